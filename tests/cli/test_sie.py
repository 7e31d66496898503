"""``finsam-ledger sie …``: what the four commands print, write and refuse."""

import json
import shutil
from pathlib import Path

import pytest

from finsam_ledger import sie
from tests.cli.commands import ROOT, Shell

EXAMPLES = ROOT / "docs" / "gor_sa_har" / "exempel"
SIE5 = ROOT / "tests" / "sie" / "filer" / "export.sie"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A small file without faults, in a folder of its own."""
    return Path(shutil.copy(EXAMPLES / "liten-2024.se", tmp_path / "bok.se"))


def test_granska_says_what_the_file_is(shell: Shell, book: Path) -> None:
    """Type, program, encoding, size, and that nothing is wrong."""
    result = shell("sie", "granska", book)
    assert (result.status, result.err) == (0, "")
    for words in ("Granskning av bok.se", "4E", "Exempelbok 1.0", "cp437", "Inga anmärkningar"):
        assert words in result.out
    assert max(map(len, result.out.splitlines())) <= 80


def test_granska_of_a_file_with_faults(shell: Shell) -> None:
    """Status 1, the line and the amount; the same as JSON."""
    path = EXAMPLES / "fel-2024.se"
    result = shell("sie", "granska", path)
    assert (result.status, "rad 123" in result.out) == (1, True)
    told = json.loads(shell("sie", "granska", path, "--format", "json").out)
    assert (told["format"], told["rejected"]) == ("finsam-ledger/sie-granskning", 1)
    assert told["findings"][0]["difference_ore"] == -2700


def test_granska_of_sie_5(shell: Shell) -> None:
    """XML is read as any other file."""
    result = shell("sie", "granska", SIE5, "--lang", "en")
    assert result.status == 0
    assert "Review of export.sie" in result.out


def test_rensa_writes_beside_and_leaves_the_original(shell: Shell, tmp_path: Path) -> None:
    """The new file is clean, the old one untouched, each change told."""
    path = tmp_path / "bok.se"
    data = "#FLAGGA 0\n#FNAMN Förbundet Å\n#SIETYP 4\n#HITTEPÅ 1\n".encode()
    path.write_bytes(data)
    result = shell("sie", "rensa", path)
    assert result.status == 0
    assert "CP437" in result.out
    assert path.read_bytes() == data
    clean = (tmp_path / "bok.rensad.se").read_bytes()
    assert '#FNAMN "Förbundet Å"\r\n'.encode("cp437") in clean
    assert not [f for f in sie.read(clean).findings if f.code in ("encoding", "unknown_label")]


def test_jamfor_shows_what_changed(shell: Shell, book: Path) -> None:
    """A voucher's text, before and after; as JSON too. The same file has nothing to show."""
    other = book.with_name("ny.se")
    other.write_bytes(book.read_bytes().replace(b"Lokalhyra", b"Lagerhyra", 3))
    result = shell("sie", "jamfor", book, other)
    assert result.status == 0
    assert "Lagerhyra" in result.out
    told = json.loads(shell("sie", "jamfor", book, other, "--format", "json").out)
    assert told["same"] is False
    assert told["format"] == "finsam-ledger/sie-jamforelse"
    assert "Filerna säger samma sak" in shell("sie", "jamfor", book, book).out


@pytest.mark.parametrize("target", ["csv", "json", "ledger", "hledger", "beancount", "sie5"])
def test_konvertera_writes_the_file_beside(shell: Shell, book: Path, target: str) -> None:
    """Its name is printed, and it is there, whole."""
    result = shell("sie", "konvertera", book, "--till", target)
    assert (result.status, result.err) == (0, "")
    path = Path(result.out.strip())
    assert path.parent == book.parent
    assert len(path.read_bytes()) > 1000
    assert sorted(each.name for each in book.parent.iterdir()) == sorted(["bok.se", path.name])


def test_konvertera_from_sie_5_and_back(shell: Shell, tmp_path: Path) -> None:
    """SIE 5 to SIE 4 keeps the vouchers; the voucher order made of that keeps them too."""
    old, new = tmp_path / "bok.se", tmp_path / "order.sie"
    assert shell("sie", "konvertera", SIE5, "--till", "sie4", "--ut", old).status == 0
    assert shell("sie", "konvertera", old, "--till", "sie5", "--ut", new).status == 0
    names = [[v.name for v in sie.read(p.read_bytes()).ledger.journal] for p in (SIE5, old, new)]
    assert names[0] == names[1] == names[2]


def test_konvertera_merges_several_files(shell: Shell, book: Path) -> None:
    """What is in both is booked once, and told on the error stream."""
    text = book.read_bytes()
    half = text[: text.rindex(b"#VER")]
    (book.parent / "del.se").write_bytes(half)
    out = book.parent / "hel.json"
    words = (book, book.parent / "del.se", "--till", "json", "--ut", out)
    result = shell("sie", "konvertera", *words)
    assert "bokförda en gång" in result.err
    assert len(json.loads(out.read_bytes())["vouchers"]) == len(sie.read(text).ledger.journal)


def test_nothing_is_written_over_unasked(shell: Shell, book: Path) -> None:
    """A file beside that has the name already stays as it is."""
    (book.parent / "bok.csv").write_text("mitt")
    result = shell("sie", "konvertera", book, "--till", "csv")
    assert result.status == 2
    assert "finns redan" in result.err
    assert (book.parent / "bok.csv").read_text() == "mitt"
    assert shell("sie", "konvertera", book, "--till", "csv", "--ut", book.parent).status == 2


@pytest.mark.parametrize("command", ["granska", "rensa"])
def test_what_cannot_be_read_is_refused(shell: Shell, tmp_path: Path, command: str) -> None:
    """One clear message, status 2, and nothing left behind."""
    path = tmp_path / "sida.se"
    path.write_bytes(b"<html></html>")
    result = shell("sie", command, path)
    assert (result.status, result.out) == (2, "")
    assert "webbsida" in result.err
    assert list(tmp_path.iterdir()) == [path]
