"""Posting (bokföring): vouchers proved one by one, then added to their years all at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING

from attrs import Factory, define, evolve, field

from finsam_ledger.bookkeeping import refusals
from finsam_ledger.bookkeeping.book_view import Corrected
from finsam_ledger.bookkeeping.book_year import BookYear
from finsam_ledger.bookkeeping.correction import reversed_lines
from finsam_ledger.bookkeeping.entry import Link, LinkRole, Stamp, VoucherRegistered
from finsam_ledger.bookkeeping.refusals import LARGEST_ORE
from finsam_ledger.core.account import Account
from finsam_ledger.core.columns import DEFAULT_SERIES, used_number
from finsam_ledger.core.ledger import outside_year, unknown_account
from finsam_ledger.core.voucher import Voucher, VoucherDraft

if TYPE_CHECKING:
    from finsam_ledger.bookkeeping.book import Book

_FEWEST_LINES = 2
_LONGEST_NUMBER = 15


def numbered(
    book: "Book", drafts: Iterable[VoucherDraft], stamp: Stamp, links: Sequence[Link | None] = ()
) -> Iterator[VoucherRegistered]:
    """The entries that register drafts (numrering): the next number of the series, who and when.

    Args:
        book: The book they are to be added to.
        drafts: What to register; one that has a number keeps it.
        stamp: Who registers it and when; a draft that says neither gets it from here.
        links: What each draft corrects, in the order of the drafts; none when left out.
    """
    last: dict[tuple[int, str], int] = {}
    spans = year_spans(book)
    for place, draft in enumerate(drafts):
        series = draft.series or DEFAULT_SERIES
        key = (year_of(spans, draft), series)
        if key not in last:
            numbering = book.years[key[0]].ledger.journal.numbering()
            last[key] = numbering.last.get(series, 0)
        number = draft.number
        if not number:
            last[key] += 1
            number = str(last[key])
        elif number.isdecimal():
            last[key] = max(last[key], int(number))
        voucher = _filled(draft, series, number, stamp)
        yield VoucherRegistered(stamp, voucher, links[place] if links else None)


def _filled(draft: VoucherDraft, series: str, number: str, stamp: Stamp) -> Voucher:
    return Voucher(
        draft.day,
        draft.lines,
        series,
        number,
        draft.text,
        draft.registered or stamp.at.date(),
        draft.sign or stamp.by,
        draft.counterparty,
        draft.reference,
        draft.source_line,
        draft.removed,
        draft.added,
        draft.documents,
    )


Spans = list[tuple[int, date, date]]
"""The years of a book by index, first and last day, the last year first (årens dagar)."""


def year_spans(book: "Book") -> Spans:
    """The days of a book's years, to look up in (årens dagar)."""
    years = [(index, one.year.start, one.year.end) for index, one in enumerate(book.years)]
    return years[::-1]


def year_of(spans: Spans, draft: VoucherDraft) -> int:
    """The index of the year that a draft is dated in (räkenskapsår).

    Raises:
        ValueRefusedError: It has no date.
        OutsideYearError: No year of the book holds the date.
    """
    day = draft.day
    if type(day) is not date:
        raise refusals.undated(draft)
    for index, start, end in spans:
        if start <= day <= end:
            return index
    raise outside_year(draft, ", ".join(f"{start}–{end}" for _, start, end in spans[::-1]) or "–")


@define
class _Batch:
    """Vouchers on their way into one year."""

    one: BookYear
    accounts: Mapping[str, Account]
    closing_series: str
    used: AbstractSet[tuple[str, str]]
    fresh: set[tuple[str, str]] = Factory(set)
    vouchers: list[Voucher] = Factory(list)
    before: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.before = len(self.one.ledger.journal)

    def admit(self, voucher: Voucher) -> int:
        """Take a voucher, or refuse it; gives its place in the year's journal."""
        one = self.one
        if one.sealed:
            raise refusals.sealed(one.year)
        in_locked = one.locked and one.is_locked(voucher.event_day)
        if in_locked and voucher.series != self.closing_series:
            raise refusals.locked(voucher, self.closing_series)
        if len(voucher.lines) < _FEWEST_LINES:
            raise refusals.empty(voucher)
        self._admit_number(voucher.series, voucher.number)
        accounts = self.accounts
        for line in voucher.lines:
            if line.account not in accounts:
                raise unknown_account(voucher, line.account)
            if abs(line.ore) > LARGEST_ORE:
                raise refusals.too_large(voucher, line.ore)
        self.vouchers.append(voucher)
        return self.before + len(self.vouchers) - 1

    def _admit_number(self, series: str, number: str) -> None:
        if not (
            number.isascii()
            and number.isdecimal()
            and number[0] != "0"
            and len(number) <= _LONGEST_NUMBER
        ):
            raise refusals.bad_number(series, number)
        key = (series, number)
        if key in self.used or key in self.fresh:
            raise used_number(series, number)
        why = self.one.why_unused(series, int(number)) if self.one.explained else None
        if why is not None:
            raise refusals.number_explained(series, number, why)
        self.fresh.add(key)

    def done(self) -> BookYear:
        """The year with its vouchers."""
        ledger = self.one.ledger
        journal = ledger.journal.append_numbered(self.vouchers)
        return evolve(self.one, ledger=ledger.grown(journal))


