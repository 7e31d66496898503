"""The printed delårsrapport of Mölndal comes out of the example's books, figure for figure.

The report contradicts itself in 24 figures: there the closing gives what the rest of it says.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from finsam_ledger.numbers import half_up
from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.workspace.closing import Closing
from finsam_ledger.workspace.folder import run
from tests.examples.of_law import of_books

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / "docs" / "exempel" / "molndal-2016-08"
PRINTED: dict[str, Any] = tomllib.loads((HERE / "molndal-2016-08.toml").read_text("utf-8"))
STATEMENTS: dict[str, Any] = PRINTED["statements"]


class Cell(NamedTuple):
    """A printed figure: where it stands, what is printed and what it should have been."""

    place: str
    printed: int
    right: int


def printed_cells() -> Iterator[Cell]:
    """Every figure that the report prints; a blank cell is none."""
    for statement_id, facts in STATEMENTS.items():
        for key, _, *cells in facts["rows"]:
            for column, cell in zip(facts["columns"], cells, strict=bool(cells)):
                if cell != "":
                    pair = cell if isinstance(cell, dict) else {"printed": cell, "right": cell}
                    yield Cell(f"{statement_id}.{key}.{column}", pair["printed"], pair["right"])


CELLS = list(printed_cells())
REPLACED = {cell.place: cell for cell in CELLS if cell.printed != cell.right}


@pytest.fixture(scope="module")
def closing() -> Closing:
    """The closing of the example folder."""
    return run(FOLDER)


def right_figures(cells: list[Any]) -> list[int]:
    """The cells of a row as they should be: the right figure of an error, and a blank as 0."""
    return [cell["right"] if isinstance(cell, dict) else int(cell or 0) for cell in cells]


def figures_of(statement: Statement, key: str, columns: list[str]) -> list[int | None]:
    """What the closing prints on a row, in the columns that the report has; none on a heading."""
    if statement.row(key).kind == "heading":
        return []
    return [statement.figure(key, column).printed for column in columns]


@pytest.mark.parametrize("statement_id", STATEMENTS)
def test_every_printed_row(closing: Closing, statement_id: str) -> None:
    """Each table has the printed unit, rows, labels and right figures, in order, and no row more.

    Where the report is not wrong, the right figure is the printed one.
    """
    facts, statement = STATEMENTS[statement_id], closing.report.statement(statement_id)
    assert statement.unit_or(closing.report.unit) is Unit(facts["unit"])
    found = [
        [row.key, row.label.sv, *figures_of(statement, row.key, facts["columns"])]
        for row in statement.rows
    ]
    assert found == [[key, label, *right_figures(cells)] for key, label, *cells in facts["rows"]]


def test_no_table_is_missing_and_none_is_more(closing: Closing) -> None:
    """The tables of the report in its order, without notes."""
    assert [statement.id for statement in closing.report.statements] == list(STATEMENTS)
    assert closing.report.notes == ()


def test_every_figure_is_as_printed_or_a_known_error(closing: Closing) -> None:
    """Of 248 printed figures 224 come out as printed and 24 are errors in print, put right."""
    found = {cell.place: closing.figure(cell.place).printed for cell in CELLS}
    equal = [cell for cell in CELLS if found[cell.place] == cell.printed]
    replaced = [cell for cell in CELLS if found[cell.place] == cell.right != cell.printed]
    assert (len(found), len(equal), len(replaced)) == (248, 224, 24)
    assert {cell.place: cell for cell in replaced} == REPLACED


def right(place: str) -> int:
    """What is right of a printed figure: of one that is no error, what is printed."""
    return next(cell.right for cell in CELLS if cell.place == place)


def thousands(*places: str) -> int:
    """The sum of printed figures in kronor, in tkr."""
    assert not REPLACED.keys() & set(places)
    return half_up(sum(map(right, places)), 1000)


def income_statement(column: str) -> dict[str, int]:
    """The summary as the printed resultaträkning makes it, in tkr."""
    costs = [f"income_statement.operating_costs.{column}"]
    if column == "actual":
        costs.append("income_statement.financial_income.actual")
    return {
        "net_cost": thousands(*costs),
        "contributions": thousands(f"income_statement.operating_income.{column}"),
        "result": thousands(f"income_statement.result.{column}"),
    }


def test_the_right_summary_is_that_of_the_printed_resultatrakning() -> None:
    """Each row of the summary is kronor of the resultaträkning, rounded; so are the deviations."""
    for column in ("actual", "budget"):
        for key, expected in income_statement(column).items():
            assert right(f"summary.{key}.{column}") == expected
    ledger = PRINTED["statements"]["income_statement"]["rows"]
    kronor = {key: right_figures(cells) for key, _, *cells in ledger}
    income, costs, interest = (
        kronor[key][1] - kronor[key][0]
        for key in ("operating_income", "operating_costs", "financial_income")
    )
    total = kronor["result"][1] - kronor["result"][0]
    assert right("summary.net_cost.deviation") == half_up(costs + interest, 1000)
    assert right("summary.contributions.deviation") == half_up(income, 1000)
    assert right("summary.result.deviation") == half_up(total, 1000)


def test_the_right_figures_of_the_areas_follow_from_the_summary() -> None:
    """The areas sum to the summary's net cost, and Utökad AKTIV has what the other twelve leave."""
    for column in ("actual", "budget", "year_budget"):
        total = right(f"summary.net_cost.{column}")
        others = [right(f"areas.area_{i:02}.{column}") for i in range(1, 14) if i != 4]
        assert right(f"areas.total.{column}") == total
        assert right(f"areas.area_04.{column}") == total - sum(others)
    assert right("areas.total.deviation") == right("summary.net_cost.deviation")
    actual, budget = right("areas.area_04.actual"), right("areas.area_04.budget")
    assert right("areas.area_04.deviation") == actual - budget


