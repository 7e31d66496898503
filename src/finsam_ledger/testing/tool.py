"""What the state machine asks of a bookkeeping tool (verktyg), and the library's own answer."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from finsam_ledger.bookkeeping.accrual import Accrual
from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.book_plans import carry_forward, carry_out, open_next_year
from finsam_ledger.bookkeeping.closing import ClosingAccounts, close_year
from finsam_ledger.bookkeeping.correction import VoucherKey
from finsam_ledger.bookkeeping.register import Register
from finsam_ledger.bookkeeping.schedule import Step
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import FinsamError

Lines = Mapping[str, int]
"""Öre by account, debit positive (konteringsrader)."""


class Posted(NamedTuple):
    """A voucher as a tool tells it (bokförd verifikation)."""

    name: str
    day: date
    lines: tuple[tuple[str, int], ...]


class RefusedError(AssertionError):
    """The tool refuses what it was asked to do (vägrar); nothing has changed.

    Where the machine does not expect it, the test fails with it.
    """


class Tool(Protocol):
    """A bookkeeping tool as the state machine drives it (verktyg): write one for your own.

    Every act either happens in full or raises ``RefusedError`` and changes nothing.
    """

    def begin(self, accounts: Mapping[str, str], year: FiscalYear) -> None:
        """Begin empty books with these accounts, names by number, and this year."""

    def post(self, day: date, lines: Lines, text: str) -> str:
        """Post a voucher and return its name; refused if it does not balance or day is locked."""

    def correct(self, name: str, year: FiscalYear, day: date) -> str:
        """Take a voucher back on a day and return the name of the reversing one."""

    def accrue(self, ore: int, cost: str, prepaid: str, day: date, period: Period) -> None:
        """Accrue a cost that was booked on a day over a period, in the year of the day."""

    def lock(self, month: Period) -> None:
        """Lock a month; refused if an earlier one is open."""

    def reopen(self, month: Period) -> None:
        """Open a locked month again."""

    def close(self, year: FiscalYear) -> None:
        """Move the year's result from ``8999`` to ``2099``; a later year's opening follows."""

    def open_next(self) -> None:
        """Open the next year with what the last one closed."""

    def crash(self) -> None:
        """Die and come back with what was kept."""

    def vouchers(self, year: FiscalYear) -> Sequence[Posted]:
        """The vouchers of a year, in the order they were posted."""

    def balance(self, account: str, year: FiscalYear, day: date) -> int:
        """The balance of an account at the end of a day, in öre, debit positive."""


_BY = "AN"
_TRANSFER, _EQUITY = "8999", "2099"


class LibraryTool:
    """The library's own book as a tool (bibliotekets bok); subclass it to keep books elsewhere."""

    book: Book

    def begin(self, accounts: Mapping[str, str], year: FiscalYear) -> None:
        """See ``Tool``."""
        known = [Account(number, name) for number, name in accounts.items()]
        self.book = Book.new(
            Association("Förbundet"), chart_named("bas"), year, accounts=known, by=_BY
        )

    def save(self, book: Book) -> None:
        """Keep the book after an act; a tool with a store writes it here (spara)."""
        self.book = book

    def post(self, day: date, lines: Lines, text: str) -> str:
        """See ``Tool``."""
        rows = tuple(Line(account, ore) for account, ore in lines.items())
        return self._registered(VoucherDraft(day, rows, text=text))

    def _registered(self, draft: VoucherDraft) -> str:
        with _refusing():
            self.save(self.book.register([draft], by=_BY))
        return self._last(draft.day)

    def _last(self, day: date | None) -> str:
        year = next(year for year in self.book.fiscal_years if day is not None and day in year)
        journal = self.book.ledger(year).journal
        return journal.voucher(len(journal) - 1).name

    def correct(self, name: str, year: FiscalYear, day: date) -> str:
        """See ``Tool``."""
        series, number = name.split()
        with _refusing():
            key = VoucherKey(series, number, year)
            self.save(self.book.correct(key, on=day, by=_BY, why="prov"))
        return self._last(day)

    def accrue(self, ore: int, cost: str, prepaid: str, day: date, period: Period) -> None:
        """See ``Tool``."""
        year = next(year for year in self.book.fiscal_years if day in year)
        name = f"p{len(self.book.entries)}"
        with _refusing():
            accrual = Accrual(name, "Prov", cost, (Step(day, ore),), period, prepaid, prepaid)
            plan = Register((accrual,)).plan(self.book.ledger(year))
            self.save(carry_out(self.book, plan, by=_BY))

    def lock(self, month: Period) -> None:
        """See ``Tool``."""
        with _refusing():
            self.save(self.book.lock(month, by=_BY))

    def reopen(self, month: Period) -> None:
        """See ``Tool``."""
        with _refusing():
            self.save(self.book.reopen(month, by=_BY, why="prov"))

    def close(self, year: FiscalYear) -> None:
        """See ``Tool``."""
        before = self.book
        with _refusing():
            plan = close_year(before.ledger(year), ClosingAccounts(_TRANSFER, _EQUITY))
            closed = carry_out(before, plan, by=_BY)
            self.save(carry_forward(closed, before, by=_BY, why="prov"))

    def open_next(self) -> None:
        """See ``Tool``."""
        with _refusing():
            self.save(open_next_year(self.book, by=_BY))

    def crash(self) -> None:
        """See ``Tool``; a book in memory is a value, and is built anew from its entries."""
        book = self.book
        empty = Book(book.chart, book.association, book.closing_series)
        self.book = empty.record(book.entries)

    def vouchers(self, year: FiscalYear) -> Sequence[Posted]:
        """See ``Tool``."""
        return [
            Posted(v.name, v.event_day, tuple((line.account, line.ore) for line in v.lines))
            for v in self.book.ledger(year).journal
        ]

    def balance(self, account: str, year: FiscalYear, day: date) -> int:
        """See ``Tool``."""
        return self.book.ledger(year).balances.closing(account, Period(year.start, day))


class _refusing:  # noqa: N801 reads as the statement that it is
    """Turns what the library refuses into what the machine expects."""

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        if isinstance(error, FinsamError):
            raise RefusedError(str(error)) from error
