"""Changes in equity go through the resultaträkning (förändring av eget kapital)."""

from finsam_ledger.checks._judging import OLDER, amount, behind, kr, met, not_met, unknown
from finsam_ledger.checks.case import Case
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.core.line import EQUITY_LINES
from finsam_ledger.statements.layout import Measure
from finsam_ledger.terms import Text


def _assess(case: Case) -> Assessment:
    ore = case.on_lines(case.to_date, EQUITY_LINES, Measure.MOVEMENT)
    if ore is None:
        return unknown(Text("förändringen av eget kapital", "the change in equity"))
    figure = case.figure("balance_sheet.equity_direct") or case.figure("equity.equity_direct")
    step = amount("Direkt mot eget kapital", "Directly against equity", -ore, figure)
    if not ore:
        return met(
            Text("inget är fört direkt mot eget kapital", "nothing is booked against equity"), step
        )
    words = kr(-ore)
    told = _noted(case)
    text = Text(
        f"{words.sv} är fört direkt mot eget kapital, {'med' if told else 'utan'} egen not",
        f"{words.en} is booked directly against equity, {'with' if told else 'without'} a note",
    )
    return not_met(text, step, *behind(-ore, case.vouchers_on(EQUITY_LINES)), ore=-ore)


def _noted(case: Case) -> bool:
    """Whether the row of direct changes refers to a note."""
    return any(
        row.note
        for statement in case.statements
        for row in statement.rows
        if row.key == "equity_direct"
    )


RULE = Rule(
    "equity_through_result",
    Text(
        "Förändringar av eget kapital redovisas i resultaträkningen",
        "Changes in equity go through the income statement",
    ),
    (Law("LKBR 4 kap. 4 §", since=2019), OLDER),
    Severity.WARNING,
    _assess,
    Text(
        "För posten över resultaträkningen, eller förklara den i not (rättelse av fel, ändrad "
        "princip)",
        "Take the item through the income statement, or explain it in a note (correction of an "
        "error, changed principle)",
    ),
)
