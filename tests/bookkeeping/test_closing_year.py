"""Closing and opening: the result is moved once, the next year opens with what was closed."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.book_plans import (
    carry_forward,
    carry_out,
    cascades,
    open_next_year,
)
from finsam_ledger.bookkeeping.closing import (
    ClosingAccounts,
    close_year,
    closing_accounts,
    unmoved_result,
)
from finsam_ledger.bookkeeping.opening import cascade, next_year, opening_balances
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import StatementLine
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import ConfigurationError, FinsamError, ValueRefusedError
from finsam_ledger.testing import (
    balanced_drafts,
    ledgers,
    planning_ledger,
    result_is_change_in_equity,
    sums_to_zero,
)

ACCOUNTS = ClosingAccounts("8999", "2099")
YEAR = FiscalYear.calendar(2024)
NUMBERS = ["1930", "1710", "2990", "3981", "5010"]
LATE = balanced_drafts(NUMBERS, YEAR)


def earned(ore: int, day: date = YEAR.start) -> VoucherDraft:
    """A contribution that is received."""
    return VoucherDraft(day, (Line("1930", ore), Line("3981", -ore)), text="Bidrag")


@given(ledgers(vouchers=5))
@settings(max_examples=30)
def test_nothing_is_left_of_the_result_and_equity_has_it(ledger: Ledger) -> None:
    """After closing the result accounts and 8999 sum to zero; equity grew by the result."""
    result = -unmoved_result(ledger)
    closed = close_year(ledger, ACCOUNTS).post(ledger)
    assert unmoved_result(closed) == 0
    before = ledger.balances.closing("2099", ledger.year)
    assert closed.balances.closing("2099", ledger.year) == before - result
    result_is_change_in_equity(closed)


@given(ledgers(vouchers=5))
@settings(max_examples=30)
def test_closing_twice_changes_nothing(ledger: Ledger) -> None:
    """The second plan is empty."""
    closed = close_year(ledger, ACCOUNTS).post(ledger)
    assert close_year(closed, ACCOUNTS).vouchers == ()


@given(ledgers(vouchers=5))
@settings(max_examples=30)
def test_the_plan_is_what_is_posted(ledger: Ledger) -> None:
    """At most one voucher, on the last day, in the closing series, as it was shown."""
    plan = close_year(ledger, ACCOUNTS)
    posted = plan.post(ledger)
    new = [posted.journal.voucher(i) for i in range(len(ledger.journal), len(posted.journal))]
    assert new == [planned.voucher for planned in plan.vouchers]
    assert all((v.event_day, v.series) == (ledger.year.end, "BS") for v in new)
    assert len(new) <= 1


@given(ledgers(vouchers=5))
@settings(max_examples=30)
def test_the_next_year_opens_with_what_was_closed(ledger: Ledger) -> None:
    """Each balance account opens with its closing balance, all of them together with zero."""
    closed = close_year(ledger, ACCOUNTS).post(ledger)
    following = next_year(closed)
    sums_to_zero(following)
    for number in closed.used_accounts:
        line = closed.lines[number]
        kept = not line.is_result and line is not StatementLine.RESULT_TRANSFER
        closing = closed.balances.closing(number, closed.year) if kept else 0
        assert following.opening.get(number, 0) == closing
    assert following.year.start.toordinal() == closed.year.end.toordinal() + 1
    assert following.reported[-1].closing == {
        n: closed.balances.closing(n, closed.year)
        for n in closed.used_accounts
        if not closed.lines[n].is_result and closed.lines[n] is not StatementLine.RESULT_TRANSFER
    }


@given(st.lists(LATE, max_size=3), st.lists(LATE, min_size=1, max_size=3))
@settings(max_examples=30)
def test_a_late_correction_reaches_the_opening_and_names_what_it_touches(
    drafts: list[VoucherDraft], late: list[VoucherDraft]
) -> None:
    """The new opening is the corrected closing; each line that changed is named, no other."""
    before = planning_ledger(YEAR).post(*drafts)
    before = close_year(before, ACCOUNTS).post(before)
    following = next_year(before)
    corrected = before.post(*late)
    corrected = close_year(corrected, ACCOUNTS).post(corrected)
    change = cascade(before, corrected, following)
    assert change.ledger.opening == opening_balances(corrected)
    assert {line for line, old, new in per_line(before, corrected) if old != new} == {
        row.line for row in change.touched
    }
    assert cascade(corrected, corrected, change.ledger).touched == ()


def per_line(before: Ledger, after: Ledger) -> list[tuple[StatementLine, int, int]]:
    """What each line closes with in both books, by hand."""

    def closing(ledger: Ledger, line: StatementLine) -> int:
        numbers = [n for n in ledger.used_accounts if ledger.lines[n] is line]
        return sum(ledger.balances.closing(n, ledger.year) for n in numbers)

    shown = [line for line in StatementLine if line is not StatementLine.RESULT_TRANSFER]
    return [(line, closing(before, line), closing(after, line)) for line in shown]


def test_the_reports_to_make_anew_are_named_with_their_year() -> None:
    """A late income changes both years' statements."""
    before = close(planning_ledger(YEAR).post(earned(100_00)))
    corrected = close(before.post(earned(50_00)))
    change = cascade(before, corrected, next_year(before))
    assert change.changes == {"1930": (100_00, 150_00), "2099": (-100_00, -150_00)}
    names = [name.sv for name in change.reports]
    assert {"Resultaträkning 2024", "Balansräkning 2024", "Balansräkning 2025"} <= set(names)
    assert {"Resultaträkning 2025", "Kassaflödesanalys 2024", "Driftredovisning 2025"} <= set(names)
    comparison = [row for row in change.touched if row.column.sv == "föregående år"]
    assert {row.year for row in comparison} == {2025}


