"""Counter-entries of cash: exact, on the other side only, and never more than was booked."""

from datetime import date

from attrs import evolve
from hypothesis import given

from finsam_ledger.bookkeeping.counter_entries import cash_books, counter_entries
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.testing import ledgers, sums_to_zero

ACCOUNTS = ("1910", "1930", "2440", "2710", "5010", "6570", "7210")
BOOKS = Ledger(
    Association("A"),
    chart_named("bas"),
    FiscalYear.calendar(2024),
    {number: Account(number) for number in ACCOUNTS},
)


def against_cash(*amounts: tuple[str, int]) -> dict[str, int]:
    """What is left of a voucher when only the counter-entries of cash are kept, cash apart."""
    draft = VoucherDraft(date(2024, 3, 1), tuple(Line(number, ore) for number, ore in amounts))
    made = cash_books(BOOKS.post(draft))
    return {
        line.account: line.ore
        for voucher in made.journal
        for line in voucher.lines
        if line.account not in {"1910", "1930"}
    }


def test_a_payment_is_for_what_stands_on_the_other_side() -> None:
    """The debt that was paid, and the salary that was paid net of what was withheld."""
    assert against_cash(("1930", -500), ("2440", 500)) == {"2440": 500}
    salary = (("7210", 100_00), ("2710", -30_00), ("1930", -70_00))
    assert against_cash(*salary) == {"7210": 70_00}


def test_several_cash_and_several_other_lines_are_allocated_exactly() -> None:
    """Largest remainder over the other side: 100 öre over 1 : 1 : 1 are 34, 33 and 33."""
    lines = (("1930", -90), ("1910", -10), ("2710", -50), ("5010", 50), ("6570", 50), ("7210", 50))
    assert against_cash(*lines) == {"5010": 34, "6570": 33, "7210": 33}


def test_a_transfer_between_cash_accounts_cancels() -> None:
    """It has no other side; a fee taken with it does."""
    assert against_cash(("1910", 100), ("1930", -100)) == {}
    fee = (("1910", 100), ("1930", -103), ("6570", 3))
    assert against_cash(*fee) == {"6570": 3}


@given(ledgers())
def test_every_ore_of_cash_has_its_other_side(ledger: Ledger) -> None:
    """The other lines sum to the change in cash, turned, whatever the vouchers hold."""
    made = cash_books(ledger)
    sums_to_zero(evolve(made, opening={}, balances=None))
    assert {v.name for v in made.journal} <= {v.name for v in ledger.journal}


@given(ledgers())
def test_no_counter_entry_is_more_than_its_line(ledger: Ledger) -> None:
    """Every line kept has the sign of the line it came from and at most its amount."""
    accounts = frozenset(ledger.used_accounts[::2])
    own = {(v.series, v.number): v for v in ledger.journal}
    for voucher in counter_entries(ledger, accounts).journal:
        left = list(own[voucher.series, voucher.number].lines)
        for line in voucher.lines:
            found = next(
                old for old in left if old.account == line.account and within(line.ore, old.ore)
            )
            left.remove(found)


def within(part: int, whole: int) -> bool:
    """Whether an amount is a part of another, on the same side."""
    return min(0, whole) <= part <= max(0, whole)


def test_the_same_books_are_made_once() -> None:
    """Asked again, the same ledger gives the same books."""
    assert counter_entries(BOOKS, {"1930"}) is counter_entries(BOOKS, ["1930"])
