"""The journal (grundbok) in columns: a hundred thousand vouchers as a few arrays.

A journal is frozen. Appending gives a new journal that shares its columns with the old one, which
goes on seeing only its own first rows; so posting one more voucher costs that voucher only.
Vouchers and lines are views, made when somebody looks.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, chain, islice, repeat
from typing import NamedTuple, TypeAlias, TypeVar

from attrs import Factory, define, field, frozen

from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.voucher import Line, Voucher, VoucherDraft, unbalanced
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.terms import Text

Ints: TypeAlias = "array[int] | list[int]"
_NO_DAY = 0
DEFAULT_SERIES = "A"
V = TypeVar("V")
D = TypeVar("D", bound=VoucherDraft)


def _days() -> "array[int]":
    return array("i")


@frozen
class LineExtra:
    """What few lines have: a date of their own, a quantity, a signature (radens tillägg)."""

    day: date | None = None
    quantity: str = ""
    sign: str = ""


@frozen
class StruckLines:
    """Lines that a voucher shows but does not book (strukna och tillagda rader)."""

    removed: tuple[Line, ...] = ()
    added: tuple[Line, ...] = ()


_NO_EXTRA = LineExtra()
_NOT_STRUCK = StruckLines()


@define
class Columns:
    """The growing columns that journals share (kolumner); written only by ``Journal`` and readers.

    Rows: account and objects as indexes, öre, text. Vouchers: number of rows, day, names, texts.
    Amounts beyond 64 bits turn the öre column into a plain list, so nothing overflows.
    """

    accounts: dict[str, int] = Factory(dict)
    objects: dict[Objects, int] = Factory(lambda: {(): 0})
    account: "array[int]" = Factory(_days)
    object: "array[int]" = Factory(_days)
    ore: Ints = Factory(lambda: array("q"))
    row_text: list[str] = Factory(list)
    first: "array[int]" = Factory(lambda: array("i", [0]))
    day: "array[int]" = Factory(_days)
    registered: "array[int]" = Factory(_days)
    series: list[str] = Factory(list)
    number: list[str] = Factory(list)
    text: list[str] = Factory(list)
    sign: list[str] = Factory(list)
    source_line: "array[int]" = Factory(_days)
    line_extra: dict[int, LineExtra] = Factory(dict)
    struck: dict[int, StruckLines] = Factory(dict)
    counterparty: dict[int, tuple[str, str]] = Factory(dict)
    _keys: set[tuple[str, str]] = field(factory=set, init=False, eq=False, repr=False)
    _last: dict[str, int] = field(factory=dict, init=False, eq=False, repr=False)
    _known: int = field(default=0, init=False, eq=False, repr=False)

    def numbered(self, vouchers: Iterable[Voucher]) -> list[Voucher]:
        """The vouchers with their numbers: those they have, or the next one of the series.

        Raises:
            ValueRefusedError: A number of a series is used already.
        """
        self._learn_numbers()
        last, fresh, numbered = dict(self._last), set[tuple[str, str]](), []
        for voucher in vouchers:
            series = voucher.series or DEFAULT_SERIES
            number = voucher.number or str(last.get(series, 0) + 1)
            if (series, number) in self._keys or (series, number) in fresh:
                raise _used_number(series, number)
            fresh.add((series, number))
            _remember(last, series, number)
            same = (series, number) == (voucher.series, voucher.number)
            numbered.append(voucher if same else voucher.renumbered(series, number))
        return numbered

    def _learn_numbers(self) -> None:
        for series, number in zip(
            self.series[self._known :], self.number[self._known :], strict=True
        ):
            self._keys.add((series, number))
            _remember(self._last, series, number)
        self._known = len(self.series)

    def account_index(self, number: str) -> int:
        """The index of an account number, given one if it is new."""
        return self.accounts.setdefault(number, len(self.accounts))

    def object_index(self, objects: Objects) -> int:
        """The index of a combination of objects, given one if it is new."""
        return self.objects.setdefault(objects, len(self.objects))

    def extend_ore(self, amounts: Iterable[int]) -> None:
        """Add amounts to the öre column, which becomes a list when one exceeds 64 bits."""
        amounts = list(amounts)
        try:
            self.ore.extend(amounts)
        except OverflowError:
            del self.ore[len(self.account) :]
            self.ore = [*self.ore, *amounts]

    def append(self, voucher: Voucher) -> None:
        """Add a voucher's head and lines."""
        row, v = len(self.account), len(self.series)
        accounts = [self.account_index(line.account) for line in voucher.lines]
        objects = [self.object_index(line.objects) for line in voucher.lines]
        self.extend_ore(line.ore for line in voucher.lines)
        self.account.extend(accounts)
        self.object.extend(objects)
        for i, line in enumerate(voucher.lines, row):
            self.row_text.append(line.text)
            if line.day or line.quantity or line.sign:
                self.line_extra[i] = LineExtra(line.day, line.quantity, line.sign)
        self.first.append(len(self.account))
        self.day.append(voucher.event_day.toordinal())
        self.registered.append(voucher.registered.toordinal() if voucher.registered else _NO_DAY)
        self.series.append(voucher.series)
        self.number.append(voucher.number)
        self.text.append(voucher.text)
        self.sign.append(voucher.sign)
        self.source_line.append(voucher.source_line)
        if voucher.removed or voucher.added:
            self.struck[v] = StruckLines(voucher.removed, voucher.added)
        if voucher.counterparty or voucher.reference:
            self.counterparty[v] = (voucher.counterparty, voucher.reference)

    def copy(self, vouchers: int) -> "Columns":
        """The first ``vouchers`` vouchers in columns of their own."""
        rows = self.first[vouchers]
        return Columns(
            dict(islice(self.accounts.items(), _highest(self.account, rows))),
            dict(islice(self.objects.items(), _highest(self.object, rows) or 1)),
            self.account[:rows],
            self.object[:rows],
            _narrow(self.ore[:rows]),
            self.row_text[:rows],
            self.first[: vouchers + 1],
            self.day[:vouchers],
            self.registered[:vouchers],
            self.series[:vouchers],
            self.number[:vouchers],
            self.text[:vouchers],
            self.sign[:vouchers],
            self.source_line[:vouchers],
            _below(self.line_extra, rows),
            _below(self.struck, vouchers),
            _below(self.counterparty, vouchers),
        )


