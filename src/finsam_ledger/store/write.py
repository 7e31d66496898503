"""Writing (skrivning): all of an act or nothing, and a whole file or none."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from finsam_ledger.bookkeeping.book_view import BookView
from finsam_ledger.errors import OutputError
from finsam_ledger.store.chain import link
from finsam_ledger.store.connect import translated
from finsam_ledger.store.rows import rows_since
from finsam_ledger.store.seal import reseal
from finsam_ledger.terms import Text

_Cells = tuple[str | int | bytes | None, ...]
_BATCH = 5000
_ENTRY = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)"
_VOUCHER = "INSERT INTO voucher VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LINE = "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?)"


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
    entries, vouchers, lines = list[_Cells](), list[_Cells](), list[_Cells]()

    def flush() -> None:
        for statement, rows in ((_ENTRY, entries), (_VOUCHER, vouchers), (_LINE, lines)):
            connection.executemany(statement, rows)
            rows.clear()

    for rows in rows_since(book, count):
        head = link(head, *rows)
        entries.append((*rows.entry, head))
        if rows.voucher:
            vouchers.append(rows.voucher)
            lines += rows.lines
        if len(entries) >= _BATCH:
            flush()
    flush()
    reseal(connection, book, count, head)
    return head


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
