"""A negative balanskravsresultat is commented (kommentar till negativt balanskravsresultat)."""

from finsam_ledger.bookkeeping.balanskrav import AdjustmentKind
from finsam_ledger.checks._judging import OLDER, amount, kr, met, not_applicable, not_met, unknown
from finsam_ledger.checks.case import Case, ReportKind
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text


def _assess(case: Case) -> Assessment:
    if case.facts.kind is ReportKind.BUDGET:
        return not_applicable(Text("gäller utfallet", "is of the outcome"))
    made = case.statement("balanskrav")
    if made is None:
        return unknown(Text("balanskravsutredningen", "the balance requirement statement"))
    result = -(made.figure("balanskrav").ore or 0)
    earlier = sum(deficit.remaining_ore for deficit in case.facts.deficits)
    steps = (
        amount("Årets balanskravsresultat", "Balance requirement result", result, _PLACE),
        amount("Återstår från tidigare år", "Remains from earlier years", earlier),
    )
    if result >= 0 and not earlier:
        return not_applicable(Text("inget är negativt", "nothing is negative"), *steps)
    reasons = [each for each in case.facts.adjustments if each.kind is AdjustmentKind.REASON]
    if case.facts.comment or reasons:
        words = case.facts.comment or reasons[0].reason
        return met(Text(f"kommenteras: {words}", f"commented: {words}"), *steps)
    amount_words = kr(min(result, 0) - earlier)
    return not_met(
        Text(
            f"{amount_words.sv} är negativt och kommenteras inte",
            f"{amount_words.en} is negative and is not commented",
        ),
        *steps,
        ore=min(result, 0) - earlier,
    )


_PLACE = "balanskrav.balanskrav.actual"
RULE = Rule(
    "balanskrav_commented",
    Text(
        "Ett negativt balanskravsresultat kommenteras: när och hur det regleras, eller varför inte",
        "A negative balance requirement result is explained: when and how it is restored, or why "
        "not",
    ),
    (Law("LKBR 11 kap. 11 §", since=2019), OLDER, Law("FinsamL 24 §")),
    Severity.WARNING,
    _assess,
    Text(
        'Skriv kommentar = "…" under [balanskrav] i bokslut.toml',
        'Write kommentar = "…" under [balanskrav] in bokslut.toml',
    ),
)
