"""``finsam-ledger sie jamfor``: what differs between two files."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Visar vad som skiljer två SIE-filer: konton, saldon och verifikationer som har tillkommit, tagits
bort eller ändrats. Filerna får vara av olika typ och teckenkodning.

Exempel:
  finsam-ledger sie jamfor bok-mars.se bok-april.se
  finsam-ledger sie jamfor bok.se bok.sie --format json
"""


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("first", metavar="FÖRSTA", type=Path, help="filen före")
    parser.add_argument("second", metavar="ANDRA", type=Path, help="filen efter")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="format (text)")


def _run(arguments: Namespace) -> int:
    from finsam_ledger import sie  # noqa: PLC0415 loaded when this command is chosen
    from finsam_ledger.cli import sie_files, terminal  # noqa: PLC0415
    from finsam_ledger.sie.documents import comparison_document  # noqa: PLC0415

    comparison = sie.compare(sie_files.read(arguments.first), sie_files.read(arguments.second))
    if arguments.format == "json":
        sie_files.print_json(sie_files.comparison_json(comparison))
    else:
        terminal.print_text(comparison_document(comparison, arguments.lang))
    return 0


COMMAND = Command("jamfor", "vad som skiljer två filer", _DESCRIPTION, _configure, _run)
