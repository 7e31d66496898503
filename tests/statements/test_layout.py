"""Layouts are proved before any figure: contradictions, gaps and overlaps are refused."""

from collections import Counter
from collections.abc import Mapping

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.account import Account
from finsam_ledger.core.chart import AccountRange, Chart
from finsam_ledger.core.charts import charts
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import AccountHome, StatementLine
from finsam_ledger.core.period import Period
from finsam_ledger.errors import ConfigurationError, LayoutError, UnknownNameError
from finsam_ledger.statements.columns import LedgerSource
from finsam_ledger.statements.evaluate import ColumnSpec, evaluate
from finsam_ledger.statements.figure import Column, Term
from finsam_ledger.statements.layout import AccountRow, Covers, Layout, Measure
from finsam_ledger.statements.layout_file import (
    family_names,
    layout_for,
    parse_layout,
    shipped_layout,
    shipped_layouts,
)
from finsam_ledger.statements.placement import place
from finsam_ledger.terms import Text
from finsam_ledger.testing import account_numbers, empty_ledgers, layouts

HEAD = 'titel = "Egen"\ntacker = "{covers}"\n'
COSTS = '[[rad]]\nnyckel = "costs"\nrubrik = "Kostnader"\nkonton = ["4-7"]\nmatt = "rorelse"\n'
OTHER = COSTS.replace("costs", "other").replace("4-7", "7-8")
INCOME = COSTS.replace("costs", "income").replace("4-7", "3")
MEMO = COSTS.replace("costs", "memo") + "varav = true\n"
SUM = '[[rad]]\nnyckel = "sum"\nrubrik = "Summa"\nsumma = [{parts}]\n'
covering = [
    name
    for name in shipped_layouts()
    if shipped_layout(name).covers in (Covers.RESULT, Covers.BALANCE)
]


def homes(lines: Mapping[str, StatementLine]) -> dict[str, AccountHome]:
    """Accounts by statement line, none with a cash-flow class."""
    return {number: AccountHome(line) for number, line in lines.items()}


def layout_text(*rows: str, covers: str = "resultat") -> str:
    """A layout file of some rows."""
    return HEAD.format(covers=covers) + "".join(rows)


def total(*parts: str, key: str = "sum") -> str:
    """A total row."""
    return SUM.replace('"sum"', f'"{key}"').format(parts=", ".join(f'"{p}"' for p in parts))


WRONG = [
    (
        layout_text(COSTS.replace("konton", "kontom")),
        6,
        "okänd nyckel ”kontom”. Menade du ”konton”",
    ),
    (layout_text(COSTS.replace("konton", "xyz")), 6, "okänd nyckel ”xyz”. Nycklarna här är nyckel"),
    (layout_text(COSTS, COSTS), 8, "raden ”costs” finns två gånger"),
    (layout_text(COSTS, total("costs", "gone")), 8, "raden ”gone” som inte finns"),
    (layout_text(total("costs"), COSTS), 3, "raden ”costs” som står senare. Flytta ned summan"),
    (
        layout_text(COSTS, total("costs", key="a"), total("costs", key="b")),
        12,
        "raden ”costs” summeras både i ”a” och i ”b”",
    ),
    (layout_text(COSTS, MEMO, total("costs", "memo")), 14, "varav-raden ”memo”"),
    (layout_text(COSTS + 'summa = ["x"]\n'), 3, "har både konton och summa"),
    (layout_text(COSTS.replace('matt = "rorelse"', "")), 3, "raden ”costs” saknar nyckeln ”matt”"),
    (layout_text(COSTS.replace("rorelse", "saldo")), 3, "matt = ”saldo” finns inte"),
    (layout_text(COSTS.replace('"4-7"', '"7-4"')), 3, "”7-4” är inget kontointervall"),
    (layout_text(COSTS + 'sida = "vänster"\n'), 3, "sida = ”vänster” finns inte"),
    (layout_text(COSTS + 'visa = "nej"\n'), 3, "visa = ”nej” finns inte"),
    (layout_text(COSTS + 'linjer = ["kassan"]\n'), 3, "linjer = ”kassan” finns inte"),
    (layout_text(covers="allt"), None, "tacker = ”allt” finns inte"),
    (layout_text() + 'lista = "alla"\n', None, "lista = ”alla” finns inte"),
    (
        layout_text(
            COSTS.replace("rorelse", "utgaende") + 'objekt = {dimension="6", koder=["1"]}\n'
        ),
        3,
        "mäter saldon per objekt",
    ),
    (
        layout_text(COSTS + 'objekt = { dimension = "6", koder = ["10"] }\n'),
        3,
        "tar bara vissa objekt",
    ),
]


