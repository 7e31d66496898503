"""Write molndal-2016.se: invented books that come out at a printed delårsrapport.

The förbund has published its report for January-August 2016, but not its books. This script makes
books that give the same figures, so that the example can show the whole way from vouchers to
report. It is deterministic: the same script always writes the same bytes.

Run it with ``python docs/exempel/skapa.py molndal-2016-08``. The budget, budget.csv, and the
forecast for September-December, prognos.csv, are written by hand.
"""

from datetime import date

import molndal_underlag as underlag
from exempelbok import PROJECT_DIMENSION, in_order, require
from exempelprov import FIRST_RESULT_CLASS, accounts, prove_books, prove_file, sie_file
from molndal_facit import prove_printed
from molndal_underlag import CLOSING_DAY, YEAR
from molndal_verifikationer import BANK, all_vouchers

from finsam_ledger import (
    Association,
    Dimension,
    FiscalYear,
    Ledger,
    ObjectRef,
    chart_named,
)
from finsam_ledger.core.ledger import ReportedBalances

NAME = "molndal-2016.se"
GENERATED = date(YEAR, 9, 20)
CHART = chart_named("bas")


def make_ledger() -> Ledger:
    """The whole book, proved to hold and to give every printed figure."""
    ledger = Ledger(
        Association(underlag.NAME, underlag.ORGNR),
        CHART,
        FiscalYear.calendar(YEAR),
        accounts(underlag.ACCOUNTS, CHART),
        underlag.OPENING,
        dimensions={PROJECT_DIMENSION: Dimension(PROJECT_DIMENSION, "Område")},
        objects={ObjectRef(PROJECT_DIMENSION, no): name for no, name in underlag.AREAS.items()},
        reported={-1: ReportedBalances(closing=underlag.OPENING)},
    ).post(*in_order(all_vouchers()))
    prove_books(ledger, BANK, CLOSING_DAY)
    prove_areas(ledger)
    return ledger


def prove_areas(ledger: Ledger) -> None:
    """Stop with a message unless every cost, and nothing else, stands on an area."""
    for voucher in ledger.journal:
        for row in voucher.lines:
            has_area = row.account[0] > FIRST_RESULT_CLASS
            where = f"{voucher.name}: konto {row.account} och område"
            require(has_area == bool(row.objects), where)


def make_files() -> dict[str, bytes]:
    """The file, proved to hold what the books do and every printed figure."""
    ledger = make_ledger()
    prove_printed(ledger)
    content = sie_file(ledger, GENERATED, until=CLOSING_DAY)
    prove_file(content, NAME, ledger)
    return {NAME: content}
