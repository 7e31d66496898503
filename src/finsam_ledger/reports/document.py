"""The document (dokument): blocks and typed cells that every format renders, none knows figures."""

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from attrs import frozen


@frozen
class Heading:
    """A heading (rubrik); level 1 is the document's title, ``id`` what links can point at."""

    text: str
    level: int = 2
    id: str = ""


@frozen
class Paragraph:
    """A paragraph of words (stycke)."""

    text: str


@frozen
class Words:
    """A cell of words (textcell)."""

    text: str


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
    """

    cells: tuple[Cell, ...]
    role: Role = Role.BODY
    level: int = 1


@frozen
class Table:
    """A table (tabell).

    Args:
        id: Name that links can point at.
        caption: Its title.
        unit: The unit of its numbers, printed with the caption; empty when it has none.
        columns: Its columns; the first holds the row's head.
        rows: Its rows.
        source: Law or practice that it follows, printed small below it.
    """

    id: str
    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    unit: str = ""
    source: str = ""


Block: TypeAlias = Heading | Paragraph | Table


@frozen
class Document:
    """A document (dokument).

    Args:
        title: Its title.
        lang: "sv" or "en".
        blocks: Its blocks in reading order; the first is the title as a heading of level 1.
        subject: Organisation and period, for metadata.
    """

    title: str
    lang: str
    blocks: tuple[Block, ...]
    subject: str = ""