def _highest(indexes: "array[int]", rows: int) -> int:
    """How many of the first indexes the first rows may use."""
    return max(indexes[:rows], default=-1) + 1


def _narrow(amounts: Ints) -> Ints:
    try:
        return array("q", amounts)
    except OverflowError:
        return amounts


def _remember(last: dict[str, int], series: str, number: str) -> None:
    if number.isdecimal():
        last[series] = max(last.get(series, 0), int(number))


def _used_number(series: str, number: str) -> ValueRefusedError:
    return ValueRefusedError(
        Text(
            f"verifikationsnummer {series} {number} är redan använt",
            f"voucher number {series} {number} is used already",
        ),
        Text(
            "Utelämna numret så ger huvudboken nästa lediga; inget har bokförts",
            "Leave the number out and the ledger gives the next; nothing was posted",
        ),
    )


def _below(sparse: dict[int, V], limit: int) -> dict[int, V]:
    return {key: value for key, value in sparse.items() if key < limit}


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
            ValueRefusedError: A number of a series is used already; nothing is added.
        """
        columns = self._own_columns()
        for voucher in columns.numbered(vouchers):
            columns.append(voucher)
        return Journal.proved(columns)

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
        return tuple(self.columns.accounts)[: _highest(self.columns.account, self.rows)]

    def objects(self) -> tuple[Objects, ...]:
        """The combinations of objects that lines are booked on, by column index; first none."""
        if self._is_whole:
            return tuple(self.columns.objects)
        return tuple(self.columns.objects)[: _highest(self.columns.object, self.rows) or 1]

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
    counterparty, reference = columns.counterparty.get(index, ("", ""))
    return kind(
        date.fromordinal(columns.day[index]),
        tuple(_line(columns, row, names) for row in rows),
        columns.series[index],
        columns.number[index],
        columns.text[index],
        date.fromordinal(registered) if registered else None,
        columns.sign[index],
        counterparty,
        reference,
        columns.source_line[index],
        struck.removed,
        struck.added,
    )
