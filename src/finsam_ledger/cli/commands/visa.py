"""``finsam-ledger visa``: a figure taken apart, down to the lines of the vouchers."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Visar varifrån ett tal kommer: rader, konton, verifikationer, rader i SIE-filen och avrundning.
Talet anges som uppställning och rad, med punkt emellan; en tredje del väljer kolumn.

Exempel:
  finsam-ledger visa bok.se balansrakning.kassa_och_bank
  finsam-ledger visa bok.se "resultaträkning.verksamhetens kostnader.previous"
  finsam-ledger visa docs/exempel/varend-2021-08 not_3.total
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import options  # noqa: PLC0415 loaded when this command is chosen

    parser.add_argument("path", metavar="FIL.se|MAPP", type=Path, help="SIE-fil, bokfil eller mapp")
    parser.add_argument("figure", metavar="FIGUR", help="till exempel balansrakning.kassa_och_bank")
    options.add_report_options(parser)
    options.add_book_options(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import options, terminal  # noqa: PLC0415
    from finsam_ledger.workspace.books import read_books  # noqa: PLC0415
    from finsam_ledger.workspace.closing import close  # noqa: PLC0415
    from finsam_ledger.workspace.folder import run  # noqa: PLC0415
    from finsam_ledger.workspace.show import explain_figure  # noqa: PLC0415

    if arguments.path.is_dir():
        options.refuse_with_folder(arguments)
        closing = run(arguments.path)
    else:
        books = read_books(
            arguments.path,
            previous=arguments.foregaende,
            chart=options.chart_of(arguments),
            on=arguments.till,
        )
        closing = close(books, options.settings_from(arguments, books))
    terminal.print_text(explain_figure(closing, arguments.figure, arguments.lang))
    return options.status(closing.report)


COMMAND = Command("visa", "varifrån ett tal kommer", _DESCRIPTION, _configure, _run)
