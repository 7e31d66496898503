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
from finsam_ledger.core.columns import Columns
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import CashFlowClass

_PAIR = 2


def cash_books(books: Ledger) -> Ledger:
    """The counter-entries of cash (likvida medlens motkonteringar), RKR R13 direct method.

    Args:
        books: The books, whose chart says which accounts are cash.
    """
    accounts = (number for number in books.used_accounts if _is_cash(books, number))
    return counter_entries(books, list(accounts))


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
        accounts alone. The same books give the same ones, made once.

    >>> from finsam_ledger.core.association import Association
    >>> from finsam_ledger.core.charts import chart_named
    >>> from finsam_ledger.core.period import FiscalYear
    >>> books = Ledger(Association("A"), chart_named("bas"), FiscalYear.calendar(2024))
    >>> len(counter_entries(books, {"1930"}).journal)
    0
    """
    wanted = frozenset(accounts)
    if wanted not in books.derived:
        books.derived[wanted] = _against(books, wanted)
    return books.derived[wanted]


def _against(books: Ledger, accounts: frozenset[str]) -> Ledger:
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
    vouchers = list(_touching(journal, wanted))
    rows: list[int] = []
    ore: list[int] = []
    ends: list[int] = []
    for voucher in vouchers:
        first, last = own.first[voucher], own.first[voucher + 1]
        if last - first == _PAIR:
            rows += (first, first + 1)
            ore += own.ore[first:last]
        else:
            parts = _parts(own, range(first, last), wanted)
            rows += parts
            ore += parts.values()
        ends.append(len(rows))
    return Journal.proved(_columns(own, vouchers, rows, ore, ends))


def _touching(journal: Journal, wanted: set[int]) -> Iterator[int]:
    """The vouchers with a line on the accounts, each once, in order."""
    hits = map(wanted.__contains__, journal.columns.account)
    return iter(dict.fromkeys(compress(journal.row_vouchers(), hits)))


def _parts(own: Columns, rows: range, wanted: set[int]) -> dict[int, int]:
    """The lines on the accounts, and how much of the other side was booked against them."""
    inside = {row: own.ore[row] for row in rows if own.account[row] in wanted}
    net = sum(inside.values())
    against = [row for row in rows if row not in inside and own.ore[row] * net < 0]
    if sum(own.ore[row] for row in against) == -net:
        shares = [own.ore[row] for row in against]
    else:
        shares = list(allocate(-net, [abs(own.ore[row]) for row in against]))
    parts = inside | dict(zip(against, shares, strict=True))
    return {row: parts[row] for row in rows if parts.get(row)}


def _columns(
    own: Columns, vouchers: list[int], rows: list[int], ore: list[int], ends: list[int]
) -> Columns:
    """Columns of some rows of some vouchers, with other amounts."""
    made = Columns(dict(own.accounts), dict(own.objects))
    made.account.extend(map(own.account.__getitem__, rows))
    made.object.extend(map(own.object.__getitem__, rows))
    made.extend_ore(ore)
    made.row_text.extend(map(own.row_text.__getitem__, rows))
    made.first.extend(ends)
    for name in ("day", "registered", "series", "number", "text", "sign", "source_line"):
        getattr(made, name).extend(map(getattr(own, name).__getitem__, vouchers))
    made.particulars.update(
        (i, own.particulars[voucher])
        for i, voucher in enumerate(vouchers if own.particulars else ())
        if voucher in own.particulars
    )
    return made
