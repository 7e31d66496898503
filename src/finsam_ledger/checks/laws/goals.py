"""The budget's goals are evaluated (mål för god ekonomisk hushållning)."""

from collections import Counter

from finsam_ledger.checks._judging import met, not_applicable, not_met, unknown, words
from finsam_ledger.checks.case import Case, Goal, Reached, ReportKind
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text

_REACHED = {
    Reached.YES: Text("uppnått", "reached"),
    Reached.PARTLY: Text("delvis uppnått", "partly reached"),
    Reached.NO: Text("inte uppnått", "not reached"),
}


def _assess(case: Case) -> Assessment:
    if case.facts.kind in (ReportKind.BUDGET, ReportKind.OTHER):
        return not_applicable(
            Text("gäller årsredovisning och delårsrapport", "is of annual and interim reports")
        )
    goals = case.facts.goals
    if not goals:
        return unknown(
            Text(
                "målen. Ange dem som [[mal]] i bokslut.toml",
                "the goals. Give them as [[mal]] in bokslut.toml",
            )
        )
    steps = tuple(
        words(Text(goal.title, goal.title), Text(_told(goal, "sv"), _told(goal, "en")))
        for goal in goals
    )
    pending = [goal.title for goal in goals if goal.reached is None]
    if pending:
        names = ", ".join(pending)
        return not_met(Text(f"utan bedömning: {names}", f"not evaluated: {names}"), *steps)
    counted = Counter(goal.reached for goal in goals if goal.reached)
    return met(
        Text(
            ", ".join(f"{n} {_REACHED[kind].sv}" for kind, n in counted.items()),
            ", ".join(f"{n} {_REACHED[kind].en}" for kind, n in counted.items()),
        ),
        *steps,
    )


def _told(goal: Goal, lang: str) -> str:
    reached = _REACHED[goal.reached].lang(lang) if goal.reached else "–"
    return f"{reached}: {goal.measured}" if goal.measured else reached


RULE = Rule(
    "goals",
    Text(
        "Budgetens mål för god ekonomisk hushållning är utvärderade",
        "The budget's goals for sound financial management are evaluated",
    ),
    (Law("LKBR 11 kap. 8 §", since=2019), Law("KL 11 kap. 1 och 6 §§, enligt FinsamL 21 §")),
    Severity.WARNING,
    _assess,
    Text("Ange uppnatt för varje [[mal]]", "Give uppnatt for each [[mal]]"),
)
