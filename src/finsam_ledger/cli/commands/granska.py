"""``finsam-ledger granska``: review of a report that is already printed, by its tables alone."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Granskar en redan tryckt rapport, utan bokföring: vilka rader som är summor av andra, vilka
kolumner som ger varandra, vilken not som hör till vilken rad och vilka tal som återkommer.
Skriver vilka tal som inte följer av de andra, med uträkningen. Avrundning hålls isär från fel.

Tabellerna ges som TOML, CSV eller Excel, i en eller flera filer eller en mapp.

Exempel:
  finsam-ledger granska arsredovisning.csv
  finsam-ledger granska rapport.toml --format html > granskning.html
  finsam-ledger granska resultatrakning.csv balansrakning.csv noter.xlsx
"""


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "tables", metavar="TABELLER", type=Path, nargs="+", help="TOML, CSV, Excel eller en mapp"
    )
    parser.add_argument(
        "--format", choices=("text", "json", "html"), default="text", help="format (text)"
    )


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import terminal  # noqa: PLC0415 loaded when this command is chosen
    from finsam_ledger.core.finding import has_errors  # noqa: PLC0415
    from finsam_ledger.workspace.review import (  # noqa: PLC0415
        review_bytes,
        review_document,
        review_files,
    )

    found = review_files(*arguments.tables)
    if arguments.format == "text":
        terminal.print_text(review_document(found, arguments.lang))
    else:
        terminal.print_bytes(review_bytes(found, arguments.format, arguments.lang))
    return int(has_errors(found.findings))


COMMAND = Command(
    "granska", "en redan tryckt rapport, av tabellerna", _DESCRIPTION, _configure, _run
)
