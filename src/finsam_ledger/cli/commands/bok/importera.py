"""``finsam-ledger bok importera``: vouchers from a file, shown first, then posted as shown."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Visar vad som skulle bokföras ur en fil med verifikationer: SIE 4 (.si), TOML eller CSV. Inget
bokförs förrän kommandot ges igen med --bokfor och den kod som visades. Har filen eller boken
ändrats däremellan gäller inte koden.

Exempel:
  finsam-ledger bok importera bok.db lon-mars.si
  finsam-ledger bok importera bok.db lon-mars.si --bokfor 1a2b3c4d
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options  # noqa: PLC0415 loaded when this command is chosen

    book_options.add_book(parser)
    parser.add_argument("file", metavar="FIL", type=Path, help="SIE-, TOML- eller CSV-fil")
    parser.add_argument("--bokfor", metavar="KOD", help="bokför det som visades med den koden")
    parser.add_argument(
        "--behall-nummer", action="store_true", help="behåll SIE-filens verifikationsnummer"
    )
    book_options.add_signature(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import book_options, book_terminal  # noqa: PLC0415
    from finsam_ledger.store import Store  # noqa: PLC0415
    from finsam_ledger.workspace.voucher_input import prepared, read_vouchers  # noqa: PLC0415

    given = read_vouchers(arguments.file, keep_numbers=arguments.behall_nummer)
    by = book_options.signature_of(arguments)
    if arguments.bokfor is None:
        with Store.open(arguments.book, read_only=True) as store:
            shown = prepared(store.book, given, by=by)
            book_terminal.print_import(store.book, shown, arguments.lang)
        return 0
    with Store.open(arguments.book) as store:
        before = store.book
        after = store.update(
            lambda book: prepared(book, given, by=by).register_shown(book, arguments.bokfor, by=by)
        )
    book_terminal.print_registered(before, after, arguments.lang)
    return 0


COMMAND = Command(
    "importera", "verifikationer ur SIE, TOML eller CSV", _DESCRIPTION, _configure, _run
)
