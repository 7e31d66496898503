"""Writing (skrivning): all of an act or nothing, and a whole file or none."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from finsam_ledger.bookkeeping.book_view import BookView
from finsam_ledger.errors import OutputError
from finsam_ledger.store.chain import Covered, Row, link, texts
from finsam_ledger.store.connect import translated
from finsam_ledger.store.rows import rows_since
from finsam_ledger.store.seal import reseal
from finsam_ledger.terms import Text

_BATCH = 512
_ROWS_A_STATEMENT = 32
"""SQLite takes at least 999 values a statement, and the widest row has fourteen."""


def write_since(connection: sqlite3.Connection, book: BookView, count: int, head: bytes) -> bytes:
    """Write the entries after the first ``count`` ones, and the seal (skriv händelser).

    Args:
        connection: The file, in a transaction.
        book: The book after the act.
        count: How many entries the file has.
        head: The hash of the last of them.

    Returns:
        The hash of the book's last entry.
    """
    if len(book.entries) == count:
        return head
    rows = rows_since(book, count)
    while batch := list(islice(rows, _BATCH)):
        head = _write(connection, batch, head)
    reseal(connection, book, count, head)
    return head


def _write(connection: sqlite3.Connection, batch: Sequence[Covered], head: bytes) -> bytes:
    entries: list[Row] = []
    for (entry, _, _), text in zip(batch, texts(batch), strict=True):
        head = link(head, text)
        entries.append((*entry, head))
    _insert(connection, "entry", entries)
    _insert(connection, "voucher", [voucher for _, voucher, _ in batch if voucher])
    _insert(connection, "line", [line for _, _, lines in batch for line in lines])
    return head


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Many rows a statement, since each statement costs as much as a few rows."""
    whole = len(rows) - len(rows) % _ROWS_A_STATEMENT
    steps = range(0, whole, _ROWS_A_STATEMENT)
    groups = [tuple(chain.from_iterable(rows[i : i + _ROWS_A_STATEMENT])) for i in steps]
    for size, cells in ((_ROWS_A_STATEMENT, groups), (1, rows[whole:])):
        if cells:
            row = f"({', '.join('?' * (len(cells[0]) // size))})"
            connection.executemany(f"INSERT INTO {table} VALUES {', '.join([row] * size)}", cells)  # noqa: S608


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A name to write under, which becomes ``path`` when all went well (hel fil eller ingen).

    Raises:
        OutputError: There is a file already, or it cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.ofardig")
    if path.exists():
        raise OutputError(
            Text("filen finns redan", "the file is there already"),
            Text("Välj ett annat namn; inget skrivs över", "Choose another; nothing is replaced"),
            str(path),
        )
    try:
        _remove(unfinished)
        with translated(path):
            yield unfinished
        unfinished.rename(path)
    except OSError as error:
        raise OutputError(
            Text(f"filen kan inte skrivas ({error.strerror})", f"cannot write ({error.strerror})"),
            Text("Kontrollera mappen och utrymmet", "Check the folder and the space"),
            str(path),
        ) from None
    finally:
        _remove(unfinished)


def _remove(unfinished: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)
