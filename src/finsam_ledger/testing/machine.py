"""A state machine over a bookkeeping tool (tillståndsmaskin): it acts, and a plain model checks.

Subclass ``BookMachine``, give it your own tool in ``new_tool``, and let Hypothesis look for the
shortest list of acts after which the tool and the model disagree.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

from attrs import define, field
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.testing.tool import LibraryTool, Posted, RefusedError, Tool

ACCOUNTS = {
    "1710": "Förutbetalda kostnader",
    "1930": "Bank",
    "2099": "Årets resultat",
    "2990": "Upplupna kostnader",
    "3981": "Bidrag",
    "5010": "Hyra",
    "8999": "Årets resultat",
}
_ORDINARY = ("1930", "2990", "3981", "5010")
_RESULT = ("3981", "5010", "8999")
_FIRST_YEAR = FiscalYear.calendar(2024)
_FULL = 10**9
_MOST_YEARS = 3
_picks, _offsets = st.integers(0, 5), st.integers(0, 365)
_amounts = st.integers(-_FULL, _FULL).filter(bool)


@define
class ModelYear:
    """A year as the model keeps it (modellens år): nothing but numbers in dicts and lists."""

    year: FiscalYear
    opening: dict[str, int] = field(factory=dict)
    vouchers: list[Posted] = field(factory=list)
    locked: int = 0
    ordinary: list[str] = field(factory=list)

    def balance(self, account: str, day: date) -> int:
        """The balance of an account at the end of a day, line by line."""
        lines = (line for v in self.vouchers if v.day <= day for line in v.lines)
        return self.opening.get(account, 0) + sum(ore for number, ore in lines if number == account)

    def names(self) -> set[str]:
        """The names of its vouchers."""
        return {voucher.name for voucher in self.vouchers}

    def closing(self) -> dict[str, int]:
        """What the next year opens with."""
        kept = {n: self.balance(n, self.year.end) for n in ACCOUNTS if n not in _RESULT}
        return {number: ore for number, ore in kept.items() if ore}

    def result(self) -> int:
        """What is left of the year's result."""
        return sum(self.balance(account, self.year.end) for account in _RESULT)

    def months(self) -> list[Period]:
        """The months of the year."""
        return list(self.year.months())

    def is_locked(self, day: date) -> bool:
        """Whether the month of a day is locked."""
        return any(day in month for month in self.months()[: self.locked])


