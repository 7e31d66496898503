"""What is behind a difference is named by the checks that find one."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.numbers import format_ore
from tests.checks.books import (
    BALANCE,
    NAMES,
    RESULT,
    YEAR,
    amounts,
    ledger,
    ledgers,
    paid,
    reported,
    run,
)


def test_a_voucher_that_the_period_balance_lacks_is_named() -> None:
    """Of two vouchers in January the books report one."""
    books = ledger(paid(YEAR.start, 500, "A 1"), paid(YEAR.start, 70, "A 2"))
    told = reported(books)
    january = {**told.period_movements, ("5010", "202101"): 500}
    (finding,) = run(
        "period_movements", evolve(books, reported={0: evolve(told, period_movements=january)})
    )
    assert "; kan förklaras av A 2 0,70 kr" in finding.message.sv


def test_an_account_that_opens_with_too_much_is_named() -> None:
    """Last year closed with 100 on the bank; the year opens with 130."""
    before = ReportedBalances(closing={"1930": 100, "2060": -100})
    books = ledger(opening={"1930": 130, "2060": -100}, reported={-1: before})
    (finding,) = run("opening_sum", books)
    assert "; kan förklaras av 1930 Bank 0,30 kr" in finding.message.sv
    assert str(finding.evidence["behind"]).endswith("0,30 kr")


@given(ledgers(), st.sampled_from([*BALANCE, *RESULT]), amounts.filter(bool))
def test_the_account_that_keeps_closing_balances_from_zero_is_named(
    books: Ledger, account: str, change: int
) -> None:
    """In right books one reported balance is changed: it alone is named, with all of the sum."""
    told = books.reported[0]
    closing, result = dict(told.closing), dict(told.result)
    side = result if account in RESULT else closing
    side[account] = side.get(account, 0) + change
    wrong = evolve(books, reported={0: evolve(told, closing=closing, result=result)})
    (finding,) = run("closing_sum", wrong)
    name = f"{account} {NAMES[account]}"
    assert finding.message.sv.endswith(f"; kan förklaras av {name} {format_ore(change)} kr")


def test_closing_balances_without_vouchers() -> None:
    """Any two accounts may chance to give the sum; one by itself says something."""
    alone = {0: ReportedBalances(closing={"1930": 130, "2060": -100, "2440": -130})}
    (finding,) = run("closing_sum", ledger(reported=alone))
    assert "; kan förklaras av 2060 Eget kapital" in finding.message.sv
    pair = {0: ReportedBalances(closing={"1930": 130, "2060": -100, "2440": -7})}
    (finding,) = run("closing_sum", ledger(reported=pair))
    assert "förklaras" not in finding.message.sv


def test_opening_balances_that_do_not_sum_to_zero_leave_closing_ones_so() -> None:
    """The vouchers give every reported balance; what is wrong came with the year."""
    books = ledger(paid(YEAR.start, 500), opening={"1930": 130, "2060": -100})
    (finding,) = run("closing_sum", evolve(books, reported={0: reported(books)}))
    assert "; kan förklaras av #IB 0,30 kr" in finding.message.sv


def test_last_years_voucher_that_the_year_opens_without_is_named() -> None:
    """Posted last year after its balances were taken over; on the bank, and in equity as a sum."""
    last = FiscalYear.calendar(2020)
    rents = paid(last.start, 500, "A 1"), paid(last.start, 70, "A 2")
    before = ledger(*rents, year=last, opening={"1930": 1000, "2060": -1000})
    taken_over = ledger(opening={"1930": 500, "2060": -500})
    equity, bank = run("opening_is_previous_closing", taken_over, before)
    assert bank.difference_ore == 70
    words = "; kan förklaras av A 2 \N{MINUS SIGN}0,70 kr (föregående års verifikationer)"
    assert bank.message.sv.endswith(words)
    assert equity.message.sv.startswith("eget kapital")
    assert "förklaras" not in equity.message.sv


def test_what_nothing_gives_is_not_explained() -> None:
    """No account opens with just what the sum is out by."""
    books = ledger(opening={"1930": 130, "2060": -100, "2440": -7})
    (finding,) = run("opening_sum", books)
    assert "förklaras" not in finding.message.sv
