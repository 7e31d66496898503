"""A book that only grows: what it refuses, what it gives, and that nothing is ever lost."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.correction import VoucherKey
from finsam_ledger.bookkeeping.entry import Link, LinkRole, Stamp, VoucherRegistered
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.dimension import Dimension, ObjectRef
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import (
    AlreadyCorrectedError,
    AmountTooLargeError,
    EmptyVoucherError,
    FinsamError,
    LockedPeriodError,
    LockOrderError,
    MissingReasonError,
    NumberGapError,
    NumberTakenError,
    OutsideYearError,
    SealedYearError,
    UnbalancedOpeningError,
    UnbalancedVoucherError,
    UnknownAccountError,
    UnknownVoucherError,
    ValueRefusedError,
    YearOrderError,
)
from finsam_ledger.testing import balanced_drafts
from tests.store.samples import (
    ACCOUNTS,
    AT,
    FEBRUARY,
    JANUARY,
    NEXT,
    YEAR,
    draft,
    full_book,
    new_book,
)

Act = Callable[[Book], Book]
MARCH = date(2024, 3, 1)
BIG = 10**15


def posting(**more: Any) -> Act:
    """The act that registers the sample draft, changed."""
    return lambda book: book.register([draft(), evolve(draft(), **more)], by="AN", at=AT)


def key(number: str, series: str = "A", year: FiscalYear = YEAR) -> VoucherKey:
    """A voucher's name."""
    return VoucherKey(series, number, year)


