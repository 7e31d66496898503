"""Planning in a book file (periodisera och stänga i bokfil): shown, and posted by its code."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.book_plans import carry_forward, carry_out, cascades, open_next_year
from finsam_ledger.bookkeeping.opening import opening_balances
from finsam_ledger.bookkeeping.shown import prove_shown
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.reports.plan_document import PlanView
from finsam_ledger.store import Store
from finsam_ledger.terms import Text
from finsam_ledger.workspace.book_file import year_named
from finsam_ledger.workspace.planning import (
    ClosingNames,
    plan_accruals,
    plan_closing,
    read_register,
)

_PREVIEW = "förhandsvisning"
_WHY = "året före är ändrat och stängt på nytt"


def accrue_in_book(
    path: Path,
    registers: Sequence[Path],
    *,
    by: str,
    year: str = "",
    until: date | None = None,
    code: str | None = None,
) -> PlanView:
    """What registers add to a book file (periodisera); posted when its code is given.

    Args:
        path: The book file.
        registers: TOML files.
        by: Who does it.
        year: The fiscal year as people say it; empty means the last.
        until: The last day that vouchers may be dated.
        code: The code that was shown; None posts nothing.

    Raises:
        StalePlanError: Something else was shown.
        FinsamError: The plan cannot be made, or the book refuses it; nothing is posted.
    """

    def plan(book: Book) -> PlanView:
        ledger = book.ledger(year_named(book, year))
        return plan_accruals(ledger, read_register(registers, book.chart), until)

    if code is None:
        with Store.open(path, read_only=True) as store:
            return plan(store.book)
    with Store.open(path) as store:
        view = plan(store.book)
        store.update(lambda book: _carried_out(book, plan(book), code, by))
    return view


def _carried_out(book: Book, view: PlanView, code: str, by: str) -> Book:
    prove_shown(code, view.plan.code)
    return carry_out(book, view.plan, by=by)


@frozen
class ClosingWish:
    """How a year of a book is to be closed (önskat bokslut).

    Args:
        registers: TOML files of what is planned.
        names: The accounts that are given.
        open_next: Whether the next year is to be opened.
        seal: Whether the year is to be closed for good.
    """

    registers: tuple[Path, ...] = ()
    names: ClosingNames = ClosingNames()
    open_next: bool = False
    seal: bool = False

    def plan(self, book: Book, year: FiscalYear) -> PlanView:
        """The plan for a year of a book (planen)."""
        register = read_register(self.registers, book.chart)
        view = plan_closing(book.ledger(year), register, self.names, book.closing_series)
        return evolve(view, opening=opening_balances(view.ledger)) if self.open_next else view

    def carried_out(self, book: Book, year: FiscalYear, by: str) -> Book:
        """The book with the year closed as wished (stängt år)."""
        closed = carry_out(book, self.plan(book, year).plan, by=by)
        closed = carry_forward(closed, book, by=by, why=_WHY)
        opened = open_next_year(closed, by=by) if self.open_next else closed
        return opened.seal(year, by=by) if self.seal else opened


def close_in_book(
    path: Path, wish: ClosingWish, *, by: str, year: str = "", code: str | None = None
) -> tuple[PlanView, tuple[Text, ...]]:
    """The closing of a year in a book file (stäng året); posted when its code is given.

    Args:
        path: The book file.
        wish: How it is to be closed.
        by: Who does it.
        year: The fiscal year as people say it; empty means the last.
        code: The code that was shown; None posts nothing.

    Returns:
        The plan, and the reports of the years after that it touches.

    Raises:
        StalePlanError: Something else was shown.
        FinsamError: The year cannot be closed as wished; nothing is posted.
    """
    if code is None:
        with Store.open(path, read_only=True) as store:
            return _shown(store.book, wish, year)
    with Store.open(path) as store:
        shown = _shown(store.book, wish, year)
        store.update(lambda book: _closed(book, wish, year, code, by))
    return shown


def _shown(book: Book, wish: ClosingWish, name: str) -> tuple[PlanView, tuple[Text, ...]]:
    view = wish.plan(book, year_named(book, name))
    after = carry_out(book, view.plan, by=_PREVIEW)
    reports = (report for change in cascades(after, book) for report in change.reports)
    return view, tuple(dict.fromkeys(reports))


def _closed(book: Book, wish: ClosingWish, name: str, code: str, by: str) -> Book:
    year = year_named(book, name)
    prove_shown(code, wish.plan(book, year).plan.code)
    return wish.carried_out(book, year, by)
