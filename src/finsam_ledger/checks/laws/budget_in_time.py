"""The board fixed the budget by 30 November (budget i tid)."""

from datetime import date

from finsam_ledger.checks._judging import day_step, met, not_met, unknown
from finsam_ledger.checks.case import Case
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text

_MONTH, _DAY = 11, 30


def _assess(case: Case) -> Assessment:
    decided = case.facts.budget_decided
    if decided is None:
        return unknown(
            Text(
                "dagen för budgetbeslutet. Ange budget_beslutad under [uppgifter]",
                "the day of the decision. Give budget_beslutad under [uppgifter]",
            )
        )
    last = date(case.ledger.year.start.year - 1, _MONTH, _DAY)
    steps = (
        day_step("Budgeten beslutad", "Budget decided", decided),
        day_step("Senaste dag", "Last day", last),
    )
    text = Text(f"beslutad {decided}", f"decided {decided}")
    return met(text, *steps) if decided <= last else not_met(text, *steps)


RULE = Rule(
    "budget_in_time",
    Text(
        "Styrelsen har fastställt budgeten senast den 30 november",
        "The board fixed the budget by 30 November",
    ),
    (Law("FinsamL 23 §"),),
    Severity.WARNING,
    _assess,
    Text("Förklara förseningen", "Explain the delay"),
)
