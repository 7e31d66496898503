"""What the store acknowledges is kept: killed, in competition, on a full disk, read-only."""

import os
import resource
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.errors import FinsamError, OutputError, StoreBusyError
from finsam_ledger.store import Store, connect, read, verify
from tests.store.crash import competing, in_child, kill_rounds, new_file, texts_of
from tests.store.samples import draft, full_book, stored


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """SIGKILL while it registers: every acknowledged batch is there, none in part."""
    assert kill_rounds(tmp_path, kills=8, seed=1)["kills"] == 8


def test_two_processes_at_once(tmp_path: Path) -> None:
    """Two programs register in the same series: numbers 1, 2, 3 … and nothing lost."""
    competing(tmp_path / "bok.db", processes=2, rounds=10)


def test_opened_while_another_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A voucher registered between the reading of entries and seal does not look like damage."""
    path = stored(tmp_path / "bok.db")
    real = read.read_rows

    def interrupted(connection: sqlite3.Connection, after: int = 0) -> list[read.StoredEntry]:
        rows = list(real(connection, after))
        monkeypatch.setattr(read, "read_rows", real)
        with Store.open(path) as other:
            other.update(lambda book: book.register([draft()], by="BO"))
        return rows

    monkeypatch.setattr(read, "read_rows", interrupted)
    with Store.open(path) as store:
        assert len(store.book.entries) == 14
        assert len(store.refresh().entries) == 15


def told(work: Callable[[], None]) -> str:
    """What a piece of work refuses, run in a process of its own; empty when it refuses nothing."""

    def run(pipe: int) -> None:
        try:
            work()
        except FinsamError as error:
            os.write(pipe, f"{type(error).__name__}: {error}".encode())

    child, reading = in_child(run)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """A full disk: a clear error, what was acknowledged is kept; with room again it goes on."""
    path = new_file(tmp_path / "bok.db")

    def work(pipe: int) -> None:
        limit = path.stat().st_size + 600_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        with Store.open(path) as store:
            for number in range(1000):
                text = f"{number}"
                try:
                    store.update(partial(Book.register, drafts=[draft(text=text)], by="AN"))
                except OutputError as error:
                    os.write(pipe, f"{error} {len(store.book.entries)}".encode())
                    return
                os.write(pipe, f"{text}\n".encode())

    child, reading = in_child(work)
    with os.fdopen(reading) as pipe:
        *said, refusal = pipe.read().splitlines()
    os.waitpid(child, 0)
    assert 3 < len(said) < 999
    assert "disken" in refusal
    assert refusal.endswith(f" {len(said) + 3}")
    assert verify(path) == ()
    with Store.open(path) as store:
        assert texts_of(store.book) == said
        store.update(lambda book: book.register([draft()], by="AN"))


def test_a_full_database(tmp_path: Path) -> None:
    """SQLite's own "full" is a full disk too; the book in memory is as before."""
    path = new_file(tmp_path / "bok.db")
    with Store.open(path) as store:
        before = store.book
        connection = store._connection  # noqa: SLF001 the limit is the connection's own
        connection.execute("PRAGMA max_page_count = 1")
        with pytest.raises(OutputError, match="disken är full"):
            store.update(lambda book: book.register([draft(text="x" * 9000)] * 9, by="AN"))
        assert store.book is before
        connection.execute("PRAGMA max_page_count = 100000")
        assert len(store.update(lambda book: book.register([draft()], by="AN")).entries) == 4
    assert verify(path) == ()


def test_a_read_only_file() -> None:
    """Nothing is written and the error says so; reading works, in a closed folder too."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "arkiv"
        folder.mkdir()
        path = stored(folder / "bok.db")
        path.chmod(0o444)
        folder.chmod(0o555)
        Path(name).chmod(0o755)

        def work() -> None:
            if os.geteuid() == 0:
                os.setuid(65534)
            with Store.open(path, read_only=True) as store:
                assert store.book == full_book()
            assert verify(path) == ()
            with Store.open(path) as store:
                store.update(lambda book: book.register([draft()], by="AN"))

        assert told(work).startswith("OutputError: ")
        assert "skrivskyddad" in told(work)
        folder.chmod(0o755)


def test_opened_for_reading_only(tmp_path: Path) -> None:
    """A store that was opened to read refuses to write."""
    path = stored(tmp_path / "bok.db")
    with (
        Store.open(path, read_only=True) as store,
        pytest.raises(OutputError, match="skrivskyddad"),
    ):
        store.update(lambda book: book.register([draft()], by="AN"))


def test_a_busy_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes, the store waits, and then says so."""
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.05)
    path = stored(tmp_path / "bok.db")
    other = sqlite3.connect(path, isolation_level=None)
    with Store.open(path) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError, match="annat program"):
            store.update(lambda book: book.register([draft()], by="AN"))
        other.execute("ROLLBACK")
        assert store.update(lambda book: book.register([draft()], by="AN"))
    other.close()
