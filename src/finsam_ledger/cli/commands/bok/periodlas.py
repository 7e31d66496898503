"""``finsam-ledger bok periodlas``: lock a month, or what is left of a year."""

from argparse import ArgumentParser, Namespace

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Låser en månad, eller alla öppna månader i ett år: inget bokförs där längre, utom i
bokslutsserien. Månader låses i ordning.

Exempel:
  finsam-ledger bok periodlas bok.db 2024-01
  finsam-ledger bok periodlas bok.db 2024
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options  # noqa: PLC0415 loaded when this command is chosen

    book_options.add_book(parser)
    parser.add_argument(
        "period", metavar="PERIOD", type=book_options.month_or_year, help="2024-03 eller 2024"
    )
    book_options.add_signature(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import book_options, book_terminal  # noqa: PLC0415
    from finsam_ledger.store import Store  # noqa: PLC0415

    by = book_options.signature_of(arguments)
    with Store.open(arguments.book) as store:
        before = store.book
        after = store.update(lambda book: book.lock(book_options.period_of(arguments, book), by=by))
    book_terminal.print_acts(before, after, arguments.lang)
    return 0


COMMAND = Command("periodlas", "lås en månad eller ett år", _DESCRIPTION, _configure, _run)
