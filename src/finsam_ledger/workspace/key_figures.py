"""The key figures of a closing (nyckeltal): from its exact statements, with their days."""

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from finsam_ledger.core.period import Period
from finsam_ledger.errors import placed
from finsam_ledger.statements.evaluate import ColumnSpec
from finsam_ledger.statements.figure import Column, Statement
from finsam_ledger.statements.key_figure import Figures, KeyFigure
from finsam_ledger.statements.layout import Layout
from finsam_ledger.workspace.periods import ColumnKind, Span, period_label
from finsam_ledger.workspace.settings import Settings

KEY_FIGURE_LAYOUTS = ("resultatrakning", "balansrakning", "eget_kapital")
"""What key figures may refer to beside what the report itself has."""


@frozen
class Made:
    """What a closing has computed before it is rounded (exakta uppställningar och noter)."""

    layouts: tuple[Layout, ...]
    statements: tuple[Statement, ...]
    notes: tuple[Statement, ...]
    columns: Mapping[str, tuple[ColumnSpec, ...]]


def key_figures(settings: Settings, span: Span, made: Made) -> tuple[KeyFigure, ...]:
    """The key figures, this year and, where anything of it is known, the year before (nyckeltal).

    Args:
        settings: Which ones, and the unit of those that are amounts.
        span: The days of the report.
        made: Statements and notes with every column.

    Raises:
        UnknownNameError: A key figure refers to what is not there; file and line are told.
    """
    figures = Figures((*made.statements, *made.notes), made.columns, _days(span), settings.unit.ore)
    found = list(_made(settings, figures, tuple(_columns(settings, span))))
    if any(each.columns[1:] and each.values[-1].printed is not None for each in found):
        return tuple(found)
    return tuple(evolve(each, columns=each.columns[:1], values=each.values[:1]) for each in found)


def _made(settings: Settings, figures: Figures, columns: tuple[Column, ...]) -> Iterator[KeyFigure]:
    for spec in settings.key_figures:
        with placed(spec.where):
            yield figures.key_figure(spec, columns)


def _columns(settings: Settings, span: Span) -> Iterator[Column]:
    yield Column("actual", period_label(span.period))
    if ColumnKind.PREVIOUS in settings.columns:
        yield Column("previous", period_label(span.period.year_before()))


def _days(span: Span) -> dict[str, int]:
    year = Period(span.ledger.year.start, span.ledger.year.end)
    days: dict[str, int] = {}
    for column, period, whole in (
        ("actual", span.period, year),
        ("previous", span.period.year_before(), year.year_before()),
    ):
        days |= {f"period.days.{column}": period.days, f"year.days.{column}": whole.days}
    return days
