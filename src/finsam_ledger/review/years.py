"""Columns of the same kind a year apart (årskolumner)."""

from collections.abc import Iterator

from finsam_ledger.review.labels import column_key
from finsam_ledger.review.printed import PrintedTable

_KINDS = frozenset({"outcome", "closing"})


def years_apart(table: PrintedTable) -> Iterator[tuple[int, int]]:
    """Pairs of columns, one of a year and one of the year before (årspar).

    Args:
        table: The table.

    Yields:
        The later column, the earlier column.
    """
    keys = [column_key(column.label) for column in table.columns]
    for a, one in enumerate(keys):
        for b, other in enumerate(keys):
            comparable = {one.kind, other.kind} <= _KINDS and one.group == other.group
            if comparable and one.year and one.year == other.year + 1:
                yield a, b
