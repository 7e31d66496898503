"""The columns that journals share (kolumner): what many vouchers are, as a few arrays."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import accumulate, islice
from typing import NamedTuple, TypeAlias, TypeVar

from attrs import Factory, define, field, frozen

from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.voucher import Line, Particulars, Voucher
from finsam_ledger.errors import NumberTakenError
from finsam_ledger.terms import Text

Ints: TypeAlias = "array[int] | list[int]"
_NO_DAY = 0
DEFAULT_SERIES = "A"
_AT_ONCE = 1000
V = TypeVar("V")


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


class Numbering(NamedTuple):
    """The numbers that vouchers use (nummerserier): all of them, and the last of each series."""

    used: AbstractSet[tuple[str, str]]
    last: Mapping[str, int]


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
    particulars: dict[int, Particulars] = Factory(dict)
    _keys: set[tuple[str, str]] = field(factory=set, init=False, eq=False, repr=False)
    _last: dict[str, int] = field(factory=dict, init=False, eq=False, repr=False)
    _known: int = field(default=0, init=False, eq=False, repr=False)

    def numbered(self, vouchers: Iterable[Voucher]) -> list[Voucher]:
        """The vouchers with their numbers: those they have, or the next one of the series.

        Raises:
            NumberTakenError: A number of a series is used already.
        """
        used, known = self.numbering()
        last, fresh, numbered = dict(known), set[tuple[str, str]](), list[Voucher]()
        for voucher in vouchers:
            series = voucher.series or DEFAULT_SERIES
            number = voucher.number or str(last.get(series, 0) + 1)
            if (series, number) in used or (series, number) in fresh:
                raise used_number(series, number)
            fresh.add((series, number))
            _remember(last, series, number)
            same = (series, number) == (voucher.series, voucher.number)
            numbered.append(voucher if same else voucher.renumbered(series, number))
        return numbered

    def numbering(self) -> Numbering:
        """The numbers in use (nummerserier)."""
        self._learn_numbers()
        return Numbering(self._keys, self._last)

    def _learn_numbers(self) -> None:
        fresh = list(zip(self.series[self._known :], self.number[self._known :], strict=True))
        self._keys.update(fresh)
        by_series = defaultdict[str, list[str]](list)
        for series, number in fresh:
            by_series[series].append(number)
        for series, numbers in by_series.items():
            known = [self._last[series]] if series in self._last else []
            decimal = [*known, *map(int, filter(str.isdecimal, numbers))]
            if decimal:
                self._last[series] = max(decimal)
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
            self.ore.extend(array("q", amounts))
        except OverflowError:
            self.ore = [*self.ore, *amounts]

    def append(self, voucher: Voucher) -> None:
        """Add a voucher's head and lines."""
        self.extend((voucher,))

    def extend(self, vouchers: Sequence[Voucher]) -> None:
        """Add the heads and lines of vouchers, column by column, so many that the cache holds."""
        for start in range(0, len(vouchers), _AT_ONCE):
            self._extend(vouchers[start : start + _AT_ONCE])

    def _extend(self, vouchers: Sequence[Voucher]) -> None:
        self._extend_rows([line for voucher in vouchers for line in voucher.lines])
        for v, voucher in enumerate(vouchers, len(self.series)):
            if voucher.removed or voucher.added:
                self.struck[v] = StruckLines(voucher.removed, voucher.added)
            if voucher.counterparty or voucher.reference or voucher.documents:
                self.particulars[v] = Particulars(
                    voucher.counterparty, voucher.reference, voucher.documents
                )
        sizes = accumulate((len(voucher.lines) for voucher in vouchers), initial=self.first[-1])
        self.first.extend(islice(sizes, 1, None))
        self.day.extend([voucher.event_day.toordinal() for voucher in vouchers])
        registered = (voucher.registered for voucher in vouchers)
        self.registered.extend([day.toordinal() if day else _NO_DAY for day in registered])
        self.series += [voucher.series for voucher in vouchers]
        self.number += [voucher.number for voucher in vouchers]
        self.text += [voucher.text for voucher in vouchers]
        self.sign += [voucher.sign for voucher in vouchers]
        self.source_line.extend([voucher.source_line for voucher in vouchers])

    def _extend_rows(self, lines: Sequence[Line]) -> None:
        accounts, objects = [line.account for line in lines], [line.objects for line in lines]
        for account in dict.fromkeys(accounts):
            self.account_index(account)
        for combination in dict.fromkeys(objects):
            self.object_index(combination)
        self.line_extra |= {
            i: LineExtra(line.day, line.quantity, line.sign)
            for i, line in enumerate(lines, len(self.account))
            if line.day or line.quantity or line.sign
        }
        self.extend_ore([line.ore for line in lines])
        self.account.extend(list(map(self.accounts.__getitem__, accounts)))
        self.object.extend(list(map(self.objects.__getitem__, objects)))
        self.row_text += [line.text for line in lines]

    def copy(self, vouchers: int) -> "Columns":
        """The first ``vouchers`` vouchers in columns of their own."""
        rows = self.first[vouchers]
        return Columns(
            dict(islice(self.accounts.items(), highest(self.account, rows))),
            dict(islice(self.objects.items(), highest(self.object, rows) or 1)),
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
            _below(self.particulars, vouchers),
        )


def highest(indexes: "array[int]", rows: int) -> int:
    """How many of the first indexes the first rows may use (högsta index, och ett till)."""
    return max(indexes[:rows], default=-1) + 1


def _narrow(amounts: Ints) -> Ints:
    try:
        return array("q", amounts)
    except OverflowError:
        return amounts


def _remember(last: dict[str, int], series: str, number: str) -> None:
    if number.isdecimal():
        last[series] = max(last.get(series, 0), int(number))


def used_number(series: str, number: str) -> NumberTakenError:
    """The error that says which number is used already (upptaget nummer)."""
    return NumberTakenError(
        Text(
            f"verifikationsnummer {series} {number} är redan använt",
            f"voucher number {series} {number} is used already",
        ),
        Text(
            "Utelämna numret så ger huvudboken nästa lediga; inget har bokförts",
            "Leave the number out and the ledger gives the next; nothing was posted",
        ),
    ).carrying(series=series, number=number)


def _below(sparse: dict[int, V], limit: int) -> dict[int, V]:
    return {key: value for key, value in sparse.items() if key < limit}
