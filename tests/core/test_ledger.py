"""The ledger: what cannot be posted leaves it as it was, and its balances are its vouchers."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.balances import Balances, Running
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import FinsamError, UnbalancedVoucherError, ValueRefusedError
from finsam_ledger.testing import (
    balanced_drafts,
    carried_forward,
    closed_year,
    days,
    ledger_pairs,
    ledgers,
    objects_partition_the_movement,
    opening_plus_movement_is_closing,
    order_does_not_matter,
    periods,
    posting_one_by_one_is_posting_all,
    reposted,
    result_is_change_in_equity,
    shuffled,
    sums_to_zero,
    unbalanced_drafts,
)


@given(st.data(), ledgers())
def test_opening_and_movement_make_closing_for_every_split(
    data: st.DataObject, ledger: Ledger
) -> None:
    """In any part of the year, and what closes one part opens the next."""
    period = data.draw(periods(ledger.year))
    opening_plus_movement_is_closing(ledger, period)
    head = ledger.year.until(data.draw(days(ledger.year)))
    if head.end < ledger.year.end:
        tail = Period(head.end + timedelta(days=1), ledger.year.end)
        for number in ledger.used_accounts:
            balances = ledger.balances
            assert balances.opening_at(number, tail) == balances.closing(number, head)
            moved = balances.movement(number, head) + balances.movement(number, tail)
            assert moved == balances.movement(number, ledger.year)


@given(ledgers())
def test_debit_is_credit(ledger: Ledger) -> None:
    """Openings, every voucher and closings sum to zero."""
    sums_to_zero(ledger)


@given(st.data(), ledgers())
def test_the_order_of_vouchers_never_matters(data: st.DataObject, ledger: Ledger) -> None:
    """The same vouchers in any order give the same balances on every day."""
    order_does_not_matter(ledger, data.draw(shuffled(len(ledger.journal))))


@given(ledgers())
def test_posting_one_by_one_is_posting_all(ledger: Ledger) -> None:
    """One at a time, all at once, or summed anew: the same journal and balances."""
    posting_one_by_one_is_posting_all(ledger)


@given(st.data(), ledgers())
def test_objects_partition_the_movement(data: st.DataObject, ledger: Ledger) -> None:
    """What the projects and what the cost centres moved is what the account moved, always."""
    period = data.draw(periods(ledger.year))
    for dimension in ("6", "1", "99"):
        objects_partition_the_movement(ledger, dimension, period)
    assert ledger.by_object("6") is ledger.by_object("6")


@given(ledgers())
def test_each_object_has_exactly_its_lines(ledger: Ledger) -> None:
    """A line counts on its first object in a dimension, and on "" when it has none there."""
    booked = [
        (next((r.code for r in line.objects if r.dimension == "6"), ""), line)
        for voucher in ledger.journal
        for line in voucher.lines
    ]
    by_object = ledger.by_object("6")
    assert set(by_object) == {"", *(code for code, _ in booked)}
    for code, balances in by_object.items():
        for number in ledger.used_accounts:
            expected = sum(li.ore for c, li in booked if c == code and li.account == number)
            assert balances.movement(number, ledger.year) == expected


@given(ledgers())
def test_the_result_is_the_change_in_equity(ledger: Ledger) -> None:
    """The result is what net assets grew by, and transferring it changes nothing in equity."""
    result_is_change_in_equity(ledger)
    result_is_change_in_equity(closed_year(ledger))


@given(ledger_pairs())
def test_the_next_year_opens_where_the_last_closed(pair: tuple[Ledger, Ledger]) -> None:
    """Openings sum to zero, and every balance account but equity keeps its amount."""
    before, after = pair
    sums_to_zero(after)
    assert after.opening == carried_forward(before)


def refused(ledger: Ledger, draft: VoucherDraft, kind: type[FinsamError], words: str) -> None:
    """Posting a draft, after one that is fine, is refused and leaves the ledger as it was."""
    before, balances = list(ledger.journal), ledger.balances
    fine = VoucherDraft(ledger.year.start, ())
    with pytest.raises(kind, match=words):
        ledger.post(fine, draft)
    assert list(ledger.journal) == before
    assert ledger.balances == balances == Balances.of(ledger.opening, ledger.journal)
    assert len(ledger.post(fine).journal) == len(before) + 1


@given(st.data(), ledgers(vouchers=3))
def test_what_cannot_be_posted_changes_nothing(data: st.DataObject, ledger: Ledger) -> None:
    """Outside the year, unknown account, unbalanced, undated: refused, and nothing is posted."""
    accounts = sorted(ledger.accounts)
    good = data.draw(balanced_drafts(accounts, ledger.year))
    early, late = ledger.year.start - timedelta(days=1), ledger.year.end + timedelta(days=1)
    for day in (early, late):
        refused(ledger, evolve(good, day=day), ValueRefusedError, "utanför räkenskapsåret")
    strange = evolve(good, lines=(*good.lines, Line("9999", 0)))
    refused(ledger, strange, ValueRefusedError, "använder konto 9999 som inte finns")
    refused(ledger, evolve(good, day=None), ValueRefusedError, "saknar datum")
    wrong = data.draw(unbalanced_drafts(accounts, ledger.year))
    refused(ledger, wrong, UnbalancedVoucherError, "balanserar inte")


@given(st.data(), ledgers(vouchers=4))
def test_an_old_ledger_never_changes(data: st.DataObject, ledger: Ledger) -> None:
    """Posting makes a new ledger; the old one has its vouchers, balances and objects still."""
    drafts = balanced_drafts(sorted(ledger.accounts), ledger.year)
    twin = reposted(ledger, [voucher.draft() for voucher in ledger.journal])
    objects = set(twin.by_object("6"))
    new = ledger.post(*data.draw(st.lists(drafts, min_size=1, max_size=3)))
    fork = ledger.post(data.draw(drafts))
    assert ledger == twin
    assert set(ledger.by_object("6")) == objects
    assert len(new.journal) > len(ledger.journal)
    assert evolve(ledger, balances=None).used_accounts == twin.used_accounts
    for made in (new, fork):
        posting_one_by_one_is_posting_all(made)


def test_many_vouchers_at_once_are_summed_together() -> None:
    """A large batch gives the same balances as the same vouchers one by one."""
    ledger = reposted(_example(), ())
    lines = (Line("1930", 5, (ObjectRef("6", "10"),)), Line("3981", -5))
    drafts = [VoucherDraft(ledger.year.start + timedelta(days=i), lines) for i in range(60)]
    many = ledger.post(*drafts)
    assert many.balances.closing("1930", ledger.year) == 300
    posting_one_by_one_is_posting_all(many)


def test_accounts_that_nobody_declared_are_added_without_a_name() -> None:
    """An account with an opening balance exists, so it can be posted on."""
    ledger = evolve(_example(), opening={"1510": 7, "2099": -7})
    assert ledger.accounts["1510"].name == ""
    assert ledger.used_accounts == ["1510", "2099"]


def test_opening_balances_cannot_be_changed_from_outside() -> None:
    """A ledger keeps its own openings, whatever happens to the dict it was given."""
    given_openings = {"1930": 7, "2099": -7}
    ledger = evolve(_example(), opening=given_openings)
    given_openings["1930"] = 9
    assert ledger.balances.closing("1930", ledger.year) == 7


@pytest.mark.parametrize(
    ("reported", "known"),
    [({}, False), ({"opening": {"1": 1}}, True), ({"result": {"3": 1}}, True)],
)
def test_reported_balances_are_something_or_nothing(
    reported: Mapping[str, Mapping[str, int]], *, known: bool
) -> None:
    """Books that report nothing of a year are told from those that report zero accounts."""
    assert bool(ReportedBalances(**reported)) == known  # type: ignore[arg-type]


@given(st.dictionaries(st.integers(700_000, 700_020), st.integers(-9, 9)), st.data())
def test_running_totals_grow_by_one_amount(cells: dict[int, int], data: st.DataObject) -> None:
    """Adding an amount to a running total is the running total of all amounts."""
    day, ore = data.draw(st.integers(700_000, 700_020)), data.draw(st.integers(-9, 9))
    assert Running.of(cells).plus(day, ore) == Running.of({**cells, day: cells.get(day, 0) + ore})


def _example() -> Ledger:
    accounts = {number: Account(number) for number in ("1930", "2099", "3981")}
    return Ledger(Association("Förbundet"), chart_named("bas"), FiscalYear.calendar(2024), accounts)
