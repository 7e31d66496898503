"""Write norra-vastmanland-2013.se and -2014.se: invented books that come out at a printed report.

Norra Västmanlands Samordningsförbund has published its årsredovisning for 2014, but not its books.
This script makes books that give the same figures, so that the example can show the whole way from
vouchers to report. It is deterministic: the same script always writes the same bytes.

Run it with no arguments; the files are written beside it. The budget, budget.csv, is written by
hand.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import vastmanland_underlag as underlag
from vastmanland_bok import PROJECT_DIMENSION, in_order
from vastmanland_facit import prove_printed
from vastmanland_prov import prove_books, prove_files, rolled_over
from vastmanland_verifikationer import BANK, unpaid_2012, year_vouchers

from finsam_ledger import (
    Account,
    Association,
    Dimension,
    FiscalYear,
    Ledger,
    ObjectRef,
    VoucherDraft,
    chart_named,
)
from finsam_ledger.core.ledger import ReportedBalances
from finsam_ledger.sie import SieInfo, write

FOLDER = Path(__file__).parent
CHART = chart_named("kommunbas")
EQUITY = "2010"


def accounts() -> dict[str, Account]:
    """The chart, each account of the kind that its group has."""
    groups = {number: CHART.group_of(number) for number in underlag.ACCOUNTS}
    return {
        number: Account(number, name, group.kind if (group := groups[number]) else None)
        for number, name in underlag.ACCOUNTS.items()
    }


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
        accounts(),
        opening,
        dimensions={PROJECT_DIMENSION: Dimension(PROJECT_DIMENSION, "Delprogram")},
        objects={ObjectRef(PROJECT_DIMENSION, no): name for no, name in underlag.PROJECTS.items()},
        reported=reported,
    ).post(*in_order(drafts))
    prove_books(ledger, BANK)
    return ledger


def reported_by(ledger: Ledger) -> ReportedBalances:
    """What the next year's file says of a year: its #IB, #UB and #RES."""
    closing = {no: ledger.balances.closing(no, ledger.year) for no in ledger.used_accounts}
    return ReportedBalances(
        ledger.opening,
        {number: ore for number, ore in closing.items() if number < "3"},
        {number: ore for number, ore in closing.items() if number >= "3"},
    )


def make_books() -> tuple[Ledger, Ledger]:
    """The books of 2013 and 2014; the second opens with what the first closes with."""
    opening = underlag.OPENING_2013
    vouchers_2013 = year_vouchers(2013, unpaid_2012(), opening)
    before = make_ledger(2013, opening, vouchers_2013, {-1: ReportedBalances(closing=opening)})
    opening = rolled_over(before, EQUITY)
    vouchers_2014 = year_vouchers(2014, vouchers_2013, opening)
    return before, make_ledger(2014, opening, vouchers_2014, {-1: reported_by(before)})


def as_sie(ledger: Ledger) -> bytes:
    """The file of a year's books."""
    year, before = ledger.year, ledger.year.previous()
    info = SieInfo(
        ftyp="X",
        covers_until=year.end,
        years={0: (year.start, year.end), -1: (before.start, before.end)},
    )
    generated = date(year.end.year + 1, 2, 15)
    return write(ledger, info=info, generated=generated, program=("Exempelbok", "1.0"))


def main() -> None:
    """Write the files and say what they hold."""
    ledgers = {f"norra-vastmanland-{ledger.year.end.year}.se": ledger for ledger in make_books()}
    files = {name: as_sie(ledger) for name, ledger in ledgers.items()}
    prove_files(files, ledgers, EQUITY)
    count = prove_printed({ledger.year.end.year: ledger for ledger in ledgers.values()})
    for name, content in files.items():
        (FOLDER / name).write_bytes(content)
        journal, digest = ledgers[name].journal, hashlib.sha256(content).hexdigest()
        print(f"{name}: {len(journal)} verifikationer, {journal.rows} rader, sha256 {digest}")
    print(f"{count} tryckta siffror kommer fram")


if __name__ == "__main__":
    main()
