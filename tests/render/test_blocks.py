"""Every kind of block and inline in the formats that are read as text: nothing is left out."""

import itertools
import json
import re

import pytest
from attrs import evolve

from finsam_ledger.render._json_blocks import block_json
from finsam_ledger.render.formats.html import render as html
from finsam_ledger.render.formats.json import render as to_json
from finsam_ledger.render.formats.text import render_text
from finsam_ledger.reports.document import (
    Block,
    Document,
    Frame,
    Heading,
    Paragraph,
    Prose,
    block_levels,
    outline,
)
from finsam_ledger.reports.inline import Footnote, Inline, Link, Plain, plain_text
from finsam_ledger.reports.report import Report, Section
from finsam_ledger.terms import Text
from tests.render.blocks import BLOCKS, EVERY_BLOCK
from tests.render.webpages import Page

TEXT = render_text(EVERY_BLOCK)


def test_the_document_has_every_kind_of_block_and_inline() -> None:
    """What the tests below prove, they prove of every kind that there is."""
    assert {type(block) for block in BLOCKS} == set((Prose | Frame).__args__)
    inline = {type(each) for b in BLOCKS if isinstance(b, Paragraph) for each in b.content}
    assert inline | {Footnote} == set(Inline.__args__)


@pytest.mark.parametrize(
    "words",
    [
        "Exempelförbundet", "Årets resultat blev −437\N{NO-BREAK SPACE}tkr, det vill säga sämre[1]",
        "förbundets webbplats <https://example.org/finsam>", "12,1\N{NO-BREAK SPACE}%", "3. Insats",
        "4. Administration", "• Grupper", "    Samverkan lönar sig.", "Kostnader 2011 [Bild: Stap",
        "Hör till: Balansräkning, Kassa och bank", "Namn Namnsson, ordförande", "ledamot",
        "Växjö 2012-03-28", "[1] Jämfört med budget.", "  Not 1 Kassa och bank",
    ],
)  # fmt: skip
def test_text_shows_it(words: str) -> None:
    """Words, figures, marks and addresses of each kind stand in the text."""
    assert words in TEXT


def test_the_contents_list_every_heading_below_the_title() -> None:
    """Headings and captions with their levels; a table that is no heading is left out."""
    assert [(entry.text, entry.level) for entry in outline(EVERY_BLOCK)] == [
        ("Förvaltningsberättelse", 2), ("Balansräkning", 3), ("Not 1 Kassa och bank", 3),
        ("Underskrifter", 2),
    ]  # fmt: skip
    assert block_levels(EVERY_BLOCK)[:2] == [1, 2]


def test_html_is_sound(report: Report) -> None:
    """Tags close, ids are unique, links within the page lead somewhere, headings leave no gap."""
    page = Page(html(report, EVERY_BLOCK))
    ids = [str(found["id"]) for _, found in page.tags if "id" in found]
    hrefs = [str(found["href"]) for found in page.all("a")]
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in hrefs if href.startswith("#")} <= set(ids)
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert all(image["alt"] for image in page.all("img"))


def test_notes_lead_to_their_rows_and_back(report: Report) -> None:
    """The number beside a row leads to the note, the note to the row, a figure to its row."""
    text = html(report, EVERY_BLOCK).decode()
    assert '<a href="#note_cash">1</a>' in text
    assert '<a href="#balance_sheet.cash">Balansräkning, Kassa och bank</a>' in text
    assert '<a class="value" href="#balance_sheet.cash">−437\N{NO-BREAK SPACE}tkr</a>' in text


def test_a_link_to_nothing_is_words(report: Report) -> None:
    """An id that the document does not have gives no dead link."""
    words = Paragraph((Link((Plain("hit"),), "#borta"),))
    page = html(report, Document("A", "sv", (Heading("A", 1), words)))
    assert b"<p>hit</p>" in page


def test_json_has_the_sections_of_words(report: Report) -> None:
    """A program can read what the report says, with the figures that it names."""
    blocks = tuple(block for block in BLOCKS if isinstance(block, Prose))
    section = Section("overview", Text("Översikt", "Overview"), blocks)
    made = json.loads(to_json(evolve(report, sections=(section,)), Document("x", "en", ())))
    (told,) = made["sections"]
    assert (told["id"], told["title"]) == ("overview", "Overview")
    assert [block["kind"] for block in told["blocks"]] == [
        "heading", "paragraph", "list", "quote", "picture", "table", "table", "heading",
    ]  # fmt: skip
    assert told["blocks"][1]["content"][1] == {
        "kind": "figure", "figure": "balance_sheet.cash.actual", "value": -437, "decimals": 0,
        "unit": "tkr",
    }  # fmt: skip


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_every_block_is_plain_values(block: Block) -> None:
    """JSON can hold each kind, under a name of its own."""
    assert json.loads(json.dumps(block_json(block)))["kind"]


def test_plain_text_leaves_out_footnotes() -> None:
    """What a name or a caption needs; figures as Swedes write them."""
    assert plain_text(()) == ""
    paragraph = next(block for block in BLOCKS if isinstance(block, Paragraph))
    words = "Årets resultat blev −437\N{NO-BREAK SPACE}tkr, det vill säga sämre än"
    assert paragraph.text.startswith(words)
