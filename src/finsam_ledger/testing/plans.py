"""Strategies for what is planned (periodiseringar, inventarier, semesterskuld, register)."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from finsam_ledger.bookkeeping.accrual import Accrual, Spread, Timing
from finsam_ledger.bookkeeping.asset import Asset, AssetAccounts, Disposal
from finsam_ledger.bookkeeping.register import Recurring, Register
from finsam_ledger.bookkeeping.schedule import steps_of
from finsam_ledger.bookkeeping.vacation import Rate, SavedDays, VacationDebt
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line
from finsam_ledger.testing.values import days, objects, ore

COSTS, INCOMES = ("5010", "6310"), ("3981", "3983")
RECEIVABLES, PAYABLES = ("1710", "1790"), ("2970", "2990")
EQUIPMENT = (
    AssetAccounts("1220", "1229", "7832", "3973", "7973"),
    AssetAccounts("1250", "1259", "7834", "3973", "7973"),
)
PAY_ACCOUNTS, FEE_ACCOUNTS = ("2920", "7290"), ("2940", "7519")
_BANK = "1930"
_MOST = 10**9
_LONGEST_LIFE = 60


def planning_ledger(year: FiscalYear) -> Ledger:
    """Empty BAS books with every account that drawn plans use (tom bok för planer).

    Args:
        year: The fiscal year.

    >>> len(planning_ledger(FiscalYear.calendar(2024)).journal)
    0
    """
    equipment = [
        number
        for kind in EQUIPMENT
        for number in (kind.asset, kind.accumulated, kind.depreciation, kind.gain, kind.loss)
    ]
    numbers = sorted(
        {_BANK, "2099", "8999", *COSTS, *INCOMES, *RECEIVABLES, *PAYABLES, *equipment}
        | {*PAY_ACCOUNTS, *FEE_ACCOUNTS}
    )
    accounts = {number: Account(number, f"Konto {number}") for number in numbers}
    accounts["2099"] = Account("2099", "Årets resultat")
    return Ledger(Association("Förbundet"), chart_named("bas"), year, accounts)


@st.composite
def accruals(draw: DrawFn, near: Period, name: str = "p1") -> Accrual:
    """Accruals of all four kinds (periodiseringar), also such that turn from one to the other.

    Args:
        draw: Given by Hypothesis.
        near: The days that they begin and are booked in.
        name: Their id.

    >>> from hypothesis import given
    >>> @given(accruals(FiscalYear.calendar(2024)))
    ... def whole(accrual): assert sum(part.ore for part in accrual.parts) == accrual.ore
    >>> whole()
    """
    is_cost = draw(st.booleans())
    sign = 1 if is_cost else -1
    amounts = st.integers(1, _MOST)
    booked = draw(st.lists(st.tuples(days(near), amounts), min_size=1, max_size=3))
    start = draw(days(near))
    end = start + timedelta(days=draw(st.integers(0, 550)))
    return Accrual(
        name,
        draw(st.sampled_from(("Hyra", "Försäkring", "Bidrag"))),
        draw(st.sampled_from(COSTS if is_cost else INCOMES)),
        steps_of((day, sign * amount) for day, amount in booked),
        Period(start, end),
        draw(st.sampled_from(RECEIVABLES)),
        draw(st.sampled_from(PAYABLES)),
        draw(objects()),
        draw(st.sampled_from(Spread)),
        draw(st.sampled_from((Timing.MONTHLY, Timing.MONTHLY, Timing.CLOSING))),
    )


@st.composite
def assets(draw: DrawFn, near: Period, name: str = "i1") -> Asset:
    """Equipment (inventarier), some of it sold or scrapped, at a gain or a loss.

    Args:
        draw: Given by Hypothesis.
        near: The days that it is bought in.
        name: Its id.

    >>> from hypothesis import given
    >>> @given(assets(FiscalYear.calendar(2024)))
    ... def never_below(asset): assert asset.value(date(2040, 1, 1)) >= 0
    >>> never_below()
    """
    acquired = draw(days(near))
    cost = draw(st.integers(1, _MOST))
    start = acquired + timedelta(days=draw(st.sampled_from((0, 0, 0, 20, 45))))
    life = draw(st.integers(1, _LONGEST_LIFE))
    return Asset(
        name,
        draw(st.sampled_from(("Skrivbord", "Dator"))),
        acquired,
        cost,
        life,
        draw(st.sampled_from(EQUIPMENT)),
        draw(st.sampled_from((0, 0, cost // 10, cost))),
        start,
        draw(st.none() | _disposals(acquired, life, cost)),
        draw(objects()),
    )


def _disposals(acquired: date, life: int, cost: int) -> SearchStrategy[Disposal]:
    last = acquired + relativedelta(months=life + 6)
    return st.builds(
        Disposal,
        st.dates(acquired, last),
        st.sampled_from((0, cost // 3, cost + 1)),
        st.just(_BANK),
    )


@st.composite
def vacation_debts(draw: DrawFn, near: Period, name: str = "s1") -> VacationDebt:
    """Valuations of holiday pay owed (semesterlöneskulder), with a made-up rate.

    Args:
        draw: Given by Hypothesis.
        near: The days that they are made on.
        name: Their id.

    >>> from hypothesis import given
    >>> @given(vacation_debts(FiscalYear.calendar(2024)))
    ... def owed(debt): assert debt.pay_ore >= debt.fee_ore >= 0
    >>> owed()
    """
    saved = st.builds(
        SavedDays,
        st.sampled_from(("1", "2", "3")),
        st.fractions(0, 60, max_denominator=4),
        st.integers(0, 500_000),
    )
    day = draw(days(near))
    share = Fraction(draw(st.integers(0, 10_000)), 10_000)
    return VacationDebt(
        name,
        day,
        tuple(draw(st.lists(saved, max_size=3))),
        Rate(share, day.year, "påhittad för test"),
        PAY_ACCOUNTS,
        FEE_ACCOUNTS,
        draw(objects()),
    )


@st.composite
def recurring(draw: DrawFn, near: Period, name: str = "a1") -> Recurring:
    """Vouchers that come back (återkommande verifikationer).

    Args:
        draw: Given by Hypothesis.
        near: The days that the first is in.
        name: Their id.

    >>> from hypothesis import given
    >>> @given(recurring(FiscalYear.calendar(2024)))
    ... def rising(voucher): assert list(voucher.days()) == sorted(set(voucher.days()))
    >>> rising()
    """
    amount, refs = draw(ore(_MOST).filter(bool)), draw(objects())
    lines = (Line(draw(st.sampled_from(COSTS)), amount, refs), Line(_BANK, -amount))
    first = draw(days(near))
    until = first + timedelta(days=draw(st.integers(0, 500)))
    return Recurring(name, "Intern hyra", lines, first, draw(st.integers(1, 12)), until)


@st.composite
def registers(draw: DrawFn, near: Period) -> Register:
    """Registers with some of everything (register).

    Args:
        draw: Given by Hypothesis.
        near: The days that what is planned begins in.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(registers(FiscalYear.calendar(2024)))
    ... def twice_is_once(register):
    ...     ledger = planning_ledger(FiscalYear.calendar(2024))
    ...     done = register.plan(ledger).post(ledger)
    ...     assert not register.plan(done).vouchers
    >>> twice_is_once()
    """
    year_ends = [step for step in _year_ends(near) if draw(st.booleans())]
    return Register(
        tuple(draw(accruals(near, f"p{i}")) for i in range(draw(st.integers(0, 3)))),
        tuple(draw(assets(near, f"i{i}")) for i in range(draw(st.integers(0, 2)))),
        tuple(draw(vacation_debts(near, f"s{i}")) for i in range(draw(st.integers(0, 1)))),
        tuple(draw(recurring(near, f"a{i}")) for i in range(draw(st.integers(0, 1)))),
        closings=tuple(year_ends),
    )


def _year_ends(near: Period) -> Sequence[date]:
    return [month.end for month in near.months()][3::4]