def close(ledger: Ledger) -> Ledger:
    """The books with the result moved."""
    return close_year(ledger, ACCOUNTS).post(ledger)


def test_a_late_voucher_moves_the_rest_of_the_result() -> None:
    """The second closing moves what came after the first, under a text of its own."""
    closed = close(planning_ledger(YEAR).post(earned(100_00)))
    again = close(closed.post(earned(20_00)))
    texts = [(v.name, v.text, v.lines[1].ore) for v in again.journal if v.series == "BS"]
    assert texts == [
        ("BS 1", "Årets resultat 2024", -100_00),
        ("BS 2", "Årets resultat 2024, tillägg 1", -20_00),
    ]


def test_a_book_is_closed_opened_and_changed_afterwards() -> None:
    """Through a book: close, open the next, correct the old, close again, carry forward."""
    base = planning_ledger(YEAR)
    book = Book.new(
        base.association, base.chart, YEAR, accounts=base.accounts.values(), by="AN"
    ).register([earned(100_00)], by="AN")
    with pytest.raises(ValueRefusedError, match="inte fört till eget kapital"):
        open_next_year(book, by="AN")
    book = carry_out(book, close_year(book.ledger(YEAR), ACCOUNTS), by="AN")
    book = open_next_year(book, by="AN")
    assert book.ledger().opening == {"1930": 100_00, "2099": -100_00}
    before = book
    book = book.register([earned(50_00)], by="AN")
    assert cascades(book, before) == ()
    book = carry_out(book, close_year(book.ledger(YEAR), ACCOUNTS), by="AN")
    (change,) = cascades(book, before)
    assert change.changes["1930"] == (100_00, 150_00)
    book = carry_forward(book, before, by="AN", why="sen faktura")
    assert book.ledger().opening == {"1930": 150_00, "2099": -150_00}
    assert carry_forward(book, before, by="AN", why="sen faktura") is book


def test_last_years_result_that_still_stands_there_is_told() -> None:
    """2099 holds last year's result too: a warning with the amount; none when it was moved."""
    following = next_year(close(planning_ledger(YEAR).post(earned(100_00))))
    (finding,) = close_year(following, ACCOUNTS).findings
    assert (finding.code, finding.difference_ore) == ("last_result_not_moved", -100_00)
    moved = evolve(
        following, accounts={**following.accounts, "2098": Account("2098", "Balanserat")}
    )
    first = moved.year.start
    moved = moved.post(VoucherDraft(first, (Line("2099", 100_00), Line("2098", -100_00)), text="x"))
    assert close_year(moved, ACCOUNTS).findings == ()
    assert close_year(close(moved.post(earned(7, first))), ACCOUNTS).findings == ()


