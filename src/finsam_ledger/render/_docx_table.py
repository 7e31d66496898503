"""Tables of a Word file (tabeller i Word): repeated heads, rules as in printed accounts."""

from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from finsam_ledger.render._cells import cell_text, clean
from finsam_ledger.render._docx_inline import InlineWriter
from finsam_ledger.render._docx_parts import (
    add_bookmark,
    add_border,
    add_rules,
    clear_margins,
    element,
    forbid_wrapping,
    mark_row,
)
from finsam_ledger.render._docx_styles import DENSE, HEAD, SMALL, TABLE, Styles
from finsam_ledger.render._page_columns import heads, is_hung, is_long, shares, signs, size_of
from finsam_ledger.reports.document import Role, Table, TableRow, Words
from finsam_ledger.terms import Text

if TYPE_CHECKING:
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

_WIDTH_MM = 152
_SIGN, _POINT_MM = 0.57, 0.353
_LEAST_WORDS_MM = 25
_INDENT_MM = 4
_THIN, _THICK = 4, 10
_TOGETHER = 3
_UNDER_RULE = 4.25
_FULL_SIZE = 95
_SMALLER, _SOFT = 8, 0x5C5C5C
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
        clear_margins(made)
        shape = _Shape.of(table, self.inline.lang)
        for grid, width in zip(made.columns, shape.widths, strict=True):
            grid.width = width
        rows = list(made.rows)
        self._head(rows[0], table, shape)
        before = Role.HEADING
        for row, shown in zip(rows[1:], table.rows, strict=True):
            self._row(row, shown, table, shape)
            if shown.role is Role.HEADING or (before is Role.TOTAL and shown.role is Role.BODY):
                _open_above(row)
            before = shown.role
        for row in _kept(rows, table, shape):
            _keep_with_next(row)
        self._below(table)

    def _head(self, row: "_Row", table: Table, shape: "_Shape") -> None:
        mark_row(row, is_head=True)
        made = zip(row.cells, heads(table), table.columns, strict=True)
        for i, (cell, lines, column) in enumerate(made):
            paragraph = self._cell(cell, shape, i, numeric=column.numeric)
            self.styles.give(paragraph, HEAD)
            self.inline.text(paragraph, "\n".join(lines))
            add_border(cell, "bottom", _THIN + 1)

    def _row(self, row: "_Row", shown: TableRow, table: Table, shape: "_Shape") -> None:
        mark_row(row, is_head=False)
        cells = list(row.cells)
        if shown.role is Role.HEADING:
            cells = [cells[0].merge(cells[-1])]
        strong = evolve(self.inline, strong=shown.role is not Role.BODY)
        for i, cell in enumerate(cells):
            numeric = table.columns[i].numeric and shown.role is not Role.HEADING
            paragraph = self._cell(cell, shape, i, numeric=numeric)
            if i < len(shown.cells):
                self._fill(paragraph, shown, i, strong)
            if shown.role is Role.TOTAL:
                _rule(paragraph, numeric=numeric, grand=not shown.level)
        self._indent(cells[0], shown)

    def _fill(self, paragraph: "Paragraph", row: TableRow, i: int, inline: InlineWriter) -> None:
        from docx.shared import Pt, RGBColor  # noqa: PLC0415 an extra

        cell = row.cells[i]
        first, *rest = cell_text(cell, inline.lang).split("\n")
        inline.link(paragraph, first, cell.target if isinstance(cell, Words) else "")
        for line in rest:
            run = paragraph.add_run(f"\n{line}")
            run.font.size = Pt(_SMALLER)
            run.font.color.rgb = RGBColor.from_string(f"{_SOFT:06X}")
        if i == 0 and row.id in inline.bookmarks:
            name = inline.bookmarks[row.id]
            add_bookmark(paragraph, name, self.numbers[name])

    def _cell(self, cell: "_Cell", shape: "_Shape", i: int, *, numeric: bool) -> "Paragraph":
        from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL  # noqa: PLC0415 an extra
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
        from docx.shared import Emu, Pt  # noqa: PLC0415

        cell.width = Emu(shape.widths[i])
        cell.vertical_alignment = VERTICAL.TOP if shape.hung else VERTICAL.BOTTOM
        paragraph = self.styles.give(cell.paragraphs[0], shape.style)
        if i:
            paragraph.paragraph_format.left_indent = Pt(shape.gap)
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


@frozen
class _Shape:
    """How wide, large and close a table is set (tabellens mått)."""

    widths: list[int]
    gap: int
    style: str
    hung: bool

    @classmethod
    def of(cls, table: Table, lang: str) -> "_Shape":
        """Figures are as wide as they need, words share the rest."""
        from docx.shared import Mm  # noqa: PLC0415 an extra

        size = size_of(table, lang, _SIGN)
        parts, points = shares(table, lang), size["size"] / 10
        fixed = [
            0 if part else signs(table, i, lang) * points * _SIGN + size["gutter"]
            for i, part in enumerate(parts)
        ]
        words = sum(part > 0 for part in parts)
        left = max(_WIDTH_MM - sum(fixed) * _POINT_MM, words * _LEAST_WORDS_MM)
        whole = sum(parts) or 1
        made = zip(fixed, parts, strict=True)
        widths = [int(Mm(width * _POINT_MM or left * part / whole)) for width, part in made]
        style = DENSE if size["size"] < _FULL_SIZE else TABLE
        return cls(widths, size["gutter"], style, is_hung(table, lang))


def _kept(rows: list["_Row"], table: Table, shape: _Shape) -> list["_Row"]:
    """The rows that stay on the page of the next: all, or the first and last of a long table."""
    if is_long(table) or shape.hung:
        return [*rows[:2], *rows[2:][-_TOGETHER - 1 : -1]]
    return rows if table.refers or table.source else rows[:-1]


def _rule(paragraph: "Paragraph", *, numeric: bool, grand: bool) -> None:
    """The rules of a total; its words get the room that the rule takes below the figures."""
    from docx.shared import Pt  # noqa: PLC0415 an extra

    if numeric:
        add_rules(paragraph, _THIN, _THICK if grand else 0)
    elif grand:
        paragraph.paragraph_format.space_after = Pt(_UNDER_RULE)


def _open_above(row: "_Row") -> None:
    """Room above a row that begins a new group."""
    from docx.shared import Pt  # noqa: PLC0415

    for cell in row.cells:
        cell.paragraphs[0].paragraph_format.space_before = Pt(7)


def _keep_with_next(row: "_Row") -> None:
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
