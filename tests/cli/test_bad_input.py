"""What cannot be done: status 2, one message with file, line, cause and remedy, nothing written."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.commands import BOOKS, EXAMPLE, Result, Shell

SIE = BOOKS.read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example folder, to spoil."""
    target = tmp_path / "bokslut"
    target.mkdir()
    for name in ("bokslut.toml", "varend-2021.se", "prognos.csv"):
        shutil.copy(EXAMPLE / name, target / name)
    return target


def spoil(folder: Path, old: str, new: str) -> str:
    """Change bokslut.toml; where it is changed, as a message tells it."""
    path = folder / "bokslut.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return f"bokslut.toml rad {text[: text.index(old)].count(chr(10)) + 1}"


def refused(result: Result, *words: str) -> None:
    """Status 2, nothing on standard output, one message that holds the words."""
    assert result.status == 2
    assert result.out == ""
    assert result.err.startswith("finsam-ledger: ")
    assert "Traceback" not in result.err
    for word in words:
        assert word in result.err


@pytest.mark.parametrize("command", ["rapport", "kontrollera"])
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("sida.se", b"<!DOCTYPE html>\n<html><body>Logga in</body></html>", "sida.se"),
        ("rapport.se", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "rapport.se"),
        ("tom.se", b"", "tom.se"),
        ("bild.se", bytes(range(256)) * 20, "bild.se"),
    ],
)
def test_junk_named_as_sie(
    shell: Shell, tmp_path: Path, command: str, name: str, content: bytes, words: str
) -> None:
    """A web page, a PDF, an empty file and a binary are refused with their name and a remedy."""
    path = tmp_path / name
    path.write_bytes(content)
    refused(shell(command, path), words, "SIE")


@pytest.mark.parametrize(
    ("command", "figure"), [("rapport", []), ("kontrollera", []), ("visa", ["x.y"])]
)
def test_a_file_that_is_not_there(
    shell: Shell, tmp_path: Path, command: str, figure: list[str]
) -> None:
    """The path is told, and what to look at."""
    refused(
        shell(command, tmp_path / "finns-inte.se", *figure),
        "finns-inte.se",
        "filen finns inte",
        "Kontrollera sökvägen",
    )


@pytest.mark.parametrize("key", ["fil", "prognos"])
def test_a_name_that_no_file_can_have(shell: Shell, folder: Path, key: str) -> None:
    """A sign that the system refuses in names is told as a file that is not there."""
    spoil(folder, f'\n{key} = "', f'\n{key} = "\\u0000')
    refused(shell("bokslut", folder), "filen finns inte")


def test_a_folder_where_a_file_belongs(shell: Shell, tmp_path: Path) -> None:
    """``rapport`` takes a file."""
    refused(shell("rapport", tmp_path), "är en mapp")


def test_a_folder_without_settings(shell: Shell, tmp_path: Path) -> None:
    """``bokslut`` says which file it misses and what makes one."""
    refused(shell("bokslut", tmp_path), "saknar bokslut.toml", "finsam-ledger ny")
    refused(shell("bokslut", tmp_path / "ingen"), "mappen finns inte")
    refused(shell("bokslut", BOOKS), "är en fil, ingen mapp", "finsam-ledger ny")
    refused(shell("kontrollera", tmp_path), "saknar bokslut.toml")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("enhet =", "enhett =", ["rad", "okänd nyckel ”enhett”", "Menade du ”enhet”?"]),
        ("slut = 2021-08-31", "slut = 2021-02-30", ["rad", "2021-02-30", "datum"]),
        ('enhet = "tkr"', 'enhet = "tkkr"', ["rad", "tkkr", "kr, tkr, kkr, mkr"]),
        ('titel = "Delår', 'titeln = "Delår', ["titel", "saknas", "titeln"]),
        ("slut = 2021-08-31", "slut = 2020-08-31", ["rad", "slutar 2020-08-31"]),
        ("slut = 2021-08-31", "slut = 2022-08-31", ["räkenskapsår", "2022-08-31"]),
        ('part = "stat"', 'part = "staten"', ["rad", "staten", "stat, region, kommun"]),
        ('andel = "1/2"', 'andel = "halva"', ["rad", "halva", "1/4"]),
        ('konton = ["3981"]', 'konton = ["39-8"]', ["39-8", "kontointervall"]),
        ('"resultatrakning_kort", ', '"resultat", ', ["resultat", "resultatrakning_kort"]),
        (
            "resultatrakning.verksamhetens_intakter",
            "resultatrakning.intakterna",
            ["intakterna", "verksamhetens_intakter"],
        ),
        ('fil = "varend-2021.se"', 'fil = "annan.se"', ["annan.se", "filen finns inte"]),
        ("222000-2634", "222000-2071", ["222000-2071", "222000-2634", "varend-2021.se"]),
        ('kontoplan = "bas"', 'kontoplan = "bass"', ["bass", "bas"]),
    ],
)
def test_settings_that_cannot_be_followed(
    shell: Shell, folder: Path, old: str, new: str, words: list[str]
) -> None:
    """File, line where it is known ("rad"), cause and remedy; no file is written."""
    place = spoil(folder, old, new)
    told = [place if word == "rad" else word for word in words]
    refused(shell("bokslut", folder), *told)
    assert not (folder / "ut").exists()


