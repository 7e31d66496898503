"""Listings (huvudbok och grundbok): the lines of the books themselves, one row a line."""

from collections.abc import Iterator

from attrs import frozen

from finsam_ledger.core.account import Account
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.core.voucher import Voucher


@frozen
class LedgerLine:
    """A line of an account in the general ledger (rad i huvudboken).

    Args:
        voucher: The voucher.
        text: The line's own text, or else the voucher's.
        ore: Its amount, debit positive.
        balance_ore: The account's balance after it.
    """

    voucher: Voucher
    text: str
    ore: int
    balance_ore: int


@frozen
class AccountLedger:
    """An account with its lines over a period (konto i huvudboken)."""

    account: Account
    opening_ore: int
    lines: tuple[LedgerLine, ...]

    @property
    def closing_ore(self) -> int:
        """The balance after the last line (utgående saldo)."""
        return self.lines[-1].balance_ore if self.lines else self.opening_ore


def general_ledger(ledger: Ledger, period: Period) -> Iterator[AccountLedger]:
    """Every used account with its lines in order of day (huvudbok), LKBR 3 kap. 3 §.

    Args:
        ledger: The books.
        period: The days to show.
    """
    by_account: dict[str, list[tuple[int, int, str]]] = {}
    columns = ledger.journal.columns
    accounts, days = ledger.journal.accounts(), ledger.journal.row_days()
    first, last = period.start.toordinal(), period.end.toordinal()
    rows = zip(
        columns.account,
        columns.ore,
        columns.row_text,
        ledger.journal.row_vouchers(),
        days,
        strict=False,
    )
    for account, ore, text, voucher, day in rows:
        if first <= day <= last:
            by_account.setdefault(accounts[account], []).append((voucher, ore, text))
    for number in ledger.used_accounts:
        opening = ledger.balances.opening_at(number, period)
        lines = _running(ledger, by_account.get(number, []), opening)
        yield AccountLedger(ledger.accounts[number], opening, tuple(lines))


def _running(
    ledger: Ledger, rows: list[tuple[int, int, str]], opening: int
) -> Iterator[LedgerLine]:
    balance, days = opening, ledger.journal.columns.day
    for index, ore, text in sorted(rows, key=lambda row: days[row[0]]):
        voucher = ledger.journal.voucher(index)
        balance += ore
        yield LedgerLine(voucher, text or voucher.text, ore, balance)


def journal_entries(ledger: Ledger, period: Period) -> Iterator[Voucher]:
    """The vouchers of a period in the order they were registered (grundbok), LKBR 3 kap. 3 §."""
    days = ledger.journal.columns.day
    first, last = period.start.toordinal(), period.end.toordinal()
    for index in range(len(ledger.journal)):
        if first <= days[index] <= last:
            yield ledger.journal.voucher(index)
