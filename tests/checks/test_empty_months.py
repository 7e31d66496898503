"""Months without vouchers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.finding import Severity
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.period import Period
from tests.checks.books import YEAR, draft, ledger, paid, run

CODE = "empty_months"
SPRING = Period(date(2021, 1, 1), date(2021, 4, 30))
TOLD = {0: ReportedBalances(closing={"1930": 500}, result={"3981": -700, "5010": 200})}


def booked(*months: int) -> Ledger:
    """Books with a voucher on the tenth of each of the months."""
    return ledger(*(paid(date(2021, month, 10), name=f"A {month}") for month in months))


def test_a_voucher_every_month() -> None:
    """Of the period; other months may be empty."""
    assert run(CODE, booked(1, 2, 3, 4, 9), period=SPRING) == []


@pytest.mark.parametrize(
    ("months", "severity", "empty", "around"),
    [
        ([1, 2, 4], Severity.WARNING, "2021-03", "både före och efter"),
        ([1, 4], Severity.WARNING, "2021-02–2021-03", "både före och efter"),
        ([1, 2], Severity.WARNING, "2021-03–2021-04", "före"),
        ([3, 4], Severity.INFO, "2021-01–2021-02", "efter"),
        ([8], Severity.INFO, "2021-01–2021-04", "efter"),
    ],
    ids=["one", "two", "at the end", "at the beginning", "all"],
)
def test_empty_months_in_a_row_are_one_finding(
    months: list[int], severity: Severity, empty: str, around: str
) -> None:
    """A warning, unless the books had not begun."""
    (finding,) = run(CODE, booked(*months), period=SPRING)
    assert (finding.code, finding.severity) == (CODE, severity)
    assert finding.message.sv == (
        f"inga verifikationer är daterade {empty}, fast böckerna har verifikationer {around}"
    )


def test_the_period_cuts_its_first_and_last_month() -> None:
    """A voucher on the tenth is not in a period from the eleventh."""
    period = Period(date(2021, 1, 11), date(2021, 2, 9))
    (finding,) = run(CODE, booked(1, 2), period=period)
    assert finding.evidence["months"] == "2021-01–2021-02"


def test_books_without_vouchers() -> None:
    """A new year, or a file of balances only (SIE types 1–3), is no fault of the books."""
    (new,) = run(CODE, ledger())
    assert (new.code, new.severity, new.evidence) == (
        "no_vouchers",
        Severity.INFO,
        {"result_ore": 0},
    )
    (balances,) = run(CODE, ledger(reported=TOLD))
    assert (balances.severity, balances.evidence) == (Severity.INFO, {"result_ore": 500})


def test_books_where_no_voucher_holds() -> None:
    """There were vouchers, and none of them could be posted."""
    wrong = draft(date(2021, 1, 4), {"1930": 5})
    (finding,) = run(CODE, ledger(rejected=(wrong,)))
    assert (finding.code, finding.severity) == ("no_vouchers", Severity.WARNING)
    assert finding.evidence == {"rejected": 1}


def test_a_period_without_vouchers_in_books_that_report_balances() -> None:
    """One finding, not one for each month."""
    books = ledger(paid(date(2021, 9, 1)), reported=TOLD)
    (finding,) = run(CODE, books, period=SPRING)
    assert (finding.code, finding.severity) == ("no_vouchers", Severity.WARNING)


@given(st.sets(st.integers(1, 12), min_size=1))
def test_the_months_found_are_those_without_vouchers(months: set[int]) -> None:
    """Each month of the year is counted once."""
    counts = [int(finding.evidence["count"]) for finding in run(CODE, booked(*months), period=YEAR)]
    assert sum(counts) == 12 - len(months)
