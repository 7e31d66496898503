"""An interim report has the columns that LKBR asks for (delårsrapportens kolumner)."""

from finsam_ledger.checks._judging import OLDER, met, not_applicable, not_met, unknown, words
from finsam_ledger.checks.case import Case, ReportKind
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text

_NEEDED = {
    "income_statement": {
        "actual": Text("utfall", "outcome"),
        "previous": Text("samma period föregående år", "same period last year"),
        "forecast": Text("prognos för helåret", "forecast of the year"),
        "year_budget": Text("budget för helåret", "budget of the year"),
    },
    "balance_sheet": {
        "actual": Text("periodens slut", "the period's end"),
        "previous": Text("föregående års slut", "last year's end"),
    },
}


def _assess(case: Case) -> Assessment:
    if case.facts.kind is not ReportKind.INTERIM:
        return not_applicable(Text("gäller delårsrapporten", "is of the interim report"))
    shown = {s.id: {column.id for column in s.columns} for s in case.statements}
    if not shown.keys() & _NEEDED.keys():
        return unknown(
            Text("resultaträkning och balansräkning", "the income statement and the balance sheet")
        )
    lacking = [
        Text(f"{_NAMES[name].sv}: {word.sv}", f"{_NAMES[name].en}: {word.en}")
        for name, columns in _NEEDED.items()
        for column, word in columns.items()
        if column not in shown.get(name, set())
    ]
    steps = tuple(words(_NAMES[name], _labels(case, name)) for name in _NEEDED)
    if not lacking:
        return met(Text("alla kolumner finns", "all columns are there"), *steps)
    return not_met(
        Text(
            f"saknas i {'; '.join(word.sv for word in lacking)}",
            f"missing in {'; '.join(word.en for word in lacking)}",
        ),
        *steps,
    )


def _labels(case: Case, name: str) -> Text:
    statement = case.statement(name)
    labels = [column.label for column in statement.columns] if statement else [Text("–", "–")]
    return Text(", ".join(each.sv for each in labels), ", ".join(each.en for each in labels))


_NAMES = {
    "income_statement": Text("resultaträkningen", "the income statement"),
    "balance_sheet": Text("balansräkningen", "the balance sheet"),
}
RULE = Rule(
    "interim_columns",
    Text(
        "Delårsrapporten har utfall, samma period föregående år, helårsprognos och helårsbudget",
        "The interim report has outcome, same period last year, forecast and budget of the year",
    ),
    (Law("LKBR 13 kap. 3 §", since=2019), OLDER),
    Severity.INFO,
    _assess,
    Text(
        'Skriv kolumner = ["utfall", "foregaende", "prognos", "arsbudget"] under [rapport]',
        'Write kolumner = ["utfall", "foregaende", "prognos", "arsbudget"] under [rapport]',
    ),
)
