"""Importing vouchers (inläsning): shown first, numbers and all, then registered as shown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from attrs import field, frozen

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.entry import Stamp, VoucherRegistered
from finsam_ledger.bookkeeping.posting import numbered
from finsam_ledger.bookkeeping.shown import code_of, prove_shown
from finsam_ledger.bookkeeping.voucher_points import missing_points
from finsam_ledger.core.account import Account
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.voucher import Voucher, VoucherDraft
from finsam_ledger.terms import Text


@frozen
class Import:
    """Vouchers that are to be registered in a book (inläsning), exactly as they will be.

    Args:
        vouchers: The vouchers with their numbers, who and when.
        accounts: Accounts that they need and the book does not have.
        findings: What must be looked at first: missing points, what looks posted already.
    """

    vouchers: tuple[Voucher, ...]
    accounts: tuple[Account, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), eq=False)

    @property
    def code(self) -> str:
        """A short code for exactly these vouchers (kod), to say that they are what was shown."""
        return code_of(self.vouchers, self.accounts)

    def register(self, book: Book, *, by: str, at: datetime | None = None) -> Book:
        """The book with exactly these vouchers (bokför inläsningen).

        Args:
            book: The book that they were prepared for, or one that has grown elsewhere since.
            by: Who does it.
            at: When; None for now.

        Raises:
            FinsamError: What ``Book.register`` refuses, for instance a number used meanwhile.
        """
        declared = book.declare(accounts=self.accounts, by=by, at=at) if self.accounts else book
        stamp = Stamp.now(by, at)
        return declared.record([VoucherRegistered(stamp, voucher) for voucher in self.vouchers])

    def register_shown(self, book: Book, code: str, *, by: str) -> Book:
        """The book with these vouchers, if they are those that were shown (bokför det visade).

        Args:
            book: The book.
            code: The code that was shown with them.
            by: Who does it.

        Raises:
            StalePlanError: Other vouchers were shown; the file or the book has changed since.
        """
        prove_shown(code, self.code)
        return self.register(book, by=by)


def prepare_import(
    book: Book,
    drafts: Sequence[VoucherDraft],
    *,
    by: str,
    accounts: Mapping[str, Account] | None = None,
    at: datetime | None = None,
) -> Import:
    """What registering drafts would do to a book, all of it proved (förbered inläsning).

    Args:
        book: The book; it is not changed.
        drafts: The vouchers.
        by: Who will register them.
        accounts: Accounts that may be added to the book where a voucher needs them.
        at: When; None for now.

    Raises:
        FinsamError: What ``Book.register`` refuses: one voucher that cannot be posted refuses all.
    """
    used = {line.account for draft in drafts for line in draft.lines}
    needed = tuple(
        account
        for number, account in sorted((accounts or {}).items())
        if number in used and number not in book.accounts
    )
    ready = book.declare(accounts=needed, by=by, at=at) if needed else book
    entries = tuple(numbered(ready, drafts, Stamp.now(by, at)))
    after = ready.record(entries)
    vouchers = tuple(entry.voucher for entry in entries)
    findings = (*missing_points(vouchers, after.ledger()), *_seen_before(book, vouchers))
    return Import(vouchers, needed, findings)


def _seen_before(book: Book, vouchers: Sequence[Voucher]) -> Iterator[Finding]:
    days = {voucher.day for voucher in vouchers}
    known = {
        _essence(voucher): voucher.name
        for year in book.fiscal_years
        for voucher in book.vouchers_of(year)
        if voucher.day in days
    }
    for voucher in vouchers:
        name = known.get(_essence(voucher))
        if name is not None:
            yield Finding(
                "posted_before",
                Severity.WARNING,
                Text(
                    f"{voucher.name} {voucher.day} ”{voucher.text}” liknar {name}, som är bokförd",
                    f'{voucher.name} {voucher.day} "{voucher.text}" is like {name}, posted before',
                ),
                _TWICE,
                record=voucher.name,
            )


_TWICE = Text("Kontrollera att den inte bokförs två gånger", "See that it is not posted twice")


def _essence(voucher: VoucherDraft) -> tuple[object, ...]:
    lines: Iterable[tuple[object, ...]] = (
        (line.account, line.ore, line.objects) for line in voucher.lines
    )
    return voucher.day, voucher.text, frozenset(Counter(lines).items())
