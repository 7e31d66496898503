"""The journal (grundbok) in columns: a hundred thousand vouchers as a few arrays.

A journal is frozen. Appending gives a new journal that shares its columns with the old one, which
goes on seeing only its own first rows; so posting one more voucher costs that voucher only.
Vouchers and lines are views, made when somebody looks.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, chain, repeat
from typing import NamedTuple, TypeVar

from attrs import Factory, field, frozen

from finsam_ledger.core.columns import Columns, LineExtra, Numbering, StruckLines, highest
from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.voucher import Line, Particulars, Voucher, VoucherDraft, unbalanced

D = TypeVar("D", bound=VoucherDraft)
_NO_DAY = 0
_NO_EXTRA = LineExtra()
_NOT_STRUCK = StruckLines()
_NO_PARTICULARS = Particulars()


@frozen(eq=False)
class Journal:
    """All vouchers of a set of books, in the order they were registered (grundbok).

    Args:
        columns: The columns, shared with the journals that this one grew from.
        vouchers: How many of the columns' vouchers belong to this journal.

    Raises:
        UnbalancedVoucherError: A voucher does not sum to zero.

    >>> from finsam_ledger.core.voucher import VoucherDraft
    >>> draft = VoucherDraft(date(2021, 1, 4), (Line("1930", 5), Line("3981", -5)))
    >>> len(Journal().append([draft.to_voucher()]))
    1
    """

    columns: Columns = Factory(Columns)
    vouchers: int = field()

    @vouchers.default
    def _all_vouchers(self) -> int:
        return len(self.columns.series)

    def __attrs_post_init__(self) -> None:
        self.prove()

    @classmethod
    def proved(cls, columns: Columns) -> "Journal":
        """A journal whose vouchers were each proved as they were put in (redan bevisad).

        Args:
            columns: Columns whose writer has seen that each voucher sums to zero, as a reader does
                voucher by voucher.
        """
        journal = object.__new__(cls)
        object.__setattr__(journal, "columns", columns)
        object.__setattr__(journal, "vouchers", len(columns.series))
        return journal

    def prove(self) -> None:
        """Prove that every voucher sums to zero (bevis att varje verifikation balanserar).

        Raises:
            UnbalancedVoucherError: The first voucher that does not.
        """
        sums = [0, *accumulate(self.columns.ore)]
        firsts = self.columns.first[: self.vouchers + 1]
        if any(map(sums.__getitem__, firsts)):
            wrong = next(i for i, first in enumerate(firsts) if sums[first]) - 1
            names = _Names.of(self.columns)
            raise unbalanced(_made(VoucherDraft, self.columns, wrong, names))

    def append(self, vouchers: Iterable[Voucher]) -> "Journal":
        """This journal and the vouchers after it; this one itself does not change.

        Args:
            vouchers: What to add. One without a number gets the next of its series.

        Raises:
            NumberTakenError: A number of a series is used already; nothing is added.
        """
        columns = self._own_columns()
        columns.extend(columns.numbered(vouchers))
        return Journal.proved(columns)

    def append_numbered(self, vouchers: Sequence[Voucher]) -> "Journal":
        """As ``append``, of vouchers whose numbers the caller has proved to be free (påbyggd)."""
        columns = self._own_columns()
        columns.extend(vouchers)
        return Journal.proved(columns)

    def numbering(self) -> Numbering:
        """The numbers in use, to look in and not to change (nummerserier)."""
        return self._own_columns().numbering()

    @property
    def rows(self) -> int:
        """The number of lines (antal konteringsrader)."""
        return self.columns.first[self.vouchers]

    def __len__(self) -> int:
        return self.vouchers

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Journal):
            return NotImplemented
        if self.vouchers != other.vouchers or self.columns is other.columns:
            return self.vouchers == other.vouchers
        return self._own_columns() == other._own_columns()

    __hash__ = None  # type: ignore[assignment]

    def _own_columns(self) -> Columns:
        return self.columns if self._is_whole else self.columns.copy(self.vouchers)

    def __iter__(self) -> Iterator[Voucher]:
        names = _Names.of(self.columns)
        for index in range(self.vouchers):
            yield _made(Voucher, self.columns, index, names)

    def voucher(self, index: int) -> Voucher:
        """The voucher at a place in the order of registration (verifikation)."""
        return _made(Voucher, self.columns, index, _Names.of(self.columns))

    def line(self, row: int) -> Line:
        """The line at a row of the columns (konteringsrad)."""
        return _line(self.columns, row, _Names.of(self.columns))

    def accounts(self) -> tuple[str, ...]:
        """The accounts that lines are booked on, by column index (använda konton)."""
        if self._is_whole:
            return tuple(self.columns.accounts)
        return tuple(self.columns.accounts)[: highest(self.columns.account, self.rows)]

    def objects(self) -> tuple[Objects, ...]:
        """The combinations of objects that lines are booked on, by column index; first none."""
        if self._is_whole:
            return tuple(self.columns.objects)
        return tuple(self.columns.objects)[: highest(self.columns.object, self.rows) or 1]

    @property
    def _is_whole(self) -> bool:
        return len(self.columns.series) == self.vouchers

    def row_vouchers(self) -> Iterator[int]:
        """The voucher of each row (verifikation per rad)."""
        return self._per_row(range(self.vouchers))

    def row_days(self) -> Iterator[int]:
        """The day of each row as an ordinal: its voucher's day (datum per rad)."""
        return self._per_row(self.columns.day[: self.vouchers])

    def _per_row(self, values: Sequence[int]) -> Iterator[int]:
        first = self.columns.first
        lengths = map(int.__sub__, first[1 : self.vouchers + 1], first)
        return chain.from_iterable(map(repeat, values, lengths))


class _Names(NamedTuple):
    """What the indexes of the columns stand for."""

    accounts: Sequence[str]
    objects: Sequence[Objects]

    @classmethod
    def of(cls, columns: Columns) -> "_Names":
        return cls(tuple(columns.accounts), tuple(columns.objects))


def _line(columns: Columns, row: int, names: _Names) -> Line:
    extra = columns.line_extra.get(row, _NO_EXTRA)
    return Line(
        names.accounts[columns.account[row]],
        columns.ore[row],
        names.objects[columns.object[row]],
        columns.row_text[row],
        extra.day,
        extra.quantity,
        extra.sign,
    )


def _made(kind: type[D], columns: Columns, index: int, names: _Names) -> D:
    rows = range(columns.first[index], columns.first[index + 1])
    registered = columns.registered[index]
    struck = columns.struck.get(index, _NOT_STRUCK)
    particulars = columns.particulars.get(index, _NO_PARTICULARS)
    return kind(
        date.fromordinal(columns.day[index]),
        tuple(_line(columns, row, names) for row in rows),
        columns.series[index],
        columns.number[index],
        columns.text[index],
        date.fromordinal(registered) if registered else None,
        columns.sign[index],
        particulars.counterparty,
        particulars.reference,
        columns.source_line[index],
        struck.removed,
        struck.added,
        particulars.documents,
    )
