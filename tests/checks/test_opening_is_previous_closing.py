"""Opening balance is last year's closing balance: by last year's books, or by the file."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.account import Account
from finsam_ledger.core.finding import Severity
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.period import FiscalYear
from tests.checks.books import BALANCE, NAMES, amounts, draft, ledger, ledgers, reported, run

CODE = "opening_is_previous_closing"
LAST = FiscalYear.calendar(2020)
DAY = date(2020, 5, 4)


def last_year() -> Ledger:
    """A year that ends with 900 in the bank, 1 000 in equity and a loss of 100."""
    rent = draft(DAY, {"5010": 100, "1930": -100})
    return ledger(rent, year=LAST, opening={"1930": 1000, "2060": -1000})


def rolled(books: Ledger) -> dict[str, int]:
    """The opening balances of the year after, last year's result on 2069."""
    closing = {n: books.balances.closing(n, books.year) for n in books.used_accounts}
    kept = {n: ore for n, ore in closing.items() if n in BALANCE}
    return {**kept, "2069": kept.get("2069", 0) - sum(kept.values())}


def moved(opening: dict[str, int], account: str, ore: int) -> dict[str, int]:
    """The opening balances with one of them changed."""
    return {**opening, account: opening.get(account, 0) + ore}


def test_the_result_may_have_moved_within_equity() -> None:
    """2060 takes last year's loss, and the bank agrees."""
    opening = {"1930": 900, "2060": -900}
    assert run(CODE, ledger(opening=opening), last_year()) == []


def test_nothing_to_compare_with() -> None:
    """Neither last year's books nor #UB -1."""
    assert run(CODE, ledger(opening={"1930": 900})) == []
    empty = {-1: ReportedBalances(result={"5010": 4})}
    assert run(CODE, ledger(opening={"1930": 900}, reported=empty)) == []


def test_an_account_that_differs_is_an_error_when_the_books_are_at_hand() -> None:
    """The account, both balances and the difference, this year less last."""
    opening = {"1930": 850, "2060": -900}
    (finding,) = run(CODE, ledger(opening=opening), last_year())
    assert (finding.code, finding.severity) == (CODE, Severity.ERROR)
    assert finding.difference_ore == -50
    assert finding.message.sv.startswith("konto 1930 Bank: ingående balans är 8,50 kr men")
    assert finding.message.en.startswith("account 1930 Bank: the opening balance is 8.50 kr but")
    assert finding.evidence["closing_ore"] == 900


def test_equity_is_one_sum() -> None:
    """A result that was never moved is missing from equity, not from any one account."""
    opening = {"1930": 900, "2060": -1000}
    (finding,) = run(CODE, ledger(opening=opening), last_year())
    assert finding.difference_ore == -100
    assert finding.message.sv.startswith("eget kapital med föregående års resultat: ")


def test_an_account_that_only_last_year_knows() -> None:
    """Its name comes from last year's books."""
    gone = draft(DAY, {"1680": 70, "1930": -70})
    accounts = {"1680": Account("1680", "Andra fordringar")}
    before = ledger(gone, year=LAST, accounts=accounts)
    (finding,) = run(CODE, ledger(opening={"1930": -70}), before)
    assert finding.difference_ore == -70
    assert "konto 1680 Andra fordringar" in finding.message.sv


def file_with(opening: dict[str, int], closing: dict[str, int], result: int = 0) -> Ledger:
    """Books whose file reports last year's closing balances and result."""
    told = ReportedBalances(closing=closing, result={"5010": result} if result else {})
    return ledger(opening=opening, reported={-1: told})


@pytest.mark.parametrize(
    ("opening", "closing", "result"),
    [
        ({"1930": 900, "2060": -900}, {"1930": 900, "2060": -1000}, 100),
        ({"1930": 900, "2069": -900}, {"1930": 900, "2069": -900}, 100),
        ({"1930": 900, "2060": -900}, {"1930": 900, "2069": -900}, 0),
        ({"1930": 900, "2060": -900}, {"1930": 900, "2060": -900, "9999": 0}, 0),
    ],
    ids=["result moved", "account by account", "within equity", "zero and none"],
)
def test_a_file_that_agrees(opening: dict[str, int], closing: dict[str, int], result: int) -> None:
    """Account by account, or equity as one sum with the result that the file reports."""
    assert run(CODE, file_with(opening, closing, result)) == []


def test_a_file_that_contradicts_itself_is_a_warning() -> None:
    """#IB 0 against #UB -1, where no books of last year are at hand."""
    books = file_with({"1930": 900, "2060": -900}, {"1930": 905, "2060": -905})
    equity, bank = run(CODE, books)
    assert {bank.severity, equity.severity} == {Severity.WARNING}
    assert (bank.difference_ore, equity.difference_ore) == (-5, 5)
    assert "(#UB -1)" in bank.message.sv


def test_books_at_hand_go_before_what_the_file_reports() -> None:
    """Nothing is told twice."""
    books = file_with({"1930": 900, "2060": -900}, {"1930": 1, "2060": -1})
    assert run(CODE, books, last_year()) == []


def test_many_accounts_are_told_in_one_finding_at_the_end() -> None:
    """Twenty by themselves, the largest first; nothing of the total is lost."""
    opening = {str(number): number for number in range(1600, 1625)}
    found = run(CODE, ledger(opening=opening), last_year())
    assert len(found) == 21
    assert found[0].difference_ore == 1624
    assert found[-1].evidence["accounts"] == 7
    total = found[0].evidence["total_ore"]
    assert sum(finding.difference_ore or 0 for finding in found) == total
    assert found[-1].message.sv.startswith("ytterligare konton (7 st) har en ingående balans")


@given(ledgers(), st.sampled_from(BALANCE), amounts)
def test_one_changed_opening_balance_is_one_finding(
    last: Ledger, account: str, change: int
) -> None:
    """With last year's books: rolled over they agree, and one change is found to the öre."""
    opening = rolled(last)
    assert run(CODE, ledger(opening=opening), last) == []
    found = run(CODE, ledger(opening=moved(opening, account, change)), last)
    assert [finding.difference_ore for finding in found] == ([change] if change else [])


@given(ledgers(), st.sampled_from(BALANCE), amounts)
def test_one_changed_reported_balance_is_one_finding(
    last: Ledger, account: str, change: int
) -> None:
    """With #UB -1 and #RES -1 only, whatever names the accounts have."""
    opening, told = rolled(last), reported(last)
    accounts = {number: Account(number) for number in NAMES}
    right = ledger(opening=opening, reported={-1: told}, accounts=accounts)
    assert run(CODE, right) == []
    closing = moved(dict(told.closing), account, change)
    wrong = {-1: ReportedBalances(closing=closing, result=told.result)}
    found = run(CODE, ledger(opening=opening, reported=wrong))
    same = all(opening.get(n, 0) == closing.get(n, 0) for n in ("2060", "2069"))
    expected = [] if not change or (same and account in ("2060", "2069")) else [-change]
    assert [finding.difference_ore for finding in found] == expected
