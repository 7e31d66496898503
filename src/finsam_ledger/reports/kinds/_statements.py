"""Statements and notes as tables (uppställningar som tabeller)."""

from finsam_ledger.reports.document import Cell, Number, Role, Table, TableColumn, TableRow, Words
from finsam_ledger.statements.figure import Statement, StatementRow
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text

ORE_DECIMALS = 2
_NOTE = Text("Not", "Note")
_ROLES = {"heading": Role.HEADING, "accounts": Role.BODY, "total": Role.TOTAL}


def statement_table(statement: Statement, unit: Unit, lang: str) -> Table:
    """The table of a statement or note (tabell), each figure linked to its address.

    Args:
        statement: A rounded statement or note.
        unit: The unit of its figures; one exact to the öre is shown in kronor.
        lang: "sv" or "en".
    """
    noted = any(row.note for row in statement.rows)
    levels = _levels(statement)
    notes = (TableColumn(_NOTE.lang(lang)),) if noted else ()
    figures = [TableColumn(each.label.lang(lang), numeric=True) for each in statement.columns]
    return Table(
        statement.id,
        caption(statement, lang),
        (TableColumn(""), *notes, *figures),
        tuple(
            _row(statement, row, lang, level, noted=noted)
            for row, level in zip(statement.rows, levels, strict=True)
        ),
        unit_word(statement, unit),
        statement.source,
    )


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


def _row(
    statement: Statement, row: StatementRow, lang: str, level: int, *, noted: bool
) -> TableRow:
    label, role = Words(row.label.lang(lang)), _ROLES[row.kind]
    if role is Role.HEADING:
        return TableRow((label,), role, level)
    notes = (Words(row.note),) if noted else ()
    return TableRow((label, *notes, *_numbers(statement, row)), role, level)


def _numbers(statement: Statement, row: StatementRow) -> tuple[Cell, ...]:
    decimals = ORE_DECIMALS if statement.exact else 0
    return tuple(
        Number(figure.printed, decimals, f"{statement.id}.{row.key}.{column.id}")
        for column, figure in zip(statement.columns, row.figures, strict=True)
    )
