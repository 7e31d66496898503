"""A table in plain text (tabell i text): figures to the right, rules as in printed accounts."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from finsam_ledger.render._cells import cell_text, clean
from finsam_ledger.render._columns import GAP, column_widths
from finsam_ledger.render._style import Style
from finsam_ledger.render._width import fold, pad_left, pad_right
from finsam_ledger.reports.document import Role, Table, TableColumn, TableRow
from finsam_ledger.terms import Text

_THIN, _DOUBLE = "─", "═"
_INDENT = 2
_HANGING = 2
_DEEPEST = 6
_REFERS = Text("Hör till", "Belongs to")
_SOURCE = Text("Källa", "Source")
_BETWEEN = " " * GAP


def table_lines(table: Table, lang: str, width: int, style: Style) -> Iterator[str]:
    """The lines of a table below its caption (tabellens rader).

    Args:
        table: The table.
        lang: "sv" or "en".
        width: What it should keep within.
        style: Emphasis.
    """
    rows = [_texts(row, lang) for row in table.rows]
    body = [texts for row, texts in zip(table.rows, rows, strict=True) if row.role != Role.HEADING]
    widths = tuple(column_widths(table.columns, body, width))
    grid = _Grid(table.columns, widths, style, any("\n" in texts[0] for texts in body))
    yield from grid.head()
    before: TableRow | None = None
    for row, texts in zip(table.rows, rows, strict=True):
        yield from grid.between(before, row)
        yield from grid.row(row, texts)
        before = row
    for head, words in (
        (_REFERS, "; ".join(w.text for w in table.refers)),
        (_SOURCE, table.source),
    ):
        if words:
            line = f"{head.lang(lang)}: {clean(words)}"
            yield from map(style.faint, fold(line, max(width, grid.width)))


def _texts(row: TableRow, lang: str) -> list[str]:
    texts = [cell_text(cell, lang) for cell in row.cells]
    level = min(row.level, _DEEPEST)
    if level > 1:
        texts[0] = " " * (_INDENT * (level - 1)) + texts[0]
    return texts


@frozen
class _Grid:
    """The columns of a table with their widths (spalter)."""

    columns: Sequence[TableColumn]
    widths: tuple[int, ...]
    style: Style
    hung: bool

    @property
    def width(self) -> int:
        return sum(self.widths) + GAP * (len(self.widths) - 1)

    def head(self) -> Iterator[str]:
        """The heads of the columns, their last lines level, above a rule."""
        labels = [clean(column.label) for column in self.columns]
        if not any(labels):
            return
        cells = [fold(label, width) for label, width in zip(labels, self.widths, strict=True)]
        height = max(map(len, cells))
        yield from self._lines([[""] * (height - len(cell)) + cell for cell in cells])
        yield self.style.faint(_THIN * self.width)

    def between(self, before: TableRow | None, row: TableRow) -> Iterator[str]:
        """What stands between two rows: a blank line before a heading, a rule above a total."""
        if before is None:
            return
        if row.role is Role.HEADING and before.role is not Role.HEADING:
            yield ""
        if row.role is Role.TOTAL and (before.role is Role.BODY or _is_grand(row)):
            yield from self._rule(_THIN)

    def row(self, row: TableRow, texts: Sequence[str]) -> Iterator[str]:
        """The lines of a row, with a double rule below a grand total."""
        if row.role is Role.HEADING:
            yield from map(self.style.strong, fold(texts[0], self.width, _HANGING))
            return
        lines = self._lines(self._cells(texts))
        yield from map(self.style.strong, lines) if row.role is Role.TOTAL else lines
        if _is_grand(row):
            yield from self._rule(_DOUBLE)

    def _cells(self, texts: Sequence[str]) -> list[list[str]]:
        """The cells in lines; figures stand at the last line of a label that had to be folded.

        Where labels have line breaks of their own, figures hang from the first line instead.
        """
        cells = [
            [text] if column.numeric else fold(text, width, _HANGING)
            for text, column, width in zip(texts, self.columns, self.widths, strict=False)
        ]
        first, *others = cells
        if len(first) > 1 and not self.hung and all(len(cell) == 1 for cell in others):
            return [first, *([""] * (len(first) - 1) + cell for cell in others)]
        return cells

    def _lines(self, cells: Sequence[list[str]]) -> Iterator[str]:
        for i in range(max(map(len, cells))):
            texts = [cell[i] if i < len(cell) else "" for cell in cells]
            parts = zip(texts, self.columns, self.widths, strict=False)
            yield _BETWEEN.join(
                pad_left(text, width) if column.numeric else pad_right(text, width)
                for text, column, width in parts
            ).rstrip(" ")

    def _rule(self, char: str) -> Iterator[str]:
        parts = zip(self.columns, self.widths, strict=True)
        rule = _BETWEEN.join((char if column.numeric else " ") * width for column, width in parts)
        if rule.strip():
            yield self.style.faint(rule.rstrip())


def _is_grand(row: TableRow) -> bool:
    return row.role is Role.TOTAL and row.level == 0
