"""Regular vouchers, many at once, into the columns (satser)."""

from collections.abc import Iterator
from datetime import date
from itertools import accumulate, compress, pairwise
from operator import ne

from attrs import Factory, define

from finsam_ledger.core.columns import Columns, LineExtra
from finsam_ledger.sie.lookup import (
    AccountIndexes,
    Days,
    ObjectIndexes,
    ObjectLists,
    Plain,
    Tails,
    all_unquoted,
)
from finsam_ledger.sie.regular import Batch, Heads


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

    def odd(self, batch: Batch) -> list[int]:
        """The vouchers that a finding is to be told about, by their place."""
        self.tails.learn(batch.tails)
        return sorted({*_unbalanced(batch), *self._misdated(batch.heads), *self._odd_rows(batch)})

    def _misdated(self, heads: Heads) -> Iterator[int]:
        _, _, event, _, registered, _ = heads
        days = self.days
        no_event = {raw for raw in set(event) if not days[raw]}
        no_day = {raw for raw in set(registered) if days[raw] is None}
        if no_event or no_day:
            for voucher, (raw, later) in enumerate(zip(event, registered, strict=True)):
                if raw in no_event or later in no_day:
                    yield voucher

    def _odd_rows(self, batch: Batch) -> Iterator[int]:
        objects = {raw for raw in set(batch.objects) if self.objects[raw] is None}
        tails = self.tails.odd
        if objects or tails:
            rows = zip(batch.objects, batch.tails, strict=True)
            is_odd = [raw in objects or tail in tails for raw, tail in rows]
            yield from compress(batch.per_row(range(batch.size)), is_odd)

    def write(self, batch: Batch) -> None:
        """Put vouchers that hold into the columns; none of them may be odd."""
        columns = self.columns
        row = len(columns.account)
        columns.extend_ore(batch.ore)
        columns.account.fromlist(list(map(self._accounts.__getitem__, batch.accounts)))
        columns.object.fromlist(list(map(self._object_indexes.__getitem__, batch.objects)))
        columns.row_text.extend(map(self.tails.texts.__getitem__, batch.tails))
        columns.first.fromlist([row + end for end in batch.ends[1:]])
        columns.source_line.fromlist(list(batch.lines[:-1]))
        self._write_extras(batch, row)
        self._write_heads(batch.heads)

    def _write_extras(self, batch: Batch, row: int) -> None:
        """What few rows have: mostly their days are those of their vouchers, and that is all."""
        tails = self.tails
        if not tails.extras and not self._has_own_days(batch):
            return
        for index, (raw, day) in enumerate(zip(batch.tails, self._days(batch), strict=True), row):
            own, extra = tails.days[raw], tails.extras.get(raw)
            if own and own != day:
                self.columns.line_extra[index] = _dated(own, extra)
            elif extra is not None:
                self.columns.line_extra[index] = extra

    def _has_own_days(self, batch: Batch) -> bool:
        own = map(self.tails.days.__getitem__, filter(None, batch.tails))
        return any(map(ne, own, compress(self._days(batch), batch.tails)))

    def _days(self, batch: Batch) -> Iterator[int | None]:
        """The day of each row's voucher."""
        return batch.per_row(map(self.days.__getitem__, batch.heads[2]))

    def _write_heads(self, heads: Heads) -> None:
        columns, days, names = self.columns, self.days, self.names
        series, numbers, event, texts, registered, signs = heads
        columns.series.extend(map(names.__getitem__, series))
        columns.number.extend(all_unquoted(numbers))
        columns.day.fromlist([days[raw] or 0 for raw in event])
        columns.text.extend(all_unquoted(texts))
        columns.registered.fromlist([days[raw] or 0 for raw in registered])
        columns.sign.extend(map(names.__getitem__, signs))


def _unbalanced(batch: Batch) -> Iterator[int]:
    sums = [0, *accumulate(batch.ore)]
    totals = list(map(sums.__getitem__, batch.ends))
    if any(totals):
        for voucher, (before, after) in enumerate(pairwise(totals)):
            if before != after:
                yield voucher


def _dated(day: int, extra: LineExtra | None) -> LineExtra:
    extra = extra or LineExtra()
    return LineExtra(date.fromordinal(day), extra.quantity, extra.sign)
