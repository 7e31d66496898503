"""What an entry does to a book, and when it is refused (verkan): one function a kind of entry.

The same functions serve what is new and what is read back from a store, so that a stored history
that could not have happened is found.
"""

from collections.abc import Iterable
from functools import singledispatch
from typing import TYPE_CHECKING

from attrs import evolve

from finsam_ledger.bookkeeping import entry as e
from finsam_ledger.bookkeeping import refusals
from finsam_ledger.bookkeeping.book_year import BookYear, month_of
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear, Period

if TYPE_CHECKING:
    from finsam_ledger.bookkeeping.book import Book


@singledispatch
def acted(entry: e.Entry, book: "Book") -> "Book":
    """The book after an entry that registers no voucher (verkan).

    Raises:
        FinsamError: It cannot be done; the error's class says why.
    """
    raise TypeError(f"{entry!r} does nothing to {book!r}")


@acted.register(e.BookBegun)
def _begin(entry: e.BookBegun, book: "Book") -> "Book":
    if book.entries:
        raise refusals.begun_already()
    return evolve(book, association=entry.association, closing_series=entry.closing_series)


@acted.register(e.AccountsDeclared)
def _declare(entry: e.AccountsDeclared, book: "Book") -> "Book":
    accounts = {**book.accounts, **{account.number: account for account in entry.accounts}}
    dimensions = {**book.dimensions, **{dim.number: dim for dim in entry.dimensions}}
    objects = {**book.objects, **dict(entry.objects)}
    years = tuple(
        evolve(
            one,
            ledger=evolve(one.ledger, accounts=accounts, dimensions=dimensions, objects=objects),
        )
        for one in book.years
    )
    return evolve(book, accounts=accounts, dimensions=dimensions, objects=objects, years=years)


@acted.register(e.YearOpened)
def _open_year(entry: e.YearOpened, book: "Book") -> "Book":
    if book.years and entry.year.start.toordinal() != book.years[-1].year.end.toordinal() + 1:
        raise refusals.year_order(entry.year, book.years[-1].year)
    ledger = Ledger(
        book.association,
        book.chart,
        entry.year,
        book.accounts,
        _proved_opening(entry.opening, book.accounts),
        dimensions=book.dimensions,
        objects=book.objects,
    )
    return evolve(book, years=(*book.years, BookYear(ledger)))


@acted.register(e.OpeningChanged)
def _change_opening(entry: e.OpeningChanged, book: "Book") -> "Book":
    index = _index(book, entry.year)
    one = book.years[index]
    if one.sealed:
        raise refusals.sealed(one.year)
    opening = _proved_opening(entry.opening, book.accounts)
    return book.with_year(
        index, evolve(one, ledger=evolve(one.ledger, opening=opening, balances=None))
    )


def _proved_opening(rows: e.OpeningRows, accounts: Iterable[str]) -> dict[str, int]:
    opening, known = dict(rows), set(accounts)
    for number in opening:
        if number not in known:
            raise refusals.unknown_opening_account(number)
    difference = sum(opening.values())
    if difference:
        raise refusals.unbalanced_opening(difference)
    return opening


@acted.register(e.PeriodLocked)
def _lock(entry: e.PeriodLocked, book: "Book") -> "Book":
    index = _year_of(book, entry.period)
    one = book.years[index]
    wanted = {month_of(m.start) for m in one.year.months() if entry.period.covers(m)}
    first = next((m for year in book.years for m in year.open_months()), None)
    if first is None or not wanted - one.locked:
        raise refusals.locked_already(entry.period)
    if first.start < entry.period.start:
        raise refusals.lock_order(entry.period, first)
    still_open = [m for m in one.open_months() if m.end <= entry.period.end]
    locked = one.locked | {month_of(m.start) for m in still_open}
    return book.with_year(index, evolve(one, locked=locked))


@acted.register(e.PeriodReopened)
def _reopen(entry: e.PeriodReopened, book: "Book") -> "Book":
    index = _year_of(book, entry.period)
    one = book.years[index]
    if one.sealed:
        raise refusals.sealed(one.year)
    months = {month_of(m.start) for m in one.year.months() if entry.period.covers(m)}
    if not months & one.locked:
        raise refusals.not_locked(entry.period)
    return book.with_year(index, evolve(one, locked=one.locked - months))


@acted.register(e.GapExplained)
def _explain(entry: e.GapExplained, book: "Book") -> "Book":
    index = _index(book, entry.year)
    one = book.years[index]
    if one.sealed:
        raise refusals.sealed(one.year)
    gap = range(entry.first, entry.last + 1)
    if gap not in one.unexplained().get(entry.series, ()):
        raise refusals.no_gap(entry.series, gap, one.unexplained().get(entry.series, ()))
    known = one.explained.get(entry.series, ())
    explained = {**one.explained, entry.series: (*known, (gap, entry.why))}
    return book.with_year(index, evolve(one, explained=explained))


@acted.register(e.YearSealed)
def _seal(entry: e.YearSealed, book: "Book") -> "Book":
    index = _index(book, entry.year)
    one = book.years[index]
    if one.sealed:
        raise refusals.sealed(one.year)
    for earlier in book.years[:index]:
        if not earlier.sealed:
            raise refusals.seal_order(one.year, earlier.year)
    first = next(one.open_months(), None)
    if first is not None:
        raise refusals.months_open(one.year, first)
    for series, gaps in one.unexplained().items():
        raise refusals.unexplained(series, gaps)
    return book.with_year(index, evolve(one, sealed=True))


@acted.register(e.YearReopened)
def _unseal(entry: e.YearReopened, book: "Book") -> "Book":
    index = _index(book, entry.year)
    if not book.years[index].sealed:
        raise refusals.not_locked(entry.year)
    if any(later.sealed for later in book.years[index + 1 :]):
        raise refusals.sealed(book.years[index + 1].year)
    return book.with_year(index, evolve(book.years[index], sealed=False))


def _index(book: "Book", year: FiscalYear) -> int:
    for index, one in enumerate(book.years):
        if one.year == year:
            return index
    raise refusals.no_such_year(year)


def _year_of(book: "Book", period: Period) -> int:
    """The year that holds whole months of a period."""
    for index, one in enumerate(book.years):
        if one.year.covers(period):
            _whole_months(one, period)
            return index
    raise refusals.no_such_year(period)


def _whole_months(one: BookYear, period: Period) -> None:
    months = list(one.year.months())
    starts, ends = {m.start for m in months}, {m.end for m in months}
    if period.start not in starts or period.end not in ends:
        raise refusals.not_whole_months(period)
