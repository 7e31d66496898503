"""``finsam-ledger bok``: a year as an accountant does it, and what is refused on the way."""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from finsam_ledger import read_books, sie
from finsam_ledger.store import Store
from tests.cli.commands import ROOT, Shell
from tests.store.samples import YEAR, stored

FOLDER = ROOT / "docs" / "gor_sa_har" / "exempel"
LAST_YEAR = FOLDER / "liten-2023.se"
RENT = ("--debet", "5010 12 500 projekt=10", "--kredit", "1930 12 500")
HEAD = ("--datum", "2024-03-01", "--text", "Hyra mars")


def plain(text: str) -> str:
    """Printed text with ordinary blanks."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def book(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book of 2024 begun from last year's SIE file, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FINSAM_SIGNATUR", "AN")
    path = tmp_path / "bok.db"
    status, out, err = shell("bok", "ny", path, "--fran", LAST_YEAR)
    assert (status, err) == (0, "")
    assert "13 konton, 5 med ingående balans" in out
    return path


def test_a_new_book_begins_where_last_year_ended(book: Path) -> None:
    """Opening balances are last year's closing ones, accounts and name come along."""
    with Store.open(book, read_only=True) as store:
        ledger = store.book.ledger()
    before = read_books(LAST_YEAR).ledger
    assert ledger.association.name == before.association.name
    assert sum(ledger.opening.values()) == 0
    for number, ore in ledger.opening.items():
        assert ore == before.balances.closing(number, before.year)


def test_a_voucher_is_registered_with_its_document(shell: Shell, book: Path) -> None:
    """The number is the book's, the signature the environment's, and the file is hashed."""
    Path("hyra.pdf").write_bytes(b"faktura")
    words = ("--motpart", "Fastigheten AB", "--fil", "hyra.pdf")
    status, out, err = shell("bok", "registrera", book, *HEAD, *RENT, *words)
    assert (status, err) == (0, "")
    assert "A 1, 2024-03-01, Hyra mars" in out
    assert "12 500,00" in plain(out)
    assert "Anmärkningar" not in out
    with Store.open(book, read_only=True) as store:
        (voucher,) = store.book.vouchers_of()
    assert (voucher.sign, voucher.counterparty) == ("AN", "Fastigheten AB")
    assert voucher.documents[0].sha256 == hashlib.sha256(b"faktura").hexdigest()
    missing = shell("bok", "registrera", book, *HEAD, *RENT, "--fil", "ingen.pdf")
    assert (missing.status, "ingen.pdf" in missing.err) == (2, True)


def test_import_shows_first_and_posts_what_it_showed(shell: Shell, book: Path) -> None:
    """Nothing is posted without the code of the preview; a wrong code posts nothing."""
    shutil.copy(FOLDER / "mars.csv", "mars.csv")
    before = book.read_bytes()
    shown = shell("bok", "importera", book, "mars.csv")
    assert (shown.status, book.read_bytes()) == (0, before)
    code = re.findall(r"--bokfor (\w{8})", shown.out)[0]
    stale = shell("bok", "importera", book, "mars.csv", "--bokfor", "0" * 8)
    assert (stale.status, book.read_bytes()) == (2, before)
    assert "visa den igen" in stale.err
    posted = shell("bok", "importera", book, "mars.csv", "--bokfor", code)
    assert posted.status == 0
    rows = [line for line in shown.out.splitlines() if re.match(r"(A \d|\d{4}) ", line)]
    assert rows
    assert rows == [line for line in posted.out.splitlines() if re.match(r"(A \d|\d{4}) ", line)]
    again = shell("bok", "importera", book, "mars.csv")
    assert "liknar A 1, som är bokförd" in again.out


def test_import_of_sie_numbers_anew_or_keeps_numbers(shell: Shell, book: Path) -> None:
    """The book's numbers, with the old one in the reference; or the file's own on request."""
    source = FOLDER / "liten-2024.se"
    for words in ((), ("--behall-nummer",)):
        copy = book.with_name(f"kopia{len(words)}.db")
        shutil.copy(book, copy)
        shown = shell("bok", "importera", copy, source, *words)
        code = re.findall(r"--bokfor (\w{8})", shown.out)[0]
        assert shell("bok", "importera", copy, source, "--bokfor", code, *words).status == 0
        with Store.open(copy, read_only=True) as store:
            vouchers = list(store.book.vouchers_of())
        original = list(sie.read(source.read_bytes()).ledger.journal)
        assert [v.lines for v in vouchers] == [v.lines for v in original]
        assert vouchers[3].reference == f"verifikation {original[3].name} i liten-2024.se"
        if words:
            assert [v.name for v in vouchers] == [v.name for v in original]


