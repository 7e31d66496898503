"""``finsam-ledger bok sakerhetskopia``: a proved copy, while the book may be in use."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command
from finsam_ledger.terms import Text

_DESCRIPTION = """\
Gör en säkerhetskopia, även medan andra bokför. Kopian läses tillbaka och prövas innan den får
sitt namn. Den återställs genom att användas som bokfil.

Exempel:
  finsam-ledger bok sakerhetskopia bok.db kopior/bok-2024-03-31.db
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options  # noqa: PLC0415 loaded when this command is chosen

    book_options.add_book(parser)
    parser.add_argument("copy", metavar="KOPIA", type=Path, help="kopian, som inte får finnas")


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import terminal  # noqa: PLC0415
    from finsam_ledger.store import Store  # noqa: PLC0415

    with Store.open(arguments.book, read_only=True) as store:
        store.backup(arguments.copy)
        acts = len(store.book.entries)
        words = Text(f"{acts} händelser, prövad", f"{acts} acts, proved")
        terminal.say(f"{arguments.copy}: {words.lang(arguments.lang)}")
    return 0


COMMAND = Command("sakerhetskopia", "en prövad kopia av boken", _DESCRIPTION, _configure, _run)
