"""For any whole year: statements that must agree do, whatever the vouchers hold."""

from datetime import date

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import CashFlowClass
from finsam_ledger.core.period import Period
from finsam_ledger.statements.layout import ObjectSelection
from finsam_ledger.statements.note import NoteRow, NoteSpec
from finsam_ledger.terms import Text
from finsam_ledger.testing import ledgers, reposted
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.closing import Closing, close
from finsam_ledger.workspace.periods import ColumnKind
from finsam_ledger.workspace.settings import Settings

LAYOUTS = (
    "resultatrakning",
    "balansrakning",
    "kassaflodesanalys",
    "kassaflodesanalys_direkt",
    "eget_kapital",
)
NOTED = ("income_statement.operating_costs", "balance_sheet.cash", "balance_sheet.receivables")
PROJECTS = NoteRow(Text("Projekt", "Projects"), (), ObjectSelection("6", frozenset({"10", "20"})))
SETTINGS = Settings(
    LAYOUTS,
    columns=(ColumnKind.ACTUAL,),
    operations=NoteSpec(
        "operations", Text("Drift", "Operations"), ("income_statement.result",), (PROJECTS,)
    ),
    notes=tuple(
        NoteSpec(f"note_{i}", Text(f"Not {i}", f"Note {i}"), (place,), ())
        for i, place in enumerate(NOTED)
    ),
)


def closed(ledger: Ledger, period: Period | None = None) -> Closing:
    """The closing of books, of all the year or a part of it."""
    return close(Books.of(ledger), evolve(SETTINGS, period=period))


def ore(closing: Closing, place: str) -> int:
    """A figure that must be known."""
    amount = closing.figure(place).ore
    assert amount is not None
    return amount


def cash_lines(ledger: Ledger, until: date) -> int:
    """What the vouchers moved on cash accounts, line by line."""
    return sum(
        line.ore
        for voucher in ledger.journal
        for line in voucher.lines
        if voucher.event_day <= until
        and ledger.home_of(line.account).cash_flow is CashFlowClass.CASH
    )


@given(ledgers())
@settings(max_examples=30)
def test_direct_is_indirect_is_the_change_in_cash(ledger: Ledger) -> None:
    """Both methods, each from its own accounts, give what the lines of cash themselves sum to."""
    closing, change = closed(ledger), cash_lines(ledger, ledger.year.end)
    assert ore(closing, "cash_flow.cash_flow") == change
    assert ore(closing, "cash_flow_direct.cash_flow") == change
    opening = ore(closing, "cash_flow.cash_opening")
    assert ore(closing, "cash_flow.cash_closing") == opening + change
    assert ore(closing, "cash_flow_direct.cash_closing") == opening + change


@given(ledgers())
@settings(max_examples=30)
def test_operations_notes_and_equity_agree(ledger: Ledger) -> None:
    """Driftredovisning = resultaträkning, each note = its line, equity roll-forward = balance."""
    closing = closed(ledger)
    assert ore(closing, "operations.total") == ore(closing, "income_statement.result")
    assert ore(closing, "equity.equity") == ore(closing, "balance_sheet.equity")
    for i, place in enumerate(NOTED):
        statement, _, row = place.partition(".")
        if any(r.key == row for r in closing.report.statement(statement).rows):
            assert ore(closing, f"note_{i}.total") == ore(closing, place)
    assert [tie.id for tie in closing.report.tie_outs if tie.difference_ore] == []


@given(ledgers(), st.integers(0, 400))
@settings(max_examples=30)
def test_an_interim_report_is_that_of_the_vouchers_so_far(ledger: Ledger, days: int) -> None:
    """A cut sees no later voucher; cut on the last day of the year it is the year's report."""
    last = ledger.year.end.toordinal()
    until = date.fromordinal(min(ledger.year.start.toordinal() + days, last))
    sofar = [v.draft() for v in ledger.journal if v.event_day <= until]
    cut = closed(ledger, ledger.year.until(until))
    assert amounts(cut) == amounts(closed(reposted(ledger, sofar), ledger.year.until(until)))
    assert amounts(closed(ledger, ledger.year.until(ledger.year.end))) == amounts(closed(ledger))


def amounts(closing: Closing) -> dict[str, int | None]:
    """Every figure that is not zero by its address; a row of zeros may be left out."""
    return {
        f"{statement.id}.{row.key}": figure.ore
        for statement in (*closing.report.statements, *closing.report.notes)
        for row in statement.rows
        for figure in row.figures
        if figure.ore
    }
