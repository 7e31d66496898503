"""What the HTML template is given (vy): blocks with anchors, texts and classes, ready to print."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, assert_never

from attrs import Factory, define, frozen

from finsam_ledger.render._cells import cell_text, clean
from finsam_ledger.render._levels import caption_levels
from finsam_ledger.reports.document import (
    Cell,
    Document,
    Heading,
    Number,
    Paragraph,
    Role,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.report import Report

_DEEPEST = 6
_LONG = 30
_NARROW = 10
_SMALL = 2
_SHORT_HEAD = 16


@frozen
class CellView:
    """A cell (cell).

    Args:
        lines: Its text, a line each.
        css: Its class, empty when it has none.
        href: What it points at within the page, empty when nothing.
    """

    lines: tuple[str, ...]
    css: str = ""
    href: str = ""


@frozen
class RowView:
    """A row (rad) with its anchor and classes."""

    cells: tuple[CellView, ...]
    css: str
    anchor: str = ""


@frozen
class GroupView:
    """Rows under the same headings (radgrupp), a ``tbody``."""

    headings: tuple[RowView, ...]
    rows: tuple[RowView, ...]


@frozen
class TableView:
    """A table (tabell)."""

    anchor: str
    caption: str
    level: int
    unit: str
    heads: tuple[CellView, ...]
    groups: tuple[GroupView, ...]
    source: str
    css: str
    kind: str = "table"


@frozen
class HeadingView:
    """A heading (rubrik)."""

    anchor: str
    caption: str
    level: int
    kind: str = "heading"


@frozen
class ParagraphView:
    """A paragraph (stycke)."""

    text: str
    kind: str = "paragraph"


BlockView: TypeAlias = TableView | HeadingView | ParagraphView


def block_views(report: Report, document: Document) -> tuple[BlockView, ...]:
    """The blocks of a document as the template takes them (vyer).

    Args:
        report: Tells which note a number refers to.
        document: What is to be read.
    """
    notes = {note.number: note.id for note in report.notes}
    tables = [block for block in document.blocks if isinstance(block, Table)]
    anchors = {table.id for table in tables} | {
        _row_anchor(table, row) for table in tables for row in table.rows
    }
    maker = _Maker(document.lang, notes, frozenset(anchors), {s.id for s in report.statements})
    pairs = zip(document.blocks, caption_levels(document), strict=True)
    return tuple(maker.block(block, level) for block, level in pairs)


def contents(blocks: Sequence[BlockView]) -> list[HeadingView | TableView]:
    """The headings and tables of the second level (innehåll)."""
    titled = [block for block in blocks if not isinstance(block, ParagraphView)]
    return [block for block in titled if block.level == 2]  # noqa: PLR2004 under the title


@define
class _Maker:
    lang: str
    notes: Mapping[str, str]
    anchors: frozenset[str]
    statements: set[str]
    used: set[str] = Factory(set)

    def block(self, block: Heading | Paragraph | Table, level: int) -> BlockView:
        match block:
            case Heading():
                anchor = self._anchor(block.id or "section")
                return HeadingView(anchor, clean(block.text), min(level, _DEEPEST))
            case Paragraph():
                return ParagraphView(clean(block.text))
            case Table():
                return self._table(block, min(level, _DEEPEST))
            case _:
                assert_never(block)

    def _anchor(self, name: str) -> str:
        """The name as an id that nothing else on the page has."""
        wanted, number = _id(name) or "table", 1
        anchor = wanted
        while anchor in self.used:
            number += 1
            anchor = f"{wanted}-{number}"
        self.used.add(anchor)
        return anchor

    def _table(self, table: Table, level: int) -> TableView:
        anchor = self._anchor(table.id)
        narrow = _narrow(table)
        heads = tuple(_head(c, narrow=i in narrow) for i, c in enumerate(table.columns))
        groups = tuple(self._groups(table))
        unit, source = clean(table.unit), clean(table.source)
        css = " ".join(_table_css(table))
        return TableView(anchor, clean(table.caption), level, unit, heads, groups, source, css)

    def _groups(self, table: Table) -> Iterator[GroupView]:
        headings: list[RowView] = []
        rows: list[RowView] = []
        narrow = _narrow(table)
        for row in table.rows:
            if row.role is Role.HEADING and rows:
                yield GroupView(tuple(headings), tuple(rows))
                headings, rows = [], []
            (headings if row.role is Role.HEADING else rows).append(self._row(table, row, narrow))
        yield GroupView(tuple(headings), tuple(rows))

    def _row(self, table: Table, row: TableRow, narrow: set[int]) -> RowView:
        anchor = _id(_row_anchor(table, row))
        anchor = self._anchor(anchor) if anchor and anchor not in self.used else ""
        cells = tuple(
            CellView(
                tuple(cell_text(cell, self.lang).split("\n")),
                _css(table.columns[i], narrow=i in narrow),
                self._href(table, cell),
            )
            for i, cell in enumerate(row.cells)
        )
        return RowView(cells, f"{row.role.value} l{max(0, min(row.level, _DEEPEST))}", anchor)

    def _href(self, table: Table, cell: Cell) -> str:
        """What a cell points at: a note by its number, or a figure of another table."""
        if isinstance(cell, Words) and table.id in self.statements:
            return _id(self.notes.get(cell.text.partition(",")[0], ""))
        if isinstance(cell, Number) and not cell.link.startswith(f"{table.id}."):
            row = cell.link.rpartition(".")[0]
            return _id(row) if row in self.anchors else ""
        return ""


def _table_css(table: Table) -> Iterator[str]:
    """Long tables may be cut between pages; small ones stay narrow; label columns take the rest."""
    fixed = _narrow(table) | {i for i, column in enumerate(table.columns) if column.numeric}
    if len(table.rows) > _LONG:
        yield "long"
    if len(table.columns) <= _SMALL and table.columns[-1].numeric and not table.unit:
        yield "small"
    elif 0 not in fixed and fixed.issuperset(range(1, len(table.columns))):
        yield "labelled"


def _head(column: TableColumn, *, narrow: bool) -> CellView:
    """The head of a column, word by word: a date is not broken at its hyphens."""
    label = clean(column.label)
    short = " w" if len(label) <= _SHORT_HEAD else ""
    css = f"n{short}" if column.numeric else _css(column, narrow=narrow)
    return CellView(tuple(label.split()) or ("",), css)


def _css(column: TableColumn, *, narrow: bool) -> str:
    return "n" if column.numeric else "w" * narrow


def _narrow(table: Table) -> set[int]:
    """The columns of words that are too short to be folded: notes, dates, voucher numbers."""
    long = {
        i
        for row in table.rows
        if row.role is not Role.HEADING
        for i, cell in enumerate(row.cells)
        if isinstance(cell, Words) and len(cell.text) > _NARROW
    }
    return set(range(len(table.columns))) - long


def _id(name: str) -> str:
    """The name without blanks and other signs that no id may have."""
    return "_".join(clean(name).split())


def _row_anchor(table: Table, row: TableRow) -> str:
    """The address of the row's figures, where the row is their own."""
    for cell in row.cells:
        if isinstance(cell, Number) and cell.link.startswith(f"{table.id}."):
            return cell.link.rpartition(".")[0]
    return ""