def test_the_right_figures_of_the_activities_follow_from_the_areas() -> None:
    """Each activity's total is its area; Utökat AKTIV has on Personal what Övrigt leaves."""
    areas = {"team": "05", "aktiv": "03", "extended": "04", "balder": "09", "green": "06"}
    for column in ("actual", "budget"):
        for activity, area in areas.items():
            total = right(f"activities.{activity}_total.{column}")
            assert total == -right(f"areas.area_{area}.{column}")
        personnel = right(f"activities.extended_personnel.{column}")
        total, other = (right(f"activities.extended_{key}.{column}") for key in ("total", "other"))
        assert personnel == total - other


def test_the_right_balances_follow_from_the_printed_ones() -> None:
    """On every row of the balansrapport the opening balance and the period give the closing."""
    for key, *_ in STATEMENTS["balance_sheet"]["rows"]:
        columns = ("opening", "movement", "closing")
        opening, movement, end = (right(f"balance_sheet.{key}.{column}") for column in columns)
        assert opening + movement == end, key
    parts = ("result", "accrued_costs")
    wrong = [REPLACED[f"balance_sheet.{key}.movement"] for key in parts]
    assert [cell.printed - cell.right for cell in wrong] == [-116_000, 116_000]


def test_everything_ties_and_nothing_needs_a_look(closing: Closing) -> None:
    """All tie-outs hold, among them those of each activity with its area, and no check finds."""
    assert [tie for tie in closing.report.tie_outs if not tie.ok] == []
    assert len(closing.report.tie_outs) == 48
    assert of_books(closing.report) == []


def test_the_areas_cost_what_the_resultatrapport_does(closing: Closing) -> None:
    """To the öre in every column, and the closing equity is that of the balansrapport."""
    statement = closing.report.statement("income_statement")
    for column in statement.columns:
        keys = ("operating_costs", "financial_income")
        ore = sum(statement.figure(key, column.id).ore or 0 for key in keys)
        assert closing.figure(f"areas.total.{column.id}").ore == ore
    equity = closing.figure("balance_sheet.equity.closing").ore
    assert closing.figure("closing_equity.equity.actual").ore == equity


def test_the_sums_that_miss_are_known(closing: Closing) -> None:
    """Every sum that its printed parts do not give is listed, and no figure was adjusted."""
    adjustments = closing.report.adjustments
    assert {each.kind for each in adjustments} == {"miss"}
    misses = {each.place: [each.natural, each.printed] for each in adjustments}
    assert misses == PRINTED["misses"]


def test_every_figure_is_the_sum_of_its_vouchers(closing: Closing) -> None:
    """Leaves and rounding give the printed figure, in every row and column, printed or not."""
    for statement in closing.report.statements:
        unit = statement.unit_or(closing.report.unit).ore
        for row in statement.rows:
            pairs = zip(statement.columns, row.figures, strict=row.kind != "heading")
            for i, (column, figure) in enumerate(pairs):
                assert figure.printed is not None
                found = closing.explain(f"{statement.id}.{row.key}.{column.id}")
                assert found.leaves_ore == figure.ore
                leaves = found.leaves_ore + found.rounding_ore
                assert leaves == row.shown(i, figure.printed) * unit
