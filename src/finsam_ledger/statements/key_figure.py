"""Key figures (nyckeltal): a ratio or a sum of figures that stand elsewhere, exact and told apart.

A ratio is an exact fraction of öre and is rounded once, half up, when it is printed. Each of its
figures keeps its source, so that a key figure is taken apart down to the vouchers as well.
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import field, frozen

from finsam_ledger.errors import UnknownNameError
from finsam_ledger.numbers import half_up
from finsam_ledger.statements.columns import Source
from finsam_ledger.statements.evaluate import ColumnSpec, source_of
from finsam_ledger.statements.figure import Column, Figure, Statement, StatementRow
from finsam_ledger.statements.reference import (
    find_figure,
    find_row,
    fold,
    names_column,
    unknown_name,
)
from finsam_ledger.terms import Text

PERCENT = 100
_MINUS = "-"
DAYS = {
    "period.days": Text("Dagar i perioden", "Days of the period"),
    "year.days": Text("Dagar i året", "Days of the year"),
}
"""What may be referred to that is no figure of a statement."""


@frozen
class KeyFigureSpec:
    """A key figure as declared (nyckeltal).

    Args:
        id: Its name, "soliditet".
        title: What is printed.
        numerator: References to figures, as printed, each with "-" before it to take it away.
        denominator: What the numerator is a share of; empty for a key figure that is an amount.
        decimals: How many decimals a share is printed with, in percent.
        source: Law, recommendation or custom that it follows.
        where: File and line where it is declared, for messages.
    """

    id: str
    title: Text
    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()
    decimals: int = 1
    source: str = ""
    where: str = field(default="", eq=False)


@frozen
class KeyPart:
    """A figure that a key figure is made of (del av ett nyckeltal).

    Args:
        place: Its address, "balance_sheet.equity.actual".
        label: Statement and row, in words.
        value: What it adds, as its row is shown and turned where the reference says so: öre, or
            days; None when it is not known.
        figure: The figure itself; None for days.
        source: What measured it; None for days.
        turned: Whether ``value`` is the other sign of what ``figure`` holds on the debit side.
    """

    place: str
    label: Text
    value: int | None
    figure: Figure | None = None
    source: Source | None = field(default=None, eq=False, repr=False)
    turned: bool = False


@frozen
class KeyValue:
    """A key figure in one column (nyckeltalets värde).

    Args:
        numerator: Its parts.
        denominator: The parts below the line; none for an amount.
        printed: Percent times ten to the power of the decimals, or whole units; None when it is not
            known, or nothing is divided by.
    """

    numerator: tuple[KeyPart, ...]
    denominator: tuple[KeyPart, ...]
    printed: int | None


@frozen
class KeyFigure:
    """A key figure with its values (nyckeltal med värden), one a column."""

    spec: KeyFigureSpec
    columns: tuple[Column, ...]
    values: tuple[KeyValue, ...]

    @property
    def is_share(self) -> bool:
        """Whether it is a share in percent (andel), and no amount."""
        return bool(self.spec.denominator)

    @property
    def decimals(self) -> int:
        """How many decimals it is printed with (decimaler)."""
        return self.spec.decimals if self.is_share else 0


def headings(known: Sequence[KeyFigure]) -> tuple[Text, ...]:
    """What stands above the columns of a table of them (kolumnrubriker), each once.

    A balance is compared with the end of last year and a flow with the same months, so key figures
    of one table may have different headings.
    """
    return tuple(dict.fromkeys(column.label for each in known for column in each.columns))


@frozen
class Figures:
    """Where key figures find what they refer to (underlag för nyckeltal).

    Args:
        statements: Statements and notes with every column there is.
        columns: Their columns with sources, by statement id.
        days: The days of the period and the year in each column, "period.days.actual".
        unit_ore: How many öre one printed unit is.
    """

    statements: Sequence[Statement]
    columns: Mapping[str, Sequence[ColumnSpec]]
    days: Mapping[str, int]
    unit_ore: int

    def key_figure(self, spec: KeyFigureSpec, columns: Sequence[Column]) -> KeyFigure:
        """A key figure in each of the columns (nyckeltal).

        Raises:
            UnknownNameError: A reference names no figure.
        """
        return KeyFigure(spec, tuple(columns), tuple(self._value(spec, c.id) for c in columns))

    def _value(self, spec: KeyFigureSpec, column: str) -> KeyValue:
        upper = tuple(self._part(reference, column) for reference in spec.numerator)
        lower = tuple(self._part(reference, column) for reference in spec.denominator)
        return KeyValue(upper, lower, self._printed(spec, upper, lower))

    def _printed(
        self, spec: KeyFigureSpec, upper: Sequence[KeyPart], lower: Sequence[KeyPart]
    ) -> int | None:
        values, divisors = [p.value for p in upper], [p.value for p in lower]
        if None in values or None in divisors:
            return None
        total, whole = (sum(v for v in each if v is not None) for each in (values, divisors))
        if not lower:
            return half_up(total, self.unit_ore)
        if not whole:
            return None
        scaled = total * PERCENT * 10**spec.decimals
        return half_up(scaled if whole > 0 else -scaled, abs(whole))

    def _part(self, reference: str, column: str) -> KeyPart:
        name = reference.removeprefix(_MINUS)
        turned = name != reference
        if name in DAYS:
            days = self.days.get(f"{name}.{column}")
            value = -days if turned and days is not None else days
            return KeyPart(f"{name}.{column}", DAYS[name], value)
        statement, row, i = self._find(name, column)
        return self._figure_part(statement, row, i, turned=turned)

    def _find(self, name: str, column: str) -> tuple[Statement, StatementRow, int | None]:
        """The row in this column; a reference that names its own column is of the first only.

        A column that the report could have had, as that of a budget there is none of, is unknown.
        """
        try:
            statement, row = find_row(name, self.statements)
        except UnknownNameError:
            return self._find_in(name, column)
        ids = [each.id for each in statement.columns]
        return statement, row, ids.index(column) if column in ids else None

    def _find_in(self, name: str, column: str) -> tuple[Statement, StatementRow, int | None]:
        try:
            statement, row, i = find_figure(name, self.statements)
        except UnknownNameError:
            head, _, last = name.rpartition(".")
            if not names_column(last):
                raise
            return (*find_row(head, self.statements), None)
        return statement, row, i if column == "actual" else None

    def _figure_part(
        self, statement: Statement, row: StatementRow, i: int | None, *, turned: bool
    ) -> KeyPart:
        sv, en = f"{statement.title.sv}: {row.label.sv}", f"{statement.title.en}: {row.label.en}"
        place = f"{statement.id}.{row.key}"
        if i is None:
            return KeyPart(place, Text(sv, en), None)
        figure, column = row.figures[i], statement.columns[i]
        label = Text(f"{sv}, {column.label.sv}", f"{en}, {column.label.en}")
        sign = row.shown(i, -1 if turned else 1)
        value = None if figure.ore is None else sign * figure.ore
        source = source_of(self.columns[statement.id], column)
        return KeyPart(f"{place}.{column.id}", label, value, figure, source, sign < 0)


def parts_of(key_figure: KeyFigure) -> Iterator[KeyPart]:
    """Every part of a key figure in every column (delar)."""
    for value in key_figure.values:
        yield from (*value.numerator, *value.denominator)


def is_key_figure(reference: str) -> bool:
    """Whether a reference names a key figure, "nyckeltal.soliditet" (nyckeltal)."""
    return fold(reference.partition(".")[0]) in {"nyckeltal", "key_figures"}


def find_key_figure(reference: str, known: Sequence[KeyFigure]) -> tuple[KeyFigure, int]:
    """The key figure and column that a reference names; without a column the first (nyckeltal).

    Raises:
        UnknownNameError: There is no such key figure or column.
    """
    _, name, column = [*reference.split("."), "", ""][:3]
    for each in known:
        titles = {fold(each.spec.id), fold(each.spec.title.sv), fold(each.spec.title.en)}
        if fold(name) not in titles:
            continue
        for i, candidate in enumerate(each.columns):
            labels = (candidate.id, candidate.label.sv, candidate.label.en)
            if not column or fold(column) in map(fold, labels):
                return each, i
        raise unknown_name("kolumnen", "column", column, [each.id for each in each.columns])
    raise unknown_name("nyckeltalet", "key figure", name, [each.spec.id for each in known])
