"""A tie-out that does not hold is told: an error in öre, a warning when only the print differs."""

from finsam_ledger.core.finding import Severity
from finsam_ledger.statements.tie_out import TieOut
from finsam_ledger.terms import Text
from finsam_ledger.workspace.untied import untied

TITLE = Text("Not 1 är sin rad", "Note 1 is its line")


def test_each_kind_of_difference() -> None:
    """What agrees is silent; amounts come before print."""
    ties = [
        TieOut("a", TITLE, "x.y.actual", "z.w.actual", 0),
        TieOut("b", TITLE, "x.y.actual", "z.w.actual", 150, 2),
        TieOut("c", TITLE, "x.y.actual", "z.w.actual", 0, -1),
    ]
    error, warning = untied(ties)
    assert (error.severity, error.difference_ore) == (Severity.ERROR, 150)
    assert "det skiljer 1,50 kr (x.y.actual mot z.w.actual)" in error.message.sv
    assert "they differ by 1.50 kr" in error.message.en
    assert warning.severity is Severity.WARNING
    assert "det skiljer -1 i tryck" in warning.message.sv
