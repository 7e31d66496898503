"""Tables of a Word file (tabeller i Word): repeated heads, rules as in printed accounts."""

from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from finsam_ledger.render._cells import cell_text, clean
from finsam_ledger.render._docx_inline import InlineWriter
from finsam_ledger.render._docx_parts import (
    add_bookmark,
    add_border,
    element,
    forbid_wrapping,
    mark_row,
)
from finsam_ledger.render._docx_styles import SMALL, TABLE, Styles
from finsam_ledger.render._page_columns import heads, shares
from finsam_ledger.reports.document import Role, Table, TableRow, Words
from finsam_ledger.terms import Text

if TYPE_CHECKING:
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

_WIDTH_MM = 152
_SIGN_TENTHS, _GAP_MM, _LEAST_MM, _MOST_MM = 20, 5, 15, 45
_LEAST_WORDS_MM = 25
_INDENT_MM = 4
_THIN, _THICK = 4, 10
_LONG = 32
_REFERS = Text("Hör till", "Belongs to")
_SOURCE = Text("Källa", "Source")


@frozen
class TableWriter:
    """Writes a table and what stands below it (tabell).

    Args:
        styles: The styles of the file.
        inline: Writes words and links.
        numbers: The number of each bookmark.
    """

    styles: Styles
    inline: InlineWriter
    numbers: dict[str, int]

    def write(self, table: Table) -> None:
        """Add the table at the end of the file, its caption apart."""
        made: Any = self.styles.word.add_table(len(table.rows) + 1, len(table.columns))
        made.autofit = False
        _describe(made, table)
        widths = _widths(table, self.inline.lang)
        for grid, width in zip(made.columns, widths, strict=True):
            grid.width = width
        rows = list(made.rows)
        self._head(rows[0], table, widths)
        long = len(table.rows) > _LONG
        before = Role.HEADING
        for row, shown in zip(rows[1:], table.rows, strict=True):
            self._row(row, shown, table, widths)
            if shown.role is Role.HEADING or (before is Role.TOTAL and shown.role is Role.BODY):
                _open_above(row)
            before = shown.role
        kept = len(rows) if table.refers or table.source else len(rows) - 1
        for row in rows[: 2 if long else kept]:
            _keep_with_next(row)
        self._below(table)

    def _head(self, row: "_Row", table: Table, widths: list[int]) -> None:
        mark_row(row, is_head=True)
        cells = list(row.cells)
        for cell, lines, column, width in zip(
            cells, heads(table), table.columns, widths, strict=True
        ):
            paragraph = self._cell(cell, width, numeric=column.numeric)
            self.inline.text(paragraph, "\n".join(lines))
            add_border(cell, "bottom", _THIN + 1)

    def _row(self, row: "_Row", shown: TableRow, table: Table, widths: list[int]) -> None:
        mark_row(row, is_head=False)
        cells = list(row.cells)
        if shown.role is Role.HEADING:
            cells = [cells[0].merge(cells[-1])]
        strong = evolve(self.inline, strong=shown.role is not Role.BODY)
        for i, cell in enumerate(cells):
            numeric = table.columns[i].numeric and shown.role is not Role.HEADING
            paragraph = self._cell(cell, widths[i], numeric=numeric)
            if i < len(shown.cells):
                self._fill(paragraph, shown, i, strong)
            if numeric and shown.role is Role.TOTAL:
                add_border(cell, "top", _THIN)
                if shown.level == 0:
                    add_border(cell, "bottom", _THICK)
        self._indent(cells[0], shown)

    def _fill(self, paragraph: "Paragraph", row: TableRow, i: int, inline: InlineWriter) -> None:
        cell = row.cells[i]
        text = cell_text(cell, inline.lang)
        inline.link(paragraph, text, cell.target if isinstance(cell, Words) else "")
        if i == 0 and row.id in inline.bookmarks:
            name = inline.bookmarks[row.id]
            add_bookmark(paragraph, name, self.numbers[name])

    def _cell(self, cell: "_Cell", width: int, *, numeric: bool) -> "Paragraph":
        from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT  # noqa: PLC0415 an extra
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
        from docx.shared import Emu  # noqa: PLC0415

        cell.width = Emu(width)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        paragraph = self.styles.give(cell.paragraphs[0], TABLE)
        if numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            forbid_wrapping(cell)
        return paragraph

    def _indent(self, cell: "_Cell", row: TableRow) -> None:
        from docx.shared import Mm  # noqa: PLC0415

        shape = cell.paragraphs[0].paragraph_format
        shape.left_indent = Mm(_INDENT_MM * (max(0, min(row.level, 4) - 1) + 1))
        shape.first_line_indent = Mm(-_INDENT_MM)

    def _below(self, table: Table) -> None:
        paragraph = self.styles.give(self.styles.word.add_paragraph(), SMALL)
        lang = self.inline.lang
        for i, each in enumerate(table.refers):
            self.inline.text(paragraph, "; " if i else f"{_REFERS.lang(lang)}: ")
            self.inline.link(paragraph, each.text, each.target)
        if table.source:
            start = "\n" if table.refers else ""
            self.inline.text(paragraph, f"{start}{_SOURCE.lang(lang)}: {table.source}")


def _describe(made: Any, table: Table) -> None:
    """The table's title and unit for a screen reader, and that its first column heads its rows."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    properties = made._tbl.tblPr  # noqa: SLF001 no other way
    caption, unit = clean(table.caption), clean(table.unit)
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    look = {"firstRow": "1", "firstColumn": "1", "noHBand": "1", "noVBand": "1"}
    properties.append(element("tblLook", val="0680", lastRow="0", lastColumn="0", **look))
    if caption:
        properties.append(element("tblCaption", val=caption))
    if caption or unit:
        words = f"{caption} ({unit})" if unit else caption
        properties.append(element("tblDescription", val=words.strip()))


def _widths(table: Table, lang: str) -> list[int]:
    """The widths of the columns in EMU: figures as wide as they need, words share the rest."""
    from docx.shared import Mm  # noqa: PLC0415

    parts, head = shares(table, lang), heads(table)
    fixed = [0 if part else _content_mm(table, head, i, lang) for i, part in enumerate(parts)]
    words = sum(part > 0 for part in parts)
    left = max(_WIDTH_MM - sum(fixed), words * _LEAST_WORDS_MM)
    whole = sum(parts) or 1
    return [Mm(width or left * part / whole) for width, part in zip(fixed, parts, strict=True)]


def _content_mm(table: Table, head: list[list[str]], i: int, lang: str) -> int:
    texts = [cell_text(row.cells[i], lang) for row in table.rows if i < len(row.cells) > 1]
    longest = max(map(len, [*head[i], *texts]), default=0)
    return min(max(_LEAST_MM, longest * _SIGN_TENTHS // 10 + _GAP_MM), _MOST_MM)


def _open_above(row: "_Row") -> None:
    """Room above a row that begins a new group."""
    from docx.shared import Pt  # noqa: PLC0415

    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.space_before = Pt(7)


def _keep_with_next(row: "_Row") -> None:
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
