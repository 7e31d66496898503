"""``bok periodisera`` and ``bok stang``: shown, posted by the code that was shown, once."""

import re
from pathlib import Path

import pytest

from finsam_ledger.store import Store
from tests.cli.commands import ROOT, Shell

FOLDER = ROOT / "docs" / "gor_sa_har" / "exempel"
ACCRUALS = FOLDER / "periodiseringar-2024.toml"


@pytest.fixture
def book(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book of 2024, opened with what 2023 closed, and a contribution in it."""
    monkeypatch.setenv("FINSAM_SIGNATUR", "AN")
    path = tmp_path / "bok.db"
    assert shell("bok", "ny", path, "--fran", FOLDER / "liten-2023.se").status == 0
    words = ("--datum", "2024-01-20", "--text", "Bidrag", "--underlag", "avtal")
    rows = ("--debet", "1930 1 000 400", "--kredit", "3981 1 000 400")
    assert shell("bok", "registrera", path, *words, *rows).status == 0
    return path


def code_in(out: str) -> str:
    """The code that a preview ends with."""
    found = re.search(r"--bokfor (\w{8})", out)
    assert found is not None
    return found.group(1)


def names(path: Path, year: int = 2024) -> list[str]:
    """The vouchers of a year in the file."""
    with Store.open(path, read_only=True) as store:
        span = next(each for each in store.book.fiscal_years if each.end.year == year)
        return [voucher.name for voucher in store.book.vouchers_of(span)]


def test_accruals_are_shown_then_posted_by_their_code_and_only_once(
    shell: Shell, book: Path
) -> None:
    """Nothing before the code; with it exactly the shown vouchers; then nothing is missing."""
    shown = shell("bok", "periodisera", book, ACCRUALS)
    assert (shown.status, names(book)) == (0, ["A 1"])
    code = code_in(shown.out)
    posted = shell("bok", "periodisera", book, ACCRUALS, "--bokfor", code)
    assert posted.out.endswith("Bokfört som det visades.\n")
    assert names(book) == ["A 1", *(f"PER {i}" for i in range(1, 18))]
    again = shell("bok", "periodisera", book, ACCRUALS)
    assert "Inget fattas" in again.out
    assert shell("bok", "verifiera", book).status == 0


def test_a_code_of_something_else_posts_nothing(shell: Shell, book: Path) -> None:
    """The book has changed since it was shown: the code no longer holds."""
    code = code_in(shell("bok", "stang", book).out)
    words = ("--datum", "2024-02-01", "--text", "Mer", "--underlag", "avtal")
    shell("bok", "registrera", book, *words, "--debet", "1930 5", "--kredit", "3981 5")
    status, _, err = shell("bok", "stang", book, "--bokfor", code)
    assert status == 2
    assert f"koden {code} gäller inte det som nu skulle bokföras" in err
    assert names(book) == ["A 1", "A 2"]


def test_accruals_through_a_day(shell: Shell, book: Path) -> None:
    """A delårsbokslut takes the vouchers through its day, the rest comes later."""
    words = ("bok", "periodisera", book, ACCRUALS, "--till", "2024-08-31")
    shell(*words, "--bokfor", code_in(shell(*words).out))
    assert names(book)[-1] == "PER 11"


def test_a_year_is_closed_opened_sealed_and_changed_afterwards(shell: Shell, book: Path) -> None:
    """Close and open the next; a late voucher; close again, and the next year's opening follows."""
    code = code_in(shell("bok", "stang", book).out)
    assert shell("bok", "stang", book, "--bokfor", code, "--nytt-ar").status == 0
    assert names(book) == ["A 1", "BS 1"]
    assert names(book, 2025) == []
    words = ("--datum", "2024-12-30", "--text", "Sent", "--underlag", "faktura")
    shell("bok", "registrera", book, *words, "--debet", "5010 100", "--kredit", "2990 100")
    shown = shell("bok", "stang", book, "--ar", "2024")
    assert "Årets resultat 2024, tillägg 1" in shown.out
    assert "Rapporter att göra om:" in shown.out
    assert "Balansräkning 2025" in shown.out
    posted = shell("bok", "stang", book, "--ar", "2024", "--bokfor", code_in(shown.out))
    assert posted.status == 0
    with Store.open(book, read_only=True) as store:
        opening = store.book.ledger().opening
        assert opening["2990"] == -58_000_00 - 100_00
        assert sum(opening.values()) == 0
    sealed = shell("bok", "stang", book, "--ar", "2024", "--bokfor", "0" * 8, "--forsegla")
    assert sealed.status == 2


def test_sealing_needs_locked_months_and_is_all_or_nothing(shell: Shell, book: Path) -> None:
    """An open month refuses the seal and with it the vouchers; locked months let both through."""
    code = code_in(shell("bok", "stang", book).out)
    words = ("bok", "stang", book, "--bokfor", code, "--nytt-ar", "--forsegla")
    status, _, err = shell(*words)
    assert status == 2
    assert "Lås årets månader först" in err
    assert names(book) == ["A 1"]
    shell("bok", "periodlas", book, "2024")
    assert shell(*words).status == 0
    assert names(book) == ["A 1", "BS 1"]
    again = shell("bok", "stang", book, "--ar", "2024", "--lang", "en")
    assert "Nothing is missing" in again.out


def test_the_next_years_opening_is_shown(shell: Shell, book: Path) -> None:
    """With --nytt-ar the preview lists the balances, which sum to zero."""
    out = shell("bok", "stang", book, "--nytt-ar").out.replace("\N{NO-BREAK SPACE}", " ")
    assert "Nästa års ingående balanser (kr)" in out
    assert "2060 Eget kapital" in out
    assert "Summa                                          0,00" in out