def test_a_correction_is_seen_wherever_the_voucher_is(shell: Shell, book: Path) -> None:
    """Reversed and replaced, told in the journal, the ledger, a figure and the history."""
    shell("bok", "registrera", book, *HEAD, *RENT, "--motpart", "F", "--underlag", "pärm 1")
    words = ("--datum", "2024-03-09", "--orsak", "fel belopp")
    lines = ("--debet", "5010 12 000 projekt=10", "--kredit", "1930 12 000")
    done = shell("bok", "ratta", book, "A", "1", *words, *lines)
    assert (done.status, done.err) == (0, "")
    assert "A 2, 2024-03-09, Rättelse av A 1: fel belopp" in done.out
    assert "A 3, 2024-03-01, Hyra mars" in done.out
    for layout in ("grundbok", "huvudbok"):
        listed = shell("rapport", book, "--layout", layout, "--format", "html").out
        assert "rättad med A 2 2024-03-09" in listed
    figure = shell("visa", book, "resultatrakning.verksamhetens_kostnader").out
    assert "rättad med A 2" in " ".join(figure.split())
    history = " ".join(shell("bok", "historik", book).out.split())
    assert "upphäver händelse 4: fel belopp" in history
    assert "A 1 A 2 A 3" in history
    again = shell("bok", "ratta", book, "A", "1", *words)
    assert (again.status, "redan rättad med A 2" in again.err) == (2, True)
    for unknown in (("A", "9"), ("X", "1"), ("A", "1", "--ar", "2031")):
        assert shell("bok", "ratta", book, *unknown, *words).status == 2


def test_months_are_locked_and_opened_with_a_reason(shell: Shell, book: Path) -> None:
    """In order; a voucher in a locked month is refused; the closing series is not."""
    assert shell("bok", "periodlas", book, "2024-02").status == 2
    assert shell("bok", "periodlas", book, "2024-01").out == "2024-01 låst\n"
    january = ("--datum", "2024-01-31", "--text", "Hyra", *RENT)
    assert "låst månad" in shell("bok", "registrera", book, *january).err
    assert shell("bok", "registrera", book, *january, "--serie", "BS").status == 0
    assert shell("bok", "ateroppna", book, "2024-01", "--orsak", " ").status == 2
    assert "sen faktura" in shell("bok", "ateroppna", book, "2024-01", "--orsak", "sen faktura").out
    assert shell("bok", "registrera", book, *january).status == 0
    assert shell("bok", "periodlas", book, "2024").status == 0
    for wrong in ("2024-13", "mars", "24"):
        assert "är ingen månad" in shell("bok", "periodlas", book, wrong).err
    assert "inget räkenskapsår 2031" in shell("bok", "periodlas", book, "2031").err


def test_gaps_and_accounts(shell: Shell, tmp_path: Path) -> None:
    """A gap is shown with its explanation; an account outside the chart is told."""
    path = stored(tmp_path / "bok.db")
    assert "A 5–8: hoppade över" in shell("bok", "lucka", path, "--ar", "2024").out
    assert "Inga luckor" in shell("bok", "lucka", path).out
    refused = shell("bok", "lucka", path, "A", "5-8", "--ar", "2024", "--orsak", "x")
    assert "serien har inga" in refused.err
    assert shell("bok", "lucka", path, "A", "fem", "--orsak", "x").status == 2
    assert "Kontorsmateriel" in shell("bok", "konto", path, "6110", "Papper").out
    assert "finns inte i kontoplanen" in shell("bok", "konto", path, "9999", "X").out


def test_a_seal_kept_elsewhere_tells_a_cut_tail(shell: Shell, book: Path) -> None:
    """Verified against a seal; an older copy put in the book's place is found."""
    shell("bok", "sakerhetskopia", book, "kopia.db")
    shell("bok", "registrera", book, *HEAD, *RENT)
    Path("sigill.toml").write_text(shell("bok", "sigill", book).out, "utf-8")
    assert shell("bok", "verifiera", book, "--mot", "sigill.toml").status == 0
    older = shell("bok", "verifiera", "kopia.db", "--mot", "sigill.toml")
    assert older.status == 1
    assert "filen har 3 händelser, men hade 4" in " ".join(older.out.split()).lower()
    assert shell("bok", "verifiera", "kopia.db").status == 0
    assert shell("bok", "sakerhetskopia", book, "kopia.db").status == 2
    assert "acts, proved" in shell("--lang", "en", "bok", "sakerhetskopia", book, "two.db").out


