"""The findings of the rules of law, told apart from those of the checks of the books."""

from finsam_ledger.checks.law import all_rules
from finsam_ledger.core.finding import Finding
from finsam_ledger.reports.report import Report

CODES = frozenset(rule.code for rule in all_rules())


def of_books(report: Report) -> list[Finding]:
    """What reading and checking the books found; what the rules conclude has tests of its own."""
    return [finding for finding in report.findings if finding.code not in CODES]


def outcomes(report: Report) -> dict[str, str]:
    """What each rule came to, by code."""
    return {v.rule.code: v.assessment.outcome.value for v in report.verdicts}
