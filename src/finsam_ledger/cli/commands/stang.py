"""``finsam-ledger stang``: the closing entries of an SIE file, shown, and returned as a file."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Visar de verifikationer som stänger året i en SIE-fil: det som registren lägger till, och årets
resultat till eget kapital. Är resultatet redan fört läggs ingenting till.

Utan --ut skrivs ingenting. Med --ut skrivs en SIE-fil (4I) att läsa in i bokföringsprogrammet.

Exempel:
  finsam-ledger stang bok.se
  finsam-ledger stang bok.se periodiseringar.toml inventarier.toml --ut bokslut.si
  finsam-ledger stang bok.se --resultatkonto 8999 --kapitalkonto 2099
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import options  # noqa: PLC0415 loaded when this command is chosen

    parser.add_argument("file", metavar="FIL.se", type=Path, help="SIE-fil av typ 4")
    parser.add_argument(
        "registers", metavar="REGISTER.toml", type=Path, nargs="*", help="vad som ska periodiseras"
    )
    options.add_closing_options(parser)
    options.add_plan_options(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import options, terminal  # noqa: PLC0415
    from finsam_ledger.workspace.books import read_books  # noqa: PLC0415
    from finsam_ledger.workspace.planning import plan_closing, read_register, save_plan  # noqa: PLC0415

    books = read_books(arguments.file, chart=options.chart_of(arguments))
    register = read_register(arguments.registers, books.ledger.chart)
    view = plan_closing(books.ledger, register, options.closing_names(arguments))
    terminal.print_plan(view, arguments.lang)
    path = save_plan(view.plan, books, arguments.ut, date.today())  # noqa: DTZ011
    terminal.print_saved(path, arguments.lang)
    return options.status(view)


COMMAND = Command(
    "stang",
    "årets bokslutsverifikationer, tillbaka som SIE 4I",
    _DESCRIPTION,
    _configure,
    _run,
)
