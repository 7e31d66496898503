"""Equity at the reporting date is under the recommended ceiling (tak för eget kapital)."""

from finsam_ledger.checks._ceiling import CEILING, LAW, PARAMETERS, equity_of, held_against
from finsam_ledger.checks.case import Case
from finsam_ledger.checks.law import Assessment, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text

STEP_OF_CEILING = CEILING
"""The words of the step that holds the ceiling itself (taket)."""


def _assess(case: Case) -> Assessment:
    day = case.period.end
    when = Text(f"{day}", f"{day}")
    return held_against(case, equity_of(case, "actual"), when, case.figure("balance_sheet.equity"))


RULE = Rule(
    "equity_ceiling",
    Text(
        "Eget kapital på balansdagen är högst den rekommenderade andelen av årets bidrag",
        "Equity at the reporting date is at most the recommended share of the contributions",
    ),
    (LAW,),
    Severity.WARNING,
    _assess,
    Text(
        "Planera insatser för överskottet, eller förklara varför det behövs; ett högre eget "
        "kapital kan minska kommande års tilldelning",
        "Plan the use of the surplus, or explain why it is needed; a higher equity may lower "
        "coming years' allocation",
    ),
    PARAMETERS,
)
