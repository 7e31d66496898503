"""Word: real styles and headings, accessible tables, the same bytes, and templates filled."""

import re
import shutil
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from attrs import evolve
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.errors import ConfigurationError, MissingExtraError
from finsam_ledger.render._docx_parts import element
from finsam_ledger.render.formats.docx import render
from finsam_ledger.reports.document import (
    Document,
    Heading,
    Number,
    Picture,
    Role,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.reports.template import template_tags
from tests.render.blocks import EVERY_BLOCK
from tests.render.words import cells_of, opened, part, text_of

SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def every(report: Report) -> bytes:
    """Every kind of block as a Word file."""
    return render(report, EVERY_BLOCK)


def styles(data: bytes) -> dict[str, list[str]]:
    """The words of the paragraphs of each style."""
    found: dict[str, list[str]] = {}
    for paragraph in opened(data).paragraphs:
        found.setdefault(paragraph.style.name, []).append(paragraph.text)
    return found


def test_headings_captions_and_lists_have_real_styles(every: bytes) -> None:
    """What Word's navigation, contents and screen readers go by."""
    found = styles(every)
    assert found["Title"] == ["Årsredovisning 2011"]
    assert found["Heading 1"] == ["Förvaltningsberättelse", "Underskrifter"]
    assert found["Heading 2"] == ["Balansräkning", "Not 1 Kassa och bank"]
    assert found["Caption"] == ["Figur 1. Kostnader 2011", "Tabell 1. Kostnader"]
    assert found["Quote"] == ["Samverkan lönar sig."]
    assert found["List Number"] == [
        "Insatser för målgruppen, som är den största delen av verksamheten.", "Administration",
    ]  # fmt: skip
    assert found["List Bullet"] == ["Grupper", "Enskilda"]
    assert found["TOC 1"] == ["Förvaltningsberättelse", "Underskrifter"]


def test_numbered_lists_begin_where_they_say(every: bytes) -> None:
    """Each list has a numbering of its own."""
    assert 'w:start w:val="3"' in part(every, "word/numbering.xml")


@pytest.mark.parametrize(
    "words",
    [
        "Exempelförbundet", "Årets resultat blev −437\N{NO-BREAK SPACE}tkr, det vill säga sämre",
        "förbundets webbplats", "12,1\N{NO-BREAK SPACE}%", "Källa: LKBR 6 kap. 2 §",
        "Hör till: Balansräkning, Kassa och bank", "Namn Namnsson", "ordförande", "ledamot",
        "Växjö 2012-03-28", "Jämfört med budget.",
    ],
)  # fmt: skip
def test_every_word_of_every_block_is_there(every: bytes, words: str) -> None:
    """As in the other formats."""
    assert words in text_of(every)


def test_tables_have_repeated_heads_whole_rows_and_descriptions(every: bytes) -> None:
    """The first row heads each page and the first column its rows; no row is cut in two."""
    for table in opened(every).tables:
        whole = table._tbl  # noqa: SLF001 python-docx does not tell this
        rows = whole.tr_lst
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [
            True, *[False] * (len(rows) - 1),
        ]  # fmt: skip
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        assert whole.tblPr.find(qn("w:tblCaption")) is not None
        look = whole.tblPr.find(qn("w:tblLook"))
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")


def test_columns_fit_the_page(report: Report) -> None:
    """However many figures, the widths of the columns are those of the text."""
    document = kind_named("bokslut").build(report, "sv")
    for table in opened(render(report, document)).tables:
        assert sum(column.width for column in table.columns) <= 153 * 36_000


def test_language_title_and_dates_are_the_documents_own(every: bytes) -> None:
    """Swedish of Sweden; made on the day that the document is dated, whatever the clock says."""
    facts = opened(every).core_properties
    assert (facts.title, facts.created) == (
        "Årsredovisning 2011", datetime(2000, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    assert 'w:lang w:val="sv-SE"' in part(every, "word/styles.xml")
    english = render_empty("en")
    assert 'w:lang w:val="en-GB"' in part(english, "word/styles.xml")


def render_empty(lang: str) -> bytes:
    """A document of a title alone."""
    report: Any = None
    return render(report, Document("T", lang, (Heading("T", 1),)))


def test_pictures_have_alternative_text(every: bytes) -> None:
    """What a screen reader says instead."""
    drawn = opened(every).element.body.find(f".//{qn('wp:docPr')}")
    assert drawn.get("descr") == "Stapel: insatser 3 765, administration 516"


def test_contents_numbers_and_pages_are_fields(every: bytes) -> None:
    """Word fills them in when the file is opened."""
    body = part(every, "word/document.xml")
    assert 'TOC \\o "1-2" \\h \\z \\u' in body
    assert "SEQ Tabell \\* ARABIC" in body
    assert "NUMPAGES" in part(every, "word/footer1.xml")
    assert "updateFields" in part(every, "word/settings.xml")


def test_the_first_page_has_no_head_and_a_number_unless_it_is_a_title_page(report: Report) -> None:
    """The title does not stand twice; a title page has neither."""
    papers = opened(render(report, kind_named("bokslut").build(report, "sv"))).sections[0]
    whole = opened(render(report, EVERY_BLOCK)).sections[0]
    assert papers.different_first_page_header_footer
    assert [p.text for p in papers.first_page_header.paragraphs] == [""]
    assert papers.first_page_footer.paragraphs[0].text == papers.footer.paragraphs[0].text
    assert [p.text for p in whole.first_page_footer.paragraphs] == [""]


def test_links_lead_within_and_out(every: bytes) -> None:
    """Every link within the file has its bookmark, with a name of its own."""
    body = opened(every).element.body
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    assert anchors
    assert anchors <= set(names)
    assert len(names) == len(set(names))
    assert "https://example.org/finsam" in part(every, "word/_rels/document.xml.rels")


def test_the_same_document_gives_the_same_bytes(report: Report, every: bytes) -> None:
    """Also the archive around the parts."""
    assert render(report, evolve(EVERY_BLOCK)) == every


def test_a_picture_without_typst_tells_the_remedy(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word cannot draw SVG by itself."""
    monkeypatch.setitem(sys.modules, "typst", None)
    assert any(isinstance(block, Picture) for block in EVERY_BLOCK.blocks)
    with pytest.raises(MissingExtraError, match="pip install typst"):
        render(report, EVERY_BLOCK)


def test_without_python_docx_the_remedy_is_told(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing extra is one clear message with the command that mends it."""
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtraError, match="pip install python-docx"):
        render(report, EVERY_BLOCK)


def test_a_row_of_heading_spans_its_table(report: Report) -> None:
    """And totals are bold, with rules above and below."""
    rows = (
        TableRow((Words("TILLGÅNGAR"),), Role.HEADING, 0),
        TableRow((Words("Summa"), Number(1)), Role.TOTAL, 0),
    )
    columns = (TableColumn(""), TableColumn("2011", numeric=True))
    document = Document("T", "sv", (Heading("T", 1), Table("t", "R", columns, rows, "tkr")))
    data = render(report, document)
    assert cells_of(data) == [["Tkr", "2011"], ["TILLGÅNGAR"], ["Summa", "1"]]
    (bold,) = (run.bold for run in opened(data).tables[0].rows[2].cells[1].paragraphs[0].runs)
    assert bold
    assert "w:tcBorders" in part(data, "word/document.xml")


def control(tag: str, *, inline: bool = False) -> Any:
    """A content control with a tag, as Word makes it."""
    made, properties, content = element("sdt"), element("sdtPr"), element("sdtContent")
    properties.append(element("tag", val=tag))
    run, words = element("r"), element("t")
    words.text = "Klicka här"
    run.append(words)
    paragraph = element("p")
    paragraph.append(run)
    content.append(run if inline else paragraph)
    made.extend((properties, content))
    return made


def template(*tags: str, facts: tuple[str, ...] = ()) -> bytes:
    """A template with controls in the body and, for facts, within a paragraph and the header."""
    word: Any = docx.Document()
    word.add_heading("Vår mall", 0)
    for tag in facts:
        for paragraph in (word.add_paragraph("Här: "), word.sections[0].header.paragraphs[0]):
            paragraph._p.append(control(tag, inline=True))  # noqa: SLF001 it makes no controls
    for tag in tags:
        word.element.body.insert(len(word.element.body) - 1, control(tag))
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def test_a_template_is_filled_by_its_tags(report: Report) -> None:
    """Parts of the document, figures and facts; its own words and styles stay."""
    document = kind_named("arsredovisning").build(report, "sv")
    mould = template("balansrakning", "not_1", "noter", "saknas", facts=("forbund", "kassa"))
    data = render(report, evolve(document, template=mould))
    text = text_of(data)
    assert text.startswith("Vår mall")
    assert "Här: Samordningsförbundet Exempel" in text
    assert "Här: 1\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}tkr" in text
    assert ["Kassa och bank", "", "1\N{NO-BREAK SPACE}500", "1\N{NO-BREAK SPACE}600"] in cells_of(
        data
    )
    assert text.count("Kundfordringar") == 2
    assert text.count("Klicka här") == 1
    assert "Samordningsförbundet" in part(data, "word/header1.xml")
    assert render(report, evolve(document, template=mould)) == data


def test_a_template_may_take_the_whole_document(report: Report) -> None:
    """All from its first heading on, and the contents by themselves."""
    document = kind_named("arsredovisning").build(report, "sv")
    data = render(report, evolve(document, template=template("innehall", "dokument")))
    assert "Heading 1" in styles(data) or "Balansräkning" in text_of(data)
    assert text_of(data).count("Årets resultat") == 1


def test_a_template_without_controls_is_refused() -> None:
    """One clear message that says how to add them; so is a file that is no Word file."""
    with pytest.raises(ConfigurationError, match="inga innehållskontroller"):
        template_tags(template())
    with pytest.raises(ConfigurationError, match="ingen Word-fil"):
        template_tags(b"%PDF-1.7")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_it(report: Report, tmp_path: Path) -> None:
    """Another program reads the file and makes pages of it, with every heading."""
    path = tmp_path / "a.docx"
    path.write_bytes(render(report, EVERY_BLOCK))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "txt:Text", "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "a.txt").read_text("utf-8-sig")
    assert "Förvaltningsberättelse" in text
    assert "−437" in text


def as_kind(data: bytes, kind: bytes) -> bytes:
    """The file with another main content type, as Word saves templates and macro files."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            main = rb"application/[\w.+-]*\.main\+xml"
            after.writestr(name, re.sub(main, kind, before.read(name)))
    return out.getvalue()


@pytest.mark.parametrize(
    "kind",
    [
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    ],
    ids=["dotx", "docm"],
)
def test_a_template_saved_as_another_kind_says_which_to_choose(report: Report, kind: bytes) -> None:
    """Word's own .dotx is what one would think of first; the message names the file."""
    document = kind_named("arsredovisning").build(report, "sv")
    mould = as_kind(template("dokument"), kind)
    with pytest.raises(ConfigurationError, match=r"mall\.dotx: .*inte som mall \(\.dotx\)"):
        render(report, evolve(document, template=mould, template_name="mall.dotx"))


@settings(max_examples=100)
@given(st.data())
def test_a_damaged_template_is_filled_or_refused(report: Report, data: st.DataObject) -> None:
    """Bytes changed or cut off: one clear message or a whole file, never a crash."""
    mould = bytearray(template("noter"))
    for place in data.draw(st.lists(st.integers(0, len(mould) - 1), max_size=5)):
        mould[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(mould)))
    document = kind_named("arsredovisning").build(report, "sv")
    with suppress(ConfigurationError):
        made = render(report, evolve(document, template=bytes(mould[:cut])))
        assert opened(made)
