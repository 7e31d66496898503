"""How the columns of a table share a page (kolumner på sidan), the same in PDF and Word."""

from collections.abc import Iterator
from textwrap import wrap

from finsam_ledger.render._cells import cell_text, clean
from finsam_ledger.reports.document import Role, Table

_NARROW = 12
_WIDEST, _LEAST = 60, 12
_HEAD = 12
_MANY = 6
_SIZE, _SMALL = 98, 86
_GUTTER, _TIGHT = 15, 9


_LONGEST, _PIECE = 28, 8


def printed(text: str) -> str:
    """Text that is safe to print and that a line can hold (tryckt text)."""
    return breakable(clean(text))


def breakable(text: str) -> str:
    """The text with places to break where a word is longer than a line bears (brytbar text).

    >>> len(breakable("x" * 30)) - 30
    3
    """
    return " ".join(map(_broken, text.split(" ")))


def _broken(word: str) -> str:
    if len(word) <= _LONGEST:
        return word
    return "\u200b".join(word[i : i + _PIECE] for i in range(0, len(word), _PIECE))


def shares(table: Table, lang: str) -> list[int]:
    """The share of the width that each column takes (kolumnbredd); 0 is as wide as its content.

    Figures and short words are as wide as they need; columns of words share what is left.
    """
    widths = list(_widths(table, lang))
    if not any(widths):
        return [1, *widths[1:]]
    return widths


def _widths(table: Table, lang: str) -> Iterator[int]:
    body = [row for row in table.rows if row.role is not Role.HEADING]
    for i, column in enumerate(table.columns):
        texts = (cell_text(row.cells[i], lang) for row in body if i < len(row.cells))
        longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
        fixed = column.numeric or (longest <= _NARROW and (i > 0 or len(table.columns) > _MANY))
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


def size_of(table: Table) -> dict[str, int]:
    """The size of type and the gap between columns, smaller where there are many.

    Tenths of a point, and points.
    """
    many = len(table.columns) > _MANY
    return {"size": _SMALL if many else _SIZE, "gutter": _TIGHT if many else _GUTTER}
