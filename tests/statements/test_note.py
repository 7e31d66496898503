"""Notes: their rows and rest are exactly the line, and nothing is taken twice."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import LayoutError
from finsam_ledger.statements.columns import LedgerSource, OpeningSource
from finsam_ledger.statements.evaluate import ColumnSpec, evaluate
from finsam_ledger.statements.figure import Column, Statement
from finsam_ledger.statements.layout import ObjectSelection, Side
from finsam_ledger.statements.layout_file import shipped_layout
from finsam_ledger.statements.note import (
    NoteRow,
    NoteSpec,
    evaluate_note,
    number_notes,
    with_references,
)
from finsam_ledger.terms import Text
from finsam_ledger.testing import DrawnReport, reports

NAME = Text("Not", "Note")
YEAR = FiscalYear.calendar(2024)
COSTS = "income_statement.operating_costs"
CASH = "balance_sheet.cash"


def line(account: str, amount: int, project: str = "", centre: str = "") -> Line:
    """A line on a project, a cost centre, both or neither."""
    refs = (ObjectRef("6", project), ObjectRef("1", centre))
    return Line(account, amount, tuple(ref for ref in refs if ref.code))


def books() -> Ledger:
    """Costs on two accounts and two projects, paid from the bank."""
    accounts = {n: Account(n) for n in ("1930", "2099", "6530", "6540")}
    ledger = Ledger(
        Association("A"), chart_named("bas"), YEAR, accounts, {"1930": 9_000, "2099": -9_000}
    )
    booked = (
        line("6530", 100, "10", "X"),
        line("6530", 20, "20"),
        line("6530", 3),
        line("6540", 4_000, "10"),
        line("1930", -4_123),
    )
    return ledger.post(VoucherDraft(date(2024, 3, 1), booked))


def statements() -> tuple[tuple[Statement, ...], tuple[ColumnSpec, ...]]:
    """Result and balance of the books, with a comparison of which only balances are known."""
    ledger = books()
    specs = (
        ColumnSpec(Column("actual", NAME), LedgerSource(ledger, YEAR)),
        ColumnSpec(Column("previous", NAME), OpeningSource(ledger.balances, YEAR.previous())),
    )
    names = ("resultatrakning", "balansrakning_kort")
    return tuple(evaluate(shipped_layout(name), specs, ledger) for name in names), specs


def by(*codes: str, dimension: str = "6", exclude: bool = False) -> ObjectSelection:
    """Certain objects."""
    return ObjectSelection(dimension, frozenset(codes), exclude)


def row(accounts: str = "", objects: ObjectSelection | None = None) -> NoteRow:
    """A row of a note."""
    ranges = tuple(map(AccountRange.parse, accounts.split()))
    return NoteRow(Text(f"Rad {accounts}", f"Row {accounts}"), ranges, objects)


def note(*rows: NoteRow, to: str | tuple[str, ...] = COSTS) -> Statement:
    """A note to some lines."""
    made, specs = statements()
    places = (to,) if isinstance(to, str) else to
    return evaluate_note(NoteSpec("note", NAME, places, rows), 1, made, specs)


SPLITS = [
    ((), [4_123]),
    ((row("6530"),), [123, 4_000]),
    ((row("6530"), row("6540")), [123, 4_000]),
    ((row("6530"), row()), [123, 4_000]),
    ((row("65"),), [4_123]),
    ((row("7000"), row("6530 6540")), [0, 4_123]),
    ((row("", by("10")),), [4_100, 23]),
    ((row("", by("10")), row("", by("20", ""))), [4_100, 23]),
    ((row("6530", by("10")), row("6530", by("20"))), [100, 20, 4_003]),
    ((row("6530", by("10")), row("6540")), [100, 4_000, 23]),
    ((row("6540"), row("", by("10"))), [4_000, 100, 23]),
    ((row("", by("10", exclude=True)),), [23, 4_100]),
    ((row("", by("10", exclude=True)), row("", by("10"))), [23, 4_100]),
    ((row("", by("10")), row("", by("10", exclude=True))), [4_100, 23]),
    ((row("", by("10")), row("", by("10", "20", exclude=True))), [4_100, 3, 20]),
    ((row("", by("X", dimension="1")),), [100, 4_023]),
    ((row("6530", by("X", dimension="1")), row("6540", by("10"))), [100, 4_000, 23]),
]


@pytest.mark.parametrize(("rows", "expected"), SPLITS)
def test_rows_and_rest_are_the_line(rows: tuple[NoteRow, ...], expected: list[int]) -> None:
    """By account, by object or both; what no row takes stands in the rest row."""
    made = note(*rows)
    assert [each.figures[0].ore for each in made.rows] == [*expected, 4_123]
    assert made.rows[-1].parts == tuple(each.key for each in made.rows[:-1])


TWICE = [
    (row("6530"), row("6530")),
    (row("6530"), row("65")),
    (row("6530"), row("6530", by("10"))),
    (row("6530", by("10")), row("6530")),
    (row("", by("10")), row()),
    (row("", by("10")), row("", by("10", "20"))),
    (row("6530", by("10")), row("", by("10"))),
    (row("", by("10")), row("", by("X", dimension="1"))),
    (row("", by("10", exclude=True)), row("", by("20"))),
    (row("", by("10")), row("", by("20", exclude=True))),
    (row("", by("10", exclude=True)), row("", by("20", exclude=True))),
]


@pytest.mark.parametrize("rows", TWICE)
def test_rows_that_overlap_are_refused(rows: tuple[NoteRow, ...]) -> None:
    """An account, or an object of it, on two rows: the note and the account are named."""
    with pytest.raises(LayoutError, match=r"noten ”Not” tar konto 65\d0 på två rader"):
        note(*rows)


@pytest.mark.parametrize("to", [CASH, "balance_sheet.equity_opening", "balance_sheet.equity"])
def test_a_balance_is_not_divided_by_objects(to: str) -> None:
    """Only movements are kept by object: dividing a balance is refused, not answered wrongly."""
    with pytest.raises(LayoutError, match="på objekt, men raden visar dess saldo"):
        note(row("", by("10")), to=to)


@pytest.mark.parametrize(
    "to",
    [
        (COSTS, "income_statement.net_operating_costs"),
        (COSTS, COSTS),
        ("balance_sheet.equity_direct", "balance_sheet.equity"),
        ("income_statement.result", "balance_sheet.equity"),
    ],
)
def test_lines_that_share_accounts_are_refused(to: tuple[str, ...]) -> None:
    """A note to a line and the total that holds it would count its accounts twice."""
    ledger = books().post(VoucherDraft(YEAR.end, (line("2099", 5), line("1930", -5))))
    specs = (ColumnSpec(Column("actual", NAME), LedgerSource(ledger, YEAR)),)
    names = ("resultatrakning", "balansrakning_kort")
    made = [evaluate(shipped_layout(name), specs, ledger) for name in names]
    with pytest.raises(LayoutError, match="hänvisar till rader som båda har konto"):
        evaluate_note(NoteSpec("note", NAME, to, ()), 1, made, specs)


def test_opening_and_movement_of_one_account_are_its_closing() -> None:
    """A note to two lines that hold one account's opening and movement keeps both."""
    places = ("balance_sheet.equity_opening", "balance_sheet.result")
    made = note(row("2099"), row("65"), to=places)
    assert [each.figures[0].ore for each in made.rows] == [-9_000, 4_123, -4_877]


