"""The document (dokument): blocks and typed cells that every format renders, none knows figures.

Each format matches the kinds of blocks and ends in ``assert_never``: a new kind does not pass type
checking until every format shows it.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from attrs import field, frozen

from finsam_ledger.reports.inline import Inline, inlines, plain_text


@frozen
class Heading:
    """A heading (rubrik); level 1 is the document's title.

    Args:
        text: Its words.
        level: Its level.
        id: Name that links can point at; empty when none do.
    """

    text: str
    level: int = 2
    id: str = ""


@frozen
class Paragraph:
    """A paragraph (stycke), given as words or as inlines."""

    content: tuple[Inline, ...] = field(converter=inlines)

    @property
    def text(self) -> str:
        """Its words alone, without footnotes and inserted figures."""
        return plain_text(self.content)


@frozen
class ItemList:
    """A list (lista) whose items hold paragraphs and further lists.

    Args:
        items: The items.
        ordered: Whether they are numbered.
        start: The number of the first.
    """

    items: "tuple[tuple[Paragraph | ItemList, ...], ...]"
    ordered: bool = False
    start: int = 1


@frozen
class Quote:
    """Somebody's own words, set apart (citat)."""

    blocks: tuple[Paragraph | ItemList, ...]


@frozen
class Words:
    """A cell of words (textcell).

    Args:
        text: The words; line breaks are kept.
        target: The id of what they lead to within the document, where they do.
    """

    text: str
    target: str = ""


@frozen
class Number:
    """A cell with a number (talcell).

    Args:
        value: The number times ten to the power of ``decimals``; None where it is not known.
        decimals: How many decimals it is printed with.
        link: The figure's address, "balance_sheet.cash.actual", where it has one.
    """

    value: int | None
    decimals: int = 0
    link: str = ""


@frozen
class Day:
    """A cell with a date (datumcell); None is left blank."""

    day: date | None


Cell: TypeAlias = Words | Number | Day


class Role(StrEnum):
    """What a row of a table is (radens roll)."""

    HEADING = "heading"
    BODY = "body"
    TOTAL = "total"


@frozen
class TableColumn:
    """A column of a table (tabellkolumn).

    Args:
        label: Its head; may be empty for the first column only.
        numeric: Whether its cells are numbers, set to the right.
    """

    label: str
    numeric: bool = False


@frozen
class TableRow:
    """A row of a table (tabellrad).

    Args:
        cells: One a column; a heading row has only the first.
        role: Heading, body or total.
        level: Indentation; 0 is the outermost.
        id: The address of its figures, "balance_sheet.cash", where it has some of its own.
    """

    cells: tuple[Cell, ...]
    role: Role = Role.BODY
    level: int = 1
    id: str = ""


@frozen
class Table:
    """A table (tabell).

    Args:
        id: Name that links can point at.
        caption: Its title; may be empty where a heading right above tells what it is.
        unit: The unit of its numbers, printed with the caption; empty when it has none.
        columns: Its columns; the first holds the row's head.
        rows: Its rows.
        source: Law or practice that it follows, printed small below it.
        outlined: Whether its caption is a heading, listed in the contents.
        level: The level of that heading; 0 for one below the heading above.
        refers: The rows elsewhere that it specifies, each with the words for it.
    """

    id: str
    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    unit: str = ""
    source: str = ""
    outlined: bool = True
    level: int = 0
    refers: tuple[Words, ...] = ()


class Media(StrEnum):
    """The kind of a picture's data (bildformat)."""

    SVG = "image/svg+xml"
    PNG = "image/png"
    JPEG = "image/jpeg"


@frozen
class Picture:
    """A picture (bild).

    Args:
        id: Name that links can point at.
        data: The bytes of the picture.
        media: Their kind.
        alt: What it shows, for those who do not see it.
        caption: What is printed with it; may be empty.
        table: What it is drawn from, printed beside it, where that is data.
    """

    id: str
    data: bytes = field(repr=False)
    media: Media
    alt: str
    caption: str = ""
    table: Table | None = None


