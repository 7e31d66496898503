"""Write varend-2021.se: invented books that come out at a printed delårsrapport.

Samordningsförbundet Värend has published its report for January-August 2021, but not its books.
This script makes books that give the same figures, so that the example can show the whole way
from vouchers to report. It is deterministic: the same script always writes the same bytes. The
file looks as another program's may: lines are indented, and series and numbers have no quotes.

The previous year is present only as its closing balances, which are this year's opening ones; no
result accounts of 2020 are given, because the printed report has no comparison column.

Run it with ``python docs/exempel/skapa.py varend-2021-08``.
"""

import re
from datetime import date

import underlag
from exempelbok import PROJECT_DIMENSION
from exempelprov import accounts, prove_books, prove_file, sie_file
from verifikationer import BANK, CLOSING_DAY, YEAR, all_vouchers

from finsam_ledger import Association, Dimension, FiscalYear, Ledger, ObjectRef, chart_named
from finsam_ledger.core.ledger import ReportedBalances

NAME = "varend-2021.se"
CHART = chart_named("bas")
GENERATED = date(YEAR, 9, 15)


def make_ledger() -> Ledger:
    """The whole book, proved to hold."""
    ledger = Ledger(
        Association("Samordningsförbundet Värend", "222000-2634"),
        CHART,
        FiscalYear.calendar(YEAR),
        accounts(underlag.ACCOUNTS, CHART),
        underlag.OPENING,
        dimensions={PROJECT_DIMENSION: Dimension(PROJECT_DIMENSION, "Projekt")},
        objects={ObjectRef(PROJECT_DIMENSION, no): name for no, name in underlag.PROJECTS.items()},
        reported={-1: ReportedBalances(closing=underlag.OPENING)},
    ).post(*all_vouchers())
    prove_books(ledger, BANK, CLOSING_DAY)
    return ledger


def as_another_program(content: bytes) -> bytes:
    """The same records with indented lines, and series and numbers without quotes."""
    unquoted = re.sub(rb'#VER "(\w+)" "(\w+)"', rb"#VER \1 \2", content)
    return unquoted.replace(b"\r\n#TRANS", b"\r\n   #TRANS")


def make_files() -> dict[str, bytes]:
    """The file, proved to hold what the books do."""
    ledger = make_ledger()
    content = as_another_program(sie_file(ledger, GENERATED, until=CLOSING_DAY))
    prove_file(content, NAME, ledger)
    return {NAME: content}
