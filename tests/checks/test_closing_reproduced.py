"""The vouchers give the balances that the books report."""

from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.finding import Severity
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from tests.checks.books import BALANCE, RESULT, amounts, draft, ledger, ledgers, paid, run

CODE = "closing_reproduced"
DAY = date(2021, 5, 4)


def told(
    closing: dict[str, int] | None = None, result: dict[str, int] | None = None
) -> dict[int, ReportedBalances]:
    """Reported balances of the year."""
    return {0: ReportedBalances(closing=closing or {}, result=result or {})}


def test_nothing_to_compare() -> None:
    """No reported balances, or no vouchers (SIE types 1–3)."""
    assert run(CODE, ledger(paid(DAY))) == []
    assert run(CODE, ledger(reported=told({"1930": 5}))) == []


def test_both_statements_are_compared() -> None:
    """Balance accounts with their opening balance, result accounts by their movement only."""
    opening = {"1930": 1000, "2060": -1000}
    reported = told({"1930": 880, "2060": -1000, "1510": 0}, {"5010": 90, "4010": 0})
    books = ledger(paid(DAY, 100), opening=opening, reported=reported)
    bank, rent = run(CODE, books)
    assert {bank.severity, rent.severity} == {Severity.WARNING}
    assert (bank.difference_ore, rent.difference_ore) == (20, 10)
    assert bank.message.sv.startswith(
        "konto 1930 Bank: ingående balans och verifikationer ger 9,00 kr men utgående balans"
        " (#UB 0) är 8,80 kr"
    )
    assert "(#RES 0) is 0.90 kr" in rent.message.en


def test_a_record_that_is_left_out_is_zero() -> None:
    """Zero balances need not be written; balances that are not zero must."""
    books = ledger(paid(DAY, 100), reported=told({"1510": 0}))
    (bank,) = run(CODE, books)
    assert (bank.evidence["account"], bank.difference_ore) == ("1930", -100)
    books = ledger(paid(DAY, 100), reported=told(result={"4010": 0}))
    (rent,) = run(CODE, books)
    assert (rent.evidence["account"], rent.difference_ore) == ("5010", 100)


def test_the_transfer_of_the_result_is_a_result_account() -> None:
    """8999 is #RES to every program, though it stands in no line of the income statement."""
    closed = draft(DAY, {"8999": 40, "2069": -40})
    assert run(CODE, ledger(closed, reported=told({"2069": -40}, {"8999": 40}))) == []
    (finding,) = run(CODE, ledger(closed, reported=told({"2069": -40}, {"3981": 0})))
    assert (finding.evidence["account"], finding.difference_ore) == ("8999", 40)


def test_an_account_reported_as_both_is_compared_as_what_it_is() -> None:
    """Some programs write a zero #UB of every result account."""
    both = told({"1930": -100, "5010": 0}, {"5010": 100, "1930": 0})
    assert run(CODE, ledger(paid(DAY, 100), reported=both)) == []


def test_an_account_that_nobody_declares() -> None:
    """A balance without vouchers, on an account that the books do not know."""
    (finding,) = run(CODE, ledger(paid(DAY, 0), reported=told({"1999": 7})))
    assert finding.difference_ore == -7
    assert finding.message.sv.startswith("konto 1999: ")


def test_what_is_posted_after_the_file_was_read_is_no_difference() -> None:
    """The accruals of the closing are not in the file's balances."""
    read = ledger(paid(DAY, 100, source_line=9), reported=told({"1930": -100}, {"5010": 100}))
    accrued = read.post(draft(DAY, {"5010": 30, "2440": -30}, ""))
    assert run(CODE, accrued) == []
    missed = read.post(draft(DAY, {"5010": 30, "1930": -30}, ""))
    wrong = evolve(missed, reported=told({"1930": -130}, {"5010": 100}))
    assert [finding.difference_ore for finding in run(CODE, wrong)] == [30]


def test_a_voucher_that_was_kept_out_explains_its_difference() -> None:
    """The program counts an unbalanced voucher, the ledger does not."""
    wrong = draft(DAY, {"5010": 40, "1510": -30}, "A 2")
    reported = told({"1930": -100, "1510": -30}, {"5010": 140})
    rent, claims = run(CODE, ledger(paid(DAY, 100), rejected=(wrong,), reported=reported))
    assert (rent.difference_ore, claims.difference_ore) == (-40, 30)
    assert rent.evidence["kept_out_ore"] == 40
    assert rent.message.sv.endswith("; verifikationer som inte kan bokföras har 0,40 kr på kontot")
    assert claims.message.en.endswith("have \N{MINUS SIGN}0.30 kr on the account")


def test_many_accounts_are_told_in_one_finding_at_the_end() -> None:
    """Twenty by themselves; nothing of the total is lost."""
    books = ledger(paid(DAY, 0), reported=told({str(n): n for n in range(1600, 1623)}))
    found = run(CODE, books)
    assert (len(found), found[-1].evidence["accounts"]) == (21, 3)
    assert sum(f.difference_ore or 0 for f in found) == -sum(range(1600, 1623))
    assert found[-1].message.en.startswith("further accounts (3) have balances")


@given(ledgers(), st.sampled_from([*BALANCE, *RESULT]), amounts)
def test_one_changed_balance_is_one_finding(books: Ledger, account: str, change: int) -> None:
    """Right books give none; a reported balance that is off is found to the öre."""
    assert run(CODE, books) == []
    right = books.reported[0]
    closing, result = dict(right.closing), dict(right.result)
    side = result if account in RESULT else closing
    side[account] = side.get(account, 0) + change
    wrong = evolve(books, reported=told(closing, result))
    assert [f.difference_ore for f in run(CODE, wrong)] == ([-change] if change else [])
