"""A forecast is the outcome to date and named items with a source, as books of their own."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.budget import BudgetRow, budget_books
from finsam_ledger.bookkeeping.forecast import (
    ForecastItem,
    ForecastKind,
    Outlook,
    forecast_books,
    read_forecast,
)
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.testing import ledgers
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.closing import close
from finsam_ledger.workspace.periods import ColumnKind
from finsam_ledger.workspace.settings import Settings

HEAD = "konto;projekt;belopp;kalla;text\n"
TO_AUGUST = date(2025, 8, 31)
BOOKS = Ledger(
    Association("Förbundet"),
    chart_named("bas"),
    FiscalYear.calendar(2025),
    {n: Account(n) for n in ("1930", "3981", "5010")},
    objects={ObjectRef("6", "10"): "Administration"},
).post(
    VoucherDraft(date(2025, 2, 1), (Line("1930", 900_00), Line("3981", -900_00))),
    VoucherDraft(date(2025, 9, 1), (Line("5010", 50_00), Line("1930", -50_00))),
)

BUDGET = budget_books(
    BOOKS, [BudgetRow("5010", (100_00,) * 12), BudgetRow("3981", (-100_00,) * 12)]
)
OTHERS = (BudgetRow("5010", (700_00,) * 12),)
OUTLOOK = Outlook(BOOKS, TO_AUGUST, BUDGET)
KINDS = "konto;projekt;slag;belopp;kalla;text\n"


@given(ledgers(), st.lists(st.integers(-(10**9), 10**9), max_size=4), st.integers(0, 364))
def test_a_forecast_is_the_outcome_and_its_items(
    ledger: Ledger, amounts: list[int], days: int
) -> None:
    """For any books and any day: the year's forecast is the movement to that day and the items."""
    until = date.fromordinal(min(ledger.year.start.toordinal() + days, ledger.year.end.toordinal()))
    account = min(ledger.accounts)
    items = [ForecastItem(account, ore, "avtal") for ore in amounts]
    made = forecast_books(ledger, until, items)
    to_date = ledger.balances.movement(account, Period(ledger.year.start, until))
    assert made.balances.movement(account, ledger.year) == to_date + sum(amounts)


def test_items_are_read_with_their_source() -> None:
    """Income and costs are both written positive; the source follows to the voucher's text."""
    items = read_forecast(
        f"{HEAD}3981;;300;beslut;Bidrag\n5010;10;1 200,50;avtal;\n", "prognos.csv", OUTLOOK
    )
    assert items == (
        ForecastItem("3981", -300_00, "beslut", (), "Bidrag", 2),
        ForecastItem("5010", 1200_50, "avtal", (ObjectRef("6", "10"),), "", 3),
    )
    texts = [v.text for v in forecast_books(BOOKS, TO_AUGUST, items).journal]
    assert texts[-2:] == ["Bidrag (beslut)", "avtal"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("5010;;5;;Hyra", ["rad 2", "saknar källa", "avtal"]),
        ("5010;;12.500,-;avtal;x", ["rad 2", "12.500,-"]),
        ("9999;;5;avtal;x\n5010;77;5;avtal;x", ["rad 2", "9999", "rad 3", "77"]),
    ],
)
def test_items_that_cannot_be_followed(row: str, words: list[str]) -> None:
    """A forecast without a source is no forecast; every wrong row is told with its line."""
    with pytest.raises(ConfigurationError) as refused:
        read_forecast(f"{HEAD}{row}\n", "prognos.csv", OUTLOOK)
    assert all(word in str(refused.value) for word in words)


def test_the_column_of_a_report() -> None:
    """Outcome to August, the forecast of the year beside it, taken apart down to its items."""
    items = read_forecast(
        f"{HEAD}3981;;300;beslut;Bidrag\n5010;;250;avtal;Hyra\n", "p.csv", OUTLOOK
    )
    settings = Settings(
        period=Period(BOOKS.year.start, TO_AUGUST),
        columns=(ColumnKind.ACTUAL, ColumnKind.FORECAST),
        forecast=forecast_books(BOOKS, TO_AUGUST, items),
    )
    closing = close(Books.of(BOOKS), settings)
    assert closing.figure("income_statement.result").printed == 900
    assert closing.figure("income_statement.result.forecast").printed == 950
    assert closing.explain("income_statement.operating_costs.forecast").leaves_ore == 250_00
    without = close(Books.of(BOOKS), evolve(settings, forecast=None)).report
    assert [c.id for c in without.statement("income_statement").columns] == ["actual"]