REFUSED: dict[str, tuple[Act, type[FinsamError], dict[str, object]]] = {
    "unbalanced": (
        posting(lines=(Line("5010", 5), Line("1930", -4))),
        UnbalancedVoucherError,
        {"difference_ore": 1},
    ),
    "empty": (posting(lines=()), EmptyVoucherError, {}),
    "one line": (posting(lines=(Line("1930", 0),)), EmptyVoucherError, {}),
    "undated": (posting(day=None), ValueRefusedError, {}),
    "a time for a date": (posting(day=AT), ValueRefusedError, {}),
    "another year": (
        posting(day=date(2023, 12, 31)),
        OutsideYearError,
        {"day": date(2023, 12, 31)},
    ),
    "unknown account": (
        posting(lines=(Line("4711", 5), Line("1930", -5))),
        UnknownAccountError,
        {"account": "4711"},
    ),
    "number used": (posting(number="2"), NumberTakenError, {"series": "A", "number": "2"}),
    "number explained": (posting(number="6"), NumberTakenError, {"series": "A", "number": "6"}),
    "number in letters": (posting(number="x"), ValueRefusedError, {}),
    "number padded": (posting(number="007"), ValueRefusedError, {}),
    "too large": (
        posting(lines=(Line("5010", BIG), Line("1930", -BIG))),
        AmountTooLargeError,
        {"ore": BIG},
    ),
    "locked month": (
        posting(day=date(2024, 1, 31)),
        LockedPeriodError,
        {"day": date(2024, 1, 31)},
    ),
    "nobody": (lambda book: book.register([draft()], by=" "), MissingReasonError, {}),
    "no time zone": (
        lambda book: book.register([draft()], by="AN", at=datetime(2024, 1, 1)),  # noqa: DTZ001
        ValueRefusedError,
        {},
    ),
    "lock out of order": (
        lambda book: book.lock(Period(MARCH, date(2024, 3, 31)), by="AN"),
        LockOrderError,
        {"first_open": date(2024, 2, 1)},
    ),
    "lock again": (lambda book: book.lock(JANUARY, by="AN"), LockOrderError, {}),
    "lock half a month": (
        lambda book: book.lock(Period(date(2024, 2, 1), date(2024, 2, 20)), by="AN"),
        LockOrderError,
        {},
    ),
    "lock another year": (
        lambda book: book.lock(FiscalYear.calendar(2030), by="AN"),
        YearOrderError,
        {},
    ),
    "reopen what is open": (
        lambda book: book.reopen(FEBRUARY, by="AN", why="x"),
        LockOrderError,
        {},
    ),
    "reopen without reason": (
        lambda book: book.reopen(JANUARY, by="AN", why=""),
        MissingReasonError,
        {},
    ),
    "seal with open months": (
        lambda book: book.seal(YEAR, by="AN"),
        LockOrderError,
        {"first_open": date(2024, 2, 1)},
    ),
    "seal the second year first": (
        lambda book: book.seal(NEXT, by="AN"),
        LockOrderError,
        {"first_open": YEAR.start},
    ),
    "explain no gap": (
        lambda book: book.explain_gap("A", range(5, 9), by="AN", why="x", year=YEAR),
        NumberGapError,
        {"gaps": ()},
    ),
    "a year that does not follow": (
        lambda book: book.open_year(FiscalYear.calendar(2028), {}, by="AN"),
        YearOrderError,
        {"year_start": date(2028, 1, 1)},
    ),
    "openings that miss zero": (
        lambda book: book.open_year(FiscalYear.calendar(2026), {"1930": 5}, by="AN"),
        UnbalancedOpeningError,
        {"difference_ore": 5},
    ),
    "openings on an unknown account": (
        lambda book: book.change_opening(NEXT, {"4711": 0}, by="AN", why="x"),
        UnknownAccountError,
        {"account": "4711"},
    ),
    "correct nothing": (
        lambda book: book.correct(key("77"), on=MARCH, by="AN", why="x"),
        UnknownVoucherError,
        {"number": "77"},
    ),
    "correct twice": (
        lambda book: book.correct(key("2"), on=MARCH, by="AN", why="x"),
        AlreadyCorrectedError,
        {"by": "A 3"},
    ),
    "correct a reversal": (
        lambda book: book.correct(key("3"), on=MARCH, by="AN", why="x"),
        AlreadyCorrectedError,
        {"by": "A 3"},
    ),
    "correct without reason": (
        lambda book: book.correct(key("1"), on=MARCH, by="AN", why=""),
        MissingReasonError,
        {},
    ),
    "correct into a locked month": (
        lambda book: book.correct(key("1"), on=date(2024, 1, 5), by="AN", why="x"),
        LockedPeriodError,
        {},
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_refused_has_its_own_error_and_changes_nothing(kind: str) -> None:
    """The error carries its facts, says what to do, and the book is as it was."""
    act, error, facts = REFUSED[kind]
    book = full_book()
    before = list(book.entries)
    with pytest.raises(error) as refused:
        act(book)
    assert type(refused.value) is error
    assert {name: getattr(refused.value, name) for name in facts} == facts
    assert refused.value.what.sv
    assert refused.value.at("bok.db").where == "bok.db"
    assert vars(refused.value.at("")) == vars(refused.value)
    assert list(book.entries) == before
    assert book == full_book()
    assert book.register([draft()], by="AN", at=AT) == full_book().register(
        [draft()], by="AN", at=AT
    )


SEALED: dict[str, Act] = {
    "post": lambda book: book.register([draft(series="BS")], by="AN"),
    "reopen a month": lambda book: book.reopen(JANUARY, by="AN", why="x"),
    "change its openings": lambda book: book.change_opening(YEAR, {}, by="AN", why="x"),
    "explain a gap": lambda book: book.explain_gap("A", range(1, 2), by="AN", why="x", year=YEAR),
    "seal again": lambda book: book.seal(YEAR, by="AN"),
    "reopen it under a later sealed year": lambda book: book.seal(NEXT, by="AN").reopen(
        YEAR, by="AN", why="x"
    ),
}


@pytest.mark.parametrize("kind", SEALED)
def test_a_sealed_year_takes_nothing(kind: str) -> None:
    """Whatever is tried in it is refused with the year's end, until it is reopened."""
    book = new_book().open_year(NEXT, {}, by="AN", at=AT)
    book = book.lock(YEAR, by="AN", at=AT).lock(NEXT, by="AN", at=AT).seal(YEAR, by="AN", at=AT)
    with pytest.raises(SealedYearError) as refused:
        SEALED[kind](book)
    assert refused.value.year_end in (YEAR.end, NEXT.end)
    with pytest.raises(LockOrderError, match="inte låst"):
        book.reopen(NEXT, by="AN", why="x")


def test_a_book_is_begun_once() -> None:
    """The entries of another book cannot be added to one that is begun."""
    with pytest.raises(ValueRefusedError, match="redan upplagd"):
        new_book().record(new_book().entries)


def test_the_book_says_what_the_draft_does_not() -> None:
    """Number, series, day of registration and signature come from the book (LKBR 3 kap. 9 §)."""
    book = new_book().register([draft(), draft(sign="CE", registered=MARCH)], by="AN", at=AT)
    first, second = book.vouchers_of()
    assert (first.name, first.registered, first.sign) == ("A 1", AT.date(), "AN")
    assert (second.name, second.registered, second.sign) == ("A 2", MARCH, "CE")


@settings(max_examples=40)
@given(st.data())
def test_numbers_are_free_of_gaps_and_nothing_is_lost(data: st.DataObject) -> None:
    """In whatever batches: 1, 2, 3 … in each series, and every line is in the ledger."""
    drafts = data.draw(st.lists(balanced_drafts(ACCOUNTS, YEAR, full=True), max_size=12))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(drafts)), max_size=3)))
    book = new_book()
    for first, last in zip((0, *cuts), (*cuts, len(drafts)), strict=True):
        book = book.register(drafts[first:last], by="AN", at=AT)
    vouchers = list(book.vouchers_of())
    assert [v.lines for v in vouchers] == [d.lines for d in drafts]
    for series in {v.series for v in vouchers}:
        numbers = [int(v.number) for v in vouchers if v.series == series]
        assert numbers == list(range(1, len(numbers) + 1))
    assert book.book_year().gaps() == {}
    whole = new_book().register(drafts, by="AN", at=AT)
    assert book == whole
    assert Book(book.chart, book.association).record(book.entries) == whole


