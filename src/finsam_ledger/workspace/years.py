"""The years of an overview (flerårsöversiktens år): from the books, or as somebody typed them."""

from collections.abc import Iterator, Mapping

from finsam_ledger.core.ledger import ReportedBalances
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.statements.columns import ReportedSource, Source
from finsam_ledger.statements.evaluate import ColumnSpec
from finsam_ledger.statements.figure import Column
from finsam_ledger.statements.layout import Layout
from finsam_ledger.statements.stated import StatedSource, StatedYear
from finsam_ledger.workspace.periods import Span, period_label, source_over

_YEAR_NAMES = {0: "actual", 1: "previous"}


def year_columns(span: Span, layout: Layout) -> tuple[ColumnSpec, ...]:
    """This period and the years before it (flerårsöversikt), those of which anything is known.

    Args:
        span: The books, and the years that somebody typed.
        layout: How many years, and the rows that typed amounts are of.

    Raises:
        ConfigurationError: Two amounts of a typed year are of the same row.
    """
    stated = {each.year: each for each in span.stated}
    made = (
        _column(span, year, back) or _stated_column(stated, year, layout)
        for back, year in enumerate(fiscal_years(span, layout.years))
    )
    return tuple(spec for spec in made if spec is not None)


def fiscal_years(span: Span, count: int) -> Iterator[FiscalYear]:
    """This year and those before it (räkenskapsår).

    Args:
        span: The books.
        count: How many.
    """
    year = span.ledger.year
    for _ in range(count):
        yield year
        year = year.previous()


def year_of_books(span: Span, year: FiscalYear, period: Period) -> Source | None:
    """A year by its own books, else by what later books report of it (årets källa).

    Args:
        span: The books.
        year: The year.
        period: The days of it that are wanted.

    Returns:
        None where no books tell of it.
    """
    known = [each for each in (span.ledger, span.previous, *span.earlier) if each is not None]
    for ledger in known:
        if ledger.year == year:
            return source_over(ledger, period)
    for ledger in known:
        told = ledger.reported.get(year.end.year - ledger.year.end.year, ReportedBalances())
        if told.result and told.closing and year.end < ledger.year.start:
            return ReportedSource(told, period)
    return None


def _column(span: Span, year: FiscalYear, back: int) -> ColumnSpec | None:
    period = Period(year.start, year.end) if back else span.period
    source = year_of_books(span, year, period)
    if source is None:
        return None
    name = _YEAR_NAMES.get(back, f"year_{year.end.year}")
    return ColumnSpec(Column(name, period_label(period)), source)


def _stated_column(
    stated: Mapping[int, StatedYear], year: FiscalYear, layout: Layout
) -> ColumnSpec | None:
    """A typed year; last year's is not named "previous", as no other statement has its figures."""
    found = stated.get(year.end.year)
    if found is None:
        return None
    period = Period(year.start, year.end)
    column = Column(f"year_{year.end.year}", period_label(period), stated=found.source)
    return ColumnSpec(column, StatedSource(found, period, found.by_row(layout)))
