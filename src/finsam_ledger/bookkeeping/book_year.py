"""One fiscal year of a book (bokens räkenskapsår): its ledger, its locks and its number series."""

import itertools
from collections.abc import Iterator, Mapping
from datetime import date

from attrs import field, frozen

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear, Period

MONTHS = 12


def month_of(day: date) -> int:
    """A calendar month as one number, to look up in (månad)."""
    return day.year * MONTHS + day.month


@frozen
class BookYear:
    """A fiscal year of a book (räkenskapsår i boken).

    Args:
        ledger: Its vouchers and balances.
        locked: The months that are locked, as ``month_of`` numbers them.
        sealed: Whether it is closed for good, its bokslut series too.
        explained: By series, the runs of numbers that no voucher uses, each with the reason.
    """

    ledger: Ledger
    locked: frozenset[int] = frozenset()
    sealed: bool = False
    explained: Mapping[str, tuple[tuple[range, str], ...]] = field(factory=dict)

    @property
    def year(self) -> FiscalYear:
        """The days of the year (räkenskapsåret)."""
        return self.ledger.year

    def open_months(self) -> Iterator[Period]:
        """The months that are not locked, in order (öppna månader)."""
        return (month for month in self.year.months() if month_of(month.start) not in self.locked)

    def is_locked(self, day: date) -> bool:
        """Whether the month of a day is locked (låst)."""
        return month_of(day) in self.locked

    def gaps(self) -> Mapping[str, tuple[range, ...]]:
        """The numbers of each series that no voucher has, explained ones included (luckor).

        Returns:
            By series, runs of missing numbers below its last one; series without gaps are left out.
        """
        by_series: dict[str, list[int]] = {}
        for series, number in self.ledger.journal.numbering().used:
            by_series.setdefault(series, [0]).append(int(number))
        found = {series: _missing(sorted(numbers)) for series, numbers in sorted(by_series.items())}
        return {series: gaps for series, gaps in found.items() if gaps}

    def unexplained(self) -> Mapping[str, tuple[range, ...]]:
        """The gaps that nobody has explained (oförklarade luckor)."""
        left = {
            series: tuple(gap for gap in gaps if self.why_unused(series, gap[0]) is None)
            for series, gaps in self.gaps().items()
        }
        return {series: gaps for series, gaps in left.items() if gaps}

    def why_unused(self, series: str, number: int) -> str | None:
        """Why a number is used by no voucher, None when nobody has said (förklaring)."""
        explained = self.explained.get(series, ())
        return next((why for gap, why in explained if number in gap), None)


def _missing(numbers: list[int]) -> tuple[range, ...]:
    pairs = itertools.pairwise(numbers)
    return tuple(range(before + 1, after) for before, after in pairs if after > before + 1)