@frozen
class TitlePage:
    """The page that the document opens with (titelsida), in place of a heading of level 1.

    Args:
        title: The document's title.
        organisation: Whose document it is.
        lines: Further lines: organisation number, days, place.
    """

    title: str
    organisation: str
    lines: tuple[str, ...] = ()


@frozen
class Contents:
    """The list of contents (innehållsförteckning), made from headings and captions.

    Args:
        title: Its heading.
        depth: The deepest level that it lists.
    """

    title: str
    depth: int = 3


@frozen
class Signatory:
    """Who signs (undertecknare).

    Args:
        name: The name; may be empty until it is known.
        role: Function in the board.
    """

    name: str
    role: str = ""


@frozen
class Signatures:
    """Room for the board to sign (underskrifter).

    Args:
        people: Who sign, in order.
        place: Where and when, as far as known; a line to write on when empty.
    """

    people: tuple[Signatory, ...]
    place: str = ""


@frozen
class PageBreak:
    """What follows begins on a new page (sidbrytning), in formats that have pages."""


@frozen
class Attachment:
    """A file within a document (bilaga).

    Args:
        name: Its file name.
        data: Its bytes.
        media: Their kind, "application/json".
        description: What it holds.
        is_source: Whether the document is made from it, rather than it from the same figures.
    """

    name: str
    data: bytes = field(repr=False)
    media: str
    description: str
    is_source: bool = False


Prose: TypeAlias = Heading | Paragraph | ItemList | Quote | Table | Picture
Frame: TypeAlias = TitlePage | Contents | Signatures | PageBreak
Block: TypeAlias = Prose | Frame


@frozen
class Document:
    """A document (dokument).

    Args:
        title: Its title.
        lang: "sv" or "en".
        blocks: Its blocks in reading order; the first is a title page or the title as a heading
            of level 1.
        subject: Organisation and period, for metadata.
        author: Whose document it is, for metadata.
        day: The day that it is dated, for metadata; it never depends on when it is made.
        attachments: Files that go with it, in formats that can hold them.
        template: A Word file of the association's own that it is to be filled into.
        is_public: Whether it is the finished document, which anyone may read.
        template_name: What that file is called, for messages.
    """

    title: str
    lang: str
    blocks: tuple[Block, ...]
    subject: str = ""
    author: str = ""
    day: date = date(2000, 1, 1)
    attachments: tuple[Attachment, ...] = ()
    template: bytes = field(default=b"", repr=False)
    is_public: bool = False
    template_name: str = ""


@frozen
class Entry:
    """A line of the contents (rad i innehållsförteckningen): words, level, and the block meant."""

    text: str
    level: int
    block: Heading | Table


def block_levels(document: Document) -> list[int]:
    """The level of each block (rubriknivå): a caption is one below the heading above it.

    Args:
        document: The document. A block without caption gets the level of one in its place.

    >>> block_levels(Document("A", "sv", (Heading("A", 1), Heading("B"), Paragraph("C"))))
    [1, 2, 3]
    """
    levels, above = [], 1
    for block in document.blocks:
        own = block.level if isinstance(block, Heading | Table) else isinstance(block, TitlePage)
        above = own or above
        levels.append(own or above + 1)
    return levels


def outline(document: Document) -> Iterator[Entry]:
    """The headings and captions that the contents list, the title apart (disposition).

    >>> [entry.text for entry in outline(Document("A", "sv", (Heading("A", 1), Heading("B"))))]
    ['B']
    """
    for block, level in zip(document.blocks, block_levels(document), strict=True):
        if isinstance(block, Heading) and level > 1:
            yield Entry(block.text, level, block)
        elif isinstance(block, Table) and block.outlined and block.caption:
            yield Entry(block.caption, level, block)
