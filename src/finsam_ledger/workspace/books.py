"""Opening books (läsa bokföring): an SIE file from disk into a ledger with its findings."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from attrs import evolve, frozen

from finsam_ledger import sie
from finsam_ledger.bookkeeping.predecessors import Predecessor, previous_books, with_opening
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.chart import Chart
from finsam_ledger.core.charts import chart_named, detect
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear, Period
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
        begun: Whether the year has a file of its own; before that it is only opened.
        earlier: Books of years before last year, for the five-year overview.
        info: What the file says of itself, None when the books were not read from one.
    """

    ledger: Ledger
    facts: BookFacts
    findings: tuple[Finding, ...] = ()
    previous: Ledger | None = None
    covers_until: date | None = None
    begun: bool = True
    earlier: tuple[Ledger, ...] = ()
    info: "sie.SieInfo | None" = None

    @property
    def name(self) -> str:
        """The name of the books' file, empty when they were not read from a file."""
        return self.facts.files[0].name if self.facts.files and self.begun else ""

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
    predecessors: Sequence[str | Path] = (),
    earlier: Sequence[str | Path] = (),
    chart: str = AUTO,
    progress: Callable[[float], None] | None = None,
    on: date | None = None,
) -> Books:
    """Books from SIE files, or from a book file, on disk (läs bokföring).

    Args:
        path: The SIE file, or the library's own book file.
        previous: Last year's SIE file, for comparisons; a book file has its own. A file without
            opening balances is opened with its closing ones.
        predecessors: Instead of it, last year's SIE files of those that this förbund continues;
            their sum is last year, and the year opens with what they closed with.
        earlier: SIE files of years before that, for the five-year overview.
        chart: "bas", "kommunbas", or "auto" to detect which of them it is.
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
        info=book.info,
    )
    if predecessors:
        books = _after_predecessors(books, predecessors)
    elif previous is not None:
        books = _with_previous(books, previous)
    return _with_earlier(books, earlier)


def _after_predecessors(books: Books, paths: Sequence[str | Path]) -> Books:
    found = [_read(Path(each), books.ledger.chart.id, None) for each in paths]
    for each, (read, _) in zip(paths, found, strict=True):
        _is_year_before(read.ledger, books.ledger.year, str(each))
    return _continuing(books, found)


def _with_previous(books: Books, path: str | Path) -> Books:
    before, findings = _read(Path(path), books.ledger.chart.id, None)
    _is_year_before(before.ledger, books.ledger.year, str(path))
    facts = evolve(books.facts, files=(*books.facts.files, _file(before)))
    ledger = _opened(books.ledger, Predecessor(before.info.name, before.ledger))
    told = books.findings + findings
    return evolve(books, ledger=ledger, facts=facts, previous=before.ledger, findings=told)


def _with_earlier(books: Books, paths: Sequence[str | Path]) -> Books:
    """The books with those of earlier years and what reading them found."""
    for path in paths:
        book, findings = _read(Path(path), books.ledger.chart.id, None)
        facts = evolve(books.facts, files=(*books.facts.files, _file(book)))
        ledgers = (*books.earlier, book.ledger)
        told = books.findings + findings
        books = evolve(books, facts=facts, earlier=ledgers, findings=told)
    return books


def _opened(ledger: Ledger, before: Predecessor) -> Ledger:
    """Books without opening balances are opened with what last year closed with."""
    return ledger if ledger.opening else with_opening(ledger, [before])


def open_books(
    association: Association, predecessors: Sequence[str | Path], *, chart: str = AUTO
) -> Books:
    """The books of a year that has no SIE file yet (öppna bokföring), as a budget needs them.

    Args:
        association: The förbund.
        predecessors: Last year's SIE files, its own or those of the förbund that it continues.
        chart: "bas", "kommunbas", or "auto" to detect which of them it is.

    Returns:
        Books without vouchers, opened with what the predecessors closed with.

    Raises:
        UnreadableInputError: A file cannot be opened or is no SIE file.
        ConfigurationError: The files are not of the same year.
    """
    first = _read(Path(predecessors[0]), chart, None)
    kind = first[0].ledger.chart
    earlier = [first, *(_read(Path(each), kind.id, None) for each in predecessors[1:])]
    year = first[0].ledger.year.following()
    for each, (read, _) in zip(predecessors, earlier, strict=True):
        _is_year_before(read.ledger, year, str(each))
    ledger = Ledger(association, kind, year)
    return _continuing(Books(ledger, facts_of(ledger, 0, ()), begun=False), earlier)


def _continuing(
    books: Books, earlier: "Sequence[tuple[sie.SieBook, tuple[Finding, ...]]]"
) -> Books:
    """The books opened with what their predecessors closed with, and these as last year."""
    found = [Predecessor(read.info.name, read.ledger) for read, _ in earlier]
    ledger = with_opening(books.ledger, found)
    files = (*books.facts.files, *(_file(read) for read, _ in earlier))
    return evolve(
        books,
        ledger=ledger,
        facts=evolve(books.facts, files=files, accounts=len(ledger.accounts)),
        previous=previous_books(books.ledger.association, found),
        findings=(*books.findings, *(each for _, told in earlier for each in told)),
    )


def _is_year_before(before: Ledger, year: FiscalYear, where: str) -> None:
    if before.year.end + timedelta(days=1) != year.start:
        raise ConfigurationError(
            Text(
                f"gäller räkenskapsåret {before.year}, som inte är året före {year}",
                f"is of the fiscal year {before.year}, which is not the one before {year}",
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
