"""Statements are what the vouchers say, and what nobody knows is missing and never zero."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.account import Account
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.statements.columns import LedgerSource, OpeningSource
from finsam_ledger.statements.evaluate import ColumnSpec, evaluate, trial_balance
from finsam_ledger.statements.figure import Column, Statement
from finsam_ledger.statements.layout import (
    AccountRow,
    Covers,
    Layout,
    Measure,
    ObjectSelection,
    Selection,
    Show,
    Side,
    TotalRow,
)
from finsam_ledger.statements.layout_file import shipped_layout
from finsam_ledger.terms import Text
from finsam_ledger.testing import (
    DrawnReport,
    columns,
    layouts,
    ledger_pairs,
    ledgers,
    object_refs,
    periods,
    reports,
)

NAME = Text("Namn", "Name")
ALL = (AccountRange("0", "9"),)


def column(name: str, source: LedgerSource | OpeningSource) -> ColumnSpec:
    """A column of any source."""
    return ColumnSpec(Column(name, NAME), source)


def by_hand(ledger: Ledger, row: AccountRow, period: Period) -> int:
    """What a row measures, added up line by line from the vouchers."""
    chosen = {n for n in ledger.lines if row.selection.takes(n, ledger.home_of(n))}
    start = {
        Measure.OPENING: ledger.year.start,
        Measure.CLOSING: ledger.year.start,
        Measure.MOVEMENT: period.start,
    }[row.measure]
    end = period.start - timedelta(days=1) if row.measure is Measure.OPENING else period.end
    opening = sum(ore for n, ore in ledger.opening.items() if n in chosen)
    return (0 if row.measure is Measure.MOVEMENT else opening) + sum(
        line.ore
        for voucher in ledger.journal
        for line in voucher.lines
        if line.account in chosen and start <= voucher.event_day <= end
    )


def check(statement: Statement, layout: Layout, ledger: Ledger, period: Period) -> None:
    """Every figure of the first column is its rows' vouchers."""
    shown = {row.key: row for row in statement.rows}
    exact: dict[str, int] = {}
    for row in layout.rows:
        if isinstance(row, AccountRow):
            exact[row.key] = by_hand(ledger, row, period)
        elif isinstance(row, TotalRow):
            exact[row.key] = sum(exact[part] for part in row.parts)
        if row.key in exact and row.key in shown:
            assert shown[row.key].figures[0].ore == exact[row.key]


@given(st.data(), ledger_pairs(), st.sampled_from([Covers.RESULT, Covers.BALANCE]))
def test_every_figure_is_its_vouchers(
    data: st.DataObject, pair: tuple[Ledger, Ledger], covers: Covers
) -> None:
    """Random layouts over random books, in both columns, against lines added up by hand."""
    before, ledger = pair
    layout = data.draw(layouts(covers))
    specs = data.draw(columns(ledger, before, covers))
    statement = evaluate(layout, specs, ledger)
    check(statement, layout, ledger, specs[0].source.period)
    for spec in specs[1:]:
        again = evaluate(layout, [spec], ledger)
        check(again, layout, before, spec.source.period)


@given(st.data(), ledgers())
def test_a_trial_balance_has_every_account(data: st.DataObject, ledger: Ledger) -> None:
    """Each account's opening, movement and closing, and their sums."""
    source = LedgerSource(ledger, data.draw(periods(ledger.year)))
    specs = [ColumnSpec(Column(m.name, NAME), source, m) for m in Measure]
    statement = trial_balance(shipped_layout("saldobalans"), specs, ledger)
    assert [row.key for row in statement.rows] == [*ledger.used_accounts, "total"]
    for number in ledger.used_accounts:
        opening, movement, closing = (statement.figure(number, m.name).ore for m in Measure)
        assert opening == ledger.balances.opening_at(number, source.period)
        assert movement == ledger.balances.movement(number, source.period)
        assert closing == (opening or 0) + (movement or 0)
        assert statement.row(number).label.sv == f"{number} {ledger.accounts[number].name}".strip()
    assert [figure.ore for figure in statement.row("total").figures] == [0, 0, 0]


