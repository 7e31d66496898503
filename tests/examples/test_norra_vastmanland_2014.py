"""The printed årsredovisning 2014 of Norra Västmanland comes out of its books, both years."""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from finsam_ledger.core.finding import Severity
from finsam_ledger.numbers import half_up
from finsam_ledger.statements.figure import Statement, StatementRow
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.workspace.closing import Closing
from finsam_ledger.workspace.folder import run
from tests.examples.of_law import of_books

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / "docs" / "exempel" / "norra-vastmanland-2014"
PRINTED: dict[str, Any] = tomllib.loads((HERE / "norra-vastmanland-2014.toml").read_text("utf-8"))
STATEMENTS, NOTES, OPERATIONS = PRINTED["statements"], PRINTED["notes"], PRINTED["operations"]
BOTH_YEARS = ("previous", "actual")


@pytest.fixture(scope="module")
def closing() -> Closing:
    """The closing of the example folder."""
    return run(FOLDER)


def statement_of(closing: Closing, statement_id: str) -> Statement:
    """A statement or note of the closing."""
    every = (*closing.report.statements, *closing.report.notes)
    return next(statement for statement in every if statement.id == statement_id)


def shown(statement: Statement, key: str, columns: Sequence[str]) -> list[int | None]:
    """What the closing prints on a row, in the columns that the report has."""
    return [statement.figure(key, column).printed for column in columns]


def blank_as_zero(cells: Sequence[int | str]) -> list[int]:
    """Printed cells as figures: the report leaves a zero blank."""
    return [int(cell or 0) for cell in cells]


def labelled(rows: Sequence[StatementRow]) -> list[str]:
    """The labels of rows."""
    return [row.label.sv for row in rows]


@pytest.mark.parametrize("statement_id", STATEMENTS)
def test_every_printed_figure_of_the_statements(closing: Closing, statement_id: str) -> None:
    """Each row has the printed figures in every printed column, and there is no other row."""
    expected = dict(STATEMENTS[statement_id])
    columns = expected.pop("columns")
    expected.pop("repeated", None)
    statement = statement_of(closing, statement_id)
    assert [column.id for column in statement.columns if column.id != "deviation"] == columns
    assert [row.key for row in statement.rows if row.kind != "heading"] == list(expected)
    for key, cells in expected.items():
        assert shown(statement, key, columns) == blank_as_zero(cells), key


@pytest.mark.parametrize("note_id", NOTES)
def test_every_printed_figure_of_the_notes(closing: Closing, note_id: str) -> None:
    """Each note has the printed title, rows and total of both years, in the printed order."""
    expected, note = NOTES[note_id], statement_of(closing, note_id)
    added = [expected["added"]] if "added" in expected else []
    assert note.title.sv == expected["title"]
    assert labelled(note.rows) == [label for label, *_ in (*expected["rows"], *added)] + ["Summa"]
    for row, (_, *cells) in zip(note.rows, (*expected["rows"], *added), strict=False):
        assert shown(note, row.key, BOTH_YEARS) == blank_as_zero(cells), row.label.sv
    assert shown(note, "total", BOTH_YEARS) == expected["total"]


def test_the_contributions_of_2013_are_the_printed_sum_without_the_added_row(
    closing: Closing,
) -> None:
    """The one total printed otherwise comes out exact when the left-out income is taken off."""
    expected, note = NOTES["note_income"], statement_of(closing, "note_income")
    rest = next(row for row in note.rows if row.label.sv == expected["added"][0])
    left = [
        -(note.figure("total", column).ore or 0) + (note.figure(rest.key, column).ore or 0)
        for column in BOTH_YEARS
    ]
    assert [half_up(ore, Unit.KKR.ore) for ore in left] == expected["printed_total"]
    assert note.figure(rest.key, "previous").ore == -162_701_00


def test_every_printed_figure_of_the_operations(closing: Closing) -> None:
    """The driftredovisning is the printed one in kr: both years, budget and deviation, no rest."""
    statement, columns = statement_of(closing, "operations"), OPERATIONS["columns"]
    assert statement.unit_or(closing.report.unit) is Unit.KR
    assert [column.id for column in statement.columns] == columns
    assert labelled(statement.rows) == [label for label, *_ in OPERATIONS["rows"]] + ["Summa"]
    for row, (label, *cells) in zip(statement.rows, OPERATIONS["rows"], strict=False):
        assert shown(statement, row.key, columns) == blank_as_zero(cells), label
    assert shown(statement, "total", columns[:3]) == OPERATIONS["total"]


