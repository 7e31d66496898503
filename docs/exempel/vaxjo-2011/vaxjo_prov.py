"""The proofs that make the files worth keeping: books that do not hold are never written."""

from collections.abc import Mapping
from itertools import accumulate

from vaxjo_bok import require

from finsam_ledger import Ledger
from finsam_ledger.sie import read

FIRST_RESULT_CLASS = "3"


def rolled_over(ledger: Ledger, equity: str) -> dict[str, int]:
    """The opening balances of the next year: closing ones, the result moved to equity."""
    closing = {no: ledger.balances.closing(no, ledger.year) for no in ledger.used_accounts}
    result = sum(ore for no, ore in closing.items() if no >= FIRST_RESULT_CLASS)
    kept = {no: ore for no, ore in closing.items() if no < FIRST_RESULT_CLASS and ore}
    return {**kept, equity: kept[equity] + result}


def prove_books(ledger: Ledger, bank: str) -> None:
    """Stop with a message if the year's books are no books."""
    opening = sum(ledger.opening.values())
    require(opening == 0, f"{ledger.year}: ingående balans ger {opening} öre")
    require(
        all(no < FIRST_RESULT_CLASS for no in ledger.opening), "resultatkonto i ingående balans"
    )
    moved = dict.fromkeys(ledger.used_accounts, 0)
    for voucher in ledger.journal:
        require(voucher.difference_ore == 0, f"{voucher.name} ger {voucher.difference_ore} öre")
        require(len(voucher.lines) > 1, f"{voucher.name} har för få rader")
        for row in voucher.lines:
            moved[row.account] += row.ore
    for number, ore in moved.items():
        closing = ledger.balances.closing(number, ledger.year)
        expected = ledger.opening.get(number, 0) + ore
        require(closing == expected, f"konto {number}: IB och verifikationer ger inte UB")
    _prove_never_overdrawn(ledger, bank)


def _prove_never_overdrawn(ledger: Ledger, bank: str) -> None:
    by_day: dict[int, int] = {}
    for voucher in ledger.journal:
        day = voucher.event_day.toordinal()
        by_day[day] = by_day.get(day, 0) + sum(
            row.ore for row in voucher.lines if row.account == bank
        )
    moves = (by_day[day] for day in sorted(by_day))
    lowest = min(accumulate(moves, initial=ledger.opening[bank]))
    require(lowest >= 0, f"{ledger.year}: kontot {bank} är övertrasserat med {-lowest} öre")


def prove_files(files: Mapping[str, bytes], ledgers: Mapping[str, Ledger], equity: str) -> None:
    """Stop with a message unless the files say what the ledgers do and each year follows the last.

    Args:
        files: The files in order of year, by name.
        ledgers: What was written in them, by name.
        equity: The account that takes over a year's result.
    """
    before: Ledger | None = None
    for name, content in files.items():
        chart = ledgers[name].chart
        book = read(content, name=name, chart=chart)
        require(not book.findings, f"{name}: {[finding.message.sv for finding in book.findings]}")
        same = list(map(_content, book.ledger.journal)) == list(
            map(_content, ledgers[name].journal)
        )
        require(same, f"{name}: filen har inte böckernas verifikationer")
        if before is not None:
            follows = dict(book.ledger.opening) == rolled_over(before, equity)
            require(follows, f"{name}: IB är inte föregående års UB")
        before = book.ledger


def _content(voucher: object) -> tuple[object, ...]:
    return tuple(getattr(voucher, name) for name in ("name", "day", "text", "registered"))
