"""Excel (xlsx): the tables of every sheet, parted by empty rows."""

from finsam_ledger.core.finding import Finding
from finsam_ledger.review import troubles
from finsam_ledger.review.blocks import tables_of
from finsam_ledger.review.build import build_table
from finsam_ledger.review.printed import PrintedReport, PrintedTable
from finsam_ledger.review.reader import Reader
from finsam_ledger.spreadsheet import read_sheets
from finsam_ledger.terms import Text


def read(data: bytes, file: str) -> PrintedReport:
    """The tables of an Excel file (läs xlsx).

    Args:
        data: The file's content.
        file: Its name, for messages.

    Raises:
        MissingExtraError: python-calamine is not installed.
    """
    sheets = read_sheets(data)
    if sheets is None:
        return PrintedReport(findings=(_broken(file),))
    tables: list[PrintedTable] = []
    findings: list[Finding] = []
    for name, rows in sheets.items():
        for raw in tables_of([tuple(row) for row in rows], name):
            table, found = build_table(raw, file)
            tables.append(table)
            findings += found
    if not tables:
        findings.append(_broken(file))
    return PrintedReport(tuple(tables), findings=tuple(findings))


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
