"""Relations that are not sums: openings, notes, shares, budgets, figures in running text."""

import pytest

from finsam_ledger.core.finding import Severity
from finsam_ledger.review.reader import read_report
from finsam_ledger.review.review import Review, review
from tests.review.sheets import codes, reviewed


def toml(text: str) -> Review:
    """The review of TOML text."""
    return review(read_report(text.encode(), "rapport.toml"))


def test_an_opening_that_is_not_the_previous_closing() -> None:
    """A slip between years is told, and nothing else is wrong in either year."""
    text = """
        Förändring av eget kapital (tkr);2024;2023;2022
        Ingående eget kapital;{};1 051;990
        Årets resultat;262;89;61
        Utgående eget kapital;{};1 140;1 051
        """
    assert codes(reviewed(text.format("1 140", "1 402"))) == []
    wrong = reviewed(text.format("1 410", "1 672"))
    assert codes(wrong) == ["figures_differ"]
    assert "två siffror har bytt plats" in wrong.remarks[0].finding.message.sv


def test_references_to_notes_that_were_not_handed_in_are_told_once() -> None:
    """One remark with all the numbers, and no error."""
    found = reviewed(
        """
        Balansräkning (tkr);Not;2024;2023
        Fordringar;3;310;295
        Bank;4;1 871;1 602
        Skulder;7;779;757

        Not 4 Bank (tkr);2024;2023
        Konto;1 800;1 502
        Kassa;71;100
        Summa;1 871;1 602
        """
    )
    assert codes(found) == []
    assert codes(found, Severity.WARNING) == ["note_reference"]
    assert found.of(Severity.WARNING)[0].finding.evidence["notes"] == "3, 7"


SHARES = """
[report]
unit = "tkr"
[[table]]
id = "kostnader"
columns = ["label", "2024"]
rows = [["Administration", 516], ["Insatser", 3765], ["Summa", 4281]]
[statements_in_text]
share_administration_percent = {}
funding_shares = {{ "Staten" = 50, "Regionen" = 25, "Kommunerna" = {} }}
"""


@pytest.mark.parametrize(
    ("share", "third", "wanted"),
    [
        ("12", "25", []),
        ("12.1", "25", []),
        ("21", "25", ["text_differs"]),
        ("12", "22", ["shares_differ"]),
    ],
)
def test_shares_in_the_text(share: str, third: str, wanted: list[str]) -> None:
    """A share follows from the amounts to the decimals printed; a set of shares is a hundred."""
    assert codes(toml(SHARES.format(share, third))) == wanted


BUDGET = """
[report]
kind = "budget"
[[table]]
id = "intäkter"
columns = ["label", "kr"]
rows = [["Överskott", 600000], ["Insatser", 5400000], ["Summa intäkter", 6000000]]
[[table]]
id = "kostnader"
columns = ["label", "administration", "insatser"]
rows = [["Löner", 700000, 3000000], ["Övrigt", 300000, {}], ["Summa kostnader", 1000000, {}]]
[statements_in_text]
request_per_party_kr = 1350000
parties = ["Försäkringskassan", "Arbetsförmedlingen", "Regionen", "Kommunerna"]
"""


def test_a_budget_balances() -> None:
    """Costs in two columns are together the incomes; parties times request are the grants."""
    right = toml(BUDGET.format(2000000, 5000000))
    assert codes(right) == []
    assert {"budget", "text"} <= set(right.proved)
    assert codes(toml(BUDGET.format(2015000, 5015000))) == ["budget_unbalanced"]


def test_lines_that_one_note_specifies_together() -> None:
    """Three lines refer to one note, and are together its total."""
    found = reviewed(
        """
        Balansräkning (tkr);Not;2024;2023
        Leverantörsskulder;6;381;402
        Övriga skulder;6;17;21
        Uppl kostnader och förutbet intäkter;6;841;803
        Summa kortfristiga skulder;;1 239;1 226

        Not 6 Kortfristiga skulder (tkr);2024;2023
        Leverantörsskulder;381;402
        Skatter;17;21
        Förutbetalda insatser;178;160
        Upplupna kostnader;663;643
        Summa;1 239;1 226
        """
    )
    assert codes(found) == []
    assert "groups" in found.proved


def test_units_in_the_words_of_a_row() -> None:
    """Key figures in mnkr are compared with a statement in tkr, a slip told."""
    text = """
        Resultaträkning (tkr);2024;2023;2022
        Årets resultat;26 814;40 702;51 033

        Fem år i sammandrag;2024;2023;2022
        Antal invånare;18 402;18 377;18 290
        Årets resultat, mnkr;26,8;{};51,0
        """
    assert codes(reviewed(text.format("40,7"))) == []
    assert codes(reviewed(text.format("47,0"))) == ["figures_differ"]
