"""``finsam-ledger rapport``: statements straight from one SIE file, no configuration."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Skriver uppställningar direkt ur en SIE-fil, utan inställningar.

Exempel:
  finsam-ledger rapport bok.se
  finsam-ledger rapport bok.se --enhet tkr --till 2021-08-31
  finsam-ledger rapport bok.se --layout huvudbok
  finsam-ledger rapport bok.se --format html > bok.html
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import options  # noqa: PLC0415 loaded when this command is chosen

    parser.add_argument(
        "file", metavar="FIL.se", type=Path, help="SIE-fil av typ 1–4, eller bokfil"
    )
    parser.add_argument(
        "--format", choices=("text", "json", "csv", "html"), default="text", help="format (text)"
    )
    options.add_report_options(parser)
    options.add_book_options(parser)
    options.add_vouchers(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import options, terminal  # noqa: PLC0415
    from finsam_ledger.workspace.books import read_books  # noqa: PLC0415
    from finsam_ledger.workspace.closing import close  # noqa: PLC0415

    with terminal.progress_for(arguments.file) as progress:
        books = read_books(
            arguments.file,
            previous=arguments.foregaende,
            chart=options.chart_of(arguments),
            progress=progress,
            on=arguments.till,
        )
    report = close(books, options.settings_from(arguments, books)).report
    report = options.with_vouchers(report, arguments)
    terminal.print_report(report, "rapport", arguments.format, arguments.lang)
    return options.status(report)


COMMAND = Command("rapport", "uppställningar direkt ur en SIE-fil", _DESCRIPTION, _configure, _run)
