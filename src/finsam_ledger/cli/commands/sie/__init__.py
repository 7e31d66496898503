"""``finsam-ledger sie …``: SIE files by themselves, one command a file."""

from finsam_ledger.cli.command import CommandGroup

_DESCRIPTION = """\
Granskar, rensar, jämför och konverterar SIE-filer, av vilken typ som helst.

Exempel:
  finsam-ledger sie granska bok.se
  finsam-ledger sie rensa bok.se
  finsam-ledger sie jamfor bok-mars.se bok-april.se
  finsam-ledger sie konvertera bok.se --till csv
"""
COMMAND = CommandGroup("sie", "granska, rensa, jämföra, konvertera filer", _DESCRIPTION, __name__)
