"""The book (bokföringen): entries that are only added, and what follows from them.

A book is frozen. Each act gives a new book that shares its columns with the old one; a refused
act leaves the book as it was. LKBR 3 kap. 1–3, 7 and 9–11 §§.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import reduce
from itertools import groupby

from attrs import evolve, frozen

from finsam_ledger.bookkeeping import entry as e
from finsam_ledger.bookkeeping import refusals
from finsam_ledger.bookkeeping.acts import acted
from finsam_ledger.bookkeeping.book_view import CLOSING_SERIES, BookView
from finsam_ledger.bookkeeping.correction import VoucherKey, reversal
from finsam_ledger.bookkeeping.posting import numbered, posted
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.chart import Chart
from finsam_ledger.core.dimension import Dimension, ObjectRef
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import VoucherDraft


@frozen
class Book(BookView):
    """A book that only grows (bok): entries, and the years, locks and corrections they give.

    Begin one with ``Book.new``; every other method gives the book after one more act. It takes
    what ``BookView`` takes.

    >>> from finsam_ledger.core.charts import chart_named
    >>> from finsam_ledger.core.voucher import Line
    >>> book = Book.new(Association("Förbundet"), chart_named("bas"), FiscalYear.calendar(2024),
    ...                 accounts=[Account("1930"), Account("3981")], by="AN")
    >>> lines = Line("1930", 500), Line("3981", -500)
    >>> book = book.register([VoucherDraft(date(2024, 3, 1), lines, text="Bidrag")], by="AN")
    >>> [voucher.name for voucher in book.vouchers_of()], len(book.entries)
    (['A 1'], 4)
    """

    @classmethod
    def new(  # noqa: PLR0913 what a book is begun with
        cls,
        association: Association,
        chart: Chart,
        year: FiscalYear,
        *,
        by: str,
        accounts: Iterable[Account] = (),
        opening: Mapping[str, int] | None = None,
        dimensions: Iterable[Dimension] = (),
        objects: Mapping[ObjectRef, str] | None = None,
        closing_series: str = CLOSING_SERIES,
        at: datetime | None = None,
    ) -> "Book":
        """A book with its first year opened (lägg upp bok).

        Args:
            association: Whose book it is.
            chart: What the accounts mean.
            year: The first fiscal year.
            by: Who does it.
            accounts: The accounts that vouchers may use.
            opening: Opening balances in öre by account, debit positive; they sum to zero.
            dimensions: The dimensions.
            objects: The names of the objects.
            closing_series: The series that stays open until a year is sealed.
            at: When; None for now.

        Raises:
            UnbalancedOpeningError: The opening balances do not sum to zero.
            UnknownAccountError: An opening balance is on an account that is not among them.
        """
        stamp = e.Stamp.now(by, at)
        declared = e.AccountsDeclared(
            stamp, tuple(accounts), tuple(dimensions), tuple((objects or {}).items())
        )
        return cls(chart, association, closing_series).record(
            [
                e.BookBegun(stamp, association, chart.id, closing_series),
                declared,
                e.YearOpened(stamp, year, _rows(opening or {})),
            ]
        )

    def record(self, entries: Iterable[e.Entry]) -> "Book":
        """This book and entries that were made elsewhere, each proved (lägg till händelser).

        Every other method ends here, and so does reading a store.

        Args:
            entries: What was done, in order.

        Raises:
            FinsamError: One of them cannot be done; the error's class says why.
        """
        book = self
        for kind, run in groupby(entries, type):
            if kind is e.VoucherRegistered:
                book = posted(book, [one for one in run if isinstance(one, e.VoucherRegistered)])
            else:
                book = reduce(_recorded, run, book)
        return book

    def register(
        self, drafts: Iterable[VoucherDraft], *, by: str, at: datetime | None = None
    ) -> "Book":
        """This book with vouchers registered, all or none (bokför).

        Args:
            drafts: What to register, each in the year of its date. One without a number gets the
                next of its series (LKBR 3 kap. 9 § p. 7); one that does not say who or when gets
                ``by`` and ``at`` (p. 1).
            by: Who registers them.
            at: When; None for now.

        Raises:
            UnbalancedVoucherError: A draft does not sum to zero.
            EmptyVoucherError: A draft has fewer than two lines.
            OutsideYearError: A date is in no year of the book.
            LockedPeriodError: A date is in a locked month, and the series is not the bokslut's.
            SealedYearError: A date is in a sealed year.
            UnknownAccountError: An account is not declared.
            NumberTakenError: A number is used or explained as unused.
            AmountTooLargeError: An amount is beyond what the books hold.
            ValueRefusedError: A draft has no date, or its number is no whole number.
        """
        return self.record(numbered(self, drafts, e.Stamp.now(by, at)))

    def correct(
        self,
        key: VoucherKey,
        *,
        on: date,
        by: str,
        why: str,
        replacement: VoucherDraft | None = None,
        at: datetime | None = None,
    ) -> "Book":
        """This book with a voucher corrected (rätta): taken back, and replaced if a draft is given.

        Args:
            key: The voucher that is wrong.
            on: The day that the reversing voucher is dated.
            by: Who corrects it.
            why: The reason.
            replacement: What is right; it keeps its own date. None when the event never was.
            at: When; None for now.

        Raises:
            UnknownVoucherError: There is no such voucher.
            AlreadyCorrectedError: It is corrected already, or is a reversal itself.
            MissingReasonError: ``why`` is empty.
            FinsamError: What ``register`` refuses.

        Source: LKBR 3 kap. 7 och 10 §§.
        """
        original = self.entry_of(key)
        done = self._correction(original)
        voucher = self._voucher(*self.trail.place_of(original))
        if done is not None:
            raise refusals.corrected_already(voucher, str(done.reversed_by))
        drafts = [reversal(voucher, on, why)]
        links = [e.Link(original, e.LinkRole.REVERSES, why)]
        if replacement is not None:
            drafts.append(evolve(replacement, series=replacement.series or voucher.series))
            links.append(e.Link(original, e.LinkRole.REPLACES, why))
        return self.record(numbered(self, drafts, e.Stamp.now(by, at), links))

    def declare(
        self,
        *,
        by: str,
        accounts: Iterable[Account] = (),
        dimensions: Iterable[Dimension] = (),
        objects: Mapping[ObjectRef, str] | None = None,
        at: datetime | None = None,
    ) -> "Book":
        """This book with accounts, dimensions and objects laid up or renamed (lägg upp konton)."""
        named = tuple((objects or {}).items())
        stamp = e.Stamp.now(by, at)
        return self.record([e.AccountsDeclared(stamp, tuple(accounts), tuple(dimensions), named)])

    def lock(self, period: Period, *, by: str, at: datetime | None = None) -> "Book":
        """This book with months locked (lås period): a month, or a year's that are still open.

        Args:
            period: A month or a whole year.
            by: Who locks it.
            at: When; None for now.

        Raises:
            LockOrderError: An earlier month is open, or these are locked already.
            YearOrderError: No year of the book holds the period.
        """
        months = Period(period.start, period.end)
        return self.record([e.PeriodLocked(e.Stamp.now(by, at), months)])

    def reopen(self, period: Period, *, by: str, why: str, at: datetime | None = None) -> "Book":
        """This book with a locked month, or a sealed year, opened again (lås upp).

        A year that is reopened takes vouchers of the bokslut series; its months stay locked.

        Args:
            period: A locked month, or a sealed ``FiscalYear``.
            by: Who reopens it.
            why: The reason.
            at: When; None for now.

        Raises:
            MissingReasonError: ``why`` is empty.
            LockOrderError: It is not locked.
            SealedYearError: The month's year, or a later year, is sealed.
        """
        stamp = e.Stamp.now(by, at)
        if isinstance(period, FiscalYear):
            return self.record([e.YearReopened(stamp, period, why)])
        return self.record([e.PeriodReopened(stamp, period, why)])

    def explain_gap(
        self,
        series: str,
        gap: range,
        *,
        by: str,
        why: str,
        year: FiscalYear | None = None,
        at: datetime | None = None,
    ) -> "Book":
        """This book with missing numbers of a series explained (förklara lucka).

        Args:
            series: The series.
            gap: One of the year's unexplained gaps, which can never be used afterwards.
            by: Who explains it.
            why: The explanation.
            year: The fiscal year; None is the last.
            at: When; None for now.

        Raises:
            NumberGapError: The numbers are no unexplained gap.
        """
        span = self.book_year(year).year
        stamp = e.Stamp.now(by, at)
        return self.record([e.GapExplained(stamp, span, series, gap.start, gap.stop - 1, why)])

    def open_year(
        self,
        year: FiscalYear,
        opening: Mapping[str, int],
        *,
        by: str,
        at: datetime | None = None,
    ) -> "Book":
        """This book with the next fiscal year opened (öppna räkenskapsår).

        Args:
            year: The year, which begins the day after the last one ends.
            opening: Its opening balances in öre, equal to the closing ones (LKBR 4 kap. 4 §).
            by: Who opens it.
            at: When; None for now.

        Raises:
            YearOrderError: It does not follow the last year.
            UnbalancedOpeningError: The opening balances do not sum to zero.
        """
        return self.record([e.YearOpened(e.Stamp.now(by, at), year, _rows(opening))])

    def change_opening(
        self,
        year: FiscalYear,
        opening: Mapping[str, int],
        *,
        by: str,
        why: str,
        at: datetime | None = None,
    ) -> "Book":
        """This book with other opening balances, as the year before changed (ändra ingående).

        Args:
            year: The year whose opening balances change.
            opening: All of its opening balances in öre.
            by: Who changes them.
            why: The reason.
            at: When; None for now.

        Raises:
            SealedYearError: The year is sealed.
            UnbalancedOpeningError: The opening balances do not sum to zero.
        """
        stamp = e.Stamp.now(by, at)
        return self.record([e.OpeningChanged(stamp, year, _rows(opening), why)])

    def seal(self, year: FiscalYear, *, by: str, at: datetime | None = None) -> "Book":
        """This book with a fiscal year closed for good (stäng räkenskapsår).

        Args:
            year: The year; its months are locked and earlier years sealed.
            by: Who closes it.
            at: When; None for now.

        Raises:
            LockOrderError: A month of it, or an earlier year, is open.
            NumberGapError: A series has a gap that nobody has explained.
            SealedYearError: It is sealed already.
        """
        return self.record([e.YearSealed(e.Stamp.now(by, at), year)])


def _recorded(book: Book, entry: e.Entry) -> Book:
    after = acted(entry, book)
    return evolve(after, trail=after.trail.add(entry))


def _rows(opening: Mapping[str, int]) -> e.OpeningRows:
    return tuple(sorted(opening.items()))