def test_a_year_is_exported_and_read_back_the_same(shell: Shell, tmp_path: Path) -> None:
    """SIE 4E holds the year's vouchers and balances, and those of the year before."""
    path, out = stored(tmp_path / "bok.db"), tmp_path / "ut.se"
    with Store.open(path, read_only=True) as store:
        book = store.book
    for year in book.fiscal_years:
        assert shell("bok", "exportera", path, out, "--ar", str(year.end.year)).status == 0
        read = sie.read(out.read_bytes())
        ledger = book.ledger(year)
        assert [f.code for f in read.findings if f.code != "no_vouchers"] == []
        assert read.ledger.opening == ledger.opening
        assert [v.lines for v in read.ledger.journal] == [v.lines for v in ledger.journal]
        assert [v.name for v in read.ledger.journal] == [v.name for v in ledger.journal]
    before, old = read.ledger.reported[-1], book.ledger(book.fiscal_years[0])
    for number, ore in {**before.closing, **before.result}.items():
        assert ore == old.balances.closing(number, old.year)


def test_reports_take_a_book_wherever_they_take_a_file(shell: Shell, tmp_path: Path) -> None:
    """The same statements from the book as from its export; the year by its days."""
    path, out = stored(tmp_path / "bok.db"), tmp_path / "ut.se"
    shell("bok", "exportera", path, out, "--ar", "2024")
    for words in (("--till", "2024-12-31"), ()):
        of_book = shell("rapport", path, "--layout", "resultatrakning", *words)
        of_file = shell("rapport", out, "--layout", "resultatrakning", "--kontoplan", "bas")
        statement = re.compile(r"Resultaträkning \(kr\).*?Källa", re.DOTALL)
        assert statement.findall(of_book.out) == statement.findall(of_file.out) != []
    assert shell("kontrollera", path).status == 0
    assert "2031" in shell("rapport", path, "--till", "2031-01-01").err


def test_a_book_begun_from_nothing(shell: Shell, tmp_path: Path) -> None:
    """A name, a year and accounts; begun twice is refused; an SIE file of other years too."""
    path = tmp_path / "bok.db"
    words = ("--namn", "Nya förbundet", "--ar", "2024", "--konto", "1930 Bank")
    assert "Nya förbundet, 2024-01-01" in shell("bok", "ny", path, *words).out
    assert shell("bok", "ny", path, *words).status == 2
    english = shell("bok", "ny", path.with_name("english.db"), *words, "--lang", "en")
    assert "with an opening balance" in english.out
    other = tmp_path / "annan.db"
    wrong = shell("bok", "ny", other, "--fran", LAST_YEAR, "--ar", "2030")
    assert (wrong.status, other.exists()) == (2, False)
    same = shell("bok", "ny", other, "--fran", FOLDER / "liten-2024.se", "--ar", "2024")
    assert same.status == 0
    with Store.open(other, read_only=True) as store:
        assert store.book.ledger().opening == read_books(FOLDER / "liten-2024.se").ledger.opening


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_damaged_book_is_told_in_both_languages(shell: Shell, tmp_path: Path, lang: str) -> None:
    """Every command refuses a file that was changed, verifiera says where."""
    path = stored(tmp_path / "bok.db")
    path.write_bytes(path.read_bytes().replace(b"Fastigheten AB", b"Fastigheten CD"))
    damaged = {"sv": "bokfilen är skadad", "en": "the book file is damaged"}[lang]
    for command in (("rapport", path), ("bok", "historik", path), ("bok", "sigill", path)):
        status, _, err = shell(*command, "--lang", lang)
        assert (status, damaged in err) == (2, True)
    found = shell("bok", "verifiera", path, "--lang", lang)
    assert found.status == 1
    assert {"sv": "har ändrats", "en": "was changed"}[lang] in found.out


def test_a_bokslut_folder_names_a_book(shell: Shell, tmp_path: Path) -> None:
    """``fil = "bok.db"``: the year follows from the report's days."""
    stored(tmp_path / "bok.db")
    (tmp_path / "bokslut.toml").write_text(
        '[organisation]\nnamn = "Samordningsförbundet Å"\norgnr = "222000-2634"\n'
        '[bocker]\nfil = "bok.db"\n'
        '[rapport]\ntitel = "Årsredovisning 2024"\nstart = 2024-01-01\nslut = 2024-12-31\n',
        "utf-8",
    )
    status, out, err = shell("bokslut", tmp_path, "--format", "json")
    assert (status, err) == (0, "")
    report = json.loads((tmp_path / "ut" / "bokslut.json").read_text("utf-8"))
    assert report["period"] == {"start": "2024-01-01", "end": "2024-12-31"}
    (file,) = report["books"]["files"]
    with Store.open(tmp_path / "bok.db", read_only=True) as store:
        assert file["sha256"] == store.head.hex()
        result = -store.book.ledger(YEAR).balances.movement("5010", YEAR)
    rows = {row["id"]: row for row in report["statements"][0]["rows"]}
    assert rows["result"]["ore"][0] == -result
    assert "Avstämningar" in out