def test_settings_that_are_not_text(shell: Shell, folder: Path) -> None:
    """A bokslut.toml that is not UTF-8 says how to save it."""
    (folder / "bokslut.toml").write_bytes("titel = 'Å'".encode("latin-1"))
    refused(shell("bokslut", folder), "UTF-8")


def test_a_note_row_that_takes_an_account_twice(shell: Shell, folder: Path) -> None:
    """The note and the account are told."""
    spoil(folder, 'konton = ["3982"]', 'konton = ["3981", "3982"]')
    refused(shell("bokslut", folder), "Verksamhetens intäkter", "3981")


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc").is_dir(), reason="needs /proc for root")
def test_a_place_that_cannot_be_written(shell: Shell) -> None:
    """The folder and the remedy are told, also for the root user whom no rights stop."""
    target = "/proc/finsam" if os.geteuid() == 0 else "/finsam"
    refused(shell("bokslut", EXAMPLE, "--ut", target), target, "--ut")


def test_a_file_stands_where_the_folder_should_be(shell: Shell, tmp_path: Path) -> None:
    """Nothing is overwritten."""
    blocking = tmp_path / "ut"
    blocking.write_text("mitt", "utf-8")
    refused(shell("bokslut", EXAMPLE, "--ut", blocking), str(blocking))
    assert blocking.read_text("utf-8") == "mitt"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "det saknas: KOMMANDO"),
        (["rapprt"], "rapprt"),
        (["rapport"], "det saknas: FIL.se"),
        (["rapport", "x.se", "--enhet", "öre"], "--enhet: ”öre” finns inte"),
        (["rapport", "x.se", "--till", "31/8"], "31/8"),
        (["rapport", "x.se", "--konstigt"], "okänt på kommandoraden: --konstigt"),
        (["rapport", "x.se", "--till"], "--till behöver ett värde"),
    ],
)
def test_a_command_line_that_cannot_be_followed(
    shell: Shell, words: list[str], message: str
) -> None:
    """In Swedish, with the way to the help."""
    refused(shell(*words), message, "--help")


def test_a_format_that_does_not_exist(shell: Shell, tmp_path: Path) -> None:
    """The known ones are listed, and nothing is written."""
    refused(
        shell("bokslut", EXAMPLE, "--ut", tmp_path / "ut", "--format", "json,docxx"),
        "docxx",
        "html",
    )
    assert not (tmp_path / "ut").exists()


def test_a_figure_that_does_not_exist(shell: Shell) -> None:
    """The nearest names are told."""
    refused(shell("visa", BOOKS, "balansrakning.kassa"), "kassa", "kassa_och_bank")
    refused(shell("visa", BOOKS, "balansen.kassa"), "balansen", "balansrakning")
    refused(shell("visa", BOOKS, "balansrakning.kassa_och_bank.budget"), "budget")
    refused(shell("visa", BOOKS, "balansrakning.ovrigt_eget_kapital.previous"), "inte känt")


def test_english_messages(shell: Shell, tmp_path: Path) -> None:
    """``--lang en`` also turns the refusals."""
    result = shell("rapport", tmp_path / "none.se", "--lang", "en")
    assert result.err.endswith(
        "there is no such file. Check the path and that the file may be read.\n"
    )


