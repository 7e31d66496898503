"""Small reports for the tests of the rules of law, with figures that can be checked in the head."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from finsam_ledger.bookkeeping.balanskrav import balanskrav_books
from finsam_ledger.checks.case import Case, Facts
from finsam_ledger.checks.law import Assessment, all_rules
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.columns import Columns
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.statements.balanskrav import evaluate_balanskrav
from finsam_ledger.statements.columns import LedgerSource
from finsam_ledger.statements.evaluate import ColumnSpec
from finsam_ledger.statements.figure import Column, Statement
from finsam_ledger.terms import Text

YEAR = FiscalYear.calendar(2024)
BANK, EQUITY, GRANT, GAIN, COST, LOSS, LOAN = (
    *("1930", "2060", "3981", "3973", "4010", "7973"),
    "2350",
)
ACCOUNTS = {
    number: Account(number, name)
    for number, name in {
        BANK: "Bank",
        EQUITY: "Eget kapital",
        GRANT: "Bidrag från Försäkringskassan",
        GAIN: "Vinst vid avyttring av inventarier",
        COST: "Insats",
        LOSS: "Förlust vid avyttring av inventarier",
        LOAN: "Lån",
        "1650": "Momsfordran",
        "6420": "Revision",
    }.items()
}


def books(*vouchers: Mapping[str, int], year: FiscalYear = YEAR, **opening: int) -> Ledger:
    """Books in kronor: each voucher is kronor by account, the bank takes what is left over.

    Args:
        vouchers: Booked on the last day of June.
        year: The fiscal year.
        opening: Opening equity as ``equity=…`` kronor, on the bank.
    """
    columns = Columns()
    for i, amounts in enumerate(vouchers, 1):
        lines = [Line(account, kronor * 100) for account, kronor in amounts.items()]
        rest = -sum(line.ore for line in lines)
        day = date(year.start.year, 6, 30)
        draft = VoucherDraft(day, (*lines, *((Line(BANK, rest),) if rest else ())), "A", str(i))
        columns.append(draft.to_voucher())
    start = opening.get("equity", 0) * 100
    return Ledger(
        Association("Förbundet"),
        chart_named("bas"),
        year,
        ACCOUNTS,
        {BANK: start, EQUITY: -start},
        Journal(columns),
    )


def utredning(ledger: Ledger, facts: Facts) -> Statement:
    """The balanskravsutredning of a year."""
    own = balanskrav_books(ledger, facts.adjustments, ledger.year.end)
    source = LedgerSource(own, Period(own.year.start, own.year.end))
    return evaluate_balanskrav([ColumnSpec(Column("actual", Text("2024", "2024")), source)], own)


def assess(code: str, ledger: Ledger, facts: Facts | None = None, **case: Any) -> Assessment:
    """What one rule concludes of a year's books, the balanskravsutredning included."""
    given = facts or Facts()
    statements = (utredning(ledger, given), *case.pop("statements", ()))
    period = case.pop("period", Period(ledger.year.start, ledger.year.end))
    rule = next(rule for rule in all_rules() if rule.code == code)
    return rule.assess(Case(ledger, period, statements, given, **case))
