"""A book file keeps the book it was given, every field of it, and takes part in nothing halfway."""

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import (
    DamagedStoreError,
    FinsamError,
    OutputError,
    UnbalancedVoucherError,
    ValueRefusedError,
)
from finsam_ledger.store import Store, schema, verify
from finsam_ledger.store.chain import START, link
from finsam_ledger.store.connect import configured, transaction
from finsam_ledger.store.read import read_rows
from finsam_ledger.testing import balanced_drafts
from tests.store.samples import ACCOUNTS, AT, NEXT, YEAR, draft, full_book, new_book, stored

FIRST_HEAD = "200fd348a4470a352304823ed122b2fd7659cf2e76c4846789fae4b31a6c0441"


def contents(path: Path) -> list[object]:
    """Everything that stands in a file's tables."""
    connection = sqlite3.connect(path)
    tables = ("entry", "voucher", "line", "seal", "seal_series", "seal_balance", "migration")
    try:
        return [connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables]  # noqa: S608
    finally:
        connection.close()


def test_a_book_of_everything_is_read_back(tmp_path: Path) -> None:
    """Every kind of entry, correction, lock, gap, document and struck line is as it was."""
    path = stored(tmp_path / "bok.db")
    with Store.open(path) as store:
        assert store.book == full_book()
        assert list(store.book.entries) == list(full_book().entries)
        assert store.book.ledger(YEAR).balances == full_book().ledger(YEAR).balances
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bok.db"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(balanced_drafts(ACCOUNTS, YEAR, full=True), max_size=6), st.integers(0, 6))
def test_every_field_of_every_voucher_is_kept(
    tmp_path: Path, drafts: list[VoucherDraft], cut: int
) -> None:
    """Registered in one batch or two, the file holds exactly the book in memory."""
    path = tmp_path / "bok.db"
    path.unlink(missing_ok=True)
    expected = new_book()
    with Store.create(path, expected) as store:
        for part in (drafts[:cut], drafts[cut:]):
            expected = expected.register(part, by="AN", at=AT)
            store.update(lambda book, part=part: book.register(part, by="AN", at=AT))  # type: ignore[misc]
    with Store.open(path, read_only=True) as again:
        assert again.book == expected
    assert verify(path) == ()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        balanced_drafts(ACCOUNTS, YEAR, full=True) | balanced_drafts(ACCOUNTS, NEXT, full=True),
        max_size=12,
    ),
    st.tuples(*[st.integers(1, 5)] * 4),
)
def test_how_many_are_written_at_once_changes_nothing(
    tmp_path: Path, drafts: list[VoucherDraft], sizes: tuple[int, int, int, int]
) -> None:
    """Rows and hashes are the same however they are grouped, also when years come in turns."""
    began = new_book().open_year(NEXT, {}, by="AN", at=AT)
    expected = began.register(drafts, by="AN", at=AT)
    names = ("write._BATCH", "write._ROWS_A_STATEMENT", "rows._LONGEST_RUN", "chain._AT_ONCE")
    found = []
    for small in (False, True):
        path = tmp_path / "bok.db"
        path.unlink(missing_ok=True)
        with pytest.MonkeyPatch.context() as patch:
            for name, size in zip(names, sizes, strict=True):
                if small:
                    patch.setattr(f"finsam_ledger.store.{name}", size)
            with Store.create(path, began) as store:
                store.update(lambda book: book.register(drafts, by="AN", at=AT))
            with Store.open(path) as again:
                assert again.book == expected
        found.append(contents(path)[:-1])
    assert found[0] == found[1]


def test_a_book_of_the_first_version_opens_verifies_and_grows(tmp_path: Path) -> None:
    """The chain of a file written by 0.1.0 is the chain still, before and after one more act."""
    path = tmp_path / "bok.db"
    shutil.copy(Path(__file__).with_name("bok_0.1.0.db"), path)
    assert verify(path) == ()
    with Store.open(path) as store:
        assert store.head.hex() == FIRST_HEAD
        for year in (YEAR, NEXT):
            assert list(store.book.vouchers_of(year)) == list(full_book().vouchers_of(year))
        store.update(lambda book: book.register([draft()], by="AN", at=AT))
    assert verify(path) == ()


def test_what_is_refused_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """All or nothing, also when the fault is in the last of a batch, or in the act itself."""
    path = stored(tmp_path / "bok.db")
    before = contents(path)
    unbalanced = VoucherDraft(YEAR.start, (Line("5010", 5), Line("1930", -4)))

    def fails(book: Book) -> Book:
        book.register([draft()], by="AN")
        raise ZeroDivisionError

    with Store.open(path) as store:
        with pytest.raises(UnbalancedVoucherError):
            store.update(lambda book: book.register([draft(), unbalanced], by="AN"))
        with pytest.raises(ZeroDivisionError):
            store.update(fails)
        with pytest.raises(ValueRefusedError, match="halvt tecken"):
            store.update(lambda book: book.register([draft(text="\ud800")], by="AN"))
        assert store.book == full_book()
        assert contents(path) == before
        store.update(lambda book: book.register([], by="AN"))
    assert contents(path) == before


