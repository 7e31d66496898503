"""A plan is what is then posted, and posting it twice changes nothing."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.accrual import Accrual
from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.book_plans import carry_out
from finsam_ledger.bookkeeping.plan import Plan, Proposal, make_plan
from finsam_ledger.bookkeeping.register import Recurring, Register
from finsam_ledger.bookkeeping.schedule import Step
from finsam_ledger.core.account import Account
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import FinsamError, UnknownAccountError, ValueRefusedError
from finsam_ledger.terms import Text
from finsam_ledger.testing import balanced_drafts, planning_ledger, registers

YEAR = FiscalYear.calendar(2024)
LEDGER = planning_ledger(YEAR)
RENT = Accrual(
    "h",
    "Hyra",
    "5010",
    (Step(date(2024, 2, 1), 300_00),),
    Period(date(2024, 2, 1), date(2024, 4, 30)),
    "1710",
)
REGISTER = Register((RENT,))
BOOKED = st.lists(balanced_drafts(["1930", "5010", "1710"], YEAR), max_size=3)


@given(registers(YEAR), BOOKED)
@settings(max_examples=30)
def test_what_is_posted_is_what_was_planned(register: Register, drafts: list[VoucherDraft]) -> None:
    """The new vouchers of the books are the plan's, number by number, and no other."""
    before = LEDGER.post(*drafts)
    plan = register.plan(before)
    after = plan.post(before)
    new = [after.journal.voucher(i) for i in range(len(before.journal), len(after.journal))]
    assert new == [planned.voucher for planned in plan.vouchers]
    assert list(after.journal)[: len(before.journal)] == list(before.journal)


@given(registers(YEAR), BOOKED)
@settings(max_examples=30)
def test_planning_again_plans_nothing(register: Register, drafts: list[VoucherDraft]) -> None:
    """All that was posted is found in the books, none of it with other lines."""
    before = LEDGER.post(*drafts)
    plan = register.plan(before)
    again = register.plan(plan.post(before))
    assert again.vouchers == ()
    debts = {target.account for target in register.targets()}
    steps = [p.voucher for p in plan.vouchers if p.voucher.lines[0].account not in debts]
    assert {v.name for v in again.present} == {v.name for v in steps}
    assert [finding.code for finding in again.findings] == []


@given(registers(YEAR))
@settings(max_examples=30)
def test_a_part_of_the_year_and_then_the_rest_is_the_whole(register: Register) -> None:
    """Posting through August and then through December gives the balances of posting at once."""
    august = date(2024, 8, 31)
    first = register.plan(LEDGER, august).post(LEDGER)
    rest = register.plan(first).post(first)
    whole = register.plan(LEDGER).post(LEDGER)
    assert all(v.event_day <= august for v in first.journal)
    for number in whole.used_accounts:
        assert rest.balances.closing(number, YEAR) == whole.balances.closing(number, YEAR)


@given(registers(YEAR))
@settings(max_examples=30)
def test_a_book_takes_the_plan_as_it_was_shown(register: Register) -> None:
    """The book's vouchers are the plan's; only who and when are added."""
    book = Book.new(
        LEDGER.association, LEDGER.chart, YEAR, accounts=LEDGER.accounts.values(), by="AN"
    )
    plan = register.plan(book.ledger())
    done = carry_out(book, plan, by="AN")
    posted = [evolve(v, sign="", registered=None) for v in done.ledger().journal]
    assert posted == [planned.voucher for planned in plan.vouchers]
    assert carry_out(done, register.plan(done.ledger()), by="AN") is done


def test_a_voucher_that_was_posted_with_other_amounts_is_told_and_not_posted_again() -> None:
    """The plan was changed after posting: the voucher in the books is named."""
    posted = REGISTER.plan(LEDGER).post(LEDGER)
    changed = Register((evolve(RENT, booked=(Step(date(2024, 2, 1), 330_00),)),))
    plan = changed.plan(posted)
    assert plan.vouchers == ()
    first = plan.findings[0]
    assert (first.code, first.record) == ("plan_differs", "PER 1")
    assert "verifikation PER 1 2024-02-01 ”Hyra (h)” är bokförd med andra rader" in first.message.sv


def test_a_voucher_is_known_again_under_another_number() -> None:
    """The program that read the file gave its own series and numbers: nothing is planned twice."""
    drafts = (evolve(draft, series="I", number="") for draft in REGISTER.plan(LEDGER).drafts)
    again = REGISTER.plan(LEDGER.post(*drafts))
    assert again.vouchers == ()
    assert {voucher.series for voucher in again.present} == {"I"}


