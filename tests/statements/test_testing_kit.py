"""The invariants of printed statements tell what is wrong, with figures."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis.vendor.pretty import pretty

from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.statements.columns import LedgerSource
from finsam_ledger.statements.figure import Column, Figure, Statement, StatementRow, Term
from finsam_ledger.statements.layout import Side
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text
from finsam_ledger.testing import (
    DrawnReport,
    both_sides_agree,
    everything_ties,
    explained_to_the_last_line,
    printed_parts_foot,
    printed_within_one_unit,
    reports,
    same_quantity_prints_the_same,
)

NAME = Text("Namn", "Name")
YEAR = FiscalYear.calendar(2024)
CASH = frozenset({Term("1930", None, YEAR.end)})


def balance(printed: int | None = 2, *, exact: int = 150_000, other: int = 2) -> Statement:
    """A balance sheet of one asset, its total, and equity."""
    rows = (
        StatementRow("cash", NAME, "accounts", figures=(Figure(exact, CASH, printed),)),
        StatementRow("all", NAME, "total", figures=(Figure(150_000, CASH, 2),), parts=("cash",)),
        StatementRow(
            "equity", NAME, "accounts", Side.CREDIT, 1, (Figure(-150_000, printed=other),)
        ),
    )
    return Statement("bs", NAME, (Column("actual", NAME),), rows, balanced=True)


GOOD = balance()
CHECKS: dict[str, Callable[[Statement], None]] = {
    "foot": printed_parts_foot,
    "sides": both_sides_agree,
    "near": lambda statement: printed_within_one_unit([statement], Unit.TKR),
    "same": lambda statement: same_quantity_prints_the_same([statement]),
    "ties": lambda statement: everything_ties([statement]),
}


@pytest.mark.parametrize("name", CHECKS)
def test_a_sound_statement_passes(name: str) -> None:
    """Every invariant holds of a statement that nobody has tampered with."""
    CHECKS[name](GOOD)


@pytest.mark.parametrize(
    ("statement", "name", "words"),
    [
        (balance(3), "foot", "bs.all.actual: 3 is not 2"),
        (balance(other=1), "sides", "bs.actual: the sides differ by 1"),
        (balance(3), "near", "bs.cash: 1 500,00 printed as 3"),
        (balance(None), "near", "bs.cash: printed None"),
        (balance(3), "same", "bs.cash prints 3, bs.all prints 2"),
        (balance(other=1), "ties", "bs.sides.actual: bs.all.actual less bs.equity.actual is 0,00"),
    ],
)
def test_a_wrong_statement_is_told_by_how_much(statement: Statement, name: str, words: str) -> None:
    """Where it is, and the figures that do not agree."""
    with pytest.raises(AssertionError) as error:
        CHECKS[name](statement)
    assert words in str(error.value).replace("\N{NO-BREAK SPACE}", " ")


@settings(max_examples=5)
@given(reports())
def test_a_failing_report_is_short_enough_to_read(report: DrawnReport) -> None:
    """Hypothesis shows the books and the amounts of a drawn report, not every term of them."""
    assert pretty(report) == repr(report)
    assert len(repr(report)) < 20_000


def test_a_figure_that_its_lines_do_not_give_is_told() -> None:
    """A figure that is not what its terms measure is no explained figure."""
    ledger = Ledger(Association("A"), chart_named("bas"), YEAR, opening={"1930": 500})
    source = LedgerSource(ledger, YEAR)
    explained_to_the_last_line(Figure(500, CASH), source, ledger, 700)
    with pytest.raises(AssertionError, match=r"5,00 kr \+ rounding −1,00 kr is not the"):
        explained_to_the_last_line(Figure(800, CASH), source, ledger, 700)
