"""Rows of cells into a table (bygga tabell): which column holds labels, notes, figures."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import Factory, frozen

from finsam_ledger.core.finding import Finding
from finsam_ledger.review import troubles
from finsam_ledger.review.amounts import Amount, parse_amount
from finsam_ledger.review.labels import has_word, words_of
from finsam_ledger.review.printed import (
    UNITS,
    PrintedCell,
    PrintedColumn,
    PrintedRow,
    PrintedTable,
)
from finsam_ledger.statements.rounding import Unit

_NOTHING = {"", "n/a", "na", "ej aktuellt", "saknas", "x", "…", "..."}
_LONGEST_NOTE = 4


@frozen
class RawTable:
    """A table as the file has it (rå tabell).

    Args:
        id: Its name in the file.
        title: Its title.
        heads: The heads of its columns.
        rows: Its rows of cells, of any kind.
        unit: Its unit as written, empty when not said.
        number: Its number, when it is a note.
        is_note: Whether it is a note.
        shares: Percentages printed beside columns.
        total: Whether the last row is said to be the total.
    """

    id: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    unit: str = ""
    number: str = ""
    is_note: bool = False
    shares: Mapping[str, str] = Factory(dict)
    total: bool = False


@frozen
class _Columns:
    """Which column holds what (kolumnernas slag)."""

    label: int
    note: int | None
    figures: tuple[int, ...]


def build_table(
    raw: RawTable, file: str, unit: Unit = Unit.KR
) -> tuple[PrintedTable, list[Finding]]:
    """A table of figures, and what in it could not be made figures of (bygg tabell).

    Args:
        raw: The table as the file has it.
        file: The file's name, for messages.
        unit: The unit where the table says none.
    """
    findings: list[Finding] = []
    name = _name(raw)
    own = UNITS.get(raw.unit.casefold().rstrip("."))
    if raw.unit and own is None:
        findings.append(troubles.unknown_unit(file, name, raw.unit, unit.value))
    findings += _ragged(raw, file, name)
    columns = _columns(raw)
    if not columns.figures:
        findings.append(troubles.no_figures(file, name))
    reader = _Cells(raw, columns, own or unit, name, file)
    rows = tuple(reader.row(i, findings) for i in range(len(raw.rows)))
    heads = tuple(reader.column(c) for c in columns.figures)
    table = PrintedTable(
        raw.id, raw.title, heads, rows, raw.number, raw.is_note, shares=raw.shares, file=file
    )
    return table, findings


def _name(raw: RawTable) -> str:
    return PrintedTable(raw.id, raw.title, (), (), raw.number, raw.is_note).name


def _ragged(raw: RawTable, file: str, name: str) -> Iterator[Finding]:
    for i, row in enumerate(raw.rows):
        filled = len(row)
        if filled != len(raw.heads) and filled > 1:
            yield troubles.ragged_row(file, name, i + 1, _text(row[0]), filled, len(raw.heads))


def _columns(raw: RawTable) -> _Columns:
    heads = [words_of(head) for head in raw.heads]
    named = [i for i, head in enumerate(heads) if head[:1] == ("label",)]
    label = named[0] if named else _first_of_words(raw)
    notes = (i for i, head in enumerate(heads) if i != label and has_word(head, "column", "note"))
    note = next(notes, None)
    figures = tuple(
        i
        for i, head in enumerate(heads)
        if i not in (label, note) and i > label and _is_figures(raw, i) and not _is_share(raw, i)
    )
    return _Columns(label, note, figures)


def _first_of_words(raw: RawTable) -> int:
    for i in range(len(raw.heads)):
        cells = [row[i] for row in raw.rows if i < len(row) and _text(row[i])]
        if sum(parse_amount(cell) is None for cell in cells) * 2 > len(cells):
            return i
    return 0


def _is_figures(raw: RawTable, i: int) -> bool:
    """Whether most cells are numbers, so that a word among them is an oddity (talkolumn)."""
    cells = [row[i] for row in raw.rows if i < len(row) and not _is_nothing(row[i])]
    numbers = sum(parse_amount(cell) is not None for cell in cells)
    return numbers * 2 >= len(cells) and (numbers > 0 or not cells)


def _is_share(raw: RawTable, i: int) -> bool:
    if has_word((*words_of(raw.heads[i]), raw.heads[i].strip()[-1:]), "column", "share"):
        return True
    amounts = [parse_amount(row[i]) for row in raw.rows if i < len(row)]
    return any(amount is not None and amount.percent for amount in amounts)


def _is_nothing(cell: object) -> bool:
    return _text(cell).casefold() in _NOTHING


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


@frozen
class _Cells:
    """Reads the cells of one table (cellerna)."""

    raw: RawTable
    columns: _Columns
    unit: Unit
    name: str
    file: str

    def column(self, c: int) -> PrintedColumn:
        amounts = [parse_amount(row[c]) for row in self.raw.rows if c < len(row)]
        decimals = max((amount.decimals for amount in amounts if amount is not None), default=0)
        return PrintedColumn(self.raw.heads[c], self._unit(c), decimals)

    def _unit(self, c: int) -> Unit:
        words = words_of(self.raw.heads[c])
        return next((UNITS[word] for word in words if word in UNITS), self.unit)

    def row(self, i: int, findings: list[Finding]) -> PrintedRow:
        raw = self.raw.rows[i]
        label = _text(raw[self.columns.label]) if self.columns.label < len(raw) else ""
        unit = UNITS.get("".join(words_of(label)[-1:]))
        cells = tuple(self._cell(raw, c, i, unit, findings) for c in self.columns.figures)
        total = self.raw.total and i == len(self.raw.rows) - 1
        return PrintedRow(label, cells, self._note(raw), i + 1, total, unit)

    def _note(self, raw: Sequence[object]) -> str:
        c = self.columns.note
        text = _text(raw[c]) if c is not None and c < len(raw) else ""
        return text if len(text) <= _LONGEST_NOTE else ""

    def _cell(
        self, raw: Sequence[object], c: int, i: int, unit: Unit | None, findings: list[Finding]
    ) -> PrintedCell:
        if c >= len(raw) or _is_nothing(raw[c]):
            return PrintedCell()
        amount = parse_amount(raw[c])
        ore = None if amount is None else _ore(amount, unit or self._unit(c))
        if ore is None:
            told = troubles.not_a_number(
                self.file, self.name, i + 1, self.raw.heads[c], _text(raw[c])
            )
            findings.append(told)
        return PrintedCell(_text(raw[c]), ore)


def _ore(amount: Amount, unit: Unit) -> int | None:
    whole, rest = divmod(amount.digits * unit.ore, 10**amount.decimals)
    return None if rest or amount.percent else whole