@settings(max_examples=40)
@given(st.data())
def test_a_correction_leaves_only_what_is_right(data: st.DataObject) -> None:
    """Original and reversal sum to nothing; all three stand, linked both ways, with the reason."""
    wrong, right = (data.draw(balanced_drafts(ACCOUNTS, YEAR, full=True)) for _ in range(2))
    book = new_book().register([wrong], by="AN", at=AT)
    named = book.last_voucher()
    assert named is not None
    after = book.correct(named, on=MARCH, by="BO", why="fel konto", replacement=right, at=AT)
    done = after.correction_of(named)
    assert done is not None
    assert done.replaced_by is not None
    assert (done.original, done.why, done.stamp) == (named, "fel konto", Stamp(AT, "BO"))
    assert after.corrects(done.reversed_by) == after.corrects(done.replaced_by) == done
    assert after.corrects(named) is None
    assert [done] == list(after.all_corrections())
    assert len(after.ledger().corrections_of(after.voucher(named))) == 2
    only_right = new_book().register([right], by="AN", at=AT).ledger()
    movement = after.ledger().balances.movement
    for account in ACCOUNTS:
        assert movement(account, YEAR) == only_right.balances.movement(account, YEAR)
    assert next(after.vouchers_of()).lines == wrong.lines


def test_a_correction_in_the_next_year_tells_the_old_one() -> None:
    """A fault in a sealed year is corrected in an open one, and the old ledger says so."""
    book = new_book().register([draft()], by="AN", at=AT)
    book = book.open_year(NEXT, {}, by="AN", at=AT).lock(YEAR, by="AN", at=AT)
    book = book.seal(YEAR, by="AN", at=AT)
    with pytest.raises(SealedYearError):
        book.register([draft(series="BS")], by="AN")
    day = date(2025, 1, 9)
    book = book.correct(key("1"), on=day, by="AN", why="dubbel", at=AT)
    (old,) = book.vouchers_of(YEAR)
    assert book.ledger(YEAR).corrections_of(old) == ("A 1 2025-01-09",)
    done = book.correction_of(key("1"))
    assert done is not None
    assert done.reversed_by == key("1", year=NEXT)


def test_what_a_correction_links_is_proved() -> None:
    """A history where a reversal does not reverse, or points at nothing, cannot be recorded."""
    book = new_book().register([draft()], by="AN", at=AT)
    voucher = evolve(draft(), series="A", number="2").to_voucher()
    for original, error in (
        (4, ValueRefusedError),
        (1, UnknownVoucherError),
        (9, UnknownVoucherError),
    ):
        link = Link(original, LinkRole.REVERSES, "x")
        with pytest.raises(error):
            book.record([VoucherRegistered(Stamp(AT, "AN"), voucher, link)])
    replaces = Link(4, LinkRole.REPLACES, "x")
    with pytest.raises(AlreadyCorrectedError):
        book.record([VoucherRegistered(Stamp(AT, "AN"), voucher, replaces)])


