"""The finished documents of the examples: as golden text, and the same figures in every format."""

import html
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from finsam_ledger.render.format import format_named
from finsam_ledger.reports.document import Document, Number, Table
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.workspace.folder import run
from tests.render import pdfs, words

GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = Path(__file__).parents[2] / "docs" / "exempel"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module", params=["vaxjo-2011", "varend-2021-08"])
def report(request: pytest.FixtureRequest) -> Report:
    """The report of an example."""
    return run(EXAMPLES / request.param).report


@pytest.fixture(scope="module")
def document(report: Report) -> Document:
    """Its finished document."""
    return kind_named(report.publication.kind).build(report, "sv")


def figures(document: Document) -> list[str]:
    """Every figure of every table as people write it, with a plain blank."""
    numbers = [
        cell
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
        if isinstance(cell, Number) and cell.value is not None
    ]
    return [written(number) for number in numbers]


def written(number: Number) -> str:
    """A number as it is printed: blanks between thousands, comma, the minus sign U+2212."""
    assert number.value is not None
    digits = f"{abs(number.value):0{number.decimals + 1}}"
    whole, rest = digits[: len(digits) - number.decimals], digits[len(digits) - number.decimals :]
    grouped = f"{int(whole):,}".replace(",", " ") + (f",{rest}" if rest else "")
    return f"−{grouped}" if number.value < 0 else grouped


def test_its_words_are_as_the_golden_ones(report: Report, document: Document) -> None:
    """Not one word or figure of the finished document changes unseen."""
    made = format_named("text").render(report, document)
    golden = GOLDEN / f"{report.publication.kind}-{report.period.end.year}.txt"
    if os.environ.get("FINSAM_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(made)
    assert made == golden.read_bytes()


def test_every_figure_is_the_same_in_every_format(report: Report, document: Document) -> None:
    """Word and HTML have each figure in its cell, in order; text and PDF as often at least."""
    expected = figures(document)
    data = {
        name: format_named(name).render(report, document)
        for name in ("docx", "html", "text", "pdf")
    }
    cells = [cell.replace(NBSP, " ") for row in words.cells_of(data["docx"]) for cell in row[1:]]
    assert subsequence(expected, cells)
    shown = re.findall(r'<td class="n"[^>]*>(.*?)</td>', data["html"].decode())
    cells = [html.unescape(re.sub(r"<.*?>", "", cell)).replace(NBSP, " ") for cell in shown]
    assert subsequence(expected, cells)
    for text in (data["text"].decode(), pdfs.text_of(data["pdf"])):
        plain = text.replace(NBSP, " ")
        for figure, times in Counter(expected).items():
            assert len(re.findall(rf"(?<!\d){re.escape(figure)}(?!\d)", plain)) >= times, figure


def subsequence(expected: list[str], found: list[str]) -> bool:
    """Whether the expected stand among the found in their order."""
    left = iter(found)
    return all(each in left for each in expected)


def test_its_pdf_meets_the_standards(report: Report, document: Document) -> None:
    """UA-1 and A-2a, as a validator sees it, with a head for each row of each table."""
    data = format_named("pdf").render(report, document)
    assert pdfs.failures(data, "ua1") == []
    assert pdfs.failures(data, "2a") == []
    rows = [row for b in document.blocks if isinstance(b, Table) for row in b.rows]
    heads = [scope for name, scope in pdfs.elements(data) if name == "TH"]
    assert heads.count("Row") == sum(row.role != "heading" for row in rows)
    columns = sum(len(b.columns) for b in document.blocks if isinstance(b, Table))
    assert heads.count("Column") == columns + sum(row.role == "heading" for row in rows)
