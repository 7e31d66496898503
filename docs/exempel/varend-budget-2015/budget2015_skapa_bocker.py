"""Write alvesta-2014.se and vaxjo-2014.se: the books of the two förbund that became Värend.

Samordningsförbundet Värend was formed on 1 January 2015. Its first budget, which is published,
begins with the equity of both its predecessors: 619 000 and 639 000 kr. Their books are not
published; this script makes books for 2014 that close with those amounts, so that the example can
show a year that opens from two files. It is deterministic: the same script always writes the same
bytes.

Run it with ``python docs/exempel/skapa.py varend-budget-2015``. The budget, budget.csv, is written
by hand; it is out of balance by 15 000 kr, as the printed one is.
"""

from datetime import date

from budget2015_underlag import (
    ACCOUNTS,
    ALVESTA,
    LAST_DAY,
    PROJECTS,
    VAXJO,
    YEAR,
    Association2014,
)
from budget2015_verifikationer import BANK, YEAR_RESULT, year_vouchers
from exempelbok import PROJECT_DIMENSION, in_order, require
from exempelprov import accounts, prove_books, prove_file, sie_file

from finsam_ledger import (
    Association,
    Dimension,
    FiscalYear,
    Ledger,
    ObjectRef,
    chart_named,
)
from finsam_ledger.core.ledger import ReportedBalances

FILES = {"alvesta-2014.se": ALVESTA, "vaxjo-2014.se": VAXJO}
GENERATED = date(YEAR + 1, 2, 16)
CHART = chart_named("bas")


def make_ledger(own: Association2014) -> Ledger:
    """A förbund's year, proved to hold."""
    ledger = Ledger(
        Association(own.name, own.orgnr),
        CHART,
        FiscalYear.calendar(YEAR),
        accounts(dict(sorted({**ACCOUNTS, **own.own_accounts}.items())), CHART),
        own.opening,
        dimensions={PROJECT_DIMENSION: Dimension(PROJECT_DIMENSION, "Verksamhet")},
        objects={ObjectRef(PROJECT_DIMENSION, no): name for no, name in PROJECTS.items()},
        reported={-1: ReportedBalances(closing=own.opening)},
    ).post(*in_order(year_vouchers(own)))
    prove(ledger, own)
    return ledger


def prove(ledger: Ledger, own: Association2014) -> None:
    """Stop with a message if the books are no books, or close with another equity."""
    prove_books(ledger, BANK)
    equity = -ledger.balances.closing(own.equity, ledger.year)
    require(equity == own.closing_equity, f"{own.name}: eget kapital blir {equity} öre")
    result = ledger.balances.closing(YEAR_RESULT, ledger.year)
    left = sum(ledger.balances.closing(no, ledger.year) for no in ledger.used_accounts)
    require(left == 0 and result != 0, f"{own.name}: resultatet är inte omfört, {left} öre")


def make_files() -> dict[str, bytes]:
    """The files of both förbund, proved to hold what the books do."""
    files = {}
    for name, own in FILES.items():
        ledger = make_ledger(own)
        files[name] = sie_file(ledger, GENERATED, until=LAST_DAY)
        prove_file(files[name], name, ledger)
    return files
