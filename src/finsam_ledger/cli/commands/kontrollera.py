"""``finsam-ledger kontrollera``: findings only, of an SIE file or a bokslut folder."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Kontrollerar en SIE-fil eller en bokslutsmapp och skriver bara det som behöver ses över:
balanserade verifikationer, ingående och utgående saldon, nummerserier, datum, konton.

Exempel:
  finsam-ledger kontrollera bok.se
  finsam-ledger kontrollera docs/exempel/varend-2021-08 --format json
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import options  # noqa: PLC0415 loaded when this command is chosen

    parser.add_argument("path", metavar="FIL.se|MAPP", type=Path, help="SIE-fil, bokfil eller mapp")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="format (text)")
    options.add_book_options(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import options, terminal  # noqa: PLC0415
    from finsam_ledger.workspace.books import read_books  # noqa: PLC0415
    from finsam_ledger.workspace.closing import close  # noqa: PLC0415
    from finsam_ledger.workspace.folder import run  # noqa: PLC0415
    from finsam_ledger.workspace.settings import Settings  # noqa: PLC0415

    with terminal.progress_for(arguments.path) as progress:
        if arguments.path.is_dir():
            options.refuse_with_folder(arguments)
            report = run(arguments.path, progress=progress).report
        else:
            books = read_books(
                arguments.path,
                previous=arguments.foregaende,
                chart=options.chart_of(arguments),
                progress=progress,
            )
            report = close(books, Settings(layouts=())).report
    terminal.print_report(report, "kontroll", arguments.format, arguments.lang)
    return options.status(report)


COMMAND = Command("kontrollera", "bara det som behöver ses över", _DESCRIPTION, _configure, _run)
