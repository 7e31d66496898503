"""``finsam-ledger granska`` as a person runs it: exit status, formats, languages."""

import json
from pathlib import Path

from tests.cli.commands import ROOT, Shell

PRINTED = ROOT / "docs" / "gor_sa_har" / "exempel" / "tryckt.csv"


def test_errors_give_status_one_and_a_verdict_first(shell: Shell) -> None:
    """The verdict stands before the errors, the proof last."""
    result = shell("granska", PRINTED)
    assert result.status == 1
    verdict, fault = result.out.index("1 fel."), result.out.index("två siffror")
    assert verdict < fault < result.out.index("Avrundning:") < result.out.index("Vad som är prövat")


def test_a_report_without_errors_gives_status_zero(shell: Shell, tmp_path: Path) -> None:
    """Rounding alone is no error."""
    path = tmp_path / "rätt.csv"
    path.write_text(PRINTED.read_text("utf-8").replace("3 590", "3 950"), "utf-8")
    result = shell("granska", path)
    assert (result.status, "Inga fel. 31 av 31" in result.out) == (0, True)


def test_json_has_the_contract(shell: Shell) -> None:
    """The shape that scripts rely on."""
    data = json.loads(shell("granska", PRINTED, "--format", "json").out)
    assert (data["format"], data["version"], data["errors"]) == ("finsam-ledger/granskning", 1, 1)
    finding = data["findings"][0]
    assert finding["code"] == "wrong_figure"
    assert finding["places"][0] == {
        "table": "not 2 Verksamhetens kostnader",
        "row": 4,
        "label": "Summa",
        "column": "2024",
    }
    assert (finding["difference_ore"], len(finding["reasons"])) == (-360_000_00, 2)
    assert data["relations"]["sums"]["broken"] == 1
    assert data["figures_in_relations"] == data["figures"] == 50


def test_html_and_english(shell: Shell) -> None:
    """A page of its own, and the same in English."""
    page = shell("granska", PRINTED, "--format", "html").out
    assert page.startswith("<!DOCTYPE html>")
    assert "två siffror har bytt plats" in page
    english = shell("granska", PRINTED, "--lang", "en").out
    assert "have changed places" in english


def test_what_cannot_be_read_gives_status_two(shell: Shell, tmp_path: Path) -> None:
    """One message on stderr with the file and what to do, nothing on stdout."""
    path = tmp_path / "tom.toml"
    path.write_bytes(b"")
    for given, words in ((path, "filen är tom"), (tmp_path / "finns-inte.csv", "finns inte")):
        result = shell("granska", given)
        assert (result.status, result.out) == (2, "")
        assert words in result.err
        assert given.name in result.err
