"""The key figures of a closing (nyckeltal): from its exact statements, with their days."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve, frozen

from finsam_ledger.core.period import Period
from finsam_ledger.errors import placed
from finsam_ledger.statements.evaluate import ColumnSpec
from finsam_ledger.statements.figure import Column, Statement
from finsam_ledger.statements.key_figure import Figures, KeyFigure, KeyValue
from finsam_ledger.statements.layout import Layout
from finsam_ledger.terms import Text
from finsam_ledger.workspace.periods import ColumnKind, Span, period_label
from finsam_ledger.workspace.settings import Settings

KEY_FIGURE_LAYOUTS = ("resultatrakning", "balansrakning", "eget_kapital")
"""What key figures may refer to beside what the report itself has."""
_PREVIOUS = "previous"


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
    found = [
        _dated(each, span, made) for each in _made(settings, figures, _columns(settings, span))
    ]
    if any(each.columns[1:] and each.values[-1].printed is not None for each in found):
        return tuple(found)
    return tuple(evolve(each, columns=each.columns[:1], values=each.values[:1]) for each in found)


def _made(settings: Settings, figures: Figures, columns: Iterable[Column]) -> Iterator[KeyFigure]:
    wanted = tuple(columns)
    for spec in settings.key_figures:
        with placed(spec.where):
            yield figures.key_figure(spec, wanted)


def _dated(each: KeyFigure, span: Span, made: Made) -> KeyFigure:
    """With last year's end over what is known of that day, and not of the same months (daterat)."""
    before = span.period.year_before().end
    columns = [
        evolve(column, label=_day_of(value, before, made) or column.label)
        if column.id == _PREVIOUS
        else column
        for column, value in zip(each.columns, each.values, strict=True)
    ]
    return evolve(each, columns=tuple(columns))


def _day_of(value: KeyValue, before: date, made: Made) -> Text | None:
    """The heading that all its figures have, where they are of another day than the column's."""
    headings, days = set(), set()
    for part in (*value.numerator, *value.denominator):
        if part.source is not None:
            statement, *_, name = part.place.split(".")
            headings |= {s.column.label for s in made.columns[statement] if s.column.id == name}
            days.add(part.source.period.end)
    return headings.pop() if len(headings) == 1 and before not in days else None


def _columns(settings: Settings, span: Span) -> Iterator[Column]:
    yield Column("actual", period_label(span.period))
    if ColumnKind.PREVIOUS in settings.columns:
        yield Column(_PREVIOUS, period_label(span.period.year_before()))


def _days(span: Span) -> dict[str, int]:
    year = Period(span.ledger.year.start, span.ledger.year.end)
    days: dict[str, int] = {}
    for column, period, whole in (
        ("actual", span.period, year),
        (_PREVIOUS, span.period.year_before(), year.year_before()),
    ):
        days |= {f"period.days.{column}": period.days, f"year.days.{column}": whole.days}
    return days
