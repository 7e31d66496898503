"""Regular vouchers, many at once, into the columns (satser)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, chain, compress, pairwise, repeat
from operator import add

from attrs import Factory, define, frozen

from finsam_ledger.core.columns import Columns, LineExtra
from finsam_ledger.sie.lookup import (
    NO_TAIL,
    AccountIndexes,
    Days,
    ObjectIndexes,
    ObjectLists,
    Plain,
    Tails,
    unquoted,
)

DECIMALS = 2
_QUOTE = '"'

Head = tuple[str, ...]
"""Series, number, date, text, registered, sign and lines, as they stand in the file."""
Row = tuple[str, str, str, str, str]
"""Account, objects, kronor, decimals and the rest of the line, as they stand in the file."""


@define
class Batch:
    """Vouchers of the regular form that follow one another (sats), while they are gathered.

    ``ends`` holds the number of rows up to and including each voucher, 0 before the first.
    """

    chunks: list[str] = Factory(list)
    lines: list[int] = Factory(list)
    heads: list[Head] = Factory(list)
    rows: list[Row] = Factory(list)
    ends: list[int] = Factory(lambda: [0])


@frozen
class Part:
    """Some vouchers of a batch, their rows as columns (del av en sats)."""

    lines: Sequence[int]
    heads: Sequence[Head]
    ends: Sequence[int]
    accounts: Sequence[str]
    objects: Sequence[str]
    ore: Sequence[int]
    tails: Sequence[str]

    @classmethod
    def whole(cls, batch: Batch) -> "Part":
        """All vouchers of a batch, which must have some."""
        accounts, objects, kronor, decimals, tails = zip(*batch.rows, strict=True)
        if set(map(len, decimals)) != {DECIMALS}:
            decimals = tuple(part.ljust(DECIMALS, "0") for part in decimals)
        ore = list(map(int, map(add, kronor, decimals)))
        return cls(batch.lines, batch.heads, batch.ends, accounts, objects, ore, tails)

    def between(self, first: int, last: int) -> "Part":
        """The vouchers from ``first`` and before ``last``."""
        if (first, last) == (0, len(self.heads)):
            return self
        begin, end = self.ends[first], self.ends[last]
        return Part(
            self.lines[first:last],
            self.heads[first:last],
            [count - begin for count in self.ends[first : last + 1]],
            self.accounts[begin:end],
            self.objects[begin:end],
            self.ore[begin:end],
            self.tails[begin:end],
        )

    def per_row(self, values: Iterable[int]) -> Iterator[int]:
        """A value of each voucher, once for each of its rows."""
        counts = map(int.__sub__, self.ends[1:], self.ends)
        return chain.from_iterable(map(repeat, values, counts))


@define
class BatchWriter:
    """Puts vouchers into the columns (skrivare)."""

    columns: Columns
    days: Days = Factory(Days)
    names: Plain = Factory(Plain)
    objects: ObjectLists = Factory(ObjectLists)
    tails: Tails = Factory(lambda self: Tails(self.days), takes_self=True)
    _accounts: AccountIndexes = Factory(lambda self: AccountIndexes(self.columns), takes_self=True)
    _object_indexes: ObjectIndexes = Factory(
        lambda self: ObjectIndexes(self.columns, self.objects), takes_self=True
    )

    def odd(self, part: Part) -> list[int]:
        """The vouchers that a finding is to be told about, by their place."""
        sums = [0, *accumulate(part.ore)]
        totals = pairwise(map(sums.__getitem__, part.ends))
        odd = {voucher for voucher, (before, after) in enumerate(totals) if before != after}
        days = self.days
        odd |= {
            voucher
            for voucher, head in enumerate(part.heads)
            if not days[head[2]] or days[head[4]] is None
        }
        return sorted(odd.union(self._with_odd_rows(part)))

    def _with_odd_rows(self, part: Part) -> Iterator[int]:
        objects = {raw for raw in set(part.objects) if self.objects[raw] is None}
        tails = {raw for raw in set(part.tails) if self.tails[raw] is None}
        if objects or tails:
            rows = zip(part.objects, part.tails, strict=True)
            is_odd = [raw in objects or tail in tails for raw, tail in rows]
            yield from compress(part.per_row(range(len(part.heads))), is_odd)

    def write(self, part: Part) -> None:
        """Put vouchers that hold into the columns; none of them may be odd."""
        columns = self.columns
        row = len(columns.account)
        columns.extend_ore(part.ore)
        columns.account.fromlist(list(map(self._accounts.__getitem__, part.accounts)))
        columns.object.fromlist(list(map(self._object_indexes.__getitem__, part.objects)))
        columns.first.extend([row + end for end in part.ends[1:]])
        columns.source_line.extend(part.lines)
        self._write_tails(part, row)
        self._write_heads(part.heads)

    def _write_tails(self, part: Part, row: int) -> None:
        columns, tails = self.columns, self.tails
        found = {raw: tails[raw] or NO_TAIL for raw in set(part.tails)}
        columns.row_text.extend([found[raw].text for raw in part.tails])
        if not any(day or extra for day, _, extra in found.values()):
            return
        days = list(part.per_row([self.days[head[2]] or 0 for head in part.heads]))
        extras = {}
        for raw, voucher_day in set(zip(part.tails, days, strict=True)):
            day, _, extra = found[raw]
            if day and day != voucher_day:
                extras[raw, voucher_day] = _dated(day, extra)
            elif extra is not None:
                extras[raw, voucher_day] = extra
        if extras:
            for index, pair in enumerate(zip(part.tails, days, strict=True), row):
                if pair in extras:
                    columns.line_extra[index] = extras[pair]

    def _write_heads(self, heads: Sequence[Head]) -> None:
        columns, days, names = self.columns, self.days, self.names
        series, numbers, day, texts, registered, signs, _ = zip(*heads, strict=True)
        columns.series.extend(map(names.__getitem__, series))
        columns.number.extend([number.strip('"') for number in numbers])
        columns.day.extend([days[text] or 0 for text in day])
        columns.text.extend(
            [raw[1:-1] if raw[:1] == _QUOTE and "\\" not in raw else unquoted(raw) for raw in texts]
        )
        columns.registered.extend([days[text] or 0 for text in registered])
        columns.sign.extend(map(names.__getitem__, signs))


def _dated(day: int, extra: LineExtra | None) -> LineExtra:
    extra = extra or LineExtra()
    return LineExtra(date.fromordinal(day), extra.quantity, extra.sign)
