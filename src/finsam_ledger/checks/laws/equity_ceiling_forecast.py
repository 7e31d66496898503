"""Equity at the year's end is expected to be under the ceiling (prognos för eget kapital)."""

from finsam_ledger.checks._ceiling import LAW, PARAMETERS, equity_of, held_against
from finsam_ledger.checks._judging import not_applicable, unknown
from finsam_ledger.checks.case import Case, ReportKind
from finsam_ledger.checks.law import Assessment, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text


def _assess(case: Case) -> Assessment:
    if case.whole_year or case.facts.kind is ReportKind.BUDGET:
        return not_applicable(Text("året är slut", "the year is over"))
    if case.forecast is None:
        return unknown(
            Text(
                "prognosen. Ange prognos under [bocker] i bokslut.toml",
                "the forecast. Give prognos under [bocker] in bokslut.toml",
            )
        )
    day = case.ledger.year.end
    when = Text(f"{day} enligt prognosen", f"{day} by the forecast")
    return held_against(case, equity_of(case, "forecast"), when)


RULE = Rule(
    "equity_ceiling_forecast",
    Text(
        "Eget kapital vid årets slut väntas bli högst den rekommenderade andelen",
        "Equity at the year's end is expected to be at most the recommended share",
    ),
    (LAW,),
    Severity.WARNING,
    _assess,
    Text(
        "Planera insatser för överskottet under resten av året",
        "Plan the use of the surplus during the rest of the year",
    ),
    PARAMETERS,
)
