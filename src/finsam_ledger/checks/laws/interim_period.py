"""An interim report covers between half and two thirds of the year (delårsperiod)."""

from fractions import Fraction

from finsam_ledger.checks._judging import OLDER, count, met, not_applicable, not_met, share
from finsam_ledger.checks.case import Case, ReportKind
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text

_LEAST, _MOST = Fraction(1, 2), Fraction(2, 3)


def _assess(case: Case) -> Assessment:
    if case.facts.kind is not ReportKind.INTERIM:
        return not_applicable(Text("gäller delårsrapporten", "is of the interim report"))
    months = len(list(case.period.months()))
    part = Fraction(months, len(list(case.ledger.year.months())))
    steps = (
        count("Månader i perioden", "Months of the period", months),
        share("Del av räkenskapsåret", "Share of the year", part),
        share("Minst", "At least", _LEAST),
        share("Högst", "At most", _MOST),
    )
    whole = case.period.start == case.ledger.year.start
    text = Text(f"perioden {case.period} är {months} månader", f"{case.period} is {months} months")
    return met(text, *steps) if whole and _LEAST <= part <= _MOST else not_met(text, *steps)


RULE = Rule(
    "interim_period",
    Text(
        "Delårsrapporten omfattar minst halva och högst två tredjedelar av räkenskapsåret",
        "The interim report covers at least half and at most two thirds of the year",
    ),
    (Law("LKBR 13 kap. 1 §", since=2019), OLDER),
    Severity.WARNING,
    _assess,
    Text(
        "Låt perioden börja 1 januari och sluta mellan 30 juni och 31 augusti. FinsamL kräver "
        "ingen delårsrapport; förbundsordningen kan göra det",
        "Let the period start on 1 January and end from 30 June to 31 August. FinsamL asks for "
        "no interim report; the association's statutes may",
    ),
)
