"""What bokslut.toml says for the rules of law, and how it is refused."""

from datetime import date
from fractions import Fraction

import pytest

from finsam_ledger.bookkeeping.balanskrav import AdjustmentKind
from finsam_ledger.checks.case import Reached, ReportKind
from finsam_ledger.errors import ConfigurationError, FinsamError
from finsam_ledger.workspace.config import parse_config

HEAD = """\
[organisation]
namn = "Förbundet"
[bocker]
fil = "bok.se"
[rapport]
titel = "Årsredovisning"
start = 2021-01-01
slut = 2021-12-31
"""
FACTS = """\
[uppgifter]
slag = "arsredovisning"
budget_beslutad = 2020-11-26
upprattad = 2022-03-15
bidrag = "4 262 000"
momskonton = ["1650"]
[balanskrav]
aterstall = true
kommentar = "regleras 2022"
[[balanskrav.justering]]
slag = "reservering"
belopp = "100"
skal = "beslut"
[[balanskrav.justering]]
slag = "orealiserat"
belopp = "-40"
[[balanskrav.underskott]]
ar = 2019
belopp = "500"
aterstalls_inte = "50"
skal = "omstrukturering"
[[balanskrav.underskott.aterstallt]]
ar = 2020
belopp = "200"
[[trappa]]
bidrag_till = "15 000 000"
procent = "12,5"
lagst = "1 400 000"
kalla = "styrelsen"
[[mal]]
rubrik = "Målet"
uppnatt = "delvis"
"""


def test_everything_is_read_with_its_sign_and_its_line() -> None:
    """Amounts are kronor; what is set aside lessens the result."""
    facts = parse_config(HEAD + FACTS).facts
    assert (facts.kind, facts.investigated) == (ReportKind.ANNUAL, True)
    assert (facts.budget_decided, facts.drawn_up) == (date(2020, 11, 26), date(2022, 3, 15))
    assert facts.contributions_ore == 4_262_000_00
    assert [(a.kind, a.effect_ore, a.line) for a in facts.adjustments] == [
        (AdjustmentKind.RESERVED, -10_000, 18),
        (AdjustmentKind.UNREALISED, -4_000, 22),
    ]
    (deficit,) = facts.deficits
    assert (deficit.remaining_ore, deficit.restored) == (25_000, {2020: 20_000})
    (tier,) = facts.tiers
    assert (tier.up_to_ore, tier.share) == (1_500_000_000, Fraction(1, 8))
    assert facts.goals[0].reached is Reached.PARTLY


def test_without_the_sections_nothing_is_declared() -> None:
    """Every rule that needs a fact says that it cannot be judged."""
    facts = parse_config(HEAD).facts
    assert (facts.kind, facts.investigated, facts.tiers) == (ReportKind.OTHER, False, ())


@pytest.mark.parametrize(
    ("written", "line", "told"),
    [
        ('[uppgifter]\nslag = "arsbok"', 10, "Välj bland arsredovisning"),
        ('[uppgifter]\nbidrag = "4,2 mkr"', 10, "är inget belopp"),
        ('[[trappa]]\nprocent = "150"\nkalla = "x"', 9, "procent mellan 0 och 100"),
        ('[[trappa]]\nprocent = "15"\nkalla = ""', 9, "vem som rekommenderar"),
        ('[[mal]]\nrubrik = "M"\nuppnatt = "kanske"', 11, "Välj bland ja"),
        ('[[balanskrav.justering]]\nslag = "anvandning"\nbelopp = "-5"', 11, "utan minus"),
        ('[[balanskrav.underskott]]\nar = 2019\nbelopp = "-5"', 9, "utan minus"),
        ("[balanskrav]\naterstal = true", 10, "Menade du ”aterstall”"),
    ],
)
def test_what_cannot_be_followed_is_refused_with_line_and_remedy(
    written: str, line: int, told: str
) -> None:
    """File, line, what, and how to mend it."""
    with pytest.raises(FinsamError) as refused:
        parse_config(f"{HEAD}{written}\n")
    assert isinstance(refused.value, ConfigurationError | FinsamError)
    assert f"bokslut.toml rad {line}" in str(refused.value)
    assert told in str(refused.value)
