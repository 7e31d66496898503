"""The annual report is drawn up within three months (årsredovisning i tid)."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from finsam_ledger.checks._judging import day_step, met, not_applicable, not_met, unknown
from finsam_ledger.checks.case import Case, ReportKind
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text

_MONTHS = 3


def _assess(case: Case) -> Assessment:
    if case.facts.kind is not ReportKind.ANNUAL:
        return not_applicable(Text("gäller årsredovisningen", "is of the annual report"))
    end, drawn_up = case.ledger.year.end, case.facts.drawn_up
    last = end + timedelta(days=1) + relativedelta(months=_MONTHS) - timedelta(days=1)
    limit = day_step("Senaste dag", "Last day", last)
    if drawn_up is None:
        missing = Text(
            "dagen då styrelsen upprättade den. Ange upprattad under [uppgifter]",
            "the day that the board drew it up. Give upprattad under [uppgifter]",
        )
        return unknown(missing, limit)
    steps = (day_step("Upprättad", "Drawn up", drawn_up), limit)
    text = Text(f"upprättad {drawn_up}", f"drawn up {drawn_up}")
    return met(text, *steps) if end < drawn_up <= last else not_met(text, *steps)


RULE = Rule(
    "report_in_time",
    Text(
        "Årsredovisningen är upprättad inom tre månader från räkenskapsårets utgång",
        "The annual report is drawn up within three months of the year's end",
    ),
    (Law("FinsamL 24 §"),),
    Severity.WARNING,
    _assess,
    Text(
        "Förklara förseningen, eller rätta dagen om den är fel",
        "Explain the delay, or mend the day if it is wrong",
    ),
)
