"""Every printed figure of a report stands in every format."""

import csv
import html
import json
import re
from io import StringIO

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.numbers import format_number, format_ore
from finsam_ledger.render.format import format_named
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.figure import Figure, Statement

PRINTED = st.none() | st.integers(-(10**10), 10**10)


@st.composite
def printed(draw: st.DrawFn, statement: Statement) -> Statement:
    """The statement with other printed figures."""
    return statement.with_rows(
        evolve(
            row,
            figures=tuple(
                Figure(None if value is None else 7 * value, printed=value)
                for value in (draw(PRINTED) for _ in row.figures)
            ),
        )
        for row in statement.rows
    )


def wanted(report: Report) -> list[tuple[str, int | None]]:
    """Every printed figure as people write it, and as a number."""
    return [
        ("–" if value is None else format_ore(value) if st_.exact else format_number(value), value)
        for st_ in (*report.statements, *report.notes)
        for row in st_.rows
        for value in (figure.printed for figure in row.figures)
    ]


def rendered(report: Report, name: str) -> str:
    """The report in a format."""
    return format_named(name).render(report, kind_named("rapport").build(report, "sv")).decode()


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_every_printed_figure_is_in_every_format(report: Report, data: st.DataObject) -> None:
    """Text and HTML show it as people write it, JSON and CSV as a number, in order."""
    statements = tuple(data.draw(printed(each)) for each in report.statements)
    changed = evolve(report, statements=statements, listings=())
    words = [word for word, _ in wanted(changed)]
    values = [value for _, value in wanted(changed)]
    text = rendered(changed, "text")
    assert all(
        re.search(rf"(?<!\S){re.escape(word)}$|(?<!\S){re.escape(word)}\s", text, re.MULTILINE)
        for word in words
    )
    cells = re.findall(r'<td class="n">(.*?)</td>', rendered(changed, "html"))
    assert [html.unescape(cell) for cell in cells][: len(words)] == words
    made = json.loads(rendered(changed, "json"))
    rows = [row for each in (*made["statements"], *made["notes"]) for row in each["rows"]]
    assert [value for row in rows for value in row["printed"]] == values
    table = csv.reader(StringIO(rendered(changed, "csv"), newline=""), delimiter=";")
    assert [row[5] for row in table][1:] == [
        "" if value is None else str(value) for value in values
    ]
