"""A budget for what nobody books."""

from datetime import date

from attrs import evolve

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


def subject(books: Ledger, budget: Ledger, *statements: str) -> Subject:
    """Books with a budget, in a report with the statement budget."""
    return Subject(books, YEAR, budget=budget, statements=frozenset(statements or ("budget",)))


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
