"""Workbooks read back, and their formulas worked out again."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from finsam_ledger.statements.figure import Statement

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
