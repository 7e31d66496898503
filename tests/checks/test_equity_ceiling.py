"""The ceiling on equity by hand, in kronor (Nationella rådet, 2 October 2013)."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve

from finsam_ledger.checks.case import Facts, Tier
from finsam_ledger.checks.law import Outcome
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.period import FiscalYear, Period
from tests.checks.law_books import COST, GRANT, assess, books

OWN = (
    Tier(15_000_000_00, Fraction(15, 100), "påhittat steg", 1_400_000_00),
    Tier(None, Fraction(10, 100), "påhittat steg", 2_250_000_00),
)
CASES = [
    # Värend 2021: 20 % of 4 262 000 is 852 400; equity 1 722 000 is 869 600 over
    ("varend", 4_262_000, 1_722_000, (), Outcome.NOT_MET, 869_600),
    # Värend's forecast: 1 310 000 − 852 400 = 457 600
    ("varend forecast", 4_262_000, 1_310_000, (), Outcome.NOT_MET, 457_600),
    # exactly at the ceiling: 20 % of 5 000 000 is 1 000 000
    ("at the ceiling", 5_000_000, 1_000_000, (), Outcome.MET, None),
    ("one krona over", 5_000_000, 1_000_001, (), Outcome.NOT_MET, 1),
    # the last contributions of the shipped step: 20 % of 7 000 000 is 1 400 000
    ("seven million", 7_000_000, 1_400_000, (), Outcome.MET, None),
    # above seven million no step is confirmed
    ("above seven million", 7_000_001, 1_400_000, (), Outcome.UNKNOWN, None),
    # own step: 15 % of 8 000 000 is 1 200 000, but at least 1 400 000
    ("own step, least amount", 8_000_000, 1_400_000, OWN, Outcome.MET, None),
    # own step: 15 % of 12 000 000 is 1 800 000
    ("own step", 12_000_000, 2_000_000, OWN, Outcome.NOT_MET, 200_000),
    # last own step: 10 % of 20 000 000 is 2 000 000, but at least 2 250 000
    ("last own step", 20_000_000, 2_250_000, OWN, Outcome.MET, None),
    # own steps come before the shipped one: 15 % of 2 000 000 is 300 000, least 1 400 000
    ("own before shipped", 2_000_000, 1_400_001, OWN, Outcome.NOT_MET, 1),
    ("negative equity", 4_000_000, -100, (), Outcome.MET, None),
    ("no contributions", 0, 0, (), Outcome.MET, None),
]


@pytest.mark.parametrize(
    ("given", "equity", "tiers", "outcome", "over"),
    [c[1:] for c in CASES],
    ids=[c[0] for c in CASES],
)
def test_equity_against_the_ceiling(
    given: int, equity: int, tiers: tuple[Tier, ...], outcome: Outcome, over: int | None
) -> None:
    """How much is over, as computed by hand."""
    facts = Facts(contributions_ore=given * 100, tiers=tiers)
    told = assess("equity_ceiling", books(equity=equity), facts)
    assert told.outcome is outcome
    assert told.ore == (None if over is None else over * 100)


def test_the_contributions_of_a_whole_year_are_what_their_accounts_hold() -> None:
    """5 000 000 booked: the ceiling is 1 000 000, the equity 600 000 + 5 000 000 − 4 500 000."""
    facts = Facts(contribution_accounts=(AccountRange.parse("398"),))
    ledger = books({GRANT: -5_000_000, COST: 4_500_000}, equity=600_000)
    told = assess("equity_ceiling", ledger, facts)
    assert told.ore == 100_000_00
    half = Period(ledger.year.start, date(2024, 6, 30))
    assert assess("equity_ceiling", ledger, facts, period=half).outcome is Outcome.UNKNOWN


def test_before_the_recommendation_there_is_no_step() -> None:
    """The recommendation is of October 2013."""
    ledger = books(equity=5, year=FiscalYear.calendar(2012))
    told = assess("equity_ceiling", ledger, Facts(contributions_ore=100))
    assert told.outcome is Outcome.UNKNOWN


def test_the_forecast_is_held_against_it_in_an_interim_report() -> None:
    """Equity 600 000 and a forecast result of 300 000: 900 000 against 20 % of 4 000 000."""
    ledger = books(equity=600_000)
    forecast = books({GRANT: -4_000_000, COST: 3_700_000}, equity=600_000)
    facts = Facts(contributions_ore=4_000_000_00)
    half = Period(ledger.year.start, date(2024, 8, 31))
    told = assess("equity_ceiling_forecast", ledger, facts, period=half, forecast=forecast)
    assert (told.outcome, told.ore) == (Outcome.NOT_MET, 100_000_00)
    none = assess("equity_ceiling_forecast", ledger, facts, period=half)
    assert none.outcome is Outcome.UNKNOWN
    assert none.missing is not None
    whole = assess("equity_ceiling_forecast", ledger, evolve(facts), forecast=forecast)
    assert whole.outcome is Outcome.NOT_APPLICABLE
