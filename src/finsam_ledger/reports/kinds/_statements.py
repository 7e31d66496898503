"""Statements and notes as tables (uppställningar som tabeller)."""

from collections.abc import Iterator

from attrs import frozen

from finsam_ledger.core.citation import cited
from finsam_ledger.reports.document import Cell, Number, Role, Table, TableColumn, TableRow, Words
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.figure import Statement, StatementRow
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text

ORE_DECIMALS = 2
_NOTE = Text("Not", "Note")
_FROM = Text("ur", "from")
_REST = Text("övriga år ur bokföringen", "the other years from the books")
_ROLES = {"heading": Role.HEADING, "accounts": Role.BODY, "total": Role.TOTAL}


def statement_table(statement: Statement, report: Report, lang: str) -> Table:
    """The table of a statement or note (tabell), each figure linked to its address.

    Args:
        statement: A rounded statement or note of the report.
        report: Tells the unit, the note that a number refers to, and the rows that a note is of.
        lang: "sv" or "en".
    """
    rows = _Rows(statement, report, lang)
    figures = [TableColumn(each.label.lang(lang), numeric=True) for each in statement.columns]
    return Table(
        statement.id,
        caption(statement, lang),
        (TableColumn(""), *([TableColumn(_NOTE.lang(lang))] if rows.noted else ()), *figures),
        tuple(map(rows.row, statement.rows, _levels(statement))),
        unit_word(statement, report.unit),
        "; ".join(
            filter(None, (cited(statement.source).lang(lang), stated_source(statement, lang)))
        ),
        refers=tuple(_refers(statement, report, lang)),
    )


def _refers(note: Statement, report: Report, lang: str) -> Iterator[Words]:
    """The rows that a note specifies, "Balansräkning, Kassa och bank"."""
    for statement in report.statements:
        for row in statement.rows:
            address = f"{statement.id}.{row.key}"
            if address in note.ties_to:
                yield Words(f"{statement.title.lang(lang)}, {row.label.lang(lang)}", address)


def stated_source(statement: Statement, lang: str) -> str:
    """Which reports the typed columns are from (angivna källor), empty where there is none.

    Args:
        statement: The statement.
        lang: "sv" or "en".
    """
    from_, rest = _FROM.lang(lang), _REST.lang(lang)
    named = [
        f"{column.label.lang(lang)} {from_} {column.stated.lang(lang)}"
        for column in statement.columns
        if column.stated
    ]
    return ", ".join((*named, rest)) if named else ""


def caption(statement: Statement, lang: str) -> str:
    """The title of a statement, "Not 3 Kortfristiga fordringar" for a note (tabellrubrik)."""
    title = statement.title.lang(lang)
    return f"{_NOTE.lang(lang)} {statement.number} {title}" if statement.number else title


def unit_word(statement: Statement, unit: Unit) -> str:
    """The unit that a statement is shown in (enhet)."""
    return Unit.KR.value if statement.exact else statement.unit_or(unit).value


def _levels(statement: Statement) -> list[int]:
    """The level of each row: flat without headings and subtotals, and a last total outermost."""
    kinds = [row.kind for row in statement.rows]
    flat = "heading" not in kinds and kinds.count("total") <= 1
    levels = [min(row.level, 1) if flat else row.level for row in statement.rows]
    return [*levels[:-1], 0] if kinds[-1:] == ["total"] else levels


@frozen
class _Rows:
    """Makes the rows of one statement."""

    statement: Statement
    report: Report
    lang: str

    @property
    def noted(self) -> bool:
        return any(row.note for row in self.statement.rows)

    def row(self, row: StatementRow, level: int) -> TableRow:
        label, role = Words(row.label.lang(self.lang)), _ROLES[row.kind]
        if role is Role.HEADING:
            return TableRow((label,), role, level)
        notes = (self._note(row.note),) if self.noted else ()
        address = f"{self.statement.id}.{row.key}"
        return TableRow((label, *notes, *self._numbers(row)), role, level, address)

    def _note(self, numbers: str) -> Words:
        """The note's number, leading to the note."""
        first = numbers.partition(",")[0]
        found = (note.id for note in self.report.notes if note.number == first)
        return Words(numbers, next(found, "") if first else "")

    def _numbers(self, row: StatementRow) -> tuple[Cell, ...]:
        decimals = ORE_DECIMALS if self.statement.exact else 0
        return tuple(
            Number(figure.printed, decimals, f"{self.statement.id}.{row.key}.{column.id}")
            for column, figure in zip(self.statement.columns, row.figures, strict=True)
        )
