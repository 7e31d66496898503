"""Where comparisons come from: last year's books, what this file reports of it, or nothing."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.line import StatementLine
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.statements.columns import (
    LedgerSource,
    OpeningSource,
    ReportedSource,
    Source,
    accounts_of,
    previous_year_end,
    reported_over,
    same_period_before,
    term_of,
)
from finsam_ledger.statements.evaluate import ColumnSpec, evaluate
from finsam_ledger.statements.figure import Column, Statement, Term
from finsam_ledger.statements.layout import Measure, ObjectSelection
from finsam_ledger.statements.layout_file import layout_for, shipped_layout
from finsam_ledger.terms import Text
from finsam_ledger.testing import days, ledger_pairs

DAY = timedelta(days=1)
PAIR = ledger_pairs()
few = settings(max_examples=30)


def reported(books: Ledger) -> ReportedBalances:
    """What a program writes of a year: #IB, #UB, #RES and #PSALDO."""
    year, balances = books.year, books.balances
    held = {n: balances.closing(n, year) for n in books.used_accounts}
    months = {
        (number, f"{month.start:%Y%m}"): balances.movement(number, month)
        for number in held
        for month in year.months()
    }
    return ReportedBalances(
        dict(books.opening),
        {n: ore for n, ore in held.items() if not books.lines[n].is_result},
        {n: ore for n, ore in held.items() if books.lines[n].is_result},
        {key: ore for key, ore in months.items() if ore},
    )


def statement_of(source: Source, ledger: Ledger, name: str) -> Statement:
    """A statement with one column."""
    layout = layout_for(name, ledger.year.end.year)
    column = ColumnSpec(Column("previous", Text("Förra", "Last")), source)
    return evaluate(layout, [column], ledger)


def amounts(statement: Statement) -> dict[str, int | None]:
    """The amounts of a statement's only column."""
    return {row.key: row.figures[0].ore for row in statement.rows if row.figures}


def known_as(pair: tuple[Ledger, Ledger], what: ReportedBalances) -> Ledger:
    """This year's books, which report something of last year."""
    return evolve(pair[1], reported={-1: what})


def complete(pair: tuple[Ledger, Ledger]) -> bool:
    """Whether last year has openings, closings and results to report."""
    books = pair[0]
    kinds = {books.lines[number].is_result for number in books.used_accounts}
    return bool(books.opening) and kinds == {True, False}


@few
@given(PAIR)
def test_what_the_file_reports_is_what_the_books_say(pair: tuple[Ledger, Ledger]) -> None:
    """#UB -1 and #RES -1 give the same comparison as last year's own vouchers."""
    if not complete(pair):
        return
    before, ledger = pair
    telling = known_as(pair, reported(before))
    source = previous_year_end(telling, None)
    assert isinstance(source, ReportedSource)
    books = previous_year_end(telling, before)
    assert isinstance(books, LedgerSource)
    for name in ("balansrakning", "balansrakning_kort"):
        left, right = (amounts(statement_of(s, ledger, name)) for s in (source, books))
        assert left == right
    result = same_period_before(telling, None, telling.year)
    own = same_period_before(telling, before, telling.year)
    names = ("resultatrakning", "resultatrakning_kort")
    for name in names:
        left, right = (amounts(statement_of(s, ledger, name)) for s in (result, own))
        assert left == right


@given(PAIR)
def test_opening_balances_tell_total_equity_but_not_its_parts(
    pair: tuple[Ledger, Ledger],
) -> None:
    """With #IB 0 only, last year's balance sheet stands, its equity in one sum (rest "–")."""
    before, ledger = pair
    if not ledger.opening:
        return
    source = previous_year_end(ledger, None)
    assert isinstance(source, OpeningSource)
    got = amounts(statement_of(source, ledger, "balansrakning_kort"))
    own = amounts(statement_of(LedgerSource(before, before.year), ledger, "balansrakning_kort"))
    unknown = {"result", "equity_opening", "equity_direct"}
    assert {got[key] for key in unknown & got.keys()} == {None}
    if not any(ledger.lines[number] is StatementLine.EQUITY for number in ledger.opening):
        unknown.add("equity")
    assert {key: ore for key, ore in got.items() if key not in unknown} == {
        key: ore for key, ore in own.items() if key not in unknown
    }


