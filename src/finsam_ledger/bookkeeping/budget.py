"""The budget (budget) as books of its own, so that a budget column is asked like any other.

Each row of a budget becomes one voucher a month on the same accounts and objects as the books,
against one account that no statement shows. A budgeted figure can thus be measured over any
months, split by object and taken apart just as a booked one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
from finsam_ledger.numbers import parse_ore

_COLUMNS = ("konto", "projekt", "text")


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
        A ledger that holds nothing but the budget, each amount on the last day of its month.
    """
    months = list(books.year.months())
    vouchers = (voucher for row in rows for voucher in _vouchers(row, months))
    return evolve(
        books,
        accounts={**books.accounts, COUNTER_ACCOUNT: COUNTER},
        opening={},
        reported={},
        rejected=(),
        journal=Journal().append(vouchers),
        balances=None,
    )


def _vouchers(row: BudgetRow, months: Sequence[Period]) -> Iterator[Voucher]:
    for month, ore in zip(months, row.months, strict=True):
        lines = (Line(row.account, ore, row.objects), Line(COUNTER_ACCOUNT, -ore))
        yield Voucher(month.end, lines, COUNTER_ACCOUNT, "", row.text, source_line=row.line)


def read_budget(text: str, where: str, books: Ledger) -> tuple[BudgetRow, ...]:
    """A budget from CSV text (läs budget).

    The columns are ``konto;projekt;belopp;text``, or the twelve months ``jan`` to ``dec`` instead
    of ``belopp``. Amounts are kronor as people write them, income and costs both positive; a year's
    amount is spread evenly over the months, exact to the öre.

    Args:
        text: The file's text.
        where: Its name, for messages.
        books: The books, whose accounts and projects the rows must be among.

    Raises:
        ConfigurationError: A column is missing, an amount cannot be read, or an account or project
            is unknown; every such row is told with its line.
    """
    rows = table(text, where, _COLUMNS)
    return tuple(read_rows(rows, where, lambda row, line: _row(row, line, books)))


def _row(row: Mapping[str, str], line: int, books: Ledger) -> BudgetRow:
    account, objects, sign = posting(row, books)
    count = len(list(books.year.months()))
    monthly = set(MONTHS) <= row.keys()
    amounts = (
        [parse_ore(row[month] or "0") for month in MONTHS[:count]]
        if monthly
        else allocate(parse_ore(row["belopp"]), [1] * count)
    )
    return BudgetRow(account, tuple(sign * ore for ore in amounts), objects, row["text"], line)
