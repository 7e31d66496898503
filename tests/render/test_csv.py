"""CSV: a Swedish Excel opens it, and nothing in it is a formula."""

import csv
from io import StringIO

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.render._cells import clean
from finsam_ledger.render.formats.csv import HEAD, render
from finsam_ledger.reports.document import Document, Number, Table, TableColumn, TableRow, Words
from finsam_ledger.reports.report import Report
from finsam_ledger.spreadsheet import safe
from finsam_ledger.terms import Text

SWEDISH = Document("x", "sv", ())


def read(report: Report) -> list[list[str]]:
    """The rows as a spreadsheet takes them."""
    text = render(report, SWEDISH).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def test_it_begins_with_a_byte_order_mark_and_heads(report: Report) -> None:
    """What Excel needs to see å, ä and ö."""
    assert render(report, SWEDISH).startswith(b"\xef\xbb\xbfstatement;row;label;column;")
    assert read(report)[0] == list(HEAD)


def test_every_figure_has_a_row(report: Report) -> None:
    """As many rows as figures and amounts of listings; unknown figures are empty."""
    statements = (*report.statements, *report.notes)
    figures = sum(len(row.figures) for statement in statements for row in statement.rows)
    assert len(read(report)) == 1 + figures + 1
    assert ["income_statement", "result", "Årets resultat", "previous", "", "", "tkr"] in read(
        report
    )


def test_negative_numbers_stay_numbers(report: Report) -> None:
    """A minus sign before digits is ASCII and without an apostrophe."""
    row = ["trial_balance", "1930", "1930 Företagskonto", "movement", "-9999950", "-9999950", "öre"]
    assert row in read(report)


def test_a_listing_has_a_row_for_each_amount(report: Report) -> None:
    """Day and words as label; öre where there are two decimals, else the table's unit."""
    assert read(report)[-1] == [
        "general_ledger", "2", "2021-01-04 Hyra @ \ufffd[31m", "Debet", "", "123450", "öre",
    ]  # fmt: skip
    columns = (TableColumn(""), TableColumn("Antal", numeric=True))
    table = Table("t", "T", columns, (TableRow((Words("A"), Number(3))),), "st")
    assert read(evolve(report, listings=(table,)))[-1] == ["t", "1", "A", "Antal", "", "3", "st"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", " =", "\t", "\n", "＝"])
def test_formulas_are_disarmed(start: str) -> None:
    """Text that a spreadsheet would compute gets an apostrophe."""
    assert safe(f"{start}1+1").startswith("'")


@given(st.text())
def test_no_label_is_ever_a_formula(report: Report, label: str) -> None:
    """Whatever an account is called, its cell does not begin as a formula, and reads back."""
    statement = report.statements[2]
    row = evolve(statement.rows[0], label=Text(label, label))
    made = read(evolve(report, statements=(statement.with_rows([row]),)))
    assert made[1][2] == safe(clean(label))
    assert not made[1][2].startswith(("=", "+", "-", "@", "\t", "\r"))
