"""Columns by object: what they share is all of it, and it foots down and across."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.statements.layout import Covers, ObjectSelection, Side, Sign
from finsam_ledger.statements.layout_file import parse_layout
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.terms import Text
from finsam_ledger.testing import (
    everything_ties,
    explained_to_the_last_line,
    ledgers,
    printed_ore,
    printed_parts_foot,
    printed_within_one_unit,
)
from finsam_ledger.testing.values import PROJECTS
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.closing import Closing, close
from finsam_ledger.workspace.periods import ColumnKind, DeclaredColumn
from finsam_ledger.workspace.settings import Settings
from finsam_ledger.workspace.statement_options import StatementOptions

BARE = Ledger(
    Association("F"),
    chart_named("bas"),
    FiscalYear.calendar(2025),
    {number: Account(number) for number in ("1930", "2010")},
)
FIRST = min(PROJECTS)
FEW = settings(max_examples=12)
NAMES = ("one", "rest", "all")
ROWS = """\
titel = "Egen"
[[rad]]
nyckel = "x"
rubrik = "X"
konton = ["3-8"]
matt = "rorelse"
"""


def own(name: str, *codes: str, exclude: bool = False, dimension: str = "6") -> DeclaredColumn:
    """A column of certain projects."""
    objects = ObjectSelection(dimension, frozenset(codes), exclude)
    return DeclaredColumn(name, Text(name, name), ColumnKind.ACTUAL, objects)


DECLARED = (
    own("one", FIRST),
    own("rest", FIRST, exclude=True),
    DeclaredColumn("all", Text("Alla", "All"), ColumnKind.ACTUAL, parts=("one", "rest")),
)


def closed(
    ledger: Ledger,
    unit: Unit = Unit.TKR,
    rule: Rounding = Rounding.FOOTING,
    columns: tuple[str, ...] = NAMES,
    sign: Sign = Sign.NATURAL,
) -> Closing:
    """A closing whose result has columns by project, beside a balance sheet as usual."""
    wanted = Settings(
        layouts=("resultatrakning", "balansrakning"),
        unit=unit,
        rounding=rule,
        declared=DECLARED,
        sign=sign,
        statements=(StatementOptions("resultatrakning", columns),),
    )
    return close(Books.of(ledger), wanted)


@FEW
@given(ledgers(vouchers=4), st.sampled_from(Unit))
def test_columns_foot_down_and_across(ledger: Ledger, unit: Unit) -> None:
    """A project and all others are the whole on every row, exactly and as printed."""
    report = closed(ledger, unit).report
    result, balance = report.statements
    assert [column.id for column in result.columns] == list(NAMES)
    assert next(column.id for column in balance.columns) == "actual"
    for row in result.rows:
        for values in ([f.ore for f in row.figures], [f.printed for f in row.figures]):
            one, rest, whole = (value or 0 for value in values)
            assert one + rest == whole, row.key
    for statement in report.statements:
        printed_parts_foot(statement)
    printed_within_one_unit(report.statements, unit)
    assert {each.kind for each in report.adjustments} <= {"adjusted"}


@FEW
@given(ledgers(vouchers=4), st.sampled_from(Rounding))
def test_every_figure_is_its_vouchers(ledger: Ledger, rule: Rounding) -> None:
    """Each cell is taken apart down to the lines on its projects, under both rounding rules."""
    closing = closed(ledger, rule=rule)
    statement = closing.report.statements[0]
    for row in statement.rows:
        for figure, spec in zip(row.figures, closing.columns[statement.id], strict=True):
            printed = printed_ore(statement, row, figure, Unit.TKR)
            explained_to_the_last_line(figure, spec.source, ledger, printed)


@FEW
@given(ledgers(vouchers=4))
def test_each_by_itself_lists_what_misses_across(ledger: Ledger) -> None:
    """With the rule var_for_sig a row whose printed columns miss their sum is listed."""
    report = closed(ledger, rule=Rounding.EACH).report
    listed = {each.place for each in report.adjustments}
    for row in report.statements[0].rows:
        one, rest, whole = (figure.printed or 0 for figure in row.figures)
        assert one + rest == whole or f"income_statement.{row.key}.all" in listed


@FEW
@given(ledgers(vouchers=4))
def test_what_no_column_takes_is_an_error(ledger: Ledger) -> None:
    """A sum of columns that leave projects out does not tie, by exactly what they leave out."""
    parts = ("one",)
    whole = DeclaredColumn("all", Text("Alla", "All"), ColumnKind.ACTUAL, parts=parts)
    wanted = Settings(
        layouts=("resultatrakning",), declared=(DECLARED[0], whole), columns=("one", "all")
    )
    report = close(Books.of(ledger), wanted).report
    left = report.statements[0].figure("result", "all").ore
    taken = report.statements[0].figure("result", "one").ore
    tie = next(t for t in report.tie_outs if t.id == "income_statement.result.all.columns")
    assert tie.difference_ore == (left or 0) - (taken or 0)
    told = [f for f in report.findings if f.code == "tie_out"]
    assert bool(told) == any(not t.ok for t in report.tie_outs)


@FEW
@given(ledgers(vouchers=4), st.sampled_from(Unit), st.sampled_from(Sign))
def test_signs_turn_what_is_shown_and_nothing_else(ledger: Ledger, unit: Unit, sign: Sign) -> None:
    """Öre, rows and tie-outs are the same; printed figures stand on the side that is asked for."""
    natural, turned = closed(ledger, unit).report, closed(ledger, unit, sign=sign).report
    for before, after in zip(natural.statements, turned.statements, strict=True):
        result = before.id == "income_statement"
        debit = sign is Sign.LEDGER or (sign is Sign.INCOME_NEGATIVE and result)
        for old, new in zip(before.rows, after.rows, strict=True):
            assert [f.ore for f in new.figures] == [f.ore for f in old.figures]
            assert new.side is (Side.DEBIT if debit else old.side)
            for one, other in zip(old.figures, new.figures, strict=True):
                same = old.side is new.side
                turn = 1 if same else -1
                assert other.printed == (None if one.printed is None else turn * one.printed)
    if sum(ledger.opening.values()) == 0:
        everything_ties(turned.statements)


def test_balances_are_not_kept_by_project() -> None:
    """A column of a project in a balance sheet is not known, and never nought."""
    ledger = evolve(BARE, opening={"1930": 5, "2010": -5}, balances=None)
    wanted = Settings(layouts=("balansrakning_kort",), declared=DECLARED, columns=("one", "all"))
    statement = close(Books.of(ledger), wanted).report.statements[0]
    assert statement.figure("cash", "one").ore is None
    assert statement.figure("cash", "all").ore == 5


@FEW
@given(ledgers(vouchers=1))
def test_an_unknown_column_is_refused_by_name(ledger: Ledger) -> None:
    """In the report and in a layout of one's own, whose file is named."""
    layout = parse_layout('kolumner = ["felet"]\n' + ROWS, "egen", "egen.toml")
    with pytest.raises(ConfigurationError, match=r"egen\.toml: det finns ingen kolumn ”felet”"):
        close(Books.of(ledger), Settings(layouts=(layout,)))
    with pytest.raises(ConfigurationError, match="Välj bland utfall"):
        close(Books.of(ledger), Settings(columns=("felet",)))


