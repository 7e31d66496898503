"""``finsam-ledger sie konvertera``: one or more files into another kind of file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Gör om en SIE-fil till en annan sorts fil. Flera filer, till exempel en för varje tertial, slås
först ihop: verifikationer som finns i flera bokförs en gång, och det sägs.

Exempel:
  finsam-ledger sie konvertera bok.se --till csv
  finsam-ledger sie konvertera var.se sommar.se --till beancount --ut bok.beancount
  finsam-ledger sie konvertera bok.sie --till sie4
"""
_MERGED = ("merge_", "same_file")


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import sie_files  # noqa: PLC0415 loaded when this command is chosen

    parser.add_argument("files", metavar="FIL", type=Path, nargs="+", help="SIE-filer av typ 1-5")
    parser.add_argument(
        "--till", required=True, choices=sie_files.targets(), help="vad det ska bli"
    )
    parser.add_argument(
        "--ut", metavar="FIL", type=Path, help="den nya filen (bredvid den första, samma namn)"
    )


def _run(arguments: Namespace) -> int:
    from finsam_ledger import sie  # noqa: PLC0415 loaded when this command is chosen
    from finsam_ledger.cli import sie_files, terminal  # noqa: PLC0415
    from finsam_ledger.core.finding import Severity, has_errors  # noqa: PLC0415

    files = [sie_files.read(path) for path in arguments.files]
    book = sie.merge(files) if len(files) > 1 else files[0]
    made = sie_files.converted(book, arguments.till)
    path = arguments.ut or sie_files.beside(arguments.files[0], made.suffix)
    terminal.say(sie_files.write(path, made.data))
    findings = (*book.findings, *made.findings)
    told = (f for f in findings if f.severity is not Severity.INFO or f.code.startswith(_MERGED))
    terminal.print_findings(told, arguments.lang)
    return int(has_errors(findings))


COMMAND = Command(
    "konvertera", "till CSV, JSON, Parquet, ledger, beancount …", _DESCRIPTION, _configure, _run
)
