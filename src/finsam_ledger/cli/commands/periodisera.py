"""``finsam-ledger periodisera``: accruals for an SIE file, shown, and returned as a file (4I)."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Räknar ut periodiseringar, avskrivningar och semesterlöneskuld ur register (TOML) för böckerna i en
SIE-fil, och visar varje verifikation med orsak. Det som redan är bokfört bokförs inte igen.

Utan --ut skrivs ingenting. Med --ut skrivs en SIE-fil (4I) att läsa in i bokföringsprogrammet.

Exempel:
  finsam-ledger periodisera bok.se periodiseringar.toml
  finsam-ledger periodisera bok.se periodiseringar.toml inventarier.toml --till 2024-08-31
  finsam-ledger periodisera bok.se periodiseringar.toml --ut periodiseringar.si
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import options  # noqa: PLC0415 loaded when this command is chosen

    parser.add_argument("file", metavar="FIL.se", type=Path, help="SIE-fil av typ 4")
    parser.add_argument(
        "registers", metavar="REGISTER.toml", type=Path, nargs="+", help="vad som ska periodiseras"
    )
    parser.add_argument(
        "--till", metavar="DATUM", type=options.day, help="bara verifikationer till och med dagen"
    )
    options.add_plan_options(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import options, terminal  # noqa: PLC0415
    from finsam_ledger.workspace.books import read_books  # noqa: PLC0415
    from finsam_ledger.workspace.planning import plan_accruals, read_register, save_plan  # noqa: PLC0415

    books = read_books(arguments.file, chart=options.chart_of(arguments))
    register = read_register(arguments.registers, books.ledger.chart)
    view = plan_accruals(books.ledger, register, arguments.till)
    terminal.print_plan(view, arguments.lang)
    path = save_plan(view.plan, books, arguments.ut, date.today())  # noqa: DTZ011
    terminal.print_saved(path, arguments.lang)
    return options.status(view)


COMMAND = Command(
    "periodisera",
    "periodiseringar och avskrivningar ur register, tillbaka som SIE 4I",
    _DESCRIPTION,
    _configure,
    _run,
)