@pytest.mark.parametrize("lang", [("--lang", "en"), ("--lang=en",)])
def test_the_language_stands_before_the_command_or_after_it(
    shell: Shell, lang: tuple[str, ...]
) -> None:
    """The same answer either way, of a command and of one in a group."""
    for command in (("kontrollera", BOOKS), ("sie", "granska", BOOKS)):
        first, last = shell(*lang, *command), shell(*command, *lang)
        assert first == last
        assert first != shell(*command)


def test_a_wrong_command_line_is_told_in_its_language(shell: Shell) -> None:
    """Wherever the language stands, and only where it does."""
    refused(shell("rapport", "--lang", "en", BOOKS, "--enhet", "öre"), "See finsam-ledger rapport")
    refused(shell("--lang", "en", "rapprt"), "See finsam-ledger")
    refused(shell("rapport", BOOKS, "--enhet", "en"), "Se finsam-ledger rapport")


def test_a_truncated_file_is_read_and_told(shell: Shell, tmp_path: Path) -> None:
    """A file cut off in a voucher gives what is whole, and an error that names the place."""
    path = tmp_path / "avbruten.se"
    path.write_bytes(SIE[: SIE.rindex(b"#TRANS") + 20])
    result = shell("kontrollera", path)
    assert result.status == 1
    assert "avbruten.se" in result.out


def test_an_unbalanced_voucher_gives_status_one_and_all_else(shell: Shell, tmp_path: Path) -> None:
    """The voucher is named with its line and exact difference, and is in no figure."""
    path = tmp_path / "obalans.se"
    path.write_bytes(SIE.replace(b"#TRANS 1930 {} 266375.00", b"#TRANS 1930 {} 266375.01", 1))
    result = shell("rapport", path)
    assert result.status == 1
    assert "Resultaträkning (kr)" in result.out
    told = shell("kontrollera", path)
    assert told.status == 1
    assert "0,01" in told.out
    assert "rad " in told.out


def test_accounts_outside_the_chart_stand_in_a_row_of_their_own(
    shell: Shell, tmp_path: Path
) -> None:
    """Named, never dropped: the statement shows them, the finding is an error, the sides agree."""
    path = tmp_path / "utanfor.se"
    path.write_bytes(
        SIE.replace(b"#TRANS 6570 ", b"#TRANS 8811 ").replace(b"#KONTO 6570", b"#KONTO 8811")
    )
    result = shell("rapport", path)
    assert result.status == 1
    assert "Konton utanför kontoplanen" in result.out
    assert "8811" in shell("kontrollera", path).out


def test_wrong_layouts_are_refused_before_any_figure(shell: Shell, tmp_path: Path) -> None:
    """Unknown key, total of a later row, account in two rows, account in none."""
    row = '[[rad]]\nnyckel = "{0}"\nrubrik = "R"\nkonton = ["{1}"]\nmatt = "rorelse"\n'
    total = '[[rad]]\nnyckel = "s"\nrubrik = "S"\nsumma = ["a"]\n'
    head = 'titel = "T"\ntacker = "resultat"\n'
    wrong = {
        "nyckel": (head + "[[rad]]\nnyckell = 1\n", ["rad 4", "nyckell"]),
        "senare": (head + total + row.format("a", "3-8"), ["rad 3", "står senare"]),
        "dubbel": (head + row.format("a", "3-8") + row.format("b", "5"), ["5010", "två rader"]),
        "ingen": (head + row.format("a", "4-8"), ["3981", "ingen rad"]),
    }
    for name, (text, words) in wrong.items():
        path = tmp_path / f"{name}.toml"
        path.write_text(text, "utf-8")
        refused(shell("rapport", BOOKS, "--layout", path), name, *words)


def test_no_message_steers_the_terminal(shell: Shell, folder: Path) -> None:
    """What a file says is quoted without what would colour, move or rename the window."""
    place = spoil(folder, 'enhet = "tkr"', 'enhet = "t\\u001b]0;x\\u0007\\u202ekr"')
    result = shell("bokslut", folder)
    refused(result, place, "t\ufffd]0;x\ufffd\ufffdkr")
    assert not {"\x1b", "\x07", "\u202e"} & set(result.err)
