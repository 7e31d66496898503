"""Figures (tal) and statements: exact öre that know what they measure."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from attrs import evolve, field, frozen

from finsam_ledger.core.dimension import PREDECESSORS
from finsam_ledger.statements.layout import ObjectSelection, Side, Tie
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text


class Term(NamedTuple):
    """What one account gives to a figure (beståndsdel).

    ``start`` None means everything up to ``end``: a closing balance; an opening balance is the
    closing one of the day before. ``weight`` -1 turns the account's sign, as a cash-flow statement
    does: what is credited elsewhere came in as cash.
    """

    account: str
    start: date | None
    end: date
    objects: ObjectSelection | None = None
    weight: int = 1

    @property
    def is_brought_in(self) -> bool:
        """Whether it is what predecessors brought in (ingående från föregångare)."""
        of_predecessors = self.objects is not None and self.objects.dimension == PREDECESSORS
        return of_predecessors and self.start is None

    @property
    def order(self) -> tuple[str, str]:
        """What terms are sorted by, so that they stand alike in every run (ordning)."""
        taken = self.objects
        objects = f"{taken.dimension} {sorted(taken.codes)} {taken.exclude}" if taken else ""
        return self.account, f"{self.start} {self.end} {self.weight} {objects}"


Terms: TypeAlias = frozenset[Term]


def merged(parts: Iterable[Terms]) -> Terms:
    """The terms together, an opening and the movement after it joined into a closing balance.

    What one part takes with one sign and another with the other sign is gone from the whole.
    """
    weights: dict[Term, int] = {}
    for part in parts:
        for term in part:
            plain = _weighing(term, 1)
            weights[plain] = weights.get(plain, 0) + term.weight
    ends = {(t.account, t.end): t for t in weights if t.start is None}
    for term in [t for t in weights if t.start is not None and t.objects is None] if ends else ():
        before = ends.get((term.account, _day_before(term.start)))
        if before is not None and weights[before] == weights[term]:
            weights[Term(term.account, None, term.end)] = weights.pop(term)
            del weights[before]
    return frozenset(_weighing(term, weight) for term, weight in weights.items() if weight)


def _weighing(term: Term, weight: int) -> Term:
    return term if term.weight == weight else term._replace(weight=weight)


def _day_before(day: date | None) -> date:
    assert day is not None  # noqa: S101 the caller chose terms with a start
    return date.fromordinal(day.toordinal() - 1)


@frozen
class Column:
    """A column of a statement (kolumn).

    Args:
        id: Name that scripts rely on: actual, previous, opening, movement, closing.
        label: What is printed above it.
        favourable: Whether what is better is positive whatever the row's side, as in a deviation
            from budget.
        parts: The columns that it is the sum of (summakolumn); none for any other.
        stated: The report that its figures are copied from (angiven källa), as it is printed; None
            where they are computed from the books.
    """

    id: str
    label: Text
    favourable: bool = False
    parts: tuple[str, ...] = ()
    stated: Text | None = None


@frozen
class Figure:
    """A figure of a statement (tal).

    Args:
        ore: The exact amount in öre, debit positive; None when it is not known.
        terms: What it measures: the same terms are the same quantity, wherever they are printed.
            A figure that somebody typed measures nothing.
        printed: What is printed, in the statement's unit and on the row's side.
        side: The side shown positive where it is not the row's.
    """

    ore: int | None
    terms: Terms = frozenset()
    printed: int | None = None
    side: Side | None = None


@frozen
class StatementRow:
    """A row of a statement with its figures (rad).

    Args:
        key: The row's name within the statement.
        label: What is printed.
        kind: "heading", "accounts" or "total", as in bokslut.json.
        side: The side shown positive.
        level: Indentation; 0 is the outermost.
        figures: One a column; none for a heading.
        parts: The rows that a total sums.
        note: The number of the note that specifies the row, empty when there is none.
        memo: Whether it is an of-which row (varav), which no sum counts.
    """

    key: str
    label: Text
    kind: str
    side: Side = Side.DEBIT
    level: int = 1
    figures: tuple[Figure, ...] = ()
    parts: tuple[str, ...] = ()
    note: str = ""
    memo: bool = False

    def shown(self, column: int, value: int) -> int:
        """A value of a column as it is printed, and a printed one back on the debit side."""
        return (self.figures[column].side or self.side).shown(value)


@frozen
class Statement:
    """A statement or note with its figures (uppställning med tal).

    Args:
        id: Statement id, "income_statement".
        title: What is printed above it.
        columns: Its columns.
        rows: Its rows.
        source: Law or practice that it follows.
        balanced: Whether its outermost rows sum to zero (the balance sheet and trial balance).
        exact: Whether it is printed in kronor and öre whatever the unit.
        number: The number of a note; empty for a statement.
        ties_to: For a note: the statement rows that it specifies, "balance_sheet.cash".
        ties: Rows that must agree with rows of other statements.
        unit: Its own unit, None for that of the report.
        follows: Whether it is rounded after the other statements and notes, and keeps what they
            print of the same quantities.
        text: The words of a note of fixed text; None for all others.
    """

    id: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[StatementRow, ...]
    source: str = ""
    balanced: bool = False
    exact: bool = False
    number: str = ""
    ties_to: tuple[str, ...] = field(default=())
    ties: tuple[Tie, ...] = ()
    unit: Unit | None = None
    follows: bool = False
    text: Text | None = None

    def unit_or(self, unit: Unit) -> Unit:
        """The unit that it is printed in (enhet): its own, or else the report's."""
        return self.unit or unit

    def row(self, key: str) -> StatementRow:
        """The row of a key.

        Raises:
            KeyError: There is none.
        """
        for row in self.rows:
            if row.key == key:
                return row
        raise KeyError(key)

    def figure(self, key: str, column: str = "actual") -> Figure:
        """The figure of a row and column (tal).

        Raises:
            KeyError: There is no such row or column.
        """
        row = self.row(key)
        for i, candidate in enumerate(self.columns):
            if candidate.id == column:
                return row.figures[i]
        raise KeyError(column)

    def roots(self) -> Iterator[StatementRow]:
        """The rows that are part of no total (yttersta raderna), of-which rows apart."""
        parts = {part for row in self.rows for part in row.parts}
        amounts = (row for row in self.rows if row.kind != "heading" and not row.memo)
        return (row for row in amounts if row.key not in parts)

    def with_rows(self, rows: Iterable[StatementRow]) -> "Statement":
        """The same statement with other rows."""
        return evolve(self, rows=tuple(rows))
