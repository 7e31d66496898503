"""Excel (xlsx): the tables of every sheet, parted by empty rows."""

from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from finsam_ledger.core.finding import Finding
from finsam_ledger.errors import MissingExtraError
from finsam_ledger.review import troubles
from finsam_ledger.review.blocks import Row, tables_of
from finsam_ledger.review.build import build_table
from finsam_ledger.review.printed import PrintedReport, PrintedTable
from finsam_ledger.review.reader import Reader
from finsam_ledger.terms import Text

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


def read(data: bytes, file: str) -> PrintedReport:
    """The tables of an Excel file (läs xlsx).

    Args:
        data: The file's content.
        file: Its name, for messages.

    Raises:
        MissingExtraError: python-calamine is not installed.
    """
    book = _opened(data)
    if book is None:
        return PrintedReport(findings=(_broken(file),))
    tables: list[PrintedTable] = []
    findings: list[Finding] = []
    for name in book.sheet_names:
        for raw in tables_of(_rows(book, name), name):
            table, found = build_table(raw, file)
            tables.append(table)
            findings += found
    if not tables:
        findings.append(_broken(file))
    return PrintedReport(tuple(tables), findings=tuple(findings))


def _opened(data: bytes) -> "CalamineWorkbook | None":
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 an extra
    except ImportError:
        raise MissingExtraError(
            Text(
                "Excelfiler kräver python-calamine, som inte är installerat",
                "Excel files need python-calamine, which is not installed",
            ),
            Text(
                "Kör pip install python-calamine, som ingår i tillvalet xlsx, eller spara "
                "tabellerna som CSV",
                "Run pip install python-calamine, which the extra xlsx brings, or save the "
                "tables as CSV",
            ),
        ) from None
    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except (CalamineError, OSError):
        return None


def _rows(book: "CalamineWorkbook", name: str) -> list[Row]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [tuple(map(_cell, row)) for row in rows]


def _cell(value: Any) -> object:
    """A cell as printed: whole numbers whole, others by their shortest decimals."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else Decimal(repr(value))
    return value


def _broken(file: str) -> Finding:
    return troubles.unreadable(
        file,
        Text("filen är ingen läsbar Excelfil med tabeller", "no readable Excel file with tables"),
        Text(
            "Öppna den i Excel och spara på nytt, eller spara tabellerna som CSV",
            "Open it in Excel and save again, or save the tables as CSV",
        ),
    )


READER = Reader("Excel", (".xlsx", ".xlsm", ".ods"), read)