def test_what_is_not_known_of_a_comparison_is_missing() -> None:
    """Costs of last year are unknown in every row; its cash is known."""
    assert {each.figures[1].ore for each in note(row("6530")).rows} == {None}
    assert [each.figures[1].ore for each in note(row("1930"), to=CASH).rows] == [9_000, 9_000]
    made, specs = statements()
    short = [evolve(made[0], columns=made[0].columns[:1])]
    got = evaluate_note(NoteSpec("note", NAME, (COSTS,), ()), 1, short, specs)
    assert got.rows[-1].figures[1].ore is None


def test_a_note_to_no_row_is_refused() -> None:
    """The message names the note, the row, and the rows that there are; headings are none."""
    for place in ("income_statement.gone", "gone.cash", "balance_sheet.fixed_heading"):
        with pytest.raises(LayoutError, match=r"som inte finns\. Raderna är income_statement"):
            note(to=place)


def test_a_line_of_certain_objects_is_divided_by_accounts_only() -> None:
    """Where the line itself is one project, its note has its accounts on that project."""
    made, specs = statements()
    figure = made[0].figure("operating_costs")
    terms = frozenset(t._replace(objects=by("10")) for t in figure.terms)
    only = evolve(made[0].row("operating_costs"), figures=(evolve(figure, ore=4_100, terms=terms),))
    project = [evolve(made[0], columns=made[0].columns[:1], rows=(only,))]
    spec = NoteSpec("note", NAME, (COSTS,), (row("6530"),))
    got = evaluate_note(spec, 1, project, specs[:1])
    assert [each.figures[0].ore for each in got.rows] == [100, 4_000, 4_100]
    with pytest.raises(LayoutError, match="redan bara vissa objekt"):
        evaluate_note(evolve(spec, rows=(row("", by("10")),)), 1, project, specs[:1])


@given(reports())
def test_rows_and_rest_are_the_line_in_any_books(report: DrawnReport) -> None:
    """Random notes to random statements: rows add up to the total, the total is the lines."""
    by_id = {statement.id: statement for statement in report.statements}
    for made in report.statements:
        for i in range(len(made.columns) if made.number else 0):
            parts = [each.figures[i].ore for each in made.rows[:-1]]
            whole = made.rows[-1].figures[i].ore
            known = [ore for ore in parts if ore is not None]
            assert whole is None or len(known) < len(parts) or sum(known) == whole
            places = [place.partition(".") for place in made.ties_to]
            lines = [by_id[id_].row(key).figures[i].ore for id_, _, key in places]
            total = [ore for ore in lines if ore is not None]
            assert whole == (sum(total) if len(total) == len(lines) else None)


@given(st.permutations([COSTS, CASH, "income_statement.result", "gone.row"]))
def test_notes_are_numbered_as_the_statements_refer_to_them(places: list[str]) -> None:
    """The first line of the first statement has note 1, whatever order they are declared in."""
    made, specs = statements()
    declared = [NoteSpec(place, NAME, (place,), ()) for place in places]
    numbered = number_notes(declared, made)
    wanted = [COSTS, "income_statement.result", CASH, "gone.row"]
    assert [(n, spec.id) for n, spec in numbered] == list(enumerate(wanted, 1))
    notes = [evaluate_note(spec, n, made, specs) for n, spec in numbered[:-1]]
    referring = with_references(made, notes)
    shown = {f"{s.id}.{r.key}": r.note for s in referring for r in s.rows if r.note}
    assert shown == {place: str(n) for n, place in enumerate(wanted[:-1], 1)}


def test_a_note_may_show_the_other_side() -> None:
    """Costs that the statement shows with minus are shown without in the note."""
    made, specs = statements()
    spec = NoteSpec("note", NAME, (COSTS,), (row("6530"),))
    assert {each.side for each in evaluate_note(spec, 1, made, specs).rows} == {Side.CREDIT}
    turned = evaluate_note(evolve(spec, side=Side.DEBIT), 1, made, specs)
    assert {each.side for each in turned.rows} == {Side.DEBIT}
