"""Counter-entries (motkonteringar) as books: what the other side of some accounts' lines was.

A payment says what it was for only by the other lines of its voucher. These books hold every
voucher that touches the accounts, with no more of the other lines than what went over the accounts.
They can be measured, split by object and taken apart as the books themselves: the direct method of
the kassaflödesanalys is a layout over the counter-entries of cash.
"""

from collections.abc import Collection, Iterator
from itertools import compress

from attrs import evolve

from finsam_ledger.core.amount import allocate
from finsam_ledger.core.journal import Columns, Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import CashFlowClass

_PAIR = 2


def cash_books(books: Ledger) -> Ledger:
    """The counter-entries of cash (likvida medlens motkonteringar), RKR R13 direct method.

    Args:
        books: The books, whose chart says which accounts are cash.
    """
    accounts = (number for number in books.used_accounts if _is_cash(books, number))
    return counter_entries(books, frozenset(accounts))


def _is_cash(books: Ledger, number: str) -> bool:
    return books.home_of(number).cash_flow is CashFlowClass.CASH


def counter_entries(books: Ledger, accounts: Collection[str]) -> Ledger:
    """What was booked against some accounts, as books (motkonteringar).

    Args:
        books: The books.
        accounts: The accounts whose other side is wanted.

    Returns:
        The vouchers with a line on the accounts: those lines, and what they were booked against.
        The net of the accounts' lines is allocated, exactly, over the lines of the other side in
        proportion to their amounts; a transfer between the accounts has no other side. Of a salary
        of 100, 30 withheld, the 70 paid is for the salary. Opening balances are those of the
        accounts alone.

    >>> from finsam_ledger.core.association import Association
    >>> from finsam_ledger.core.charts import chart_named
    >>> from finsam_ledger.core.period import FiscalYear
    >>> books = Ledger(Association("A"), chart_named("bas"), FiscalYear.calendar(2024))
    >>> len(counter_entries(books, {"1930"}).journal)
    0
    """
    return evolve(
        books,
        opening={number: ore for number, ore in books.opening.items() if number in accounts},
        reported={},
        rejected=(),
        journal=_journal(books.journal, accounts),
        balances=None,
    )


def _journal(journal: Journal, accounts: Collection[str]) -> Journal:
    own = journal.columns
    wanted = {index for number, index in own.accounts.items() if number in accounts}
    made = Columns(dict(own.accounts), dict(own.objects))
    for voucher in _touching(journal, wanted):
        _take(own, made, voucher, wanted)
    return Journal.proved(made)


def _touching(journal: Journal, wanted: set[int]) -> Iterator[int]:
    """The vouchers with a line on the accounts, each once, in order."""
    hits = map(wanted.__contains__, journal.columns.account)
    return iter(dict.fromkeys(compress(journal.row_vouchers(), hits)))


def _take(own: Columns, made: Columns, voucher: int, wanted: set[int]) -> None:
    """A voucher's lines on the accounts and what they were booked against."""
    rows = range(own.first[voucher], own.first[voucher + 1])
    amounts = _amounts(own, rows, wanted)
    kept = [row for row in rows if amounts[row]]
    made.account.extend(own.account[row] for row in kept)
    made.object.extend(own.object[row] for row in kept)
    made.extend_ore(amounts[row] for row in kept)
    made.row_text.extend(own.row_text[row] for row in kept)
    made.first.append(len(made.account))
    for name in ("day", "registered", "series", "number", "text", "sign", "source_line"):
        getattr(made, name).append(getattr(own, name)[voucher])
    if voucher in own.counterparty:
        made.counterparty[len(made.series) - 1] = own.counterparty[voucher]


def _amounts(own: Columns, rows: range, wanted: set[int]) -> dict[int, int]:
    """How much of each line is on the accounts, or was booked against them."""
    inside = {row: own.ore[row] for row in rows if own.account[row] in wanted}
    if len(rows) == _PAIR and len(inside) == 1:
        return {row: own.ore[row] for row in rows}
    net = sum(inside.values())
    against = [row for row in rows if row not in inside and own.ore[row] * net < 0]
    parts = allocate(-net, [abs(own.ore[row]) for row in against]) if against else ()
    return dict.fromkeys(rows, 0) | inside | dict(zip(against, parts, strict=True))
