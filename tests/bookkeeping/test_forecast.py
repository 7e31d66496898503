"""A forecast is the outcome to date and named items with a source, as books of their own."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.forecast import ForecastItem, forecast_books, read_forecast
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
from finsam_ledger.workspace.closing import Settings, close
from finsam_ledger.workspace.periods import ColumnKind

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
        f"{HEAD}3981;;300;beslut;Bidrag\n5010;10;1 200,50;avtal;\n", "prognos.csv", BOOKS
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
        read_forecast(f"{HEAD}{row}\n", "prognos.csv", BOOKS)
    assert all(word in str(refused.value) for word in words)


def test_the_column_of_a_report() -> None:
    """Outcome to August, the forecast of the year beside it, taken apart down to its items."""
    items = read_forecast(f"{HEAD}3981;;300;beslut;Bidrag\n5010;;250;avtal;Hyra\n", "p.csv", BOOKS)
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
