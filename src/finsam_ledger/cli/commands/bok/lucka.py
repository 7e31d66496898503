"""``finsam-ledger bok lucka``: the gaps of the number series, and their explanations."""

from argparse import ArgumentParser, Namespace

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Visar de nummer som saknas i serierna. Med serie, nummer och --orsak förklaras en lucka; numren
används då aldrig. Ett år med oförklarade luckor kan inte stängas.

Exempel:
  finsam-ledger bok lucka bok.db
  finsam-ledger bok lucka bok.db A 5-8 --orsak "hoppade över vid systembytet"
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options  # noqa: PLC0415 loaded when this command is chosen

    book_options.add_book(parser)
    parser.add_argument("series", metavar="SERIE", nargs="?", help="verifikationsserie")
    parser.add_argument(
        "numbers",
        metavar="NUMMER",
        nargs="?",
        type=book_options.number_range,
        help="luckan, 5 eller 5-8",
    )
    parser.add_argument("--orsak", default="", help="varför numren inte används")
    book_options.add_year(parser)
    book_options.add_signature(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import book_options, book_terminal  # noqa: PLC0415
    from finsam_ledger.store import Store  # noqa: PLC0415
    from finsam_ledger.workspace.book_file import year_named  # noqa: PLC0415

    if arguments.numbers is None:
        with Store.open(arguments.book, read_only=True) as store:
            year = year_named(store.book, arguments.ar)
            book_terminal.print_gaps(store.book.book_year(year), arguments.lang)
        return 0
    by = book_options.signature_of(arguments)
    with Store.open(arguments.book) as store:
        before = store.book
        after = store.update(
            lambda book: book.explain_gap(
                arguments.series,
                arguments.numbers,
                by=by,
                why=arguments.orsak,
                year=year_named(book, arguments.ar),
            )
        )
    book_terminal.print_acts(before, after, arguments.lang)
    return 0


COMMAND = Command("lucka", "visa och förklara nummerluckor", _DESCRIPTION, _configure, _run)
