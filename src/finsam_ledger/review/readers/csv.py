"""CSV (csv): one or more tables in a text file, parted by empty lines; semicolon, tab or comma."""

import csv
from io import StringIO

from finsam_ledger.core.finding import Finding
from finsam_ledger.review import troubles
from finsam_ledger.review.blocks import tables_of
from finsam_ledger.review.build import build_table
from finsam_ledger.review.printed import PrintedReport, PrintedTable
from finsam_ledger.review.reader import Reader
from finsam_ledger.spreadsheet import csv_text
from finsam_ledger.terms import Text

_DELIMITERS = ";\t,"


def read(data: bytes, file: str) -> PrintedReport:
    """The tables of a CSV file (läs csv); UTF-8, or what Windows and Excel write.

    Args:
        data: The file's content.
        file: Its name, for messages.
    """
    text = csv_text(data)
    if not text.strip() or "\0" in text:
        return PrintedReport(findings=(_nothing(file),))
    delimiter = max(_DELIMITERS, key=text.count)
    try:
        sheet = [tuple(row) for row in csv.reader(StringIO(text), delimiter=delimiter, strict=True)]
    except csv.Error as error:
        return PrintedReport(findings=(_broken(file, error),))
    name = file.rpartition("/")[2].rpartition(".")[0]
    tables: list[PrintedTable] = []
    findings: list[Finding] = []
    for raw in tables_of(sheet, name):
        table, found = build_table(raw, file)
        tables.append(table)
        findings += found
    return PrintedReport(tuple(tables), findings=tuple(findings))


def _nothing(file: str) -> Finding:
    return troubles.unreadable(
        file,
        Text("filen är tom eller ingen text", "the file is empty or no text"),
        Text("Spara tabellerna som CSV och försök igen", "Save the tables as CSV and try again"),
    )


def _broken(file: str, error: csv.Error) -> Finding:
    return troubles.unreadable(
        file,
        Text(f"filen är ingen hel CSV ({error})", f"the file is no proper CSV ({error})"),
        Text("Se efter att varje citattecken är stängt", "See that every quote is closed"),
    )


READER = Reader("CSV", (".csv", ".tsv", ".txt"), read)
