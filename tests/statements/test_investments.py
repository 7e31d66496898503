"""The investeringsredovisning is that of the cash flow, and ends in the balance sheet's assets."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.budget import BudgetRow, budget_books
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.testing import everything_ties, ore, printed_parts_foot
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.closing import Closing, close
from finsam_ledger.workspace.settings import Settings
from finsam_ledger.workspace.statement_options import StatementOptions

LAYOUTS = ("resultatrakning", "balansrakning", "kassaflodesanalys", "investeringsredovisning")
ACCOUNTS = ("1010", "1220", "1229", "1350", "1380", "1930", "2010", "3981", "7832")


def closed(unit: Unit = Unit.KR, **moved: int) -> Closing:
    """A year that begins with equipment of 80 kr and in which each account moves against cash."""
    ledger = Ledger(
        Association("F"),
        chart_named("bas"),
        FiscalYear.calendar(2025),
        {number: Account(number) for number in ACCOUNTS},
        {"1220": 100_00, "1229": -20_00, "1930": 50_00, "2010": -130_00},
    )
    drafts = [
        VoucherDraft(date(2025, 6, 1), (Line(account[1:], ore), Line("1930", -ore)))
        for account, ore in moved.items()
    ]
    return close(Books.of(ledger.post(*drafts)), Settings(layouts=LAYOUTS, unit=unit))


def test_a_year_without_investments_is_empty() -> None:
    """Nothing was bought: the sum is 0 and what was there is there."""
    statement = closed().report.statement("investments")
    rows = {row.key: row.figures[0].printed for row in statement.rows}
    assert rows == {"investments": 0, "opening": 80, "closing": 80}


def test_depreciation_is_no_investment() -> None:
    """Equipment bought for 30 and depreciated by 10; a long-term claim is no investment either."""
    year = closed(_1220=30_00, _1380=5_00)
    ledger = year.books.ledger.post(
        VoucherDraft(date(2025, 12, 31), (Line("7832", 10_00), Line("1229", -10_00)))
    )
    report = close(Books.of(ledger), Settings(layouts=LAYOUTS)).report
    rows = {row.key: row.figures[0].printed for row in report.statement("investments").rows}
    assert rows == {
        "tangible": 30,
        "investments": 30,
        "opening": 80,
        "long_receivables": 5,
        "non_cash": -10,
        "closing": 105,
    }
    assert {"investments.investments.actual", "investments.closing.actual"} <= {
        tie.id for tie in report.tie_outs if tie.ok
    }


@given(st.lists(ore(), min_size=5, max_size=5), st.sampled_from(Unit))
def test_it_ties_whatever_is_bought(amounts: list[int], unit: Unit) -> None:
    """Cash flow and balance sheet agree with it to the öre and as printed."""
    names = ("_1010", "_1220", "_1229", "_1350", "_1380")
    report = closed(unit, **dict(zip(names, amounts, strict=True))).report
    everything_ties(report.statements)
    for statement in report.statements:
        printed_parts_foot(statement)
    flow, made = report.statement("cash_flow"), report.statement("investments")
    if any(row.key == "investing" for row in flow.rows):
        assert made.figure("investments").ore == -(flow.figure("investing").ore or 0)


def test_budget_beside_the_outcome() -> None:
    """A statement with columns of its own may have budget, though it is not of the result."""
    year = closed(_1220=30_00)
    budget = budget_books(year.books.ledger, [BudgetRow("1220", (0,) * 5 + (50_00,) + (0,) * 6)])
    wanted = StatementOptions("investeringsredovisning", ("utfall", "budget", "avvikelse"))
    report = close(
        year.books, Settings(layouts=LAYOUTS, budget=budget, statements=(wanted,))
    ).report
    statement = report.statement("investments")
    assert [figure.printed for figure in statement.row("investments").figures] == [30, 50, 20]
    assert [figure.printed for figure in statement.row("closing").figures] == [110, 130, 20]
    assert [tie for tie in report.tie_outs if not tie.ok] == []
