"""What must hold of any ledger (invarianter): named, with a message in figures when it does not."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from attrs import evolve

from finsam_ledger.core.account import Account
from finsam_ledger.core.balances import Balances
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import StatementLine
from finsam_ledger.core.period import Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.numbers import format_ore
from finsam_ledger.testing.vouchers import EQUITY_ACCOUNT, TRANSFER_ACCOUNT

Wanted: TypeAlias = Callable[[StatementLine], bool]


def sums_to_zero(ledger: Ledger) -> None:
    """Opening balances, each voucher and closing balances sum to zero (debet är lika med kredit).

    Args:
        ledger: The books.

    Raises:
        AssertionError: Something does not; the message says what and by how much.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def holds(ledger): sums_to_zero(ledger)
    >>> holds()
    """
    _equal("the opening balances", sum(ledger.opening.values()), 0)
    for voucher in ledger.journal:
        _equal(f"voucher {voucher.name}", voucher.difference_ore, 0)
    closing = ledger.balances.closing
    total = sum(closing(number, ledger.year) for number in ledger.used_accounts)
    _equal("the closing balances", total, 0)


def opening_plus_movement_is_closing(ledger: Ledger, period: Period) -> None:
    """Opening plus movement is closing (ingående + rörelse = utgående), account by account.

    The balances are compared with the vouchers themselves, line by line.

    Args:
        ledger: The books.
        period: Any part of the year.

    Raises:
        AssertionError: Some account's do not; the message gives the figures.

    >>> from finsam_ledger.core.association import Association
    >>> from finsam_ledger.core.charts import chart_named
    >>> from finsam_ledger.core.period import FiscalYear
    >>> year = FiscalYear.calendar(2024)
    >>> opening_plus_movement_is_closing(Ledger(Association("A"), chart_named("bas"), year), year)
    """
    balances = ledger.balances
    for number in ledger.used_accounts:
        before, inside = _by_hand(ledger, number, period)
        _equal(f"account {number}, opening", balances.opening_at(number, period), before)
        _equal(f"account {number}, movement", balances.movement(number, period), inside)
        _equal(f"account {number}, closing", balances.closing(number, period), before + inside)


def _by_hand(ledger: Ledger, number: str, period: Period) -> tuple[int, int]:
    booked = [
        (voucher.event_day, line.ore)
        for voucher in ledger.journal
        for line in voucher.lines
        if line.account == number
    ]
    before = sum(ore for day, ore in booked if day < period.start)
    inside = sum(ore for day, ore in booked if day in period)
    return ledger.opening.get(number, 0) + before, inside


def order_does_not_matter(ledger: Ledger, order: Sequence[int]) -> None:
    """The same vouchers in another order give the same balances (ordningen saknar betydelse).

    Args:
        ledger: The books.
        order: The places of the vouchers, in another order.

    Raises:
        AssertionError: The balances of some account differ; the message gives both.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def holds(ledger): order_does_not_matter(ledger, range(len(ledger.journal))[::-1])
    >>> holds()
    """
    drafts = [ledger.journal.voucher(i).draft() for i in order]
    _same_balances(reposted(ledger, drafts).balances, ledger.balances)


def posting_one_by_one_is_posting_all(ledger: Ledger) -> None:
    """Vouchers posted one by one, at once or read anew give the same books (bokföring i följd).

    Args:
        ledger: The books.

    Raises:
        AssertionError: Vouchers or balances differ.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def holds(ledger): posting_one_by_one_is_posting_all(ledger)
    >>> holds()
    """
    drafts = [voucher.draft() for voucher in ledger.journal]
    step_by_step = reposted(ledger, ())
    for draft in drafts:
        step_by_step = step_by_step.post(draft)
    at_once = reposted(ledger, drafts)
    anew = Balances.of(ledger.opening, at_once.journal)
    for balances in (step_by_step.balances, at_once.balances, anew):
        _same_balances(balances, ledger.balances)
    for other in (step_by_step.journal, at_once.journal):
        if other != ledger.journal:
            raise AssertionError(f"{list(other)} are not {list(ledger.journal)}")


def objects_partition_the_movement(ledger: Ledger, dimension: str, period: Period) -> None:
    """What each object has moves the account by its whole movement (objekten delar rörelsen).

    Args:
        ledger: The books.
        dimension: The dimension, "6" for projekt.
        period: The days.

    Raises:
        AssertionError: The objects of some account do not add up to its movement.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def holds(ledger): objects_partition_the_movement(ledger, "6", ledger.year)
    >>> holds()
    """
    by_object = ledger.by_object(dimension)
    for number in ledger.used_accounts:
        parts = sum(balances.movement(number, period) for balances in by_object.values())
        _equal(f"account {number}", parts, ledger.balances.movement(number, period))


def result_is_change_in_equity(ledger: Ledger) -> None:
    """The year's result is what it changes equity by (resultatet är förändringen i eget kapital).

    Net assets change by the result and what is booked straight on equity; and closing the year
    (8999 against 2099) leaves equity with the result in it as it was.

    Args:
        ledger: The books, their opening balances summing to zero.

    Raises:
        AssertionError: They differ; the message gives both.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def holds(ledger): result_is_change_in_equity(ledger)
    >>> holds()
    """
    change = ledger.balances.movement
    result = -_over(ledger, change, lambda line: line.is_result)
    direct = -_over(ledger, change, _is_equity)
    net_assets = _over(ledger, change, lambda line: not line.is_result and not _is_equity(line))
    _equal("the change in net assets", net_assets, result + direct)
    closed = closed_year(ledger)
    for held in (_is_equity_with_result, lambda line: not _is_equity_with_result(line)):
        before = _over(ledger, ledger.balances.closing, held)
        _equal("after closing", _over(closed, closed.balances.closing, held), before)
    after = _over(closed, closed.balances.closing, _is_left_of_result)
    _equal("the result left after closing", after, 0)


def closed_year(ledger: Ledger) -> Ledger:
    """The books with the year's result transferred to equity (omföring av årets resultat).

    Args:
        ledger: The books before; the result may have been transferred in part.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def longer(ledger): assert len(closed_year(ledger).journal) == len(ledger.journal) + 1
    >>> longer()
    """
    accounts = {number: Account(number) for number in (TRANSFER_ACCOUNT, EQUITY_ACCOUNT)}
    left = _over(ledger, ledger.balances.closing, _is_left_of_result)
    lines = (Line(TRANSFER_ACCOUNT, -left), Line(EQUITY_ACCOUNT, left))
    ready = evolve(ledger, accounts={**accounts, **ledger.accounts})
    return ready.post(VoucherDraft(ledger.year.end, lines, text="Årets resultat"))


def reposted(ledger: Ledger, drafts: Iterable[VoucherDraft]) -> Ledger:
    """The same books with other vouchers (samma huvudbok, andra verifikationer).

    Args:
        ledger: The books.
        drafts: What to post in place of their vouchers.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def empty(ledger): assert len(reposted(ledger, ()).journal) == 0
    >>> empty()
    """
    return evolve(ledger, journal=Journal(), balances=None).post(*drafts)


def _is_equity(line: StatementLine) -> bool:
    return line in (StatementLine.EQUITY, StatementLine.RESULT_TRANSFER)


def _is_equity_with_result(line: StatementLine) -> bool:
    return line.is_result or _is_equity(line)


def _is_left_of_result(line: StatementLine) -> bool:
    return line.is_result or line is StatementLine.RESULT_TRANSFER


def _over(ledger: Ledger, measure: Callable[[str, Period], int], wanted: Wanted) -> int:
    numbers = (number for number in ledger.used_accounts if wanted(ledger.lines[number]))
    return sum(measure(number, ledger.year) for number in numbers)


def _same_balances(left: Balances, right: Balances) -> None:
    for number in {*left.accounts(), *right.accounts()}:
        _equal(f"account {number}, opening", *(b.opening.get(number, 0) for b in (left, right)))
        _same_days(number, *(_per_day(b, number) for b in (left, right)))


def _same_days(number: str, left: Mapping[date, int], right: Mapping[date, int]) -> None:
    for day in sorted({*left, *right}):
        _equal(f"account {number} through {day}", left.get(day, 0), right.get(day, 0))


def _per_day(balances: Balances, number: str) -> dict[date, int]:
    running = balances.running.get(number)
    if running is None:
        return {}
    return {date.fromordinal(day): ore for day, ore in zip(running.days, running.sums, strict=True)}


def _equal(what: str, ore: int, expected: int) -> None:
    if ore != expected:
        difference = format_ore(ore - expected)
        raise AssertionError(
            f"{what}: {format_ore(ore)} kr, expected {format_ore(expected)} kr, off by {difference}"
        )
