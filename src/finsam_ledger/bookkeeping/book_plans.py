"""Plans carried out in a book (planer i boken): accruals, closing, the next year's opening.

Each function gives the book after one more act and leaves the old book as it was. A plan is
registered as it was shown; the book adds who and when.
"""

from collections.abc import Iterator
from datetime import datetime

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.closing import unmoved_result
from finsam_ledger.bookkeeping.opening import Cascade, cascade, opening_balances, year_after
from finsam_ledger.bookkeeping.plan import Plan
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear


def carry_out(book: Book, plan: Plan, *, by: str, at: datetime | None = None) -> Book:
    """The book with a plan's vouchers registered (bokför planen); as it was when it has none.

    Args:
        book: The book that the plan was made for.
        plan: The plan.
        by: Who does it.
        at: When; None for now.

    Raises:
        LockedPeriodError: A voucher is dated in a locked month.
        FinsamError: What ``Book.register`` refuses; nothing is registered.
    """
    if not plan.vouchers:
        return book
    declared = book.declare(accounts=plan.accounts, by=by, at=at) if plan.accounts else book
    return declared.register(plan.drafts, by=by, at=at)


def open_next_year(
    book: Book, *, by: str, year: FiscalYear | None = None, at: datetime | None = None
) -> Book:
    """The book with the next year opened by what the last one closed (öppna nästa år).

    Args:
        book: The book; its last year's result is moved to equity.
        by: Who does it.
        year: The new year; None for twelve months.
        at: When; None for now.

    Raises:
        ValueRefusedError: The result is not moved to equity.
        YearOrderError: The year does not follow the last one.
    """
    last = book.ledger()
    following = year or year_after(last.year)
    return book.open_year(following, opening_balances(last), by=by, at=at)


def cascades(book: Book, before: Book) -> tuple[Cascade, ...]:
    """What late changes of closed years do to the years after them (följdändringar), as a plan.

    Args:
        book: The book.
        before: The same book as it was before the changes, to tell which reports they touch.

    Returns:
        One for each year whose opening balances are no longer the closing ones of the year before,
        oldest first; none when all follow. A year whose result is not moved passes nothing on until
        it is closed again.
    """
    return tuple(_cascades(book, before))


def _cascades(book: Book, before: Book) -> Iterator[Cascade]:
    known = {year: before.ledger(year) for year in before.fiscal_years}
    ledger: Ledger | None = None
    for year in book.fiscal_years:
        following = book.ledger(year)
        if ledger is not None and not unmoved_result(ledger):
            change = cascade(known.get(ledger.year, ledger), ledger, following)
            if change.changes:
                yield change
                following = change.ledger
        ledger = following


def carry_forward(
    book: Book, before: Book, *, by: str, why: str, at: datetime | None = None
) -> Book:
    """The book with late changes of closed years carried into the openings (för vidare ändringar).

    Args:
        book: The book, its changed years closed again.
        before: The book before the changes.
        by: Who does it.
        why: The reason.
        at: When; None for now.

    Returns:
        The book with each opening equal to the closing of the year before it, where that is closed;
        the same book when all were.

    Raises:
        SealedYearError: A year whose opening must change is sealed.
    """
    for change in cascades(book, before):
        ledger = change.ledger
        book = book.change_opening(ledger.year, ledger.opening, by=by, why=why, at=at)
    return book
