"""Arguments that the commands of a book share (gemensamma val för bok)."""

import getpass
import os
import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from calendar import monthrange
from datetime import date
from pathlib import Path

from finsam_ledger.bookkeeping.book_view import BookView
from finsam_ledger.bookkeeping.correction import VoucherKey
from finsam_ledger.bookkeeping.voucher_file import row_from_words
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, SourceDocument, Voucher, VoucherDraft
from finsam_ledger.errors import UnknownVoucherError
from finsam_ledger.terms import Text
from finsam_ledger.workspace.book_file import year_named
from finsam_ledger.workspace.voucher_input import hashed

SIGNATURE = "FINSAM_SIGNATUR"
"""The environment variable that says who posts (signatur)."""
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def add_book(parser: ArgumentParser) -> None:
    """``BOK``: the book file."""
    parser.add_argument("book", metavar="BOK", type=Path, help="bokfilen, till exempel bok.db")


def add_signature(parser: ArgumentParser) -> None:
    """``--signatur``: who does it."""
    parser.add_argument(
        "--signatur",
        metavar="VEM",
        default=None,
        help=f"vem som gör det (miljövariabeln {SIGNATURE}, annars inloggningsnamnet)",
    )


def signature_of(arguments: Namespace) -> str:
    """Who does it: as given, or as the environment says (signatur)."""
    given: str | None = arguments.signatur
    return os.environ.get(SIGNATURE) or getpass.getuser() if given is None else given


def add_year(parser: ArgumentParser) -> None:
    """``--ar``: which fiscal year."""
    parser.add_argument(
        "--ar", metavar="ÅÅÅÅ", default="", help="räkenskapsår, året det slutar (det senaste)"
    )


def add_voucher_name(parser: ArgumentParser) -> None:
    """``SERIE NUMMER`` and ``--ar``: which voucher."""
    parser.add_argument("series", metavar="SERIE", help="verifikationsserie, till exempel A")
    parser.add_argument("number", metavar="NUMMER", help="verifikationens nummer")
    add_year(parser)


def voucher_of(arguments: Namespace, book: BookView) -> VoucherKey:
    """The voucher that the user names (verifikation); in the last year that has it.

    Raises:
        UnknownVoucherError: No year, or not the year that is given, has it.
    """
    wanted = [year_named(book, arguments.ar)] if arguments.ar else reversed(book.fiscal_years)
    for year in wanted:
        key = VoucherKey(arguments.series, arguments.number, year)
        if (key.series, key.number) in book.ledger(year).journal.numbering().used:
            return key
    name = f"{arguments.series} {arguments.number}"
    raise UnknownVoucherError(
        Text(f"verifikation {name} finns inte i boken", f"the book has no voucher {name}"),
        Text("Kontrollera serie, nummer och --ar", "Check series, number and --ar"),
        str(arguments.book),
    ).carrying(series=arguments.series, number=arguments.number)


def add_voucher_parts(parser: ArgumentParser, *, needed: bool) -> None:
    """``--datum``, ``--text``, ``--debet`` and the like: what a voucher is made of."""
    parser.add_argument(
        "--text", required=needed, metavar="TEXT", default=None, help="vad verifikationen avser"
    )
    for side, what in (("debet", "debiteras"), ("kredit", "krediteras")):
        parser.add_argument(
            f"--{side}",
            metavar="RAD",
            action="append",
            default=[],
            help=f'konto som {what}: "5010 12 500,00 projekt=10 kst=2 text=mars"',
        )
    parser.add_argument("--motpart", metavar="NAMN", default=None, help="motpart")
    parser.add_argument(
        "--underlag", metavar="VAR", default=None, help="hänvisning till underlag och var det finns"
    )
    parser.add_argument(
        "--fil",
        metavar="FIL",
        action="append",
        default=[],
        help="underlag som fil; dess kontrollsumma sparas",
    )


def lines_of(arguments: Namespace) -> tuple[Line, ...]:
    """The lines that the user gives, debits first (konteringsrader)."""
    return (
        *(row_from_words(words) for words in arguments.debet),
        *(row_from_words(words, credit=True) for words in arguments.kredit),
    )


def documents_of(arguments: Namespace) -> tuple[SourceDocument, ...]:
    """The files that the user gives as underlag."""
    return tuple(map(SourceDocument, arguments.fil))


def month_or_year(text: str) -> Period | str:
    """A month written 2024-03 as its days; a year written 2024 as it is, for the book to tell."""
    match = _MONTH.fullmatch(text)
    if match is None and re.fullmatch(r"\d{4}", text):
        return text
    try:
        year, month = map(int, match.groups()) if match else (0, 0)
        return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    except ValueError:
        raise ArgumentTypeError(
            f"”{text}” är ingen månad, skriv till exempel 2024-03, eller 2024 för hela året"
        ) from None


def period_of(arguments: Namespace, book: BookView) -> Period | FiscalYear:
    """The month or fiscal year that the user names (period)."""
    named: Period | str = arguments.period
    return year_named(book, named) if isinstance(named, str) else named


def number_range(text: str) -> range:
    """Numbers written 5 or 5-8 (nummer)."""
    match = re.fullmatch(r"(\d{1,15})(?:[-–](\d{1,15}))?", text)
    if match is None:
        raise ArgumentTypeError(f"”{text}” är inga nummer, skriv till exempel 5 eller 5-8")
    first, last = match.groups()
    return range(int(first), int(last or first) + 1)


def replacement_for(arguments: Namespace, original: Voucher) -> VoucherDraft | None:
    """The voucher that replaces another, with what the user gives changed (ersättande)."""
    lines = lines_of(arguments)
    if not lines:
        return None
    draft = VoucherDraft(
        arguments.nytt_datum or original.day,
        lines,
        original.series,
        text=original.text if arguments.text is None else arguments.text,
        counterparty=original.counterparty if arguments.motpart is None else arguments.motpart,
        reference=original.reference if arguments.underlag is None else arguments.underlag,
        documents=documents_of(arguments) or original.documents,
    )
    return hashed(draft, Path())