def test_last_years_result_is_moved_on_when_an_account_is_given() -> None:
    """On the first day, before this year's result comes; once, and with no warning left."""
    following = next_year(close(planning_ledger(YEAR).post(earned(100_00))))
    following = following.post(earned(7_00, following.year.start))
    accounts = closing_accounts(following, retained="2091")
    plan = close_year(following, accounts)
    assert [(p.voucher.event_day, p.voucher.lines) for p in plan.vouchers] == [
        (following.year.start, (Line("2099", 100_00), Line("2091", -100_00))),
        (following.year.end, (Line("8999", 7_00), Line("2099", -7_00))),
    ]
    assert plan.findings == ()
    assert [account.number for account in plan.accounts] == ["2091"]
    closed = plan.post(following)
    assert close_year(closed, accounts).vouchers == ()
    assert opening_balances(closed)["2099"] == -7_00


def books(*accounts: tuple[str, str], chart: str = "bas") -> Ledger:
    """Empty books with some accounts."""
    known = {number: Account(number, name) for number, name in accounts}
    return Ledger(Association("A"), chart_named(chart), YEAR, known)


@pytest.mark.parametrize("chart", ["bas", "kommunbas"])
def test_the_accounts_are_found_when_there_is_one_of_each(chart: str) -> None:
    """By the chart in the result, by its name in equity."""
    ledger = books(
        ("8999", "Årets resultat"),
        ("2099", "Årets resultat"),
        ("2010", "Eget kapital"),
        chart=chart,
    )
    found = closing_accounts(ledger)
    assert (found.transfer, found.equity, found.how.sv) == ("8999", "2099", "funna i böckerna")


def test_no_account_is_guessed() -> None:
    """None, or several, are listed with the option to give one; a given one is used."""
    with pytest.raises(ConfigurationError, match=r"har inget konto.*--resultatkonto"):
        closing_accounts(books(("2099", "Årets resultat")))
    several = books(("8999", "x"), ("2019", "Årets resultat"), ("2099", "Årets resultat"))
    with pytest.raises(ConfigurationError, match=r"har 2 .*2019 Årets resultat, 2099"):
        closing_accounts(several)
    assert closing_accounts(several, equity="2019").equity == "2019"
    given = closing_accounts(books(), "8999", "2099")
    assert given.how.sv == "angivna"


@pytest.mark.parametrize("accounts", [("2099", "2099"), ("8999", "1930"), ("5010", "2099")])
def test_accounts_of_the_wrong_kind_are_refused(accounts: tuple[str, str]) -> None:
    """The transfer must be an account of the result's transfer, the others of equity."""
    with pytest.raises(ValueRefusedError, match="är inget"):
        close_year(planning_ledger(YEAR), ClosingAccounts(*accounts))
    with pytest.raises(ValueRefusedError, match="3981 är inget eget kapital-konto för balanserat"):
        close_year(planning_ledger(YEAR), evolve(ACCOUNTS, retained="3981"))


def test_given_accounts_that_the_books_lack_are_declared() -> None:
    """Books without 8999 and 2099 get them, with names, when they are given."""
    bare = books(("1930", "Bank"), ("3981", "Bidrag")).post(earned(5))
    plan = close_year(bare, ACCOUNTS)
    assert [account.number for account in plan.accounts] == ["2099", "8999"]
    assert unmoved_result(plan.post(bare)) == 0


def test_unsound_books_are_not_closed() -> None:
    """Rejected vouchers, or openings that miss zero, must be mended first."""
    wrong = evolve(planning_ledger(YEAR), opening={"1930": 1}, balances=None)
    with pytest.raises(ValueRefusedError, match="året kan inte stängas"):
        close_year(wrong, ACCOUNTS)
    rejected = evolve(planning_ledger(YEAR), rejected=(VoucherDraft(None, ()),))
    with pytest.raises(ValueRefusedError, match="1 verifikationer balanserar inte"):
        close_year(rejected, ACCOUNTS)


def test_a_year_that_does_not_follow_is_refused() -> None:
    """Neither opened nor corrected into."""
    closed = close(planning_ledger(YEAR))
    with pytest.raises(FinsamError, match="följer inte på"):
        next_year(closed, FiscalYear.calendar(2026))
    with pytest.raises(FinsamError, match="följer inte på"):
        cascade(closed, closed, closed)
    with pytest.raises(ValueRefusedError, match="Stäng året först"):
        opening_balances(planning_ledger(YEAR).post(earned(1)))
