"""What a printed report says (tryckt rapport): tables of figures in öre, each with its place."""

from collections.abc import Iterator, Mapping

from attrs import Factory, frozen

from finsam_ledger.core.finding import Finding
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text

UNITS: Mapping[str, Unit] = {
    "kr": Unit.KR,
    "kronor": Unit.KR,
    "sek": Unit.KR,
    "tkr": Unit.TKR,
    "ksek": Unit.TKR,
    "kkr": Unit.KKR,
    "mkr": Unit.MKR,
    "mnkr": Unit.MKR,
    "msek": Unit.MKR,
}


def step_of(unit: Unit, decimals: int) -> int:
    """The smallest difference that a unit with so many decimals can show, in öre (minsta steg).

    >>> step_of(Unit.MKR, 1)
    10000000
    """
    step: int = unit.ore // 10**decimals
    return max(1, step)


@frozen(cache_hash=True)
class Place:
    """Where a figure stands (plats): table, row and column of a report, each counted from 0."""

    table: int
    row: int
    column: int


@frozen
class PrintedCell:
    """A figure as it is printed (tryckt tal).

    Args:
        text: What stands there.
        ore: Its value in öre; None where nothing is printed.
    """

    text: str = ""
    ore: int | None = None


@frozen
class PrintedRow:
    """A row (tryckt rad).

    Args:
        label: Its words.
        cells: Its figures, one a column.
        note: The note that it refers to, empty when none.
        number: Which row of the table it is as people count, from 1.
        total: Whether the input says by itself that the row is the table's total.
        unit: The unit that its label says, where that is not the table's.
    """

    label: str
    cells: tuple[PrintedCell, ...]
    note: str = ""
    number: int = 0
    total: bool = False
    unit: Unit | None = None


@frozen
class PrintedColumn:
    """A column of figures (tryckt kolumn).

    Args:
        label: Its head.
        unit: The unit of its figures.
        decimals: The decimals that they are printed with.
    """

    label: str
    unit: Unit = Unit.KR
    decimals: int = 0

    @property
    def step(self) -> int:
        """The smallest difference that the column can show, in öre (minsta steg).

        >>> PrintedColumn("2024", Unit.TKR).step
        100000
        """
        return step_of(self.unit, self.decimals)


@frozen
class PrintedTable:
    """A table (tryckt tabell).

    Args:
        id: The name it goes by in the input.
        title: What people call it.
        columns: Its columns of figures.
        rows: Its rows, headings included; a heading has no figures.
        number: The number of the note that it is, empty for other tables.
        is_note: Whether it is a note, numbered or not.
        is_text: Whether it is a single figure of the running text.
        shares: Percentages that are printed beside columns, by their label.
        file: The file it was read from.
    """

    id: str
    title: str
    columns: tuple[PrintedColumn, ...]
    rows: tuple[PrintedRow, ...]
    number: str = ""
    is_note: bool = False
    is_text: bool = False
    shares: Mapping[str, str] = Factory(dict)
    file: str = ""

    @property
    def name(self) -> str:
        """What Swedish messages call it: "not 3 Kortfristiga fordringar" (tabellens namn)."""
        return self.called("sv")

    def called(self, lang: str) -> str:
        """What messages in a language call it (tabellens namn)."""
        if not self.is_note:
            return self.title or self.id
        word = "note" if lang == "en" else "not"
        return " ".join(part for part in (word, self.number, self.title) if part)


@frozen
class TextFigure:
    """A figure in the running text (tal i text).

    Args:
        name: What it is, in words with underscores.
        text: What stands there.
        ore: Its value in öre, or in hundredths of a percent.
        decimals: The decimals that it is printed with.
        unit: Its unit, when it is an amount.
        percent: Whether it is a percentage.
    """

    name: str
    text: str
    ore: int
    decimals: int = 0
    unit: Unit = Unit.KR
    percent: bool = False

    def as_table(self, file: str) -> PrintedTable:
        """The figure as a table of one cell, so that it is reviewed as the others are."""
        column = PrintedColumn("", self.unit, self.decimals)
        label = self.name.replace("_", " ").replace(".", " ")
        row = PrintedRow(label, (PrintedCell(self.text, self.ore),), number=1)
        return PrintedTable(f"text.{self.name}", "text", (column,), (row,), is_text=True, file=file)


@frozen
class PrintedReport:
    """A report that is already printed (tryckt rapport).

    Args:
        tables: Its tables and notes, in order; amounts in running text come last, one each.
        texts: Figures in its running text.
        lists: Lists in its running text by name, with how many each holds.
        kind: "budget", "årsredovisning" and so on, empty when not said.
        year: The year that its figures end in, 0 when not said.
        entity: Whose it is, empty when not said.
        findings: What the reading could not make figures of.
    """

    tables: tuple[PrintedTable, ...] = ()
    texts: tuple[TextFigure, ...] = ()
    lists: Mapping[str, int] = Factory(dict)
    kind: str = ""
    year: int = 0
    entity: str = ""
    findings: tuple[Finding, ...] = ()

    def cell(self, place: Place) -> PrintedCell:
        """The figure at a place (talet)."""
        return self.tables[place.table].rows[place.row].cells[place.column]

    def step(self, place: Place) -> int:
        """The smallest difference that the figure at a place can show, in öre (minsta steg)."""
        column, row = self._crossing(place)
        return step_of(row.unit or column.unit, column.decimals)

    def unit(self, place: Place) -> Unit:
        """The unit of the figure at a place (enhet)."""
        column, row = self._crossing(place)
        return row.unit or column.unit

    def _crossing(self, place: Place) -> tuple[PrintedColumn, PrintedRow]:
        table = self.tables[place.table]
        return table.columns[place.column], table.rows[place.row]

    def places(self) -> Iterator[Place]:
        """All places where a figure is printed (alla tal)."""
        for t, table in enumerate(self.tables):
            for r, row in enumerate(table.rows):
                for c, cell in enumerate(row.cells):
                    if cell.ore is not None:
                        yield Place(t, r, c)

    def told(self, place: Place) -> Text:
        """A place in words: table, row, column (platsen i ord)."""
        table = self.tables[place.table]
        row, column = table.rows[place.row], table.columns[place.column]
        sv, en = (f"{word} {row.number}" for word in ("rad", "row"))
        return Text(
            _joined(table.called("sv"), f"”{row.label or sv}”", column.label),
            _joined(table.called("en"), f'"{row.label or en}"', column.label),
        )


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def merged(reports: tuple[PrintedReport, ...]) -> PrintedReport:
    """Several files as one report (sammanfogad rapport): the first that says who and when."""
    return PrintedReport(
        tables=tuple(table for each in reports for table in each.tables),
        texts=tuple(text for each in reports for text in each.texts),
        lists={name: n for each in reports for name, n in each.lists.items()},
        kind=next((each.kind for each in reports if each.kind), ""),
        year=next((each.year for each in reports if each.year), 0),
        entity=next((each.entity for each in reports if each.entity), ""),
        findings=tuple(finding for each in reports for finding in each.findings),
    )
