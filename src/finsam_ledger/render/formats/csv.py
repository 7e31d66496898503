"""CSV (csv): every figure of the statements and notes on a row of its own, for Excel.

Columns: statement; row; label; column; ore; printed; unit. "ore" is exact, debit positive;
"printed" is shown on the row's side in "unit" ("öre" for statements that are exact to the öre).
An unknown figure is empty; headings have no figures and are left out.

A listing (huvudbok, grundbok) has one row for each amount: "row" counts its lines from 1, "label"
is the day and words of the line, "column" the head of the column, and "printed" what stands there
in öre. "ore" is empty, since a listing shows debit and credit apart.

A key figure has the statement "key_figures"; a share is "printed" in percent, "11,8", with the unit
"%". "ore" is empty, since a share is no amount.

Semicolons, CR LF and a byte order mark, so that a Swedish Excel opens the file as it is. Text that
a spreadsheet would take for a formula gets an apostrophe before it.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from finsam_ledger.render._cells import cell_text, clean, number_text
from finsam_ledger.render.format import Format
from finsam_ledger.reports.document import Document, Number, Table, TableRow
from finsam_ledger.reports.report import Report
from finsam_ledger.spreadsheet import safe
from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.key_figure import KeyFigure
from finsam_ledger.statements.rounding import Unit

HEAD = ("statement", "row", "label", "column", "ore", "printed", "unit")
_ORE = "öre"
_ORE_DECIMALS = 2
_Value = str | int | None


def render(report: Report, document: Document) -> bytes:
    """The figures as CSV (csv) in UTF-8 with a byte order mark.

    Args:
        report: What was computed.
        document: Tells the language of labels.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(HEAD)
    for row in _rows(report, document.lang):
        writer.writerow([safe(clean(value)) if isinstance(value, str) else value for value in row])
    return out.getvalue().encode("utf-8-sig")


def _rows(report: Report, lang: str) -> Iterator[tuple[_Value, ...]]:
    for statement in (*report.statements, *report.notes):
        yield from _statement(statement, report.unit, lang)
    for each in report.key_figures:
        yield from _key_figure(each, report.unit, lang)
    for table in report.listings:
        for number, row in enumerate(table.rows, 1):
            yield from _listing_row(table, row, number, lang)


def _statement(statement: Statement, unit: Unit, lang: str) -> Iterator[tuple[_Value, ...]]:
    shown = _ORE if statement.exact else statement.unit_or(unit).value
    for row in statement.rows:
        for column, figure in zip(statement.columns, row.figures, strict=False):
            head = (statement.id, row.key, row.label.lang(lang), column.id)
            yield (*head, figure.ore, figure.printed, shown)


def _key_figure(each: KeyFigure, unit: Unit, lang: str) -> Iterator[tuple[_Value, ...]]:
    """A share in percent with its decimals, as a Swedish Excel writes them."""
    head = ("key_figures", each.spec.id, each.spec.title.lang(lang))
    shown = "%" if each.is_share else unit.value
    for column, value in zip(each.columns, each.values, strict=True):
        printed = (
            number_text(value.printed, each.decimals, "sv") if value.printed is not None else ""
        )
        yield (*head, column.id, None, plain(printed), shown)


def plain(number: str) -> str:
    """A printed number as a program reads it (utan tecken för gruppering).

    >>> plain("−1\N{NO-BREAK SPACE}234,5")
    '-1234,5'
    """
    return number.replace("\N{NO-BREAK SPACE}", "").replace("\N{MINUS SIGN}", "-")


def _listing_row(
    table: Table, row: TableRow, number: int, lang: str
) -> Iterator[tuple[_Value, ...]]:
    words = [cell_text(cell, lang) for cell in row.cells if not isinstance(cell, Number)]
    label = " ".join(word for word in words if word)
    for column, cell in zip(table.columns, row.cells, strict=False):
        if isinstance(cell, Number) and cell.value is not None:
            unit = _ORE if cell.decimals == _ORE_DECIMALS else table.unit
            yield (table.id, str(number), label, column.label, None, cell.value, unit)


FORMAT = Format("csv", ".csv", render, "text/csv", is_data=True)