@pytest.mark.parametrize(("text", "line", "words"), WRONG)
def test_a_wrong_layout_is_refused_by_file_and_line(
    text: str, line: int | None, words: str
) -> None:
    """File, line, what is wrong and what to do about it, in both languages."""
    with pytest.raises(ConfigurationError) as error:
        parse_layout(text, "egen", "egen.toml")
    message = error.value.text("sv")
    assert words in message
    assert message.startswith(f"egen.toml rad {line}:" if line else "egen.toml:")
    assert error.value.text("en") != message


def test_an_object_row_may_stand_where_nothing_must_be_covered() -> None:
    """A table by project sums rows of objects; English is taken from Swedish where not given."""
    rows = COSTS + 'objekt = { dimension = "6", koder = ["10"] }\n'
    layout = parse_layout(layout_text(rows, total("costs"), covers="inget"), "egen")
    row = layout.rows[0]
    assert isinstance(row, AccountRow)
    assert row.selection.objects is not None
    assert (layout.id, layout.title, row.label.en) == ("egen", Text("Egen", "Egen"), "Kostnader")


@given(st.sampled_from(covering), st.sampled_from(charts()), st.data())
def test_shipped_layouts_take_every_account_once(
    name: str, chart: Chart, data: st.DataObject
) -> None:
    """Whatever accounts of whatever chart are used, each stands in one row in each measure."""
    layout = shipped_layout(name)
    numbers = data.draw(st.lists(account_numbers(chart), max_size=8, unique=True))
    lines = {number: chart.line_of(Account(number)) for number in [*numbers, "2110", "8810"]}
    placed = place(layout, lines, homes(lines))
    rows = [row for row in layout.rows if isinstance(row, AccountRow)]
    for number, line in lines.items():
        found = Counter(row.measure for row in rows if number in placed.of(row))
        expected = _expected(layout, line)
        assert found[Measure.CLOSING] + found[Measure.OPENING] == (Measure.OPENING in expected)
        assert found[Measure.CLOSING] + found[Measure.MOVEMENT] == (Measure.MOVEMENT in expected)


def _expected(layout: Layout, line: StatementLine) -> set[Measure]:
    if layout.covers is Covers.BALANCE:
        return {Measure.OPENING, Measure.MOVEMENT}
    return {Measure.MOVEMENT} if line.is_result else set()


@given(st.data(), st.sampled_from([Covers.RESULT, Covers.BALANCE]))
def test_random_layouts_take_every_line_once(data: st.DataObject, covers: Covers) -> None:
    """The layouts that the testing kit draws are proved like any other."""
    layout = data.draw(layouts(covers))
    lines = {f"{1000 + i}": line for i, line in enumerate(StatementLine)}
    placed = place(layout, lines, homes(lines))
    rows = [row for row in layout.rows if isinstance(row, AccountRow) and not row.memo]
    taken = [number for row in rows for number in placed.of(row)]
    wanted = [number for number, line in lines.items() if _expected(layout, line)]
    assert set(taken) == set(wanted)


@frozen
class Untouchable:
    """A source that must not be asked."""

    period: Period

    def knows(self, measure: Measure) -> bool:
        """Never asked."""
        raise AssertionError(measure)

    def value(self, term: Term) -> int | None:
        """Never asked."""
        raise AssertionError(term)


GAPS = [
    (layout_text(COSTS, covers="resultat"), {"4010", "3010"}, "konton på ingen rad: 3010"),
    (
        layout_text(COSTS, OTHER, INCOME),
        {"7010", "3010"},
        "konton på två rader: 7010 (”costs” och ”other”)",
    ),
    (layout_text(COSTS, covers="balans"), {"4010"}, "konton på ingen rad: 4010"),
    (layout_text(COSTS, MEMO), {"4010", "3010"}, "konton på ingen rad: 3010"),
    (layout_text(), {f"30{i}" for i in range(10, 20)}, "3017 … (+2)"),
    (layout_text(COSTS, OTHER, total("costs", "other"), covers="inget"), {"7010"}, "två rader"),
]


