"""Words and plain tables on sheets (text och tabeller på blad)."""

from typing import TYPE_CHECKING, assert_never

from finsam_ledger.render._xlsx_book import Book, Sheet, Weight
from finsam_ledger.reports.document import (
    Block,
    Cell,
    Day,
    Heading,
    Number,
    Paragraph,
    Role,
    Table,
    TableRow,
    Words,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format as Style

_WEIGHTS: dict[Role, Weight] = {Role.BODY: "body", Role.TOTAL: "total", Role.HEADING: "heading"}
_FIRST_WIDTH, _WORD_WIDTH, _NUMBER_WIDTH = 60.0, 44.0, 16.0
_LINE, _CHARACTERS, _CAPTION_HEIGHT = 13.5, 105, 20.0
LAST_ROW = 1_048_576


def widths_of(table: Table) -> list[float]:
    """The widths of a table's columns (kolumnbredder)."""
    rest = (_NUMBER_WIDTH if column.numeric else _WORD_WIDTH for column in table.columns[1:])
    return [_FIRST_WIDTH, *rest]


def write_block(sheet: Sheet, block: Block) -> None:
    """A block of the working papers from the sheet's row on (block).

    Args:
        sheet: Where to.
        block: A heading, paragraph or table; other blocks stand in no working papers.
    """
    match block:
        case Heading(text=text):
            sheet.wide(text, "caption", 2, _CAPTION_HEIGHT)
        case Paragraph(text=text):
            sheet.wide(text, "words", 2, _LINE * (1 + len(text) // _CHARACTERS))
        case Table():
            write_table(sheet, block)
        case _:
            return
    sheet.row += isinstance(block, Table)


def write_table(sheet: Sheet, table: Table) -> None:
    """A table with its caption, as many rows as a sheet holds (tabell)."""
    if table.caption:
        sheet.text(0, table.caption, sheet.book.named("caption"))
        sheet.row += 1
    for i, column in enumerate(table.columns):
        style = sheet.book.named("head_number" if column.numeric else "head")
        sheet.text(i, column.label, style)
    sheet.row += 1
    for row in table.rows:
        _row(sheet, table, row)
    if table.source:
        sheet.text(0, table.source, sheet.book.named("small"))
        sheet.row += 1


def _row(sheet: Sheet, table: Table, row: TableRow) -> None:
    weight = _WEIGHTS[row.role]
    for i, cell in enumerate(row.cells):
        level = row.level if i == 0 else 1
        if i and table.columns[i].numeric and isinstance(cell, Words):
            sheet.text(i, cell.text, sheet.book.aside(weight))
        else:
            write_cell(sheet, i, cell, weight, level)
    sheet.row += 1


def write_cell(sheet: Sheet, column: int, cell: Cell, weight: Weight, level: int = 1) -> None:
    """A cell of a table as what it is (cell): words, a number or a date."""
    book = sheet.book
    match cell:
        case Words(text=text):
            sheet.text(column, text, book.label(level, weight))
        case Number(value=value, decimals=decimals):
            sheet.number(column, value, decimals, book.number(decimals, weight))
        case Day(day=day):
            sheet.day(column, day, day_style(book))
        case _:
            assert_never(cell)


def day_style(book: Book) -> "Style":
    """The style of a date (datumformat)."""
    return book.style(num_format="yyyy-mm-dd", align="left")
