"""Books from the library's own book file (egen bok), for all that reports from books."""

from datetime import date
from pathlib import Path

from attrs import evolve

from finsam_ledger.bookkeeping.book_view import BookView
from finsam_ledger.bookkeeping.entry import PROGRAM
from finsam_ledger.bookkeeping.voucher_points import missing_points
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.reports.report import BookFile
from finsam_ledger.store import Store
from finsam_ledger.terms import Text
from finsam_ledger.workspace.books import Books, facts_of


def from_store(path: Path, on: date | None) -> Books:
    """A year of a book file, and the year before it when the book has that (läs egen bok).

    Args:
        path: The file.
        on: A day of the year that is wanted; None is the last year that has vouchers.

    Raises:
        ConfigurationError: The book has no year with that day.
        DamagedStoreError: The file is not what was written.
        NewerStoreError: A newer version wrote it.
    """
    with Store.open(path, read_only=True) as store:
        book, head = store.book, store.head
    index = _wanted_year(book, on, str(path))
    ledger = book.years[index].ledger
    file = BookFile(path.name, head.hex(), "bok", "utf-8", PROGRAM)
    return Books(
        ledger,
        facts_of(ledger, ledger.journal.rows, (file,)),
        tuple(evolve(found, file=path.name) for found in missing_points(ledger.journal, ledger)),
        book.years[index - 1].ledger if index else None,
    )


def _wanted_year(book: BookView, on: date | None, where: str) -> int:
    years = list(enumerate(book.years))
    if on is None:
        with_vouchers = [i for i, one in years if len(one.ledger.journal)]
        return max(with_vouchers, default=len(years) - 1)
    for index, one in years:
        if on in one.year:
            return index
    raise ConfigurationError(
        Text(f"boken har inget räkenskapsår med {on}", f"the book has no fiscal year with {on}"),
        Text("Ange en dag i ett år som är öppnat", "Give a day of a year that is opened"),
        where,
    )
