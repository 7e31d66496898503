"""Tie-outs and key figures on sheets (avstämningar och nyckeltal), live over the statements."""

from collections.abc import Sequence

from attrs import define

from finsam_ledger.render._xlsx_amounts import Amounts, Piece, Sum
from finsam_ledger.render._xlsx_blocks import write_cell
from finsam_ledger.render._xlsx_book import Sheet, Weight
from finsam_ledger.render._xlsx_statement import ORE_DECIMALS, Cells, joined, rounded
from finsam_ledger.reports.document import Table, TableRow
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.key_figure import KeyFigure, KeyPart, KeyValue, headings
from finsam_ledger.statements.tie_out import TieOut
from finsam_ledger.terms import Text

_TIE_HEADS = (
    Text("Vad som ska stämma", "What must agree"),
    Text("Utfall", "Outcome"),
    Text("Det ena, kr", "The one, kr"),
    Text("Det andra, kr", "The other, kr"),
    Text("Differens, kr", "Difference, kr"),
    Text("Tryckt differens", "Difference as printed"),
    Text("Talens namn", "Names of the figures"),
)
TIE_WIDTHS = (46.0, 10.0, 16.0, 16.0, 14.0, 12.0, 44.0)
_AGREES, _DIFFERS = Text("stämmer", "agrees"), Text("avviker", "differs")
_ABOVE, _BELOW = Text("Täljare", "Numerator"), Text("Nämnare", "Denominator")
_DAYS = Text("dagar", "days")


def write_tie_outs(
    sheet: Sheet, tie_outs: Sequence[TieOut], table: Table, cells: Cells, lang: str
) -> None:
    """Every tie-out with formulas for both sides and their difference (avstämningar).

    Args:
        sheet: Where to.
        tie_outs: What must agree.
        table: How the document tells it, a row each.
        cells: Where the figures stand.
        lang: "sv" or "en".
    """
    for i, head in enumerate(_TIE_HEADS):
        numeric = 1 < i < len(_TIE_HEADS) - 1
        sheet.text(i, head.lang(lang), sheet.book.named("head_number" if numeric else "head"))
    sheet.row += 1
    for tie, shown in zip(tie_outs, table.rows, strict=True):
        _TieRow(sheet, tie, shown, cells, lang).write()
        sheet.row += 1


@define
class _TieRow:
    sheet: Sheet
    tie: TieOut
    shown: TableRow
    cells: Cells
    lang: str

    def write(self) -> None:
        tie, sheet = self.tie, self.sheet
        write_cell(sheet, 0, self.shown.cells[0], "body")
        sheet.text(6, f"{tie.left}\n= {tie.right}", sheet.book.named("small"))
        one, other = self._sides()
        money = sheet.book.number(ORE_DECIMALS)
        if one is not None and other is not None:
            sheet.formula(2, rounded(one.pieces), one.ore, ORE_DECIMALS, money)
            sheet.formula(3, rounded(other.pieces), other.ore, ORE_DECIMALS, money)
            first, second = sheet.ref(2).here, sheet.ref(3).here
            text = f"ROUND({first}-{second},{ORE_DECIMALS})"
            sheet.formula(4, text, one.ore - other.ore, ORE_DECIMALS, money)
        else:
            for column in (2, 3, 4):
                write_cell(sheet, column, self.shown.cells[column], "body")
        self._printed_difference()
        self._mark()

    @property
    def _places(self) -> list[str]:
        return self.tie.right.split(" + ")

    @property
    def _sign(self) -> int:
        """The side that the first figure is shown on."""
        cell = self.cells.found.get(self.tie.left)
        return cell.sign if cell else 1

    def _sides(self) -> tuple[Sum | None, Sum | None]:
        """Both sides as formulas, the other turned where the two must cancel out."""
        one = self.cells.sum_of(self.sheet.name, [self.tie.left])
        other = self.cells.sum_of(self.sheet.name, self._places)
        if one is None or other is None:
            return None, None
        for turn in (1, -1):
            if one.ore - turn * other.ore == self.tie.difference_ore:
                return one.times(self._sign), other.times(turn * self._sign)
        return None, None

    def _printed_difference(self) -> None:
        found, style = self._printed_sum(), self.sheet.book.number(0)
        value = self._sign * self.tie.printed_difference
        if found is not None:
            self.sheet.formula(5, joined(found.pieces), value, 0, style)
        else:
            self.sheet.number(5, value, 0, style)

    def _printed_sum(self) -> Sum | None:
        """The difference of the printed figures, where both are printed in one unit."""
        cells = [self.cells.found.get(place) for place in (self.tie.left, *self._places)]
        known = [each for each in cells if each is not None and each.figure.printed is not None]
        if len(known) < len(cells) or len({each.unit for each in known}) > 1:
            return None
        for turn in (1, -1):
            signs = [each.sign * (1 if i == 0 else -turn) for i, each in enumerate(known)]
            total = sum(s * (c.figure.printed or 0) for s, c in zip(signs, known, strict=True))
            if total == self.tie.printed_difference:
                pieces = zip(signs, known, strict=True)
                refs = tuple(Piece(s, c.printed.seen_from(self.sheet.name)) for s, c in pieces)
                return Sum(total, refs).times(self._sign)
        return None

    def _mark(self) -> None:
        ok, bad = _AGREES.lang(self.lang), _DIFFERS.lang(self.lang)
        exact, printed = self.sheet.ref(4).here, self.sheet.ref(5).here
        text = f'=IF(AND({exact}=0,{printed}=0),"{ok}","{bad}")'
        style = self.sheet.book.style(bold=not self.tie.ok)
        self.sheet.made.write_formula(self.sheet.row, 1, text, style, ok if self.tie.ok else bad)


