"""The printed årsredovisning of Växjö comes out of the example's books, figure for figure.

Two printed figures are errors: there the closing gives what the rest of the report says.
"""

import tomllib
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.workspace.closing import Closing
from finsam_ledger.workspace.folder import run
from tests.examples.of_law import of_books

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / "docs" / "exempel" / "vaxjo-2011"
PRINTED: dict[str, Any] = tomllib.loads(
    (HERE / "vaxjo-2011.toml").read_text("utf-8"), parse_float=Decimal
)
TEXTS = {text["what"]: text for text in PRINTED["text"]}


@pytest.fixture(scope="module")
def closing() -> Closing:
    """The closing of the example folder."""
    return run(FOLDER)


def note_numbered(closing: Closing, number: str) -> Statement:
    """The note that is printed with a number."""
    return next(note for note in closing.report.notes if note.number == number)


def printed(statement: Statement, key: str, column: str = "actual") -> int:
    """What is printed in a row and column, which must be known."""
    figure = statement.figure(key, column).printed
    assert figure is not None
    return figure


def figures_of(note: Statement) -> list[tuple[str, int]]:
    """The rows of a note, each a label and its figure of 2011; not the total."""
    return [(row.label.sv, printed(note, row.key)) for row in note.rows if row.kind != "total"]


def stated(closing: Closing, text: dict[str, Any]) -> Decimal:
    """A figure of the text, worked out of exact öre with as many decimals as are printed."""
    divisor = Decimal(Unit(text["unit"]).ore if "unit" in text else size(closing, text["per"]))
    share = size(closing, text["of"]) / divisor * (1 if "unit" in text else 100)
    return share.quantize(Decimal(text["printed"]), ROUND_HALF_UP)


def size(closing: Closing, places: list[str]) -> int:
    """The sum of figures in öre, whatever side they are on; each must be known."""
    amounts = [closing.figure(place).ore for place in places]
    known = [abs(ore) for ore in amounts if ore is not None]
    assert len(known) == len(places)
    return sum(known)


def pairs(closing: Closing) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Every printed figure of the report: where it stands, what is printed, what comes out."""
    for statement_id, facts in PRINTED["statements"].items():
        statement = closing.report.statement(statement_id)
        for key, _, _, *years in facts["rows"]:
            for column, fact in zip(("actual", "previous"), years, strict=True):
                found = printed(statement, key, column)
                yield f"{statement_id}.{key}.{column}", Decimal(fact), Decimal(found)
    for number, facts in PRINTED["notes"].items():
        note = note_numbered(closing, number)
        found_rows = dict(figures_of(note))
        for label, fact in facts["rows"]:
            yield f"not {number}: {label}", Decimal(fact), Decimal(found_rows[label])
        total = printed(note, "total")
        yield f"not {number}: summa", Decimal(facts["total"]), Decimal(total)
    for what, text in TEXTS.items():
        yield what, Decimal(text["printed"]), stated(closing, text)


@pytest.mark.parametrize("statement_id", PRINTED["statements"])
def test_every_printed_row_of_the_statements(closing: Closing, statement_id: str) -> None:
    """Each printed row has its label, note and both years' figures, in order, and no row more."""
    statement, facts = closing.report.statement(statement_id), PRINTED["statements"][statement_id]
    assert [column.id for column in statement.columns][:2] == ["actual", "previous"]
    unlabelled = {key for key, label, *_ in facts["rows"] if not label}
    rows = [row for row in statement.rows if row.key not in facts["not_printed"]]
    assert len(statement.rows) == len(rows) + len(facts["not_printed"])
    found = [
        [
            row.key,
            "" if row.key in unlabelled else row.label.sv,
            row.note,
            *(figure.printed for figure in row.figures[:2]),
        ]
        for row in rows
    ]
    assert found == facts["rows"]


@pytest.mark.parametrize("number", PRINTED["notes"])
def test_every_printed_row_of_the_notes(closing: Closing, number: str) -> None:
    """Each note has its number, title, rows and right total; rows not in print are known ones."""
    facts, note = PRINTED["notes"][number], note_numbered(closing, number)
    assert note.title.sv == facts["title"]
    rows = [*facts["rows"], *facts.get("not_printed", [])]
    assert figures_of(note) == [(label, figure) for label, figure in rows]
    assert note.figure("total").printed == facts.get("right", facts["total"])


@pytest.mark.parametrize("what", TEXTS)
def test_every_figure_of_the_text(closing: Closing, what: str) -> None:
    """What the text says follows from the statements, with as many decimals as are printed."""
    text = TEXTS[what]
    assert stated(closing, text) == Decimal(text.get("right", text["printed"]))


def test_the_two_errors_in_print_come_out_right(closing: Closing) -> None:
    """Note 8 is 51 as its line is, not 18; what was used is 4281 as note 2 is, not 4481."""
    accrued = closing.figure("balance_sheet.accrued.actual").printed
    assert closing.figure("note_accrued.total.actual").printed == accrued == 51
    assert (PRINTED["notes"]["8"]["total"], PRINTED["notes"]["8"]["right"]) == (18, 51)
    used, text = closing.figure("note_costs.total.actual").printed, TEXTS["used of the budget, tkr"]
    assert stated(closing, text) == used == 4281
    assert (text["printed"], text["right"]) == (4481, 4281)


def test_all_but_the_two_errors_are_equal(closing: Closing) -> None:
    """Of 82 printed figures 80 come out as printed, and the other two are the known errors."""
    found = list(pairs(closing))
    wrong = {what: (int(fact), int(own)) for what, fact, own in found if fact != own}
    assert len(found) == 82
    assert wrong == {"not 8: summa": (18, 51), "used of the budget, tkr": (4481, 4281)}
    assert sum(fact == own for _, fact, own in found) == 80


def test_no_note_is_missing_and_none_is_more(closing: Closing) -> None:
    """The eight notes of the report, in the order of their numbers."""
    assert [note.number for note in closing.report.notes] == list(PRINTED["notes"])


def test_the_driftredovisning_takes_the_costs_as_note_2_does(closing: Closing) -> None:
    """The projects cost what note 2 says in every column, and the budget is 5520 with no rest."""
    note, operations = note_numbered(closing, "2"), closing.report.statement("operations")
    assert [column.id for column in note.columns] == ["actual", "previous", "budget", "deviation"]
    assert operations.columns == note.columns
    for i in range(3):
        costs, projects = note.rows[i], operations.rows[i]
        assert projects.label == costs.label
        assert [figure.ore for figure in projects.figures] == [f.ore for f in costs.figures]
    assert note.figure("total", "budget").printed == 5520


def test_everything_ties_and_nothing_needs_a_look(closing: Closing) -> None:
    """All tie-outs hold, no check finds anything, and no figure had to be adjusted to foot."""
    assert [tie for tie in closing.report.tie_outs if not tie.ok] == []
    assert len(closing.report.tie_outs) == 41
    assert of_books(closing.report) == []
    assert closing.report.adjustments == ()


def test_every_figure_is_the_sum_of_its_vouchers(closing: Closing) -> None:
    """Leaves and rounding give the printed figure, for each figure of statements and notes."""
    report = closing.report
    for statement in (*report.statements, *report.notes):
        unit = 1 if statement.exact else report.unit.ore
        for row in statement.rows:
            for i, (column, figure) in enumerate(zip(statement.columns, row.figures, strict=True)):
                assert figure.printed is not None
                found = closing.explain(f"{statement.id}.{row.key}.{column.id}")
                shown = row.shown(i, figure.printed) * unit
                assert found.leaves_ore + found.rounding_ore == shown