class BookMachine(RuleBasedStateMachine):
    """Acts on a tool and on a model, and sees that they agree (tillståndsmaskin).

    >>> from hypothesis import settings
    >>> from hypothesis.stateful import run_state_machine_as_test
    >>> few = settings(max_examples=5, stateful_step_count=8, deadline=None)
    >>> run_state_machine_as_test(BookMachine, settings=few)
    """

    def new_tool(self) -> Tool:
        """The tool that is tested; override it with your own (verktyget)."""
        return LibraryTool()

    @initialize()
    def begin(self) -> None:
        """Empty books of one year."""
        self.tool = self.new_tool()
        self.tool.begin(ACCOUNTS, _FIRST_YEAR)
        self.years = [ModelYear(_FIRST_YEAR)]

    @rule(pick=_picks, offset=_offsets, ore=_amounts, accounts=st.permutations(_ORDINARY))
    def post(self, pick: int, offset: int, ore: int, accounts: list[str]) -> None:
        """A voucher in any month; a locked month refuses it."""
        year, day = self._day(pick, offset)
        lines = {accounts[0]: ore, accounts[1]: -ore}
        if year.is_locked(day):
            self._refused(lambda: self.tool.post(day, lines, "Prov"))
            return
        name = self.tool.post(day, lines, "Prov")
        assert name not in year.names(), f"{name} is used twice"  # noqa: S101 it is a test
        year.vouchers.append(Posted(name, day, tuple(lines.items())))
        year.ordinary.append(name)

    @rule(pick=_picks, offset=_offsets, ore=_amounts)
    def post_what_does_not_balance(self, pick: int, offset: int, ore: int) -> None:
        """Refused, whatever it misses by."""
        _, day = self._day(pick, offset)
        self._refused(lambda: self.tool.post(day, {"1930": ore, "3981": -ore - 1}, "Fel"))

    @precondition(lambda self: any(year.ordinary for year in self.years))
    @rule(pick=_picks, offset=_offsets, which=st.integers(0, 99))
    def correct(self, pick: int, offset: int, which: int) -> None:
        """A voucher is taken back on a day of its year; in a locked month that is refused."""
        year, day = self._day(pick, offset)
        if not year.ordinary:
            return
        name = year.ordinary[which % len(year.ordinary)]
        if year.is_locked(day):
            self._refused(lambda: self.tool.correct(name, year.year, day))
            return
        lines = next(v.lines for v in year.vouchers if v.name == name)
        taken_back = self.tool.correct(name, year.year, day)
        year.vouchers.append(Posted(taken_back, day, tuple((n, -ore) for n, ore in lines)))
        year.ordinary.remove(name)

    @rule(pick=_picks, offset=_offsets, ore=st.integers(1, _FULL), days=st.integers(0, 200))
    def accrue(self, pick: int, offset: int, ore: int, days: int) -> None:
        """A cost is spread from its day on: in the end it is all cost again, öre for öre."""
        year, day = self._day(pick, offset)
        period = Period(day, min(day + timedelta(days=days), year.year.end))
        if year.is_locked(day):
            self._refused_or_nothing(
                year, lambda: self.tool.accrue(ore, "5010", "1710", day, period)
            )
            return
        self.tool.accrue(ore, "5010", "1710", day, period)
        posted = self._new_vouchers(year)
        for account in ("5010", "1710"):
            moved = sum(ore for v in posted for number, ore in v.lines if number == account)
            _agree(f"{account} after an accrual", moved, 0)
        assert all(v.day in period for v in posted), posted  # noqa: S101
        year.vouchers.extend(posted)

    @precondition(lambda self: any(year.locked < len(year.months()) for year in self.years))
    @rule(pick=_picks)
    def lock(self, pick: int) -> None:
        """The next month of a year; refused while an earlier month is open."""
        year = self._year(pick)
        if year.locked == len(year.months()):
            return
        month = year.months()[year.locked]
        earlier = self.years[: self.years.index(year)]
        if any(each.locked < len(each.months()) for each in earlier):
            self._refused(lambda: self.tool.lock(month))
            return
        self.tool.lock(month)
        year.locked += 1

    @precondition(lambda self: any(year.locked for year in self.years))
    @rule(pick=_picks)
    def reopen(self, pick: int) -> None:
        """The last locked month of a year."""
        year = self._year(pick)
        if year.locked:
            self.tool.reopen(year.months()[year.locked - 1])
            year.locked -= 1

    @rule(pick=_picks)
    def close(self, pick: int) -> None:
        """The result is moved once, and what changed reaches the years after."""
        year = self._year(pick)
        left = year.result()
        self.tool.close(year.year)
        posted = self._new_vouchers(year)
        moved = [line for voucher in posted for line in voucher.lines if line[1]]
        expected = [("2099", left), ("8999", -left)] if left else []
        assert sorted(moved) == expected, f"{posted} moves not {left}"  # noqa: S101
        year.vouchers.extend(posted)
        for before, after in pairwise(self.years):
            if not before.result():
                after.opening = before.closing()

    @precondition(lambda self: len(self.years) < _MOST_YEARS)
    @rule()
    def open_next(self) -> None:
        """The next year; refused while the last one's result is not moved."""
        last = self.years[-1]
        if last.result():
            self._refused(self.tool.open_next)
            return
        self.tool.open_next()
        following = FiscalYear.calendar(last.year.end.year + 1)
        self.years.append(ModelYear(following, last.closing()))

    @rule()
    def crash(self) -> None:
        """The tool dies; all that it had said was done is there when it comes back."""
        self.tool.crash()

    @invariant()
    def the_vouchers_are_those_posted(self) -> None:
        """Same vouchers, same order, no name twice, each of them balanced."""
        for year in self.years:
            told = [_normal(voucher) for voucher in self.tool.vouchers(year.year)]
            expected = [_normal(voucher) for voucher in year.vouchers]
            assert told == expected, f"{told} are not {expected}"  # noqa: S101
            assert len(year.names()) == len(year.vouchers), year.names()  # noqa: S101
            for voucher in told:
                _agree(voucher.name, sum(ore for _, ore in voucher.lines), 0)

    @invariant()
    def the_balances_are_those_of_the_model(self) -> None:
        """Every account, in the middle and at the end of every year; together they are zero."""
        for year in self.years:
            for day in (year.year.start, year.months()[5].end, year.year.end):
                told = {n: self.tool.balance(n, year.year, day) for n in ACCOUNTS}
                for number, ore in told.items():
                    _agree(f"{number} on {day}", ore, year.balance(number, day))
                _agree(f"all accounts on {day}", sum(told.values()), 0)

    def _year(self, pick: int) -> ModelYear:
        return self.years[pick % len(self.years)]

    def _day(self, pick: int, offset: int) -> tuple[ModelYear, date]:
        year = self._year(pick)
        return year, year.year.start + timedelta(days=offset % year.year.days)

    def _new_vouchers(self, year: ModelYear) -> list[Posted]:
        return list(self.tool.vouchers(year.year))[len(year.vouchers) :]

    def _refused(self, act: Callable[[], object]) -> None:
        """The act must be refused; the invariants see that nothing changed."""
        try:
            act()
        except RefusedError:
            return
        raise AssertionError("the tool did what it should have refused")

    def _refused_or_nothing(self, year: ModelYear, act: Callable[[], object]) -> None:
        """Refused, or done without a single voucher, since there was nothing to post."""
        with suppress(RefusedError):
            act()
        assert self._new_vouchers(year) == [], "posted in a locked month"  # noqa: S101


def _agree(what: str, ore: int, expected: int) -> None:
    if ore != expected:
        raise AssertionError(f"{what}: {ore} öre, expected {expected}, off by {ore - expected}")


def _normal(voucher: Posted) -> Posted:
    """A voucher with its lines in order and no line of zero."""
    lines = tuple(sorted((number, ore) for number, ore in voucher.lines if ore))
    return Posted(voucher.name, voucher.day, lines)