def test_kinds_that_are_computed() -> None:
    """What is left of the year's budget, and four months more at the rate of the first eight."""
    rows = (
        "3981;;budgetrest;;budget 2025;Bidrag\n3981;;takt;;bokföringen;\n5010;;avtal;7;avtal;Hyra\n"
    )
    rest, rate, rent = read_forecast(f"{KINDS}{rows}", "p.csv", OUTLOOK)
    assert (rest.ore, rest.kind) == (-1200_00 + 900_00, ForecastKind.BUDGET)
    assert rate.ore == -450_00
    assert (rent.ore, rent.words) == (7_00, "Hyra (avtal)")
    assert rest.words == "Bidrag (budgetrest, budget 2025)"


def test_kinds_that_are_computed_for_one_project() -> None:
    """A project goes on at its own rate and towards its own budget, not those of the account."""
    project = (ObjectRef("6", "10"),)
    books = BOOKS.post(
        VoucherDraft(date(2025, 3, 1), (Line("5010", 80_00, project), Line("1930", -80_00))),
        VoucherDraft(date(2025, 3, 2), (Line("5010", 300_00), Line("1930", -300_00))),
    )
    own = budget_books(books, [BudgetRow("5010", (10_00,) * 12, project), *OTHERS])
    rows = "5010;10;takt;;bokföringen;\n5010;10;budgetrest;;budget 2025;\n"
    items = read_forecast(f"{KINDS}{rows}", "p.csv", Outlook(books, TO_AUGUST, own))
    assert [(item.ore, item.objects) for item in items] == [(40_00, project), (40_00, project)]


@given(ledgers(), st.integers(1, 12), st.integers(-(10**9), 10**9))
def test_a_budget_remainder_ends_at_the_budget(ledger: Ledger, month: int, ore: int) -> None:
    """Whatever the books and the budget: outcome and remainder together are the year's budget."""
    months = list(ledger.year.months())
    until, account = months[min(month, len(months)) - 1].end, min(ledger.accounts)
    budget = budget_books(ledger, [BudgetRow(account, (ore,) * len(months))])
    rest = Outlook(ledger, until, budget).amount(ForecastKind.BUDGET, account, ())
    made = forecast_books(ledger, until, [ForecastItem(account, rest, "budget")])
    assert made.balances.movement(account, ledger.year) == ore * len(months)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("5010;;gissning;5;jag;x", ["rad 2", "gissning", "budgetrest, takt, avtal, manuell"]),
        ("5010;;takt;5;bokföringen;x", ["rad 2", "räknas ut"]),
        ("5010;;manuell;;jag;x", ["rad 2"]),
        ("5010;;takt;;;x", ["rad 2", "saknar källa"]),
    ],
)
def test_kinds_that_cannot_be_followed(row: str, words: list[str]) -> None:
    """An unknown kind, an amount for what is computed, none for what is not, and no source."""
    with pytest.raises(ConfigurationError) as refused:
        read_forecast(f"{KINDS}{row}\n", "prognos.csv", OUTLOOK)
    assert all(word in str(refused.value) for word in words)


def test_what_is_left_of_no_budget_is_refused() -> None:
    """The message says where the budget is named."""
    with pytest.raises(ConfigurationError, match="ingen budget"):
        read_forecast(f"{KINDS}5010;;budgetrest;;budget;x\n", "p.csv", Outlook(BOOKS, TO_AUGUST))


def test_equity_at_the_end_of_the_year() -> None:
    """The roll-forward has a forecast column: opening, the expected result, closing."""
    items = [ForecastItem("3981", -300_00, "beslut"), ForecastItem("5010", 250_00, "avtal")]
    settings = Settings(
        layouts=("eget_kapital",),
        period=Period(BOOKS.year.start, TO_AUGUST),
        columns=(ColumnKind.ACTUAL, ColumnKind.FORECAST),
        forecast=forecast_books(BOOKS, TO_AUGUST, items),
    )
    closing = close(Books.of(BOOKS), settings)
    assert closing.figure("equity.equity.forecast").printed == 950
    assert closing.explain("equity.equity.forecast").leaves_ore == -950_00
