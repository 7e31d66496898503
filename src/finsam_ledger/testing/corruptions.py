"""Corruptions of valid books that say what they broke (förvanskningar).

A tool that checks books is itself checked with them: each corruption names the invariant that no
longer holds, so a check that lets it pass is found.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from finsam_ledger.core.balances import Running
from finsam_ledger.core.columns import Columns
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.testing.soundness import belongs_to_result
from finsam_ledger.testing.vouchers import balanced_drafts, empty_ledgers

_OUTSIDE = "9999"
_SMALL, _BIG = 1, 10**7


@frozen
class Corruption:
    """Books that were right until one thing in them was changed (förvanskning).

    Args:
        kind: What was done, for instance "line_changed".
        broke: The name of the invariant that no longer holds, a key of ``INVARIANTS``.
        where: What was changed, in words.
        ledger: The corrupted books.
        before: The books as they were.
        difference_ore: By how much, when it is an amount.
    """

    kind: str
    broke: str
    where: str
    ledger: Ledger
    before: Ledger
    difference_ore: int = 0


def with_reported(ledger: Ledger) -> Ledger:
    """The books with their own balances stated, as an SIE file has them (med #IB, #UB och #RES).

    Args:
        ledger: The books.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def stated(ledger): assert 0 in with_reported(ledger).reported
    >>> stated()
    """
    closing = {n: ledger.balances.closing(n, ledger.year) for n in ledger.used_accounts}
    result = {n: ore for n, ore in closing.items() if belongs_to_result(ledger, n)}
    balance = {n: ore for n, ore in closing.items() if n not in result}
    return evolve(
        ledger, reported={**ledger.reported, 0: ReportedBalances(ledger.opening, balance, result)}
    )


def corrupted_ledgers(kind: str | None = None) -> SearchStrategy[Corruption]:
    """Books with one thing wrong in them (förvanskade böcker).

    Args:
        kind: What is to be done to them, a key of ``CORRUPTIONS``; None takes any.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import broken
    >>> @settings(max_examples=20)
    ... @given(corrupted_ledgers())
    ... def found(corruption): assert corruption.broke in broken(corruption.ledger)
    >>> found()
    """
    kinds = st.sampled_from(sorted(CORRUPTIONS)) if kind is None else st.just(kind)
    return kinds.flatmap(_corrupted)


@st.composite
def _corrupted(draw: DrawFn, kind: str) -> Corruption:
    empty = draw(empty_ledgers())
    numbers, ore = sorted(empty.accounts), draw(st.integers(_SMALL, _BIG))
    lines = (Line(numbers[0], ore), Line(numbers[-1], -ore))
    drafts = draw(st.lists(balanced_drafts(numbers, empty.year), min_size=2, max_size=4))
    ledger = empty.post(VoucherDraft(empty.year.start, lines), *drafts)
    return draw(corruptions(with_reported(ledger), kind))


def corruptions(ledger: Ledger, kind: str) -> SearchStrategy[Corruption]:
    """Ways to corrupt some books of one's own (förvanskningar av en bok).

    Args:
        ledger: Valid books with at least three vouchers, one of them with an amount.
        kind: What is to be done, a key of ``CORRUPTIONS``.

    >>> sorted(CORRUPTIONS)[:2]
    ['account_exchanged', 'account_outside']
    """
    return _drawn(ledger, kind)


@st.composite
def _drawn(draw: DrawFn, ledger: Ledger, kind: str) -> Corruption:
    broke, corrupt = CORRUPTIONS[kind]
    corrupted, where, ore = corrupt(draw, ledger)
    return Corruption(kind, broke, where, corrupted, ledger, ore)


Corrupted = tuple[Ledger, str, int]


def _line_changed(draw: DrawFn, ledger: Ledger) -> Corrupted:
    columns, row = _copy(ledger), draw(_rows(ledger))
    ore = draw(st.integers(_SMALL, _BIG))
    columns.ore[row] += ore
    return _with(ledger, columns), _row_name(ledger, row), ore


def _line_lost(draw: DrawFn, ledger: Ledger) -> Corrupted:
    row = draw(_rows_with_amounts(ledger))
    columns, ore = _copy(ledger), _ore(ledger, row)
    columns.ore[row] = 0
    return _with(ledger, columns), _row_name(ledger, row), -ore


def _account_exchanged(draw: DrawFn, ledger: Ledger) -> Corrupted:
    row = draw(_rows_with_amounts(ledger))
    columns = _copy(ledger)
    others = [n for n in ledger.accounts if n != ledger.journal.line(row).account]
    columns.account[row] = columns.account_index(draw(st.sampled_from(others)))
    return _with(ledger, columns), _row_name(ledger, row), _ore(ledger, row)


def _account_outside(draw: DrawFn, ledger: Ledger) -> Corrupted:
    columns, row = _copy(ledger), draw(_rows_with_amounts(ledger))
    columns.account[row] = columns.account_index(_OUTSIDE)
    return _with(ledger, columns), _row_name(ledger, row), _ore(ledger, row)


def _number_twice(draw: DrawFn, ledger: Ledger) -> Corrupted:
    columns, count = _copy(ledger), len(ledger.journal)
    first, second = sorted(draw(st.permutations(range(count)))[:2])
    columns.number[second] = columns.number[first]
    columns.series[second] = columns.series[first]
    return _with(ledger, columns), _name(ledger, second), 0


def _voucher_lost(draw: DrawFn, ledger: Ledger) -> Corrupted:
    lost = draw(st.integers(1, len(ledger.journal) - 2))
    kept = [voucher for i, voucher in enumerate(ledger.journal) if i != lost]
    return _with(ledger, Journal().append(kept).columns), _name(ledger, lost), 0


def _day_outside(draw: DrawFn, ledger: Ledger) -> Corrupted:
    columns, i = _copy(ledger), draw(st.integers(0, len(ledger.journal) - 1))
    beyond = timedelta(days=draw(st.integers(1, 400)))
    before = draw(st.booleans())
    day = ledger.year.start - beyond if before else ledger.year.end + beyond
    columns.day[i] = day.toordinal()
    return _with(ledger, columns), _name(ledger, i), 0


def _opening_changed(draw: DrawFn, ledger: Ledger) -> Corrupted:
    number, ore = draw(st.sampled_from(sorted(ledger.accounts))), draw(st.integers(_SMALL, _BIG))
    opening = {**ledger.opening, number: ledger.opening.get(number, 0) + ore}
    return evolve(ledger, opening=opening, balances=None), f"opening of {number}", ore


def _balance_changed(draw: DrawFn, ledger: Ledger) -> Corrupted:
    """The sums are kept apart from the lines, and one of them is wrong."""
    number, ore = draw(st.sampled_from(sorted(ledger.accounts))), draw(st.integers(_SMALL, _BIG))
    day = draw(st.dates(ledger.year.start, ledger.year.end)).toordinal()
    kept = ledger.balances.running
    running = {**kept, number: kept.get(number, Running()).plus(day, ore)}
    balances = evolve(ledger.balances, running=running)
    return evolve(ledger, balances=balances), f"kept balance of {number}", ore


CORRUPTIONS: Mapping[str, tuple[str, Callable[[DrawFn, Ledger], Corrupted]]] = {
    "line_changed": ("sums_to_zero", _line_changed),
    "line_lost": ("sums_to_zero", _line_lost),
    "opening_changed": ("sums_to_zero", _opening_changed),
    "balance_changed": ("opening_plus_movement_is_closing", _balance_changed),
    "account_exchanged": ("closing_is_as_reported", _account_exchanged),
    "account_outside": ("accounts_are_in_the_chart", _account_outside),
    "number_twice": ("numbers_are_unique", _number_twice),
    "voucher_lost": ("numbers_have_no_gaps", _voucher_lost),
    "day_outside": ("vouchers_are_in_the_year", _day_outside),
}
"""What can be done to books, by name: the invariant it breaks, and how (förvanskningar)."""


def _rows(ledger: Ledger) -> SearchStrategy[int]:
    return st.integers(0, ledger.journal.rows - 1)


def _rows_with_amounts(ledger: Ledger) -> SearchStrategy[int]:
    return st.sampled_from([row for row in range(ledger.journal.rows) if _ore(ledger, row)])


def _ore(ledger: Ledger, row: int) -> int:
    return int(ledger.journal.columns.ore[row])


def _copy(ledger: Ledger) -> Columns:
    columns = ledger.journal.columns.copy(len(ledger.journal))
    columns.ore = list(columns.ore)
    return columns


def _with(ledger: Ledger, columns: Columns) -> Ledger:
    """The books with other columns, as they would be without the proof of each voucher."""
    return evolve(ledger, journal=Journal.proved(columns), balances=None)


def _name(ledger: Ledger, index: int) -> str:
    return f"voucher {ledger.journal.voucher(index).name}"


def _row_name(ledger: Ledger, row: int) -> str:
    vouchers = list(ledger.journal.row_vouchers())
    return f"{_name(ledger, vouchers[row])}, account {ledger.journal.line(row).account}"
