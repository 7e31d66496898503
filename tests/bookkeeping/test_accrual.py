"""Accruals: parts that sum, balances that follow the plan on every day, and what is refused."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.accrual import Accrual, Spread, Timing, below, later, repeated
from finsam_ledger.bookkeeping.register import Register
from finsam_ledger.bookkeeping.schedule import Schedule, Step, spread, steps_of
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.testing import accruals, ore, periods, planning_ledger, sums_to_zero
from tests.bookkeeping.years import each_year

YEAR = FiscalYear.calendar(2024)
QUARTER = Period(date(2025, 1, 1), date(2025, 3, 31))


def rent(booked: date = date(2024, 12, 15), **options: object) -> Accrual:
    """A quarter's rent of 300 kr, booked before it by default."""
    given = {"receivable": "1710", "payable": "2990", **options}
    return Accrual("h", "Hyra", "5010", (Step(booked, 300_00),), QUARTER, **given)  # type: ignore[arg-type]


@given(ore(), periods(), st.sampled_from(Spread))
def test_the_parts_sum_exactly_and_stand_in_their_months(
    amount: int, period: Period, by: Spread
) -> None:
    """No öre is lost or made, each part is on the last day of its month within the period."""
    steps = spread(amount, period, by_days=by is Spread.DAYS)
    assert sum(step.ore for step in steps) == amount
    assert {step.day for step in steps} <= {month.end for month in period.months()}
    assert all(step.ore * amount > 0 for step in steps)


@given(ore(), periods())
def test_what_is_spread_is_always_the_nearest_ore(amount: int, period: Period) -> None:
    """Through any month the sum is what those months alone are worth, within half an öre."""
    steps = spread(amount, period, by_days=True)
    done = 0
    for step in steps:
        done += step.ore
        share = Fraction(amount * Period(period.start, step.day).days, period.days)
        assert abs(done - share) <= Fraction(1, 2)


@given(st.integers(1, 10**8), periods())
def test_each_part_is_within_an_ore_of_its_days(amount: int, period: Period) -> None:
    """By days, each month gets its share of the days, rounded up or down."""
    parts = {step.day: step.ore for step in spread(amount, period, by_days=True)}
    for month in period.months():
        assert abs(parts.get(month.end, 0) * period.days - amount * month.days) < period.days


def test_a_whole_month_weighs_one_and_a_part_its_share() -> None:
    """Three months from the middle of January: 17/31 + 1 + 1 + 14/30 of a month."""
    steps = spread(300_00, Period(date(2025, 1, 15), date(2025, 4, 14)))
    assert [step.ore for step in steps] == [54_56, 99_51, 99_50, 46_43]
    by_days = spread(90_00, Period(date(2025, 1, 15), date(2025, 4, 14)), by_days=True)
    assert [step.ore for step in by_days] == [17_00, 28_00, 31_00, 14_00]


@given(accruals(YEAR))
def test_the_balance_accounts_follow_the_plan_on_every_day(accrual: Accrual) -> None:
    """Over all years, on each day, the account holds what remains of the schedule, öre for öre."""
    register = Register((accrual,))
    for ledger in each_year(register, planning_ledger(YEAR), accrual.period.end):
        schedules = [*register.accrued(ledger.year)]
        for day in days_to_look_at(schedules, ledger):
            until = Period(ledger.year.start, day)
            for account in ("1710", "1790", "2970", "2990"):
                planned = sum(s.remaining(day) for s in schedules if s.account == account)
                assert ledger.balances.closing(account, until) == planned
        sums_to_zero(ledger)


def days_to_look_at(schedules: list[Schedule], ledger: Ledger) -> list[date]:
    """Each day on which a schedule changes, the days around it, and the ends of the year."""
    near = {
        step.day + timedelta(days=shift)
        for schedule in schedules
        for step in schedule.steps
        for shift in (-1, 0, 1)
    }
    return sorted(day for day in {*near, ledger.year.start, ledger.year.end} if day in ledger.year)


@given(accruals(YEAR))
def test_nothing_remains_when_all_is_booked_and_the_period_is_over(accrual: Accrual) -> None:
    """In the end both balance accounts are empty, whichever way the accrual is posted."""
    end = max(accrual.period.end, accrual.booked[-1].day)
    years = [date(year, 12, 31) for year in range(2023, end.year + 1)]
    for schedule in accrual.schedules(years):
        assert schedule.remaining(end + timedelta(days=1)) == 0


