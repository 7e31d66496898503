"""``finsam-ledger bok ny``: begin a book, from last year's SIE file or from nothing."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command
from finsam_ledger.terms import Text

_DESCRIPTION = """\
Lägger upp en ny bok. Med --fran tas namn, konton, objekt och ingående balanser ur en SIE-fil:
årets egen fil, eller föregående års fil, vars utgående balanser blir de ingående.

Exempel:
  finsam-ledger bok ny bok.db --fran bok-2023.se
  finsam-ledger bok ny bok.db --namn "Samordningsförbundet Exempel" --ar 2024 --konto "1930 Bank"
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options  # noqa: PLC0415 loaded when this command is chosen

    book_options.add_book(parser)
    parser.add_argument("--fran", metavar="FIL.se", type=Path, help="SIE-fil att börja ifrån")
    parser.add_argument("--namn", default="", help="förbundets namn (SIE-filens)")
    parser.add_argument("--orgnr", default="", help="organisationsnummer (SIE-filens)")
    parser.add_argument("--ar", metavar="ÅÅÅÅ", type=int, help="räkenskapsår (SIE-filens nästa)")
    parser.add_argument(
        "--kontoplan", choices=("auto", "bas", "kommunbas"), default="auto", help="kontoplan (auto)"
    )
    parser.add_argument(
        "--konto",
        metavar='"NR NAMN"',
        action="append",
        default=[],
        help="konto att lägga upp; kan ges flera gånger",
    )
    book_options.add_signature(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import book_options, terminal  # noqa: PLC0415
    from finsam_ledger.core.period import FiscalYear  # noqa: PLC0415
    from finsam_ledger.store import Store  # noqa: PLC0415
    from finsam_ledger.workspace.book_file import NewBook, begin_book, declared  # noqa: PLC0415

    by = book_options.signature_of(arguments)
    year = None if arguments.ar is None else FiscalYear.calendar(arguments.ar)
    new = NewBook(arguments.namn, arguments.orgnr, arguments.kontoplan, year, arguments.fran)
    book = begin_book(new, by=by)
    if arguments.konto:
        book = book.declare(by=by, accounts=declared(arguments.konto))
    with Store.create(arguments.book, book) as store:
        ledger = store.book.ledger()
        terminal.say(f"{arguments.book}: {ledger.association.name}, {ledger.year}")
        accounts, opening = len(ledger.accounts), len(ledger.opening)
        words = Text(
            f"{accounts} konton, {opening} med ingående balans",
            f"{accounts} accounts, {opening} with an opening balance",
        )
        terminal.say(words.lang(arguments.lang))
    return 0


COMMAND = Command("ny", "lägg upp en ny bok", _DESCRIPTION, _configure, _run)
