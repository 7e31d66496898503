"""No debt beyond ordinary credit (ingen upplåning)."""

from finsam_ledger.checks._judging import amount, behind, kr, met, not_met, unknown
from finsam_ledger.checks.case import Case
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.core.line import StatementLine
from finsam_ledger.statements.layout import Measure
from finsam_ledger.terms import Text

_LONG = frozenset({StatementLine.LONG_LIABILITIES})


def _assess(case: Case) -> Assessment:
    ore = case.on_lines(case.to_date, _LONG, Measure.CLOSING)
    if ore is None:
        return unknown(Text("balansräkningen", "the balance sheet"))
    figure = case.figure("balance_sheet.long_liabilities")
    step = amount("Långfristiga skulder", "Long-term liabilities", -ore, figure)
    if not ore:
        return met(Text("inga långfristiga skulder", "no long-term liabilities"), step)
    words = kr(-ore)
    return not_met(
        Text(f"långfristiga skulder {words.sv}", f"long-term liabilities {words.en}"),
        step,
        *behind(-ore, case.balances_on(_LONG)),
        ore=-ore,
    )


RULE = Rule(
    "no_borrowing",
    Text(
        "Förbundet har inga skulder utöver sedvanlig kredit för verksamheten",
        "The association has no debt beyond ordinary credit for its activity",
    ),
    (Law("FinsamL 21 §; KL 11 kap. 22 §"),),
    Severity.ERROR,
    _assess,
    Text(
        "Utred skulden: är den sedvanlig kredit hör den till kortfristiga skulder",
        "Look into the debt: ordinary credit belongs to current liabilities",
    ),
)
