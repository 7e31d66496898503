"""Workbooks read back, and their formulas worked out again."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from finsam_ledger.reports.document import Document, Table
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.figure import Statement
from tests.render.tables import said, tables_of, written

Value = str | int | float | None
SOFFICE = shutil.which("soffice")
# 0 recalculates every file on opening; as it comes, LibreOffice trusts the values in the file
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def cached(data: bytes) -> Any:
    """The workbook with the values that its formulas had when it was written."""
    return openpyxl.load_workbook(BytesIO(data), data_only=True)


def formulas(data: bytes) -> dict[tuple[str, str], str]:
    """Every formula by sheet and cell."""
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in openpyxl.load_workbook(BytesIO(data))
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def recalculated(data: bytes, folder: Path) -> Any:
    """The workbook after LibreOffice has worked out every formula."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True)
    (settings / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    (folder / "in").mkdir()
    (folder / "in" / "a.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    command += ["--outdir", str(folder), str(folder / "in" / "a.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    if not (folder / "a.xlsx").exists():
        pytest.skip("LibreOffice is installed without Calc")
    return openpyxl.load_workbook(folder / "a.xlsx", data_only=True)


def rows_of(book: Any, statement: Statement, title: str) -> list[list[Value]]:
    """The rows of a statement or note as the sheet has them: label, note, figures."""
    is_note = bool(statement.number)
    sheet = next(each for each in book if each["A1"].value == ("Noter" if is_note else title))
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    first = [row[0] for row in rows].index(title) + 2 if is_note else 6
    return rows[first : first + len(statement.rows)]


def shown(data: bytes) -> list[list[list[str]]]:
    """The rows of each sheet as a Swedish Excel shows them."""
    return [[[_shown(cell) for cell in row] for row in sheet.iter_rows()] for sheet in cached(data)]


def _shown(cell: Any) -> str:
    """A number with the decimals of its format, a date by its days, words as they are."""
    if isinstance(cell.value, int | float):
        decimals = len(cell.number_format.partition(";")[0].partition(".")[2])
        step = Decimal(1).scaleb(-decimals)
        exact = Decimal(repr(cell.value)).quantize(step, ROUND_HALF_UP)
        return written(int(exact.scaleb(decimals)), decimals)
    if isinstance(cell.value, datetime):
        return cell.value.date().isoformat()
    return cell.value or ""


def differences(report: Report, document: Document, data: bytes) -> list[str]:
    """The tables of the working papers that no sheet has, row by row, each figure in its column."""
    sheets = shown(data)
    statements = {each.id: each for each in (*report.statements, *report.notes)}
    wanted = (
        (table.id, list(_expected(table, statements.get(table.id))))
        for table in tables_of(document)
    )
    return [name for name, rows in wanted if not any(_has(sheet, rows) for sheet in sheets)]


def _expected(table: Table, statement: Statement | None) -> Iterator[list[str]]:
    """The cells of a table as a sheet has them: a statement always has room for notes."""
    for row in table.rows:
        cells = [said(cell) for cell in row.cells]
        noted = not table.columns[1].numeric
        yield [cells[0], "", *cells[1:]] if statement and cells[1:] and not noted else cells


def _has(sheet: list[list[str]], rows: list[list[str]]) -> bool:
    """Whether the rows of a sheet begin with the cells of these rows, in their order."""
    left = iter(sheet)
    return all(any(row[: len(cells)] == cells for row in left) for cells in rows)
