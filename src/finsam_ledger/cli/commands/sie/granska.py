"""``finsam-ledger sie granska``: what a file is, and what must be looked at in it."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Visar vad en SIE-fil är (typ, program, år, teckenkodning, omfång) och allt i den som avviker från
standarden eller inte går att bokföra, med filens rad.

Exempel:
  finsam-ledger sie granska bok.se
  finsam-ledger sie granska bok.sie --format json
"""


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FIL", type=Path, help="SIE-fil av typ 1-5")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="format (text)")


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import sie_files, terminal  # noqa: PLC0415 loaded when it is chosen
    from finsam_ledger.core.finding import has_errors  # noqa: PLC0415
    from finsam_ledger.sie.documents import review_document  # noqa: PLC0415

    with terminal.progress_for(arguments.file) as progress:
        book = sie_files.read(arguments.file, progress)
    if arguments.format == "json":
        sie_files.print_json(sie_files.review_json(book, arguments.lang))
    else:
        terminal.print_text(review_document(book, arguments.lang))
    return int(has_errors(book.findings))


COMMAND = Command(
    "granska", "vad filen är, och vad som avviker i den", _DESCRIPTION, _configure, _run
)