@few
@given(PAIR, st.data())
def test_whole_months_are_known_by_their_sums(
    pair: tuple[Ledger, Ledger], data: st.DataObject
) -> None:
    """#PSALDO -1 gives the comparison of whole months; a cut month is not known at all."""
    if not complete(pair):
        return
    before, ledger = pair
    telling = known_as(pair, reported(before))
    months = list(ledger.year.months())
    first, last = sorted(data.draw(st.tuples(*[st.sampled_from(months)] * 2)))
    whole = Period(first.start, last.end)
    for name in ("resultatrakning", "resultatrakning_kort"):
        left = amounts(statement_of(same_period_before(telling, None, whole), ledger, name))
        right = amounts(statement_of(same_period_before(telling, before, whole), ledger, name))
        assert left == right or None in left.values()
        assert left == right or not _moves(before, whole.year_before())
    cut = Period(first.start, first.start + 3 * DAY)
    source = same_period_before(telling, None, cut)
    assert set(amounts(statement_of(source, ledger, "resultatrakning")).values()) == {None}


def _moves(books: Ledger, period: Period) -> bool:
    results = [n for n in books.used_accounts if books.lines[n].is_result]
    return any(books.balances.movement(n, month) for n in results for month in period.months())


@few
@given(PAIR, st.data())
def test_balances_at_a_month_end_are_opening_and_months(
    pair: tuple[Ledger, Ledger], data: st.DataObject
) -> None:
    """From the year's first day, #IB and #PSALDO give closing balances at any month's end."""
    books = pair[0]
    telling = evolve(books, reported={0: reported(books)})
    end = data.draw(st.sampled_from(list(books.year.months()))).end
    part = Period(books.year.start, end)
    known = reported_over(telling, 0, books.year, part)
    source = ReportedSource(known, part)
    for number in known.closing:
        term = term_of(source, number, Measure.CLOSING)
        assert source.value(term) == books.balances.closing(number, part)
    later = Period(books.year.start + timedelta(days=31), books.year.end)
    if later.start.day == 1:
        assert not reported_over(telling, 0, books.year, later).closing


def test_months_of_undeclared_accounts_go_where_the_chart_says() -> None:
    """A result account that only #PSALDO -1 mentions is part of last year's result."""
    ledger = _empty()
    months = {("3990", "202301"): -500, ("1930", "202301"): 500}
    what = ReportedBalances({"1930": 0}, {"1930": 900}, {"3990": -900}, months)
    part = Period(date(2023, 1, 1), date(2023, 1, 31))
    telling = evolve(ledger, reported={-1: what})
    known = reported_over(telling, -1, FiscalYear.calendar(2023), part)
    assert (known.result, known.closing) == ({"3990": -500}, {"1930": 500})
    assert not reported_over(ledger, -1, FiscalYear.calendar(2023), part)


