"""The forecast (prognos): the outcome to date and the named items that remain, as books.

Each item has a source (avtal, beslut, offert, beräknat), since a figure that nobody can say where
it came from is no forecast. Its kind says how the amount was come by: what is left of the budget
and what goes on at the rate so far are computed, a contract and a judgement are given. As with the
budget the books can be measured, split by object and taken apart: a forecast figure shows its
vouchers and then its items.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

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
from finsam_ledger.core.period import Period
from finsam_ledger.core.voucher import Line, Voucher
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.numbers import half_up, parse_ore
from finsam_ledger.terms import Text

_COLUMNS = ("konto", "projekt", "kalla", "text")


class ForecastKind(StrEnum):
    """How the amount of an item was come by (slag av prognospost); the value is what files write.

    The rest of the year's budget and the rate so far are computed; the others are given.
    """

    BUDGET = "budgetrest"
    RATE = "takt"
    CONTRACT = "avtal"
    MANUAL = "manuell"

    @property
    def is_computed(self) -> bool:
        """Whether the books and the budget give the amount."""
        return self in (ForecastKind.BUDGET, ForecastKind.RATE)


@frozen
class Outlook:
    """What a forecast starts from (prognosens utgångspunkt).

    Args:
        books: The books.
        until: The last day of the outcome.
        budget: The budget as books, None when there is none.
    """

    books: Ledger
    until: date
    budget: Ledger | None = None

    def amount(self, kind: ForecastKind, account: str, objects: Objects) -> int:
        """What remains of an account, on certain objects or on none (återstående belopp).

        Args:
            kind: What is left of the year's budget, or the rest of the year at the rate so far.
            account: The account.
            objects: The objects; none means every line of the account.

        Returns:
            Öre, debit positive, rounded half away from zero.

        Raises:
            ConfigurationError: What is left of the budget is asked for, and there is no budget.
        """
        year = self.books.year
        outcome = _movement(self.books, account, objects, year.until(self.until))
        if kind is ForecastKind.BUDGET:
            if self.budget is None:
                raise _no_budget()
            return _movement(self.budget, account, objects, year) - outcome
        months = len(list(year.months()))
        gone = len(list(year.until(self.until).months()))
        return half_up(outcome * (months - gone), gone)


def _movement(books: Ledger, account: str, objects: Objects, period: Period) -> int:
    if not objects:
        return books.balances.movement(account, period)
    by_code = books.by_object(objects[0].dimension)
    code = by_code.get(objects[0].code)
    return code.movement(account, period) if code else 0


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
        kind: How the amount was come by.

    >>> ForecastItem("5010", 2_500_000, "avtal").source
    'avtal'
    """

    account: str
    ore: int
    source: str
    objects: Objects = ()
    text: str = ""
    line: int = 0
    kind: ForecastKind = ForecastKind.MANUAL

    @property
    def words(self) -> str:
        """What the item is and where it is known from (postens text)."""
        given = self.kind is ForecastKind.MANUAL or self.kind.value == self.source
        source = self.source if given else f"{self.kind.value}, {self.source}"
        return f"{self.text} ({source})" if self.text else source


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
    return Voucher(day, lines, "PROGNOS", "", item.words, source_line=item.line)


def read_forecast(text: str, where: str, outlook: Outlook) -> tuple[ForecastItem, ...]:
    """The items of a forecast from CSV: ``konto;projekt;slag;belopp;kalla;text`` (läs prognos).

    Args:
        text: The file's text. Without the column ``slag`` every amount is given.
        where: Its name, for messages.
        outlook: The books, whose accounts and projects the items must be among, the last day of
            the outcome, and the budget.

    Raises:
        ConfigurationError: A column is missing, an amount cannot be read, an account, project or
            kind is unknown, a computed item has an amount, or an item has no source; every such row
            is told with its line.
    """
    rows = table(text, where, _COLUMNS)
    return tuple(read_rows(rows, where, lambda row, line: _item(row, line, outlook)))


def _item(row: Mapping[str, str], line: int, outlook: Outlook) -> ForecastItem:
    account, objects, sign = posting(row, outlook.books)
    kind = _kind(row.get("slag", ""))
    if not row["kalla"]:
        raise ConfigurationError(
            Text("posten saknar källa", "the item has no source"),
            Text(
                "Skriv i kolumnen kalla var beloppet kommer ifrån, till exempel avtal",
                "Write in column kalla where the amount comes from, for instance avtal",
            ),
        )
    given = row.get("belopp", "")
    if kind.is_computed and given:
        raise _given_twice(kind)
    ore = outlook.amount(kind, account, objects) if kind.is_computed else sign * parse_ore(given)
    return ForecastItem(account, ore, row["kalla"], objects, row["text"], line, kind)


def _kind(word: str) -> ForecastKind:
    try:
        return ForecastKind(word.casefold() or ForecastKind.MANUAL)
    except ValueError:
        known = ", ".join(kind.value for kind in ForecastKind)
        raise ConfigurationError(
            Text(f"slaget ”{word}” finns inte", f'there is no kind "{word}"'),
            Text(f"Välj bland {known}", f"Choose among {known}"),
        ) from None


def _given_twice(kind: ForecastKind) -> ConfigurationError:
    return ConfigurationError(
        Text(
            f"posten har både slaget {kind.value}, som räknas ut, och ett belopp",
            f"the item has both the kind {kind.value}, which is computed, and an amount",
        ),
        Text("Ta bort beloppet, eller skriv slaget manuell", "Leave out one of them"),
    )


def _no_budget() -> ConfigurationError:
    return ConfigurationError(
        Text("posten är resten av budgeten, men ingen budget finns", "there is no budget to rest"),
        Text(
            "Nämn budgetfilen i [bocker], eller välj ett annat slag",
            "Name the budget file in [bocker], or choose another kind",
        ),
    )
