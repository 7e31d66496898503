"""The administration's share of the cost is known (administrationens andel)."""

from fractions import Fraction

from finsam_ledger.checks._judging import amount, met, percent_text, share, unknown
from finsam_ledger.checks.case import Case
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.core.line import StatementLine
from finsam_ledger.statements.layout import Measure
from finsam_ledger.terms import Text

_COSTS = frozenset({StatementLine.OPERATING_COSTS, StatementLine.DEPRECIATION})


def _assess(case: Case) -> Assessment:
    chosen = case.facts.administration
    total = case.on_lines(case.to_date, _COSTS, Measure.MOVEMENT)
    if chosen is None or not total:
        return unknown(
            Text(
                "vad som är administration. Ange administration under [uppgifter]",
                "what is administration. Give administration under [uppgifter]",
            )
        )
    part = case.on_objects(chosen, _COSTS)
    if part is None:
        return unknown(Text("verifikationernas projekt", "the vouchers' projects"))
    value = Fraction(part, total)
    words = percent_text(value)
    return met(
        Text(
            f"administrationen är {words.sv} av kostnaderna; ingen gräns är föreskriven",
            f"administration is {words.en} of the cost; no limit is prescribed",
        ),
        amount("Administration", "Administration", part),
        amount("Verksamhetens kostnader", "Operating costs", total),
        share("Andel", "Share", value),
    )


RULE = Rule(
    "administration_share",
    Text(
        "Administrationens andel av kostnaderna går att visa",
        "The administration's share of the cost can be shown",
    ),
    (
        Law(
            "https://www.finsam.se/kunskapsstod/ekonomi/uppratta-ekonomiadministration (områdena "
            "styrelse, administration, revision och insatser; ingen gräns)"
        ),
    ),
    Severity.INFO,
    _assess,
    Text("Ange vad som är administration", "State what is administration"),
)
