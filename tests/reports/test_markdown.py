"""Markdown becomes blocks: every mark kept, HTML as words, trouble told with file and line."""

import sys

import pytest

from finsam_ledger.core.finding import Severity
from finsam_ledger.errors import MissingExtraError
from finsam_ledger.reports.document import (
    Block,
    Heading,
    ItemList,
    Media,
    Number,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Role,
    Table,
    Words,
)
from finsam_ledger.reports.inline import (
    Emphasis,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Plain,
    Value,
    plain_text,
)
from finsam_ledger.reports.insertions import Insertions
from finsam_ledger.reports.markdown import Markdown, MarkdownReader, media_of, picture_names
from finsam_ledger.reports.report import Report

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
PNG = b"\x89PNG\r\n\x1a\n"


def reader(report: Report, text: str, **pictures: bytes) -> MarkdownReader:
    """A reader of a text and its pictures ("bild_svg" is bild.svg)."""
    named = {name.replace("_", "."): data for name, data in pictures.items()}
    return MarkdownReader(Markdown(text, "text/a.md", named), Insertions(report))


def blocks(report: Report, text: str, **pictures: bytes) -> tuple[Block, ...]:
    """The blocks of a text."""
    return reader(report, text, **pictures).blocks()


def test_words_keep_their_marks(report: Report) -> None:
    """Emphasis, strong, links, code and line breaks; a line break of the file is a blank."""
    (paragraph,) = blocks(report, "Ett *två* **tre**\n[fyra](https://example.org) `fem`\\\nsex")
    assert paragraph == Paragraph(
        (
            Plain("Ett "), Emphasis((Plain("två"),)), Plain(" "),
            Emphasis((Plain("tre"),), strong=True), Plain(" "),
            Link((Plain("fyra"),), "https://example.org"), Plain(" "), Plain("fem"), LineBreak(),
            Plain("sex"),
        )
    )  # fmt: skip


def test_lists_hold_lists_and_numbers_begin_where_they_say(report: Report) -> None:
    """Ordered and not, nested, paragraphs within items."""
    (made,) = blocks(report, "3. ett\n   - två\n\n4. tre\n\n   fyra\n")
    assert made == ItemList(
        (
            (Paragraph("ett"), ItemList(((Paragraph("två"),),))),
            (Paragraph("tre"), Paragraph("fyra")),
        ),
        ordered=True,
        start=3,
    )


def test_quotes_rules_and_code(report: Report) -> None:
    """A quotation is set apart, a rule begins a new page, code keeps its lines."""
    assert blocks(report, "> Ord\n\n---\n\n```\na\nb\n```") == (
        Quote((Paragraph("Ord"),)),
        PageBreak(),
        Paragraph((Plain("a"), LineBreak(), Plain("b"))),
    )
    assert blocks(report, "- a\n\n      kod\n") == (
        ItemList(((Paragraph("a"), Paragraph("kod")),)),
    )


def test_headings_are_counted_from_one_without_gaps(report: Report) -> None:
    """Who begins with ## or skips a level gets the same as who does not."""
    made = blocks(report, "## A\n\n#### B\n\n## C")
    assert made == (Heading("A", 1), Heading("B", 2), Heading("C", 1))


def test_a_table_has_figures_to_the_right_and_a_total_in_bold(report: Report) -> None:
    """Columns set to the right are figures; a first cell in bold makes the row a total."""
    (table,) = blocks(report, "| A | kr |\n|---|--:|\n| x | {{resultat}} |\n| **S** | 1 |")
    assert isinstance(table, Table)
    assert [column.numeric for column in table.columns] == [False, True]
    assert table.rows[0].cells == (Words("x"), Number(101, 0, "income_statement.result.actual"))
    assert (table.rows[1].role, table.rows[1].cells[0]) == (Role.TOTAL, Words("S"))
    assert not table.outlined


def test_footnotes_stand_at_their_mark(report: Report) -> None:
    """The words of a note come with its mark, also where they are written elsewhere."""
    (paragraph,) = blocks(report, "Moms[^a] och ränta^[se not].\n\n[^a]: Återbetalas.")
    assert isinstance(paragraph, Paragraph)
    notes = [each for each in paragraph.content if isinstance(each, Footnote)]
    assert notes == [Footnote((Plain("Återbetalas."),)), Footnote((Plain("se not"),))]


@pytest.mark.parametrize("notes", ["[^a]: se [^a]", "[^a]: se [^b]\n\n[^b]: se [^a]"])
def test_a_footnote_within_itself_ends_there_and_is_told(report: Report, notes: str) -> None:
    """A reference that would lead round without end stays as it is written."""
    reading = reader(report, f"Se.[^a]\n\n{notes}\n")
    (paragraph,) = reading.blocks()
    assert "[^a]" in plain_text(_notes_of(paragraph))
    assert [(f.code, f.line) for f in reading.findings] == [
        ("footnote_ring", notes.count("\n") + 3)
    ]


def _notes_of(block: Block) -> tuple[Inline, ...]:
    """The words of the innermost footnote of a paragraph."""
    words: tuple[Inline, ...] = tuple(block.content) if isinstance(block, Paragraph) else ()
    while inner := [each for each in words if isinstance(each, Footnote)]:
        words = inner[0].content
    return words


