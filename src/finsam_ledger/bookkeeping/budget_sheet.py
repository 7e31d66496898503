"""A budget from an Excel sheet (kalkylblad), .xlsx: the same columns as in the CSV file."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from finsam_ledger.bookkeeping.budget import (
    COLUMNS,
    NO_SPREADS,
    BudgetRow,
    Spreads,
    budget_rows,
)
from finsam_ledger.bookkeeping.plan_file import has_columns
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.errors import UnreadableInputError, placed
from finsam_ledger.spreadsheet import read_sheets
from finsam_ledger.terms import Text


def read_budget_sheet(
    content: bytes, where: str, books: Ledger, spreads: Spreads = NO_SPREADS
) -> tuple[BudgetRow, ...]:
    """A budget from the first sheet of a workbook (läs budget ur Excel).

    Args:
        content: The bytes of an .xlsx file.
        where: Its name, for messages.
        books: The books, whose accounts and projects the rows must be among.
        spreads: Weights per month, by name.

    Raises:
        MissingExtraError: python-calamine is not installed.
        UnreadableInputError: The file is no workbook.
        ConfigurationError: A column is missing or a row cannot be followed.
    """
    rows = _cells(content, where)
    _, names = next(rows, (1, []))
    has_columns(names, where, COLUMNS)
    return budget_rows(_filled(names, rows), where, books, spreads)


def _filled(
    names: Sequence[str], rows: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows that hold something, cells by column; a name without cells is empty."""
    for line, cells in rows:
        if any(cells):
            padded = [*cells, *[""] * len(names)]
            yield line, {name: padded[i] for i, name in enumerate(names) if name}


def _cells(content: bytes, where: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of the first sheet as text, by row number."""
    with placed(where):
        sheets = read_sheets(content)
    if sheets is None:
        raise _no_workbook(where)
    for line, row in enumerate(next(iter(sheets.values()), ()), 1):
        yield line, [_text(cell) for cell in row]


def _text(cell: object) -> str:
    return f"{cell:f}" if isinstance(cell, Decimal) else f"{cell}".strip()


def _no_workbook(where: str) -> UnreadableInputError:
    return UnreadableInputError(
        Text("filen är ingen läsbar Excelfil", "the file is no readable Excel file"),
        Text("Spara den som .xlsx eller som CSV", "Save it as .xlsx or as CSV"),
        where,
    )