@given(accruals(YEAR))
def test_receivables_and_debts_are_never_set_off(accrual: Accrual) -> None:
    """A receivable is never below zero, a debt never above (LKBR 4 kap. 4 §, no set-off)."""
    for schedule in accrual.schedules([YEAR.end]):
        sign = 1 if schedule.account.startswith("17") else -1
        assert all(sign * schedule.remaining(step.day) >= 0 for step in schedule.steps)


def test_a_closing_accrual_is_reversed_the_day_after() -> None:
    """Posted at the closings only: what remains is put up, and taken away on the next day."""
    (schedule,) = rent(timing=Timing.CLOSING).schedules([date(2024, 12, 31), date(2025, 1, 31)])
    assert schedule.steps == (
        Step(date(2024, 12, 31), 300_00),
        Step(date(2025, 1, 1), -300_00),
        Step(date(2025, 1, 31), 200_00),
        Step(date(2025, 2, 1), -200_00),
    )


def test_booked_in_the_middle_it_is_first_owed_and_then_prepaid() -> None:
    """Two accounts, each with its own side: the accrued cost turns into a prepaid one."""
    prepaid, accrued = rent(date(2025, 2, 10)).schedules()
    assert (prepaid.account, prepaid.steps) == (
        "1710",
        steps_of(
            [
                (date(2025, 2, 10), 200_00),
                (date(2025, 2, 28), -100_00),
                (date(2025, 3, 31), -100_00),
            ]
        ),
    )
    assert (accrued.account, accrued.steps) == (
        "2990",
        steps_of([(date(2025, 1, 31), -100_00), (date(2025, 2, 10), 100_00)]),
    )
    assert prepaid.reason.sv.startswith("Förutbetald kostnad")
    assert accrued.reason.sv.startswith("Upplupen kostnad")


def test_an_account_that_the_balance_needs_must_be_given() -> None:
    """The message names the accrual, the kind, the day, the amount and the key."""
    with pytest.raises(ValueRefusedError) as error:
        rent(date(2025, 2, 10), payable="")
    assert error.value.text() == (
        "h är upplupen kostnad 2025-01-31 med 100,00 kr, men kontot för det är inte angivet."
        " Ange kontot i nyckeln skuld."
    )


def test_nothing_to_accrue_is_refused() -> None:
    """An amount of zero, or amounts that cancel, are no accrual."""
    with pytest.raises(ValueRefusedError, match="inget belopp"):
        Accrual("h", "Hyra", "5010", (), QUARTER, "1710", "2990")


def test_it_recurs_with_month_ends_kept() -> None:
    """Every third month, numbered; an end of a month stays the end of a month."""
    four = repeated(rent(), 3, date(2025, 12, 31))
    assert [accrual.id for accrual in four] == ["h-1", "h-2", "h-3", "h-4"]
    assert [accrual.period.end.isoformat() for accrual in four] == [
        "2025-03-31",
        "2025-06-30",
        "2025-09-30",
        "2025-12-31",
    ]
    assert four[1].booked == (Step(date(2025, 3, 15), 300_00),)
    assert later(date(2024, 1, 31), 1) == date(2024, 2, 29)
    with pytest.raises(ValueRefusedError, match="minst 1 månad"):
        repeated(rent(), 0, date(2025, 12, 31))


def test_what_is_not_material_is_left_out_and_told() -> None:
    """Below the threshold nothing is posted; the finding names each item and their sum."""
    register = Register((rent(),), threshold=300_01)
    plan = register.plan(planning_ledger(YEAR))
    assert plan.vouchers == ()
    (finding,) = plan.findings
    assert (finding.code, finding.difference_ore) == ("below_materiality", 300_00)
    assert "h 300,00" in finding.message.sv
    assert list(below((rent(),), 300_00)) == []


def test_by_days_and_by_months_differ_only_in_the_parts() -> None:
    """January has 31 of the quarter's 90 days."""
    assert rent().parts[0].ore == 100_00
    assert rent(by=Spread.DAYS).parts[0].ore == 103_33


def test_steps_must_rise() -> None:
    """Two steps on one day, or out of order, are refused."""
    twice = (Step(YEAR.end, 1), Step(YEAR.end, 2))
    with pytest.raises(ValueRefusedError, match="tidsordning"):
        Schedule("x", "X", "1710", "5010", twice)
