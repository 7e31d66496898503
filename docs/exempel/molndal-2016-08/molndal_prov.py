"""The proofs that make the file worth keeping: books that do not hold are never written."""

from itertools import accumulate

from molndal_bok import CLOSING_DAY, require

from finsam_ledger import Ledger, Voucher
from finsam_ledger.sie import read

FIRST_RESULT_CLASS = "3"


def prove_books(ledger: Ledger, bank: str) -> None:
    """Stop with a message if the books are no books."""
    opening = sum(ledger.opening.values())
    require(opening == 0, f"ingående balans ger {opening} öre")
    right = all(number < FIRST_RESULT_CLASS for number in ledger.opening)
    require(right, "resultatkonto i ingående balans")
    moved = dict.fromkeys(ledger.used_accounts, 0)
    for voucher in ledger.journal:
        _prove_voucher(ledger, voucher)
        for row in voucher.lines:
            moved[row.account] += row.ore
    for number, ore in moved.items():
        closing = ledger.balances.closing(number, ledger.year)
        expected = ledger.opening.get(number, 0) + ore
        require(closing == expected, f"konto {number}: IB och verifikationer ger inte UB")
    _prove_never_overdrawn(ledger, bank)


def _prove_voucher(ledger: Ledger, voucher: Voucher) -> None:
    require(voucher.difference_ore == 0, f"{voucher.name} ger {voucher.difference_ore} öre")
    require(len(voucher.lines) > 1, f"{voucher.name} har för få rader")
    require(voucher.event_day <= CLOSING_DAY, f"{voucher.name} är daterad efter perioden")
    for row in voucher.lines:
        known = all(each in ledger.objects for each in row.objects)
        require(known, f"{voucher.name}: okänt område {row.objects}")
        has_area = row.account[0] > FIRST_RESULT_CLASS
        require(has_area == bool(row.objects), f"{voucher.name}: konto {row.account} och område")


def _prove_never_overdrawn(ledger: Ledger, bank: str) -> None:
    by_day: dict[int, int] = {}
    for voucher in ledger.journal:
        day = voucher.event_day.toordinal()
        moved = sum(row.ore for row in voucher.lines if row.account == bank)
        by_day[day] = by_day.get(day, 0) + moved
    moves = (by_day[day] for day in sorted(by_day))
    lowest = min(accumulate(moves, initial=ledger.opening[bank]))
    require(lowest >= 0, f"kontot {bank} är övertrasserat med {-lowest} öre")


def prove_file(content: bytes, name: str, ledger: Ledger) -> None:
    """Stop with a message unless the file says what the ledger does."""
    book = read(content, name=name, chart=ledger.chart)
    require(not book.findings, f"{name}: {[finding.message.sv for finding in book.findings]}")
    same = list(map(_content, book.ledger.journal)) == list(map(_content, ledger.journal))
    require(same, f"{name}: filen har inte böckernas verifikationer")
    require(dict(book.ledger.opening) == dict(ledger.opening), f"{name}: fel ingående balans")


def _content(voucher: Voucher) -> tuple[object, ...]:
    return voucher.name, voucher.day, voucher.text, voucher.registered, voucher.lines
