"""The printed delårsredovisning of Värend comes out of the example's books, figure for figure."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from finsam_ledger.statements.figure import Statement
from finsam_ledger.workspace.closing import Closing
from finsam_ledger.workspace.folder import run
from tests.examples.made import files_of
from tests.examples.of_law import of_books

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / "docs" / "exempel" / "varend-2021-08"
PRINTED: dict[str, Any] = tomllib.loads((HERE / "varend-2021-08.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def closing() -> Closing:
    """The closing of the example folder."""
    return run(FOLDER)


def printed(statement: Statement) -> dict[str, int | None]:
    """The printed figures of a statement by row key."""
    return {row.key: row.figures[0].printed for row in statement.rows}


def by_label(note: Statement) -> dict[str, int | None]:
    """The printed figures of a note by label."""
    return {row.label.sv: row.figures[0].printed for row in note.rows if row.kind != "total"}


def pairs(closing: Closing) -> Iterator[tuple[str, int | None, int | None]]:
    """Every printed figure of the report: where it stands, what is printed, what comes out."""
    for statement_id, facts in PRINTED["statements"].items():
        found = printed(closing.report.statement(statement_id))
        for key, fact in facts.items():
            yield f"{statement_id}.{key}", fact, found[key]
    for number, facts in PRINTED["notes"].items():
        note = next(note for note in closing.report.notes if note.number == number)
        rows = {**by_label(note), "total": note.rows[-1].figures[0].printed}
        for label, fact in facts.items():
            if label != "title":
                yield f"not {number}: {label}", fact, rows[label]


@pytest.mark.parametrize("statement_id", PRINTED["statements"])
def test_every_printed_figure_of_the_statements(closing: Closing, statement_id: str) -> None:
    """Each row of the printed statement has the printed figure, and there is no other row."""
    statement = closing.report.statement(statement_id)
    assert printed(statement) == PRINTED["statements"][statement_id]


@pytest.mark.parametrize("number", PRINTED["notes"])
def test_every_printed_figure_of_the_notes(closing: Closing, number: str) -> None:
    """Each note has the printed number, title, rows and total."""
    expected = dict(PRINTED["notes"][number])
    note = next(note for note in closing.report.notes if note.number == number)
    assert note.title.sv == expected.pop("title")
    assert note.rows[-1].figures[0].printed == expected.pop("total")
    assert by_label(note) == expected


def test_everything_ties_and_nothing_needs_a_look(closing: Closing) -> None:
    """All tie-outs hold, no check finds anything, and no printed figure was adjusted to foot."""
    assert [tie for tie in closing.report.tie_outs if not tie.ok] == []
    assert len(closing.report.tie_outs) == 9
    assert of_books(closing.report) == []
    adjusted = {each.place.partition(".")[0] for each in closing.report.adjustments}
    assert adjusted <= {"contributions"}  # the printed report has no such table


def test_accrued_and_prepaid_contributions(closing: Closing) -> None:
    """The members' contributions derive the 355 accrued and 178 prepaid of notes 4 and 6."""
    statement = closing.report.statement("contributions")
    assert statement.figure("total", "accrued").printed == 355
    assert statement.figure("total", "prepaid").printed == 178
    assert statement.figure("member_1", "accrued").ore == -355_166_66
    assert statement.figure("total", "year_agreed").printed == 4262
    assert statement.figure("part_kommun", "year_agreed").ore == -1_065_500_00


def test_the_figures_of_the_text(closing: Closing) -> None:
    """43 percent used, and equity of 1 310 at the end of the year by the report's forecast."""
    printed = {each.spec.id: each.values[0].printed for each in closing.report.key_figures}
    assert printed["forbrukat"] == 430
    assert printed["eget_kapital_vid_arets_slut"] == 1310
    assert printed["del_av_aret"] == 666  # 243 days of 365


def test_the_json_tells_the_books_and_the_digest() -> None:
    """How many vouchers the figures come from, and what they sum to as a checksum."""
    content = json.loads(files_of(FOLDER)["bokslut.json"])
    assert content["digest"].startswith("sha256:")
    assert content["books"]["vouchers"] == 424
