"""``finsam-ledger bokslut``: the whole closing from a folder with bokslut.toml."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Gör hela bokslutet ur en mapp med bokslut.toml och de filer som den nämner.

Exempel:
  finsam-ledger bokslut docs/exempel/varend-2021-08
  finsam-ledger bokslut min-mapp --ut resultat --format html,json
"""
_STANDARD = "json,text,html"


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import options  # noqa: PLC0415 loaded when this command is chosen

    parser.add_argument("folder", metavar="MAPP", type=Path, help="mapp med bokslut.toml")
    parser.add_argument(
        "--ut", metavar="KATALOG", type=Path, help="var resultatet skrivs (MAPP/ut)"
    )
    parser.add_argument(
        "--format", default=_STANDARD, help=f"format med komma emellan, eller alla ({_STANDARD})"
    )
    options.add_vouchers(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import options, terminal  # noqa: PLC0415
    from finsam_ledger.workspace.folder import run  # noqa: PLC0415
    from finsam_ledger.workspace.publish import publish  # noqa: PLC0415

    report = options.with_vouchers(run(arguments.folder).report, arguments)
    out = arguments.ut or arguments.folder / "ut"
    published = publish(report, out, arguments.format.split(","), arguments.lang)
    terminal.print_summary(report, published, arguments.lang)
    return terminal.IMPOSSIBLE if published.failed else options.status(report)


COMMAND = Command(
    "bokslut", "hela bokslutet ur en mapp med bokslut.toml", _DESCRIPTION, _configure, _run
)
