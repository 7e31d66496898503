"""Every printed figure of a report stands in every format."""

import csv
import html
import json
import re
from collections import Counter
from io import StringIO

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.numbers import format_number, format_ore
from finsam_ledger.render.format import format_named
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.figure import Figure, Statement
from tests.render import pdfs, words

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


def shown_cells(report: Report, name: str) -> list[str]:
    """The figures of the tables of a finished document, as a format shows them, in order."""
    data = format_named(name).render(report, kind_named("arsredovisning").build(report, "sv"))
    if name == "docx":
        return [cell for row in words.cells_of(data) for cell in row[1:]]
    return pdfs.text_of(data).split("\n")


@settings(max_examples=4, deadline=None)
@given(st.data())
def test_every_printed_figure_is_in_pdf_and_word(report: Report, data: st.DataObject) -> None:
    """Word has each figure in a cell of its own, in order; PDF has each of them, as often."""
    faces = [data.draw(printed(each)) for each in report.statements if not each.exact]
    changed = evolve(report, statements=tuple(faces), listings=())
    expected = [word for word, _ in wanted(changed)]
    cells = [cell for cell in shown_cells(changed, "docx") if cell in set(expected)]
    assert cells == expected
    lines = Counter(
        figure for line in shown_cells(changed, "pdf") for figure in figures_at_end(line, expected)
    )
    assert not Counter(expected) - lines


def figures_at_end(line: str, expected: list[str]) -> list[str]:
    """The figures that a line of a table ends with, the label apart."""
    found: list[str] = []
    while line:
        match = next((w for w in sorted(set(expected), key=len)[::-1] if ends(line, w)), None)
        if match is None:
            return found
        found.append(match)
        line = line[: len(line) - len(match)].rstrip(" ")
    return found


def ends(line: str, word: str) -> bool:
    """Whether a line ends with a figure that stands apart."""
    before = line[: len(line) - len(word)]
    return line.endswith(word) and (not before or before.endswith(" "))


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
