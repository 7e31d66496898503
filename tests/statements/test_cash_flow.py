"""The cash-flow statement: whatever the books, its total is the change in cash, to the öre."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.chart import Chart
from finsam_ledger.core.charts import charts
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import AccountHome, CashFlowClass, StatementLine
from finsam_ledger.errors import LayoutError
from finsam_ledger.statements.columns import LedgerSource
from finsam_ledger.statements.evaluate import ColumnSpec, evaluate
from finsam_ledger.statements.figure import Column, Statement, Term, merged
from finsam_ledger.statements.layout_file import parse_layout, shipped_layout
from finsam_ledger.statements.placement import place
from finsam_ledger.statements.printing import round_statements
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.statements.tie_out import tie_outs
from finsam_ledger.terms import Text
from finsam_ledger.testing import ledgers

CASH_FLOW = shipped_layout("kassaflodesanalys")
STATEMENTS = (
    "resultatrakning",
    "balansrakning_kort",
    "kassaflodesanalys",
    "eget_kapital",
    "kapitalfordelning",
)


def statements(ledger: Ledger) -> list[Statement]:
    """The statements of a whole year."""
    spec = ColumnSpec(Column("actual", Text("Utfall", "Actual")), LedgerSource(ledger, ledger.year))
    return [evaluate(shipped_layout(name), [spec], ledger) for name in STATEMENTS]


def cash(ledger: Ledger) -> tuple[int, int]:
    """Opening and closing cash, added up account by account."""
    accounts = [n for n in ledger.accounts if ledger.home_of(n).cash_flow is CashFlowClass.CASH]
    return (
        sum(ledger.balances.opening_at(n, ledger.year) for n in accounts),
        sum(ledger.balances.closing(n, ledger.year) for n in accounts),
    )


@given(ledgers())
def test_the_total_is_the_change_in_cash(ledger: Ledger) -> None:
    """Indirect method: result, adjustments and balance movements give closing less opening cash."""
    made = next(s for s in statements(ledger) if s.id == "cash_flow")
    opening, closing = cash(ledger)
    if sum(ledger.opening.values()) == 0:
        assert made.figure("cash_flow").ore == closing - opening
    assert made.figure("cash_opening").ore == opening


@given(ledgers(), st.sampled_from(Unit))
def test_all_statements_tie_as_printed(ledger: Ledger, unit: Unit) -> None:
    """Cash flow, equity and the capital split agree with the balance sheet, printed too."""
    printed = round_statements(statements(ledger), unit).statements
    ties = tie_outs(printed)
    assert {"cash_flow.cash_closing.actual", "equity.equity.actual", "capital.equity.actual"} <= {
        tie.id for tie in ties
    }
    assert [tie for tie in ties if tie.difference_ore] == []


@given(st.sampled_from(charts()), st.lists(st.integers(1000, 8999), unique=True, max_size=12))
def test_every_account_but_cash_counts_once(chart: Chart, numbers: list[int]) -> None:
    """Depreciation is added back and taken from the investment: once in all, sign turned."""
    groups = {str(n): chart.group_of(str(n)) for n in numbers}
    homes = {n: AccountHome(g.line, g.cash_flow) for n, g in groups.items() if g is not None}
    placed = place(CASH_FLOW, homes, homes)
    assert set(placed.accounts) >= {"result", "receivables", "cash_opening"}


def test_a_layout_that_counts_an_account_twice_is_refused() -> None:
    """The accounts are named, before any figure."""
    row = '[[rad]]\nnyckel = "{0}"\nrubrik = "R"\nkonton = ["1-8"]\nmatt = "rorelse"\nvand = true\n'
    text = 'titel = "T"\ntacker = "kassaflode"\n' + row.format("a") + row.format("b")
    home = AccountHome(StatementLine.TRADE_RECEIVABLES, CashFlowClass.RECEIVABLES)
    with pytest.raises(LayoutError, match="inte räknas precis en gång i kassaflödet: 1510"):
        place(parse_layout(text, "t"), ["1510"], {"1510": home})


def test_terms_of_opposite_weight_are_gone() -> None:
    """What is added back and taken away leaves nothing; equal weights join."""
    day = date(2021, 1, 1)
    term = Term("7830", day, day)
    assert merged([frozenset({term}), frozenset({term._replace(weight=-1)})]) == frozenset()
    assert merged([frozenset({term})] * 2) == frozenset({term._replace(weight=2)})