def test_two_dimensions_at_once_are_refused() -> None:
    """A row on projects in a column on kostnadsställen: which lines are meant is not known."""
    layout = parse_layout(ROWS + 'objekt = { dimension = "6", koder = ["10"] }\n', "egen")
    wanted = Settings(layouts=(layout,), declared=(own("k", "1", dimension="1"),), columns=("k",))
    with pytest.raises(ConfigurationError, match="dimension 6 men kolumnen ”k” i dimension 1"):
        close(Books.of(BARE), wanted)


def test_layouts_state_their_own_columns_signs_and_unit() -> None:
    """The keys of a layout file; bokslut.toml says otherwise for a statement that it names."""
    head = 'kolumner = ["utfall"]\ntecken = "bokforing"\nenhet = "mkr"\n'
    layout = parse_layout(head + ROWS, "egen")
    assert (layout.columns, layout.sign, layout.unit) == (("utfall",), Sign.LEDGER, Unit.MKR)
    assert layout.covers is Covers.NOTHING
    changed = StatementOptions("egen", ("foregaende",), Sign.NATURAL, Unit.KKR).applied(layout)
    assert (changed.columns, changed.sign, changed.unit) == (
        ("foregaende",), Sign.NATURAL, Unit.KKR,
    )  # fmt: skip


def test_options_for_a_statement_that_is_not_there() -> None:
    """The statements that there are, are told, with file and line."""
    option = StatementOptions("kassaflode", where="bokslut.toml rad 9")
    with pytest.raises(ConfigurationError, match=r"rad 9: .*”kassaflode”.*resultatrakning"):
        close(Books.of(BARE), Settings(statements=(option,)))