def test_two_stores_of_one_file_see_each_other(tmp_path: Path) -> None:
    """An act is done to the book as it stands, with what the other has added."""
    path = stored(tmp_path / "bok.db", new_book())
    with Store.open(path) as one, Store.open(path) as other:
        one.update(lambda book: book.register([draft()], by="AN", at=AT))
        other.update(lambda book: book.register([draft()], by="BO", at=AT))
        assert [v.name for v in one.refresh().vouchers_of()] == ["A 1", "A 2"]
        assert one.book == other.book


def test_a_file_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    """Neither a new book nor a backup writes over a file; a folder that is not there is told."""
    path = stored(tmp_path / "bok.db")
    before = path.read_bytes()
    with pytest.raises(OutputError, match="finns redan"):
        Store.create(path, new_book())
    with Store.open(path) as store:
        with pytest.raises(OutputError, match="finns redan"):
            store.backup(path)
        with pytest.raises(OutputError):
            store.backup(tmp_path / "ingen" / "kopia.db")
    with pytest.raises(OutputError):
        Store.create(tmp_path / "ingen" / "bok.db", new_book())
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["bok.db"]


def test_a_backup_is_taken_while_others_write_and_can_be_used(tmp_path: Path) -> None:
    """The copy holds the book of its moment, verifies, and goes on as a book of its own."""
    path, copy = stored(tmp_path / "bok.db"), tmp_path / "kopia.db"
    with Store.open(path) as store, Store.open(path) as other:
        other.update(lambda book: book.register([draft()], by="BO", at=AT))
        store.backup(copy)
        then = other.book
        other.update(lambda book: book.register([draft()], by="BO", at=AT))
    assert verify(copy) == ()
    with Store.open(copy) as restored:
        assert restored.book == then
        restored.update(lambda book: book.register([draft()], by="CE", at=AT))
    assert verify(copy) == ()


def test_a_backup_that_differs_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy whose last entry is not the book's is damaged, and gets no name."""
    another = stored(tmp_path / "annan.db", new_book().register([draft(ore=1)], by="AN", at=AT))
    real = Store._prove_copy  # noqa: SLF001

    def prove(store: Store, _: Store, name: Path) -> None:
        with Store.open(another) as wrong:
            real(store, wrong, name)

    monkeypatch.setattr(Store, "_prove_copy", prove)
    with (
        Store.open(stored(tmp_path / "bok.db")) as store,
        pytest.raises(DamagedStoreError, match="kopian"),
    ):
        store.backup(tmp_path / "kopia.db")
    assert not (tmp_path / "kopia.db").exists()


def test_steps_are_taken_once_and_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file from an older version is brought up to date when it is opened to write, once."""
    path = stored(tmp_path / "bok.db")

    def second(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE later (x INTEGER) STRICT")

    steps = (*schema.MIGRATIONS, second)
    monkeypatch.setattr("finsam_ledger.store.store.MIGRATIONS", steps)
    monkeypatch.setattr("finsam_ledger.store.connect.MIGRATIONS", steps)
    monkeypatch.setattr(schema.migrate, "__defaults__", (steps,))
    with Store.open(path, read_only=True) as store:
        assert store.book == full_book()
    for _ in range(2):
        with Store.open(path) as store:
            assert store.book == full_book()
    assert [row[0] for row in contents(path)[-1]] == [1, 2]  # type: ignore[attr-defined]


def test_a_step_that_fails_is_taken_back(tmp_path: Path) -> None:
    """A migration is one transaction: the file is as it was when a step breaks."""
    connection = configured(sqlite3.connect(tmp_path / "x.db", isolation_level=None))

    def broken(_: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("no")

    with pytest.raises(sqlite3.OperationalError), transaction(connection):
        schema.migrate(connection, datetime.now().astimezone(), (*schema.MIGRATIONS, broken))
    assert schema.version_of(connection) == 0
    assert schema.objects_of(connection) == {}
    connection.close()


def test_the_chain_is_what_the_documentation_says(tmp_path: Path) -> None:
    """Anybody can compute it: SHA-256 over the hash before and the fields as JSON."""
    import hashlib  # noqa: PLC0415
    import json  # noqa: PLC0415

    connection = sqlite3.connect(stored(tmp_path / "bok.db"))
    entries, vouchers, lines, *_ = contents(tmp_path / "bok.db")
    before = bytes(32)
    for number, *rest, stored_hash in entries:  # type: ignore[attr-defined]
        fields = [number, *rest]
        for voucher in vouchers:  # type: ignore[attr-defined]
            if voucher[0] == number:
                own = [line for line in lines if line[0] == number]  # type: ignore[attr-defined]
                fields += [*voucher, own]
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        before = hashlib.sha256(before + text.encode()).digest()
        assert before == stored_hash
    head = START
    for stored_entry in read_rows(connection):
        head = link(head, stored_entry.text)
    assert head == before
    connection.close()


def test_every_error_of_the_store_is_the_librarys_own(tmp_path: Path) -> None:
    """A folder, an empty file and a text file are refused without a traceback of SQLite."""
    (tmp_path / "tom.db").write_bytes(b"")
    for path in (tmp_path, tmp_path / "tom.db", Path(__file__)):
        with pytest.raises(FinsamError):
            Store.open(path)
