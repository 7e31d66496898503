"""Tie-outs (avstämningar): every pair of figures that must agree, and by how much it does not."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from attrs import frozen

from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text


@frozen
class TieOut:
    """Two figures that must agree (avstämning).

    Args:
        id: Name that scripts rely on.
        title: What must agree, in words.
        left: The one figure, "income_statement.result.actual".
        right: The other, or several joined by " + ".
        difference_ore: Left less right, exact; zero when they agree.
        printed_difference: The same of what is printed, in the unit; zero between statements that
            are printed in different units.
    """

    id: str
    title: Text
    left: str
    right: str
    difference_ore: int
    printed_difference: int = 0

    @property
    def ok(self) -> bool:
        """Whether the two agree, exactly and as printed."""
        return self.difference_ore == 0 and self.printed_difference == 0


def tie_outs(statements: Sequence[Statement]) -> tuple[TieOut, ...]:
    """All pairs of figures among the statements and notes that must agree (avstämningar).

    Args:
        statements: Rounded statements and notes of one report.
    """
    by_id = {statement.id: statement for statement in statements}
    columns = dict.fromkeys(column.id for s in statements for column in s.columns)
    return (
        *(tie for statement in statements if statement.balanced for tie in _sides(statement)),
        *(tie for column in columns for tie in _result(by_id, column)),
        *_continuity(by_id),
        *(tie for s in statements for tie in _declared(s, by_id)),
        *(tie for note in statements if note.ties_to and note.rows for tie in _note(note, by_id)),
        *(tie for statement in statements for tie in _across(statement)),
    )


@frozen
class _Cell:
    """A figure with its address, its printed value on the debit side and the days it measures."""

    place: str
    ore: int
    printed: int
    days: frozenset[tuple[date | None, date]]
    unit: Unit | None = None


def _cell(by_id: Mapping[str, Statement], row_place: str, column: str) -> _Cell | None:
    statement_id, _, key = row_place.partition(".")
    try:
        statement = by_id[statement_id]
        row, figure = statement.row(key), statement.figure(key, column)
    except KeyError:
        return None
    if figure.ore is None:
        return None
    days = frozenset((term.start, term.end) for term in figure.terms)
    return _Cell(
        f"{row_place}.{column}",
        figure.ore,
        (figure.side or row.side).shown(figure.printed or 0),
        days,
        statement.unit,
    )


def _pair(name: str, title: Text, left: _Cell, right: Sequence[_Cell], sign: int = 1) -> TieOut:
    one_unit = {cell.unit for cell in right} <= {left.unit}
    printed = left.printed - sign * sum(cell.printed for cell in right)
    return TieOut(
        name,
        title,
        left.place,
        " + ".join(cell.place for cell in right),
        left.ore - sign * sum(cell.ore for cell in right),
        printed if one_unit else 0,
    )


def _sides(statement: Statement) -> Iterator[TieOut]:
    """Assets are equity, provisions and liabilities: the outermost rows sum to zero."""
    places = [f"{statement.id}.{row.key}" for row in statement.roots()]
    for column in statement.columns:
        cells = [_cell({statement.id: statement}, place, column.id) for place in places]
        known = [cell for cell in cells if cell is not None]
        if known and len(known) == len(places):
            title = Text(
                "Summa tillgångar är summa eget kapital, avsättningar och skulder",
                "Total assets are total equity, provisions and liabilities",
            )
            yield _pair(f"{statement.id}.sides.{column.id}", title, known[0], known[1:], -1)


def _result(by_id: Mapping[str, Statement], column: str) -> Iterator[TieOut]:
    """The result is the same in both statements, where both measure the same days."""
    left = _cell(by_id, "income_statement.result", column)
    right = _cell(by_id, "balance_sheet.result", column)
    if left is not None and right is not None and (left.days == right.days or not left.days):
        title = Text(
            "Resultaträkningens resultat är balansräkningens",
            "The income statement's result is the balance sheet's",
        )
        yield _pair(f"result.{column}", title, left, [right])


_CONTINUITY = {
    "equity.continuity": ("balance_sheet.equity_opening", "balance_sheet.equity"),
    "equity.opening.continuity": ("equity.equity_opening", "equity.equity"),
    "cash_flow.continuity": ("cash_flow.cash_opening", "cash_flow.cash_closing"),
    "cash_flow_direct.continuity": (
        "cash_flow_direct.cash_opening",
        "cash_flow_direct.cash_closing",
    ),
}


def _continuity(by_id: Mapping[str, Statement]) -> Iterator[TieOut]:
    """Opening equity and cash are last year's closing ones (LKBR 4 kap. 4 §).

    The comparison of an interim report may end on another day, and then there is nothing to agree.
    """
    for name, (opening, closing) in _CONTINUITY.items():
        left, right = _cell(by_id, opening, "actual"), _cell(by_id, closing, "previous")
        if left is None or right is None or _last(left) != _last(right):
            continue
        title = (
            Text("Ingående likvida medel är föregående års utgående", "Opening cash is last year's")
            if "cash" in name
            else Text(
                "Ingående eget kapital är föregående års utgående",
                "Opening equity is last year's closing equity",
            )
        )
        yield _pair(name, title, left, [right])


def _last(cell: _Cell) -> date | None:
    """The last day that a figure measures; None where no account does."""
    return max((end for _, end in cell.days), default=None)


def _declared(statement: Statement, by_id: Mapping[str, Statement]) -> Iterator[TieOut]:
    """What the layout itself says must agree with other statements."""
    for tie in statement.ties:
        label = next((row.label for row in statement.rows if row.key == tie.row), None)
        for column in statement.columns if label else ():
            left = _cell(by_id, f"{statement.id}.{tie.row}", column.id)
            right = [_cell(by_id, place, column.id) for place in tie.against]
            known = [cell for cell in right if cell is not None]
            if label and left is not None and known and _same_end(left, known):
                title = Text(
                    f"{statement.title.sv}: {label.sv.lower()} stämmer",
                    f"{statement.title.en}: {label.en.lower()} agrees",
                )
                name = f"{statement.id}.{tie.row}.{column.id}"
                yield _pair(name, title, left, known, -1 if tie.reverse else 1)


def _same_end(left: _Cell, right: Sequence[_Cell]) -> bool:
    """Whether all measure up to the same day: in an interim report last year's columns may not."""
    ends = [{end for cell in side for _, end in cell.days} for side in ((left,), right)]
    return not all(ends) or max(ends[0]) == max(ends[1])


