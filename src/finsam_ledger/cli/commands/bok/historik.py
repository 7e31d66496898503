"""``finsam-ledger bok historik``: who did what, when and with which version."""

from argparse import ArgumentParser, Namespace

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Skriver behandlingshistoriken: allt som gjorts i boken, i ordning, och rättelserna.

Exempel:
  finsam-ledger bok historik bok.db
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options  # noqa: PLC0415 loaded when this command is chosen

    book_options.add_book(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import terminal  # noqa: PLC0415
    from finsam_ledger.reports.book_document import history_document  # noqa: PLC0415
    from finsam_ledger.store import Store  # noqa: PLC0415

    with Store.open(arguments.book, read_only=True) as store:
        terminal.print_text(history_document(store.book, arguments.lang))
    return 0


COMMAND = Command("historik", "vem som gjort vad, när och varför", _DESCRIPTION, _configure, _run)
