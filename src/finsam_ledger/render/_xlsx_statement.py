"""A statement or note on a sheet (uppställning på blad): as printed, and exact with formulas.

The exact kronor are formulas over the balances, totals over their parts. The printed figure is the
exact one rounded; where the rule of rounding prints another whole number, the step stands in a
column of its own and the formula adds it, so that nothing on the sheet is typed in unsaid.
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field, frozen

from finsam_ledger.numbers import MISSING, half_up
from finsam_ledger.render._xlsx_amounts import Amounts, Piece, Sum
from finsam_ledger.render._xlsx_book import Book, Ref, Sheet, Weight
from finsam_ledger.reports.document import Role, Table, TableRow
from finsam_ledger.statements.columns import DifferenceSource
from finsam_ledger.statements.evaluate import ColumnSpec, source_of
from finsam_ledger.statements.figure import Figure, Statement, StatementRow
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text

ORE_DECIMALS = 2
_FIRST = 2
_NOTE, _EXACT = Text("Not", "Note"), Text("Exakt, kr", "Exact, kr")
_PRINTED = Text("Tryckt, {unit}", "Printed, {unit}")
_STEP = Text("Avrundningssteg, {unit}", "Rounding step, {unit}")
_FIXED = Text(
    "{count} tal är fasta värden: ingen formel över saldona ger dem.",
    "{count} figures are fixed values: no formula over the balances gives them.",
)
_WEIGHTS: dict[Role, Weight] = {Role.BODY: "body", Role.TOTAL: "total", Role.HEADING: "heading"}


@frozen
class Cell:
    """A figure's cells (talets celler): what is shown, where, and the sign that turns it to debit.

    Args:
        figure: The figure.
        sign: 1 where the cells show debit as positive, -1 where credit.
        exact: The cell of exact kronor.
        printed: The cell of what is printed.
        unit: The unit of what is printed.
    """

    figure: Figure
    sign: int
    exact: Ref
    printed: Ref
    unit: Unit | None


@define
class Cells:
    """Where each figure of the report stands, by its address (talens platser)."""

    found: dict[str, Cell] = field(factory=dict)

    def sum_of(self, sheet: str, places: Sequence[str]) -> Sum | None:
        """The exact figures of addresses together, as a formula on a sheet (summa)."""
        cells = [self.found.get(place) for place in places]
        known = [cell for cell in cells if cell is not None and cell.figure.ore is not None]
        if len(known) < len(places):
            return None
        pieces = (Piece(cell.sign, cell.exact.seen_from(sheet)) for cell in known)
        return Sum(sum(cell.figure.ore or 0 for cell in known), tuple(pieces))


def rounded(pieces: Sequence[Piece]) -> str:
    """The kronor of a formula's parts, to whole öre (formel).

    >>> rounded([Piece(-1, "C3"), Piece(1, "C4")])
    'ROUND(-C3+C4,2)'
    """
    return f"ROUND({joined(pieces)},{ORE_DECIMALS})" if pieces else ""


def joined(pieces: Sequence[Piece]) -> str:
    """The parts with their signs (led)."""
    text = "".join(f"{'+' if sign > 0 else '-'}{each}" for sign, each in pieces)
    return text.removeprefix("+")


@frozen
class Span:
    """How wide the blocks of a sheet are (blockens bredd).

    Args:
        width: How many columns of figures a block has.
        exact: Whether all is printed to the öre, so that one block says it all.
        steps: Whether the rule of rounding moved some figure.
    """

    width: int
    exact: bool
    steps: bool

    @classmethod
    def of(cls, statements: Sequence[Statement], unit: Unit) -> "Span":
        """The span that all of these statements have room in."""
        width = max(len(statement.columns) for statement in statements)
        exact = all(statement.exact for statement in statements)
        return cls(width, exact, any(_has_steps(statement, unit) for statement in statements))

    @property
    def widths(self) -> list[float]:
        """The widths of the sheet's columns (kolumnbredder)."""
        blocks = () if self.exact else ((14.0, 17.0, 14.0) if self.steps else (14.0, 17.0))
        figures = [width for width in blocks or (17.0,) for _ in range(self.width)]
        return [48.0, 6.0, *figures]


def _has_steps(statement: Statement, unit: Unit) -> bool:
    size = statement.unit_or(unit).ore
    return not statement.exact and any(
        figure.printed != half_up(row.shown(i, figure.ore), size)
        for row in statement.rows
        for i, figure in enumerate(row.figures)
        if figure.ore is not None
    )


