"""The report held against the law (prövning): the balanskravsutredning and the rules' verdicts."""

from attrs import evolve

from finsam_ledger.bookkeeping.balanskrav import balanskrav_books
from finsam_ledger.bookkeeping.contributions import ContributionPlan
from finsam_ledger.checks.case import Case, Facts
from finsam_ledger.checks.law import judge
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.numbers import ORE_PER_KRONA
from finsam_ledger.reports.report import Report
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


def agreed(facts: Facts, plan: ContributionPlan) -> Facts:
    """The facts with what the members have agreed, where nothing else is declared (avtalat).

    Args:
        facts: What the association has declared.
        plan: What the members have agreed to pay, and on which accounts.
    """
    accounts = tuple(interval for member in plan.members for interval in member.accounts)
    ore = plan.year_kronor * ORE_PER_KRONA
    return evolve(
        facts,
        contributions_ore=ore if facts.contributions_ore is None else facts.contributions_ore,
        contribution_accounts=facts.contribution_accounts or accounts,
    )


def judged(report: Report, span: Span, facts: Facts) -> Report:
    """The report with what every rule of law and guidance concludes of it (prövad rapport).

    Args:
        report: The report, rounded and checked.
        span: The books and the days of the report.
        facts: What the association has declared.

    Returns:
        The report with its verdicts; what is not met is among the findings.
    """
    found = judge(_case(report, span, facts))
    told = [finding for verdict in found if (finding := verdict.finding())]
    findings = sorted((*report.findings, *told), key=lambda finding: -finding.severity)
    return evolve(report, verdicts=found, findings=tuple(findings))


def _case(report: Report, span: Span, facts: Facts) -> Case:
    reported = span.ledger.reported.get(-1)
    return Case(
        span.ledger,
        span.period,
        (*report.statements, *report.notes),
        facts,
        report.association,
        span.budget,
        span.forecast,
        report.findings,
        span.previous is not None or bool(reported and reported.closing),
        span.columns(Covers.BALANCE, (ColumnKind.ACTUAL,))[0].source,
    )
