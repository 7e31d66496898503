"""The budget is balanced, or its deficit is covered (budget i balans), KL 11 kap. 5 §.

Income must exceed costs. A förbund often budgets to use up what its members have paid in before:
then equity at the start of the year must suffice. It is looked at in a report that has the budget
as a statement of its own (layout ``budget``).
"""

from collections.abc import Iterator

from attrs import evolve

from finsam_ledger.checks._telling import Trouble
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import StatementLine
from finsam_ledger.terms import Text

_SOURCE = "Lag (2003:1210) 21 §; KL (2017:725) 11 kap. 5 § första stycket, från 2018"
_STATEMENT = "budget"
_EQUITY = frozenset({StatementLine.EQUITY, StatementLine.RESULT_TRANSFER})
_INCOME = frozenset(
    {
        StatementLine.OPERATING_INCOME,
        StatementLine.TAX_INCOME,
        StatementLine.GENERAL_GRANTS,
        StatementLine.FINANCIAL_INCOME,
    }
)
_UNCOVERED = Trouble(
    "budget_not_balanced",
    Severity.WARNING,
    Text(
        "budgeten är inte i balans: kostnaderna är {costs_ore}, intäkterna {income_ore} och det"
        " egna kapitalet vid årets början {equity_ore}; {missing_ore} saknar täckning",
        "the budget is not balanced: costs are {costs_ore}, income {income_ore} and equity at the"
        " start of the year {equity_ore}; {missing_ore} is not covered",
    ),
    Text(
        "Sänk kostnaderna, höj bidragen eller besluta hur underskottet ska täckas",
        "Lower the costs, raise the contributions or decide how the deficit is to be covered",
    ),
    _SOURCE,
)
_COVERED = evolve(
    _UNCOVERED,
    code="budget_deficit_covered",
    severity=Severity.INFO,
    message=Text(
        "budgeten har ett underskott på {deficit_ore} (kostnader {costs_ore}, intäkter"
        " {income_ore}) som täcks av det egna kapitalet vid årets början, {equity_ore}",
        "the budget has a deficit of {deficit_ore} (costs {costs_ore}, income {income_ore}) that"
        " equity at the start of the year, {equity_ore}, covers",
    ),
    remedy=Text(
        "Motivera i budgeten att eget kapital används, och vad som gäller när det är slut",
        "Say in the budget why equity is used, and what holds when it is gone",
    ),
)


def _run(subject: Subject) -> Iterator[Finding]:
    budget = subject.budget
    if budget is None or _STATEMENT not in subject.statements:
        return
    income = -sum(_year(budget, n) for n in budget.used_accounts if budget.line_of(n) in _INCOME)
    result = -sum(_year(budget, n) for n in budget.used_accounts if budget.line_of(n).is_result)
    equity = -sum(ore for n, ore in budget.opening.items() if budget.line_of(n) in _EQUITY)
    if result < 0:
        missing = -result - max(equity, 0)
        trouble = _UNCOVERED if missing > 0 else _COVERED
        yield trouble.found(
            subject,
            ore=max(missing, 0) or -result,
            costs_ore=income - result,
            income_ore=income,
            equity_ore=equity,
            deficit_ore=-result,
            missing_ore=max(missing, 0),
        )


def _year(budget: Ledger, number: str) -> int:
    return budget.balances.movement(number, budget.year)


CHECK = Check(
    "budget_balanced",
    Text("Budgeten är i balans", "The budget is balanced"),
    _SOURCE,
    _run,
)
