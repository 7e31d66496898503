"""Plans to fill in (budget och prognos att fylla i): a row for each account of the result."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from finsam_ledger.core.account import Account
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.spreadsheet import safe
from finsam_ledger.workspace.books import Books

_BUDGET = ("konto", "projekt", "belopp", "text")
_FORECAST = ("konto", "projekt", "slag", "belopp", "kalla", "text")

_BOM = "\ufeff"
"""Without it Excel takes å, ä and ö of a CSV file for other letters."""


def budget_skeleton(books: Books) -> str:
    """A budget with each account of the result and the amount 0 (budget att fylla i)."""
    rows = ((each.number, "", "0", each.name) for each in result_accounts(books))
    return _table(_BUDGET, rows)


def forecast_skeleton(books: Books) -> str:
    """A forecast where each account goes on at the rate so far (prognos att gå igenom)."""
    source = "bokföringen till och med perioden"
    rows = ((each.number, "", "takt", "", source, each.name) for each in result_accounts(books))
    return _table(_FORECAST, rows)


def result_accounts(books: Books) -> Iterator[Account]:
    """The accounts of the result that this year or last year has used, and the chart knows."""
    ledgers: Sequence[Ledger] = [x for x in (books.ledger, books.previous) if x is not None]
    names = {n: ledger.accounts[n] for ledger in reversed(ledgers) for n in ledger.used_accounts}
    chart = books.ledger.chart
    for number in sorted(names):
        if books.ledger.line_of(number).is_result and chart.group_of(number):
            yield names[number]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    made = StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\n")
    writer.writerow(head)
    writer.writerows([safe(" ".join(cell.split())) for cell in row] for row in rows)
    return _BOM + made.getvalue()
