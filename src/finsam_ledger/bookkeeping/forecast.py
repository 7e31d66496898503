"""The forecast (prognos): the outcome to date and the named items that remain, as books.

Each item has a source (avtal, beslut, offert, beräknat), since a figure that nobody can say where
it came from is no forecast. As with the budget the books can be measured, split by object and taken
apart: a forecast figure shows its vouchers and then its items.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve, frozen

from finsam_ledger.bookkeeping.plan_file import (
    COUNTER,
    COUNTER_ACCOUNT,
    posting,
    read_rows,
    table,
)
from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line, Voucher
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.numbers import parse_ore
from finsam_ledger.terms import Text

_COLUMNS = ("konto", "projekt", "kalla", "text")


@frozen
class ForecastItem:
    """What is expected to come after the outcome (prognospost).

    Args:
        account: Account number.
        ore: Amount in öre, debit positive.
        source: Where it is known from: a contract, a decision, an offer, a calculation.
        objects: What it is expected on.
        text: What it is.
        line: The line of the file that it was read from; 0 when it was not.

    >>> ForecastItem("5010", 2_500_000, "avtal").source
    'avtal'
    """

    account: str
    ore: int
    source: str
    objects: Objects = ()
    text: str = ""
    line: int = 0


def forecast_books(books: Ledger, until: date, items: Iterable[ForecastItem]) -> Ledger:
    """The whole year as it is expected to become (prognosens bok).

    Args:
        books: The books.
        until: The last day of the outcome; vouchers after it are not counted.
        items: What is expected after that day, all of it.

    Returns:
        The books to date with the items on the last day of the year. Cash and debts are not
        forecast: the items stand against an account that no statement shows.
    """
    booked = (voucher for voucher in books.journal if voucher.event_day <= until)
    expected = (_voucher(item, books.year.end) for item in items)
    return evolve(
        books,
        accounts={**books.accounts, COUNTER_ACCOUNT: COUNTER},
        journal=Journal().append(_both(booked, expected)),
        balances=None,
    )


def _both(booked: Iterable[Voucher], expected: Iterable[Voucher]) -> Iterator[Voucher]:
    yield from booked
    yield from expected


def _voucher(item: ForecastItem, day: date) -> Voucher:
    lines = (Line(item.account, item.ore, item.objects), Line(COUNTER_ACCOUNT, -item.ore))
    text = f"{item.text} ({item.source})" if item.text else item.source
    return Voucher(day, lines, "PROGNOS", "", text, source_line=item.line)


def read_forecast(text: str, where: str, books: Ledger) -> tuple[ForecastItem, ...]:
    """The items of a forecast from CSV text, ``konto;projekt;belopp;kalla;text`` (läs prognos).

    Args:
        text: The file's text.
        where: Its name, for messages.
        books: The books, whose accounts and projects the items must be among.

    Raises:
        ConfigurationError: A column is missing, an amount cannot be read, an account or project is
            unknown, or an item has no source; every such row is told with its line.
    """
    rows = table(text, where, _COLUMNS)
    return tuple(read_rows(rows, where, lambda row, line: _item(row, line, books)))


def _item(row: Mapping[str, str], line: int, books: Ledger) -> ForecastItem:
    account, objects, sign = posting(row, books)
    if not row["kalla"]:
        raise ConfigurationError(
            Text("posten saknar källa", "the item has no source"),
            Text(
                "Skriv i kolumnen kalla var beloppet kommer ifrån, till exempel avtal",
                "Write in column kalla where the amount comes from, for instance avtal",
            ),
        )
    ore = sign * parse_ore(row.get("belopp", ""))
    return ForecastItem(account, ore, row["kalla"], objects, row["text"], line)
