"""The four commands do what their help says, with the exit status that scripts rely on."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from finsam_ledger.version import VERSION
from tests.cli.commands import BOOKS, EXAMPLE, Shell

NBSP = "\N{NO-BREAK SPACE}"


def test_rapport_prints_three_statements_that_tie(shell: Shell) -> None:
    """Straight from the file: resultaträkning, balansräkning, saldobalans, in Swedish format."""
    result = shell("rapport", BOOKS)
    assert (result.status, result.err) == (0, "")
    for words in ("Resultaträkning (kr)", "Balansräkning (kr)", "Saldobalans (kr)"):
        assert words in result.out
    assert f"2{NBSP}924{NBSP}208" in result.out
    assert f"\N{MINUS SIGN}2{NBSP}307{NBSP}098" in result.out
    assert "\x1b[" not in result.out


def test_rapport_fits_eighty_columns(shell: Shell) -> None:
    """The terminal shows every line whole."""
    result = shell("rapport", BOOKS, "--enhet", "tkr")
    assert max(map(len, result.out.splitlines())) <= 80


def test_rapport_until_a_day(shell: Shell) -> None:
    """``--till`` cuts the vouchers at that day, and the label says so."""
    result = shell("rapport", BOOKS, "--till", "2021-03-31", "--format", "json")
    report = json.loads(result.out)
    assert report["period"] == {"start": "2021-01-01", "end": "2021-03-31"}
    assert report["statements"][0]["columns"][0]["label"] == "jan–mars 2021"


@pytest.mark.parametrize("form", ["json", "csv", "html", "text"])
def test_rapport_in_every_format(shell: Shell, form: str) -> None:
    """Each format goes to standard output and holds the same result."""
    result = shell("rapport", BOOKS, "--enhet", "tkr", "--format", form)
    assert result.status == 0
    assert "617" in result.out


def test_vouchers_can_be_left_out_of_a_page(shell: Shell, tmp_path: Path) -> None:
    """``--utan-verifikationer``, of one file and of a folder: accounts remain, texts do not."""
    text = "Utbetald momsersättning"
    assert text in shell("rapport", BOOKS, "--format", "html").out
    without = shell("rapport", BOOKS, "--format", "html", "--utan-verifikationer")
    assert (without.status, text in without.out) == (0, False)
    out = ("--ut", str(tmp_path), "--format", "html")
    assert shell("bokslut", EXAMPLE, *out, "--utan-verifikationer").status == 0
    assert text not in (tmp_path / "bokslut.html").read_text("utf-8")
    assert shell("bokslut", EXAMPLE, *out).status == 0
    assert text in (tmp_path / "bokslut.html").read_text("utf-8")


@pytest.mark.parametrize("layout", ["huvudbok", "grundbok", "saldobalans", "resultatrakning_kort"])
def test_rapport_by_layout(shell: Shell, layout: str) -> None:
    """Every shipped layout can be asked for by name."""
    result = shell("rapport", BOOKS, "--layout", layout)
    assert result.status == 0
    assert len(result.out.splitlines()) > 10


def test_rapport_with_an_own_layout(shell: Shell, tmp_path: Path) -> None:
    """A TOML file of one's own works as a shipped one does."""
    own = tmp_path / "egen.toml"
    own.write_text(
        'titel = "Egen"\ntacker = "resultat"\n'
        '[[rad]]\nnyckel = "in"\nrubrik = "In"\nkonton = ["3"]\nmatt = "rorelse"\nsida = "kredit"\n'
        '[[rad]]\nnyckel = "ut"\nrubrik = "Ut"\nkonton = ["4-8"]\nmatt = "rorelse"\n'
        'sida = "kredit"\n'
        '[[rad]]\nnyckel = "netto"\nrubrik = "Netto"\nsumma = ["in", "ut"]\nsida = "kredit"\n',
        "utf-8",
    )
    result = shell("rapport", BOOKS, "--layout", own, "--enhet", "tkr")
    assert result.status == 0
    assert "Netto" in result.out
    assert "617" in result.out


