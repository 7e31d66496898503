"""``finsam-ledger bok sigill``: the seal to keep outside the file."""

from argparse import ArgumentParser, Namespace

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Skriver bokens sigill: antal händelser och kedjans sista länk. Skriv ut det, mejla det till
revisorn eller lägg det i arkivet. Med bok verifiera --mot visar det senare att inget av det som
fanns då är ändrat eller borttaget.

Exempel:
  finsam-ledger bok sigill bok.db > sigill-2024.toml
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options  # noqa: PLC0415 loaded when this command is chosen

    book_options.add_book(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import terminal  # noqa: PLC0415
    from finsam_ledger.store import Store  # noqa: PLC0415

    with Store.open(arguments.book, read_only=True) as store:
        terminal.print_bytes(store.kept_seal().text().encode())
    return 0


COMMAND = Command("sigill", "sigill att förvara utanför filen", _DESCRIPTION, _configure, _run)
