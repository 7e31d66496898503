"""PDF: accessible, archivable, the same bytes each time, and no text ever becomes code."""

import ast
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pytest
from attrs import evolve

from finsam_ledger.errors import MissingExtraError
from finsam_ledger.render._printable import printable
from finsam_ledger.render.formats.pdf import render
from finsam_ledger.reports.document import (
    Attachment,
    Document,
    Heading,
    Number,
    Role,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from tests.render.blocks import EVERY_BLOCK
from tests.render.pdfs import elements, failures, lowest, text_of

BOTTOM = 40


def pdf(report: Report, document: Document) -> pypdf.PdfReader:
    """The document, made and opened."""
    return pypdf.PdfReader(BytesIO(render(report, document)))


@pytest.fixture(scope="module")
def every(report: Report) -> bytes:
    """Every kind of block as PDF."""
    return render(report, EVERY_BLOCK)


@pytest.mark.parametrize("kind", ["bokslut", "rapport", "kontroll", "arsredovisning"])
def test_it_meets_ua_1_and_a_2a(report: Report, kind: str) -> None:
    """Both at once, in both languages, for each kind of document."""
    for lang in ("sv", "en"):
        data = render(report, kind_named(kind).build(report, lang))
        assert failures(data, "ua1") == []
        assert failures(data, "2a") == []


def test_every_kind_of_block_meets_them_too(every: bytes) -> None:
    """Lists, quotations, pictures, footnotes, signatures."""
    assert failures(every, "ua1") == []
    assert failures(every, "2a") == []


def test_every_cell_that_heads_is_marked_so(report: Report) -> None:
    """Columns by typst, rows by us: one TH for each head and each row, with its scope."""
    columns = (TableColumn("A"), TableColumn("B"), TableColumn("C", numeric=True))
    rows = (
        TableRow((Words("Rubrik"),), Role.HEADING, 0),
        TableRow((Words("x"), Words("y"), Number(1))),
        TableRow((Words("z"), Words(""), Number(None))),
        TableRow((Words("Summa"), Words(""), Number(1)), Role.TOTAL, 0),
    )
    document = Document("T", "sv", (Heading("T", 1), Table("t", "Tabell", columns, rows)))
    found = elements(render(report, document))
    heads = [scope for name, scope in found if name == "TH"]
    assert heads == ["Column"] * 4 + ["Row"] * 3
    assert [name for name, _ in found].count("TD") == 6
    assert [name for name, _ in found].count("TR") == 5


def test_it_says_its_language_title_and_headings(every: bytes) -> None:
    """Swedish of Sweden, the title shown by readers, a bookmark for each heading, levels whole."""
    with pikepdf.open(BytesIO(every)) as opened:
        assert str(opened.Root.Lang) == "sv-SE"
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
    reader = pypdf.PdfReader(BytesIO(every))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (
        "Årsredovisning 2011", "Exempelförbundet 2011",
    )  # fmt: skip
    assert [str(mark["/Title"]) for mark in reader.outline if isinstance(mark, dict)] == [
        "Förvaltningsberättelse", "Underskrifter",
    ]  # fmt: skip
    names = [name for name, _ in elements(every)]
    assert names.count("Title") == 1
    assert [name for name in names if name in ("H1", "H2")] == ["H1", "H2", "H2", "H1"]


def test_every_word_of_every_block_is_there(every: bytes) -> None:
    """As in the other formats, with figures as they are written."""
    text = text_of(every)
    for words in (
        "Årsredovisning 2011", "Organisationsnummer 222000-1111", "Innehåll",
        "−437\N{NO-BREAK SPACE}tkr",
        "12,1\N{NO-BREAK SPACE}%", "3. Insatser för målgruppen", "Grupper", "Samverkan lönar sig.",
        "Kostnader 2011", "TILLGÅNGAR", "Summa tillgångar", "Källa: LKBR 6 kap. 2 §",
        "Hör till: Balansräkning, Kassa och bank", "Namn Namnsson", "ledamot", "Växjö 2012-03-28",
        "Jämfört med budget.",
    ):  # fmt: skip
        assert words.replace("\N{NO-BREAK SPACE}", " ") in text.replace("\N{NO-BREAK SPACE}", " ")


def test_pages_are_numbered_but_not_the_first(every: bytes) -> None:
    """Page and pages at the foot, organisation and title at the head, none on the title page."""
    first, second = (page.extract_text() for page in pypdf.PdfReader(BytesIO(every)).pages[:2])
    total = len(pypdf.PdfReader(BytesIO(every)).pages)
    assert f"2 ({total})" in second
    assert f"1 ({total})" not in first


def test_links_lead_both_ways(every: bytes) -> None:
    """From a row to its note, from the note to the row, out to the web, and from the contents."""
    reader = pypdf.PdfReader(BytesIO(every))
    links = [a.get_object() for page in reader.pages for a in page.get("/Annots", [])]
    out = [link["/A"]["/URI"] for link in links if "/URI" in link.get("/A", {})]
    assert out == ["https://example.org/finsam"] * len(out)
    assert out
    assert len(links) - len(out) >= 8


def test_the_same_document_gives_the_same_bytes(report: Report, every: bytes) -> None:
    """Nothing of the clock; another day of the report's own changes them."""
    assert render(report, evolve(EVERY_BLOCK)) == every
    later = render(report, evolve(EVERY_BLOCK, day=date(2012, 3, 28)))
    assert later != every
    assert b"2012-03-28T" in pikepdf.open(BytesIO(later)).Root.Metadata.read_bytes()


def test_signs_without_a_glyph_are_told_by_name() -> None:
    """What the fonts have stays, also Greek, Cyrillic and Hebrew."""
    assert printable("å α ж שלום ✓ 😀") == "å α ж שלום ✓ [grinning face]"


def test_attachments_make_it_a_3a_and_come_out_whole(report: Report) -> None:
    """Binary and text, with their kind and how they belong to the document."""
    files = (
        Attachment("bok.se", bytes(range(256)), "text/plain", "Bokföring", is_source=True),
        Attachment("bokslut.json", b'{"a": 1}', "application/json", "Bokslut"),
    )
    data = render(report, evolve(EVERY_BLOCK, attachments=files))
    assert failures(data, "ua1") == []
    assert failures(data, "3a") == []
    with pikepdf.open(BytesIO(data)) as opened:
        for each in files:
            spec = opened.attachments[each.name]
            assert spec.get_file().read_bytes() == each.data
            wanted = pikepdf.Name.Source if each.is_source else pikepdf.Name.Data
            assert spec.relationship == wanted


def test_no_row_is_cut_between_pages_and_heads_stand_again(report: Report) -> None:
    """A table over several pages shows its head on each; each row's lines stay together."""
    columns = (TableColumn("Konto"), TableColumn("Belopp", numeric=True))
    rows = tuple(
        TableRow((Words(f"Rad {i} " + "ord " * 40 + f"slut{i}."), Number(i))) for i in range(80)
    )
    reader = pdf(report, Document("T", "sv", (Heading("T", 1), Table("t", "L", columns, rows))))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) > 2
    assert all("Belopp" in page for page in pages)
    assert all(any(f"Rad {i} " in p and f"slut{i}." in p for p in pages) for i in range(80))