def test_rapport_in_english(shell: Shell) -> None:
    """``--lang en`` turns every label."""
    result = shell("rapport", BOOKS, "--lang", "en")
    assert "Income statement" in result.out
    assert "Resultaträkning" not in result.out


def test_kontrollera_has_nothing_to_say_of_right_books(shell: Shell) -> None:
    """No finding of the books, status 0, as text and as JSON."""
    assert "Inga anmärkningar" in shell("kontrollera", BOOKS).out
    result = shell("kontrollera", EXAMPLE, "--format", "json")
    codes = {finding["code"] for finding in json.loads(result.out)["findings"]}
    assert codes == {"equity_ceiling", "equity_ceiling_forecast", "interim_columns"}
    assert result.status == 0


def test_bokslut_writes_the_files_and_says_so(shell: Shell, tmp_path: Path) -> None:
    """Working papers and the finished document in the folder asked for, and a summary."""
    result = shell("bokslut", EXAMPLE, "--ut", tmp_path / "ut")
    assert result.status == 0
    assert sorted(p.name for p in (tmp_path / "ut").iterdir()) == [
        "bokslut.html",
        "bokslut.json",
        "bokslut.txt",
        "delarsrapport.html",
        "delarsrapport.txt",
    ]
    assert "Avstämningar: 9 av 9 stämmer" in result.out


def test_revisor_writes_a_workbook_with_the_sample(shell: Shell, tmp_path: Path) -> None:
    """The ending says the format; the sample has a sheet beside the statements' formulas."""
    target = tmp_path / "revisor.xlsx"
    result = shell("revisor", EXAMPLE, "--urval", "3", "--ut", target)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(f"{target}\nAvstämningar: ")
    book = openpyxl.load_workbook(target)
    assert {"Resultaträkning", "Urval av verifikationer", "Rättelser"} <= set(book.sheetnames)
    vouchers = [row[0] for row in book["Urval av verifikationer"].iter_rows(values_only=True)]
    assert vouchers[-3:] == ["A 89", "C 9", "E 82"]
    wrong = shell("revisor", EXAMPLE, "--ut", tmp_path / "revisor.foo")
    assert (wrong.status, "Välj bland" in wrong.err) == (2, True)


def test_visa_takes_a_figure_apart(shell: Shell) -> None:
    """Accounts, vouchers, their lines in the file, and the rounding, by Swedish name."""
    result = shell("visa", EXAMPLE, "balansräkning.övriga skulder")
    assert result.status == 0
    assert "2710 Personalskatt" in result.out
    assert "rad " in result.out
    assert "Avrundning" in result.out


def test_visa_of_a_file(shell: Shell) -> None:
    """Without a folder the figure is taken from the report that ``rapport`` would print."""
    result = shell("visa", BOOKS, "resultatrakning.arets_resultat", "--enhet", "tkr")
    assert result.status == 0
    assert f"617{NBSP}110,14" in result.out


def test_version_and_help(shell: Shell) -> None:
    """Help is in Swedish, and leaves with status 0."""
    for words in (["--help"], ["rapport", "--help"], ["--version"]):
        with pytest.raises(SystemExit) as stopped:
            shell(*words)
        assert stopped.value.code == 0
    out = shell.captured.readouterr()[0].decode()
    assert "Så skriver man" in out
    assert VERSION in out
    assert "usage" not in out


def test_the_installed_command_and_the_module_are_the_same() -> None:
    """``python -m finsam_ledger.cli`` prints what ``finsam-ledger`` does, also with a C locale."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}
    words = ["rapport", str(BOOKS), "--enhet", "tkr"]
    command = Path(sys.executable).with_name("finsam-ledger")
    both = [
        subprocess.run([*start, *words], capture_output=True, env=environment, check=True).stdout
        for start in ([sys.executable, "-m", "finsam_ledger.cli"], [str(command)])
    ]
    assert both[0] == both[1]
    assert "Verksamhetens intäkter" in both[0].decode()


def test_a_reader_that_leaves_a_pipe_is_no_error() -> None:
    """``finsam-ledger … | head -1`` ends quietly."""
    command = f"{sys.executable} -m finsam_ledger.cli rapport {BOOKS} --layout huvudbok | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=True)
    assert done.stderr == b""