@given(ledgers(), object_refs(), st.booleans())
def test_rows_of_objects_take_their_lines_only(
    ledger: Ledger,
    ref: ObjectRef,
    exclude: bool,  # noqa: FBT001
) -> None:
    """A row of certain objects, or of all others, sums exactly the lines booked so."""
    dimension, code = ref
    chosen = ObjectSelection(dimension, frozenset({code, "unknown"}), exclude)
    row = AccountRow("row", NAME, Selection(ALL, objects=chosen), Measure.MOVEMENT, Side.DEBIT)
    layout = Layout("by_object", "by_object", NAME, rows=(row,))
    statement = evaluate(layout, [column("actual", LedgerSource(ledger, ledger.year))], ledger)
    expected = sum(
        line.ore
        for voucher in ledger.journal
        for line in voucher.lines
        if (code in {r.code for r in line.objects if r.dimension == dimension}) != exclude
    )
    assert statement.figure("row").ore == expected


@given(ledgers())
def test_what_nobody_knows_is_missing(ledger: Ledger) -> None:
    """Last year's movement is in no opening balance: it is None in rows and totals, never zero."""
    source = OpeningSource(ledger.balances, ledger.year.previous())
    for name in ("resultatrakning", "resultatrakning_kort"):
        statement = evaluate(shipped_layout(name), [column("previous", source)], ledger)
        assert {figure.ore for row in statement.rows for figure in row.figures} <= {None}


@given(reports())
def test_a_total_is_known_when_its_parts_are(report: DrawnReport) -> None:
    """A total is the sum of its parts, or one of them is missing."""
    for statement in report.statements:
        for row in statement.rows if not statement.number else ():
            for i, figure in enumerate(row.figures if row.kind == "total" else ()):
                parts = [statement.row(part).figures[i].ore for part in row.parts]
                known = [ore for ore in parts if ore is not None]
                assert len(known) < len(parts) or figure.ore in (sum(known), None)


@pytest.mark.parametrize("show", Show)
@given(ledger=ledgers())
def test_rows_shown_when_used_are_hidden_with_their_place_in_totals(
    show: Show, ledger: Ledger
) -> None:
    """A row without an amount is left out, also from the parts of its total."""
    zero = ("zero", NAME, Selection((AccountRange.parse("9999"),)), Measure.MOVEMENT, Side.DEBIT)
    rows = (AccountRow(*zero, show), TotalRow("total", NAME, ("zero",), Side.DEBIT))
    layout = Layout("hide", "hide", NAME, rows=rows)
    statement = evaluate(layout, [column("actual", LedgerSource(ledger, ledger.year))], ledger)
    hidden = show is Show.USED
    assert [row.key for row in statement.rows] == (["total"] if hidden else ["zero", "total"])
    assert statement.row("total").parts == (() if hidden else ("zero",))
    assert statement.figure("total").ore == 0


@given(ledgers(vouchers=2))
def test_an_unknown_row_or_column_is_no_figure(ledger: Ledger) -> None:
    """Asking a statement for what it has not is a KeyError that names it."""
    specs = [column("actual", LedgerSource(ledger, ledger.year))]
    statement = evaluate(shipped_layout("resultatrakning"), specs, ledger)
    assert statement.figure("result") == statement.row("result").figures[0]
    for row, name in (("gone", "actual"), ("result", "gone")):
        with pytest.raises(KeyError, match="gone"):
            statement.figure(row, name)


@given(ledger_pairs())
def test_an_account_of_last_year_only_has_its_line(pair: tuple[Ledger, Ledger]) -> None:
    """Books that no longer declare an account still say where last year's amount belongs."""
    before, ledger = pair
    assert all(ledger.line_of(n) is before.lines[n] for n in before.accounts)
    assert ledger.line_of("9999") is ledger.chart.line_of(Account("9999"))