def table_of(rows: int, lines: int) -> Document:
    """A document of one table whose cells say much."""
    text = "\n".join(f"ord{i} " + "ord " * 12 for i in range(lines))
    made = tuple(TableRow((Words(f"{text} slut{i}"), Words("utfall"))) for i in range(rows))
    table = Table("t", "L", (TableColumn("Regel"), TableColumn("Utfall")), made)
    return Document("T", "sv", (Heading("T", 1), table))


@pytest.mark.parametrize(("rows", "lines"), [(20, 5), (1, 300), (30, 1), (3, 20)])
def test_nothing_runs_off_the_page(report: Report, rows: int, lines: int) -> None:
    """A table of few rows that say much, and a row larger than a page, go on on the next."""
    reader = pdf(report, table_of(rows, lines))
    assert all(lowest(page) > BOTTOM for page in reader.pages)
    words = "".join(page.extract_text() for page in reader.pages)
    assert all(f"slut{i}" in words for i in range(rows))


@pytest.mark.parametrize("name", ["typst", "pikepdf"])
def test_without_its_packages_the_remedy_is_told(
    report: Report, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A missing extra is one clear message with the command that mends it."""
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=r"pip install typst pikepdf"):
        render(report, EVERY_BLOCK)


def test_no_call_of_typst_looks_for_fonts_on_the_computer() -> None:
    """Bytes may not depend on what is installed: every call ignores the fonts of the system."""
    sources = Path(render.__code__.co_filename).parents[1].rglob("*.py")
    nodes = (node for path in sources for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    calls = [n for n in nodes if isinstance(n, ast.Call) and ast.unparse(n.func) == "typst.compile"]
    assert len(calls) >= 3
    for call in calls:
        told = {word.arg: ast.unparse(word.value) for word in call.keywords}
        assert told.get("ignore_system_fonts") == "True", ast.unparse(call)
