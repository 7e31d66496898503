"""The budget's revenue exceeds its costs (budget i balans)."""

from attrs import evolve, frozen

from finsam_ledger.checks._judging import amount, kr, met, not_met, unknown
from finsam_ledger.checks.case import EQUITY_AND_RESULT, Case
from finsam_ledger.checks.law import Assessment, Law, Rule, Step
from finsam_ledger.core.finding import Severity
from finsam_ledger.core.line import RESULT_LINES, StatementLine
from finsam_ledger.statements.layout import Measure
from finsam_ledger.terms import Text

_INCOME = frozenset(
    {
        StatementLine.OPERATING_INCOME,
        StatementLine.TAX_INCOME,
        StatementLine.GENERAL_GRANTS,
        StatementLine.FINANCIAL_INCOME,
    }
)


@frozen
class _Budget:
    """A year's budget in öre, income and equity positive."""

    income: int
    costs: int
    equity: int

    @property
    def result(self) -> int:
        return self.income - self.costs

    @property
    def missing(self) -> int:
        """What neither income nor equity covers."""
        return max(-self.result - max(self.equity, 0), 0)

    def steps(self) -> tuple[Step, ...]:
        return (
            amount("Budgeterade intäkter", "Budgeted income", self.income),
            amount("Budgeterade kostnader", "Budgeted costs", self.costs),
            amount("Budgeterat resultat", "Budgeted result", self.result),
            amount("Eget kapital vid årets början", "Equity at the start", self.equity),
            amount("Saknar täckning", "Not covered", self.missing),
        )


def _assess(case: Case) -> Assessment:
    source = case.full(case.budget)
    result = case.on_lines(source, RESULT_LINES, Measure.MOVEMENT)
    income = case.on_lines(source, _INCOME, Measure.MOVEMENT)
    if result is None or income is None:
        return unknown(
            Text(
                "budgeten. Ange budget under [bocker] i bokslut.toml",
                "the budget. Give budget under [bocker] in bokslut.toml",
            )
        )
    equity = case.on_lines(case.to_date, EQUITY_AND_RESULT, Measure.OPENING) or 0
    return _judged(_Budget(-income, result - income, -equity))


def _judged(budget: _Budget) -> Assessment:
    words = kr(budget.result)
    if budget.result > 0:
        text = Text(f"resultatet är {words.sv}", f"the result is {words.en}")
        return met(text, *budget.steps())
    if budget.result == 0:
        text = Text(
            "intäkter och kostnader är lika; enligt ordalydelsen ska intäkterna överstiga dem",
            "revenue and costs are equal; by the wording revenue shall exceed costs",
        )
        return met(text, *budget.steps())
    ore = budget.missing or -budget.result
    told = not_met(_deficit(budget), *budget.steps(), ore=ore)
    return told if budget.missing else evolve(told, severity=Severity.INFO)


def _deficit(budget: _Budget) -> Text:
    income, costs, equity = kr(budget.income), kr(budget.costs), kr(budget.equity)
    missing, deficit = kr(budget.missing), kr(-budget.result)
    if budget.missing:
        return Text(
            f"budgeten är inte i balans: kostnaderna är {costs.sv}, intäkterna {income.sv} och det "
            f"egna kapitalet vid årets början {equity.sv}; {missing.sv} saknar täckning",
            f"the budget is not balanced: costs are {costs.en}, income {income.en} and equity at "
            f"the start of the year {equity.en}; {missing.en} is not covered",
        )
    return Text(
        f"budgeten har ett underskott på {deficit.sv} som det egna kapitalet vid årets början, "
        f"{equity.sv}, räcker till; FinsamL 21 § tar inte in undantagen i KL 11 kap. 5 § tredje "
        "stycket",
        f"the budget has a deficit of {deficit.en} that equity at the start of the year, "
        f"{equity.en}, covers; FinsamL § 21 does not take in the exceptions of KL ch. 11 § 5 third "
        "paragraph",
    )


RULE = Rule(
    "budget_balanced",
    Text("Budgetens intäkter överstiger kostnaderna", "The budget's revenue exceeds its costs"),
    (Law("KL 11 kap. 5 § första och andra styckena, enligt FinsamL 21 §"),),
    Severity.WARNING,
    _assess,
    Text(
        "Säg i budgeten hur underskottet täcks och vad som gäller när det egna kapitalet är slut, "
        "eller sänk kostnaderna",
        "Say in the budget how the deficit is covered and what holds when equity is gone, or lower "
        "the costs",
    ),
)
