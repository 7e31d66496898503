"""The budget (budget) as books of its own, so that a budget column is asked like any other.

Each row of a budget becomes one voucher a month on the same accounts and objects as the books,
against one account that no statement shows. A budgeted figure can thus be measured over any
months, split by object and taken apart just as a booked one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from attrs import evolve, frozen

from finsam_ledger.bookkeeping.plan_file import (
    COUNTER,
    COUNTER_ACCOUNT,
    MONTHS,
    posting,
    read_rows,
    table,
)
from finsam_ledger.core.amount import allocate
from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.core.voucher import Line, Voucher
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.numbers import parse_ore
from finsam_ledger.terms import Text

COLUMNS = ("konto", "projekt", "text")
Spreads: TypeAlias = Mapping[str, Sequence[int]]
NO_SPREADS: Spreads = MappingProxyType({})


@frozen
class BudgetRow:
    """A row of a budget (budgetrad).

    Args:
        account: Account number.
        months: Öre of each month of the year, debit positive.
        objects: What it is budgeted on.
        text: What it is for.
        line: The line of the file that it was read from; 0 when it was not.

    >>> BudgetRow("5010", (100,) * 12).ore
    1200
    """

    account: str
    months: tuple[int, ...]
    objects: Objects = ()
    text: str = ""
    line: int = 0

    @property
    def ore(self) -> int:
        """The whole year's amount, debit positive (årsbelopp)."""
        return sum(self.months)


def budget_books(books: Ledger, rows: Iterable[BudgetRow]) -> Ledger:
    """The budget as books over the same year, accounts and objects (budgetens bok).

    Args:
        books: The books that the budget is for.
        rows: The budget.

    Returns:
        A ledger that opens as the books do and holds nothing but the budget, each amount on the
        last day of its month.
    """
    months = list(books.year.months())
    vouchers = (voucher for row in rows for voucher in _vouchers(row, months))
    return evolve(
        books,
        accounts={**books.accounts, COUNTER_ACCOUNT: COUNTER},
        reported={},
        rejected=(),
        journal=Journal().append(vouchers),
        balances=None,
    )


def _vouchers(row: BudgetRow, months: Sequence[Period]) -> Iterator[Voucher]:
    for month, ore in zip(months, row.months, strict=True):
        if ore or not any(row.months):
            lines = (Line(row.account, ore, row.objects), Line(COUNTER_ACCOUNT, -ore))
            yield Voucher(month.end, lines, COUNTER_ACCOUNT, "", row.text, source_line=row.line)


def read_budget(
    text: str, where: str, books: Ledger, spreads: Spreads = NO_SPREADS
) -> tuple[BudgetRow, ...]:
    """A budget from CSV text (läs budget).

    The columns are ``konto;projekt;belopp;text``, or the twelve months ``jan`` to ``dec`` instead
    of ``belopp``. Amounts are kronor as people write them, income and costs both positive. A year's
    amount is spread evenly over the months, or by the weights that a column ``fordelning`` names,
    exact to the öre.

    Args:
        text: The file's text.
        where: Its name, for messages.
        books: The books, whose accounts and projects the rows must be among.
        spreads: Weights per month, by name.

    Raises:
        ConfigurationError: A column is missing, an amount cannot be read, or an account or project
            is unknown; every such row is told with its line.
    """
    return budget_rows(table(text, where, COLUMNS), where, books, spreads)


def budget_rows(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    where: str,
    books: Ledger,
    spreads: Spreads = NO_SPREADS,
) -> tuple[BudgetRow, ...]:
    """A budget from the rows of any table (budgetrader): line number and cells by column.

    Raises:
        ConfigurationError: Some rows cannot be followed; each is told with its line.
    """
    return tuple(read_rows(rows, where, lambda row, line: _row(row, line, books, spreads)))


def _row(row: Mapping[str, str], line: int, books: Ledger, spreads: Spreads) -> BudgetRow:
    account, objects, sign = posting(row, books)
    count = len(list(books.year.months()))
    if set(MONTHS) <= row.keys():
        amounts = tuple(parse_ore(row[month] or "0") for month in MONTHS[:count])
    else:
        weights = _weights(row.get("fordelning", ""), count, spreads)
        amounts = allocate(parse_ore(row["belopp"]), weights)
    return BudgetRow(account, tuple(sign * ore for ore in amounts), objects, row["text"], line)


def _weights(name: str, count: int, spreads: Spreads) -> Sequence[int]:
    if not name:
        return [1] * count
    if name not in spreads:
        known = ", ".join(spreads) or "–"
        raise ConfigurationError(
            Text(f"det finns ingen fördelning ”{name}”", f'there is no spread "{name}"'),
            Text(
                f"Beskriv den i [[fordelning]] i bokslut.toml. De som finns är {known}",
                f"Describe it in [[fordelning]] in bokslut.toml. Those there are: {known}",
            ),
        )
    return spreads[name][:count]


def proved_weights(name: str, weights: Sequence[int]) -> tuple[int, ...]:
    """Weights of the twelve months that an amount can be spread by (fördelningsnyckel).

    Raises:
        ConfigurationError: They are not twelve, one is negative, or all are zero.

    >>> proved_weights("kvartal", [1, 0, 0] * 4)
    (1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0)
    """
    if len(weights) != len(MONTHS) or min(weights) < 0 or not any(weights):
        raise ConfigurationError(
            Text(
                f"fördelningen ”{name}” har inte tolv vikter att fördela efter",
                f'spread "{name}" has not twelve weights to spread by',
            ),
            Text(
                "Skriv en vikt för varje månad, 0 eller mer, till exempel "
                "[1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0] för kvartal",
                "Write a weight for each month, 0 or more, for instance "
                "[1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0] for quarters",
            ),
        )
    return tuple(weights)
