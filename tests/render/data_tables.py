"""The figures of the formats that hold data: what they should be, and what each file has."""

import csv
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from typing import Any

from finsam_ledger.render._cells import clean
from finsam_ledger.reports.document import Document, Number, Role, Table
from finsam_ledger.reports.report import Report
from tests.render.tables import said, tables_of, written

Place = tuple[str, str, str]
"""Statement, row and column."""
Figures = dict[Place, Decimal | str | None]
LABEL = "label"
"""Stands for a column where the words of the row are meant."""


def figures_of(report: Report, document: Document) -> Figures:
    """Each figure of the working papers' tables by its place, as the document prints it."""
    tables = {table.id: table for table in tables_of(document)}
    found: Figures = {}
    for statement in (*report.statements, *report.notes):
        rows = tables[statement.id].rows if statement.text is None else ()
        for row, shown in zip(statement.rows if rows else (), rows, strict=True):
            found[statement.id, row.key, LABEL] = said(shown.cells[0])
            numbers = [cell for cell in shown.cells if isinstance(cell, Number)]
            for column, cell in zip(statement.columns, numbers, strict=bool(row.figures)):
                found[statement.id, row.key, column.id] = _value(cell)
    for each, shown in zip(report.key_figures, _rows(tables, "key_figures"), strict=True):
        found["key_figures", each.spec.id, LABEL] = said(shown.cells[0]).rpartition(", ")[0]
        for column, cell in zip(each.columns, shown.cells[1:], strict=True):
            assert isinstance(cell, Number)
            found["key_figures", each.spec.id, column.id] = _value(cell)
    return found | dict(_listed(report, tables))


def csv_figures(data: bytes) -> Figures:
    """What the CSV has; öre as kronor. An apostrophe keeps words from being a formula."""
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]
    labels = {(row[0], row[1], LABEL): row[2].removeprefix("'") for row in rows}
    figures = {(row[0], row[1], row[3]): _scaled(_number(row[5]), row[6]) for row in rows}
    return labels | figures


def json_figures(data: bytes) -> Figures:
    """What the JSON has; öre as kronor, shares with their decimals."""
    made = json.loads(data)
    found: Figures = {}
    for each in (*made["statements"], *made["notes"]):
        for row in each["rows"]:
            found[each["id"], row["id"], LABEL] = clean(row["label"])
            for column, value in zip(each["columns"], row["printed"], strict=bool(row["printed"])):
                place = (each["id"], row["id"], column["id"])
                found[place] = _scaled(_number(value), each["unit"])
    for each in made.get("key_figures", ()):
        found["key_figures", each["id"], LABEL] = clean(each["label"])
        for column, value in zip(each["columns"], each["values"], strict=True):
            place = ("key_figures", each["id"], column["id"])
            number = _number(value["printed"])
            found[place] = None if number is None else number.scaleb(-each["decimals"])
    return found | dict(_listed_in(made.get("listings", ())))


def differences(wanted: Figures, found: Figures) -> list[str]:
    """Each figure and label that a file has otherwise, or not at all."""
    nothing = "nothing"
    return [
        f"{'.'.join(place)}: {wanted.get(place, nothing)} is {found.get(place, nothing)}"
        for place in dict.fromkeys((*wanted, *found))
        if place not in wanted or place not in found or wanted[place] != found[place]
    ]


def with_figures(wanted: Figures) -> Figures:
    """Without the labels of headings, which a format may leave out."""
    figured = {place[:2] for place in wanted if place[2] != LABEL}
    return {place: value for place, value in wanted.items() if place[:2] in figured}


def json_rest(data: bytes, document: Document) -> list[tuple[object, object]]:
    """The figures of the tables that are no statements, beside those of the JSON."""
    made, tables = json.loads(data), {table.id: table for table in tables_of(document)}
    ties = [_last(row.cells) for row in _rows(tables, "tie_outs")]
    found = [Decimal(tie["difference_ore"]).scaleb(-2) for tie in made["tie_outs"]]
    counts = [_last(row.cells) for row in _rows(tables, "books")]
    books = made["books"]
    return [
        (ties, found),
        (counts, [books["vouchers"], books["rows"], books["accounts"]]),
        (sorted(_steps(tables)), sorted(_steps_in(made.get("checks", ())))),
    ]


def _steps(tables: Mapping[str, Table]) -> Iterator[tuple[str, str]]:
    """The computations of the rules of law: the rule and each value."""
    title = ""
    for row in _rows(tables, "check_steps"):
        if row.role is Role.HEADING:
            title = said(row.cells[0])
        else:
            yield title, said(row.cells[1])


def _steps_in(checks: Any) -> Iterator[tuple[str, str]]:
    """The same of the JSON, where öre are whole and a share is a fraction."""
    for check in checks:
        for step in check["steps"]:
            yield clean(check["title"]), _printed(step["value"], step["measured"])


def _printed(value: Any, measured: str) -> str:
    if measured == "ore":
        return written(value, 2)
    if measured == "andel":
        return written(int(Fraction(value) * 1000 + Fraction(1, 2)), 1)
    return written(value) if isinstance(value, int) else clean(value)


def _listed(report: Report, tables: Mapping[str, Table]) -> Iterator[tuple[Place, Any]]:
    """The amounts of a listing, and the words of the lines that have some."""
    for listing in report.listings:
        for number, row in enumerate(tables[listing.id].rows, 1):
            words = [said(cell) for cell in row.cells if not isinstance(cell, Number)]
            for column, cell in zip(listing.columns, row.cells, strict=False):
                if isinstance(cell, Number) and cell.value is not None:
                    yield (listing.id, str(number), LABEL), " ".join(filter(None, words))
                    yield (listing.id, str(number), column.label), _value(cell)


def _listed_in(listings: Any) -> Iterator[tuple[Place, Any]]:
    for each in listings:
        for number, row in enumerate(each["rows"], 1):
            words = [clean(value) for value in row["cells"] if isinstance(value, str)]
            for column, value in zip(each["columns"], row["cells"], strict=False):
                if column["numeric"] and value is not None:
                    yield (each["id"], str(number), LABEL), " ".join(filter(None, words))
                    yield (each["id"], str(number), column["label"]), Decimal(value).scaleb(-2)


def _rows(tables: Mapping[str, Table], name: str) -> Any:
    return tables[name].rows if name in tables else ()


def _last(cells: Any) -> Decimal | None:
    return _value(cells[-1])


def _value(cell: Number) -> Decimal | None:
    return None if cell.value is None else Decimal(cell.value).scaleb(-cell.decimals)


def _number(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value).replace(",", "."))


def _scaled(number: Decimal | None, unit: str) -> Decimal | None:
    return number.scaleb(-2) if number is not None and unit == "öre" else number
