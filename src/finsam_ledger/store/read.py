"""Reading (läsning): rows back to a book, each link of the chain checked on the way."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.entry import BookBegun, Entry
from finsam_ledger.core.charts import chart_named
from finsam_ledger.errors import DamagedStoreError, FinsamError
from finsam_ledger.store.chain import Row, link, texts
from finsam_ledger.store.connect import RESTORE
from finsam_ledger.store.rows import EntryRows, entry_of
from finsam_ledger.terms import Text


class StoredEntry(NamedTuple):
    """An entry as it stands in the file (lagrad händelse): rows, their hash, and what it covers."""

    rows: EntryRows
    hash: bytes
    text: str


_BATCH = 512
_VOUCHERS = "SELECT * FROM voucher WHERE entry > ?"
_LINES = "SELECT * FROM line WHERE voucher > ? ORDER BY voucher, place"
_ENTRIES = "SELECT * FROM entry WHERE number > ? ORDER BY number"


def read_rows(connection: sqlite3.Connection, after: int = 0) -> Iterator[StoredEntry]:
    """What stands in the file after the first entries (lagrade händelser), in order of number."""
    vouchers = {row[0]: row for row in connection.execute(_VOUCHERS, (after,))}
    lines: dict[int, list[Row]] = defaultdict(list)
    for row in connection.execute(_LINES, (after,)):
        lines[row[0]].append(row)
    found = connection.execute(_ENTRIES, (after,))
    while some := found.fetchmany(_BATCH):
        entries = [
            EntryRows(row[:-1], vouchers.get(row[0], ()), lines.get(row[0], ())) for row in some
        ]
        yield from map(StoredEntry, entries, [row[-1] for row in some], texts(entries))


def read_after(
    connection: sqlite3.Connection, book: Book | None, head: bytes, path: Path
) -> tuple[Book, bytes]:
    """The book with what the file has beyond it, and the hash of its last entry (läs boken).

    Args:
        connection: The file.
        book: What is known of it, None when nothing is.
        head: The hash of the last entry of ``book``.
        path: The file's name, for messages.

    Raises:
        DamagedStoreError: An entry is not what was written; which one.
    """
    count = 0 if book is None else len(book.entries)
    entries: list[Entry] = []
    for number, (rows, stored, text) in enumerate(read_rows(connection, count), count + 1):
        if rows.entry[0] != number or link(head, text) != stored:
            raise _damaged(number, path, Text("är ändrad eller saknas", "is changed or missing"))
        head = stored
        entries.append(_proved(rows, number, path))
    last = count + len(entries)
    if connection.execute("SELECT entries, head FROM seal").fetchone() != (last, head):
        raise _damaged(
            last, path, Text("är inte den sista enligt sigillet", "is not the last by the seal")
        )
    return _recorded(book, entries, path), head


def _proved(rows: EntryRows, number: int, path: Path) -> Entry:
    try:
        return entry_of(rows)
    except (ValueError, KeyError, TypeError, AttributeError, FinsamError) as error:
        raise _damaged(
            number, path, Text(f"går inte att tolka ({error})", f"has no meaning ({error})")
        ) from error


def _recorded(book: Book | None, entries: list[Entry], path: Path) -> Book:
    try:
        return (book or begin(entries)).record(entries)
    except (FinsamError, TypeError, IndexError) as error:
        raise _damaged(
            0, path, Text(f"kan inte ha hänt ({error})", f"cannot have happened ({error})")
        ) from error


def begin(entries: list[Entry]) -> Book:
    """An empty book for the chart that the first entry names (tom bok).

    Raises:
        TypeError: The first entry does not begin a book.
    """
    if not entries or not isinstance(entries[0], BookBegun):
        raise TypeError("the first entry begins no book")
    return Book(chart_named(entries[0].chart), entries[0].association)


def _damaged(number: int, path: Path, what: Text) -> DamagedStoreError:
    which = f"händelse {number}" if number else "en händelse"
    return DamagedStoreError(
        Text(
            f"bokfilen är skadad: {which} {what.sv}",
            f"the book file is damaged: entry {number or ''} {what.en}",
        ),
        RESTORE,
        str(path),
    ).carrying(entry=number)
