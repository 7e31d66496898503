"""``finsam-ledger bok verifiera``: whether the file holds what was written."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Räknar om hela kedjan och sigillet, och prövar att allt i boken kan ha hänt. Det som är ändrat
utanför programmet nämns. Med --mot jämförs boken med ett sigill som förvarats utanför filen
(bok sigill), vilket också visar om både händelser och sigill tagits bort ur filen.

Exempel:
  finsam-ledger bok verifiera bok.db
  finsam-ledger bok verifiera bok.db --mot sigill-2024.toml
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options  # noqa: PLC0415 loaded when this command is chosen

    book_options.add_book(parser)
    parser.add_argument("--mot", metavar="SIGILL", type=Path, help="sigill som förvarats utanför")


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import terminal  # noqa: PLC0415
    from finsam_ledger.core.finding import has_errors  # noqa: PLC0415
    from finsam_ledger.reports.book_document import verification_document  # noqa: PLC0415
    from finsam_ledger.workspace.book_file import verified  # noqa: PLC0415

    findings, facts = verified(arguments.book, arguments.mot)
    document = verification_document(arguments.book.name, findings, facts, arguments.lang)
    terminal.print_text(document)
    return int(has_errors(findings))


COMMAND = Command("verifiera", "pröva att inget är ändrat i filen", _DESCRIPTION, _configure, _run)
