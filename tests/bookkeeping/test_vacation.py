"""Holiday pay owed: valued, with fees by the user's own rate, and the accounts taken there."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.register import Register
from finsam_ledger.bookkeeping.vacation import Rate, SavedDays, VacationDebt
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.testing import planning_ledger, vacation_debts

YEAR = FiscalYear.calendar(2024)
RATE = Rate(Fraction(3142, 10000), 2024, "Skatteverket 2024")
DEBT = VacationDebt(
    "s",
    date(2024, 12, 31),
    (SavedDays("1", Fraction(25, 2), 1_850_00), SavedDays("2", Fraction(5), 1_600_00)),
    RATE,
    ("2920", "7290"),
    ("2940", "7519"),
)


@given(vacation_debts(YEAR), st.integers(-(10**8), 10**8))
@settings(max_examples=50)
def test_the_accounts_become_what_is_owed_whatever_they_were(
    debt: VacationDebt, booked: int
) -> None:
    """On the day of valuation both liabilities are what is owed; twice changes nothing."""
    lines = (Line("2920", booked), Line("7290", -booked))
    ledger = planning_ledger(YEAR).post(VoucherDraft(YEAR.start, lines, text="Från löneprogrammet"))
    register = Register(debts=(debt,))
    done = register.plan(ledger).post(ledger)
    until = Period(YEAR.start, debt.day)
    assert done.balances.closing("2920", until) == -debt.pay_ore
    assert done.balances.closing("2940", until) == -debt.fee_ore
    assert register.plan(done).vouchers == ()


def test_two_valuations_in_a_year_follow_each_other() -> None:
    """The second posts what changed since the first, and both days show what was owed."""
    august = evolve(
        DEBT, id="d", day=date(2024, 8, 31), saved=(SavedDays("1", Fraction(2), 1_850_00),)
    )
    ledger = planning_ledger(YEAR)
    done = Register(debts=(DEBT, august)).plan(ledger).post(ledger)
    for debt in (august, DEBT):
        until = Period(YEAR.start, debt.day)
        assert done.balances.closing("2920", until) == -debt.pay_ore
    assert [voucher.lines[0].ore for voucher in done.journal][::2] == [
        -august.pay_ore,
        august.pay_ore - DEBT.pay_ore,
    ]


def test_days_times_pay_and_the_fees_on_it() -> None:
    """12,5 days of 1 850 kr and 5 of 1 600 kr; 31,42 % of it, half an öre up."""
    assert DEBT.pay_ore == 23_125_00 + 8_000_00
    assert DEBT.fee_ore == 9_779_48
    pay, fees = DEBT.targets()
    assert pay.reason.sv == "Semesterlöneskuld för 17,5 dagar"
    assert fees.reason.sv == "Sociala avgifter 31,42 % på semesterlöneskulden (Skatteverket 2024)"


def test_days_taken_in_advance_and_their_fees_are_rounded_away_from_zero() -> None:
    """A debt that is below zero is rounded as one above it."""
    assert SavedDays("1", Fraction(-1, 2), 101).ore == -51
    assert (RATE.of(-105), RATE.of(105)) == (-33, 33)


@pytest.mark.parametrize("share", [Fraction(-1, 10), Fraction(11, 10), 0.3142])
def test_a_rate_is_an_exact_share(share: Fraction) -> None:
    """A float, or a share outside 0–1, is no rate."""
    with pytest.raises(ValueRefusedError, match="mellan 0 och 1"):
        Rate(share, 2024, "källa")


def test_a_rate_has_a_source_and_the_year_of_the_valuation() -> None:
    """No rate without its source; last year's rate is not this year's."""
    with pytest.raises(ValueRefusedError, match="ha en källa"):
        Rate(Fraction(1, 4), 2024, "")
    with pytest.raises(ValueRefusedError, match="satsen gäller 2023"):
        VacationDebt("s", YEAR.end, (), Rate(Fraction(1, 4), 2023, "k"), ("1", "2"), ("3", "4"))
