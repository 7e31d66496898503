"""``periodisera`` and ``stang``: a preview by default, a file when asked, and clear refusals."""

from pathlib import Path

import pytest

from finsam_ledger import read_books, run, sie
from finsam_ledger.bookkeeping.closing import unmoved_result
from tests.cli.commands import ROOT, Shell

FOLDER = ROOT / "docs" / "gor_sa_har" / "exempel"
BOOKS = FOLDER / "liten-2024.se"
ACCRUALS = FOLDER / "periodiseringar-2024.toml"
EQUIPMENT = FOLDER / "inventarier-2024.toml"


def plain(text: str) -> str:
    """Printed text with ordinary blanks."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_preview_shows_each_voucher_with_reason_and_law_and_writes_nothing(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Voucher, accounts, amounts, why, the paragraph; and that nothing is posted."""
    monkeypatch.chdir(tmp_path)
    status, out, err = shell("periodisera", BOOKS, ACCRUALS)
    text = plain(out)
    assert (status, err) == (0, "")
    assert "PER 16, 2024-12-05, Lokalhyra januari 2025 (hyra-januari)" in text
    assert "Förutbetald kostnad: 10 025,00 kr avser 2025-01-01–2025-01-31" in text
    assert "Källa: LKBR 4 kap. 4 §" in text
    assert "mindre än väsentlighetsgränsen 5 000,00 kr" in " ".join(text.split()).lower()
    assert text.endswith("Ingenting är bokfört eller skrivet; det här är en förhandsvisning.\n")
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_what_was_shown_and_planning_again_gives_none(
    shell: Shell, tmp_path: Path
) -> None:
    """Read into the books, the file leaves nothing to plan: no second file is written."""
    target = tmp_path / "plan.si"
    assert shell("periodisera", BOOKS, ACCRUALS, "--ut", target).status == 0
    planned = sie.read(target.read_bytes(), name="plan.si").ledger
    assert [voucher.series for voucher in planned.journal] == ["PER"] * 17
    books = read_books(BOOKS)
    more = {n: a for n, a in planned.accounts.items() if n not in books.ledger.accounts}
    assert set(more) == {"1710", "2970"}
    merged = tmp_path / "bok.se"
    merged.write_bytes(_with(BOOKS.read_bytes(), target.read_bytes()))
    again = tmp_path / "igen.si"
    status, out, _ = shell("periodisera", merged, ACCRUALS, "--ut", again)
    assert (status, again.exists()) == (0, False)
    assert "Inget fattas: alla verifikationer i planen finns redan i böckerna." in out


def _with(books: bytes, plan: bytes) -> bytes:
    """The books after the program has read the file in: its accounts and vouchers added."""
    start = plan.index(b"#KONTO")
    return (
        books.replace(b"#IB 0", plan[start : plan.index(b"#VER")] + b"#IB 0", 1)
        + plan[plan.index(b"#VER") :]
    )


def test_closing_posts_the_registers_and_then_the_result(shell: Shell, tmp_path: Path) -> None:
    """The file closes the year: nothing is left of the result when it is posted."""
    target = tmp_path / "bokslut.si"
    status, out, _ = shell("stang", BOOKS, ACCRUALS, EQUIPMENT, "--ut", target)
    text = plain(out)
    assert status == 0
    assert "BS 1, 2024-12-31, Årets resultat 2024" in text
    assert "Årets resultat 300 925,00 kr förs till eget kapital; konton funna i böckerna" in text
    assert "1220 Inventarier har saldot −24 000,00 kr 2024-12-31" in " ".join(text.split())
    assert str(target) in out
    merged = tmp_path / "bok.se"
    merged.write_bytes(_with(BOOKS.read_bytes(), target.read_bytes()))
    assert unmoved_result(read_books(merged).ledger) == 0
    assert "Inget fattas" in shell("stang", merged, ACCRUALS, EQUIPMENT).out


def test_until_a_day_in_english(shell: Shell) -> None:
    """Only vouchers through the day; English words with --lang en."""
    status, out, _ = shell("periodisera", BOOKS, ACCRUALS, "--till", "2024-08-31", "--lang", "en")
    assert status == 0
    assert "PER 11, 2024-08-31" in out
    assert "2024-09-30" not in out
    assert "Nothing is posted or written; this is a preview." in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("stang", BOOKS, "--kapitalkonto", "1930"), "konto 1930 är inget eget kapital-konto"),
        (("periodisera", BOOKS, "finns-inte.toml"), "finns-inte.toml: filen finns inte"),
        (("periodisera", BOOKS), "det saknas: REGISTER.toml"),
        (("periodisera", BOOKS, ACCRUALS, "--ut", "/dev/null/x.si"), "det går inte att skriva här"),
    ],
)
def test_what_cannot_be_done_is_told(shell: Shell, words: tuple[str, ...], said: str) -> None:
    """Exit status 2, one message, no traceback."""
    status, _, err = shell(*words)
    assert status == 2
    assert said in err


def test_books_that_do_not_balance_are_not_closed(shell: Shell) -> None:
    """The example with errors must be mended first."""
    status, _, err = shell("stang", FOLDER / "fel-2024.se")
    assert status == 2
    assert "året kan inte stängas" in err


def test_a_bokslut_folder_includes_its_registers(tmp_path: Path) -> None:
    """What the registers plan through the report's last day is in its figures."""
    (tmp_path / "bok.se").write_bytes(BOOKS.read_bytes())
    (tmp_path / "per.toml").write_text(ACCRUALS.read_text("utf-8"), "utf-8")
    (tmp_path / "bokslut.toml").write_text(
        '[organisation]\nnamn = "Exemplet"\n[bocker]\nfil = "bok.se"\nregister = ["per.toml"]\n'
        '[rapport]\ntitel = "T"\nstart = 2024-01-01\nslut = 2024-08-31\n',
        "utf-8",
    )
    closing = run(tmp_path)
    state = sum(closing.books.ledger.balances.movement(n, closing.report.period) for n in ["3981"])
    assert state == -66_693_333  # two thirds of 1 000 400 kr
    assert closing.books.facts.vouchers == 52 + 11
    assert "below_materiality" in {finding.code for finding in closing.report.findings}


def test_the_note_on_equipment_follows_the_plan(shell: Shell) -> None:
    """Cost, depreciation and value from opening to closing, and the average useful life."""
    text = plain(shell("periodisera", BOOKS, EQUIPMENT).out)
    rows = {
        " ".join(words): amount
        for line in text.splitlines()
        if (parts := line.rsplit("  ", 1)) and len(parts) == 2
        for words, amount in [(parts[0].split(), parts[1].strip())]
    }
    assert rows["Årets anskaffningar"] == "60 000,00"
    assert rows["Utgående anskaffningsvärde"] == "36 000,00"
    assert rows["Årets avskrivningar"] == "−13 333,33"
    assert rows["Redovisat värde"] == "30 000,00"
    assert "Genomsnittlig nyttjandeperiod i månader, vägd med anskaffningsvärdet: 1220 60" in text
