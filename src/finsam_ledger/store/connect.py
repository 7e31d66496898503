"""Opening SQLite for a book (anslutning), and its errors in the library's own words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from finsam_ledger.errors import (
    DamagedStoreError,
    FinsamError,
    NewerStoreError,
    OutputError,
    StoreBusyError,
    UnreadableInputError,
)
from finsam_ledger.store.magic import MAGIC, is_store
from finsam_ledger.store.schema import APPLICATION_ID, MIGRATIONS, version_of
from finsam_ledger.terms import Text

BUSY_SECONDS = 20
_PRIMARY = 0xFF
_FULL = Text("disken är full eller filen får inte bli större", "the disk is full")
_WRITE_REMEDY = Text(
    "Inget har bokförts. Se till att det går att skriva och gör om",
    "Nothing was posted. See that it can be written and do it again",
)
_DAMAGED = Text("bokfilen är skadad", "the book file is damaged")
RESTORE = Text(
    "Kör finsam-ledger bok verifiera för att se vad som är fel, och återställ en säkerhetskopia",
    "Run finsam-ledger bok verifiera to see what is wrong, and restore a backup",
)
"""What to do about a damaged file (åtgärd)."""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to a book file that is there (anslut).

    Raises:
        UnreadableInputError: There is no such file, or it is no book file.
        NewerStoreError: It was made by a newer version.
        DamagedStoreError: It is no whole SQLite file.
    """
    _refuse_other_files(path)
    with translated(path):
        connection = _opened(path, read_only=read_only)
        try:
            _refuse_other_databases(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _refuse_other_files(path: Path) -> None:
    try:
        with path.open("rb") as file:
            begin = file.read(len(MAGIC))
    except OSError:
        raise UnreadableInputError(
            Text("bokfilen finns inte eller kan inte läsas", "the book file cannot be read"),
            Text(
                "Kontrollera sökvägen; en ny bok läggs upp med finsam-ledger bok ny",
                "Check the path; a new book is begun with finsam-ledger bok ny",
            ),
            str(path),
        ) from None
    if not is_store(begin):
        raise _not_a_book(path)


def _opened(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Read-only files in a folder that cannot be written need ``immutable``, having no WAL."""
    if not read_only:
        return configured(_uri(path, "mode=rw"))
    connection = _uri(path, "mode=ro")
    try:
        connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        wal = path.with_name(f"{path.name}-wal")
        if wal.exists() and wal.stat().st_size:
            raise
        return _uri(path, "mode=ro&immutable=1")
    return connection


def _uri(path: Path, options: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{options}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
    )


def configured(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A connection set to keep what it acknowledges (hållbar): WAL, every commit on disk."""
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _refuse_other_databases(connection: sqlite3.Connection, path: Path) -> None:
    version = version_of(connection)
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if mark != APPLICATION_ID:
        raise _not_a_book(path)
    if version > len(MIGRATIONS):
        raise NewerStoreError(
            Text(
                f"bokfilen är skriven av en nyare version (tabeller {version}, "
                f"den här kan {len(MIGRATIONS)})",
                f"the book file was written by a newer version (tables {version}, "
                f"this one knows {len(MIGRATIONS)})",
            ),
            Text("Uppgradera finsam-ledger", "Upgrade finsam-ledger"),
            str(path),
        ).carrying(version=version)


def _not_a_book(path: Path) -> UnreadableInputError:
    return UnreadableInputError(
        Text("filen är ingen bok från finsam-ledger", "the file is no book of finsam-ledger"),
        Text(
            "Ange en fil som lagts upp med finsam-ledger bok ny",
            "Give a file that was begun with finsam-ledger bok ny",
        ),
        str(path),
    )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One writer at a time; everything inside is kept, or nothing is (transaktion)."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside is read as it stood at one moment, whoever writes meanwhile (läsbild)."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors as the library's, with the file and what to do (översatta fel)."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_words(error, str(path)) from error


def _in_words(error: sqlite3.Error, where: str) -> FinsamError:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusyError(
            Text("ett annat program skriver i bokfilen", "another program is writing in the file"),
            Text(
                "Vänta och gör om; inget har bokförts", "Wait and do it again; nothing was posted"
            ),
            where,
        )
    if code in _NOT_WRITTEN:
        return OutputError(_NOT_WRITTEN[code], _WRITE_REMEDY, where)
    cause = Text(f"{_DAMAGED.sv} ({error})", f"{_DAMAGED.en} ({error})")
    return DamagedStoreError(cause, RESTORE, where)


_NOT_WRITTEN = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: Text(
        "bokfilen kan inte skrivas eller läsas (disken svarar inte eller är full)",
        "the book file cannot be written or read (the disk fails or is full)",
    ),
    sqlite3.SQLITE_READONLY: Text("bokfilen är skrivskyddad", "the book file is read-only"),
    sqlite3.SQLITE_CANTOPEN: Text("bokfilen kan inte öppnas", "the book file cannot be opened"),
    sqlite3.SQLITE_PERM: Text("rättighet saknas", "permission denied"),
}
