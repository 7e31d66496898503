"""Plain text (text): what a terminal shows and a mail can carry, in 80 columns where it fits."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from attrs import Factory, define

from finsam_ledger.render._cells import clean, value_text
from finsam_ledger.render._style import Style
from finsam_ledger.render._text_table import table_lines
from finsam_ledger.render._width import fold, text_width
from finsam_ledger.render.format import Format
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
from finsam_ledger.reports.inline import Emphasis, Footnote, Inline, LineBreak, Link, Plain, Value
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text

WIDTH = 80
_UNDERLINES = {1: "═", 2: "─"}
_INDENT = 2
_LINE_TO_SIGN = "_" * 40
_FOOTNOTES = Text("Fotnoter", "Footnotes")
_PICTURE = Text("Bild", "Picture")
_PLACE = Text("Ort och datum", "Place and date")


def render_text(document: Document, *, colour: bool = False, width: int = WIDTH) -> str:
    """The document as plain text (text).

    Args:
        document: What is to be read. Its footnotes stand last; page breaks do not show.
        colour: Whether to write ANSI codes for bold and colour, for a terminal.
        width: The columns to keep within. Labels are folded; figures never are, so a table whose
            figures need more becomes wider.

    Returns:
        Lines that end in a line feed.

    >>> print(render_text(Document("A", "sv", (Heading("A", 1), Paragraph("Ord.")))), end="")
    A
    ═
    <BLANKLINE>
    Ord.
    """
    writer = _Writer(document, width, Style(colour))
    pairs = zip(document.blocks, block_levels(document), strict=True)
    parts = ["\n".join(writer.lines(*pair)) for pair in pairs]
    parts.append("\n".join(writer.footnotes()))
    return "\n\n".join(filter(None, parts)) + "\n"


@define
class _Writer:
    document: Document
    width: int
    style: Style
    notes: list[Footnote] = Factory(list)

    @property
    def lang(self) -> str:
        return self.document.lang

    def lines(self, block: Block, level: int) -> Iterator[str]:
        return self._frame(block, level) if isinstance(block, Frame) else self._prose(block, level)

    def _prose(self, block: Prose, level: int) -> Iterator[str]:
        match block:
            case Heading():
                yield from self._heading(block.text, level)
            case Paragraph():
                yield from self._folded(block)
            case ItemList():
                yield from self._items(block)
            case Quote():
                yield from self._indented(self._blocks(block.blocks), _INDENT * 2)
            case Table():
                yield from self._table(block, level)
            case Picture():
                yield from self._picture(block, level)
            case _:
                assert_never(block)

    def _frame(self, block: Frame, level: int) -> Iterator[str]:
        match block:
            case TitlePage():
                yield from (*self._heading(block.title, level), "")
                for text in (block.organisation, *block.lines):
                    yield from fold(clean(text), self.width)
            case Contents():
                yield from self._contents(block, level)
            case Signatures():
                yield from self._signatures(block)
            case PageBreak():
                pass
            case _:
                assert_never(block)

    def footnotes(self) -> Iterator[str]:
        """The footnotes that the blocks had, in order."""
        if self.notes:
            yield from (*self._heading(_FOOTNOTES.lang(self.lang), 2), "")
        for number, note in enumerate(self.notes, 1):
            mark = f"[{number}] "
            yield from fold(mark + self._words(note.content), self.width, len(mark))

    def _words(self, content: Iterable[Inline]) -> str:
        return "".join(map(self._inline, content))

    def _inline(self, each: Inline) -> str:
        match each:
            case Plain():
                return clean(each.text)
            case Emphasis():
                return self._words(each.content)
            case Link():
                return self._link(each)
            case Value():
                return value_text(each, self.lang)
            case Footnote():
                self.notes.append(each)
                return f"[{len(self.notes)}]"
            case LineBreak():
                return "\n"
            case _:
                assert_never(each)

    def _link(self, link: Link) -> str:
        words, target = self._words(link.content), clean(link.target)
        return words if target.startswith("#") or target.endswith(words) else f"{words} <{target}>"

    def _folded(self, block: Paragraph) -> Iterator[str]:
        yield from fold(self._words(block.content), self.width)

    def _blocks(self, blocks: Iterable[Paragraph | ItemList]) -> Iterator[str]:
        for i, block in enumerate(blocks):
            if i and isinstance(block, Paragraph):
                yield ""
            yield from self._folded(block) if isinstance(block, Paragraph) else self._items(block)

    def _items(self, block: ItemList) -> Iterator[str]:
        for number, item in enumerate(block.items, block.start):
            mark = f"{number}. " if block.ordered else "• "
            lines = self._indented(self._blocks(item), len(mark))
            yield mark + next(lines, "").removeprefix(" " * len(mark))
            yield from lines

    def _indented(self, lines: Iterable[str], by: int) -> Iterator[str]:
        """The lines further in; the room for words shrinks while they are made."""
        self.width -= by
        made = [f"{' ' * by}{line}".rstrip(" ") for line in lines]
        self.width += by
        yield from made

    def _table(self, block: Table, level: int) -> Iterator[str]:
        unit = f" ({block.unit})" if block.unit else ""
        if block.caption or unit:
            heading = f"{block.caption}{unit}".strip()
            yield from self._heading(heading, level if block.outlined else len(_UNDERLINES) + 1)
            yield from ("",) if level not in _UNDERLINES else ()
        yield from table_lines(block, self.lang, self.width, self.style)

    def _picture(self, block: Picture, level: int) -> Iterator[str]:
        words = f"[{_PICTURE.lang(self.lang)}: {block.alt}]"
        yield from fold(clean(f"{block.caption} {words}".lstrip()), self.width)
        if block.table is not None:
            yield from ("", *self._table(block.table, level))

    def _contents(self, block: Contents, level: int) -> Iterator[str]:
        yield from self._heading(block.title, level)
        yield ""
        for entry in outline(self.document):
            if entry.level <= block.depth:
                indent = " " * _INDENT * (entry.level - 2)
                yield from fold(indent + clean(entry.text), self.width, _INDENT)

    def _signatures(self, block: Signatures) -> Iterator[str]:
        yield clean(block.place) or f"{_PLACE.lang(self.lang)}: {_LINE_TO_SIGN}"
        for person in block.people:
            yield from ("", "", _LINE_TO_SIGN)
            words = (word for word in (person.name, person.role) if word)
            yield from fold(clean(", ".join(words)), self.width)

    def _heading(self, text: str, level: int) -> Iterator[str]:
        lines = fold(clean(text), self.width)
        yield from map(self.style.title, lines)
        if level in _UNDERLINES:
            yield self.style.faint(_UNDERLINES[level] * max(map(text_width, lines)))


def render(_: Report, document: Document) -> bytes:
    """The document as UTF-8 without ANSI codes (textfil)."""
    return render_text(document).encode()


FORMAT = Format("text", ".txt", render, "text/plain")