YEAR = FiscalYear.calendar(2023)
BEFORE = YEAR.start - DAY
KNOWN = ReportedBalances({"2010": -100}, {"2010": -150, "1930": 400}, {"3990": -250})
NOT_CLOSED = ReportedBalances({"2010": -100}, {}, {"3990": -250})
NOT_OPENED = ReportedBalances({}, {"2010": -150}, {"3990": -250})
PROJECT = ObjectSelection("6", frozenset({"10"}))
TERMS = [
    (KNOWN, Term("2010", None, BEFORE), -100),
    (KNOWN, Term("2010", None, YEAR.end), -150),
    (KNOWN, Term("3990", None, YEAR.end), -250),
    (KNOWN, Term("1510", None, YEAR.end), 0),
    (KNOWN, Term("2010", YEAR.start, YEAR.end), -50),
    (KNOWN, Term("1930", YEAR.start, YEAR.end), 400),
    (KNOWN, Term("3990", YEAR.start, YEAR.end), -250),
    (KNOWN, Term("3010", YEAR.start, YEAR.end), 0),
    (KNOWN, Term("3990", YEAR.start, YEAR.end, PROJECT), None),
    (KNOWN, Term("2010", None, YEAR.end - DAY), None),
    (KNOWN, Term("3990", YEAR.start + DAY, YEAR.end), None),
    (KNOWN, Term("3990", YEAR.start, BEFORE), None),
    (NOT_CLOSED, Term("2010", None, YEAR.end), None),
    (NOT_CLOSED, Term("2010", YEAR.start, YEAR.end), None),
    (NOT_CLOSED, Term("2010", None, BEFORE), -100),
    (NOT_OPENED, Term("2010", None, BEFORE), None),
    (NOT_OPENED, Term("2010", YEAR.start, YEAR.end), None),
    (ReportedBalances(), Term("3010", YEAR.start, YEAR.end), None),
]


@pytest.mark.parametrize(("what", "term", "expected"), TERMS)
def test_reported_balances_tell_what_they_tell(
    what: ReportedBalances, term: Term, expected: int | None
) -> None:
    """A change is known from two balances; one balance, a cut year or an object tells nothing."""
    assert ReportedSource(what, YEAR).value(term) == expected


@pytest.mark.parametrize(
    ("measure", "held"),
    [(Measure.OPENING, "opening"), (Measure.MOVEMENT, "result"), (Measure.CLOSING, "closing")],
)
def test_a_source_knows_a_measure_that_is_reported(measure: Measure, held: str) -> None:
    """An account that reported balances do not mention is zero only in what they report."""
    full = ReportedBalances({"1": 0}, {"1": 0}, {"3": 0})
    assert ReportedSource(full, YEAR).knows(measure)
    assert not ReportedSource(evolve(full, **{held: {}}), YEAR).knows(measure)


@given(PAIR)
def test_opening_balances_tell_nothing_but_the_end_of_last_year(
    pair: tuple[Ledger, Ledger],
) -> None:
    """Any movement, object, or other day is unknown."""
    ledger = pair[1]
    last = ledger.year.previous()
    source = OpeningSource(ledger.balances, last)
    held = bool(ledger.opening)
    assert source.value(Term("2099", None, last.end)) == (
        ledger.opening.get("2099", 0) if held else None
    )
    for term in (
        Term("2099", last.start, last.end),
        Term("2099", None, last.start),
        Term("2099", None, last.end, PROJECT),
    ):
        assert source.value(term) is None
    assert [source.knows(m) for m in Measure] == [False, False, held]
    assert accounts_of([source]) == set(ledger.opening)


@given(PAIR, st.data())
def test_last_years_books_outweigh_what_the_file_reports(
    pair: tuple[Ledger, Ledger], data: st.DataObject
) -> None:
    """With both at hand the vouchers are used, over the same days a year earlier."""
    before, ledger = pair
    period = Period(ledger.year.start, data.draw(days(ledger.year)))
    source = same_period_before(known_as(pair, reported(before)), before, period)
    assert source == LedgerSource(before, period.year_before())
    assert accounts_of([source]) == set(before.used_accounts)
    assert all(source.knows(measure) for measure in Measure)


def _empty() -> Ledger:
    return Ledger(Association("A"), chart_named("bas"), FiscalYear.calendar(2024))


def test_the_result_of_books_without_vouchers_is_reported() -> None:
    """A file without vouchers makes its statements of what it reports of its own year."""
    source = ReportedSource(KNOWN, YEAR)
    statement = evaluate(
        shipped_layout("resultatrakning"),
        [ColumnSpec(Column("actual", Text("", "")), source)],
        _empty(),
    )
    assert statement.figure("result").ore == -250