def test_a_locked_month_takes_only_the_closing_series() -> None:
    """The bokslut series stays open until the year is sealed; reopening is possible."""
    book = new_book().lock(YEAR, by="AN", at=AT)
    book = book.register([draft(series="BS")], by="AN", at=AT).seal(YEAR, by="AN", at=AT)
    assert book.book_year().sealed
    book = book.reopen(YEAR, by="BO", why="revisorns påpekande", at=AT)
    book = book.register([draft(series="BS")], by="AN", at=AT)
    with pytest.raises(LockedPeriodError):
        book.register([draft()], by="AN")
    book = book.reopen(JANUARY, by="BO", why="glömd", at=AT)
    assert book.register([draft(date(2024, 1, 31))], by="AN").last_voucher() == key("1")
    with pytest.raises(LockOrderError):
        book.seal(YEAR, by="AN")


def test_a_gap_is_known_until_it_is_explained() -> None:
    """A number of one's own leaves a gap; it may be filled, or explained and then never used."""
    book = new_book().register([draft(number="4")], by="AN", at=AT)
    assert book.book_year().unexplained() == {"A": (range(1, 4),)}
    book = book.register([draft(number="2")], by="AN", at=AT)
    assert book.book_year().unexplained() == {"A": (range(1, 2), range(3, 4))}
    book = book.lock(YEAR, by="AN", at=AT)
    with pytest.raises(NumberGapError, match="saknar nummer 1, 3"):
        book.seal(YEAR, by="AN")
    for number in (1, 3):
        book = book.explain_gap("A", range(number, number + 1), by="AN", why="makulerad", at=AT)
    assert book.book_year().gaps() == {"A": (range(1, 2), range(3, 4))}
    assert book.seal(YEAR, by="AN").book_year().sealed


def test_older_books_are_not_changed_by_newer() -> None:
    """Two books that grow from the same one go their own ways."""
    book = new_book().register([draft()], by="AN", at=AT)
    left = book.register([draft(ore=1)], by="AN", at=AT)
    right = book.register([draft(ore=2)], by="AN", at=AT)
    assert [v.lines[0].ore for v in left.vouchers_of()] == [50_000, 1]
    assert [v.lines[0].ore for v in right.vouchers_of()] == [50_000, 2]
    assert left.entries[4] != right.entries[4]
    assert left.added_since(book) == left.entries[4:]
    assert (len(book.entries), left == right) == (4, False)


def test_accounts_are_declared_before_they_are_used() -> None:
    """A declared account can be used in every year, and a new name shows."""
    book = full_book().declare(by="AN", accounts=[Account("6110", "Papper")], at=AT)
    lines = (Line("6110", 5), Line("1930", -5))
    book = book.register([VoucherDraft(MARCH, lines, text="Papper")], by="AN", at=AT)
    assert book.ledger(YEAR).accounts["6110"].name == "Papper"
    assert book.declare(by="AN", accounts=[Account("6110", "P")]).ledger(NEXT).accounts[
        "6110"
    ] == Account("6110", "P")


def test_a_stamp_of_now_has_a_zone() -> None:
    """Who and when are never missing."""
    stamp = Stamp.now("AN")
    assert stamp.at.utcoffset() is not None
    assert Stamp.now("AN", datetime(2024, 1, 1, tzinfo=UTC)).at.year == 2024


def test_a_new_book_has_the_objects_and_dimensions_it_is_begun_with() -> None:
    """What vouchers can be booked on is there from the first entry, in the ledger too."""
    dimension, ref = Dimension("6", "Projekt"), ObjectRef("6", "10")
    book = Book.new(
        Association("A"),
        chart_named("bas"),
        YEAR,
        by="AN",
        dimensions=[dimension],
        objects={ref: "Insats"},
    )
    assert book.objects == book.ledger().objects == {ref: "Insats"}
    assert book.dimensions == book.ledger().dimensions == {"6": dimension}
