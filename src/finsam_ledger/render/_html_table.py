"""Tables of the HTML page (tabeller i html): rows with anchors, texts and classes."""

from collections.abc import Callable, Iterator, Mapping

from attrs import frozen

from finsam_ledger.render._cells import cell_text, clean
from finsam_ledger.render._html_inline import InlineMaker
from finsam_ledger.reports.document import (
    Cell,
    Number,
    Role,
    Table,
    TableColumn,
    TableRow,
    Words,
)

DEEPEST = 6
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
        figure: The index of the figure that it is, None where none can be opened.
    """

    lines: tuple[str, ...]
    css: str = ""
    href: str = ""
    figure: int | None = None


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
    """A table (tabell); ``level`` is 0 where its caption is no heading."""

    anchor: str
    caption: str
    level: int
    unit: str
    heads: tuple[CellView, ...]
    groups: tuple[GroupView, ...]
    source: str
    css: str
    refers: tuple[CellView, ...] = ()
    kind: str = "table"


@frozen
class TableMaker:
    """Makes the views of tables (tabeller).

    Args:
        inline: Knows the language and the ids of the page.
        anchor: Makes a name into an id that nothing else on the page has.
        figures: The index of each figure that can be opened, by its address.
    """

    inline: InlineMaker
    anchor: Callable[[str], str]
    figures: Mapping[str, int]

    def view(self, table: Table, level: int) -> TableView:
        """The table as the template takes it."""
        narrow = _narrow(table)
        return TableView(
            self.anchor(table.id),
            clean(table.caption),
            level if table.outlined else 0,
            clean(table.unit),
            tuple(_head(column, narrow=i in narrow) for i, column in enumerate(table.columns)),
            tuple(self._groups(table, narrow)),
            clean(table.source),
            " ".join(_table_css(table)),
            tuple(CellView((clean(w.text),), "", self._href("", w)) for w in table.refers),
        )

    def _groups(self, table: Table, narrow: set[int]) -> Iterator[GroupView]:
        headings: list[RowView] = []
        rows: list[RowView] = []
        for row in table.rows:
            if row.role is Role.HEADING and rows:
                yield GroupView(tuple(headings), tuple(rows))
                headings, rows = [], []
            (headings if row.role is Role.HEADING else rows).append(self._row(table, row, narrow))
        yield GroupView(tuple(headings), tuple(rows))

    def _row(self, table: Table, row: TableRow, narrow: set[int]) -> RowView:
        cells = tuple(
            CellView(
                tuple(cell_text(cell, self.inline.lang).split("\n")),
                _css(table.columns[i], narrow=i in narrow),
                self._href(row.id, cell),
                self._figure(row.id, cell),
            )
            for i, cell in enumerate(row.cells)
        )
        css = f"{row.role.value} l{max(0, min(row.level, DEEPEST))}"
        return RowView(cells, css, self.anchor(row.id) if row.id else "")

    def _href(self, row: str, cell: Cell) -> str:
        """What a cell points at: what its words lead to, or a figure of another row."""
        if isinstance(cell, Words):
            return self.inline.within(cell.target)
        if isinstance(cell, Number) and cell.link.rpartition(".")[0] != row:
            return self.inline.figure(cell.link)
        return ""

    def _figure(self, row: str, cell: Cell) -> int | None:
        """The figure that a cell is and that can be opened; one of another row is a link to it."""
        if isinstance(cell, Number) and not self._href(row, cell):
            return self.figures.get(cell.link)
        return None


def ids_of(table: Table) -> Iterator[str]:
    """The ids that a table and its rows have (ankare)."""
    yield from filter(None, (table.id, *(row.id for row in table.rows)))


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
