"""``finsam-ledger bok``: the library's own book, in one file."""

from finsam_ledger.cli.command import CommandGroup

COMMAND = CommandGroup(
    "bok",
    "egen bokföring i en bokfil: registrera, rätta, låsa, stänga",
    """\
Bokföring i en fil som bara växer: inget ändras eller tas bort, allt har vem och när.

Börja med:  finsam-ledger bok ny bok.db --fran fjolaret.se
""",
    __name__,
)
