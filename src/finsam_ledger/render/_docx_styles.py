"""The look of a Word file (stilmallar): real styles that a reader of the file may change."""

from typing import TYPE_CHECKING, Any, cast

from finsam_ledger.render._cells import clean
from finsam_ledger.render._docx_parts import add_field, set_language
from finsam_ledger.reports.document import Document, TitlePage

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import Section, _Footer
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

_FONT = "Cambria"
_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
_INK, _SOFT, _ACCENT = 0x1F1F1F, 0x5C5C5C, 0x0B3F70
TABLE, DENSE, HEAD, SMALL = "Tabelltext", "Tabelltext liten", "Tabellhuvud", "Tabellnot"
SIGN, SUBTITLE, TOC = "Underskrift", "Subtitle", "TOC"
# Name: size in half points, bold, colour, points before, points after.
_LOOKS = {
    "Normal": (21, False, _INK, 0, 7),
    "Title": (66, True, _INK, 0, 8),
    "Subtitle": (24, False, _SOFT, 0, 4),
    "Heading 1": (34, True, _INK, 22, 8),
    "Heading 2": (25, True, _INK, 16, 5),
    "Heading 3": (21, True, _INK, 12, 4),
    "Heading 4": (21, True, _INK, 10, 3),
    "Heading 5": (21, True, _INK, 10, 3),
    "TOC Heading": (34, True, _INK, 0, 8),
    "TOC 1": (21, True, _INK, 5, 2),
    "TOC 2": (21, False, _INK, 0, 2),
    "Caption": (19, True, _INK, 8, 4),
    "Quote": (21, False, _INK, 4, 8),
    "List Bullet": (21, False, _INK, 0, 3),
    "List Number": (21, False, _INK, 0, 3),
    "Header": (17, False, _SOFT, 0, 0),
    "Footer": (17, False, _SOFT, 0, 0),
    "footnote text": (17, False, _INK, 0, 2),
    TABLE: (19, False, _INK, 2, 2),
    DENSE: (17, False, _INK, 2, 2),
    HEAD: (17, False, _SOFT, 2, 2),
    SMALL: (17, False, _SOFT, 3, 8),
    SIGN: (21, False, _INK, 40, 0),
}
_TITLE_ABOVE = 24
_TIGHT = (TABLE, DENSE, HEAD, SMALL)
_INDENTS_MM = {"TOC 2": 5, "Quote": 8}


class Styles:
    """The paragraph styles of a Word file (stilmallar), made where the file lacks them.

    Args:
        word: The file. What its styles look like is left alone.
    """

    def __init__(self, word: "Word") -> None:
        self.word = word
        self._ids = {str(style.name): str(style.style_id) for style in word.styles}

    def give(self, paragraph: "Paragraph", name: str) -> "Paragraph":
        """The paragraph in a style."""
        paragraph._p.style = self.id_of(name)  # noqa: SLF001 python-docx searches all each time
        return paragraph

    def id_of(self, name: str) -> str:
        """The id of a style, "Rubrik1" for "Heading 1" in a Swedish file."""
        if name not in self._ids:
            self._ids[name] = str(self._made(name).style_id)
        return self._ids[name]

    def _made(self, name: str) -> "ParagraphStyle":
        from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 an extra

        style: Any = self.word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self.word.styles["Normal"]
        _look(style, name)
        return cast("ParagraphStyle", style)


def dress(word: "Word", document: Document) -> Styles:
    """Give a new Word file its page, styles, language, header and footer (utseende).

    Args:
        word: The file.
        document: What it is to hold.
    """
    from docx.shared import Pt  # noqa: PLC0415

    styles, known = Styles(word), {style.name: style for style in word.styles}
    for name in _LOOKS:
        if name in known:
            _look(cast("ParagraphStyle", known[name]), name)
        styles.id_of(name)
    if not _has_title_page(document):
        cast("ParagraphStyle", known["Title"]).font.size = Pt(_TITLE_ABOVE)
    for name in (*(f"Heading {level}" for level in (1, 2, 3, 4, 5)), "Caption"):
        cast("ParagraphStyle", known[name]).paragraph_format.keep_with_next = True
    set_language(word, _LANGUAGES[document.lang])
    _page(word)
    _head_and_foot(word, document)
    return styles


def _has_title_page(document: Document) -> bool:
    return bool(document.blocks) and isinstance(document.blocks[0], TitlePage)


def _look(style: "ParagraphStyle", name: str) -> None:
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415

    size, bold, colour, before, after = _LOOKS.get(name, _LOOKS["Normal"])
    font, paragraph = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = _FONT, Pt(size / 2), bold, False
    font.color.rgb = RGBColor.from_string(f"{colour:06X}")
    paragraph.space_before, paragraph.space_after = Pt(before), Pt(after)
    paragraph.line_spacing = 1.0 if name in _TIGHT else 1.15
    if name in _INDENTS_MM:
        paragraph.left_indent = Mm(_INDENTS_MM[name])
    for tag in ("pBdr", "tabs", "rPr/{*}spacing"):
        for drawn in style.element.findall(f".//{{*}}{tag}"):
            drawn.getparent().remove(drawn)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if "heme" in key]:
        del fonts.attrib[key]
    fonts.set(fonts.keys()[0].rpartition("}")[0] + "}eastAsia", _FONT)


def _page(word: "Word") -> None:
    from docx.shared import Mm  # noqa: PLC0415

    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(29)
    section.top_margin, section.bottom_margin = Mm(30), Mm(26)


def _head_and_foot(word: "Word", document: Document) -> None:
    """Organisation and title above, the page's number below; not above the title itself."""
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    section = word.sections[0]
    section.different_first_page_header_footer = True
    feet = [section.footer] if _has_title_page(document) else [section.footer, _first_foot(section)]
    for part in (section.header, *feet):
        stops = part.paragraphs[0].paragraph_format.tab_stops
        stops.add_tab_stop(Mm(152), WD_TAB_ALIGNMENT.RIGHT)
    section.header.paragraphs[0].text = clean(f"{document.author}\t{document.title}")
    for foot in feet:
        _page_number(foot.paragraphs[0])


def _first_foot(section: "Section") -> "_Footer":
    """The foot of the first page, in the style of the others."""
    foot = section.first_page_footer
    foot.is_linked_to_previous = False
    foot.paragraphs[0].style = section.footer.paragraphs[0].style
    return foot


def _page_number(foot: "Paragraph") -> None:
    foot.add_run("\t")
    add_field(foot, "PAGE", "1")
    foot.add_run(" (")
    add_field(foot, "NUMPAGES", "1")
    foot.add_run(")")
