"""Strategies for layouts and columns (uppställningar och kolumner)."""

from collections.abc import Mapping, Sequence
from itertools import count, pairwise

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import RESULT_LINES, StatementLine
from finsam_ledger.core.period import Period
from finsam_ledger.statements.columns import (
    LedgerSource,
    Source,
    previous_year_end,
    same_period_before,
)
from finsam_ledger.statements.evaluate import ColumnSpec
from finsam_ledger.statements.figure import Column
from finsam_ledger.statements.layout import (
    AccountRow,
    Covers,
    HeadingRow,
    Layout,
    Measure,
    Row,
    Selection,
    Show,
    Side,
    TotalRow,
)
from finsam_ledger.terms import Text
from finsam_ledger.testing.values import days, periods

_IDS = {Covers.RESULT: "income_statement", Covers.BALANCE: "balance_sheet"}
_MEASURES: Mapping[Covers, Sequence[tuple[Measure, ...]]] = {
    Covers.RESULT: [(Measure.MOVEMENT,)],
    Covers.BALANCE: [(Measure.CLOSING,), (Measure.OPENING, Measure.MOVEMENT)],
}
_sides = st.sampled_from(tuple(Side))


@st.composite
def layouts(draw: DrawFn, covers: Covers = Covers.RESULT) -> Layout:
    """Layouts with every line of the chart in one row, summed in any tree (uppställningar).

    They hold headings, of-which rows, rows that are hidden when they are zero (never all rows),
    totals of totals and, over the balance, rows that show opening and movement apart.

    Args:
        draw: Given by Hypothesis.
        covers: What they hold in full, the result or the balance.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(layouts(Covers.BALANCE))
    ... def every_line(layout):
    ...     taken = [row.selection.lines for row in layout.rows if isinstance(row, AccountRow)]
    ...     assert frozenset().union(*taken) == frozenset(StatementLine)
    >>> every_line()
    """
    wanted = RESULT_LINES if covers is Covers.RESULT else frozenset(StatementLine)
    order = draw(st.permutations(sorted(wanted)))
    cuts = draw(st.sets(st.integers(1, len(order) - 1), max_size=7))
    ends = [0, *sorted(cuts), len(order)]
    groups = [frozenset(order[a:b]) for a, b in pairwise(ends)]
    rows = [row for i, group in enumerate(groups) for row in draw(_account_rows(i, group, covers))]
    return Layout(
        f"random_{covers}",
        _IDS[covers],
        Text("Slumpad", "Random"),
        covers=covers,
        rows=tuple(draw(_summed(rows))),
    )


@st.composite
def _account_rows(
    draw: DrawFn, i: int, lines: frozenset[StatementLine], covers: Covers
) -> list[Row]:
    side, show = draw(_sides), draw(st.sampled_from(tuple(Show))) if i else Show.ALWAYS
    measures = draw(st.sampled_from(_MEASURES[covers]))
    rows: list[Row] = [
        AccountRow(f"row_{i}_{m}", _text(f"Rad {i} {m}"), Selection((), lines), m, side, show)
        for m in measures
    ]
    if draw(st.integers(0, 3)) == 0:
        rows.insert(0, HeadingRow(f"heading_{i}", _text(f"Rubrik {i}")))
    if draw(st.integers(0, 3)) == 0:
        some = Selection((AccountRange.parse("1-5"),))
        memo = (f"memo_{i}", _text(f"varav {i}"), some, measures[-1], side)
        rows.append(AccountRow(*memo, memo=True))
    return rows


@st.composite
def _summed(draw: DrawFn, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with totals put in after some of them, each row in one total at most."""
    done: list[Row] = []
    free: list[str] = []
    for row in rows:
        done.append(row)
        if isinstance(row, AccountRow) and not row.memo:
            free.append(row.key)
        if free and draw(st.integers(0, 2)) == 0:
            _add_total(done, free, draw(st.integers(1, len(free))), draw(_sides))
    if draw(st.booleans()) and free:
        _add_total(done, free, len(free), draw(_sides))
    return done


def _add_total(done: list[Row], free: list[str], size: int, side: Side) -> None:
    key = next(f"total_{i}" for i in count() if f"total_{i}" not in {row.key for row in done})
    done.append(TotalRow(key, _text(f"Summa {key}"), tuple(free[-size:]), side))
    free[-size:] = [key]


def _text(words: str) -> Text:
    return Text(words, words)


@st.composite
def columns(
    draw: DrawFn,
    ledger: Ledger,
    previous: Ledger | None = None,
    covers: Covers = Covers.RESULT,
    *,
    period: Period | None = None,
) -> tuple[ColumnSpec, ...]:
    """Columns of a statement (kolumner): the period, and mostly a comparison.

    Args:
        draw: Given by Hypothesis.
        ledger: The books.
        previous: Last year's books, when they are at hand.
        covers: What the statement holds; a balance is measured from the year's first day.
        period: The days to report; None takes any of the year.

    >>> from hypothesis import given, settings, strategies as st
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(st.data(), ledgers(vouchers=2))
    ... def first(data, ledger): assert data.draw(columns(ledger))[0].column.id == "actual"
    >>> first()
    """
    year = ledger.year
    if covers is Covers.BALANCE:
        span = Period(year.start, period.end if period else draw(days(year)))
        before: Source = previous_year_end(ledger, previous)
    else:
        span = period or draw(periods(year))
        before = same_period_before(ledger, previous, span)
    specs = (
        ColumnSpec(Column("actual", _text("Utfall")), LedgerSource(ledger, span)),
        ColumnSpec(Column("previous", _text("Föregående")), before),
    )
    return specs if draw(st.integers(0, 3)) else specs[:1]