def posted(book: "Book", entries: Sequence[VoucherRegistered]) -> "Book":
    """The book with vouchers added, all or none (bokförd).

    Raises:
        FinsamError: One of them cannot be posted; the error's class says why.
    """
    batches: dict[int, _Batch] = {}
    places: list[tuple[int, int]] = []
    spans = year_spans(book)
    for entry in entries:
        index = year_of(spans, entry.voucher)
        if index not in batches:
            batches[index] = _batch(book, index)
        places.append((index, batches[index].admit(entry.voucher)))
    corrections = _linked(book, entries)
    years = tuple(batches[i].done() if i in batches else one for i, one in enumerate(book.years))
    trail = book.trail.add_vouchers(entries, places)
    after = evolve(book, years=years, trail=trail, corrections=corrections)
    linked = [entry for entry in entries if entry.link is not None]
    return reduce(_told, linked, after)


def _told(book: "Book", entry: VoucherRegistered) -> "Book":
    """The corrected voucher's ledger tells by what it is corrected, LKBR 3 kap. 7 §."""
    assert entry.link is not None  # noqa: S101 asked by the caller
    index, place = book.trail.place_of(entry.link.original)
    one = book.years[index]
    columns = one.ledger.journal.columns
    key = (columns.series[place], columns.number[place])
    by = f"{entry.voucher.name} {entry.voucher.day}"
    corrected = {**one.ledger.corrected, key: (*one.ledger.corrected.get(key, ()), by)}
    return book.with_year(index, evolve(one, ledger=evolve(one.ledger, corrected=corrected)))


def _batch(book: "Book", index: int) -> _Batch:
    one = book.years[index]
    used = one.ledger.journal.numbering().used
    return _Batch(one, book.accounts, book.closing_series, used)


def _linked(book: "Book", entries: Sequence[VoucherRegistered]) -> Mapping[int, Corrected]:
    """The corrections of the book and those that the entries make."""
    found = dict(book.corrections)
    for number, entry in enumerate(entries, len(book.entries) + 1):
        if entry.link is None:
            continue
        original = _original(book, entries, entry.link, number)
        if entry.link.role is LinkRole.REPLACES:
            _replaces(found, entry.link.original, number, original.voucher)
        else:
            _reverses(found, entry, number, original)
    return found


def _original(
    book: "Book", entries: Sequence[VoucherRegistered], link: Link, number: int
) -> VoucherRegistered:
    before = len(book.entries)
    if before < link.original < number:
        return entries[link.original - before - 1]
    found = book.entries[link.original - 1] if 0 < link.original <= before else None
    if not isinstance(found, VoucherRegistered):
        raise refusals.no_original(link.original)
    return found


def _reverses(
    found: dict[int, Corrected], entry: VoucherRegistered, number: int, original: VoucherRegistered
) -> None:
    assert entry.link is not None  # noqa: S101 asked by the caller
    if entry.link.original in found:
        raise refusals.corrected_already(original.voucher)
    if original.link is not None and original.link.role is LinkRole.REVERSES:
        raise refusals.is_reversal(original.voucher)
    if entry.voucher.lines != reversed_lines(original.voucher):
        raise refusals.not_reversed(entry.voucher, original.voucher)
    found[entry.link.original] = (number, None)


def _replaces(found: dict[int, Corrected], original: int, number: int, voucher: Voucher) -> None:
    reversed_by, replaced_by = found.get(original, (0, None))
    if not reversed_by or replaced_by is not None:
        raise refusals.corrected_already(voucher)
    found[original] = (reversed_by, number)
