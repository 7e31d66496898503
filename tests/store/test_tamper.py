"""Whatever is changed straight in the file is found by ``verify``, and named."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from finsam_ledger.errors import (
    DamagedStoreError,
    FinsamError,
    NewerStoreError,
    UnreadableInputError,
)
from finsam_ledger.store import Store, parse_seal, verify
from tests.store.samples import draft, stored
from tests.store.tampering import IMPOSSIBLE, KINDS, sql, tamper, then_rechained


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book file as it was written."""
    return stored(tmp_path_factory.mktemp("bok") / "bok.db")


@pytest.fixture
def path(original: Path, tmp_path: Path) -> Path:
    """A copy of it to tamper with."""
    copy = tmp_path / "bok.db"
    shutil.copy(original, copy)
    return copy


def test_an_untouched_file_verifies(path: Path) -> None:
    """Nothing is found where nothing was done, so what is found below is found by reason."""
    tamper(path, lambda _: None)
    assert verify(path) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_tampering_is_named(path: Path, kind: str) -> None:
    """The change is found, by the expected code, and the message says where it is."""
    change, code, words = KINDS[kind]
    tamper(path, change)
    found = verify(path)
    assert any(f.code == code and words in f.message.sv for f in found), found
    assert all(f.remedy and f.source for f in found)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "rechained" not in kind])
def test_a_changed_chain_is_not_opened(path: Path, kind: str) -> None:
    """What breaks the chain or its end refuses to open; what only the seal tells is verified."""
    change, code, _ = KINDS[kind]
    tamper(path, change)
    only_sums = code in ("store_seal", "store_structure") and kind != "the seal's head"
    if only_sums:
        Store.open(path).close()
        return
    with pytest.raises(DamagedStoreError, match="bokfilen är skadad"):
        Store.open(path)


@pytest.mark.parametrize("kind", [kind for kind, how in KINDS.items() if how[1] == IMPOSSIBLE])
def test_a_history_that_cannot_have_happened_is_not_opened(path: Path, kind: str) -> None:
    """Also when the whole chain and the seal were computed anew after the change."""
    tamper(path, KINDS[kind][0])
    with pytest.raises(DamagedStoreError, match=r"kan inte ha hänt|går inte att tolka"):
        Store.open(path)


def test_the_guards_themselves_are_missed(path: Path) -> None:
    """A trigger that was dropped and not put back is named."""
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER entry_no_update")
    connection.close()
    (found,) = verify(path)
    assert "entry_no_update saknas" in found.message.sv


@pytest.mark.parametrize("table", ["entry", "voucher", "line", "migration"])
def test_the_guards_refuse_changes(path: Path, table: str) -> None:
    """UPDATE and DELETE are refused by the file itself, whoever asks; so is an entry put first."""
    connection = sqlite3.connect(path)
    column = connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]  # noqa: S608
    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):  # noqa: S608
        with pytest.raises(sqlite3.IntegrityError, match="books only grow"):
            connection.execute(statement)
    if table == "entry":
        with pytest.raises(sqlite3.IntegrityError, match="books only grow"):
            connection.execute("INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE number = 4")
    connection.close()


def test_a_cut_tail_with_its_seal_needs_a_seal_kept_elsewhere(path: Path) -> None:
    """Cutting both entries and seal leaves a whole older book; only a kept seal tells."""
    with Store.open(path) as store:
        older = parse_seal(store.kept_seal().text(), "sigill.toml")
        store.update(lambda book: book.register([draft(ore=3)], by="AN"))
        newer = store.kept_seal()
    assert verify(path, older) == verify(path, newer) == ()
    backup = path.with_name("gammal.db")
    with Store.open(path) as store:
        store.backup(backup)
        store.update(lambda book: book.register([draft(ore=4)], by="AN"))
        newest = store.kept_seal()
    assert verify(backup) == verify(backup, newer) == ()
    (found,) = verify(backup, newest)
    assert found.code == "store_cut"
    tamper(path, then_rechained(sql("UPDATE voucher SET text = 'annat' WHERE entry = 4")))
    assert [f.code for f in verify(path)] == []
    assert [f.code for f in verify(path, older)] == ["store_rewritten"]


def test_a_bad_seal_is_refused(path: Path) -> None:
    """A seal copied wrongly by hand is told from a book that was changed."""
    with Store.open(path) as store:
        text = store.kept_seal().text()
    for wrong in (text.replace('kedja = "', 'kedja = "x'), text.replace("handelser = 14", "")):
        with pytest.raises(FinsamError, match=r"sigill\.toml"):
            parse_seal(wrong, "sigill.toml")


def test_files_that_are_no_book(tmp_path: Path, path: Path) -> None:
    """Missing, another kind, another database, a newer version: each its own error."""
    with pytest.raises(UnreadableInputError, match="finns inte"):
        Store.open(tmp_path / "ingen.db")
    (tmp_path / "bok.se").write_bytes(b"#FLAGGA 0\n")
    with pytest.raises(UnreadableInputError, match="ingen bok"):
        verify(tmp_path / "bok.se")
    other = sqlite3.connect(tmp_path / "annan.db")
    other.execute("CREATE TABLE x (y)")
    other.close()
    with pytest.raises(UnreadableInputError, match="ingen bok"):
        Store.open(tmp_path / "annan.db")
    tamper(path, sql("PRAGMA user_version = 7"))
    with pytest.raises(NewerStoreError) as newer:
        Store.open(path)
    assert newer.value.version == 7


def test_a_broken_page_is_told(path: Path) -> None:
    """A file with random bytes in the middle is damaged, to open and to verify."""
    data = bytearray(path.read_bytes())
    half = len(data) // 2
    data[half : half + 3000] = bytes(range(250)) * 12
    path.write_bytes(data)
    with pytest.raises(DamagedStoreError):
        Store.open(path)
    assert verify(path)
    path.write_bytes(bytes(data[:half]))
    with pytest.raises(DamagedStoreError):
        Store.open(path)
    assert verify(path)
