"""A balansrapport: every row with opening, movement and closing, in ledger sign."""

from hypothesis import given

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.statements.layout_file import parse_layout
from finsam_ledger.testing import ledgers
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.closing import close
from finsam_ledger.workspace.settings import Settings

LAYOUT = parse_layout(
    """
titel = "Balansrapport"
id = "balance_report"
saldon = true

[[rad]]
nyckel = "assets"
rubrik = "Tillgångar"
konton = ["1"]
matt = "utgaende"

[[rad]]
nyckel = "rest"
rubrik = "Eget kapital, skulder och resultat"
konton = ["2-8"]
matt = "utgaende"

[[rad]]
nyckel = "sum"
rubrik = "Summa"
summa = ["assets", "rest"]
""",
    "balansrapport",
)


@given(ledgers())
def test_opening_and_movement_are_closing(ledger: Ledger) -> None:
    """For any books, row by row and in the sum, as printed too since nothing needs rounding."""
    statement = close(Books.of(ledger), Settings(layouts=(LAYOUT,))).report.statements[0]
    assert [column.id for column in statement.columns] == ["opening", "movement", "closing"]
    for row in statement.rows:
        opening, movement, closing = (figure.ore or 0 for figure in row.figures)
        assert opening + movement == closing
