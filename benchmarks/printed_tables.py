"""Valid printed reports of random books, with the identities that hold in them by construction.

Every report has a style of its own: unit, rounding, columns, order, words, signs, how zero and
minus are printed. ``make_report(seed)`` gives tables of whole printed units, and the truth.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import cast

import printed_books as pb
from finsam_ledger.statements.rounding import Sum, round_each, round_footing

Col = str
Key = tuple[str, Col]


@dataclass
class Row:
    """A printed row: cells are whole printed units, None where the column has no figure."""

    label: str
    name: str = ""
    note: str = ""
    cells: list[int | None] = field(default_factory=list)
    keys: list[Key | None] = field(default_factory=list)
    parts: tuple[tuple[int, str], ...] = ()
    sign: int = 1


@dataclass
class Table:
    """A printed table."""

    id: str
    title: str
    heads: list[str]
    cols: list[Col]
    rows: list[Row]
    unit: str
    number: str = ""
    is_note: bool = False
    above: bool = False

    def index(self, name: str) -> int | None:
        """Where the row of a name stands, if it does."""
        return next((i for i, row in enumerate(self.rows) if row.name == name), None)


Spot = tuple[int, int, int]


@dataclass
class Truth:
    """An identity that holds by construction: total = sum of signed parts, within room (units)."""

    total: Spot
    parts: tuple[tuple[int, Spot], ...]
    room: int
    kind: str
    even: bool = False


@dataclass
class Report:
    """A report: tables, truth, and how it is printed."""

    tables: list[Table]
    truths: list[Truth]
    style: "Style"
    year: int


@dataclass
class Style:
    """How a report is printed."""

    unit: str
    footing: bool
    years: int
    budget: str
    group: bool
    total_word: str
    note_costs: int
    statement_costs: int
    deviation: str
    thousands: str
    minus: str
    zero: str
    headings: bool
    above: bool
    short: bool
    form: str
    newest_first: bool


def style_of(rng: Random) -> Style:
    """A random style."""
    return Style(
        unit=rng.choices(("tkr", "kr", "kkr"), (6, 3, 1))[0],
        footing=rng.random() < 0.5,
        years=rng.choice((1, 2, 2, 2, 3)),
        budget=rng.choice(("none", "first", "between", "last")),
        group=rng.random() < 0.2,
        total_word=rng.choice(("Summa", "Summa", "S:a", "Totalt")),
        note_costs=rng.choice((1, -1, -1)),
        statement_costs=rng.choice((1, 1, -1)),
        deviation=rng.choice(("outcome", "budget", "favourable")),
        thousands=rng.choice(("", " ", "\u00a0", "\u202f")),
        minus=rng.choice(("-", "–", "−", "()")),
        zero=rng.choice(("0", "0", "-", "–", "")),
        headings=rng.random() < 0.4,
        above=rng.random() < 0.25,
        short=rng.random() < 0.4,
        form=rng.choice(("toml", "csv")),
        newest_first=rng.random() < 0.6,
    )


ORE = {"kr": 100, "tkr": 100_000, "kkr": 100_000}


@dataclass
class Maker:
    """Makes the tables of one report."""

    rng: Random
    style: Style
    year: int
    areas: tuple[str, ...]
    incomes: tuple[str, ...]
    exact: dict[Key, int]
    outcome_cols: list[Col]
    printed: dict[tuple[str, Key], int] = field(default_factory=dict)

    def sums(self, col: Col) -> list[Sum]:
        """Which quantities add up to which, in a column."""
        tree = {
            "income": self.incomes,
            "costs": self.areas,
            "net": ("income", "costs"),
            "result": ("net", "fin_in", "fin_out"),
            "receivables": pb.RECEIVABLES,
            "prepaid": pb.PREPAID,
            "cash": pb.CASH,
            "assets": ("receivables", "prepaid", "cash"),
            "provisions": pb.PROVISIONS,
            "payables": pb.PAYABLES,
            "accrued": pb.ACCRUED,
            "taxes": pb.TAXES,
            "liabilities": ("payables", "accrued", "taxes"),
            "equity": ("equity_before", "result"),
            **{area: tuple(f"{area}|{n}" for n in pb.NATURES) for area in self.areas},
        }
        known = {name for name, each in self.exact if each == col}
        found = [
            Sum((total, col), tuple((part, col) for part in parts))
            for total, parts in tree.items()
            if total in known and all(part in known for part in parts)
        ]
        if "assets" in known:
            sides = tuple((name, col) for name in ("equity", "provisions", "liabilities"))
            found.append(Sum(("assets", col), sides))
        return found

    def round_all(self) -> None:
        """Print every quantity in the report's unit and in kronor."""
        cols = sorted({col for _, col in self.exact})
        exact = cast("dict[Hashable, int]", self.exact)
        for unit in {self.style.unit, "kr"}:
            sums = [self.sums(col) for col in cols]
            every = [each for one in sums for each in one]
            made = (
                round_footing(exact, sums, ORE[unit])
                if self.style.footing
                else round_each(exact, every, ORE[unit])
            )
            for key, value in made.printed.items():
                self.printed[unit, key] = value  # type: ignore[index]

    def value(self, unit: str, key: Key) -> int | None:
        """What is printed of a quantity."""
        return self.printed.get((unit, key))

    def alias(self, name: str, col: Col) -> Key:
        """The quantity behind a name: an opening is the year before's closing."""
        return (name, col)

    def row(
        self, label: str, name: str, cols: Sequence[Col], unit: str, sign: int = 1, note: str = ""
    ) -> Row:
        """A row of a quantity over columns."""
        keys = [self.alias(name, col) for col in cols]
        values = [self.value(unit, key) for key in keys]
        cells = [None if value is None else sign * value for value in values]
        kept = [key if value is not None else None for key, value in zip(keys, values, strict=True)]
        return Row(label, name, note, cells, kept, sign=sign)

    def total_label(self, of: str = "") -> str:
        """A total's label in the report's words."""
        return f"{self.style.total_word} {of}".strip()

    def short(self, label: str) -> str:
        """A label as a narrow column has it."""
        if not self.style.short:
            return label
        for long, brief in (
            ("Upplupna kostnader och förutbetalda intäkter", "Uppl kostn och förutbet int"),
            ("Förutbetalda kostnader och upplupna intäkter", "Förutbet kostn och uppl int"),
            ("Kortfristiga", "Kortfr"),
        ):
            label = label.replace(long, brief)
        return label


def head_of(col: Col, word: str) -> str:
    """How a column is headed."""
    kind, _, rest = col.partition(":")
    if kind == "budget":
        return f"Budget {rest}"
    if kind == "group":
        return f"Koncern {rest}"
    if kind == "deviation":
        return "Avvikelse"
    return f"{word} {rest}".strip()
