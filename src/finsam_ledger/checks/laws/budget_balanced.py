"""The budget's revenue exceeds its costs (budget i balans)."""

from finsam_ledger.checks._judging import amount, kr, met, not_met, unknown
from finsam_ledger.checks.case import EQUITY_AND_RESULT, Case
from finsam_ledger.checks.law import Assessment, Law, Rule, Step
from finsam_ledger.core.finding import Severity
from finsam_ledger.core.line import RESULT_LINES
from finsam_ledger.statements.layout import Measure
from finsam_ledger.terms import Text


def _assess(case: Case) -> Assessment:
    ore = case.on_lines(case.full(case.budget), RESULT_LINES, Measure.MOVEMENT)
    if ore is None:
        return unknown(
            Text(
                "budgeten. Ange budget under [bocker] i bokslut.toml",
                "the budget. Give budget under [bocker] in bokslut.toml",
            )
        )
    result, opening = -ore, case.on_lines(case.to_date, EQUITY_AND_RESULT, Measure.OPENING)
    steps: tuple[Step, ...] = (amount("Budgeterat resultat", "Budgeted result", result),)
    if result > 0:
        return met(Text(f"resultatet är {kr(result)}", f"the result is {kr(result).en}"), *steps)
    if result == 0:
        return met(
            Text(
                "intäkter och kostnader är lika; enligt ordalydelsen ska intäkterna överstiga dem",
                "revenue and costs are equal; by the wording revenue shall exceed costs",
            ),
            *steps,
        )
    covered = _covering(result, opening)
    if opening is not None:
        steps = (*steps, amount("Ingående eget kapital", "Opening equity", -opening))
    return not_met(
        Text(
            f"kostnaderna överstiger intäkterna med {kr(-result).sv}{covered.sv}",
            f"costs exceed revenue by {kr(-result).en}{covered.en}",
        ),
        *steps,
        ore=result,
    )


def _covering(result: int, opening: int | None) -> Text:
    if opening is None:
        return Text("", "")
    if -opening >= -result:
        return Text(
            "; ingående eget kapital räcker till underskottet, men FinsamL 21 § tar inte in "
            "undantagen i KL 11 kap. 5 § tredje stycket",
            "; opening equity covers the deficit, but FinsamL 21 § does not import the exceptions "
            "of KL 11 kap. 5 § third paragraph",
        )
    return Text("; ingående eget kapital räcker inte", "; opening equity does not cover it")


RULE = Rule(
    "budget_balanced",
    Text("Budgetens intäkter överstiger kostnaderna", "The budget's revenue exceeds its costs"),
    (Law("KL 11 kap. 5 § första och andra styckena, enligt FinsamL 21 §"),),
    Severity.WARNING,
    _assess,
    Text(
        "Säg i budgeten hur underskottet täcks, eller sänk kostnaderna",
        "Say in the budget how the deficit is covered, or lower the costs",
    ),
)
