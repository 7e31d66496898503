"""Plain text (text): what a terminal shows and a mail can carry, in 80 columns where it fits."""

from collections.abc import Iterator
from typing import assert_never

from attrs import frozen

from finsam_ledger.render._cells import clean
from finsam_ledger.render._levels import caption_levels
from finsam_ledger.render._style import Style
from finsam_ledger.render._text_table import table_lines
from finsam_ledger.render._width import fold, text_width
from finsam_ledger.render.format import Format
from finsam_ledger.reports.document import Block, Document, Heading, Paragraph, Table
from finsam_ledger.reports.report import Report

WIDTH = 80
_UNDERLINES = {1: "═", 2: "─"}


def render_text(document: Document, *, colour: bool = False, width: int = WIDTH) -> str:
    """The document as plain text (text).

    Args:
        document: What is to be read.
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
    writer = _Writer(document.lang, width, Style(colour))
    pairs = zip(document.blocks, caption_levels(document), strict=True)
    return "\n\n".join("\n".join(writer.lines(*pair)) for pair in pairs) + "\n"


@frozen
class _Writer:
    lang: str
    width: int
    style: Style

    def lines(self, block: Block, level: int) -> Iterator[str]:
        match block:
            case Heading():
                yield from self._heading(block.text, level)
            case Paragraph():
                yield from fold(clean(block.text), self.width)
            case Table():
                unit = f" ({block.unit})" if block.unit else ""
                yield from self._heading(f"{block.caption}{unit}", level)
                yield from ("",) if level not in _UNDERLINES else ()
                yield from table_lines(block, self.lang, self.width, self.style)
            case _:
                assert_never(block)

    def _heading(self, text: str, level: int) -> Iterator[str]:
        lines = fold(clean(text), self.width)
        yield from map(self.style.title, lines)
        if level in _UNDERLINES:
            yield self.style.faint(_UNDERLINES[level] * max(map(text_width, lines)))


def render(_: Report, document: Document) -> bytes:
    """The document as UTF-8 without ANSI codes (textfil)."""
    return render_text(document).encode()


FORMAT = Format("text", ".txt", render)
