"""The columns of the members' contributions (medlemsbidragens kolumner)."""

from collections.abc import Iterator

from finsam_ledger.bookkeeping.contributions import (
    ContributionPlan,
    deferral_books,
    expected_books,
)
from finsam_ledger.core.period import Period
from finsam_ledger.statements.columns import DifferenceSource, LedgerSource
from finsam_ledger.statements.contributions import ACCRUED, PREPAID
from finsam_ledger.statements.evaluate import ColumnSpec
from finsam_ledger.statements.figure import Column
from finsam_ledger.terms import Text
from finsam_ledger.workspace.periods import Span, period_label


def contribution_columns(span: Span, plan: ContributionPlan) -> tuple[ColumnSpec, ...]:
    """Agreed for the year and the period, booked, deviation, accrued and prepaid (kolumner).

    Args:
        span: The books and the days of the report.
        plan: The agreed contributions. The columns of accrued and prepaid contributions are there
            when it names their accounts, and measure from the first day of the year.
    """
    return tuple(_columns(span, plan))


def _columns(span: Span, plan: ContributionPlan) -> Iterator[ColumnSpec]:
    books, year = span.ledger, Period(span.ledger.year.start, span.ledger.year.end)
    agreed, booked = expected_books(books, plan), LedgerSource(books, span.period)
    expected = LedgerSource(agreed, span.period)
    yield ColumnSpec(_dated("year_agreed", "Avtalat", "Agreed", year), LedgerSource(agreed, year))
    if (span.period.start, span.period.end) != (year.start, year.end):
        yield ColumnSpec(_dated("agreed", "Avtalat", "Agreed", span.period), expected)
    yield ColumnSpec(_dated("actual", "Bokfört", "Booked", span.period), booked)
    deviation = Column("deviation", Text("Avvikelse", "Deviation"))
    yield ColumnSpec(deviation, DifferenceSource(booked, expected))
    until = Period(year.start, span.period.end)
    if plan.accrued:
        source = LedgerSource(deferral_books(books, plan.accrued), until)
        yield ColumnSpec(Column(ACCRUED, Text("Upplupet", "Accrued")), source)
    if plan.prepaid:
        source = LedgerSource(deferral_books(books, plan.prepaid), until)
        prepaid = Column(PREPAID, Text("Förutbetalt", "Prepaid"), favourable=True)
        yield ColumnSpec(prepaid, source)


def _dated(name: str, sv: str, en: str, period: Period) -> Column:
    label = period_label(period)
    return Column(name, Text(f"{sv} {label.sv}", f"{en} {label.en}"))
