"""Write norra-vastmanland-2013.se and -2014.se: invented books that come out at a printed report.

Norra Västmanlands Samordningsförbund has published its årsredovisning for 2014, but not its books.
This script makes books that give the same figures, so that the example can show the whole way from
vouchers to report. It is deterministic: the same script always writes the same bytes.

Run it with ``python docs/exempel/skapa.py norra-vastmanland-2014``. The budget, budget.csv, is
written by hand.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import vastmanland_underlag as underlag
from exempelbok import PROJECT_DIMENSION, in_order
from exempelprov import (
    accounts,
    prove_books,
    prove_files,
    reported_by,
    rolled_over,
    sie_file,
)
from vastmanland_facit import prove_printed
from vastmanland_verifikationer import BANK, unpaid_2012, year_vouchers

from finsam_ledger import (
    Association,
    Dimension,
    FiscalYear,
    Ledger,
    ObjectRef,
    VoucherDraft,
    chart_named,
)
from finsam_ledger.core.ledger import ReportedBalances

CHART = chart_named("kommunbas")
EQUITY = "2010"


def make_ledger(
    year: int,
    opening: Mapping[str, int],
    drafts: Iterable[VoucherDraft],
    reported: Mapping[int, ReportedBalances],
) -> Ledger:
    """A year's books, proved to hold."""
    ledger = Ledger(
        Association(underlag.NAME),
        CHART,
        FiscalYear.calendar(year),
        accounts(underlag.ACCOUNTS, CHART),
        opening,
        dimensions={PROJECT_DIMENSION: Dimension(PROJECT_DIMENSION, "Delprogram")},
        objects={ObjectRef(PROJECT_DIMENSION, no): name for no, name in underlag.PROJECTS.items()},
        reported=reported,
    ).post(*in_order(drafts))
    prove_books(ledger, BANK)
    return ledger


def make_books() -> tuple[Ledger, Ledger]:
    """The books of 2013 and 2014; the second opens with what the first closes with."""
    opening = underlag.OPENING_2013
    vouchers_2013 = year_vouchers(2013, unpaid_2012(), opening)
    before = make_ledger(2013, opening, vouchers_2013, {-1: ReportedBalances(closing=opening)})
    opening = rolled_over(before, EQUITY)
    vouchers_2014 = year_vouchers(2014, vouchers_2013, opening)
    return before, make_ledger(2014, opening, vouchers_2014, {-1: reported_by(before)})


def make_files() -> dict[str, bytes]:
    """The files of both years, proved to hold what the books do and every printed figure."""
    ledgers = {f"norra-vastmanland-{ledger.year.end.year}.se": ledger for ledger in make_books()}
    files = {name: as_sie(ledger) for name, ledger in ledgers.items()}
    prove_files(files, ledgers, EQUITY)
    prove_printed({ledger.year.end.year: ledger for ledger in ledgers.values()})
    return files


def as_sie(ledger: Ledger) -> bytes:
    """The file of a year's books."""
    end = ledger.year.end
    return sie_file(ledger, date(end.year + 1, 2, 15), until=end, kptyp="")