def test_every_exact_amount_of_the_operations_rounds_to_the_printed_kronor(
    closing: Closing,
) -> None:
    """The öre behind each cell, whatever unit it is printed in, round half up to the kronor."""
    statement, columns = statement_of(closing, "operations"), OPERATIONS["columns"]
    printed = [*(cells for _, *cells in OPERATIONS["rows"]), OPERATIONS["total"]]
    for row, cells in zip(statement.rows, printed, strict=True):
        exact = [statement.figure(row.key, column).ore or 0 for column in columns]
        kronor = [half_up(ore, Unit.KR.ore) for ore in exact[: len(cells)]]
        assert kronor == blank_as_zero(cells), row.label.sv


def test_everything_ties_and_nothing_needs_mending(closing: Closing) -> None:
    """All tie-outs hold, and the checks have nothing but information."""
    assert [tie for tie in closing.report.tie_outs if not tie.ok] == []
    assert len(closing.report.tie_outs) == 56
    assert [f for f in of_books(closing.report) if f.severity is not Severity.INFO] == []


def test_the_sums_that_miss_are_those_of_the_printed_report(closing: Closing) -> None:
    """Every sum of the report that its printed parts do not give is listed, and no other."""
    misses = {
        each.place: [each.natural, each.printed]
        for each in closing.report.adjustments
        if each.place.endswith(BOTH_YEARS) and not each.place.startswith("cash_flow_direct.")
    }
    assert misses == PRINTED["misses"]
    assert {each.kind for each in closing.report.adjustments} == {"miss"}


def test_every_figure_is_the_sum_of_its_vouchers(closing: Closing) -> None:
    """Leaves and rounding give the printed figure, for each figure of statements and notes."""
    for statement in (*closing.report.statements, *closing.report.notes):
        unit = 1 if statement.exact else statement.unit_or(closing.report.unit).ore
        for row in statement.rows:
            for i, (column, figure) in enumerate(zip(statement.columns, row.figures, strict=False)):
                assert figure.printed is not None
                found = closing.explain(f"{statement.id}.{row.key}.{column.id}")
                assert found.figure == figure
                assert found.leaves_ore == figure.ore
                leaves = found.leaves_ore + found.rounding_ore
                assert leaves == row.shown(i, figure.printed) * unit


class Cell(NamedTuple):
    """A printed cell and what the closing has there."""

    place: str
    printed: int
    shown: int | None


def every_cell(closing: Closing) -> Iterator[Cell]:
    """Every figure that the report prints; blank cells are none."""
    for statement_id, key, columns, cells in every_row(closing):
        statement = statement_of(closing, statement_id)
        for column, printed in zip(columns, cells, strict=False):
            if printed != "":
                place = f"{statement_id}.{key}.{column}"
                yield Cell(place, printed, statement.figure(key, column).printed)


def every_row(closing: Closing) -> Iterator[tuple[str, str, Sequence[str], Sequence[Any]]]:
    """Every printed row, once: its statement, key, columns and cells."""
    for statement_id, rows in STATEMENTS.items():
        for key, cells in rows.items():
            if key not in ("columns", "repeated", *rows.get("repeated", ())):
                yield statement_id, key, rows["columns"], cells
    for note_id, note in {**NOTES, "operations": OPERATIONS}.items():
        columns = note.get("columns", BOTH_YEARS)
        keys = {row.key: row.label.sv for row in statement_of(closing, note_id).rows}
        for key, (label, *cells) in zip(keys, note["rows"], strict=False):
            assert keys[key] == label
            yield note_id, key, columns, cells
        yield note_id, "total", columns, note.get("printed_total", note["total"])


def test_the_count_of_printed_figures_that_come_out(closing: Closing) -> None:
    """All printed figures but one come out of the closing, and the one is known by name."""
    cells = list(every_cell(closing))
    different = [cell for cell in cells if cell.shown != cell.printed]
    assert different == [Cell("note_income.total.previous", 7000, 7163)]
    assert (len(cells) - len(different), len(cells)) == (238, 239)
