"""``finsam-ledger sie rensa``: the same books, written as the standard has them."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Skriver om en SIE-fil som standarden vill ha den: teckenkodning, citattecken, klamrar, ordning,
datum och belopp. Inget belopp ändrar värde. Det som inte går att läsa lämnas som det står.
Originalet rörs inte; varje ändring visas.

Exempel:
  finsam-ledger sie rensa bok.se
  finsam-ledger sie rensa bok.se --ut ren.se --behall-okanda
"""


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FIL", type=Path, help="SIE-fil av typ 1-4")
    parser.add_argument(
        "--ut", metavar="FIL", type=Path, help="den nya filen (NAMN.rensad.se bredvid den gamla)"
    )
    parser.add_argument(
        "--behall-okanda", action="store_true", help="behåll poster som standarden inte känner"
    )
    parser.add_argument(
        "--utan-aterstallning",
        action="store_true",
        help="återställ inte å, ä och ö som redan var förstörda i filen",
    )


def _run(arguments: Namespace) -> int:
    from finsam_ledger import sie  # noqa: PLC0415 loaded when this command is chosen
    from finsam_ledger.cli import sie_files, terminal  # noqa: PLC0415
    from finsam_ledger.core.finding import has_errors  # noqa: PLC0415
    from finsam_ledger.sie.documents import changes_document  # noqa: PLC0415
    from finsam_ledger.workspace.files import read_bytes  # noqa: PLC0415

    file = arguments.file
    written = sie.repair(
        read_bytes(file),
        name=file.name,
        mojibake=not arguments.utan_aterstallning,
        keep_unknown=arguments.behall_okanda,
    )
    path = sie_files.write(arguments.ut or file.with_suffix(f".rensad{file.suffix}"), written.data)
    terminal.print_text(changes_document(file.name, written.findings, arguments.lang))
    terminal.say(path)
    return int(has_errors(written.findings))


COMMAND = Command(
    "rensa", "skriver om filen som standarden vill ha den", _DESCRIPTION, _configure, _run
)
