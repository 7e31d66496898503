"""Key figures: exact ratios, rounded once, half up; sums and differences of what is printed."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.balances import Balances
from finsam_ledger.core.period import Period
from finsam_ledger.errors import ConfigurationError, FinsamError, UnknownNameError
from finsam_ledger.statements.columns import OpeningSource, sum_of
from finsam_ledger.statements.evaluate import ColumnSpec
from finsam_ledger.statements.figure import Column, Figure, Statement, StatementRow, Term
from finsam_ledger.statements.key_figure import Figures, KeyFigureSpec, find_key_figure
from finsam_ledger.statements.key_figure_file import KeyFigureKeys, shipped_key_figures
from finsam_ledger.statements.layout import Side
from finsam_ledger.terms import Text

ACTUAL = Column("actual", Text("2024", "2024"))
DAY = date(2024, 12, 31)
amounts = st.integers(-(10**12), 10**12)


def figures(**ore: int | None) -> Figures:
    """A statement with one row for each amount; names that end in credit are shown so."""
    balances = Balances({name: value or 0 for name, value in ore.items()})
    source = OpeningSource(balances, Period(DAY, DAY))
    rows = tuple(
        StatementRow(
            name,
            Text(name, name),
            "accounts",
            Side.CREDIT if name.endswith("credit") else Side.DEBIT,
            figures=(Figure(value, frozenset({Term(name, None, DAY)})),),
        )
        for name, value in ore.items()
    )
    made = Statement("s", Text("Tabell", "Table"), (ACTUAL,), rows)
    days = {"period.days.actual": 243, "year.days.actual": 365}
    return Figures((made,), {"s": (ColumnSpec(ACTUAL, source),)}, days, 100)


def printed(
    where: Figures, upper: tuple[str, ...], lower: tuple[str, ...] = (), decimals: int = 1
) -> int | None:
    """What is printed of a share, or of an amount."""
    spec = KeyFigureSpec("k", Text("K", "K"), upper, lower, decimals)
    return where.key_figure(spec, [ACTUAL]).values[0].printed


@given(amounts, amounts.filter(bool), st.integers(0, 4))
def test_a_share_is_exact_and_rounded_once(upper: int, lower: int, decimals: int) -> None:
    """Within half of the last decimal of the exact fraction, halves away from zero."""
    found = printed(figures(a=upper, b=lower), ("s.a",), ("s.b",), decimals=decimals)
    exact = Fraction(upper, lower) * 100 * 10**decimals
    assert found is not None
    assert abs(found - exact) <= Fraction(1, 2)
    if abs(exact - int(exact)) == Fraction(1, 2):
        assert abs(found) > abs(exact)


@given(amounts, amounts)
def test_what_is_printed_is_added_and_taken_away(first: int, second: int) -> None:
    """A row of the credit side adds what it shows; a minus takes it away."""
    where = figures(a=first * 100, b_credit=second * 100)
    assert printed(where, ("s.a", "s.b_credit")) == first - second
    assert printed(where, ("s.a", "-s.b_credit")) == first + second


def test_each_part_knows_its_source() -> None:
    """The parts are the figures with their signs, and the source measures their terms."""
    where = figures(a=300, b_credit=-200)
    made = where.key_figure(
        KeyFigureSpec("k", Text("K", "K"), ("s.a", "-s.b_credit")), [ACTUAL]
    ).values[0]
    assert [(p.place, p.value, p.turned) for p in made.numerator] == [
        ("s.a.actual", 300, False),
        ("s.b_credit.actual", -200, False),
    ]
    part = made.numerator[0]
    assert part.source is not None
    assert part.figure is not None
    assert sum_of(part.source, part.figure.terms) == 300


def test_what_is_not_known_or_divided_by_nothing_is_not_printed() -> None:
    """Unknown is not zero, and a share of nothing is no share."""
    assert printed(figures(a=None, b=1), ("s.a",), ("s.b",)) is None
    assert printed(figures(a=1, b=0), ("s.a",), ("s.b",)) is None
    assert printed(figures(a=1, b=0), ("s.b",), ("s.a",)) == 0
    assert printed(figures(a=1), ("s.a",), ("s.a.year_budget",)) is None  # there is no budget


def test_the_share_of_the_year_gone() -> None:
    """Days of the period of those of the year."""
    assert printed(figures(), ("period.days",), ("year.days",)) == 666
    assert printed(figures(), ("year.days", "-period.days"), ("year.days",)) == 334


def test_names_that_nothing_has() -> None:
    """The nearest are told, for rows and for key figures."""
    with pytest.raises(UnknownNameError, match="s"):
        printed(figures(a=1), ("s.b",))
    made = figures(a=1).key_figure(KeyFigureSpec("kvot", Text("Kvot", "Ratio"), ("s.a",)), [ACTUAL])
    assert find_key_figure("nyckeltal.Kvot.2024", [made]) == (made, 0)
    for reference in ("nyckeltal.kvott", "nyckeltal.kvot.2020"):
        with pytest.raises(UnknownNameError):
            find_key_figure(reference, [made])


@pytest.mark.parametrize(
    ("keys", "error"),
    [
        (KeyFigureKeys("x"), UnknownNameError),
        (KeyFigureKeys("x", numerator=("a.b",)), ConfigurationError),
        (
            KeyFigureKeys("x", numerator=("a.b",), denominator=("a.b",), amount=("a.b",)),
            FinsamError,
        ),
        (KeyFigureKeys("x", numerator=("a.b",), denominator=("a.b",), decimals=9), FinsamError),
    ],
)
def test_keys_that_are_no_key_figure(keys: KeyFigureKeys, error: type[Exception]) -> None:
    """Neither a share nor an amount, both, too fine, or an unknown name."""
    with pytest.raises(error):
        keys.spec()


def test_shipped_ones_by_name_alone() -> None:
    """An id is enough; a heading of one's own is kept."""
    assert KeyFigureKeys("soliditet").spec().numerator == ("balance_sheet.equity",)
    assert KeyFigureKeys("soliditet", title="Vår soliditet").spec().title.sv == "Vår soliditet"
    assert set(shipped_key_figures()) >= {"soliditet", "del_av_aret", "eget_kapital_prognos"}
