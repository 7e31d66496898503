"""Blocks into a Word file (block i Word), one after the other."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any, assert_never

from attrs import Factory, define, evolve

from finsam_ledger.render._cells import clean
from finsam_ledger.render._docx_inline import InlineWriter
from finsam_ledger.render._docx_lists import ListWriter
from finsam_ledger.render._docx_notes import Footnotes
from finsam_ledger.render._docx_parts import add_bookmark, add_field, add_rules, element
from finsam_ledger.render._docx_styles import SIGN, Styles
from finsam_ledger.render._docx_table import TableWriter
from finsam_ledger.render._raster import broken_picture, png_of
from finsam_ledger.reports.document import (
    Block,
    Contents,
    Document,
    Frame,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Signatures,
    Table,
    TitlePage,
    block_levels,
    outline,
)
from finsam_ledger.reports.inline import Inline, Link, Plain
from finsam_ledger.terms import Text

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as WordParagraph

_DEEPEST = 5
_INK = "1F1F1F"
_PICTURE_MM = 120
_HAIR = 4
_TABLE, _FIGURE = Text("Tabell", "Table"), Text("Figur", "Figure")
_PLACE = Text("Ort och datum", "Place and date")


@define
class DocxWriter:
    """Writes blocks at the end of a Word file (skriver block).

    Args:
        styles: The styles of the file.
        document: The document that the blocks are of: tells language, ids and contents.
        inline: Writes words.
        numbers: The number of each bookmark.
        captions: How many tables and pictures have been numbered.
        breaks: Whether what comes next begins on a new page.
    """

    styles: Styles
    document: Document
    inline: InlineWriter
    numbers: dict[str, int]
    captions: dict[str, int] = Factory(dict)
    breaks: bool = False

    @classmethod
    def of(cls, styles: Styles, document: Document) -> "DocxWriter":
        """A writer for a file and the document that it is to hold."""
        ids = dict.fromkeys(_ids(document.blocks))
        bookmarks = {name: f"b{number}" for number, name in enumerate(ids, 1)}
        numbers = {bookmark: int(bookmark[1:]) for bookmark in bookmarks.values()}
        inline = InlineWriter(document.lang, bookmarks, Footnotes(styles))
        return cls(styles, document, inline, numbers)

    def write(self, blocks: Iterable[Block] | None = None) -> None:
        """Add blocks at the end, those of the document where none are given."""
        levels = dict(zip(map(id, self.document.blocks), block_levels(self.document), strict=True))
        for block in self.document.blocks if blocks is None else blocks:
            if isinstance(block, Frame):
                self._frame(block)
            else:
                self._prose(block, levels.get(id(block), 2))

    def _prose(self, block: Prose, level: int) -> None:
        match block:
            case Heading():
                self._heading(block.text, level, block.id)
            case Paragraph():
                self.inline.write(self._paragraph("Normal"), block.content)
            case ItemList():
                ListWriter(self.styles, self.inline).write(block)
            case Quote():
                self._quote(block)
            case Table():
                self._table(block, level)
            case Picture():
                self._picture(block, level)
            case _:
                assert_never(block)

    def _frame(self, block: Frame) -> None:
        match block:
            case TitlePage():
                self._title_page(block)
            case Contents():
                self._contents(block)
            case Signatures():
                self._signatures(block)
            case PageBreak():
                self.breaks = True
            case _:
                assert_never(block)

    def _paragraph(self, style: str, text: str = "") -> "WordParagraph":
        made = self.styles.give(self.styles.word.add_paragraph(), style)
        if self.breaks:
            made.paragraph_format.page_break_before = True
            made.paragraph_format.space_before = 0
            self.breaks = False
        if text:
            self.inline.text(made, text)
        return made

    def _heading(self, text: str, level: int, name: str) -> None:
        style = "Title" if level <= 1 else f"Heading {min(level - 1, _DEEPEST)}"
        self._mark(self._paragraph(style, text), name)

    def _mark(self, paragraph: "WordParagraph", name: str) -> None:
        bookmark = self.inline.bookmarks.get(name, "")
        if name and bookmark:
            add_bookmark(paragraph, bookmark, self.numbers[bookmark])

    def _quote(self, block: Quote) -> None:
        for part in block.blocks:
            if isinstance(part, Paragraph):
                self.inline.write(self._paragraph("Quote"), part.content)
            else:
                ListWriter(self.styles, self.inline).write(part)

    def _table(self, block: Table, level: int) -> None:
        if block.caption and block.outlined:
            self._heading(block.caption, level, block.id)
        elif block.caption:
            self._caption(_TABLE, block.caption, block.id)
        TableWriter(self.styles, self.inline, self.numbers).write(block)

    def _caption(self, kind: Text, text: str, name: str = "") -> None:
        word = kind.lang(self.document.lang)
        self.captions[word] = self.captions.get(word, 0) + 1
        made = self._paragraph("Caption", f"{word} ")
        add_field(made, f"SEQ {word} \\* ARABIC", f"{self.captions[word]}")
        self.inline.text(made, f". {text}")
        self._mark(made, name)

    def _picture(self, block: Picture, level: int) -> None:
        from docx.shared import Mm  # noqa: PLC0415 an extra

        made = self._paragraph("Normal")
        made.paragraph_format.keep_with_next = bool(block.caption)
        drawn = _drawn(made, block, Mm(_PICTURE_MM))
        drawn._inline.docPr.set("descr", clean(block.alt))  # noqa: SLF001 no other way
        if block.caption:
            self._caption(_FIGURE, block.caption, block.id)
        if block.table is not None:
            self._table(block.table, level)

    def _title_page(self, block: TitlePage) -> None:
        from docx.shared import Mm  # noqa: PLC0415

        first = self._paragraph("Subtitle", block.organisation)
        first.paragraph_format.space_after = Mm(60)
        self._paragraph("Title", block.title)
        for line in block.lines:
            self._paragraph("Subtitle", line)

    def _contents(self, block: Contents) -> None:
        """A field that Word fills with page numbers; until then it holds the headings as links."""
        self._paragraph("TOC Heading", block.title)
        entries = [each for each in outline(self.document) if each.level <= block.depth]
        code = f'TOC \\o "1-{block.depth - 1}" \\h \\z \\u'
        plain = evolve(self.inline, link_colour=_INK)
        made: list[WordParagraph] = []
        for entry in entries:
            made.append(self._paragraph(f"TOC {min(entry.level, 3) - 1}"))
            words: tuple[Inline, ...] = (Plain(entry.text),)
            target = entry.block.id
            plain.write(made[-1], (Link(words, f"#{target}"),) if target else words)
        if made:
            _around(made[0], made[-1], code)

    def _signatures(self, block: Signatures) -> None:
        from docx.shared import Mm  # noqa: PLC0415

        place = block.place or f"{_PLACE.lang(self.document.lang)}: {'_' * 40}"
        self._paragraph("Normal", place)
        for person in block.people:
            made = self._paragraph(SIGN, person.name)
            made.paragraph_format.right_indent = Mm(80)
            made.paragraph_format.keep_with_next = bool(person.role)
            add_rules(made, top=_HAIR, space=4)
            if person.role:
                self._paragraph("Normal", person.role)


def _drawn(paragraph: "WordParagraph", picture: Picture, width: int) -> Any:
    """The picture in a paragraph.

    Raises:
        UnprintableError: It is broken.
    """
    from docx.image import exceptions as broken  # noqa: PLC0415 an extra

    try:
        return paragraph.add_run().add_picture(BytesIO(png_of(picture)), width=width)
    except (
        broken.InvalidImageStreamError,
        broken.UnexpectedEndOfFileError,
        broken.UnrecognizedImageError,
        KeyError,
        ZeroDivisionError,
    ):
        raise broken_picture(picture) from None


def _ids(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        match block:
            case Table():
                yield from filter(None, (block.id, *(row.id for row in block.rows)))
            case Heading(id=name) | Picture(id=name) if name:
                yield name


def _around(first: "WordParagraph", last: "WordParagraph", code: str) -> None:
    """Open a field in one paragraph and close it in another."""
    begin, instruction, separate, end = (element("r") for _ in range(4))
    begin.append(element("fldChar", fldCharType="begin", dirty="true"))
    words = element("instrText")
    words.text = f" {code} "
    instruction.append(words)
    separate.append(element("fldChar", fldCharType="separate"))
    end.append(element("fldChar", fldCharType="end"))
    for i, run in enumerate((begin, instruction, separate)):
        first._p.insert(1 + i, run)  # noqa: SLF001 after its properties
    last._p.append(end)  # noqa: SLF001
