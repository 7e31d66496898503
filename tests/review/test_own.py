"""The library's own bokslut, printed, holds under its own review: no figure is called wrong."""

from pathlib import Path

import pytest

from finsam_ledger.core.finding import Severity
from finsam_ledger.numbers import format_ore
from finsam_ledger.reports.report import Report
from finsam_ledger.review.reader import read_report
from finsam_ledger.review.review import review
from finsam_ledger.statements.figure import Statement
from finsam_ledger.workspace.folder import run

EXAMPLES = sorted(
    path.parent for path in Path(__file__).parents[2].glob("docs/exempel/*/bokslut.toml")
)


def pasted(report: Report) -> str:
    """The printed statements and notes as a person pastes them into a sheet."""
    return "\n\n".join(_table(each, report) for each in (*report.statements, *report.notes))


def _table(statement: Statement, report: Report) -> str:
    unit = "kr" if statement.exact else statement.unit_or(report.unit).value
    number = f"Not {statement.number} " if statement.number else ""
    heads = [column.label.sv for column in statement.columns]
    lines = [";".join([f"{number}{statement.title.sv} ({unit})", "Not", *heads])]
    for row in statement.rows:
        cells = [_cell(figure.printed, exact=statement.exact) for figure in row.figures]
        label = row.label.sv.replace(";", ",")
        lines.append(";".join([label, row.note, *(cells or [""] * len(heads))]))
    return "\n".join(lines)


def _cell(printed: int | None, *, exact: bool) -> str:
    if printed is None:
        return ""
    return format_ore(printed) if exact else f"{printed}"


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_a_bokslut_of_our_own_has_no_errors(folder: Path) -> None:
    """Deviations, notes, cash flow and areas of whole reports are understood as they are meant."""
    found = review(read_report(pasted(run(folder).report).encode(), "bokslut.csv"))
    assert [remark.finding.message.sv for remark in found.of(Severity.ERROR)] == []
    assert found.reached * 100 >= found.figures * 95
