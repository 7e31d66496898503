"""The few vouchers that stand for all, where a file is read without keeping them (vittnen)."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import Factory, define

from finsam_ledger.core.columns import Columns
from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.voucher import Line, VoucherDraft


@define
class _Seen:
    """The accounts and dimensions that have been used in one way."""

    accounts: set[str] = Factory(set)
    dimensions: set[str] = Factory(set)

    def is_first(self, lines: Iterable[Line]) -> bool:
        """Whether the lines use something for the first time; it is then seen."""
        lines = tuple(lines)
        accounts = {line.account for line in lines}
        dimensions = {ref.dimension for line in lines for ref in line.objects}
        new = not (accounts <= self.accounts and dimensions <= self.dimensions)
        self.accounts |= accounts
        self.dimensions |= dimensions
        return new


@define
class Witnesses:
    """Vouchers that were the first to use an account or a dimension, or a later day (vittnen).

    They, and no others, decide what is found of all vouchers together: undeclared accounts and
    dimensions with the place of their first use, the year when none is stated, 4I or 4E, and the
    tree of objects where dimensions lie below others.

    Args:
        columns: Those that hold, in the order of the file.
        rejected: Those that do not.
    """

    columns: Columns = Factory(Columns)
    rejected: list[VoucherDraft] = Factory(list)
    _booked: _Seen = Factory(_Seen)
    _struck: _Seen = Factory(_Seen)
    _kept_out: _Seen = Factory(_Seen)
    _nodes: set[Objects] = Factory(lambda: {()})
    _has_blank: bool = False

    def take(
        self, columns: Columns, rejected: Iterable[VoucherDraft], tree: Collection[str]
    ) -> None:
        """See more vouchers of the file and keep those that are needed.

        Args:
            columns: Those that hold.
            rejected: Those that do not.
            tree: The dimensions that lie below or above another.
        """
        journal = Journal.proved(columns)
        for index in sorted(set(self._needed(columns, tree))):
            self.columns.append(journal.voucher(index))
        for draft in rejected:
            if self._kept_out.is_first((*draft.lines, *draft.removed, *draft.added)):
                self.rejected.append(draft)

    def _needed(self, columns: Columns, tree: Collection[str]) -> Iterator[int]:
        rows = [*self._first_accounts(columns), *self._first_objects(columns, tree)]
        yield from _vouchers_of(rows, columns)
        if columns.day and max(columns.day) > max(self.columns.day, default=0):
            yield columns.day.index(max(columns.day))
        yield from self._first_blank(columns)
        for index, lines in columns.struck.items():
            if self._struck.is_first((*lines.removed, *lines.added)):
                yield index

    def _first_accounts(self, columns: Columns) -> Iterator[int]:
        for number, index in columns.accounts.items():
            if number not in self._booked.accounts:
                self._booked.accounts.add(number)
                yield columns.account.index(index)

    def _first_objects(self, columns: Columns, tree: Collection[str]) -> Iterator[int]:
        new = {index: o for o, index in columns.objects.items() if not self._knows(o, tree)}
        rows = ((columns.object.index(index), objects) for index, objects in new.items())
        for row, objects in sorted(rows):
            if not self._knows(objects, tree):
                self._booked.dimensions.update(ref.dimension for ref in objects)
                self._nodes.add(_within(tree, objects))
                yield row

    def _knows(self, objects: Objects, tree: Collection[str]) -> bool:
        known = all(ref.dimension in self._booked.dimensions for ref in objects)
        return known and _within(tree, objects) in self._nodes

    def _first_blank(self, columns: Columns) -> Iterator[int]:
        """One voucher without series or number, as 4I has them."""
        for names in (columns.series, columns.number):
            if not self._has_blank and "" in names:
                self._has_blank = True
                yield names.index("")


def _vouchers_of(rows: Sequence[int], columns: Columns) -> Iterator[int]:
    return (bisect_right(columns.first, row) - 1 for row in rows)


def _within(tree: Collection[str], objects: Objects) -> Objects:
    return tuple(ref for ref in objects if ref.dimension in tree)
