"""``finsam-ledger bok ateroppna``: open a locked month, or a closed year, with a reason."""

from argparse import ArgumentParser, Namespace

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Låser upp en månad, eller öppnar ett stängt år för bokslutsserien. Orsaken sparas i
behandlingshistoriken.

Exempel:
  finsam-ledger bok ateroppna bok.db 2024-01 --orsak "sen leverantörsfaktura"
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options  # noqa: PLC0415 loaded when this command is chosen

    book_options.add_book(parser)
    parser.add_argument(
        "period", metavar="PERIOD", type=book_options.month_or_year, help="2024-03 eller 2024"
    )
    parser.add_argument("--orsak", required=True, help="varför den öppnas")
    book_options.add_signature(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import book_options, book_terminal  # noqa: PLC0415
    from finsam_ledger.store import Store  # noqa: PLC0415

    by, why = book_options.signature_of(arguments), arguments.orsak
    with Store.open(arguments.book) as store:
        before = store.book
        after = store.update(
            lambda book: book.reopen(book_options.period_of(arguments, book), by=by, why=why)
        )
    book_terminal.print_acts(before, after, arguments.lang)
    return 0


COMMAND = Command(
    "ateroppna", "lås upp en månad eller öppna ett stängt år", _DESCRIPTION, _configure, _run
)
