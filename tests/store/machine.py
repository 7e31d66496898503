"""A state machine: whatever is done to a book file is done to a plain book, and they agree."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, TypeVar

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.strategies import DataObject

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.entry import VoucherRegistered
from finsam_ledger.core.account import Account
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import VoucherDraft
from finsam_ledger.errors import FinsamError
from finsam_ledger.store import Seal, Store, verify
from finsam_ledger.store.seal import read_seal
from finsam_ledger.testing import (
    balanced_drafts,
    carried_forward,
    days,
    openings,
    unbalanced_drafts,
)
from tests.store.samples import ACCOUNTS, AT, new_book

Act = Callable[[Book], Book]
T = TypeVar("T")
BY = st.sampled_from(("AN", "BO"))
SPAN = Period(date(2023, 12, 20), date(2026, 1, 10))
UNKNOWN = "4711"


class PowerCutError(Exception):
    """The power goes."""


def outcome(act: Callable[[T], Book], given: T) -> tuple[Book | None, FinsamError | None]:
    """What an act gives, or the error that refuses it."""
    try:
        return act(given), None
    except FinsamError as error:
        return None, error


class StoreAgainstBook(RuleBasedStateMachine):
    """Every act on the store and on a book in memory, refused or not: no difference."""

    counts: ClassVar[Counter[str]] = Counter()
    """How often each kind of entry was recorded, and each refusal met, for ``reliability.py``."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "bok.db"
        self.model = new_book()
        self.store = Store.create(self.path, self.model)
        self.clock = AT

    def teardown(self) -> None:
        """The file verifies, and a copy of it holds the same book."""
        try:
            self.prove_copy()
        finally:
            self.store.close()
            self.folder.cleanup()

    def prove_copy(self) -> None:
        """A copy made while the file is open."""
        copy = Path(self.folder.name) / "kopia.db"
        self.store.backup(copy)
        assert verify(self.path, None) == verify(copy, None) == ()
        with Store.open(copy, read_only=True) as store:
            assert store.book == self.model

    def both(self, act: Act) -> None:
        """The act on both; refused by both with the same words, or done on both."""
        self.clock += timedelta(seconds=1)
        expected, refusal = outcome(act, self.model)
        kept, refused = outcome(self.store.update, act)
        assert (type(refused), refused and refused.what) == (
            type(refusal),
            refusal and refusal.what,
        )
        assert kept == expected
        if refusal is not None:
            self.counts[type(refusal).__name__] += 1
        elif expected is not None:
            self.counts.update(type(entry).__name__ for entry in expected.added_since(self.model))
        self.model = expected or self.model

    @property
    def at(self) -> datetime:
        """The time of the act, the same for both."""
        return self.clock

    @rule(data=st.data(), by=BY, good=st.sampled_from((True, True, True, False)))
    def register(self, data: DataObject, by: str, good: bool) -> None:  # noqa: FBT001
        """A few vouchers in one batch, perhaps one that cannot be posted."""
        open_months = [m for one in self.model.years if not one.sealed for m in one.open_months()]
        month = data.draw(st.sampled_from(open_months or list(self.model.fiscal_years)))
        drafts = data.draw(st.lists(balanced_drafts(ACCOUNTS, month, full=True), max_size=3))
        if not good:
            drafts.append(data.draw(self.refusable()))
        at = self.at
        self.both(lambda book: book.register(drafts, by=by, at=at))

    @rule(data=st.data(), by=BY)
    def register_far(self, data: DataObject, by: str) -> None:
        """A voucher with a number of its own, which may leave a gap, or fill one."""
        year = data.draw(st.sampled_from(self.model.fiscal_years))
        number = str(data.draw(st.integers(1, 30)))
        given = evolve(data.draw(balanced_drafts(ACCOUNTS, year)), number=number)
        at = self.at
        self.both(lambda book: book.register([given], by=by, at=at))

    def refusable(self) -> st.SearchStrategy[VoucherDraft]:
        """Drafts that are mostly refused: unbalanced, unknown account, other years, numbers."""
        usual = balanced_drafts(ACCOUNTS, SPAN)
        return st.one_of(
            unbalanced_drafts(ACCOUNTS, SPAN),
            balanced_drafts((UNKNOWN, "1930"), SPAN),
            st.tuples(usual, st.sampled_from(("1", "2", "40", "x", "007"))).map(
                lambda pair: evolve(pair[0], number=pair[1])
            ),
            usual.map(lambda one: evolve(one, lines=one.lines[:1])),
            usual.map(lambda one: evolve(one, day=None)),
        )

    @precondition(lambda self: self.model.last_voucher() is not None)
    @rule(data=st.data(), by=BY, on=days(SPAN), replaced=st.booleans())
    def correct(self, data: DataObject, by: str, on: date, replaced: bool) -> None:  # noqa: FBT001
        """Any voucher, also one that is corrected already."""
        numbers = [
            i for i, one in enumerate(self.model.entries, 1) if isinstance(one, VoucherRegistered)
        ]
        key = self.model.key_of(data.draw(st.sampled_from(numbers)))
        new = data.draw(balanced_drafts(ACCOUNTS, key.year)) if replaced else None
        at, why = self.at, data.draw(st.sampled_from(("fel konto", "dubbel", "fel dag", "")))
        self.both(lambda book: book.correct(key, on=on, by=by, why=why, replacement=new, at=at))

    @rule(data=st.data(), by=BY, next_one=st.sampled_from((True, True, False)))
    def lock(self, data: DataObject, by: str, next_one: bool) -> None:  # noqa: FBT001
        """Mostly the next month in turn, sometimes any."""
        months = [m for year in self.model.fiscal_years for m in year.months()]
        is_open = [m for one in self.model.years for m in one.open_months()]
        chosen = is_open[0] if next_one and is_open else data.draw(st.sampled_from(months))
        at = self.at
        self.both(lambda book: book.lock(chosen, by=by, at=at))

    @rule(data=st.data(), by=BY, why=st.sampled_from(("sen faktura", "glömd", "rättat", "")))
    def reopen(self, data: DataObject, by: str, why: str) -> None:
        """Any month or year."""
        years: list[Period] = [*self.model.fiscal_years]
        months = [m for year in self.model.fiscal_years for m in year.months()]
        chosen, at = data.draw(st.sampled_from(years + months)), self.at
        self.both(lambda book: book.reopen(chosen, by=by, why=why, at=at))

    @rule(data=st.data(), by=BY)
    def explain(self, data: DataObject, by: str) -> None:
        """A gap that is there, or one that is not."""
        year = data.draw(st.sampled_from(self.model.fiscal_years))
        gaps: Mapping[str, tuple[range, ...]] = self.model.book_year(year).unexplained()
        known = [(series, gap) for series, runs in gaps.items() for gap in runs]
        series, gap = data.draw(st.sampled_from([("A", range(3, 5)), *known, *known]))
        at = self.at
        self.both(lambda book: book.explain_gap(series, gap, by=by, why="hoppad", year=year, at=at))

    @precondition(lambda self: len(self.model.entries) > 25)
    @rule(data=st.data(), by=BY)
    def finish_year(self, data: DataObject, by: str) -> None:
        """Lock what is left, explain the gaps and seal: a year may come to its end."""
        year, at = data.draw(st.sampled_from(self.model.fiscal_years)), self.at

        def act(book: Book) -> Book:
            if any(book.book_year(year).open_months()):
                book = book.lock(year, by=by, at=at)
            for series, gaps in book.book_year(year).unexplained().items():
                for gap in gaps:
                    book = book.explain_gap(series, gap, by=by, why="hoppad", year=year, at=at)
            return book.seal(year, by=by, at=at)

        self.both(act)

    @rule(data=st.data(), by=BY, follows=st.booleans())
    def open_year(self, data: DataObject, by: str, follows: bool) -> None:  # noqa: FBT001
        """The next year with the closing balances, or some year with any."""
        last = self.model.fiscal_years[-1]
        year = FiscalYear.calendar(last.start.year + (1 if follows else 2))
        opening = (
            carried_forward(self.model.ledger(last)) if follows else data.draw(openings(ACCOUNTS))
        )
        at = self.at
        if len(self.model.years) < 3:
            self.both(lambda book: book.open_year(year, opening, by=by, at=at))

    @rule(data=st.data(), by=BY)
    def change_opening(self, data: DataObject, by: str) -> None:
        """Other opening balances of any year."""
        year = data.draw(st.sampled_from(self.model.fiscal_years))
        opening, at = data.draw(openings(ACCOUNTS)), self.at
        self.both(lambda book: book.change_opening(year, opening, by=by, why="rättat", at=at))

    @rule(number=st.sampled_from((*ACCOUNTS, "6110")), by=BY)
    def declare(self, number: str, by: str) -> None:
        """A new account, or another name for one."""
        at = self.at
        named = [Account(number, f"Nytt {at.second}")]
        self.both(lambda book: book.declare(by=by, accounts=named, at=at))

    @rule()
    def reopen_file(self) -> None:
        """Close the file and open it again."""
        self.store.close()
        self.store = Store.open(self.path)

    @rule(data=st.data())
    def another_program(self, data: DataObject) -> None:
        """Somebody else posts in the same file meanwhile."""
        drafts = [data.draw(balanced_drafts(ACCOUNTS, self.model.fiscal_years[-1]))]
        at = self.at
        try:
            expected = self.model.register(drafts, by="CE", at=at)
        except FinsamError:
            return
        with Store.open(self.path) as other:
            assert other.update(lambda book: book.register(drafts, by="CE", at=at)) == expected
        self.model = expected

    @rule(data=st.data())
    def crash(self, data: DataObject) -> None:
        """The act is cut short, or done in memory and never written: nothing of it remains."""
        drafts = [data.draw(balanced_drafts(ACCOUNTS, self.model.fiscal_years[-1]))]

        def act(book: Book) -> Book:
            book.register(drafts, by="CE", at=datetime(2024, 1, 1, tzinfo=UTC))
            raise PowerCutError

        try:
            self.store.update(act)
        except (PowerCutError, FinsamError):
            pass
        else:
            raise AssertionError("the crash was not felt")

    @invariant()
    def agree(self) -> None:
        """The store's book is the model, and the seal in the file is that of the model."""
        self.counts["steps"] += 1
        assert self.store.refresh() == self.model
        connection = sqlite3.connect(self.path)
        try:
            sealed = read_seal(connection)
        finally:
            connection.close()
        counted = Seal.of(self.model, self.store.head)
        assert (sealed.entries, sealed.vouchers) == (counted.entries, counted.vouchers)
        assert (sealed.head, sealed.series) == (counted.head, counted.series)
        for key in {*sealed.balances, *counted.balances}:
            assert sealed.balances.get(key, (0, 0)) == counted.balances.get(key, (0, 0))
