"""``finsam-ledger bok ratta``: take a voucher back, and put the right one in its place."""

from argparse import ArgumentParser, Namespace

from finsam_ledger.cli.command import Command

_DESCRIPTION = """\
Rättar en bokförd verifikation. Den ändras inte: en rättelsepost med omvända rader bokförs på
--datum, och om --debet och --kredit ges bokförs en verifikation som ersätter den. Alla tre hänvisar
till varandra, med vem, när och varför (LKBR 3 kap. 7 §).

Den ersättande tar datum, text, motpart och underlag från den rättade om inget annat ges.

Exempel:
  finsam-ledger bok ratta bok.db A 17 --datum 2024-03-09 --orsak "bokförd två gånger"
  finsam-ledger bok ratta bok.db A 17 --datum 2024-03-09 --orsak "fel konto" \\
      --debet "6110 500" --kredit "1930 500"
"""


def _configure(parser: ArgumentParser) -> None:
    from finsam_ledger.cli import book_options, options  # noqa: PLC0415 when it is chosen

    book_options.add_book(parser)
    book_options.add_voucher_name(parser)
    parser.add_argument(
        "--datum", required=True, type=options.day, help="rättelsens datum, i en öppen månad"
    )
    parser.add_argument("--orsak", required=True, help="varför den rättas")
    parser.add_argument("--nytt-datum", type=options.day, help="den ersättandes datum")
    book_options.add_voucher_parts(parser, needed=False)
    book_options.add_signature(parser)


def _run(arguments: Namespace) -> int:
    from finsam_ledger.cli import book_options, book_terminal  # noqa: PLC0415
    from finsam_ledger.store import Store  # noqa: PLC0415

    by = book_options.signature_of(arguments)
    with Store.open(arguments.book) as store:
        before = store.book
        key = book_options.voucher_of(arguments, before)
        original = before.voucher(key)
        replacement = book_options.replacement_for(arguments, original)
        after = store.update(
            lambda book: book.correct(
                key, on=arguments.datum, by=by, why=arguments.orsak, replacement=replacement
            )
        )
    book_terminal.print_registered(before, after, arguments.lang)
    return 0


COMMAND = Command("ratta", "rätta en bokförd verifikation", _DESCRIPTION, _configure, _run)