def write_key_figures(sheet: Sheet, report: Report, amounts: Amounts, cells: Cells) -> None:
    """Every key figure as a formula over its parts, which stand below it (nyckeltal)."""
    lang = sheet.book.document.lang
    sheet.text(0, "", sheet.book.named("head"))
    labels = headings(report.key_figures)
    for i, label in enumerate(labels, 1):
        sheet.text(i, label.lang(lang), sheet.book.named("head_number"))
    sheet.row += 1
    for each in report.key_figures:
        _KeyRows(sheet, each, labels, report, amounts, cells).write()


@define
class _KeyRows:
    """A key figure's row and below it those of its parts."""

    sheet: Sheet
    key_figure: KeyFigure
    headings: Sequence[Text]
    report: Report
    amounts: Amounts
    cells: Cells

    @property
    def lang(self) -> str:
        return self.sheet.book.document.lang

    def write(self) -> None:
        each, top = self.key_figure, self.sheet.row
        unit = "%" if each.is_share else self.report.unit.value
        self.sheet.text(
            0, f"{each.spec.title.lang(self.lang)}, {unit}", self.sheet.book.label(1, "total")
        )
        parts = [*self._named(each.values[0])]
        for column, value in zip(each.columns, each.values, strict=True):
            i = 1 + self.headings.index(column.label)
            self.sheet.row = top
            self._value(i, value)
            for part in (*value.numerator, *value.denominator):
                self.sheet.row += 1
                self._part(i, part)
        for number, label in enumerate(parts, 1):
            self.sheet.row = top + number
            self.sheet.text(0, label, self.sheet.book.label(3, "body"))
        self.sheet.row = top + len(parts) + 1

    def _named(self, value: KeyValue) -> list[str]:
        upper = [f"{_ABOVE.lang(self.lang)}: {self._label(part)}" for part in value.numerator]
        lower = [f"{_BELOW.lang(self.lang)}: {self._label(part)}" for part in value.denominator]
        return [*upper, *lower]

    def _label(self, part: KeyPart) -> str:
        unit = _DAYS.lang(self.lang) if part.figure is None else "kr"
        return f"{part.label.lang(self.lang)}, {unit}"

    def _value(self, column: int, value: KeyValue) -> None:
        style = self.sheet.book.number(self.key_figure.decimals, self._weight)
        if value.printed is None:
            self.sheet.number(column, None, 0, style)
            return
        top, count = self.sheet.row, len(value.numerator)
        upper = self._range(column, top + 1, count)
        if self.key_figure.is_share:
            lower = self._range(column, top + 1 + count, len(value.denominator))
            text = f"ROUND({upper}/{lower}*100,{self.key_figure.decimals})"
        else:
            text = f"ROUND({upper}/{self.report.unit.ore // 10**ORE_DECIMALS},0)"
        self.sheet.formula(column, text, value.printed, self.key_figure.decimals, style)

    @property
    def _weight(self) -> Weight:
        return "total"

    def _range(self, column: int, first: int, count: int) -> str:
        from_, to = (
            self.sheet.ref(column).here.rstrip("0123456789") + str(row + 1)
            for row in (first, first + count - 1)
        )
        return f"SUM({from_}:{to})"

    def _part(self, column: int, part: KeyPart) -> None:
        decimals = 0 if part.figure is None else ORE_DECIMALS
        style = self.sheet.book.number(decimals)
        if part.value is None:
            self.sheet.number(column, None, 0, style)
            return
        self.sheet.formula(column, self._text(part), part.value, decimals, style)

    def _text(self, part: KeyPart) -> str:
        """Where the part stands on a sheet, else over the balances; empty for days."""
        if part.figure is None or part.value is None:
            return ""
        stands = self.cells.sum_of(self.sheet.name, [part.place])
        over = self.amounts.sum_of(part.source, part.figure.terms) if part.source else None
        for each in (stands, over):
            for turn in (1, -1):
                if each is not None and turn * each.ore == part.value:
                    return rounded(each.times(turn).pieces)
        return ""
