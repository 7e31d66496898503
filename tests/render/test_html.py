"""HTML: well formed, accessible, self-contained, and hostile text stays text."""

import itertools
import re
import sys
from html import unescape

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.errors import MissingExtraError
from finsam_ledger.render.formats.html import css_text, render
from finsam_ledger.reports.document import (
    Block,
    Document,
    Heading,
    Number,
    Paragraph,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from tests.render.webpages import KNOWN, Page


def page_of(report: Report, *blocks: Block, title: str = "T") -> Page:
    """The page of a document of these blocks."""
    return Page(render(report, Document(title, "sv", blocks, title)))


def bokslut(report: Report, lang: str = "sv") -> bytes:
    """The page of a whole bokslut."""
    return render(report, kind_named("bokslut").build(report, lang))


def test_it_is_balanced_and_says_its_language(report: Report) -> None:
    """Every tag is closed in order; lang, title and viewport are there."""
    for lang in ("sv", "en"):
        page = Page(bokslut(report, lang))
        assert page.all("html") == [{"lang": lang}]
        assert len(page.all("title")) == 1
        assert {tag for tag, _ in page.tags} <= KNOWN


def test_it_needs_nothing_else(report: Report) -> None:
    """No script, no image, no address outside the page; a browser is told to fetch nothing."""
    text = bokslut(report).decode()
    assert "http:" not in text
    assert "https:" not in text
    assert "<script" not in text
    assert "url(" not in text
    assert "default-src 'none'" in unescape(text)


def test_ids_are_unique_and_every_link_has_its_anchor(report: Report) -> None:
    """Contents, notes and adjusted figures all lead somewhere within the page."""
    page = Page(bokslut(report))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {str(attributes["href"]).removeprefix("#") for attributes in page.all("a")}
    assert {"content", "note_receivables", "balance_sheet"} <= links
    assert links <= set(ids)
    assert "balance_sheet.cash" in ids


def test_tables_have_captions_scopes_and_a_labelled_group(report: Report) -> None:
    """A screen reader can tell which row and column a figure stands in."""
    page = Page(bokslut(report))
    tables = len(page.all("table"))
    groups = [a for a in page.all("div") if a.get("role") == "group"]
    assert len(page.all("caption")) == len(groups) == tables
    assert all(group["aria-label"] and group["tabindex"] == "0" for group in groups)
    assert {a["scope"] for a in page.all("th")} == {"col", "row", "rowgroup"}
    assert len(page.all("thead")) == tables


def test_headings_go_down_one_level_at_a_time(report: Report) -> None:
    """The title is the only h1, and no level is left out."""
    page = Page(bokslut(report))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_contents_come_with_more_than_three_tables(report: Report, empty: Report) -> None:
    """A short page has no list of contents."""
    assert len(Page(bokslut(report)).all("nav")) == 1
    assert Page(bokslut(empty)).all("nav") == []


@settings(max_examples=40)
@given(st.lists(st.text(st.characters()), min_size=3, max_size=3))
def test_any_text_is_escaped(report: Report, texts: list[str]) -> None:
    """Whatever the words, the page is balanced and has no tag of theirs."""
    label, caption, name = texts
    table = Table(name, caption, (TableColumn(""),), (TableRow((Words(label),)),))
    page = page_of(report, table, Paragraph(label), title=caption)
    assert {tag for tag, _ in page.tags} <= KNOWN


def test_a_deep_row_and_heading_stay_within_what_html_has(report: Report) -> None:
    """Level nine becomes the deepest class and heading."""
    rows = (TableRow((Words("a"),), level=9),)
    page = page_of(report, Heading("a", 9), Table("t", "c", (TableColumn("h"),), rows))
    assert [tag for tag, _ in page.tags if re.fullmatch(r"h\d", tag)] == ["h6", "h6"]
    assert "body l6" in [attributes.get("class") for attributes in page.all("tr")]


def test_long_tables_may_be_cut_between_pages(report: Report) -> None:
    """A table of many rows is marked, so that the printer need not keep it together."""
    row = TableRow((Words("Konto som heter något"), Number(1)))
    columns = (TableColumn("Konto"), TableColumn("Tal", numeric=True))
    page = page_of(report, Table("t", "c", columns, (row,) * 40, "kr"))
    assert page.all("table")[0]["class"] == "long labelled"


def test_without_jinja2_the_remedy_is_told(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing extra is one clear message with the command that mends it."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtraError, match=r"pip install jinja2"):
        bokslut(report)


def test_css_text_cannot_leave_its_string() -> None:
    """Quotes, backslashes and tags are escaped by number."""
    assert css_text('a"\\</style>') == "a\\22 \\5c \\3c \\2f style\\3e "


def test_every_row_is_as_wide_as_its_table(report: Report) -> None:
    """Heading rows span all columns; others have a cell in each."""
    text = bokslut(report).decode()
    for table in re.findall(r"<table.*?</table>", text, re.DOTALL):
        head, *rows = re.findall(r"<tr.*?</tr>", table, re.DOTALL)
        columns = len(re.findall(r"<t[hd]", head))
        for row in rows:
            spans = re.findall(r'colspan="(\d+)"', row)
            assert columns in (len(re.findall(r"<t[hd]", row)), *map(int, spans))


def test_an_unchanged_report_gives_the_same_page(report: Report) -> None:
    """Deterministic bytes."""
    assert bokslut(report) == bokslut(evolve(report))