def _across(statement: Statement) -> Iterator[TieOut]:
    """A column of sums is the sum of its columns, on each row.

    Rows that are part of a total are told only when they miss: their total tells the rest.
    """
    by_id, outermost = {statement.id: statement}, {row.key for row in statement.roots()}
    for column in statement.columns if any(c.parts for c in statement.columns) else ():
        for row in statement.rows if column.parts else ():
            place = f"{statement.id}.{row.key}"
            left = _cell(by_id, place, column.id)
            right = [_cell(by_id, place, part) for part in column.parts]
            known = [cell for cell in right if cell is not None]
            if left is None or len(known) < len(right):
                continue
            title = Text(
                f"{statement.title.sv}: {column.label.sv.lower()} är summan av sina kolumner, "
                f"{row.label.sv}",
                f"{statement.title.en}: {column.label.en.lower()} is the sum of its columns, "
                f"{row.label.en}",
            )
            tie = _pair(f"{place}.{column.id}.columns", title, left, known)
            if row.key in outermost or not tie.ok:
                yield tie


def _note(note: Statement, by_id: Mapping[str, Statement]) -> Iterator[TieOut]:
    """A note's total is the line, or the sum of the lines, that it specifies."""
    total = f"{note.id}.{note.rows[-1].key}"
    for column in note.columns:
        left = _cell({note.id: note}, total, column.id)
        right = [_cell(by_id, line, column.id) for line in note.ties_to]
        known = [cell for cell in right if cell is not None]
        if left is not None and len(known) == len(right):
            sv, en = note.title.sv, note.title.en
            title = Text(f"{sv} är sin rad", f"{en} is its line")
            if note.number:
                title = Text(f"Not {note.number} är sin rad", f"Note {note.number} is its line")
            yield _pair(f"{note.id}.{column.id}", title, left, known)
