"""A sheet of cells into tables (block): parted by empty rows, each with its title and heads."""

import re
from collections.abc import Iterator, Sequence

from finsam_ledger.review.amounts import parse_amount
from finsam_ledger.review.build import RawTable
from finsam_ledger.review.labels import column_key
from finsam_ledger.review.printed import UNITS

_UNIT = re.compile(
    r"\(\s*(?:belopp\s+i\s+|i\s+)?([a-zåäö]+)\.?\s*\)|\bi\s+([tkm]?k?r|tkr)\b", re.IGNORECASE
)
_NOTE = re.compile(r"\s*not(?:er)?\s+(\d{1,3}[a-z]?)\s*[.:,–-]?\s*(.*)", re.IGNORECASE | re.DOTALL)
_EARLIEST, _LATEST = 1980, 2100
_MAX_UNIT = 6
Row = tuple[object, ...]


def tables_of(sheet: Sequence[Row], name: str) -> Iterator[RawTable]:
    """The tables of a sheet (tabellerna).

    Args:
        sheet: Its rows.
        name: The sheet's name, the title of a table that has none of its own.
    """
    for number, block in enumerate(_blocks(sheet), 1):
        table = _table(block, name if number == 1 else f"{name} {number}")
        if table.rows:
            yield table


def _blocks(sheet: Sequence[Row]) -> Iterator[list[Row]]:
    """Runs of rows between empty rows; a lone title belongs to the run below it."""
    block: list[Row] = []
    for row in (*sheet, ()):
        if any(_filled(cell) for cell in row):
            block.append(row)
        elif block and not (len(block) == 1 and _filled_cells(block[0]) == 1):
            yield block
            block = []


def _table(block: list[Row], name: str) -> RawTable:
    title, rows = name, block
    heads: Row = ()
    if _filled_cells(rows[0]) == 1 and len(rows) > 1:
        title, rows = _first(rows[0]), rows[1:]
    if _is_heads(rows[0]):
        heads, rows = rows[0], rows[1:]
        title = title if title != name or not _first(heads) else _first(heads)
    width = max([len(heads), *(_width(row) for row in rows)])
    labels = tuple(_text(heads[i]) if i < len(heads) else "" for i in range(width))
    unit = _unit_of(title) or next(filter(None, map(_unit_of, labels)), "")
    note = _NOTE.fullmatch(title)
    number, words = note.groups() if note else ("", title)
    words = _UNIT.sub("", words).strip(" ,:") or title
    cut = tuple((*row, *[""] * width)[:width] for row in rows)
    return RawTable(name if title == name else words, words, labels, cut, unit, number, bool(note))


def _unit_of(text: str) -> str:
    match = _UNIT.search(text)
    if match:
        return match.group(1) or match.group(2)
    return text if text.casefold() in UNITS else ""


def _is_heads(row: Row) -> bool:
    """Whether a row heads columns: its cells are years, dates or words, not amounts."""
    cells = [cell for cell in row[1:] if _filled(cell)]
    return bool(cells) and all(_is_head(cell) for cell in cells)


def _is_head(cell: object) -> bool:
    amount = parse_amount(cell)
    if amount is None or column_key(_text(cell)).kind != "outcome":
        return True
    return not amount.decimals and _EARLIEST <= amount.digits <= _LATEST and " " not in _text(cell)


def _width(row: Row) -> int:
    return max((i + 1 for i, cell in enumerate(row) if _filled(cell)), default=0)


def _filled_cells(row: Row) -> int:
    return sum(map(_filled, row))


def _filled(cell: object) -> bool:
    return bool(_text(cell))


def _first(row: Row) -> str:
    return next((_text(cell) for cell in row if _filled(cell)), "")


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()
