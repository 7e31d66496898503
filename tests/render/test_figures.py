"""Every cell of every table is the same in all formats, and a reader that says so can be wrong."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.render.format import all_formats, format_named
from finsam_ledger.reports.document import Document
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.figure import Statement, StatementRow
from finsam_ledger.terms import Text
from tests.render.drawn import drawn_reports, other_figures
from tests.render.read_back import COMPARE, differences

NAMES = sorted(all_formats())


def papers(report: Report) -> Document:
    """The working papers of a report."""
    return kind_named("bokslut").build(report, "sv")


def told(name: str, report: Report, wanted: Report) -> list[str]:
    """Where a format of one report is not as another report."""
    data = format_named(name).render(report, papers(report))
    return differences(name, wanted, papers(wanted), data)


def test_every_format_can_be_read_back() -> None:
    """A new format does not pass until something reads it back."""
    assert sorted(COMPARE) == NAMES


@settings(max_examples=8)
@given(st.data())
def test_every_cell_is_the_same_in_every_format(report: Report, data: st.DataObject) -> None:
    """Whatever the figures are, large, negative or not known: PDF to CSV say what was made."""
    changed = data.draw(other_figures(report))
    for name in NAMES:
        assert told(name, changed, changed) == [], name


@settings(max_examples=8)
@given(drawn_reports())
def test_so_are_those_of_any_books(drawn: Report) -> None:
    """Random books, layouts, notes, units and rules of rounding."""
    for name in NAMES:
        assert told(name, drawn, drawn) == [], name


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=5)
@given(data=st.data())
def test_one_figure_changed_in_one_format_is_noticed(
    report: Report, name: str, data: st.DataObject
) -> None:
    """The proof that the tests above can fail: any figure one unit off is told, and no other."""
    places = [
        (statement, row, i)
        for statement in (*report.statements, *report.notes)
        for row in statement.rows
        for i, figure in enumerate(row.figures)
        if figure.printed is not None
    ]
    found = told(name, one_off(report, *data.draw(st.sampled_from(places))), report)
    assert len(found) == 1, found


def one_off(report: Report, statement: Statement, row: StatementRow, i: int) -> Report:
    """The report with one figure printed as one more; exact too where öre are printed."""
    figure = row.figures[i]
    ore = (figure.ore or 0) + (row.shown(i, 1) if statement.exact else 0)
    more = evolve(figure, ore=ore, printed=(figure.printed or 0) + 1)
    spoilt = evolve(row, figures=(*row.figures[:i], more, *row.figures[i + 1 :]))
    made = statement.with_rows(spoilt if each is row else each for each in statement.rows)
    return evolve(
        report,
        statements=tuple(made if each is statement else each for each in report.statements),
        notes=tuple(made if each is statement else each for each in report.notes),
    )


@pytest.mark.parametrize("name", NAMES)
def test_one_label_changed_in_one_format_is_noticed(report: Report, name: str) -> None:
    """Words as well: a row that is called otherwise in one file is told."""
    statement = report.statements[0]
    first, *others = statement.rows
    spoilt = statement.with_rows([evolve(first, label=Text("Annat", "Other")), *others])
    changed = evolve(report, statements=(spoilt, *report.statements[1:]))
    assert told(name, changed, report) != []
