"""From exact to printed (utskrift): all statements and notes of a report rounded together."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from finsam_ledger.numbers import half_up
from finsam_ledger.statements.figure import Figure, Statement, StatementRow
from finsam_ledger.statements.rounding import (
    Rounded,
    Rounding,
    Sum,
    Unit,
    round_each,
    round_footing,
)
from finsam_ledger.statements.tie_out import tie_outs

_FIRST_IDS = ("previous",)


@frozen
class Adjustment:
    """A printed figure that is not its own rounding, or a printed sum that misses (justering).

    Args:
        place: The figure, "balance_sheet.cash.actual".
        ore: Its exact value, debit positive.
        printed: What is printed, on the row's side.
        natural: What it would be rounded by itself, or the sum of the printed parts.
        kind: "adjusted" where the rule moved the figure, "miss" where printed parts do not add up.
        unit: The unit of the printed figures.
    """

    place: str
    ore: int
    printed: int
    natural: int
    kind: str
    unit: Unit = Unit.KR


@frozen
class Printed:
    """Statements with printed figures, and every adjustment that the rounding made."""

    statements: tuple[Statement, ...]
    adjustments: tuple[Adjustment, ...]


def round_statements(
    statements: Sequence[Statement], unit: Unit, rule: Rounding = Rounding.FOOTING
) -> Printed:
    """The statements with printed figures (avrundade uppställningar).

    Args:
        statements: Statements and notes of one report, with exact figures.
        unit: The unit they are printed in, but for a statement that has its own; an exact statement
            is printed in öre. Figures in different units are rounded apart from each other.
        rule: ``footing`` or ``each``.

    Returns:
        The same statements, printed values on each row's side, and the list of adjustments.
    """
    done: dict[str, Statement] = {}
    adjustments: list[Adjustment] = []
    for each in sorted({st.unit_or(unit) for st in statements}, key=lambda one: one is not unit):
        group = [statement for statement in statements if statement.unit_or(unit) is each]
        inexact = [statement for statement in group if not statement.exact]
        names = _Names.of(inexact)
        rounded = _round(inexact, names, each, rule)
        printed = [_print(statement, names, rounded) for statement in group]
        done.update((statement.id, statement) for statement in printed)
        adjustments += _adjustments(printed, names, rounded, each)
    return Printed(tuple(done[statement.id] for statement in statements), tuple(adjustments))


def _round(statements: Sequence[Statement], names: "_Names", unit: Unit, rule: Rounding) -> Rounded:
    exact: dict[Hashable, int] = {_ZERO: 0}
    for place, figure in _places(statements):
        if figure.ore is not None:
            exact[names.of_place(place)] = figure.ore
    columns = _columns(statements)
    sums = [
        list(make(statements, names, column))
        for column in columns
        for make in (_column_sums, _later_sums)
    ]
    sums.append([each for statement in statements for each in _across(statement, names)])
    if rule is Rounding.EACH:
        return round_each(exact, [each for group in sums for each in group], unit.ore)
    return round_footing(exact, sums, unit.ore)


_ZERO = "zero"
_Place = tuple[str, str, int]


@frozen
class _Names:
    """The quantity of each figure: the same terms and amount are the same quantity."""

    by_place: Mapping[_Place, Hashable]

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> "_Names":
        names: dict[_Place, Hashable] = {}
        for place, figure in _places(statements):
            own = figure.terms or ("empty", figure.ore or place)
            names[place] = (own, figure.ore)
        for left, right in _tied(statements):
            old, new = names[left], names[right]
            names.update({place: new for place, name in names.items() if name == old})
        return cls(names)

    def of_place(self, place: _Place) -> Hashable:
        return self.by_place[place]


def _tied(statements: Sequence[Statement]) -> Iterator[tuple[_Place, _Place]]:
    """Figures that must agree and do are one quantity, also where other accounts make them up."""
    places = {
        f"{s.id}.{row.key}.{column.id}": ((s.id, row.key, i), row.figures[i].ore)
        for s in statements
        for row in s.rows
        for i, column in enumerate(s.columns if row.figures else ())
    }
    for tie in tie_outs(statements):
        left, right = places[tie.left], places.get(tie.right)
        if right is not None and left[1] == right[1]:
            yield left[0], right[0]


def _places(statements: Sequence[Statement]) -> Iterator[tuple[_Place, Figure]]:
    for statement in statements:
        for row in statement.rows:
            for i, figure in enumerate(row.figures):
                yield (statement.id, row.key, i), figure


def _columns(statements: Sequence[Statement]) -> list[str]:
    ids = dict.fromkeys(column.id for s in statements for column in s.columns)
    return sorted(ids, key=lambda column: column not in _FIRST_IDS)


def _column_sums(statements: Sequence[Statement], names: _Names, column: str) -> Iterator[Sum]:
    """The sums of one column, those of the statements before those of the notes to them."""
    notes = [statement for statement in statements if statement.ties_to and statement.rows]
    for statement in statements:
        if not (statement.ties_to or statement.ties or statement.follows):
            yield from _sums(statement, names, column)
    for note in notes:
        yield from _line_sums(note, statements, names, column)
    for note in notes:
        yield from _sums(note, names, column)
    for statement in statements:
        yield from _declared_sums(statement, statements, names, column)


def _later_sums(statements: Sequence[Statement], names: _Names, column: str) -> Iterator[Sum]:
    """The sums of statements that must follow others, once those are printed."""
    for statement in statements:
        if statement.ties or statement.follows:
            yield from _sums(statement, names, column)


def _declared_sums(
    statement: Statement, statements: Sequence[Statement], names: _Names, column: str
) -> Iterator[Sum]:
    """A row that must agree with rows elsewhere is their sum, or comes to zero with them."""
    by_id, ore = {st.id: st for st in statements}, dict(_places(statements))
    for tie in statement.ties:
        references = [(statement.id, tie.row), *((p.split(".", 1)) for p in tie.against)]
        cells = [_place_of(by_id[id_], key, column) for id_, key in references if id_ in by_id]
        known = [cell for cell in cells if cell is not None]
        if len(known) > 1 and known[0][1] == tie.row:
            amounts = [ore[cell].ore or 0 for cell in known]
            left, *right = map(names.of_place, known)
            if tie.reverse and sum(amounts) == 0:
                yield Sum(_ZERO, (left, *right))
            elif not tie.reverse and amounts[0] == sum(amounts[1:]):
                yield Sum(left, tuple(right))


def _line_sums(
    note: Statement, statements: Sequence[Statement], names: _Names, column: str
) -> Iterator[Sum]:
    """The total of a note to several lines is their sum, where the exact amounts agree."""
    places = [place.partition(".") for place in note.ties_to]
    cells = [_place_of(s, key, column) for id_, _, key in places for s in statements if s.id == id_]
    total = _place_of(note, note.rows[-1].key, column) if len(places) > 1 else None
    known = [cell for cell in cells if cell is not None]
    if total is not None and len(known) == len(places):
        yield Sum(names.of_place(total), tuple(map(names.of_place, known)))


def _place_of(statement: Statement, key: str, column: str) -> _Place | None:
    row = next((row for row in statement.rows if row.key == key), None)
    for i, candidate in enumerate(statement.columns if row is not None else ()):
        if candidate.id == column and row is not None and row.figures[i].ore is not None:
            return (statement.id, key, i)
    return None


def _sums(statement: Statement, names: _Names, column: str) -> Iterator[Sum]:
    for i, candidate in enumerate(statement.columns):
        if candidate.id != column:
            continue
        if statement.balanced:
            yield from _both_sides(statement, names, i)
        rows = {row.key: row for row in statement.rows}
        for row in statement.rows:
            cells = [row, *(rows[part] for part in row.parts)]
            if row.kind == "total" and _adds_up(cells, i):
                total, *parts = (names.of_place((statement.id, each.key, i)) for each in cells)
                yield Sum(total, tuple(parts))


def _adds_up(cells: Sequence[StatementRow], i: int) -> bool:
    """Whether a total, the first, is known and is the sum of the others; a typed one may not be."""
    total, *parts = (row.figures[i].ore for row in cells)
    return total is not None and None not in parts and total == sum(ore or 0 for ore in parts)


def _across(statement: Statement, names: _Names) -> Iterator[Sum]:
    """Each row of a column of sums is the sum of its columns, where the exact amounts agree."""
    at = {column.id: i for i, column in enumerate(statement.columns)}
    for i, column in enumerate(statement.columns):
        for row in statement.rows if column.parts else ():
            figures = [row.figures[at[part]] for part in column.parts] if row.figures else []
            total = sum(figure.ore or 0 for figure in figures)
            if figures and row.figures[i].ore == total:
                cells = [(statement.id, row.key, at[part]) for part in column.parts]
                known = [cell for cell, f in zip(cells, figures, strict=True) if f.ore is not None]
                yield Sum(
                    names.of_place((statement.id, row.key, i)), tuple(map(names.of_place, known))
                )


def _both_sides(statement: Statement, names: _Names, i: int) -> Iterator[Sum]:
    roots = [row for row in statement.roots() if row.figures[i].ore is not None]
    if roots and sum(row.figures[i].ore or 0 for row in roots) == 0:
        yield Sum(_ZERO, tuple(names.of_place((statement.id, row.key, i)) for row in roots))


def _print(statement: Statement, names: _Names, rounded: Rounded) -> Statement:
    return statement.with_rows(
        evolve(
            row,
            figures=tuple(
                evolve(figure, printed=_printed(statement, row, i, figure, names, rounded))
                for i, figure in enumerate(row.figures)
            ),
        )
        for row in statement.rows
    )


def _printed(
    statement: Statement,
    row: StatementRow,
    i: int,
    figure: Figure,
    names: _Names,
    rounded: Rounded,
) -> int | None:
    if figure.ore is None:
        return None
    if statement.exact:
        return row.shown(i, figure.ore)
    return row.shown(i, rounded.printed[names.of_place((statement.id, row.key, i))])


def _adjustments(
    statements: Sequence[Statement], names: _Names, rounded: Rounded, unit: Unit
) -> Iterator[Adjustment]:
    adjusted = set(rounded.adjusted)
    for statement in statements:
        for row in statement.rows if not statement.exact else ():
            for i, figure in enumerate(row.figures):
                if figure.ore is None or figure.printed is None:
                    continue
                place = f"{statement.id}.{row.key}.{statement.columns[i].id}"
                if names.of_place((statement.id, row.key, i)) in adjusted:
                    own = row.shown(i, half_up(figure.ore, unit.ore))
                    yield Adjustment(place, figure.ore, figure.printed, own, "adjusted", unit)
                for parts in _sums_printed(statement, row, i):
                    if parts != figure.printed:
                        yield Adjustment(place, figure.ore, figure.printed, parts, "miss", unit)


def _sums_printed(statement: Statement, row: StatementRow, i: int) -> Iterator[int]:
    """What the printed parts of a figure sum to, below it and beside it; none that is not known."""
    at = {column.id: j for j, column in enumerate(statement.columns)}
    beside = [(row, at[part]) for part in statement.columns[i].parts]
    parts = [statement.row(part) for part in row.parts]
    below = [(part, i) for part in parts if _adds_up((row, *parts), i)]
    for cells in (below if row.kind == "total" else [], beside):
        printed = [(part, j, part.figures[j].printed) for part, j in cells]
        known = [part.shown(j, value) for part, j, value in printed if value is not None]
        if cells and len(known) == len(cells):
            yield row.shown(i, sum(known))
