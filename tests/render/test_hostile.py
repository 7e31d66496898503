"""Text that would do harm comes out as text, in every place of every format."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.render._cells import clean
from finsam_ledger.render.format import format_named
from finsam_ledger.render.formats.html import render_page
from finsam_ledger.reports.document import Document
from tests.render import pdf_words, pdfs, tables, words
from tests.render.hostile import HOSTILE, everywhere
from tests.render.tables import squeezed
from tests.render.webpages import KNOWN, Page

every_text = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
FIELDS = {"TOC", "SEQ", "PAGE", "NUMPAGES", "PAGEREF"}


def made(name: str, document: Document) -> bytes:
    """The document in a format, without the books that it is about."""
    if name == "html":
        return render_page(document)
    report: Any = None
    return format_named(name).render(report, document)


def harmless(link: str) -> bool:
    """Whether following a link only shows something: a page, a file beside, a place in the file."""
    before, colon, _ = link.partition(":")
    return not colon or bool(set(before) & set("#?/")) or before in ("http", "https", "mailto")


def missing(used: list[str], found: str, shown: Callable[[str], str] = clean) -> list[str]:
    """The places whose text is not among the words of a file, whatever their lines."""
    plain = squeezed(found)
    return [each for each in used if squeezed(shown(each)) not in plain]


@settings(max_examples=10)
@given(st.text(min_size=1, max_size=20))
def test_any_text_comes_out_as_it_is(text: str) -> None:
    """Whatever signs there are, in every place of the formats that people read."""
    document, used = everywhere(text)
    pdf = made("pdf", document)
    assert missing(used, pdf_words.text_of(pdf), pdf_words.shown) == []
    assert pdfs.failures(pdf, "2a") == []
    assert missing(used, words.text_of(made("docx", document))) == []
    assert missing(used, "".join(Page(made("html", document)).text)) == []
    assert tables.text_differences(document, made("text", document).decode()) == []


@every_text
def test_pdf(text: str) -> None:
    """No typst code runs, nothing is lost, no link runs a program, the standards are met.

    PDF/A forbids signs without a glyph, so what the fonts lack is told by name.
    """
    document, used = everywhere(text)
    data = made("pdf", document)
    assert missing(used, pdf_words.text_of(data), pdf_words.shown) == []
    assert pdfs.failures(data, "ua1") == []
    assert pdfs.failures(data, "2a") == []
    with pikepdf.open(BytesIO(data)) as pdf:
        kinds = {str(x.get("/S")) for x in pdf.objects if isinstance(x, pikepdf.Dictionary)}
        addresses = [str(x.URI) for x in pdf.objects if isinstance(x, dict) and "/URI" in x]
    assert kinds.isdisjoint({"/JavaScript", "/Launch", "/SubmitForm", "/GoToR", "/ImportData"})
    assert [each for each in addresses if not harmless(each)] == []


@every_text
def test_word(text: str) -> None:
    """No field but our own, nothing that is fetched; what XML cannot hold becomes U+FFFD."""
    document, used = everywhere(text)
    data = made("docx", document)
    assert missing(used, words.text_of(data)) == []
    body = words.opened(data).element.body
    fields = [(each.text or "").split()[0] for each in body.iter(qn("w:instrText"))]
    assert set(fields) <= FIELDS
    assert not list(body.iter(qn("w:fldSimple")))
    with ZipFile(BytesIO(data)) as parts:
        names = [name for name in parts.namelist() if name.endswith(".rels")]
        outside = [part for name in names for part in parts.read(name).decode().split("<")
                   if 'TargetMode="External"' in part]  # fmt: skip
    targets = [re.search('Target="(.*?)"', part) for part in outside]
    assert all("/hyperlink" in part for part in outside)
    assert [x[1] for x in targets if x and not harmless(x[1])] == []


@every_text
def test_html(text: str) -> None:
    """No tag, attribute or address comes of it, and each id is one of its own."""
    document, used = everywhere(text)
    page = Page(made("html", document))
    assert missing(used, "".join(page.text)) == []
    assert {tag for tag, _ in page.tags} <= KNOWN
    assert {name for _, found in page.tags for name in found} <= {
        "lang", "charset", "name", "content", "http-equiv", "class", "href", "id", "tabindex",
        "role", "aria-label", "scope", "colspan", "src", "alt", "start",
    }  # fmt: skip
    links = [str(link.get("href")) for link in page.all("a")]
    assert [link for link in links if not harmless(link)] == []
    ids = [str(found["id"]) for _, found in page.tags if "id" in found]
    assert len(ids) == len(set(ids))
    assert not any(set(each) & set(" \t\n\f\r") for each in ids)


@every_text
def test_text(text: str) -> None:
    """Nothing in it steers a terminal; each cell of each table has all its signs."""
    document, used = everywhere(text)
    found = made("text", document).decode()
    assert tables.text_differences(document, found) == []
    others = [each for each in used if squeezed(clean(each)) not in in_tables(document)]
    assert len(others) >= len(used) // 2
    assert missing(others, found) == []
    assert clean(found) == found


def in_tables(document: Document) -> set[str]:
    """What stands in heads and cells, whose lines stand beside each other in plain text."""
    shown = tables.tables_of(document)
    heads = [column.label for table in shown for column in table.columns]
    cells = [tables.said(cell) for table in shown for row in table.rows for cell in row.cells]
    return {squeezed(clean(line)) for text in (*heads, *cells) for line in text.split("\n")}
