"""The vouchers that figures rest on, each once (verifikationer), and their lines by number."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from attrs import define, field, frozen

from finsam_ledger.core.columns import Columns
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.reports.voucher_rows import object_words

Rows: TypeAlias = tuple[tuple[int, int], ...]
"""Rows of a journal, each with the index of its voucher."""
_Place: TypeAlias = tuple[int, int]
"""A voucher: the id of its books and its index in their journal."""

_Head: TypeAlias = tuple[int, int, str, str, str]
"""What a part of a voucher has in common with the whole one."""


class TracedLine(NamedTuple):
    """A line of a voucher (konteringsrad); its text is empty where it is the voucher's."""

    account: str
    ore: int
    text: str = ""
    objects: str = ""


class TracedVoucher(NamedTuple):
    """A voucher that figures rest on (verifikation)."""

    name: str
    day: date
    text: str
    source_line: int
    corrected: tuple[str, ...]
    lines: tuple[TracedLine, ...]


@frozen
class TracedVouchers:
    """All vouchers that figures rest on (verifikationer), and the sets of lines that give them.

    Args:
        vouchers: The vouchers.
        booked: How many of them, the first ones, are booked; the rest are months of a budget or
            parts of vouchers, as counter-entries are.
        whole: For a part of a voucher the index of the whole one; for others their own.
        sets: The sets of lines, all lines of all vouchers counted from 0; the first set is empty.
    """

    vouchers: tuple[TracedVoucher, ...] = ()
    booked: int = 0
    whole: tuple[int, ...] = ()
    sets: tuple[tuple[int, ...], ...] = ((),)


@define(slots=False)
class VoucherGatherer:
    """Gathers sets of lines, then tells each voucher that has one of them once (insamling).

    Args:
        books: The books whose vouchers are booked: this year's, and last year's where they are at
            hand.
    """

    books: tuple[Ledger, ...]
    _ledgers: dict[int, Ledger] = field(init=False)
    _sets: dict[tuple[int, Rows], int] = field(init=False)
    _used: set[_Place] = field(factory=set, init=False)
    _words: dict[int, tuple[Sequence[str], Sequence[str]]] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._ledgers = {id(ledger): ledger for ledger in self.books}
        self._sets = {(0, ()): 0}

    def set_of(self, ledger: Ledger, rows: Rows) -> int:
        """The index of a set of lines (radmängd); the same lines have one index."""
        if not rows:
            return 0
        owner = id(self._ledgers.setdefault(id(ledger), ledger))
        self._used.update((owner, voucher) for _, voucher in rows)
        return self._sets.setdefault((owner, rows), len(self._sets))

    def made(self) -> TracedVouchers:
        """The vouchers, those of the books first and in the order that they were registered."""
        wholes = {place: self._whole(place) for place in self._used}
        owners = list(self._ledgers)
        used = sorted({*wholes, *wholes.values()}, key=lambda at: (owners.index(at[0]), at[1]))
        told: dict[TracedVoucher, int] = {}
        places = {place: told.setdefault(self._told(place), len(told)) for place in used}
        booked = {i for place, i in places.items() if place[0] in owners[: len(self.books)]}
        whole = {places[place]: places[other] for place, other in wholes.items()}
        return TracedVouchers(
            tuple(told),
            len(booked),
            tuple(whole.get(i, i) for i in range(len(told))),
            self._numbered(tuple(told), places),
        )

    def _numbered(
        self, vouchers: tuple[TracedVoucher, ...], places: Mapping[_Place, int]
    ) -> tuple[tuple[int, ...], ...]:
        """The sets of lines with the numbers that the lines have among all vouchers' lines."""
        starts = list(accumulate((len(each.lines) for each in vouchers), initial=0))
        firsts = {owner: ledger.journal.columns.first for owner, ledger in self._ledgers.items()}
        return tuple(
            tuple(starts[places[owner, v]] + row - firsts[owner][v] for row, v in rows)
            for owner, rows in self._sets
        )

    def _whole(self, place: _Place) -> _Place:
        """The booked voucher that one of other books is a copy or a part of, or else itself."""
        owner, voucher = place
        if owner in (id(ledger) for ledger in self.books):
            return place
        return self._booked.get(_head(self._ledgers[owner].journal.columns, voucher), place)

    @cached_property
    def _booked(self) -> Mapping[_Head, _Place]:
        return {
            _head(ledger.journal.columns, i): (id(ledger), i)
            for ledger in self.books
            for i in range(len(ledger.journal))
        }

    def _told(self, place: _Place) -> TracedVoucher:
        ledger, i = self._ledgers[place[0]], place[1]
        columns = ledger.journal.columns
        key = (columns.series[i], columns.number[i])
        rows = range(columns.first[i], columns.first[i + 1])
        return TracedVoucher(
            " ".join(filter(None, key)),
            date.fromordinal(columns.day[i]),
            columns.text[i],
            columns.source_line[i],
            ledger.corrected.get(key, ()),
            tuple(self._line(place, row) for row in rows),
        )

    def _line(self, place: _Place, row: int) -> TracedLine:
        owner, voucher = place
        columns = self._ledgers[owner].journal.columns
        accounts, objects = self._names(owner)
        text = columns.row_text[row]
        return TracedLine(
            accounts[columns.account[row]],
            columns.ore[row],
            text if text != columns.text[voucher] else "",
            objects[columns.object[row]],
        )

    def _names(self, owner: int) -> tuple[Sequence[str], Sequence[str]]:
        """The accounts and the objects in words that the columns' indexes stand for."""
        if owner not in self._words:
            journal = self._ledgers[owner].journal
            self._words[owner] = journal.accounts(), list(map(object_words, journal.objects()))
        return self._words[owner]


def _head(columns: Columns, i: int) -> _Head:
    """A voucher's line of the file, day and words: in many files vouchers have no number."""
    words = (columns.series[i], columns.number[i], columns.text[i])
    return columns.source_line[i], columns.day[i], *words
