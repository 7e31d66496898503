"""The members' shares follow the act (medlemmarnas andelar)."""

from collections.abc import Sequence
from fractions import Fraction

from finsam_ledger.checks._judging import met, not_met, percent_text, share, unknown
from finsam_ledger.checks.case import Case
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.association import Member, Part
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text

_HALF, _QUARTER = Fraction(1, 2), Fraction(1, 4)
_THREE = {Part.STATE: _HALF, Part.REGION: _QUARTER, Part.MUNICIPALITY: _QUARTER}
_TWO = {Part.STATE: _HALF, Part.REGION: Fraction(0), Part.MUNICIPALITY: _HALF}
_NAMES = {
    Part.STATE: Text("Försäkringskassan, även för Arbetsförmedlingen", "Försäkringskassan"),
    Part.REGION: Text("Regionen eller regionerna", "The region or regions"),
    Part.MUNICIPALITY: Text("Kommunen eller kommunerna", "The municipalities"),
}


def _assess(case: Case) -> Assessment:
    members = case.association.members
    if not members or any(member.share is None for member in members):
        return unknown(
            Text(
                "medlemmarnas andelar. Ange andel för varje [[medlem]]",
                "the members' shares. Give andel for each [[medlem]]",
            )
        )
    held = {part: _of(members, part) for part in Part}
    wanted = _THREE if any(member.part is Part.REGION for member in members) else _TWO
    steps = tuple(share(_NAMES[part].sv, _NAMES[part].en, held[part]) for part in Part)
    text = Text(
        ", ".join(f"{_NAMES[part].sv} {percent_text(held[part]).sv}" for part in Part),
        ", ".join(f"{_NAMES[part].en} {percent_text(held[part]).en}" for part in Part),
    )
    return met(text, *steps) if held == wanted else not_met(text, *steps)


def _of(members: Sequence[Member], part: Part) -> Fraction:
    return sum((m.share or Fraction(0) for m in members if m.part is part), Fraction(0))


RULE = Rule(
    "member_shares",
    Text(
        "Staten bidrar med hälften, regionerna med en fjärdedel och kommunerna med en fjärdedel",
        "The state contributes half, the regions a quarter and the municipalities a quarter",
    ),
    (Law("FinsamL 5 och 5 a §§"),),
    Severity.WARNING,
    _assess,
    Text(
        "Rätta andelarna i bokslut.toml, eller se efter avtalet mellan medlemmarna",
        "Mend the shares in bokslut.toml, or look at the members' agreement",
    ),
)
