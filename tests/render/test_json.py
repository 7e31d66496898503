"""bokslut.json: the contract that scripts rely on."""

import json
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.render.formats.json import bokslut, render
from finsam_ledger.reports.document import Document
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text

SWEDISH = Document("x", "sv", ())


def read(report: Report, lang: str = "sv") -> dict[str, Any]:
    """The report, written and read back."""
    made: dict[str, Any] = json.loads(render(report, Document("x", lang, ())))
    return made


def test_the_contract_has_its_keys_in_order(report: Report) -> None:
    """What a script looks for is there, named as promised."""
    made = read(report)
    assert list(made) == [
        "format", "version", "organisation", "period", "unit", "books", "statements", "notes",
        "listings", "tie_outs", "rounding", "findings", "digest",
    ]  # fmt: skip
    assert (made["format"], made["version"]) == ("finsam-ledger/bokslut", 1)
    assert made["period"] == {"start": "2021-01-01", "end": "2021-08-31"}
    assert made["books"]["files"][0]["sha256"] == "ab" * 32


def test_a_row_has_ore_debit_positive_and_printed_on_its_side(report: Report) -> None:
    """Öre are exact, printed figures in the unit; unknown ones null."""
    row = read(report)["statements"][0]["rows"][0]
    assert row == {
        "id": "operating_income", "label": "Verksamhetens intäkter", "note": "",
        "kind": "accounts", "level": 2, "ore": [-412_345_650, -398_000_040],
        "printed": [4124, 3980],
    }  # fmt: skip
    assert read(report)["statements"][0]["rows"][3]["printed"][1] is None


def test_an_exact_statement_is_printed_in_ore(report: Report) -> None:
    """Its own unit says so."""
    statement = read(report)["statements"][2]
    assert statement["unit"] == "öre"
    assert statement["rows"][0]["printed"] == [160_000_000, -9_999_950]


def test_a_note_says_its_number_and_line(report: Report) -> None:
    """Notes have the shape of statements and two keys more."""
    (note,) = read(report)["notes"]
    assert (note["number"], note["ties_to"]) == ("1", ["balance_sheet.receivables"])
    assert set(note) - {"number", "ties_to"} == set(read(report)["statements"][0])


def test_a_tie_out_says_both_sides_and_whether_they_agree(report: Report) -> None:
    """A failed tie-out tells its difference in öre."""
    failed = [tie for tie in read(report)["tie_outs"] if not tie["ok"]]
    assert failed == [
        {
            "id": "note_receivables.actual", "title": "Not 1 är sin rad",
            "left": "note_receivables.total.actual", "right": "balance_sheet.receivables.actual",
            "difference_ore": 100, "printed_difference": 0, "ok": False,
        }
    ]  # fmt: skip


def test_a_finding_says_all_that_it_knows(report: Report) -> None:
    """Severity as a word, evidence by name, unknown line and amount null."""
    first, second, _ = read(report, "en")["findings"]
    assert first["severity"] == "error"
    assert (first["file"], first["line"], first["difference_ore"]) == ("2021.se", 112, 100)
    assert list(first["evidence"]) == ["account", "voucher"]
    assert (second["remedy"], second["line"], second["difference_ore"]) == ("", None, None)


def test_listings_are_left_out_when_there_are_none(report: Report) -> None:
    """A report of statements has exactly the contract's keys."""
    assert "listings" not in read(evolve(report, listings=()))
    (listing,) = read(report)["listings"]
    assert [row["cells"] for row in listing["rows"]] == [
        ["1930 Företagskonto"], ["2021-01-04", "Hyra @ \x1b[31m", 123_450], [None, "Summa", None],
    ]  # fmt: skip


def test_the_rounding_is_told(report: Report) -> None:
    """The rule by name and each adjustment with its place."""
    rounding = read(report)["rounding"]
    assert rounding["rule"] == "summerar"
    assert rounding["adjustments"][0]["kind"] == "adjusted"


def test_the_bytes_are_the_same_each_time(report: Report) -> None:
    """Deterministic UTF-8, no escapes for å, ä, ö, one line feed last."""
    made = render(report, SWEDISH)
    assert made == render(report, SWEDISH)
    assert "Årets resultat".encode() in made
    assert made.endswith(b"}\n")


@given(name=st.text(st.characters()), ore=st.integers(-(10**25), 10**25))
def test_it_round_trips_and_keeps_ore(report: Report, name: str, ore: int) -> None:
    """Whatever the text and however large the amount, reading gives back what was written."""
    tie = evolve(report.tie_outs[0], title=Text(name, name), difference_ore=ore)
    changed = evolve(report, tie_outs=(tie,))
    made = json.loads(render(changed, SWEDISH))
    assert made["tie_outs"][0]["difference_ore"] == ore
    if name.isprintable():
        assert made == bokslut(changed, "sv")


def test_a_lone_surrogate_does_not_stop_the_file(report: Report) -> None:
    """A text that no UTF-8 can hold gets a replacement character."""
    odd = evolve(report, digest="a\udce4")
    assert json.loads(render(odd, SWEDISH))["digest"] == "a\ufffd"
