"""``finsam-ledger bok konto``: lay up or rename an account."""

from argparse import ArgumentParser, Namespace

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Lägger upp ett konto, eller byter namn på det.

Exempel:
  finsam-ledger bok konto bok.db 6110 "Kontorsmateriel"
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options  # noqa: PLC0415 loaded when this command is chosen

    book_options.add_book(parser)
    parser.add_argument("account", metavar="KONTO", help="kontonummer")
    parser.add_argument("name", metavar="NAMN", help="kontots namn")
    book_options.add_signature(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import book_options, book_terminal  # noqa: PLC0415
    from finsam_ledger.core.account import Account  # noqa: PLC0415
    from finsam_ledger.store import Store  # noqa: PLC0415

    by = book_options.signature_of(arguments)
    account = Account(arguments.account, arguments.name)
    with Store.open(arguments.book) as store:
        before = store.book
        after = store.update(lambda book: book.declare(by=by, accounts=[account]))
        group = after.chart.group_of(account.number)
    book_terminal.print_acts(before, after, arguments.lang)
    book_terminal.print_group(group, after.chart, arguments.lang)
    return 0


COMMAND = Command("konto", "lägg upp ett konto", _DESCRIPTION, _configure, _run)
