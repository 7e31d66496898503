"""What a book holds (bokens innehåll): entries, years, vouchers and corrections, to look at."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Self

from attrs import evolve, field, frozen

from finsam_ledger.bookkeeping import entry as e
from finsam_ledger.bookkeeping import refusals
from finsam_ledger.bookkeeping.book_year import BookYear
from finsam_ledger.bookkeeping.correction import Correction, VoucherKey
from finsam_ledger.bookkeeping.trail import NOT_A_VOUCHER, Entries, Trail
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.chart import Chart
from finsam_ledger.core.dimension import Dimension, ObjectRef
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Voucher

CLOSING_SERIES = "BS"
"""The series that stays open until a year is sealed (bokslutsserie)."""
Corrected = tuple[int, int | None]
"""The entries that reverse and replace a voucher (rättande händelser)."""


@frozen
class BookView:
    """A book to look at (bokens innehåll); ``Book`` adds what can be done to it.

    Args:
        chart: What the accounts mean.
        association: Whose book it is.
        closing_series: The voucher series that stays open until a year is sealed.
        accounts: The accounts that vouchers may use, by number.
        dimensions: The dimensions, by number.
        objects: The names of the objects.
        years: The fiscal years, oldest first.
        corrections: By the number of a corrected voucher's entry, the entries that reverse and
            replace it.
        trail: The entries.
    """

    chart: Chart
    association: Association
    closing_series: str = CLOSING_SERIES
    accounts: Mapping[str, Account] = field(factory=dict)
    dimensions: Mapping[str, Dimension] = field(factory=dict)
    objects: Mapping[ObjectRef, str] = field(factory=dict)
    years: tuple[BookYear, ...] = ()
    corrections: Mapping[int, Corrected] = field(factory=dict)
    trail: Trail = field(factory=Trail, repr=False)

    @property
    def entries(self) -> Entries:
        """Everything that was done, in order (händelser, behandlingshistorik)."""
        return Entries(self.trail, self._voucher)

    def _voucher(self, year: int, place: int) -> Voucher:
        return self.years[year].ledger.journal.voucher(place)

    def added_since(self, earlier: "BookView") -> tuple[e.Entry, ...]:
        """The entries that this book has and an earlier one of it had not (tillkommet)."""
        return self.entries[len(earlier.entries) :]

    @property
    def fiscal_years(self) -> tuple[FiscalYear, ...]:
        """The years that are opened, oldest first (räkenskapsår)."""
        return tuple(one.year for one in self.years)

    def book_year(self, year: FiscalYear | None = None) -> BookYear:
        """A year with its locks and number series (räkenskapsår i boken).

        Args:
            year: Which one; None is the last.

        Raises:
            YearOrderError: The book has no such year.
        """
        for one in reversed(self.years):
            if year is None or one.year == year:
                return one
        raise refusals.no_such_year(year or FiscalYear(date.min, date.min))

    def ledger(self, year: FiscalYear | None = None) -> Ledger:
        """The ledger of a year (huvudbok), grown with the book and never built anew.

        Args:
            year: Which one; None is the last.

        Raises:
            YearOrderError: The book has no such year.
        """
        return self.book_year(year).ledger

    def vouchers_of(self, year: FiscalYear | None = None) -> Iterator[Voucher]:
        """The vouchers of a year, in order of registration (verifikationer)."""
        return iter(self.ledger(year).journal)

    def entry_of(self, key: VoucherKey) -> int:
        """The number of the entry that registered a voucher, counted from 1 (händelsens nummer).

        Raises:
            UnknownVoucherError: There is no such voucher.
        """
        index = next((i for i, one in enumerate(self.years) if one.year == key.year), None)
        if index is not None:
            journal = self.years[index].ledger.journal
            names = zip(journal.columns.series, journal.columns.number, strict=True)
            for place, name in zip(range(len(journal)), names, strict=False):
                if name == (key.series, key.number):
                    return self.trail.number_of(index, place)
        raise refusals.unknown_voucher(key.series, key.number, key.year)

    def voucher(self, key: VoucherKey) -> Voucher:
        """A voucher by its name (verifikation).

        Raises:
            UnknownVoucherError: There is no such voucher.
        """
        return self._voucher(*self.trail.place_of(self.entry_of(key)))

    def key_of(self, number: int) -> VoucherKey:
        """The name of the voucher that entry ``number`` registered (verifikationsnummer)."""
        year, place = self.trail.place_of(number)
        voucher = self._voucher(year, place)
        return VoucherKey(voucher.series, voucher.number, self.years[year].year)

    def last_voucher(self) -> VoucherKey | None:
        """The voucher that was registered last, None when there is none (senaste verifikation)."""
        for number in range(self.trail.count, 0, -1):
            if self.trail.place_of(number)[0] != NOT_A_VOUCHER:
                return self.key_of(number)
        return None

    def correction_of(self, key: VoucherKey) -> Correction | None:
        """How a voucher was corrected, None when it was not (rättelse av).

        Raises:
            UnknownVoucherError: There is no such voucher.
        """
        return self._correction(self.entry_of(key))

    def corrects(self, key: VoucherKey) -> Correction | None:
        """The correction that a voucher is part of, None when it corrects nothing (rättar).

        Raises:
            UnknownVoucherError: There is no such voucher.
        """
        link = self.trail.link_of(self.entry_of(key))
        return None if link is None else self._correction(link.original)

    def all_corrections(self) -> Iterator[Correction]:
        """Every correction, in the order they were made (rättelser)."""
        made = (self._correction(number) for number in self.corrections)
        return (one for one in made if one is not None)

    def _correction(self, original: int) -> Correction | None:
        if original not in self.corrections:
            return None
        reversed_by, replaced_by = self.corrections[original]
        link = self.trail.link_of(reversed_by)
        assert link is not None  # noqa: S101 it is the link that made the correction
        return Correction(
            self.key_of(original),
            self.key_of(reversed_by),
            None if replaced_by is None else self.key_of(replaced_by),
            self.trail.stamp_of(reversed_by),
            link.why,
        )

    def with_year(self, index: int, year: BookYear) -> Self:
        """This book with one of its years exchanged (utbytt år); for ``acts``."""
        return evolve(self, years=(*self.years[:index], year, *self.years[index + 1 :]))
