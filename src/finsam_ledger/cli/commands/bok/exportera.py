"""``finsam-ledger bok exportera``: a year of the book as an SIE file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Skriver ett räkenskapsår som SIE 4E, med föregående års balanser när boken har dem.

Exempel:
  finsam-ledger bok exportera bok.db bok-2024.se --ar 2024
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options  # noqa: PLC0415 loaded when this command is chosen

    book_options.add_book(parser)
    parser.add_argument("file", metavar="FIL.se", type=Path, help="SIE-filen som skrivs")
    book_options.add_year(parser)


def _run(arguments: Namespace) -> int:
    from datetime import date  # noqa: PLC0415

    from finsam_ledger.cli import terminal  # noqa: PLC0415
    from finsam_ledger.store import Store  # noqa: PLC0415
    from finsam_ledger.workspace.book_file import export_sie, year_named  # noqa: PLC0415
    from finsam_ledger.workspace.output import write_all  # noqa: PLC0415

    with Store.open(arguments.book, read_only=True) as store:
        year = year_named(store.book, arguments.ar)
        data = export_sie(store.book, year, date.today())  # noqa: DTZ011 the local day
    (path,) = write_all(arguments.file.parent, {arguments.file.name: data})
    terminal.say(path)
    return 0


COMMAND = Command("exportera", "ett år som SIE 4E", _DESCRIPTION, _configure, _run)
