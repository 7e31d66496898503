"""Rows and figures are found by id and by what is printed, and near names are told."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.errors import UnknownNameError
from finsam_ledger.statements.figure import Column, Figure, Statement, StatementRow
from finsam_ledger.statements.reference import find_figure, find_row, fold
from finsam_ledger.terms import Text
from finsam_ledger.testing import DrawnReport, reports


def figure_row(key: str, sv: str, en: str = "") -> StatementRow:
    """A row with two figures."""
    return StatementRow(key, Text(sv, en or sv), "accounts", figures=(Figure(1), Figure(2)))


COLUMNS = (
    Column("actual", Text("2024-12-31", "2024-12-31")),
    Column("previous", Text("Föregående år", "Last year")),
)
BALANCE = Statement(
    "balance_sheet",
    Text("Balansräkning", "Balance sheet"),
    COLUMNS,
    (
        StatementRow("assets_heading", Text("Tillgångar", "Assets"), "heading"),
        figure_row("cash", "Kassa och bank", "Cash and bank"),
        figure_row("inventories", "Förråd m.m.", "Inventories"),
        figure_row("other_assets", "Övriga tillgångar"),
    ),
)
TABLE = Statement(
    "trial_balance",
    Text("Saldobalans", "Trial balance"),
    COLUMNS,
    (figure_row("1930", "1930 Bankkonto"), figure_row("total", "Summa", "Total")),
)
NOTE = Statement("My-Note", Text("Likvida medel", "Cash"), COLUMNS, TABLE.rows, number="4")
ALL = (BALANCE, TABLE, NOTE)

NAMES = [
    ("balance_sheet.cash", "balance_sheet", "cash"),
    ("balansräkning.kassa och bank", "balance_sheet", "cash"),
    ("BALANSRÄKNING.Kassa och Bank", "balance_sheet", "cash"),
    ("Balance sheet.cash and bank", "balance_sheet", "cash"),
    ("balansrakning.forrad_m_m", "balance_sheet", "inventories"),
    ("balansräkning.Förråd m.m.", "balance_sheet", "inventories"),
    ("saldobalans.1930", "trial_balance", "1930"),
    ("saldobalans.1930 Bankkonto", "trial_balance", "1930"),
    ("My-Note.total", "My-Note", "total"),
    ("not 4.summa", "My-Note", "total"),
    ("note_4.1930", "My-Note", "1930"),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("reference", "statement", "key"), NAMES)
def test_a_row_is_found_by_what_people_call_it(
    reference: str, statement: str, key: str, form: str
) -> None:
    """Id or label, Swedish or English, any case, å typed as one character or as two."""
    typed = unicodedata.normalize(form, reference)  # type: ignore[arg-type]
    found, row = find_row(typed, ALL)
    assert (found.id, row.key) == (statement, key)


def test_an_id_outweighs_what_is_printed() -> None:
    """A note whose id is another note's number is found by its id, and a row by its key."""
    first = Statement("note_2", Text("A", "A"), COLUMNS, TABLE.rows, number="1")
    rows = (figure_row("a", "B"), figure_row("b", "A"))
    second = Statement("note_1", Text("B", "B"), COLUMNS, rows, number="2")
    assert find_row("note_1.a", [first, second]) == (second, rows[0])
    assert find_row("note_1.b", [first, second]) == (second, rows[1])
    assert find_row("note_2.total", [first, second])[0] is first


@pytest.mark.parametrize(
    ("reference", "column"),
    [
        ("balance_sheet.cash", 0),
        ("balance_sheet.cash.actual", 0),
        ("balansräkning.kassa och bank.previous", 1),
        ("balansräkning.kassa och bank.Föregående år", 1),
        ("balansräkning.kassa och bank.last year", 1),
        ("balansräkning.kassa och bank.2024-12-31", 0),
        ("balansräkning.förråd m.m..previous", 1),
    ],
)
def test_a_figure_is_found_by_its_column(reference: str, column: int) -> None:
    """By the column's id or label; without one the first column is meant."""
    assert find_figure(reference, ALL)[2] == column


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("balansräkningen.kassa", "rapporten ”balansräkningen” finns inte. Menade du balansrakn"),
        ("balansräkning.kasa och bank", "Menade du balansrakning.kassa_och_bank"),
        ("balansräkning.tillgångar", "raden ”balansräkning.tillgångar” finns inte"),
        ("balansräkning.övriga", "raden ”balansräkning.övriga” finns inte"),
        ("balansräkning.assets_heading", "raden ”balansräkning.assets_heading” finns inte"),
        ("balance_sheet.cash.prevous", "kolumnen ”prevous” finns inte. Menade du previous"),
        ("balansräkning", "raden ”balansräkning” finns inte"),
        ("zzzz.yyyy", "Menade du balansrakning eller likvida_medel eller saldobalans"),
        ("a.b.c", "rapporten ”a” finns inte"),
    ],
)
def test_an_unknown_name_is_told_the_nearest(reference: str, words: str) -> None:
    """A heading is no row, half a label is none, and the message has something to choose."""
    with pytest.raises(UnknownNameError) as error:
        find_figure(reference, ALL)
    assert words in error.value.text("sv")
    assert "Did you mean" in error.value.text("en")


@settings(max_examples=10)
@given(reports(vouchers=2))
def test_every_figure_is_found_by_its_address(report: DrawnReport) -> None:
    """What tie-outs and adjustments call a figure finds that figure."""
    for statement in report.statements:
        for row in statement.rows:
            for i, column in enumerate(statement.columns if row.figures else ()):
                place = f"{statement.id}.{row.key}.{column.id}"
                found, got, at = find_figure(place, report.statements)
                assert (found.id, got.key, at) == (statement.id, row.key, i)


@given(st.text())
def test_a_folded_name_stays_as_it_is(text: str) -> None:
    """Folding twice is folding once, and leaves only letters, digits and low lines."""
    once = fold(text)
    assert fold(once) == once
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert all(char in "abcdefghijklmnopqrstuvwxyz0123456789_" for char in once)
