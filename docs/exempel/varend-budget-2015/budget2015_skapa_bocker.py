"""Write alvesta-2014.se and vaxjo-2014.se: the books of the two förbund that became Värend.

Samordningsförbundet Värend was formed on 1 January 2015. Its first budget, which is published,
begins with the equity of both its predecessors: 619 000 and 639 000 kr. Their books are not
published; this script makes books for 2014 that close with those amounts, so that the example can
show a year that opens from two files. It is deterministic: the same script always writes the same
bytes.

Run it with no arguments; the files are written beside it. The budget, budget.csv, is written by
hand; it is out of balance by 15 000 kr, as the printed one is.
"""

import hashlib
from datetime import date
from itertools import accumulate
from pathlib import Path

from budget2015_bok import LAST_DAY, PROJECT_DIMENSION, YEAR, in_order, require
from budget2015_underlag import ACCOUNTS, ALVESTA, PROJECTS, VAXJO, Association2014
from budget2015_verifikationer import BANK, year_vouchers

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
from finsam_ledger.sie import SieInfo, read, write

FOLDER = Path(__file__).parent
FILES = {"alvesta-2014.se": ALVESTA, "vaxjo-2014.se": VAXJO}
GENERATED = date(YEAR + 1, 2, 16)
CHART = chart_named("bas")
FIRST_RESULT_CLASS = "3"


def accounts(own: Association2014) -> dict[str, Account]:
    """The chart, each account of the kind that its group has."""
    names = {**ACCOUNTS, **own.own_accounts}
    groups = {number: CHART.group_of(number) for number in names}
    return {
        number: Account(number, name, group.kind if (group := groups[number]) else None)
        for number, name in sorted(names.items())
    }


def make_ledger(own: Association2014) -> Ledger:
    """A förbund's year, proved to hold."""
    ledger = Ledger(
        Association(own.name, own.orgnr),
        CHART,
        FiscalYear.calendar(YEAR),
        accounts(own),
        own.opening,
        dimensions={PROJECT_DIMENSION: Dimension(PROJECT_DIMENSION, "Verksamhet")},
        objects={ObjectRef(PROJECT_DIMENSION, no): name for no, name in PROJECTS.items()},
        reported={-1: ReportedBalances(closing=own.opening)},
    ).post(*in_order(year_vouchers(own)))
    prove(ledger, own)
    return ledger


def prove(ledger: Ledger, own: Association2014) -> None:
    """Stop with a message if the books are no books, or close with another equity."""
    opening = sum(own.opening.values())
    require(opening == 0, f"{own.name}: ingående balans ger {opening} öre")
    moved = dict.fromkeys(ledger.used_accounts, 0)
    for voucher in ledger.journal:
        require(voucher.difference_ore == 0, f"{voucher.name} balanserar inte")
        require(len(voucher.lines) > 1, f"{voucher.name} har för få rader")
        for row in voucher.lines:
            moved[row.account] += row.ore
    closing = {number: own.opening.get(number, 0) + ore for number, ore in moved.items()}
    for number, ore in closing.items():
        same = ledger.balances.closing(number, ledger.year) == ore
        require(same, f"{own.name}, konto {number}: IB och verifikationer ger inte UB")
    left = sum(ore for number, ore in closing.items() if number < FIRST_RESULT_CLASS)
    require(left == 0, f"{own.name}: utgående balans ger {left} öre")
    equity = -closing[own.equity]
    require(equity == own.closing_equity, f"{own.name}: eget kapital blir {equity} öre")
    _prove_never_overdrawn(ledger, own)


def _prove_never_overdrawn(ledger: Ledger, own: Association2014) -> None:
    moves = sorted(
        (voucher.event_day, -row.ore)
        for voucher in ledger.journal
        for row in voucher.lines
        if row.account == BANK
    )
    lowest = min(accumulate((-paid for _, paid in moves), initial=own.opening[BANK]))
    require(lowest >= 0, f"{own.name}: banken är övertrasserad med {-lowest} öre")


def as_sie(ledger: Ledger) -> bytes:
    """The file of a year's books."""
    year, before = ledger.year, ledger.year.previous()
    info = SieInfo(
        ftyp="X",
        kptyp="EUBAS97",
        covers_until=LAST_DAY,
        years={0: (year.start, year.end), -1: (before.start, before.end)},
    )
    return write(ledger, info=info, generated=GENERATED, program=("Exempelbok", "1.0"))


def main() -> None:
    """Write the files and say what they hold."""
    for name, own in FILES.items():
        ledger = make_ledger(own)
        content = as_sie(ledger)
        found = [finding.message.sv for finding in read(content, name=name, chart=CHART).findings]
        require(not found, f"{name}: {found}")
        (FOLDER / name).write_bytes(content)
        journal, digest = ledger.journal, hashlib.sha256(content).hexdigest()
        print(f"{name}: {len(journal)} verifikationer, {journal.rows} rader, sha256 {digest}")


if __name__ == "__main__":
    main()
