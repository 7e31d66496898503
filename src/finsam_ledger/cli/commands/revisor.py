"""``finsam-ledger revisor``: a page for the auditor, from a bokslut folder."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Skriver revisorns underlag: avstämningar, prövning mot lag och rekommendationer, rättelser,
nummerluckor, sent registrerade och jämna belopp, och ett urval av verifikationer som vem som
helst kan dra igen med samma frö. Fingeravtrycket visar att underlaget är detsamma.

Exempel:
  finsam-ledger revisor docs/exempel/varend-2021-08
  finsam-ledger revisor min-mapp --urval 40 --fro "2021 granskning" --ut revisor.xlsx
"""
_SIZE = 25


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="MAPP", type=Path, help="mapp med bokslut.toml")
    parser.add_argument(
        "--urval", metavar="ANTAL", type=int, default=_SIZE, help=f"hur många ({_SIZE})"
    )
    parser.add_argument(
        "--fro", metavar="TEXT", default="", help="frö för urvalet (periodens sista dag)"
    )
    parser.add_argument(
        "--format", choices=("text", "json", "html", "csv"), default="text", help="format (text)"
    )
    parser.add_argument(
        "--ut", metavar="FIL", type=Path, help="skriv till en fil; ändelsen säger formatet"
    )


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import options, terminal  # noqa: PLC0415
    from finsam_ledger.workspace.folder import run  # noqa: PLC0415
    from finsam_ledger.workspace.publish import write_as  # noqa: PLC0415

    closing = run(arguments.folder)
    report = closing.audited(arguments.fro, arguments.urval)
    if arguments.ut is None:
        terminal.print_report(report, "revisor", arguments.format, arguments.lang)
    else:
        terminal.say(write_as(report, "revisor", arguments.ut, arguments.lang))
        terminal.print_outcome(report, arguments.lang)
    return options.status(report)


COMMAND = Command("revisor", "underlag för revisorn", _DESCRIPTION, _configure, _run)