def test_a_changed_plan_is_at_rest_when_the_voucher_is_corrected() -> None:
    """A replacing voucher with the plan's lines and text is found beside the wrong one."""
    posted = REGISTER.plan(LEDGER).post(LEDGER)
    changed = Register((evolve(RENT, booked=(Step(date(2024, 2, 1), 330_00),)),))
    right = [
        evolve(planned.voucher.draft(), number="") for planned in changed.plan(LEDGER).vouchers
    ]
    assert changed.plan(posted.post(*right)).findings == ()


def test_a_plan_is_of_its_year_and_its_numbers() -> None:
    """Other books, or books that have used its numbers since, refuse it and stay as they were."""
    plan = REGISTER.plan(LEDGER)
    with pytest.raises(ValueRefusedError, match="planen gäller 2024"):
        plan.post(planning_ledger(FiscalYear.calendar(2025)))
    used = LEDGER.post(
        VoucherDraft(YEAR.start, (Line("1930", 1), Line("5010", -1)), "PER", text="Annat")
    )
    with pytest.raises(FinsamError, match="PER 1 är redan använt"):
        plan.post(used)
    assert len(used.journal) == 1


def test_accounts_are_added_only_when_they_are_named() -> None:
    """An account that the books lack is refused, or declared when the register names it."""
    bare = Ledger(LEDGER.association, LEDGER.chart, YEAR, {"5010": Account("5010", "Hyra")})
    with pytest.raises(UnknownAccountError, match="1710"):
        REGISTER.plan(bare)
    named = evolve(REGISTER, accounts={"1710": Account("1710", "Förutbetalda hyror")})
    plan = named.plan(bare)
    assert plan.accounts == (Account("1710", "Förutbetalda hyror"),)
    assert plan.post(bare).accounts["1710"].name == "Förutbetalda hyror"
    assert named.plan(LEDGER).accounts == ()
    book = Book.new(bare.association, bare.chart, YEAR, accounts=bare.accounts.values(), by="AN")
    assert carry_out(book, plan, by="AN").accounts["1710"].name == "Förutbetalda hyror"


def test_proposers_see_what_those_before_them_posted() -> None:
    """The second one reacts to the first one's voucher."""
    seen = []

    def first(_: Ledger) -> list[Proposal]:
        lines = (Line("1930", 1), Line("5010", -1))
        return [Proposal(VoucherDraft(YEAR.start, lines, "X", text="a"), Text("a", "a"))]

    def second(ledger: Ledger) -> list[Proposal]:
        seen.append(len(ledger.journal))
        return []

    plan = make_plan(LEDGER, first, second)
    assert (seen, len(plan.vouchers)) == ([1], 1)
    assert Plan(YEAR) + plan == plan


def test_the_specification_is_the_books_and_finds_what_is_besides() -> None:
    """At each month's end nothing is left over; a voucher by hand is, with its amount."""
    posted = REGISTER.plan(LEDGER).post(LEDGER)
    for month in YEAR.months():
        assert list(REGISTER.findings(posted, month.end)) == []
    by_hand = posted.post(
        VoucherDraft(YEAR.start, (Line("1710", 7), Line("1930", -7)), text="För hand")
    )
    (row,) = REGISTER.specify(by_hand, date(2024, 3, 31))
    assert (row.planned, row.booked, row.difference) == (100_00, 100_07, 7)
    (finding,) = REGISTER.findings(by_hand, date(2024, 3, 31))
    assert (finding.code, finding.difference_ore) == ("schedule_differs", 7)
    assert finding.source == "LKBR 4 kap. 6 §"


def test_registers_are_put_together_if_they_agree() -> None:
    """Two files become one register; another series or threshold in one of them is refused."""
    other = Register(recurring=(Recurring("a", "A", RENT_LINES, YEAR.start, 1, YEAR.end),))
    both = REGISTER + other
    assert len(both.plan(LEDGER).vouchers) == 4 + 12
    with pytest.raises(ValueRefusedError, match="olika serie"):
        _ = REGISTER + evolve(other, series="AVS")
    with pytest.raises(ValueRefusedError, match="id h står flera gånger"):
        _ = REGISTER + REGISTER
    with pytest.raises(ValueRefusedError, match="saknar serie"):
        Register(series="")


RENT_LINES = (Line("5010", 100), Line("1930", -100))