@define
class StatementWriter:
    """Writes one statement below another on a sheet (uppställningar på blad).

    Args:
        book: The workbook.
        amounts: The sums that formulas add up.
        cells: Where the figures stand, told as they are written.
        unit: The report's unit.
        sources: The columns of each statement with their sources.
    """

    book: Book
    amounts: Amounts
    cells: Cells
    unit: Unit
    sources: Mapping[str, Sequence[ColumnSpec]]

    def write(self, sheet: Sheet, statement: Statement, table: Table, span: "Span") -> None:
        """A statement from the sheet's row on, its blocks as wide as the sheet's."""
        grid = _Grid(self, sheet, statement, span.width, span.steps)
        grid.head()
        for row, shown in zip(statement.rows, table.rows, strict=True):
            grid.row(row, shown)
        if grid.fixed:
            sheet.text(0, _FIXED.lang(self.lang).format(count=grid.fixed), self.book.named("small"))
            sheet.row += 1

    @property
    def lang(self) -> str:
        """The language of heads and remarks (språk)."""
        return self.book.document.lang


@define
class _Grid:
    """The cells of one statement: printed figures, exact ones, and steps of rounding."""

    writer: StatementWriter
    sheet: Sheet
    statement: Statement
    width: int
    steps: bool
    fixed: int = 0

    @property
    def unit(self) -> Unit:
        return self.statement.unit_or(self.writer.unit)

    def head(self) -> None:
        """What the blocks are, and the label of each column."""
        lang, book, sheet = self.writer.lang, self.writer.book, self.sheet
        blocks = (_PRINTED, _EXACT, _STEP) if self.steps else (_PRINTED, _EXACT)
        groups = (_EXACT,) if self.statement.exact else blocks
        for block, group in enumerate(groups):
            words = group.lang(lang).format(unit=self.unit.value)
            sheet.text(_FIRST + block * self.width, words, book.named("group"))
        sheet.row += 1
        sheet.text(0, "", book.named("head"))
        noted = any(row.note for row in self.statement.rows)
        sheet.text(1, _NOTE.lang(lang) if noted else "", book.named("head"))
        for block in range(len(groups)):
            for i, column in enumerate(self.statement.columns):
                place = _FIRST + block * self.width + i
                sheet.text(place, column.label.lang(lang), book.named("head_number"))
        sheet.row += 1

    def row(self, row: StatementRow, shown: TableRow) -> None:
        """A row of the statement, its figures as formulas."""
        weight, book = _WEIGHTS[shown.role], self.writer.book
        self.sheet.text(0, row.label.lang(self.writer.lang), book.label(shown.level, weight))
        if row.figures:
            self.sheet.text(1, row.note, book.label(1, weight))
        for i, figure in enumerate(row.figures):
            self._register(row, i, figure)
        for i, figure in enumerate(row.figures):
            self._exact(row, i, figure, weight)
            if not self.statement.exact:
                self._printed(row, i, figure, weight)
        self.sheet.row += 1

    def _register(self, row: StatementRow, i: int, figure: Figure) -> None:
        address = f"{self.statement.id}.{row.key}.{self.statement.columns[i].id}"
        exact, printed = self.sheet.ref(self._exact_column(i)), self.sheet.ref(_FIRST + i)
        unit = self.statement.unit
        self.writer.cells.found[address] = Cell(figure, row.shown(i, 1), exact, printed, unit)

    def _exact_column(self, i: int) -> int:
        return _FIRST + i + (0 if self.statement.exact else self.width)

    def _exact(self, row: StatementRow, i: int, figure: Figure, weight: Weight) -> None:
        """The exact kronor: the first formula that gives them, else the amount itself."""
        column, style = self._exact_column(i), self.writer.book.number(ORE_DECIMALS, weight)
        if figure.ore is None:
            self.sheet.text(column, MISSING, style)
            return
        sums = (each for each in self._sums(row, i, figure) if each and each.ore == figure.ore)
        found = next(sums, None)
        self.fixed += found is None
        text = rounded((found or Sum(0)).times(row.shown(i, 1)).pieces)
        self.sheet.formula(column, text, row.shown(i, figure.ore), ORE_DECIMALS, style)

    def _sums(self, row: StatementRow, i: int, figure: Figure) -> Iterator[Sum | None]:
        """What the figure may be the sum of: its parts, other columns, balances."""
        if row.parts:
            yield self._parts(row, i)
        specs = self.writer.sources.get(self.statement.id, ())
        if not any(spec.column.id == self.statement.columns[i].id for spec in specs):
            return
        source = source_of(specs, self.statement.columns[i])
        if isinstance(source, DifferenceSource):
            yield self._difference(row, source, specs)
        yield self.writer.amounts.sum_of(source, figure.terms)

    def _parts(self, row: StatementRow, i: int) -> Sum | None:
        places = [self._address(part, i) for part in row.parts]
        found = self.writer.cells.sum_of(self.sheet.name, places)
        return found and Sum(found.ore, tuple(_gathered(self._part_refs(row, i, exact=True))))

    def _part_refs(self, row: StatementRow, i: int, *, exact: bool) -> Iterator[tuple[int, Ref]]:
        for part in row.parts:
            cell = self.writer.cells.found[self._address(part, i)]
            yield cell.sign, cell.exact if exact else cell.printed

    def _address(self, key: str, i: int) -> str:
        return f"{self.statement.id}.{key}.{self.statement.columns[i].id}"

    def _difference(
        self, row: StatementRow, source: DifferenceSource, specs: Sequence[ColumnSpec]
    ) -> Sum | None:
        """One column less another, where both stand on the row."""
        found = []
        for side in (source.first, source.second):
            ids = [spec.column.id for spec in specs if spec.source == side and not spec.objects]
            here = [c.id for c in self.statement.columns if c.id in ids]
            place = f"{self.statement.id}.{row.key}.{here[0]}" if here else ""
            found.append(self.writer.cells.sum_of(self.sheet.name, [place]))
        first, second = found
        return first.and_(second.times(-1)) if first and second else None

    def _printed(self, row: StatementRow, i: int, figure: Figure, weight: Weight) -> None:
        """The printed figure: the sum of printed parts where it is, else the exact one rounded."""
        style = self.writer.book.number(0, weight)
        if figure.printed is None or figure.ore is None:
            self.sheet.number(_FIRST + i, figure.printed, 0, style)
            return
        parts = self._printed_parts(row, i, figure)
        text = parts or self._stepped(row, i, figure, weight)
        self.sheet.formula(_FIRST + i, text, figure.printed, 0, style)

    def _printed_parts(self, row: StatementRow, i: int, figure: Figure) -> str:
        cells = [self.writer.cells.found[self._address(part, i)] for part in row.parts]
        printed = [cell.sign * (cell.figure.printed or 0) for cell in cells]
        if any(cell.figure.printed is None for cell in cells) or not cells:
            return ""
        sign = row.shown(i, 1)
        if sign * sum(printed) != figure.printed:
            return ""
        refs = _gathered(self._part_refs(row, i, exact=False))
        return joined(Sum(0, tuple(refs)).times(sign).pieces)

    def _stepped(self, row: StatementRow, i: int, figure: Figure, weight: Weight) -> str:
        """The exact figure rounded, and the step from there to what is printed."""
        exact = self.sheet.ref(self._exact_column(i)).here
        size = self.unit.ore // 10**ORE_DECIMALS
        text = f"ROUND({exact}{f'/{size}' if size > 1 else ''},0)"
        step = (figure.printed or 0) - half_up(row.shown(i, figure.ore or 0), self.unit.ore)
        if not step:
            return text
        column = _FIRST + 2 * self.width + i
        self.sheet.number(column, step, 0, self.writer.book.number(0, weight))
        return f"{text}+{self.sheet.ref(column).here}"


def _gathered(refs: Iterator[tuple[int, Ref]]) -> Iterator[Piece]:
    """Cells that stand one below another with the same sign as one SUM.

    >>> cells = [(1, Ref("A", row, 2)) for row in (3, 4, 5)]
    >>> [piece.text for piece in _gathered(iter(cells))]
    ['SUM(C4:C6)']
    """
    runs: list[list[tuple[int, Ref]]] = []
    for sign, ref in refs:
        if runs and runs[-1][-1] == (sign, Ref(ref.sheet, ref.row - 1, ref.column)):
            runs[-1].append((sign, ref))
        else:
            runs.append([(sign, ref)])
    for run in runs:
        sign, first = run[0]
        last = run[-1][1]
        yield Piece(sign, f"SUM({first.here}:{last.here})" if len(run) > 1 else first.here)
