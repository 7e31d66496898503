"""Accounts that the chart does not have."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.checks import Subject
from finsam_ledger.core.account import Account
from finsam_ledger.core.finding import Severity
from finsam_ledger.core.period import Period
from tests.checks.books import YEAR, amounts, check, draft, ledger, paid, run

CODE = "outside_chart"
DAY = date(2021, 5, 4)


def test_accounts_of_the_chart_give_no_finding() -> None:
    """Nor does one outside it that nobody uses, or that comes to nothing."""
    accounts = {"9000": Account("9000", "Statistik"), "5010": Account("5010", "Lokalhyra")}
    books = ledger(paid(DAY), opening={"9000": 0}, accounts=accounts)
    assert run(CODE, books) == []


def test_each_account_is_named_with_its_amount() -> None:
    """The largest first, and where it is shown."""
    booked = draft(DAY, {"8811": 300, "DIFF": -300})
    accounts = {"8811": Account("8811", "Periodiseringsfond")}
    tax, diff = run(CODE, ledger(booked, opening={"DIFF": -50}, accounts=accounts))[::-1]
    assert {tax.code, tax.severity, diff.severity} == {CODE, Severity.ERROR}
    assert (tax.difference_ore, diff.difference_ore) == (300, -350)
    assert tax.message.sv == (
        "konto 8811 Periodiseringsfond med 3,00 kr finns inte i kontoplanen BAS; det visas för sig"
        " i resultaträkningen"
    )
    assert diff.message.en == (
        "account DIFF with \N{MINUS SIGN}3.50 kr is not in the chart BAS; it is shown apart in"
        " the balance sheet"
    )


def test_a_movement_that_empties_the_account_is_still_told() -> None:
    """The closing balance is zero, the opening balance and the movement are not."""
    emptied = ledger(draft(DAY, {"9000": 50, "1930": -50}), opening={"9000": -50})
    (finding,) = run(CODE, emptied)
    assert (finding.difference_ore, finding.evidence["account"]) == (0, "9000")
    before = Period(date(2021, 6, 1), date(2021, 6, 30))
    assert run(CODE, emptied, period=before) == []


@given(st.dictionaries(st.integers(9000, 9040).map(str), amounts.filter(bool)))
def test_nothing_outside_the_chart_is_lost(opening: dict[str, int]) -> None:
    """Twenty are listed and the rest told together."""
    found = run(CODE, ledger(opening=opening))
    assert len(found) == min(len(opening), 21)
    assert sum(finding.difference_ore or 0 for finding in found) == sum(opening.values())


def test_an_account_that_an_own_layout_places_is_not_told() -> None:
    """The user has said on which row it belongs."""
    booked = draft(DAY, {"8811": 300, "DIFF": -300})
    accounts = {"8811": Account("8811", "Periodiseringsfond")}
    subject = Subject(ledger(booked, accounts=accounts), YEAR, placed=frozenset({"8811"}))
    assert [finding.evidence["account"] for finding in check(CODE).run(subject)] == ["DIFF"]