def test_figures_in_braces_become_values(report: Report) -> None:
    """In words, in bold, in a heading."""
    heading, paragraph = blocks(report, "# Resultat {{resultat}}\n\n**{{resultat}}** ok")
    assert heading == Heading("Resultat 101\N{NO-BREAK SPACE}tkr", 1)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content[0] == Emphasis(
        (Value(101, 0, "tkr", "income_statement.result.actual"),), strong=True
    )


def test_an_unknown_figure_is_told_with_file_line_and_nearest_names(report: Report) -> None:
    """Every one of them; it stays as it is written and the rest of the report is made."""
    made = reader(report, "# A\n\nett\ntvå {{resultatt}} {{kasssa}}")
    heading, paragraph = made.blocks()
    assert heading == Heading("A", 1)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "ett två {{resultatt}} {{kasssa}}"
    first, second = made.findings
    assert (first.code, first.severity) == ("unknown_figure", Severity.ERROR)
    assert (first.where, first.record) == ("text/a.md rad 4", "{{resultatt}}")
    assert first.message.sv == "nyckeltalet ”resultatt” finns inte"
    assert first.remedy is not None
    assert first.remedy.sv.startswith("Menade du resultat")
    assert second.record == "{{kasssa}}"


def test_links_to_statements_are_links_within_the_document(report: Report) -> None:
    """By title, by note number, or by the id itself."""
    (paragraph,) = blocks(report, "[a](#balansrakning) [b](#not_1) [c](#handelser)")
    assert isinstance(paragraph, Paragraph)
    links = [each.target for each in paragraph.content if isinstance(each, Link)]
    assert links == ["#balance_sheet", "#note_receivables", "#handelser"]


@pytest.mark.parametrize(
    "text",
    [
        "a <b>fet</b>", "<script>alert(1)</script>", "| <i>x</i> |\n|---|", "<!-- öppen",
        "ord <!-- i raden --> ord",
    ],
)  # fmt: skip
def test_html_stays_words_and_is_told(report: Report, text: str) -> None:
    """No tag is let through, and the accountant learns that it prints as it stands."""
    made = reader(report, text)
    shown = repr(made.blocks())
    assert "<" in shown
    (finding,) = {each.code: each for each in made.findings}.values()
    assert (finding.code, finding.severity, finding.line) == ("raw_html", Severity.WARNING, 1)


@pytest.mark.parametrize("text", ["1 < 2 och 3 > 2", "<https://example.org>", "a <- b", "R&D"])
def test_signs_that_are_no_html_are_not_told(report: Report, text: str) -> None:
    """Comparisons and addresses are words."""
    made = reader(report, text)
    made.blocks()
    assert made.findings == []


def test_dangerous_addresses_are_words(report: Report) -> None:
    """A script in a link makes no link."""
    (paragraph,) = blocks(report, "[klicka](javascript:alert(1))")
    assert paragraph == Paragraph("[klicka](javascript:alert(1))")


def test_braces_without_a_pair_are_told(report: Report) -> None:
    """A misspelt key figure would otherwise be printed unseen."""
    made = reader(report, "Resultat {{resultat}")
    assert made.blocks() == (Paragraph("Resultat {{resultat}"),)
    assert [finding.code for finding in made.findings] == ["open_braces"]


def test_pictures_follow_their_paragraph(report: Report) -> None:
    """With what they show, and a caption where there is one."""
    made = blocks(report, 'Se ![Stapel](bild.svg "Kostnader") ovan.', bild_svg=SVG)
    assert made == (
        Paragraph((Plain("Se "), Plain(" ovan."))),
        Picture("bild.svg", SVG, Media.SVG, "Stapel", "Kostnader"),
    )
    assert picture_names("![a](b%20c.png)") == ("b c.png",)


def test_a_missing_picture_is_an_error_and_leaves_its_words(report: Report) -> None:
    """The report is still made; what the picture would show stands there."""
    made = reader(report, "ett\n\n![Diagram](borta.png)")
    assert made.blocks() == (Paragraph("ett"), Paragraph("[Diagram]"))
    (finding,) = made.findings
    assert (finding.code, finding.severity) == ("picture_missing", Severity.ERROR)
    assert (finding.file, finding.line) == ("text/a.md", 3)
    assert finding.message.sv == "bilden ”borta.png” finns inte eller kan inte läsas"


def test_a_picture_of_another_kind_and_one_without_words_are_told(report: Report) -> None:
    """What is no picture is refused; one without description gets its file name."""
    made = reader(report, "![a](x.gif)\n\n![](logo.png)", x_gif=b"GIF89a", logo_png=PNG)
    assert made.blocks() == (Paragraph("[a]"), Picture("logo.png", PNG, Media.PNG, "logo"))
    assert [f.code for f in made.findings] == ["picture_missing", "picture_alt"]


def test_kinds_of_pictures_are_told_by_their_bytes() -> None:
    """Never by their names."""
    assert media_of(PNG) is Media.PNG
    assert media_of(b"\xff\xd8\xff\xe0") is Media.JPEG
    assert media_of(b"<?xml?><svg/>") is Media.SVG
    assert media_of(b"") is None


def test_without_markdown_it_the_remedy_is_told(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing extra is one clear message with the command that mends it."""
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    with pytest.raises(MissingExtraError, match=r"finsam-ledger\[text\]"):
        blocks(report, "ord")
