"""The testing kit's machine over a book file: every crash opens the file anew."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from hypothesis import settings

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.store import Store, verify
from finsam_ledger.testing import BookMachine, LibraryTool, Tool


class StoreTool(LibraryTool):
    """The library's book kept in a file."""

    def __init__(self) -> None:
        """A folder of its own."""
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "bok.db"

    def begin(self, accounts: Mapping[str, str], year: FiscalYear) -> None:
        """The file is made with the new book in it."""
        super().begin(accounts, year)
        self.store = Store.create(self.path, self.book)

    def save(self, book: Book) -> None:
        """The act is on disk before the tool answers."""
        self.book = self.store.update(lambda _: book)

    def crash(self) -> None:
        """What comes back is what the file holds, and it verifies."""
        self.store.close()
        self.store = Store.open(self.path)
        self.book = self.store.book
        assert verify(self.path) == ()

    def stop(self) -> None:
        """Leave nothing behind."""
        self.store.close()
        self.folder.cleanup()


class StoreMachine(BookMachine):
    """The machine over a book file."""

    def new_tool(self) -> Tool:
        """One file a run."""
        self.file = StoreTool()
        return self.file

    def teardown(self) -> None:
        """The file is removed."""
        self.file.stop()


TestTheFile = StoreMachine.TestCase
TestTheFile.settings = settings(max_examples=10, stateful_step_count=25, deadline=None)
