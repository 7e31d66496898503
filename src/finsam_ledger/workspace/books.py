"""Opening books (läsa bokföring): an SIE file from disk into a ledger with its findings."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

from attrs import evolve, frozen

from finsam_ledger import sie
from finsam_ledger.core.account import Account
from finsam_ledger.core.chart import Chart
from finsam_ledger.core.charts import chart_named, detect
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.core.voucher import VoucherDraft
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.reports.report import BookFacts, BookFile
from finsam_ledger.store.magic import MAGIC, is_store
from finsam_ledger.terms import Text
from finsam_ledger.workspace.files import read_bytes

AUTO = "auto"


@frozen
class Books:
    """Books that are ready to report from (bokföring).

    Args:
        ledger: This year's books.
        facts: How much they hold, and the files they were read from.
        findings: What reading them found.
        previous: Last year's books, when they are at hand.
        covers_until: The last day that the books say they cover (#OMFATTN), when they say so.
    """

    ledger: Ledger
    facts: BookFacts
    findings: tuple[Finding, ...] = ()
    previous: Ledger | None = None
    covers_until: date | None = None

    @property
    def name(self) -> str:
        """The name of the books' file, empty when they were not read from a file."""
        return self.facts.files[0].name if self.facts.files else ""

    @property
    def period(self) -> Period:
        """The days that the books cover: the year, or its part up to #OMFATTN."""
        year = self.ledger.year
        if self.covers_until is not None and self.covers_until in year:
            return year.until(self.covers_until)
        return Period(year.start, year.end)

    def post(self, *drafts: VoucherDraft) -> "Books":
        """These books and the vouchers (bokför); the books themselves do not change.

        Args:
            drafts: What to post, for instance accruals that the file does not have.

        Raises:
            UnbalancedVoucherError: A draft does not sum to zero.
            ValueRefusedError: A date, account or number that the books refuse.
        """
        ledger = self.ledger.post(*drafts)
        added = len(ledger.journal) - len(self.ledger.journal)
        rows = ledger.journal.rows - self.ledger.journal.rows
        facts = evolve(
            self.facts, vouchers=self.facts.vouchers + added, rows=self.facts.rows + rows
        )
        return evolve(self, ledger=ledger, facts=facts)

    @classmethod
    def of(cls, ledger: Ledger) -> "Books":
        """Books that were made in Python, not read from a file."""
        return cls(ledger, facts_of(ledger, ledger.journal.rows, ()))


def read_books(
    path: str | Path,
    *,
    previous: str | Path | None = None,
    chart: str = AUTO,
    progress: Callable[[float], None] | None = None,
    on: date | None = None,
) -> Books:
    """Books from SIE files, or from a book file, on disk (läs bokföring).

    Args:
        path: The SIE file, or the library's own book file.
        previous: Last year's SIE file, for comparisons; a book file has its own earlier years.
        chart: "bas", "kommunbas", or "auto" to detect which of them it is; a book file knows.
        progress: Told the share that is read, 0 to 1.
        on: A day of the year that is wanted of a book file; None is its last year with vouchers.

    Raises:
        UnreadableInputError: A file cannot be opened, or is neither an SIE file nor a book.
        UnknownNameError: There is no such chart.
        DamagedStoreError: A book file is not what was written.
    """
    if is_store(read_bytes(Path(path), len(MAGIC))):
        from finsam_ledger.workspace.own_books import from_store  # noqa: PLC0415 loads SQLite

        return from_store(Path(path), on)
    book, findings = _read(Path(path), chart, progress)
    books = Books(
        book.ledger,
        facts_of(book.ledger, book.rows, (_file(book),), book.vouchers),
        findings,
        covers_until=book.info.covers_until,
    )
    if previous is None:
        return books
    before, earlier = _read(Path(previous), book.ledger.chart.id, None)
    _is_year_before(before.ledger, book.ledger, str(previous))
    facts = evolve(books.facts, files=(*books.facts.files, _file(before)))
    return evolve(books, facts=facts, previous=before.ledger, findings=findings + earlier)


def _is_year_before(before: Ledger, ledger: Ledger, where: str) -> None:
    if before.year.end + timedelta(days=1) != ledger.year.start:
        raise ConfigurationError(
            Text(
                f"gäller räkenskapsåret {before.year}, som inte är året före {ledger.year}",
                f"is of the fiscal year {before.year}, which is not the one before {ledger.year}",
            ),
            Text("Välj föregående års fil", "Choose last year's file"),
            where,
        )


def _read(
    path: Path, chart: str, progress: Callable[[float], None] | None
) -> "tuple[sie.SieBook, tuple[Finding, ...]]":
    doubts: list[Finding] = []

    def choose(accounts: Mapping[str, Account], kptyp: str) -> Chart:
        if chart != AUTO:
            return chart_named(chart)
        found, doubt = detect(accounts, kptyp)
        if doubt is not None:
            doubts.append(evolve(doubt, file=path.name))
        return found

    book = sie.read(read_bytes(path), name=path.name, chart=choose, progress=progress)
    return book, (*doubts, *book.findings)


def _file(book: "sie.SieBook") -> BookFile:
    info = book.info
    return BookFile(info.name, info.sha256, info.sie_type, info.encoding, info.program)


def facts_of(
    ledger: Ledger, rows: int, files: tuple[BookFile, ...], vouchers: int | None = None
) -> BookFacts:
    """How much books hold (omfång).

    Args:
        ledger: The books.
        rows: How many rows their vouchers have.
        files: The files they were read from.
        vouchers: How many vouchers; None counts those of the ledger.
    """
    count = len(ledger.journal) + len(ledger.rejected) if vouchers is None else vouchers
    return BookFacts(count, rows, len(ledger.accounts), files)