@pytest.mark.parametrize(("text", "numbers", "words"), GAPS)
@given(empty_ledgers(chart=charts()[0], opening={}))
def test_gaps_and_overlaps_are_refused_before_any_figure(
    text: str, numbers: set[str], words: str, ledger: Ledger
) -> None:
    """Accounts on no row or on two are named with their rows, and no source has been asked."""
    lines = {number: ledger.chart.line_of(Account(number)) for number in numbers}
    layout = parse_layout(text, "egen")
    with pytest.raises(LayoutError) as error:
        place(layout, lines, homes(lines))
    assert words in error.value.text("sv")
    assert "exakt en rad: ändra konton eller linjer" in error.value.text("sv")
    empty = parse_layout(layout_text(covers="balans"), "egen")
    specs = [
        ColumnSpec(Column("x", Text("", "")), Untouchable(ledger.year)),
        ColumnSpec(Column("y", Text("", "")), LedgerSource(_opened(ledger), ledger.year)),
    ]
    with pytest.raises(LayoutError, match="konton på ingen rad"):
        evaluate(empty, specs, ledger)


def _opened(ledger: Ledger) -> Ledger:
    return Ledger(ledger.association, ledger.chart, ledger.year, opening={"1930": 0})


def test_both_languages_join_the_rows_of_an_overlap() -> None:
    """The English message reads as well as the Swedish."""
    layout = parse_layout(layout_text(COSTS, OTHER), "egen")
    with pytest.raises(LayoutError) as error:
        place(layout, ["7010"], {"7010": AccountHome(StatementLine.OPERATING_COSTS)})
    assert '7010 ("costs" and "other")' in error.value.text("en")


def test_an_account_may_stand_in_rows_that_are_not_summed_together() -> None:
    """A layout that need not cover anything may show an account in many rows."""
    layout = parse_layout(layout_text(COSTS, OTHER, total("costs"), covers="inget"), "egen")
    lines = {"7010": StatementLine.OPERATING_COSTS}
    placed = place(layout, lines, homes(lines))
    rows = [row for row in layout.rows if isinstance(row, AccountRow)]
    assert [placed.of(row) for row in rows] == [("7010",), ("7010",)]


@pytest.mark.parametrize("name", shipped_layouts())
def test_shipped_layouts_say_what_they_follow(name: str) -> None:
    """Each has a source, is found by its own name, and has English beside Swedish."""
    layout = shipped_layout(name)
    assert layout.source
    assert layout.name == name
    assert layout.title.en != layout.title.sv
    assert name.partition("_fran_")[0] in family_names()


@given(st.sampled_from(family_names()), st.integers(1995, 2080))
def test_one_wording_is_valid_each_year(name: str, year: int) -> None:
    """Every year has a wording of every layout, and only one."""
    family = [shipped_layout(n) for n in shipped_layouts() if n.partition("_fran_")[0] == name]
    assert [each for each in family if each.valid_in(year)] == [layout_for(name, year)]


def test_a_wording_may_be_asked_for_by_its_own_name() -> None:
    """The full name is that wording whatever the year; an unknown one is told the choices."""
    assert layout_for("balansrakning_fran_2024", 2001).valid_from == 2024
    with pytest.raises(UnknownNameError, match="balansrakning, balansrakning_kort"):
        layout_for("balanskonto", 2024)


def test_intervals_and_lines_together_take_either() -> None:
    """A row with both konton and linjer takes what either of them does."""
    text = layout_text(COSTS + 'linjer = ["kassa_och_bank"]\n')
    row = parse_layout(text, "egen").rows[0]
    assert isinstance(row, AccountRow)
    assert row.selection.accounts == (AccountRange("4", "7"),)
    assert row.selection.takes("1930", AccountHome(StatementLine.CASH))
    assert not row.selection.takes("1510", AccountHome(StatementLine.TRADE_RECEIVABLES))
