"""The årsredovisning has its parts (årsredovisningens delar)."""

from finsam_ledger.checks._judging import OLDER, found, met, not_applicable, not_met, words
from finsam_ledger.checks.case import Case, ReportKind
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text

_ANNUAL = {
    "income_statement": Text("resultaträkning", "income statement"),
    "balance_sheet": Text("balansräkning", "balance sheet"),
    "cash_flow": Text("kassaflödesanalys", "cash-flow statement"),
    "notes": Text("noter", "notes"),
    "operations": Text("driftredovisning", "operations by activity"),
    "investments": Text("investeringsredovisning", "investments"),
    "balanskrav": Text("balanskravsutredning", "balance requirement statement"),
}
_INTERIM = {name: _ANNUAL[name] for name in ("income_statement", "balance_sheet")}


def _assess(case: Case) -> Assessment:
    needed = {ReportKind.ANNUAL: _ANNUAL, ReportKind.INTERIM: _INTERIM}.get(case.facts.kind)
    if needed is None:
        return not_applicable(
            Text("gäller årsredovisning och delårsrapport", "is of annual and interim reports")
        )
    has = {s.id for s in case.statements} | {"notes" for s in case.statements if s.number}
    lacking = [word for name, word in needed.items() if name not in has]
    steps = tuple(
        words(Text(word.sv.capitalize(), word.en.capitalize()), found(there=name in has))
        for name, word in needed.items()
    )
    if not lacking:
        return met(Text("alla delar finns", "all parts are there"), *steps)
    return not_met(
        Text(
            f"saknar {', '.join(word.sv for word in lacking)}",
            f"lacks {', '.join(word.en for word in lacking)}",
        ),
        *steps,
    )


RULE = Rule(
    "report_parts",
    Text("Rapporten har alla sina delar", "The report has all its parts"),
    (
        Law("LKBR 4 kap. 1 §, 10 kap. 1–2 §§, 11 kap. 10 §; delårsrapport 13 kap. 2 §", since=2019),
        OLDER,
    ),
    Severity.INFO,
    _assess,
    Text(
        "Lägg till det som saknas i uppstallningar, [driftredovisning] och [balanskrav]",
        "Add what is missing to uppstallningar, [driftredovisning] and [balanskrav]",
    ),
)
