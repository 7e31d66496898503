"""A tie-out that does not hold is told: an error in öre, a warning when only the print differs."""

from typing import Any

from finsam_ledger.core.finding import Severity
from finsam_ledger.statements.columns import LedgerSource
from finsam_ledger.statements.evaluate import ColumnSpec
from finsam_ledger.statements.figure import Column, Figure, Statement, StatementRow, Term
from finsam_ledger.statements.tie_out import TieOut
from finsam_ledger.terms import Text
from finsam_ledger.workspace.untied import Untied
from tests.checks.books import YEAR, draft, ledger

TITLE = Text("Not 1 är sin rad", "Note 1 is its line")


def untied(left: dict[str, int], right: dict[str, int], **fields: Any) -> Untied:
    """A statement whose two rows hold those accounts, in öre."""
    books = ledger(opening={**left, **right}, **fields)
    row = {
        key: StatementRow(
            key,
            TITLE,
            "accounts",
            figures=(Figure(0, frozenset(Term(n, None, YEAR.end) for n in accounts)),),
        )
        for key, accounts in (("y", left), ("w", right))
    }
    column = Column("actual", TITLE)
    spec = ColumnSpec(column, LedgerSource(books, YEAR))
    statement = Statement("x", TITLE, (column,), tuple(row.values()))
    return Untied((statement,), {"x": (spec,)}, books)


def test_each_kind_of_difference() -> None:
    """What agrees is silent; amounts come before print."""
    ties = [
        TieOut("a", TITLE, "x.y.actual", "x.w.actual", 0),
        TieOut("b", TITLE, "x.y.actual", "x.w.actual", 150, 2),
        TieOut("c", TITLE, "x.y.actual", "x.w.actual", 0, -1),
    ]
    error, warning = untied({"5010": 500, "1930": 150}, {"5010": 500}).findings(ties)
    assert (error.severity, error.difference_ore) == (Severity.ERROR, 150)
    assert "det skiljer 1,50 kr (x.y.actual mot x.w.actual)" in error.message.sv
    assert "they differ by 1.50 kr" in error.message.en
    assert warning.severity is Severity.WARNING
    assert "det skiljer -1 i tryck" in warning.message.sv
    assert error.message.sv.endswith("förklaras av 1930 1,50 kr")
    assert error.evidence["rest_ore"] == 0


def test_two_sides_that_share_no_account_are_explained_by_what_does_not_hold() -> None:
    """A voucher that is in no figure, by its difference."""
    wrong = draft(YEAR.start, {"1930": 150}, "A 7")
    tie = TieOut("b", TITLE, "x.y.actual", "x.w.actual", 150)
    made = untied({"1930": 150}, {"2440": 0}, rejected=(wrong,)).explained(tie)
    assert [part.name for part in made.parts] == ["A 7"]
