"""Write molndal-2016.se: invented books that come out at a printed delårsrapport.

The förbund has published its report for January-August 2016, but not its books. This script makes
books that give the same figures, so that the example can show the whole way from vouchers to
report. It is deterministic: the same script always writes the same bytes.

Run it with no arguments; the file is written beside it. The budget, budget.csv, and the forecast
for September-December, prognos.csv, are written by hand.
"""

import hashlib
from datetime import date
from pathlib import Path

import molndal_underlag as underlag
from molndal_bok import CLOSING_DAY, PROJECT_DIMENSION, YEAR, in_order
from molndal_facit import prove_printed
from molndal_prov import prove_books, prove_file
from molndal_verifikationer import BANK, all_vouchers

from finsam_ledger import (
    Account,
    Association,
    Dimension,
    FiscalYear,
    Ledger,
    ObjectRef,
    chart_named,
)
from finsam_ledger.core.ledger import ReportedBalances
from finsam_ledger.sie import SieInfo, write

TARGET = Path(__file__).with_name("molndal-2016.se")
GENERATED = date(YEAR, 9, 20)
CHART = chart_named("bas")


def accounts() -> dict[str, Account]:
    """The chart, each account of the kind that its group has."""
    groups = {number: CHART.group_of(number) for number in underlag.ACCOUNTS}
    return {
        number: Account(number, name, group.kind if (group := groups[number]) else None)
        for number, name in underlag.ACCOUNTS.items()
    }


def make_ledger() -> Ledger:
    """The whole book, proved to hold and to give every printed figure."""
    ledger = Ledger(
        Association(underlag.NAME, underlag.ORGNR),
        CHART,
        FiscalYear.calendar(YEAR),
        accounts(),
        underlag.OPENING,
        dimensions={PROJECT_DIMENSION: Dimension(PROJECT_DIMENSION, "Område")},
        objects={ObjectRef(PROJECT_DIMENSION, no): name for no, name in underlag.AREAS.items()},
        reported={-1: ReportedBalances(closing=underlag.OPENING)},
    ).post(*in_order(all_vouchers()))
    prove_books(ledger, BANK)
    return ledger


def as_sie(ledger: Ledger) -> bytes:
    """The file."""
    year, before = ledger.year, ledger.year.previous()
    info = SieInfo(
        ftyp="X",
        kptyp="EUBAS97",
        covers_until=CLOSING_DAY,
        years={0: (year.start, year.end), -1: (before.start, before.end)},
    )
    return write(ledger, info=info, generated=GENERATED, program=("Exempelbok", "1.0"))


def main() -> None:
    """Write the file and say what it holds."""
    ledger = make_ledger()
    count = prove_printed(ledger)
    content = as_sie(ledger)
    prove_file(content, TARGET.name, ledger)
    TARGET.write_bytes(content)
    journal, digest = ledger.journal, hashlib.sha256(content).hexdigest()
    print(f"{TARGET.name}: {len(journal)} verifikationer, {journal.rows} rader, sha256 {digest}")
    print(f"{count} tryckta siffror kommer fram")


if __name__ == "__main__":
    main()
