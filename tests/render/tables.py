"""What the tables of a document say, cell by cell, and where a file says otherwise."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from finsam_ledger.render._cells import clean
from finsam_ledger.reports.document import (
    Cell,
    Day,
    Document,
    Number,
    Picture,
    Role,
    Table,
    TableRow,
    Words,
)

NBSP = "\N{NO-BREAK SPACE}"
DASH = "–"
Rows = list[list[str]]


def tables_of(document: Document) -> list[Table]:
    """The tables in order, those that pictures are drawn from among them."""
    shown = (block.table if isinstance(block, Picture) else block for block in document.blocks)
    return [table for table in shown if isinstance(table, Table)]


def written(value: int | None, decimals: int = 0) -> str:
    """A number as it is printed: hard blanks between thousands, comma, the minus sign U+2212."""
    if value is None:
        return DASH
    digits = f"{abs(value):0{decimals + 1}}"
    whole, rest = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    grouped = f"{int(whole):,}".replace(",", NBSP) + (f",{rest}" if rest else "")
    return f"−{grouped}" if value < 0 else grouped


def said(cell: Cell) -> str:
    """What a cell says."""
    match cell:
        case Words(text=text):
            return clean(text)
        case Number(value=value, decimals=decimals):
            return written(value, decimals)
        case Day(day=day):
            return str(day or "")


def head_of(table: Table, *, with_unit: bool) -> list[str]:
    """The heads of the columns; on pages the first tells the unit as well."""
    first, *others = [clean(column.label) for column in table.columns]
    unit = clean(table.unit) if with_unit else ""
    joined = f"{first}, {unit}" if first and unit else first or unit[:1].upper() + unit[1:]
    return [joined, *others]


def row_of(row: TableRow, width: int) -> list[str]:
    """The cells of a row; a heading has one only."""
    cells = [said(cell) for cell in row.cells]
    return cells[:1] if row.role is Role.HEADING else cells + [""] * (width - len(cells))


def differences(document: Document, found: Sequence[Rows], *, with_unit: bool) -> list[str]:
    """Each cell of a file that is not as in the document: table, row and both texts."""
    tables = tables_of(document)
    told = [] if len(tables) == len(found) else [f"{len(found)} tables, not {len(tables)}"]
    for table, rows in zip(tables, found, strict=False):
        told += _of_table(table, rows, with_unit=with_unit)
    return told


def _of_table(table: Table, found: Rows, *, with_unit: bool) -> Iterator[str]:
    head = head_of(table, with_unit=with_unit)
    wanted = [head, *(row_of(row, len(head)) for row in table.rows)]
    if not any(head) and len(found) == len(table.rows):  # pages leave out a row of no heads
        wanted = wanted[1:]
    if list(map(len, wanted)) != list(map(len, found)):
        yield f"{table.id}: other rows or cells"
    for number, (cells, others) in enumerate(zip(wanted, found, strict=False)):
        for cell, other in zip(cells, others, strict=False):
            if not same(cell, other):
                yield f"{table.id} {number}: {cell!r} is {other!r}"


def same(cell: str, found: str) -> bool:
    """Whether a file says what a cell does: a figure to the sign, words whatever their lines."""
    if re.fullmatch(rf"−?[\d{NBSP}]+(,\d+)?", cell):
        return cell == found
    return squeezed(cell) == squeezed(found)


def squeezed(text: str) -> str:
    """The signs of a text without blanks and places to break a line."""
    return "".join(re.sub("[\u200b\u00ad]", "", text).split())


def text_differences(document: Document, text: str) -> list[str]:
    """The tables that are not in a text, line by line, with the very signs of each row."""
    lines, at = text.split("\n"), 0
    told: list[str] = []
    for table in tables_of(document):
        starts = (i for i in range(at, len(lines)) if lines[i].strip() and _headed(table, lines, i))
        ends = (_end(table, lines, start) for start in starts)
        end = next((end for end in ends if end is not None), None)
        at, told = (at, [*told, table.id]) if end is None else (end, told)
    return told


def _headed(table: Table, lines: Sequence[str], start: int) -> bool:
    """Whether the heads of the columns stand above a line, with a rule between."""
    wanted = Counter(squeezed("".join(head_of(table, with_unit=False))))
    if not wanted:
        return True
    at, left = start - 1, Counter(wanted)
    while at > 0 and left.total() > 0 and lines[at].strip():
        left.subtract(squeezed(lines[at].replace("─", "")))
        at -= 1
    return not any(left.values())


def _end(table: Table, lines: Sequence[str], start: int) -> int | None:
    """The line after a table whose rows begin at a line; None when some row is not there."""
    at = start
    for row in table.rows:
        cells = [said(cell) for cell in row.cells]
        wanted = Counter(squeezed("".join(cells)))
        left, first = Counter(wanted), at
        while left.total() > 0 and at < len(lines):
            left.subtract(squeezed(re.sub("[─═]", "", lines[at])))
            at += 1
        figures = (said(cell) for cell in row.cells if isinstance(cell, Number))
        pattern = r"\s+".join(rf"(?<!\S){re.escape(figure)}(?!\S)" for figure in figures)
        if any(left.values()) or not any(re.search(pattern, each) for each in lines[first:at]):
            return None
    return at
