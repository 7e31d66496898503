"""Earlier deficits are restored within three years (återställande av underskott)."""

from collections.abc import Iterable, Iterator

from finsam_ledger.bookkeeping.balanskrav import Restoring, restore
from finsam_ledger.checks._judging import amount, kr, met, not_applicable, not_met, unknown
from finsam_ledger.checks.case import Case
from finsam_ledger.checks.law import Assessment, Law, Rule, Step
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text


def _assess(case: Case) -> Assessment:
    if not case.facts.must_restore:
        return not_applicable(
            Text(
                "FinsamL 21 § tar inte in KL 11 kap. 12–13 §§, och förbundet har inte beslutat att "
                "följa dem",
                "FinsamL § 21 does not take in KL ch. 11 §§ 12–13, and the association has not "
                "decided to follow them",
            )
        )
    made = case.statement("balanskrav")
    if made is None:
        return unknown(Text("balanskravsutredningen", "the balance requirement statement"))
    year, result = case.ledger.year.end.year, -(made.figure("balanskrav").ore or 0)
    restored = restore(case.facts.deficits, result)
    steps = tuple(_steps(restored, year))
    late = sum(r.after_ore for r in restored if r.deficit.last_year <= year)
    if late:
        words = kr(late)
        return not_met(
            Text(
                f"{words.sv} skulle ha återställts senast {year}",
                f"{words.en} were to be restored by {year}",
            ),
            *steps,
            ore=late,
        )
    left = kr(sum(r.after_ore for r in restored))
    return met(
        Text(f"återstår att återställa {left.sv}", f"{left.en} remain to be restored"), *steps
    )


def _steps(restored: Iterable[Restoring], year: int) -> Iterator[Step]:
    for each in restored:
        deficit = each.deficit
        yield amount(f"Underskott {deficit.year}", f"Deficit {deficit.year}", deficit.ore)
        for later, ore in sorted(deficit.restored.items()):
            yield amount(f"Återställt {later}", f"Restored {later}", -ore)
        if deficit.waived_ore:
            yield amount(
                f"Synnerliga skäl: {deficit.reason}",
                f"Exceptional reasons: {deficit.reason}",
                -deficit.waived_ore,
            )
        yield amount(f"Återställs {year}", f"Restored {year}", -each.now_ore)
        last = deficit.last_year
        yield amount(f"Återstår, senast {last}", f"Remains, by {last}", each.after_ore)


RULE = Rule(
    "balanskrav_restored",
    Text(
        "Tidigare underskott är återställda inom tre år",
        "Earlier deficits are restored within three years",
    ),
    (Law("KL 11 kap. 12–13 §§", since=2018),),
    Severity.WARNING,
    _assess,
    Text(
        "Besluta en åtgärdsplan, eller ange synnerliga skäl för underskottet",
        "Decide on a plan of measures, or state exceptional reasons for the deficit",
    ),
)
