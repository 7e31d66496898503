"""Layouts (uppställningar): the rows of a statement as data, proved before any figure."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from typing import TypeAlias

from attrs import field, frozen

from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.line import AccountHome, CashFlowClass, StatementLine
from finsam_ledger.errors import LayoutError
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text


class Measure(StrEnum):
    """What is measured of an account (mått)."""

    OPENING = "ingaende"
    MOVEMENT = "rorelse"
    CLOSING = "utgaende"


class Side(StrEnum):
    """The side on which a row is shown positive (sida)."""

    DEBIT = "debet"
    CREDIT = "kredit"

    def shown(self, value: int) -> int:
        """A value as it is printed on this side."""
        return value if self is Side.DEBIT else -value


class Sign(StrEnum):
    """The signs that a statement's figures are printed with (tecken).

    ``NATURAL`` shows each row on the side that its layout says. ``INCOME_NEGATIVE`` prints costs
    without sign and income with minus, and changes statements of the result only. ``LEDGER``
    prints every row as it is booked: debit plus, credit minus.
    """

    NATURAL = "naturliga"
    INCOME_NEGATIVE = "intakter_minus"
    LEDGER = "bokforing"


class Covers(StrEnum):
    """What the statement holds in full (täckning): the result, the balance, all cash, or none.

    All cash is either every other account, turned (the indirect method), or every counter-entry of
    cash, turned (the direct one).
    """

    RESULT = "resultat"
    BALANCE = "balans"
    CASH_FLOW = "kassaflode"
    DIRECT_CASH_FLOW = "direkt_kassaflode"
    NOTHING = "inget"


class Listing(StrEnum):
    """A table whose rows come from the books instead of the layout (lista)."""

    ACCOUNTS = "konton"
    GENERAL_LEDGER = "huvudbok"
    JOURNAL = "grundbok"


class Show(StrEnum):
    """When a row is printed (visa): always, or only when some account there is used."""

    ALWAYS = "alltid"
    USED = "vid_belopp"


@frozen
class ObjectSelection:
    """Lines booked on certain objects (urval på objekt).

    Args:
        dimension: The dimension, "6" for projekt.
        codes: The object codes; "" stands for lines without an object there.
        exclude: Whether all other lines are meant instead.
    """

    dimension: str
    codes: frozenset[str]
    exclude: bool = False

    def intersection(self, other: "ObjectSelection") -> "ObjectSelection":
        """What both take of one dimension (gemensamma objekt).

        >>> ten = ObjectSelection("6", frozenset({"10"}))
        >>> ten.intersection(ObjectSelection("6", frozenset({"10"}), exclude=True)).codes
        frozenset()
        """
        if self.exclude and other.exclude:
            return ObjectSelection(self.dimension, self.codes | other.codes, exclude=True)
        if self.exclude:
            return ObjectSelection(self.dimension, other.codes - self.codes)
        kept = self.codes - other.codes if other.exclude else self.codes & other.codes
        return ObjectSelection(self.dimension, kept)


@frozen
class Selection:
    """The accounts of a row (urval): by interval, by statement line, or both.

    Args:
        accounts: Intervals of account numbers.
        lines: Lines of the chart.
        objects: Only lines on certain objects; None takes every line.
        cash_flow: Cash-flow classes of the chart.
    """

    accounts: tuple[AccountRange, ...] = ()
    lines: frozenset[StatementLine] = frozenset()
    objects: ObjectSelection | None = None
    cash_flow: frozenset[CashFlowClass] = frozenset()

    def takes(self, number: str, home: AccountHome) -> bool:
        """Whether an account of this number and home belongs to the row."""
        if home.line in self.lines or home.cash_flow in self.cash_flow:
            return True
        return any(number in accounts for accounts in self.accounts)


@frozen
class HeadingRow:
    """A row of words only (rubrikrad)."""

    key: str
    label: Text
    level: int = 1


@frozen
class AccountRow:
    """A row that sums accounts (kontorad).

    Args:
        key: Its name within the layout.
        label: What is printed.
        selection: Which accounts.
        measure: Opening, movement or closing.
        side: The side shown positive.
        show: Always, or only when used.
        level: Indentation.
        memo: An of-which row (varav): printed, but in no total and not counted in the coverage.
        reverse: Whether the accounts count with the other sign (vänd), as in a cash flow.
            In a layout that covers the result or the balance, a row of objects must be one.
    """

    key: str
    label: Text
    selection: Selection
    measure: Measure
    side: Side
    show: Show = Show.ALWAYS
    level: int = 2
    memo: bool = False
    reverse: bool = False


@frozen
class TotalRow:
    """A row that sums earlier rows (summarad), never accounts of its own."""

    key: str
    label: Text
    parts: tuple[str, ...]
    side: Side
    show: Show = Show.ALWAYS
    level: int = 1


Row: TypeAlias = HeadingRow | AccountRow | TotalRow


@frozen
class Tie:
    """A row that must agree with rows of another statement (avstämning mot annan uppställning).

    Args:
        row: The row.
        against: Rows of other statements, "balance_sheet.cash"; those that are not printed are
            left out, and without any of them there is nothing to agree with.
        reverse: Whether they are its opposite in debit and credit.
    """

    row: str
    against: tuple[str, ...]
    reverse: bool = False


@frozen(cache_hash=True)
class Layout:
    """The rows of a statement as data (uppställning).

    Args:
        name: The layout's own name, "resultatrakning".
        id: The statement it makes, "income_statement"; scripts rely on it.
        title: What is printed above it.
        source: Law or practice that it follows.
        covers: What it must hold in full.
        rows: Its rows in order; none for a listing.
        listing: The kind of listing when its rows come from the books.
        valid_from: First fiscal year of the wording.
        valid_to: Last fiscal year of the wording, None while it is in force.
        exact: Whether it is printed in kronor and öre whatever the unit.
        where: The file that it was read from, for messages; empty for a shipped one.
        ties: Rows that must agree with rows of other statements.
        three_balances: Whether every row shows opening, movement and closing (balansrapport).
        unit: Its own unit, None for that of the report.
        columns: Names of its own columns; none for those of the report.
        sign: Its own signs, None for those of the report.
        years: How many years it shows side by side (flerårsöversikt); 0 for the report's columns.

    Raises:
        LayoutError: A key stands twice, a total names an unknown, later or of-which row, a row is
            a part of two totals, or a row of objects stands in a statement that must be covered.
    """

    name: str
    id: str
    title: Text
    source: str = ""
    covers: Covers = Covers.NOTHING
    rows: tuple[Row, ...] = field(default=())
    listing: Listing | None = None
    valid_from: int = 0
    valid_to: int | None = None
    exact: bool = False
    where: str = field(default="", eq=False)
    ties: tuple[Tie, ...] = ()
    three_balances: bool = False
    unit: Unit | None = None
    columns: tuple[str, ...] = ()
    sign: Sign | None = None
    years: int = 0

    def __attrs_post_init__(self) -> None:
        problem = next(chain(_problems(self.rows), _object_problems(self)), None)
        if problem is not None:
            error = LayoutError(problem[1], None, self.where or self.name)
            error.row = problem[0]
            raise error

    @property
    def turned(self) -> bool:
        """Whether every row is shown on the debit side (bokföringens tecken)."""
        result = self.covers not in (Covers.BALANCE, Covers.CASH_FLOW)
        return self.sign is Sign.LEDGER or (self.sign is Sign.INCOME_NEGATIVE and result)

    def valid_in(self, year: int) -> bool:
        """Whether the wording holds for a fiscal year that ends in ``year``."""
        return self.valid_from <= year and (self.valid_to is None or year <= self.valid_to)


def _object_problems(layout: Layout) -> Iterator[tuple[str, Text]]:
    for row in layout.rows if layout.covers is not Covers.NOTHING else ():
        if isinstance(row, AccountRow) and row.selection.objects is not None and not row.memo:
            text = Text(
                f"raden ”{row.key}” tar bara vissa objekt, men uppställningen ska ta varje konto "
                "helt. Skriv varav = true",
                f'row "{row.key}" takes certain objects only, but the layout must take each '
                "account in full. Write varav = true",
            )
            yield row.key, text


def _problems(rows: tuple[Row, ...]) -> Iterator[tuple[str, Text]]:
    """What is wrong, with the key of the row where it is."""
    seen: set[str] = set()
    totalled: dict[str, str] = {}
    keys = {row.key for row in rows}
    memos = {row.key for row in rows if isinstance(row, AccountRow) and row.memo}
    for row in rows:
        if row.key in seen:
            text = Text(
                f"raden ”{row.key}” finns två gånger. Ge varje rad en egen nyckel",
                f'row "{row.key}" stands twice. Give each row a key of its own',
            )
            yield row.key, text
        if isinstance(row, TotalRow):
            for part in row.parts:
                for text in _part_problems(row.key, part, keys, seen):
                    yield row.key, text
                if part in memos:
                    yield row.key, _counts_memo(row.key, part)
                if part in totalled:
                    yield row.key, _summed_twice(part, totalled[part], row.key)
                totalled[part] = row.key
        seen.add(row.key)


def _counts_memo(total: str, part: str) -> Text:
    return Text(
        f"summan ”{total}” räknar in varav-raden ”{part}”. Ta bort den ur summan",
        f'total "{total}" counts of-which row "{part}". Take it out of the total',
    )


def _summed_twice(part: str, first: str, second: str) -> Text:
    return Text(
        f"raden ”{part}” summeras både i ”{first}” och i ”{second}”. "
        "Låt den senare summan bygga på den tidigare",
        f'row "{part}" is summed both in "{first}" and in "{second}". '
        "Let the later total build on the earlier one",
    )


def _part_problems(total: str, part: str, keys: set[str], seen: set[str]) -> Iterator[Text]:
    if part not in keys:
        yield Text(
            f"summan ”{total}” räknar in raden ”{part}” som inte finns. "
            f"Raderna är {', '.join(sorted(keys))}",
            f'total "{total}" counts row "{part}", which does not exist. '
            f"The rows are {', '.join(sorted(keys))}",
        )
    elif part not in seen:
        yield Text(
            f"summan ”{total}” räknar in raden ”{part}” som står senare. Flytta ned summan",
            f'total "{total}" counts row "{part}", which comes later. Move the total down',
        )
