"""The trail (spår): all entries of a book in order, in columns that books share as journals do.

A voucher is kept once, in the journal of its year; the trail knows where. What else was done is
kept as it is.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, overload

from attrs import Factory, define, field, frozen

from finsam_ledger.bookkeeping.entry import Entry, Link, Stamp, VoucherRegistered
from finsam_ledger.core.voucher import Voucher

NOT_A_VOUCHER = -1


def _indexes() -> "array[int]":
    return array("i")


@define
class _Columns:
    """One place an entry: its stamp, and the year and place of its voucher, or the entry itself."""

    stamps: list[Stamp] = Factory(list)
    year: "array[int]" = Factory(_indexes)
    place: "array[int]" = Factory(_indexes)
    others: dict[int, Entry] = Factory(dict)
    links: dict[int, Link] = Factory(dict)

    def copy(self, count: int) -> "_Columns":
        return _Columns(
            self.stamps[:count],
            self.year[:count],
            self.place[:count],
            {i: entry for i, entry in self.others.items() if i < count},
            {i: link for i, link in self.links.items() if i < count},
        )


class Run(NamedTuple):
    """Entries in a row that share stamp and year (svit): their places in its journal follow too.

    Args:
        numbers: The numbers of the entries.
        stamp: Who made them, when and with what.
        year: The index of their vouchers' year, ``NOT_A_VOUCHER`` when they register none.
        places: The places of their vouchers in the year's journal.
    """

    numbers: range
    stamp: Stamp
    year: int
    places: range


@frozen(eq=False)
class Trail:
    """The entries that a book has, frozen; adding gives a new trail (spår).

    Args:
        columns: Shared with the trails that this one grew from.
        count: How many of the columns' entries are in this trail.
    """

    _columns: _Columns = Factory(_Columns)
    count: int = 0

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Trail):
            return NotImplemented
        if self.count != other.count or self._columns is other._columns:
            return self.count == other.count
        return self._own() == other._own()

    __hash__ = None  # type: ignore[assignment]

    def _own(self) -> _Columns:
        whole = len(self._columns.stamps) == self.count
        return self._columns if whole else self._columns.copy(self.count)

    def add(self, entry: Entry) -> "Trail":
        """This trail and an entry that registers no voucher."""
        columns = self._own()
        columns.others[self.count] = entry
        columns.stamps.append(entry.stamp)
        columns.year.append(NOT_A_VOUCHER)
        columns.place.append(0)
        return Trail(columns, self.count + 1)

    def add_vouchers(
        self, entries: Sequence[VoucherRegistered], places: Sequence[tuple[int, int]]
    ) -> "Trail":
        """This trail and vouchers.

        Args:
            entries: The entries.
            places: The index of the year, and the place in its journal, of each voucher.
        """
        columns = self._own()
        for number, entry in enumerate(entries, self.count):
            if entry.link is not None:
                columns.links[number] = entry.link
        columns.stamps += [entry.stamp for entry in entries]
        columns.year.extend([year for year, _ in places])
        columns.place.extend([place for _, place in places])
        return Trail(columns, self.count + len(entries))

    def runs_since(self, count: int, longest: int) -> Iterator[Run]:
        """The entries after the first ``count`` ones as runs of at most ``longest``, in order."""
        columns = self._columns
        while count < self.count:
            part = slice(count, min(count + longest, self.count))
            pairs = zip(columns.stamps[part], columns.year[part], strict=True)
            for (stamp, year), run in groupby(pairs):
                size, place = sum(1 for _ in run), columns.place[count]
                numbers, places = range(count + 1, count + size + 1), range(place, place + size)
                yield Run(numbers, stamp, year, places)
                count += size

    def vouchers_since(self, count: int) -> dict[int, range]:
        """The places in their journals, by year's index, of vouchers after the first entries."""
        found: dict[int, range] = {}
        for run in self.runs_since(count, self.count):
            if run.year != NOT_A_VOUCHER:
                first = found.get(run.year, run.places).start
                found[run.year] = range(first, run.places.stop)
        return found

    def others_since(self, count: int) -> Iterator[Entry]:
        """The entries after the first ones that register no voucher, in order."""
        years = self._columns.year
        return (
            self._columns.others[i] for i in range(count, self.count) if years[i] == NOT_A_VOUCHER
        )

    def number_of(self, year: int, place: int) -> int:
        """The number of the entry that registered a voucher, counted from 1."""
        pairs = zip(self._columns.year, self._columns.place, strict=True)
        return next(i for i, pair in enumerate(pairs, 1) if pair == (year, place))

    def place_of(self, number: int) -> tuple[int, int]:
        """The year's index and the place in its journal of entry ``number``'s voucher."""
        return self._columns.year[number - 1], self._columns.place[number - 1]

    def stamp_of(self, number: int) -> Stamp:
        """The stamp of entry ``number``, counted from 1."""
        return self._columns.stamps[number - 1]

    def link_of(self, number: int) -> Link | None:
        """What entry ``number`` corrects, None when it corrects nothing."""
        return self._columns.links.get(number - 1)

    def entry(self, index: int, voucher: Callable[[int, int], Voucher]) -> Entry:
        """The entry at an index counted from 0; ``voucher`` fetches a voucher by its place."""
        columns = self._columns
        if columns.year[index] == NOT_A_VOUCHER:
            return columns.others[index]
        return VoucherRegistered(
            columns.stamps[index],
            voucher(columns.year[index], columns.place[index]),
            columns.links.get(index),
        )


@frozen(eq=False)
class Entries(Sequence[Entry]):
    """The entries of a book as a sequence (händelser): made when somebody looks.

    Args:
        trail: Where they are.
        voucher: Fetches a voucher by its year's index and its place in that journal.
    """

    trail: Trail
    _voucher: Callable[[int, int], Voucher] = field(repr=False)

    def __len__(self) -> int:
        return self.trail.count

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, index: int | slice) -> Entry | tuple[Entry, ...]:
        places = range(self.trail.count)[index]
        if isinstance(places, range):
            return tuple(self.trail.entry(place, self._voucher) for place in places)
        return self.trail.entry(places, self._voucher)

    def __iter__(self) -> Iterator[Entry]:
        return (self.trail.entry(i, self._voucher) for i in range(self.trail.count))
