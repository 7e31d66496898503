"""Books into files, and the proofs that make them worth keeping: none is written that fails."""

from collections.abc import Mapping
from datetime import date
from itertools import accumulate

from exempelbok import require

from finsam_ledger import Account, Chart, Ledger, Voucher
from finsam_ledger.core.ledger import ReportedBalances
from finsam_ledger.sie import SieInfo, read, write

FIRST_RESULT_CLASS = "3"


def accounts(names: Mapping[str, str], chart: Chart) -> dict[str, Account]:
    """The accounts of a förbund, each of the kind that its group of the chart has."""
    groups = {number: chart.group_of(number) for number in names}
    return {
        number: Account(number, name, group.kind if (group := groups[number]) else None)
        for number, name in names.items()
    }


def rolled_over(ledger: Ledger, equity: str) -> dict[str, int]:
    """The opening balances of the next year: closing ones, the result moved to equity."""
    closing = {no: ledger.balances.closing(no, ledger.year) for no in ledger.used_accounts}
    result = sum(ore for no, ore in closing.items() if no >= FIRST_RESULT_CLASS)
    kept = {no: ore for no, ore in closing.items() if no < FIRST_RESULT_CLASS and ore}
    return {**kept, equity: kept[equity] + result}


def reported_by(ledger: Ledger) -> ReportedBalances:
    """What the next year's file says of a year: its #IB, #UB and #RES."""
    closing = {no: ledger.balances.closing(no, ledger.year) for no in ledger.used_accounts}
    return ReportedBalances(
        ledger.opening,
        {number: ore for number, ore in closing.items() if number < FIRST_RESULT_CLASS},
        {number: ore for number, ore in closing.items() if number >= FIRST_RESULT_CLASS},
    )


def prove_books(ledger: Ledger, bank: str, until: date | None = None) -> None:
    """Stop with a message if a year's books are no books.

    Args:
        ledger: The books.
        bank: The bank account, which is never overdrawn.
        until: The last day that anything happens; None for the year's last.
    """
    opening = sum(ledger.opening.values())
    require(opening == 0, f"{ledger.year}: ingående balans ger {opening} öre")
    right = all(no < FIRST_RESULT_CLASS for no in ledger.opening)
    require(right, "resultatkonto i ingående balans")
    moved = dict.fromkeys(ledger.used_accounts, 0)
    for voucher in ledger.journal:
        _prove_voucher(ledger, voucher, until or ledger.year.end)
        for row in voucher.lines:
            moved[row.account] += row.ore
    for number, ore in moved.items():
        closing = ledger.balances.closing(number, ledger.year)
        expected = ledger.opening.get(number, 0) + ore
        require(closing == expected, f"konto {number}: IB och verifikationer ger inte UB")
    _prove_never_overdrawn(ledger, bank)


def _prove_voucher(ledger: Ledger, voucher: Voucher, until: date) -> None:
    require(voucher.difference_ore == 0, f"{voucher.name} ger {voucher.difference_ore} öre")
    require(len(voucher.lines) > 1, f"{voucher.name} har för få rader")
    require(voucher.event_day <= until, f"{voucher.name} är daterad efter perioden")
    unknown = [each for row in voucher.lines for each in row.objects if each not in ledger.objects]
    require(not unknown, f"{voucher.name}: okända objekt {unknown}")


def _prove_never_overdrawn(ledger: Ledger, bank: str) -> None:
    by_day: dict[int, int] = {}
    for voucher in ledger.journal:
        day = voucher.event_day.toordinal()
        moved = sum(row.ore for row in voucher.lines if row.account == bank)
        by_day[day] = by_day.get(day, 0) + moved
    moves = (by_day[day] for day in sorted(by_day))
    lowest = min(accumulate(moves, initial=ledger.opening[bank]))
    require(lowest >= 0, f"{ledger.year}: kontot {bank} är övertrasserat med {-lowest} öre")


def sie_file(ledger: Ledger, generated: date, *, kptyp: str = "EUBAS97", until: date) -> bytes:
    """The SIE file of a year's books."""
    year, before = ledger.year, ledger.year.previous()
    info = SieInfo(
        ftyp="X",
        kptyp=kptyp,
        covers_until=until,
        years={0: (year.start, year.end), -1: (before.start, before.end)},
    )
    return write(ledger, info=info, generated=generated, program=("Exempelbok", "1.0"))


def prove_file(content: bytes, name: str, ledger: Ledger) -> Ledger:
    """Stop with a message unless a file says what its ledger does; what was read from it."""
    book = read(content, name=name, chart=ledger.chart)
    require(not book.findings, f"{name}: {[finding.message.sv for finding in book.findings]}")
    same = list(map(_content, book.ledger.journal)) == list(map(_content, ledger.journal))
    require(same, f"{name}: filen har inte böckernas verifikationer")
    require(dict(book.ledger.opening) == dict(ledger.opening), f"{name}: fel ingående balans")
    return book.ledger


def prove_files(files: Mapping[str, bytes], ledgers: Mapping[str, Ledger], equity: str) -> None:
    """Stop with a message unless the files say what the ledgers do and each year follows the last.

    Args:
        files: The files in order of year, by name.
        ledgers: What was written in them, by name.
        equity: The account that takes over a year's result.
    """
    before: Ledger | None = None
    for name, content in files.items():
        written = prove_file(content, name, ledgers[name])
        if before is not None:
            follows = dict(written.opening) == rolled_over(before, equity)
            require(follows, f"{name}: IB är inte föregående års UB")
        before = written


def _content(voucher: Voucher) -> tuple[object, ...]:
    return voucher.name, voucher.day, voucher.text, voucher.registered, voucher.lines
