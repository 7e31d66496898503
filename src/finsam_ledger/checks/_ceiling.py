"""The recommended ceiling on equity (trappan): shared by the rules that hold a day against it."""

from fractions import Fraction

from finsam_ledger.checks._judging import amount, kr, met, not_met, percent_text, share, unknown
from finsam_ledger.checks.case import EQUITY_AND_RESULT, Case, Tier
from finsam_ledger.checks.law import Assessment, Law, Parameter, Step
from finsam_ledger.statements.layout import Measure
from finsam_ledger.terms import Text

_SOURCE = (
    "Nationella rådet, rekommendation den 2 oktober 2013; andelen för insatser upp till 7 mkr "
    "enligt Samordningsförbundet Värends delårsredovisning januari–augusti 2021"
)
SHIPPED = Tier(7_000_000_00, Fraction(20, 100), _SOURCE, since=2013)
"""The only step that a source at hand confirms; steps above 7 mkr are given in bokslut.toml."""
CEILING = Text("Högsta eget kapital", "Largest equity")
LAW = Law(
    "Nationella rådets rekommendation om eget kapital, 2 oktober 2013",
    since=2013,
    doubt=Text(
        "Stegen över 7 mkr, deras andelar och lägsta belopp är inte bekräftade; ange dem som "
        "[[trappa]] i bokslut.toml",
        "The steps above 7 mkr, their shares and least amounts are not confirmed; give them as "
        "[[trappa]] in bokslut.toml",
    ),
)
PARAMETERS = (
    Parameter(
        Text(
            "Högsta eget kapital, andel av årets bidrag", "Largest equity, share of contributions"
        ),
        SHIPPED.share,
        _SOURCE,
    ),
    Parameter(
        Text("Gäller bidrag upp till, kr", "For contributions up to, kr"), 7_000_000, _SOURCE
    ),
)


def contributions(case: Case) -> int | None:
    """The year's contributions from all members (årets bidrag), öre; None when not known.

    They are as declared, or else what the contribution accounts hold in a whole year.
    """
    facts = case.facts
    if facts.contributions_ore is not None:
        return facts.contributions_ore
    if facts.contribution_accounts and case.whole_year:
        booked = case.on_accounts(case.to_date, facts.contribution_accounts)
        return None if booked is None else -booked
    return None


def tier_for(case: Case, contributions_ore: int) -> Tier | None:
    """The step that the contributions are on (trappsteg); one's own come before the shipped."""
    year = case.ledger.year.end.year
    own = sorted(case.facts.tiers, key=lambda tier: (tier.up_to_ore is None, tier.up_to_ore or 0))
    return next((t for t in (*own, SHIPPED) if t.holds(contributions_ore, year)), None)


def held_against(case: Case, equity_ore: int | None, when: Text, figure: str = "") -> Assessment:
    """An equity held against the ceiling (prövning mot trappan).

    Args:
        case: The report.
        equity_ore: The equity, öre, a positive equity positive.
        when: Which day it is of, in words.
        figure: Its address in the report.
    """
    given = contributions(case)
    if given is None:
        return unknown(
            Text(
                "årets bidrag från medlemmarna. Ange bidrag eller bidragskonton under [uppgifter]",
                "the year's contributions. Give bidrag or bidragskonton under [uppgifter]",
            )
        )
    if equity_ore is None:
        return unknown(Text(f"eget kapital {when.sv}", f"equity {when.en}"))
    tier = tier_for(case, given)
    steps = (
        amount(f"Eget kapital {when.sv}", f"Equity {when.en}", equity_ore, figure),
        amount("Årets bidrag från medlemmarna", "The year's contributions", given),
    )
    if tier is None:
        return unknown(
            Text(
                "trappsteget för så stora bidrag. Ange det som [[trappa]] i bokslut.toml",
                "the step for contributions of this size. Give it as [[trappa]] in bokslut.toml",
            ),
            *steps,
        )
    return _compared(equity_ore, given, tier, steps)


def _compared(equity: int, given: int, tier: Tier, steps: tuple[Step, ...]) -> Assessment:
    ceiling = max(int(given * tier.share), tier.minimum_ore)
    words, over = percent_text(tier.share), kr(equity - ceiling)
    steps = (
        *steps,
        share("Högsta andel", "Largest share", tier.share),
        amount(CEILING.sv, CEILING.en, ceiling),
        share("Eget kapital i andel av bidragen", "Equity as a share", _share(equity, given)),
        amount("Över taket", "Above the ceiling", max(equity - ceiling, 0)),
    )
    most = kr(ceiling)
    if equity <= ceiling:
        text = Text(
            f"högst {words.sv} av årets bidrag är {most.sv}",
            f"at most {words.en} of the contributions is {most.en}",
        )
        return met(text, *steps)
    return not_met(
        Text(
            f"eget kapital överstiger {words.sv} av årets bidrag ({most.sv}) med {over.sv}; så "
            "mycket behöver användas för att komma under",
            f"equity exceeds {words.en} of the contributions ({most.en}) by {over.en}; so much "
            "must be used to come under",
        ),
        *steps,
        ore=equity - ceiling,
    )


def _share(equity: int, given: int) -> Fraction | None:
    return Fraction(equity, given) if given else None


def equity_of(case: Case, books: str) -> int | None:
    """The equity at the period's end, or at the year's end of the forecast (eget kapital), öre."""
    source = case.to_date if books == "actual" else case.full(case.forecast)
    ore = case.on_lines(source, EQUITY_AND_RESULT, Measure.CLOSING)
    return None if ore is None else -ore
