"""The report held against the law (prövning): the balanskravsutredning and the rules' verdicts."""

from collections.abc import Sequence

from attrs import evolve

from finsam_ledger.bookkeeping.balanskrav import balanskrav_books
from finsam_ledger.checks.case import Case, Facts
from finsam_ledger.checks.law import Verdict, judge
from finsam_ledger.core.association import Association
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.statements.balanskrav import Gains, evaluate_balanskrav
from finsam_ledger.statements.evaluate import ColumnSpec
from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.layout import Covers
from finsam_ledger.workspace.periods import ColumnKind, Span

_COLUMNS = (ColumnKind.ACTUAL, ColumnKind.FORECAST)
"""An interim report assesses the balanskravsresultat by the forecast too (RKR R17)."""


def investigate(span: Span, facts: Facts) -> tuple[Statement, tuple[ColumnSpec, ...]]:
    """The balanskravsutredning and the sources of its columns (balanskravsutredning).

    Args:
        span: The books and the days of the report.
        facts: The adjustments that are declared.
    """

    def adjusted(books: Ledger) -> Ledger:
        return balanskrav_books(books, facts.adjustments, span.period.end)

    own = evolve(
        span,
        ledger=adjusted(span.ledger),
        forecast=adjusted(span.forecast) if span.forecast else None,
    )
    columns = own.columns(Covers.RESULT, _COLUMNS)
    return evaluate_balanskrav(columns, own.ledger, Gains(facts.gain_accounts)), columns


def verdicts(
    span: Span,
    facts: Facts,
    association: Association,
    statements: Sequence[Statement],
    findings: Sequence[Finding],
) -> tuple[Verdict, ...]:
    """What every rule of law and guidance concludes of a report (bedömningar).

    Args:
        span: The books and the days of the report.
        facts: What the association has declared.
        association: Whose report it is, with its members.
        statements: The statements and notes, rounded.
        findings: What the checks of the books found.
    """
    ledger = span.ledger
    reported = ledger.reported.get(-1)
    known = span.previous is not None or bool(reported and reported.closing)
    actual = span.columns(Covers.BALANCE, (ColumnKind.ACTUAL,))[0].source
    return judge(
        Case(
            ledger,
            span.period,
            statements,
            facts,
            association,
            span.budget,
            span.forecast,
            findings,
            known,
            actual,
        )
    )
