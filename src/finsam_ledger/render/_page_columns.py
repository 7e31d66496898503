"""How the columns of a table share a page (kolumner på sidan), the same in PDF and Word."""

import re
from collections.abc import Iterator
from textwrap import wrap

from finsam_ledger.render._cells import cell_text, clean
from finsam_ledger.reports.document import Role, Table

_NARROW = 16
_WIDEST, _LEAST = 60, 12
_HEAD = 13
_MANY = 6
_SIZE, _SMALL = 98, 86
_GUTTER, _TIGHT = 15, 9
_LONG = 32
_FIGURE = 24
_FOLDED, _ONCE = 28, 0.6
_HEAD_SIZE, _PAGE = 0.88, 460
_LONGEST, _PIECE = 28, 8
_BETWEEN = re.compile(r"(?<=[/_.:])(?=\w)")


def printed(text: str) -> str:
    """Text that is safe to print and that a line can hold (tryckt text)."""
    return breakable(clean(text))


def breakable(text: str) -> str:
    r"""The text with places to break where a word is longer than a line bears (brytbar text).

    >>> len(breakable("x" * 30)) - 30
    3
    >>> breakable("verifikationsnummer/verifikationstext").split("\u200b")
    ['verifikationsnummer/', 'verifikationstext']
    """
    return " ".join(map(_broken, text.split(" ")))


def _broken(word: str) -> str:
    if len(word) <= _LONGEST:
        return word
    pieces = _BETWEEN.split(word)
    return "\u200b".join(_cut(piece) for piece in pieces)


def _cut(piece: str) -> str:
    if len(piece) <= _LONGEST:
        return piece
    return "\u200b".join(piece[i : i + _PIECE] for i in range(0, len(piece), _PIECE))


def shares(table: Table, lang: str) -> list[int]:
    """The share of the width that each column takes (kolumnbredd); 0 is as wide as its content.

    Figures and short words are as wide as they need; columns of words share what is left.
    """
    widths = list(_widths(table, lang))
    if not any(widths):
        return [1, *widths[1:]]
    return widths


def _widths(table: Table, lang: str) -> Iterator[int]:
    for i, column in enumerate(table.columns):
        longest = _longest(table, i, lang)
        narrow = longest <= _NARROW and (i > 0 or len(table.columns) > _MANY)
        fixed = narrow or (column.numeric and longest <= _FIGURE)
        yield 0 if fixed else max(_LEAST, min(longest, _WIDEST))


def heads(table: Table) -> list[list[str]]:
    """The heads of the columns in lines (kolumnrubriker); the first tells the unit.

    A head is broken between words where it is long and its column holds figures.
    """
    made = [
        wrap(clean(column.label), _HEAD if column.numeric else 1000, break_long_words=False,
             break_on_hyphens=False)
        for column in table.columns
    ]  # fmt: skip
    made = [list(map(breakable, lines)) for lines in made]
    if table.unit and not made[0]:
        made[0] = [printed(table.unit[:1].upper() + table.unit[1:])]
    elif table.unit:
        made[0] = [*made[0][:-1], f"{made[0][-1]}, {printed(table.unit)}"]
    return made


def size_of(table: Table, lang: str, sign: float = 0.47) -> dict[str, int]:
    """The size of type and the gap between columns, smaller where there is much to hold.

    Args:
        table: The table.
        lang: "sv" or "en".
        sign: The width of a sign of the typeface, of its size.

    Returns:
        Tenths of a point, and points.
    """
    crowded = not is_hung(table, lang) and _wish(table, lang, sign * _SIZE / 10) > _PAGE
    small = len(table.columns) > _MANY or crowded
    return {"size": _SMALL if small else _SIZE, "gutter": _TIGHT if small else _GUTTER}


def is_long(table: Table) -> bool:
    """Whether a table has so many rows that pages may cut it between them (lång tabell)."""
    return len(table.rows) > _LONG


def is_hung(table: Table, lang: str) -> bool:
    """Whether its rows open with a paragraph rather than a label (hängande rader)."""
    return any("\n" in cell_text(row.cells[0], lang) for row in table.rows)


def _wish(table: Table, lang: str, sign: float) -> float:
    """The points that the table takes with long labels folded once (önskad bredd)."""
    widths: list[float] = []
    for i, column in enumerate(table.columns):
        if column.numeric:
            widths.append(signs(table, i, lang))
        else:
            longest = _longest(table, i, lang)
            widths.append(min(longest, max(_FOLDED, longest * _ONCE) if i == 0 else _FOLDED))
    return sum(width * sign + _GUTTER for width in widths)


def signs(table: Table, i: int, lang: str) -> float:
    """The signs that a column is wide enough for, its head being smaller (tecken i bredd)."""
    head = max(map(len, heads(table)[i]), default=0) * _HEAD_SIZE
    return max(_longest(table, i, lang), head)


def _longest(table: Table, i: int, lang: str) -> int:
    """The signs in the longest line of a column's cells, headings apart."""
    body = (row for row in table.rows if row.role is not Role.HEADING and i < len(row.cells))
    lines = (line for row in body for line in cell_text(row.cells[i], lang).split("\n"))
    return max(map(len, lines), default=0)
