"""The budget (budget) as books of its own, so that a budget column is asked like any other.

Each row of a budget becomes one voucher a month on the same accounts and objects as the books,
against one account that no statement shows. A budgeted figure can thus be measured over any
months, split by object and taken apart just as a booked one.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from attrs import evolve, frozen

from finsam_ledger.core.account import Account, AccountKind
from finsam_ledger.core.amount import allocate
from finsam_ledger.core.dimension import ObjectRef, Objects
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.core.voucher import Line, Voucher
from finsam_ledger.errors import ConfigurationError, FinsamError
from finsam_ledger.numbers import parse_ore
from finsam_ledger.terms import Text

COUNTER_ACCOUNT = "BUDGET"
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_COLUMNS = ("konto", "projekt", "belopp", "text")
_PROJECT = "6"
_SHOWN = 10


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
    counter = {COUNTER_ACCOUNT: Account(COUNTER_ACCOUNT, "Budget", AccountKind.LIABILITY)}
    return evolve(
        books,
        accounts={**books.accounts, **counter},
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
    reader = csv.DictReader(StringIO(text.lstrip("\ufeff")), delimiter=";")
    monthly = set(MONTHS) <= set(reader.fieldnames or ())
    missing = [n for n in _COLUMNS if n not in (reader.fieldnames or ()) and n != "belopp"]
    if missing or not (monthly or "belopp" in (reader.fieldnames or ())):
        raise ConfigurationError(
            Text(
                f"första raden saknar {', '.join(missing or ['belopp'])}",
                f"the first line lacks {', '.join(missing or ['belopp'])}",
            ),
            Text(
                "Skriv konto;projekt;belopp;text, eller månaderna jan till dec i stället för "
                "belopp",
                "Write konto;projekt;belopp;text, or the months jan to dec instead of belopp",
            ),
            f"{where} rad 1",
        )
    rows, problems = [], []
    for row in reader:
        try:
            rows.append(_row(row, reader.line_num, books, monthly=monthly))
        except FinsamError as error:
            problems.append((reader.line_num, error))
    if problems:
        raise _refused(problems, where)
    return tuple(rows)


def _row(row: Mapping[str, str | None], line: int, books: Ledger, *, monthly: bool) -> BudgetRow:
    account, project = (row["konto"] or "").strip(), (row["projekt"] or "").strip()
    group = books.chart.group_of(account)
    if group is None:
        raise ConfigurationError(
            Text(
                f"kontot ”{account}” finns inte i kontoplanen {books.chart.name}",
                f'account "{account}" is not in the chart {books.chart.name}',
            ),
            Text("Rätta kontonumret", "Mend the account number"),
        )
    objects = (ObjectRef(_PROJECT, project),) if project else ()
    if objects and objects[0] not in books.objects:
        raise _unknown_project(project, books)
    sign = -1 if group.kind is AccountKind.INCOME else 1
    count = len(list(books.year.months()))
    amounts = (
        [parse_ore(row[month] or "0") for month in MONTHS[:count]]
        if monthly
        else allocate(parse_ore(row["belopp"] or ""), [1] * count)
    )
    return BudgetRow(
        account, tuple(sign * ore for ore in amounts), objects, (row["text"] or "").strip(), line
    )


def _unknown_project(project: str, books: Ledger) -> ConfigurationError:
    known = sorted(ref.code for ref in books.objects if ref.dimension == _PROJECT)
    shown = ", ".join(known[:_SHOWN]) + (" …" if len(known) > _SHOWN else "")
    return ConfigurationError(
        Text(
            f"projektet ”{project}” finns inte i bokföringen",
            f'project "{project}" is not in the books',
        ),
        Text(f"Projekten är {shown}", f"The projects are {shown}"),
    )


def _refused(problems: Sequence[tuple[int, FinsamError]], where: str) -> ConfigurationError:
    first_line, first = problems[0]
    more_sv = "".join(f"\n  rad {line}: {error.text('sv')}" for line, error in problems[1:])
    more_en = "".join(f"\n  line {line}: {error.text('en')}" for line, error in problems[1:])
    return ConfigurationError(
        Text(first.text("sv") + more_sv, first.text("en") + more_en),
        None,
        f"{where} rad {first_line}",
    )
