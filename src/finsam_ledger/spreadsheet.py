"""Spreadsheets (kalkylblad): the cells of a workbook, and text that goes into one."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from finsam_ledger.errors import MissingExtraError
from finsam_ledger.terms import Text

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def safe(text: str) -> str:
    """The text with an apostrophe first if a spreadsheet would take it for a formula (ofarlig).

    >>> safe("=1+1"), safe("Kassa")
    ("'=1+1", 'Kassa')
    """
    return f"'{text}" if is_formula(text) else text


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula when it is typed (formel).

    >>> is_formula("@SUM(1)"), is_formula("1-2")
    (True, False)
    """
    return text.lstrip(" ").startswith(_FORMULA)


def csv_text(data: bytes) -> str:
    """The text of a CSV file (text ur CSV): UTF-8, or what Excel saves on Windows.

    >>> csv_text("Köpt".encode("cp1252")), csv_text("Köpt".encode("utf-16"))
    ('Köpt', 'Köpt')
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_sheets(data: bytes) -> Mapping[str, Sequence[Sequence[object]]] | None:
    """The cells of every sheet of a workbook, by the sheet's name (läs kalkylblad).

    Args:
        data: The bytes of an .xlsx, .xlsm or .ods file.

    Returns:
        The sheets in order; a whole number is an ``int``, another a ``Decimal`` of its shortest
        decimals. None when the bytes are no workbook.

    Raises:
        MissingExtraError: python-calamine is not installed.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 an extra
    except ImportError:
        raise _missing_extra() from None
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except (CalamineError, OSError):
        return None
    sheets = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
    return {
        name: [[_cell(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        for name, sheet in sheets.items()
    }


def _cell(value: Any) -> object:
    if isinstance(value, float):
        return int(value) if value.is_integer() else Decimal(repr(value))
    return value


def _missing_extra() -> MissingExtraError:
    return MissingExtraError(
        Text(
            "Excelfiler kräver python-calamine, som inte är installerat",
            "Excel files need python-calamine, which is not installed",
        ),
        Text(
            "Kör pip install python-calamine, som ingår i tillvalet xlsx, eller spara som CSV med "
            "semikolon",
            "Run pip install python-calamine, which the extra xlsx brings, or save as CSV with "
            "semicolons",
        ),
    )
