"""``finsam-ledger bok registrera``: one voucher, written on the command line."""

from argparse import ArgumentParser, Namespace

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Bokför en verifikation. Numret ges av boken. Raderna skrivs med konto och belopp, och om det behövs
projekt, kostnadsställe och text. Flera verifikationer läses in ur en fil med bok importera.

Exempel:
  finsam-ledger bok registrera bok.db --datum 2024-03-01 --text "Hyra mars" \\
      --debet "5010 12 500" --kredit "1930 12 500" --motpart "Fastigheten AB" --fil hyra.pdf
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options, options  # noqa: PLC0415 when it is chosen

    book_options.add_book(parser)
    parser.add_argument(
        "--datum", required=True, type=options.day, help="affärshändelsens datum, 2024-03-01"
    )
    parser.add_argument("--serie", default="", help="verifikationsserie (A)")
    book_options.add_voucher_parts(parser, needed=True)
    book_options.add_signature(parser)


def _run(arguments: Namespace) -> int:
    from pathlib import Path  # noqa: PLC0415

    from finsam_ledger.cli import book_options, book_terminal  # noqa: PLC0415
    from finsam_ledger.core.voucher import VoucherDraft  # noqa: PLC0415
    from finsam_ledger.store import Store  # noqa: PLC0415
    from finsam_ledger.workspace.voucher_input import hashed  # noqa: PLC0415

    draft = hashed(
        VoucherDraft(
            arguments.datum,
            book_options.lines_of(arguments),
            arguments.serie,
            text=arguments.text,
            counterparty=arguments.motpart or "",
            reference=arguments.underlag or "",
            documents=book_options.documents_of(arguments),
        ),
        Path(),
    )
    by = book_options.signature_of(arguments)
    with Store.open(arguments.book) as store:
        before = store.book
        after = store.update(lambda book: book.register([draft], by=by))
    book_terminal.print_registered(before, after, arguments.lang)
    return 0


COMMAND = Command("registrera", "bokför en verifikation", _DESCRIPTION, _configure, _run)
