"""Balances (saldon): opening, movement and closing for any period, account and object.

The lines are summed once into cells per account and day; a sum over a period is then the
difference of two running totals, so a statement costs accounts, never lines.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from operator import add

from attrs import field, frozen

from finsam_ledger.core.journal import Journal
from finsam_ledger.core.period import Period
from finsam_ledger.core.voucher import Voucher

_DAY_BITS = 22


@frozen
class Running:
    """The running total of one account (löpande saldo): rising days and the sum through each."""

    days: tuple[int, ...] = ()
    sums: tuple[int, ...] = ()

    @classmethod
    def of(cls, cells: Mapping[int, int]) -> "Running":
        """From the sum of each day."""
        days = tuple(sorted(cells))
        return cls(days, tuple(accumulate(cells[day] for day in days)))

    def before(self, day: date) -> int:
        """The sum of all days before ``day``."""
        i = bisect_left(self.days, day.toordinal())
        return self.sums[i - 1] if i else 0

    def between(self, period: Period) -> int:
        """The sum of the days of a period."""
        i = bisect_right(self.days, period.end.toordinal())
        return (self.sums[i - 1] if i else 0) - self.before(period.start)

    def plus(self, day: int, ore: int) -> "Running":
        """With one more amount on a day."""
        cells = dict(self.cells())
        cells[day] = cells.get(day, 0) + ore
        return Running.of(cells)

    def cells(self) -> Iterator[tuple[int, int]]:
        """Each day with its own sum (dagens summa)."""
        return zip(self.days, map(int.__sub__, self.sums, (0, *self.sums)), strict=True)


@frozen
class Balances:
    """Opening, movement and closing per account (ingående, rörelse, utgående), debit positive.

    Args:
        opening: Opening balance in öre at the first day of the year, by account.
        running: Running total of the year's lines, by account.

    >>> Balances({"1930": 100}, {}).closing("1930", Period(date(2021, 1, 1), date(2021, 1, 31)))
    100
    """

    opening: Mapping[str, int] = field(factory=dict)
    running: Mapping[str, Running] = field(factory=dict)

    @classmethod
    def of(cls, opening: Mapping[str, int], journal: Journal) -> "Balances":
        """The balances of a journal on top of opening balances."""
        return cls(opening, running_totals(journal))

    def accounts(self) -> list[str]:
        """All accounts with an opening balance or a line, in order of number."""
        return sorted({*self.opening, *self.running})

    def opening_at(self, account: str, period: Period) -> int:
        """The balance as the period begins (ingående balans), in öre."""
        return self.opening.get(account, 0) + self._running(account).before(period.start)

    def movement(self, account: str, period: Period) -> int:
        """The sum of the period's lines (periodens rörelse), in öre."""
        return self._running(account).between(period)

    def closing(self, account: str, period: Period) -> int:
        """The balance as the period ends (utgående balans), in öre."""
        return self.opening_at(account, period) + self.movement(account, period)

    def plus(self, voucher: Voucher) -> "Balances":
        """With one more voucher; costs that voucher's lines, not the books."""
        running = dict(self.running)
        day = voucher.event_day.toordinal()
        for line in voucher.lines:
            running[line.account] = running.get(line.account, _EMPTY).plus(day, line.ore)
        return Balances(self.opening, running)

    def _running(self, account: str) -> Running:
        return self.running.get(account, _EMPTY)


_EMPTY = Running()


def running_totals(journal: Journal) -> dict[str, Running]:
    """The running total of each account over all lines (löpande saldon)."""
    cells = defaultdict[int, int](int)
    for key, amount in zip(_cell_keys(journal), journal.columns.ore, strict=False):
        cells[key] += amount
    return _by_account(cells, journal.accounts())


def running_totals_by(journal: Journal, codes: Sequence[str]) -> dict[str, dict[str, Running]]:
    """The running totals of the lines of each code (löpande saldon per kod).

    Args:
        journal: The vouchers.
        codes: The code of each line, row by row.
    """
    cells: dict[str, defaultdict[int, int]] = {code: defaultdict(int) for code in {"", *codes}}
    for code, key, amount in zip(codes, _cell_keys(journal), journal.columns.ore, strict=False):
        cells[code][key] += amount
    return {code: _by_account(own, journal.accounts()) for code, own in cells.items()}


def _cell_keys(journal: Journal) -> Iterator[int]:
    """Account and day of each row as one number."""
    columns = journal.columns
    accounts = range(0, len(columns.accounts) << _DAY_BITS, 1 << _DAY_BITS)
    return map(add, map(accounts.__getitem__, columns.account), journal.row_days())


def _by_account(cells: Mapping[int, int], accounts: tuple[str, ...]) -> dict[str, Running]:
    days: dict[int, dict[int, int]] = defaultdict(dict)
    for key, ore in cells.items():
        days[key >> _DAY_BITS][key & ((1 << _DAY_BITS) - 1)] = ore
    return {accounts[account]: Running.of(per_day) for account, per_day in days.items()}
