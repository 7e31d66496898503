"""Typed years: figures by row, on each row's side, dashes for the rest, sums that must agree."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.statements.evaluate import ColumnSpec, evaluate
from finsam_ledger.statements.figure import Column, Statement
from finsam_ledger.statements.layout import HeadingRow, Layout, Measure, Sign, TotalRow
from finsam_ledger.statements.layout_file import parse_layout, shipped_layout
from finsam_ledger.statements.printing import round_statements
from finsam_ledger.statements.reference import fold
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.statements.stated import StatedAmount, StatedSource, StatedYear, row_key
from finsam_ledger.terms import Text

OVERVIEW = shipped_layout("flerarsoversikt")
LONG = shipped_layout("resultatrakning")
YEAR = Period(date(2019, 1, 1), date(2019, 12, 31))
BOOKS = Ledger(Association("Förbundet"), chart_named("bas"), FiscalYear.calendar(2021))
FROM = Text("Årsredovisning 2019", "Annual report 2019")
HIDING = """\
titel = "Egen"
ar = 5
[[rad]]
nyckel = "a"
rubrik = "A"
linjer = ["kassa_och_bank"]
matt = "utgaende"
[[rad]]
nyckel = "b"
rubrik = "B"
linjer = ["forrad"]
matt = "utgaende"
visa = "vid_belopp"
[[rad]]
nyckel = "total"
rubrik = "Summa"
summa = ["a", "b"]
"""
AMOUNTS = st.integers(-(10**12), 10**12)


def rows_of(layout: Layout) -> list[str]:
    """The keys of the rows that have figures."""
    return [row.key for row in layout.rows if not isinstance(row, HeadingRow)]


def typed(amounts: dict[str, int]) -> StatedYear:
    """A typed year."""
    return StatedYear(2019, FROM, tuple(StatedAmount(*each) for each in amounts.items()))


def some_of(keys: list[str]) -> st.SearchStrategy[dict[str, int]]:
    """Amounts of some of the rows, often of all."""
    every = st.fixed_dictionaries(dict.fromkeys(keys, AMOUNTS))
    return st.dictionaries(st.sampled_from(keys), AMOUNTS) | every


def made(layout: Layout, amounts: dict[str, int]) -> Statement:
    """The statement with one column, the typed year."""
    year = typed(amounts)
    source = StatedSource(year, YEAR, year.by_row(layout))
    return evaluate(layout, [ColumnSpec(Column("year_2019", FROM, stated=FROM), source)], BOOKS)


@given(amounts=some_of(rows_of(OVERVIEW)))
@pytest.mark.parametrize("sign", Sign)
def test_what_is_typed_is_the_figure_and_nothing_else_is_known(
    sign: Sign, amounts: dict[str, int]
) -> None:
    """Typed with the natural signs, whichever are printed; a row not typed is unknown, never 0."""
    statement = made(evolve(OVERVIEW, sign=sign), amounts)
    for row in statement.rows:
        side = next(each.side for each in OVERVIEW.rows if each.key == row.key)  # type: ignore[union-attr]
        ore = row.figures[0].ore
        assert (None if ore is None else side.shown(ore)) == amounts.get(row.key)
        assert row.figures[0].terms == frozenset()


@given(some_of(rows_of(OVERVIEW)), st.sampled_from(Unit), st.sampled_from(Rounding))
def test_what_is_printed_is_less_than_a_unit_from_what_is_typed(
    amounts: dict[str, int], unit: Unit, rule: Rounding
) -> None:
    """By both rules and in every unit, and what is unknown is not printed."""
    printed = round_statements([made(OVERVIEW, amounts)], unit, rule).statements[0]
    for row in printed.rows:
        shown = row.figures[0].printed
        if row.key in amounts:
            assert shown is not None
            assert abs(shown * unit.ore - amounts[row.key]) < unit.ore
        else:
            assert shown is None


@given(some_of([r.key for r in LONG.rows if not isinstance(r, HeadingRow | TotalRow)]))
def test_a_sum_is_that_of_its_rows_where_all_are_typed(amounts: dict[str, int]) -> None:
    """A sum with an unknown part is unknown, and one that is known adds up."""
    statement = made(LONG, amounts)
    shown = {row.key for row in statement.rows}
    for row in statement.rows:
        whole = next(each for each in LONG.rows if each.key == row.key)
        parts = whole.parts if isinstance(whole, TotalRow) else ()
        if parts and shown.issuperset(parts):
            known = [statement.figure(part, "year_2019").ore for part in parts]
            total = None if None in known else sum(ore for ore in known if ore is not None)
            assert row.figures[0].ore == total


def sums(layout: Layout) -> TotalRow:
    """The first sum of a layout."""
    return next(row for row in layout.rows if isinstance(row, TotalRow))


def test_a_typed_sum_stands_alone_and_agrees_with_its_rows() -> None:
    """Alone it is what is printed; beside all of its rows it must be their sum."""
    total = sums(LONG)
    assert made(LONG, {total.key: 5}).figure(total.key, "year_2019").ore == -5
    rows = dict.fromkeys(total.parts, 100)
    agreed = -made(LONG, rows).figure(total.key, "year_2019").ore  # type: ignore[operator]
    made(LONG, {**rows, total.key: agreed})
    with pytest.raises(ConfigurationError, match="tillsammans"):
        made(LONG, {**rows, total.key: agreed + 1})


@pytest.mark.parametrize("rule", Rounding)
def test_a_typed_sum_with_a_hidden_row_keeps_its_own_value(rule: Rounding) -> None:
    """The hidden row was not typed, so the rows that are seen do not make the sum."""
    layout = parse_layout(HIDING, "egen")
    printed = round_statements([made(layout, {"a": 60_000, "total": 150_000})], Unit.TKR, rule)
    figures = {row.key: row.figures[0].printed for row in printed.statements[0].rows}
    assert (figures, printed.adjustments) == ({"a": 1, "total": 2}, ())


@pytest.mark.parametrize("row", [r for r in OVERVIEW.rows if not isinstance(r, HeadingRow)])
def test_a_row_is_called_by_its_key_or_by_what_is_printed(row: TotalRow) -> None:
    """In both languages, with å, ä, ö or without; two names of one row are refused."""
    names = (row.key, row.label.sv, row.label.en, fold(row.label.sv))
    assert {row_key(OVERVIEW, name) for name in names} == {row.key}
    with pytest.raises(ConfigurationError, match="två gånger"):
        typed({row.key: 1, row.label.sv: 2}).by_row(OVERVIEW)


def test_no_account_is_known() -> None:
    """Nothing can take a typed figure for one of an account."""
    source = StatedSource(typed({"cash": 1}), YEAR, {"cash": 1})
    assert not any(source.knows(measure) for measure in Measure)
