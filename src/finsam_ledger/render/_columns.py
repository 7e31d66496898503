"""How wide each column of a table is set in plain text (kolumnbredder)."""

from collections.abc import Sequence

from attrs import frozen

from finsam_ledger.render._width import longest_word, text_width
from finsam_ledger.reports.document import TableColumn

GAP = 2
_NARROW = 6
_LEAST_FIRST = 20
_LEAST_WORDS = 10
_LABEL = 36
_LONG_HEAD = 16


@frozen
class _Wish:
    """The widths that one column can do with (önskad bredd)."""

    least: int
    most: int


def column_widths(
    columns: Sequence[TableColumn], rows: Sequence[Sequence[str]], width: int
) -> list[int]:
    """The width of each column (kolumnbredder).

    Args:
        columns: The columns.
        rows: What the cells say; short rows are allowed.
        width: What the table should keep within. Figures are never broken, so it may have to be
            wider.
    """
    wishes = [_wish(i, column, rows) for i, column in enumerate(columns)]
    room = width - GAP * (len(columns) - 1)
    if sum(wish.most for wish in wishes) > room:
        return _squeezed(columns, wishes, room)
    widths = [wish.most for wish in wishes]
    if len(columns) > 1 and all(
        _is_fixed(*pair) for pair in list(zip(columns, wishes, strict=True))[1:]
    ):
        slack = room - sum(widths)
        widths[0] = max(widths[0], min(_LABEL, widths[0] + slack))
    return widths


def _is_fixed(column: TableColumn, wish: _Wish) -> bool:
    return column.numeric or wish.most <= _NARROW


def _wish(i: int, column: TableColumn, rows: Sequence[Sequence[str]]) -> _Wish:
    cells = [row[i] for row in rows if i < len(row)]
    if column.numeric:
        content = max(map(len, cells), default=0)
        least = max(content, longest_word(column.label))
        return _Wish(least, max(least, min(text_width(column.label), _LONG_HEAD)))
    lines = [line for cell in cells for line in cell.split("\n")]
    most = max(map(text_width, [column.label, *lines]))
    floor = _LEAST_WORDS if i else _LEAST_FIRST
    return _Wish(min(most, max(floor, longest_word(column.label))), most)


def _squeezed(columns: Sequence[TableColumn], wishes: Sequence[_Wish], room: int) -> list[int]:
    """Heads of numbers folded first; what is left is shared so that short columns stay whole."""
    fixed = [_is_fixed(*pair) for pair in zip(columns, wishes, strict=True)]
    widths = [wish.least for wish in wishes]
    left = room - sum(wish.least for wish, fix in zip(wishes, fixed, strict=True) if fix)
    folding = [i for i, fix in enumerate(fixed) if not fix]
    for cap in range(left, 0, -1):
        tried = {i: min(wishes[i].most, max(wishes[i].least, cap)) for i in folding}
        if sum(tried.values()) <= left:
            return [tried.get(i, width) for i, width in enumerate(widths)]
    return widths
