"""A budget is books of its own: exact over the year, by month, by object, and refused by line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.budget import (
    BudgetRow,
    budget_books,
    read_budget,
)
from finsam_ledger.bookkeeping.plan_file import COUNTER_ACCOUNT
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.errors import ConfigurationError

HEAD = "konto;projekt;belopp;text\n"
MONTHLY = "konto;projekt;text;" + "jan;feb;mar;apr;maj;jun;jul;aug;sep;okt;nov;dec\n"
BOOKS = Ledger(
    Association("Förbundet"),
    chart_named("bas"),
    FiscalYear.calendar(2025),
    {n: Account(n) for n in ("3981", "5010")},
    objects={ObjectRef("6", "10"): "Administration"},
)


def budget(text: str) -> Ledger:
    """The books of a budget written as CSV."""
    return budget_books(BOOKS, read_budget(text, "budget.csv", BOOKS))


@given(st.integers(-(10**12), 10**12), st.integers(1, 12))
def test_a_year_is_spread_exactly(ore: int, months: int) -> None:
    """The months sum to the year's amount, and no two differ by more than an öre."""
    kronor = f"{'-' if ore < 0 else ''}{abs(ore) // 100},{abs(ore) % 100:02}"
    made = budget(f"{HEAD}5010;;{kronor};Hyra\n")
    end = list(BOOKS.year.months())[months - 1].end
    assert made.balances.movement("5010", BOOKS.year) == ore
    part = made.balances.movement("5010", Period(BOOKS.year.start, end))
    assert abs(12 * part - months * ore) <= 12 * months


@pytest.mark.parametrize("months", [11, 13])
def test_a_row_of_another_number_of_months_is_never_cut(months: int) -> None:
    """A month of the year without an amount, or an amount without a month, is refused."""
    with pytest.raises(ValueError, match="zip"):
        budget_books(BOOKS, [BudgetRow("5010", (100,) * months)])


def test_income_and_costs_are_both_written_positive() -> None:
    """Income becomes credit, costs debit, against an account that no statement shows."""
    made = budget(f"{HEAD}3981;;1 200;Bidrag\n5010;10;600;Hyra\n")
    assert made.balances.movement("3981", BOOKS.year) == -120_000
    assert made.balances.movement("5010", BOOKS.year) == 60_000
    assert made.balances.movement(COUNTER_ACCOUNT, BOOKS.year) == 60_000
    assert made.by_object("6")["10"].movement("5010", BOOKS.year) == 60_000


def test_months_as_given() -> None:
    """Twelve columns instead of one amount; an empty month is nothing."""
    made = budget(f"{MONTHLY}5010;10;Hyra;100;;;;;;;;;;;50\n")
    assert made.balances.movement("5010", Period(date(2025, 1, 1), date(2025, 11, 30))) == 10_000
    assert made.balances.movement("5010", BOOKS.year) == 15_000


def test_a_row_knows_its_line_and_text() -> None:
    """So that a budgeted figure can be taken apart down to the file."""
    (row,) = read_budget(f"{HEAD}5010;10;12;Hyra\n", "budget.csv", BOOKS)
    assert row == BudgetRow("5010", (100,) * 12, (ObjectRef("6", "10"),), "Hyra", 2)
    assert row.ore == 1200
    assert budget_books(BOOKS, [row]).journal.voucher(0).source_line == 2


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("9999;;5;x", ["rad 2", "9999", "BAS"]),
        ("5010;77;5;x", ["rad 2", "77", "Projekten är 10"]),
        ("5010;;12.500,-;x", ["rad 2", "12.500,-", "1 234,50"]),
        ("5010;;;x", ["rad 2", "inget belopp"]),
        ("5010;;5;x\n8811;;1;y\n5010;99;1;z", ["rad 3", "8811", "rad 4", "99"]),
    ],
)
def test_rows_that_cannot_be_followed(row: str, words: list[str]) -> None:
    """Every such row is told at once, with its line and the remedy."""
    with pytest.raises(ConfigurationError) as refused:
        budget(f"{HEAD}{row}\n")
    assert all(word in str(refused.value) for word in words)


@pytest.mark.parametrize("head", ["konto;belopp\n", "konto;projekt;text\n", ""])
def test_columns_that_are_missing(head: str) -> None:
    """The first line says what each column is."""
    with pytest.raises(ConfigurationError, match="rad 1"):
        budget(f"{head}5010;1\n")
