"""The trail tells what was added after any number of entries, whole and in order."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.entry import VoucherRegistered
from finsam_ledger.bookkeeping.trail import NOT_A_VOUCHER
from finsam_ledger.core.period import FiscalYear
from tests.store.samples import AT, JANUARY, NEXT, YEAR, draft, full_book, new_book


@given(
    st.lists(st.tuples(st.sampled_from((YEAR, NEXT)), st.sampled_from("AB")), max_size=8),
    st.data(),
)
def test_runs_are_the_entries_in_order(
    turns: list[tuple[FiscalYear, str]], data: st.DataObject
) -> None:
    """Years and signatures in any turns: each entry is in one run, with its own voucher's place."""
    book = full_book()
    for year, by in turns:
        book = book.register([draft(year.end)], by=by, at=AT)
    count = data.draw(st.integers(0, len(book.entries)))
    runs = list(book.trail.runs_since(count, data.draw(st.integers(1, 5))))
    told = [
        (number, run.stamp, run.year, place if run.year != NOT_A_VOUCHER else 0)
        for run in runs
        for number, place in zip(run.numbers, run.places, strict=True)
    ]
    trail = book.trail
    expected = range(count + 1, len(book.entries) + 1)
    assert told == [(n, trail.stamp_of(n), *trail.place_of(n)) for n in expected]
    later = book.entries[count:]
    others = [entry for entry in later if not isinstance(entry, VoucherRegistered)]
    assert list(trail.others_since(count)) == others
    places = [(y, p) for y, of_year in sorted(trail.vouchers_since(count).items()) for p in of_year]
    assert places == sorted((y, p) for _, _, y, p in told if y != NOT_A_VOUCHER)


@pytest.mark.parametrize(
    "first",
    [
        lambda book: book.lock(JANUARY, by="AN", at=AT),
        lambda book: book.correct(book.key_of(4), on=YEAR.end, by="AN", why="fel", at=AT),
    ],
    ids=["lock", "correction"],
)
def test_a_book_that_grows_two_ways_keeps_them_apart(first: Callable[[Book], Book]) -> None:
    """What the first branch adds, a lock or a correction, is nowhere in the second."""
    began = new_book().register([draft()], by="AN", at=AT)
    first(began)
    second = began.register([draft()], by="AN", at=AT)
    afresh = new_book().register([draft()], by="AN", at=AT).register([draft()], by="AN", at=AT)
    assert second == afresh
    assert second.trail.link_of(len(second.entries)) is None
