"""The store (bokfilen): a book in one SQLite file that keeps what it acknowledges.

    with Store.open("bok.db") as store:
        book = store.update(lambda book: book.register([draft], by="AN"))

An act is any function from a book to a grown book. It is run on the book as it stands in the file,
inside one transaction; what it added is written, or nothing is.
"""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from attrs import define

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.errors import DamagedStoreError
from finsam_ledger.store.chain import START
from finsam_ledger.store.connect import (
    RESTORE,
    configured,
    connect,
    snapshot,
    transaction,
    translated,
)
from finsam_ledger.store.read import read_after
from finsam_ledger.store.schema import MIGRATIONS, migrate, version_of
from finsam_ledger.store.seal import KeptSeal
from finsam_ledger.store.write import whole_file, write_since
from finsam_ledger.terms import Text


@define
class Store:
    """A book in a file (bokfil); open one with ``Store.open`` and close it, or use ``with``.

    Args:
        path: The file.
        book: The book as it was when last read or written.
        head: The hash of its last entry.
    """

    path: Path
    book: Book
    head: bytes
    _connection: sqlite3.Connection

    @classmethod
    def create(cls, path: str | Path, book: Book) -> "Store":
        """A new file with a book in it (lägg upp bokfil).

        Args:
            path: The file, which must not be there.
            book: What it is to hold, mostly ``Book.new``.

        Raises:
            OutputError: There is a file already, or it cannot be written.
        """
        path = Path(path)
        with whole_file(path) as unfinished:
            connection = configured(sqlite3.connect(unfinished, isolation_level=None))
            try:
                with transaction(connection):
                    migrate(connection, datetime.now().astimezone())
                    write_since(connection, book, 0, START)
            finally:
                connection.close()
        return cls.open(path)

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> "Store":
        """The store of a file that is there (öppna bokfil); every entry's hash is checked.

        Args:
            path: The file.
            read_only: Whether nothing is to be written; works on read-only disks too.

        Raises:
            UnreadableInputError: There is no such file, or it is no book file.
            NewerStoreError: A newer version wrote it.
            DamagedStoreError: It does not hold what was written.
        """
        path = Path(path)
        connection = connect(path, read_only=read_only)
        try:
            with translated(path):
                if not read_only and version_of(connection) < len(MIGRATIONS):
                    with transaction(connection):
                        migrate(connection, datetime.now().astimezone())
                with snapshot(connection):
                    book, head = read_after(connection, None, START, path)
        except BaseException:
            connection.close()
            raise
        return cls(path, book, head, connection)

    def update(self, act: Callable[[Book], Book]) -> Book:
        """Do something to the book and keep it (utför och spara); all of it or nothing.

        Args:
            act: What is done, for instance ``lambda book: book.register(drafts, by="AN")``. It
                gets the book as it stands in the file, with what others have added.

        Returns:
            The book afterwards. When it is returned, it is on disk.

        Raises:
            StoreBusyError: Another program kept the file too long.
            OutputError: The disk is full or the file is read-only.
            FinsamError: What ``act`` refuses.
        """
        with translated(self.path), transaction(self._connection):
            self._catch_up()
            before = len(self.book.entries)
            after = act(self.book)
            head = write_since(self._connection, after, before, self.head)
        self.book, self.head = after, head
        return after

    def refresh(self) -> Book:
        """The book with what other programs have added since (läs om)."""
        with translated(self.path), snapshot(self._connection):
            self._catch_up()
        return self.book

    def _catch_up(self) -> None:
        count, head = self._connection.execute("SELECT entries, head FROM seal").fetchone()
        if (count, head) != (len(self.book.entries), self.head):
            self.book, self.head = read_after(self._connection, self.book, self.head, self.path)

    def kept_seal(self) -> KeptSeal:
        """The seal to keep elsewhere (sigill att förvara utanför filen)."""
        last = self.book.last_voucher()
        today = datetime.now().astimezone().date()
        name, named = self.book.association.name, "" if last is None else str(last)
        return KeptSeal(name, len(self.book.entries), self.head.hex(), today, named)

    def backup(self, path: str | Path) -> None:
        """A copy of the file as it stands, while others may use it (säkerhetskopia).

        The copy is read back and its chain checked before it gets its name.

        Args:
            path: The copy, which must not be there.

        Raises:
            OutputError: There is a file already, or it cannot be written.
            DamagedStoreError: The copy does not hold what the file does.
        """
        path = Path(path)
        with whole_file(path) as unfinished:
            target = sqlite3.connect(unfinished, isolation_level=None)
            try:
                self._connection.backup(target)
            finally:
                target.close()
            with Store.open(unfinished, read_only=True) as copy:
                self._prove_copy(copy, path)

    def _prove_copy(self, copy: "Store", path: Path) -> None:
        """The copy's last entry is the one that this file has there; others may have added more."""
        number = len(copy.book.entries)
        row = self._connection.execute("SELECT hash FROM entry WHERE number = ?", (number,))
        if row.fetchone() != (copy.head,):
            raise DamagedStoreError(
                Text("kopian stämmer inte med boken", "the copy does not agree with the book"),
                RESTORE,
                str(path),
            )

    def close(self) -> None:
        """Close the file (stäng filen)."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
