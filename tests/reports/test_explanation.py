"""A figure taken apart: from the vouchers up to exactly the printed figure."""

from datetime import date

import pytest

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.render.formats.text import render_text
from finsam_ledger.reports.document import Document, Heading, Number, Role, Table, Words
from finsam_ledger.reports.explanation import explanation_document
from finsam_ledger.statements.columns import LedgerSource
from finsam_ledger.statements.evaluate import ColumnSpec, evaluate, trial_balance
from finsam_ledger.statements.explain import explain
from finsam_ledger.statements.figure import Column, Statement
from finsam_ledger.statements.layout_file import layout_for
from finsam_ledger.statements.printing import round_statements
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text

YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))
ACTUAL = Column("actual", Text("Bokslut 2021", "Closing 2021"))


def made(books: Ledger, layout: str) -> Statement:
    """A rounded statement of the books in thousands of kronor."""
    spec = ColumnSpec(ACTUAL, LedgerSource(books, YEAR))
    function = trial_balance if layout == "saldobalans" else evaluate
    statement = function(layout_for(layout, 2021), [spec], books)
    return round_statements([statement], Unit.TKR).statements[0]


def taken_apart(books: Ledger, layout: str, key: str, lang: str = "sv") -> Document:
    """The document of a row's first figure."""
    statement = made(books, layout)
    row = statement.row(key)
    printed = row.side.shown(row.figures[0].printed or 0)
    ore = printed * (1 if statement.exact else Unit.TKR.ore)
    explanation = explain(row.figures[0], LedgerSource(books, YEAR), books, ore)
    return explanation_document(statement, row, 0, explanation, Unit.TKR, lang)


def tables(document: Document) -> dict[str, list[list[str | int | None]]]:
    """The rows of each table as plain words and numbers, headings and dates left out."""
    return {
        block.id: [
            [
                cell.text if isinstance(cell, Words) else cell.value
                for cell in row.cells
                if isinstance(cell, (Words, Number))
            ]
            for row in block.rows
            if row.role is not Role.HEADING
        ]
        for block in document.blocks
        if isinstance(block, Table)
    }


def test_a_cost_is_told_down_to_its_voucher(books: Ledger) -> None:
    """The rent: exact and printed figure, account, voucher, line of the file, rounding."""
    document = taken_apart(books, "resultatrakning", "operating_costs")
    assert document.blocks[0] == Heading(
        "Resultaträkning, Verksamhetens kostnader, Bokslut 2021", 1
    )
    assert tables(document) == {
        "figure": [["Verksamhetens kostnader", -1_234_567, -12]],
        "accounts": [["5010 Hyra", -1_234_567, 0], ["Summa", -1_234_567, 0]],
        "vouchers": [
            ["A 2", "Hyra", -1_234_567, ""],
            ["", "", "Summa 5010", -1_234_567, ""],
        ],
        "proof": [
            ["Utan verifikationer", 0],
            ["Rader i verifikationer", -1_234_567],
            ["Avrundning", 34_567],
            ["Tryckt tal, tkr", -1_200_000],
        ],
    }


def test_a_total_shows_the_rows_that_it_sums(books: Ledger) -> None:
    """The result: each part with its exact and printed figure, which add up."""
    parts = tables(taken_apart(books, "resultatrakning", "net_operating_costs"))["parts"]
    assert parts == [
        ["Verksamhetens intäkter", 5_000_000, 50],
        ["Verksamhetens kostnader", -1_234_567, -12],
        ["Avskrivningar", 0, 0],
    ]


def test_what_is_brought_forward_has_no_vouchers(books: Ledger) -> None:
    """The bank's opening balance stands as a line of its own, before the vouchers."""
    rows = tables(taken_apart(books, "saldobalans", "1930", "en"))
    assert rows["vouchers"][:2] == [
        ["", "", "Opening, without vouchers", 150_000_050, ""],
        ["A 1", "Bidrag", 5_000_000, "line 40"],
    ]
    assert rows["proof"][-1] == ["Printed figure", 155_000_050]


@pytest.mark.parametrize("key", ["result", "operating_income", "depreciation", "outside"])
def test_leaves_and_rounding_give_the_printed_figure(books: Ledger, key: str) -> None:
    """The last line is the sum of those above it, and the printed figure in kronor."""
    statement = made(books, "resultatrakning")
    if key not in [row.key for row in statement.rows]:
        return
    *parts, total = tables(taken_apart(books, "resultatrakning", key))["proof"]
    printed = statement.row(key).figures[0].printed
    assert total[1] == sum(part[1] for part in parts if isinstance(part[1], int))
    assert total[1] == (printed or 0) * Unit.TKR.ore


def test_a_figure_of_no_accounts_has_only_its_proof(books: Ledger) -> None:
    """Zero of nothing is told without empty tables."""
    document = taken_apart(books, "resultatrakning", "depreciation")
    assert set(tables(document)) == {"figure", "proof"}


def test_it_reads_in_eighty_columns(books: Ledger) -> None:
    """No line of the text is wider than a terminal."""
    document = taken_apart(books, "resultatrakning", "result")
    assert max(map(len, render_text(document).splitlines())) <= 80
