"""Write vaxjo-2010.se and vaxjo-2011.se: invented books that come out at a printed årsredovisning.

Växjö samordningsförbund has published its årsredovisning for 2011, but not its books. This script
makes books that give the same figures, so that the example can show the whole way from vouchers
to report. It is deterministic: the same script always writes the same bytes.

Run it with ``python docs/exempel/skapa.py vaxjo-2011``. The budget, budget.csv, is written by
hand.
"""

from collections.abc import Iterable, Mapping
from datetime import date

import vaxjo_underlag as underlag
from exempelbok import PROJECT_DIMENSION, in_order
from exempelprov import (
    accounts,
    prove_books,
    prove_files,
    reported_by,
    rolled_over,
    sie_file,
)
from vaxjo_facit import prove_printed
from vaxjo_verifikationer import BANK, unpaid_2009, year_vouchers

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

CHART = chart_named("bas")
EQUITY = "2060"


def make_ledger(
    year: int,
    opening: Mapping[str, int],
    drafts: Iterable[VoucherDraft],
    reported: Mapping[int, ReportedBalances],
) -> Ledger:
    """A year's books, proved to hold."""
    ledger = Ledger(
        Association(underlag.NAME, underlag.ORGNR),
        CHART,
        FiscalYear.calendar(year),
        accounts(underlag.ACCOUNTS, CHART),
        opening,
        dimensions={PROJECT_DIMENSION: Dimension(PROJECT_DIMENSION, "Projekt")},
        objects={ObjectRef(PROJECT_DIMENSION, no): name for no, name in underlag.PROJECTS.items()},
        reported=reported,
    ).post(*in_order(drafts))
    prove_books(ledger, BANK)
    return ledger


def make_books() -> tuple[Ledger, Ledger]:
    """The books of 2010 and 2011; the second opens with what the first closes with."""
    earlier = list(unpaid_2009())
    vouchers_2010 = year_vouchers(2010, earlier)
    known = {-1: ReportedBalances(closing=underlag.OPENING_2010)}
    before = make_ledger(2010, underlag.OPENING_2010, vouchers_2010, known)
    vouchers_2011 = year_vouchers(2011, vouchers_2010)
    known = {-1: reported_by(before)}
    return before, make_ledger(2011, rolled_over(before, EQUITY), vouchers_2011, known)


def make_files() -> dict[str, bytes]:
    """The files of both years, proved to hold what the books do and every printed figure."""
    ledgers = {f"vaxjo-{ledger.year.end.year}.se": ledger for ledger in make_books()}
    files = {name: as_sie(ledger) for name, ledger in ledgers.items()}
    prove_files(files, ledgers, EQUITY)
    prove_printed({ledger.year.end.year: ledger for ledger in ledgers.values()})
    return files


def as_sie(ledger: Ledger) -> bytes:
    """The file of a year's books."""
    end = ledger.year.end
    return sie_file(ledger, date(end.year + 1, 2, 15), until=end)
