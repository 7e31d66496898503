"""A budget that is not balanced, and one for what nobody books."""

from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.budget import BudgetRow, budget_books
from finsam_ledger.checks import Subject
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line, VoucherDraft
from tests.checks.books import YEAR, check, ledger

TEN, TWENTY = (ObjectRef("6", "10"),), (ObjectRef("6", "20"),)


def told(code: str, subject: Subject) -> list[Finding]:
    """What one check says."""
    return list(check(code).run(subject))


def balanced(income: int, costs: int, equity: int) -> list[Finding]:
    """What the check says of a budget in a report that has it as a statement."""
    books = ledger(opening={"1930": equity, "2060": -equity})
    rows = [BudgetRow("3981", (-income,) + (0,) * 11), BudgetRow("5010", (costs,) + (0,) * 11)]
    return told("budget_balanced", subject(books, budget_books(books, rows)))


def subject(books: Ledger, budget: Ledger, *statements: str) -> Subject:
    """Books with a budget, in a report with the statement budget."""
    return Subject(books, YEAR, budget=budget, statements=frozenset(statements or ("budget",)))


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(-500, 500))
def test_a_budget_is_balanced_covered_or_told(income: int, costs: int, equity: int) -> None:
    """No finding when income suffices; covered by equity; or exactly what is missing."""
    found, deficit = balanced(income, costs, equity), costs - income
    if deficit <= 0:
        assert found == []
        return
    (finding,) = found
    missing = deficit - max(equity, 0)
    expected = ("budget_not_balanced", Severity.WARNING, missing)
    if missing <= 0:
        expected = ("budget_deficit_covered", Severity.INFO, deficit)
    assert (finding.code, finding.severity, finding.difference_ore) == expected
    facts = [finding.evidence[name] for name in ("costs_ore", "income_ore", "equity_ore")]
    assert facts == [costs, income, equity]


def test_a_report_without_the_budget_is_not_looked_at() -> None:
    """A budget column beside the outcome is no budget document."""
    books = ledger(opening={"1930": 0})
    budget = budget_books(books, [BudgetRow("5010", (5,) * 12)])
    assert told("budget_balanced", subject(books, budget, "income_statement")) == []
    assert told("budget_balanced", Subject(books, YEAR)) == []


def booked() -> Ledger:
    """Books that use project 10 only."""
    rows = (Line("5010", 100, TEN), Line("1930", -100))
    return evolve(ledger(), objects={TEN[0]: "Tio", TWENTY[0]: "Tjugo"}, balances=None).post(
        VoucherDraft(date(2021, 1, 5), rows)
    )


def test_a_budgeted_project_that_no_voucher_has() -> None:
    """Told with its name and the line of the budget, once; project 10 is booked and not told."""
    books = booked()
    rows = [
        BudgetRow("5010", (5,) * 12, TEN, line=2),
        BudgetRow("5010", (5,) * 12, TWENTY, line=3),
        BudgetRow("4010", (5,) * 12, TWENTY, line=4),
        BudgetRow("5010", (5,) * 12, line=5),
    ]
    checked = subject(books, budget_books(books, rows))
    (finding,) = told("budget_without_vouchers", checked)
    assert (finding.severity, finding.evidence["budget_line"]) == (Severity.INFO, 3)
    assert "projektet 20 Tjugo har budget" in finding.message.sv


def test_before_the_first_voucher_and_outside_the_period_nothing_is_told() -> None:
    """A new year's budget has no vouchers yet; a project that starts later is not due."""
    later = BudgetRow("5010", (0,) * 11 + (5,), TWENTY)
    empty = ledger()
    fresh = subject(empty, budget_books(empty, [later]))
    assert told("budget_without_vouchers", fresh) == []
    books = booked()
    part = subject(books, budget_books(books, [later]))
    part = evolve(part, period=YEAR.until(date(2021, 8, 31)))
    assert told("budget_without_vouchers", part) == []
    assert told("budget_without_vouchers", Subject(books, YEAR)) == []
