"""What the vouchers of the file sum to (filens rörelser), to hold against the file's balances."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from finsam_ledger.core.balances import Running
from finsam_ledger.core.ledger import Ledger


@cache
def month_of(day: int) -> str:
    """The month of a day given as an ordinal (månad), as SIE writes it.

    >>> month_of(date(2021, 1, 4).toordinal())
    '202101'
    """
    return f"{date.fromordinal(day):%Y%m}"


def file_movements(ledger: Ledger) -> Mapping[tuple[str, str], int]:
    """The sum of the vouchers by account and month (rörelse per konto och månad), whatever year.

    The balances that a file reports know nothing of what was posted after it was read, such as
    the accruals of the closing; so those vouchers, the ones without a line of a file, are left
    out. In books that were not read from a file all vouchers count.
    """
    cells = defaultdict[tuple[str, str], int](int)
    for number, running in ledger.balances.running.items():
        for day, ore in _steps(running):
            cells[number, month_of(day)] += ore
    for number, day, ore in _posted_later(ledger):
        cells[number, month_of(day)] -= ore
    return cells


def _steps(running: Running) -> Iterator[tuple[int, int]]:
    return zip(running.days, map(int.__sub__, running.sums, (0, *running.sums)), strict=True)


def _posted_later(ledger: Ledger) -> Iterator[tuple[str, int, int]]:
    """Account, day and öre of the lines that were posted after the file was read."""
    columns, accounts = ledger.journal.columns, ledger.journal.accounts()
    lines = columns.source_line[: len(ledger.journal)]
    if not any(lines):
        return
    for voucher in (index for index, line in enumerate(lines) if not line):
        for row in range(columns.first[voucher], columns.first[voucher + 1]):
            yield accounts[columns.account[row]], columns.day[voucher], columns.ore[row]
