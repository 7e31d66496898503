"""The balance requirement result is not negative (balanskravsresultat)."""

from finsam_ledger.checks._judging import OLDER, amount, kr, met, not_applicable, not_met, unknown
from finsam_ledger.checks.case import Case, ReportKind
from finsam_ledger.checks.law import Assessment, Law, Rule, Step
from finsam_ledger.core.finding import Severity
from finsam_ledger.statements.figure import Statement
from finsam_ledger.terms import Text

_MISSING = Text(
    "balanskravsutredningen. Lägg till [balanskrav] i bokslut.toml",
    "the balance requirement statement. Add [balanskrav] to bokslut.toml",
)


def _assess(case: Case) -> Assessment:
    if case.facts.kind is ReportKind.BUDGET:
        return not_applicable(Text("gäller utfallet", "is of the outcome"))
    made = case.statement("balanskrav")
    if made is None:
        return unknown(_MISSING)
    steps, result = _steps(made), -(made.figure("balanskrav").ore or 0)
    if result >= 0:
        words = kr(result)
        return met(
            Text(
                f"årets balanskravsresultat är {words.sv}",
                f"the balance requirement result is {words.en}",
            ),
            *steps,
        )
    words = kr(result)
    return not_met(
        Text(
            f"årets balanskravsresultat är {words.sv}. FinsamL 21 § tar inte in KL 11 kap. 12 § om "
            "återställande, men årsredovisningen ska säga hur det regleras (LKBR 11 kap. 11 §)",
            f"the balance requirement result is {words.en}. FinsamL § 21 does not take in KL ch. "
            "11 § 12 on restoring, but the annual report shall say how it is restored "
            "(LKBR ch. 11 § 11)",
        ),
        *steps,
        ore=result,
    )


def _steps(made: Statement) -> tuple[Step, ...]:
    columns = [column.id for column in made.columns]
    return tuple(
        amount(
            f"{row.label.sv}{_of(name, made.columns[i].label.sv)}",
            f"{row.label.en}{_of(name, made.columns[i].label.en)}",
            None if row.figures[i].ore is None else -(row.figures[i].ore or 0),
            f"{made.id}.{row.key}.{name}",
        )
        for i, name in enumerate(columns)
        if name in ("actual", "forecast")
        for row in made.rows
        if row.figures[i].ore or row.kind == "total"
    )


def _of(name: str, label: str) -> str:
    return "" if name == "actual" else f", {label}"


RULE = Rule(
    "balanskrav_result",
    Text(
        "Årets balanskravsresultat är inte negativt",
        "The balance requirement result is not negative",
    ),
    (Law("LKBR 11 kap. 10 §", since=2019), OLDER, Law("FinsamL 24 §")),
    Severity.INFO,
    _assess,
    Text(
        "Skriv i förvaltningsberättelsen när och hur det ska regleras, eller varför inte",
        "Write in the management report when and how it is to be restored, or why not",
    ),
)
