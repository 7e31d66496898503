"""Write a book as SIE 4E text. Everything that knows the format is in this one module.

The previous year is present only as its closing balances (which are this year's opening ones);
no result accounts of 2020 are given, because the printed report has no comparison column.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from bok import Book, Row, Voucher

PROJECT_DIMENSION = 6

HEAD = (
    "#FLAGGA 0",
    '#PROGRAM "Exempelbok" "1.0"',
    "#FORMAT PC8",
    "#GEN 20210915",
    "#SIETYP 4",
    "#FTYP X",
    "#ORGNR 222000-2634",
    '#FNAMN "Samordningsförbundet Värend"',
    "#RAR 0 20210101 20211231",
    "#RAR -1 20200101 20201231",
    "#OMFATTN 20210831",
    "#KPTYP EUBAS97",
    "#VALUTA SEK",
)


def as_sie(book: Book) -> str:
    """The whole file, one record per line, lines ended by CRLF."""
    lines = [
        *HEAD,
        *_chart(book.accounts),
        f'#DIM {PROJECT_DIMENSION} "Projekt"',
        *(f'#OBJEKT {PROJECT_DIMENSION} "{no}" "{name}"' for no, name in book.projects.items()),
        *_balances("#IB 0", book.opening),
        *_balances("#UB 0", book.closing()),
        *_balances("#UB -1", book.opening),
        *_balances("#RES 0", book.result()),
        *(line for voucher in book.vouchers for line in _voucher(voucher)),
    ]
    return "".join(f"{line}\r\n" for line in lines)


def _chart(accounts: Mapping[int, str]) -> Iterator[str]:
    kinds = {"1": "T", "2": "S", "3": "I"}
    for number, name in accounts.items():
        yield f'#KONTO {number} "{name}"'
        yield f"#KTYP {number} {kinds.get(str(number)[0], 'K')}"


def _balances(label: str, balances: Mapping[int, int]) -> Iterable[str]:
    return (f"{label} {number} {_kronor(ore)}" for number, ore in sorted(balances.items()))


def _voucher(voucher: Voucher) -> Iterator[str]:
    head = f"#VER {voucher.series} {voucher.number} {_day(voucher.day)}"
    yield f'{head} "{voucher.text}" {_day(voucher.registered)} "EK"'
    yield "{"
    yield from (_row(row) for row in voucher.rows)
    yield "}"


def _row(row: Row) -> str:
    project = f'{PROJECT_DIMENSION} "{row.project}"' if row.project else ""
    return f"   #TRANS {row.account} {{{project}}} {_kronor(row.ore)}"


def _kronor(ore: int) -> str:
    whole, part = divmod(abs(ore), 100)
    return f"{'-' if ore < 0 else ''}{whole}.{part:02}"


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"
