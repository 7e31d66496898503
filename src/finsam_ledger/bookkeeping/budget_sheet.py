"""A budget from an Excel sheet (kalkylblad), .xlsx: the same columns as in the CSV file."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO

from finsam_ledger.bookkeeping.budget import (
    COLUMNS,
    NO_SPREADS,
    BudgetRow,
    Spreads,
    budget_rows,
)
from finsam_ledger.bookkeeping.plan_file import has_columns
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.errors import MissingExtraError, UnreadableInputError
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
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 an extra
    except ImportError:
        raise _missing_extra(where) from None
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
    except (CalamineError, OSError):
        raise _no_workbook(where) from None
    sheet = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    for line, row in enumerate(sheet, 1):
        yield line, [_text(cell) for cell in row]


def _text(cell: object) -> str:
    """A cell as text: numbers by their shortest decimals, whole ones without any."""
    if isinstance(cell, float):
        return f"{int(cell)}" if cell.is_integer() else f"{Decimal(repr(cell)):f}"
    return f"{cell}".strip()


def _missing_extra(where: str) -> MissingExtraError:
    return MissingExtraError(
        Text(
            "Excelfiler kräver python-calamine, som inte är installerat",
            "Excel files need python-calamine, which is not installed",
        ),
        Text(
            "Kör pip install python-calamine, som ingår i tillvalet xlsx, eller spara budgeten "
            "som CSV med semikolon",
            "Run pip install python-calamine, which the extra xlsx brings, or save the budget as "
            "CSV with semicolons",
        ),
        where,
    )


def _no_workbook(where: str) -> UnreadableInputError:
    return UnreadableInputError(
        Text("filen är ingen läsbar Excelfil", "the file is no readable Excel file"),
        Text("Spara den som .xlsx eller som CSV", "Save it as .xlsx or as CSV"),
        where,
    )
