"""One writer per file format: a head (opening balances included) and the text of a voucher.

A writer knows nothing of the others and holds nothing between two vouchers. The journals of ledger,
hledger and beancount are those of the library's conversions.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple, TextIO

from book_data import (
    ACCOUNTS,
    ASSOCIATION,
    OPENING,
    ORGANISATION_NUMBER,
    PROJECTS,
    YEAR,
)
from finsam_ledger.core import voucher as library
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.sie.conversions import beancount
from finsam_ledger.sie.conversions._journal import journal_entry, journal_head
from finsam_ledger.sie.conversions._plain_text import account_names

Row = tuple[int, int, str]
"""Account, öre (debit positive), project or ``""``."""
Voucher = tuple[str, int, int, str, tuple[Row, ...]]
"""Series, number, day (0 is 1 January), text, rows."""
Totals = dict[int, int]
"""Movement of the year in öre, by account."""

OPENING_TEXT = "Ingående balans"
CURRENCY = "SEK"
_DAYS = [dt.date(YEAR, 1, 1) + dt.timedelta(day) for day in range(365)]
_ISO = [day.isoformat() for day in _DAYS]
_COMPACT = [day.strftime("%Y%m%d") for day in _DAYS]
_SIE_OBJECTS = {"": "{}"} | {code: f'{{6 "{code}"}}' for code in PROJECTS}
_ROWS_WITH_TEXT = frozenset("CE")
"""Series whose SIE rows repeat date and text, as many programs write them."""


class Format(NamedTuple):
    """How one kind of file is written."""

    suffix: str
    encoding: str
    newline: str
    head: Callable[[Totals], Iterator[str]]
    voucher: Callable[[Voucher], str]


def kronor(ore: int) -> str:
    """Return öre as kronor with two decimals: -5 is ``-0.05``."""
    sign = "-" if ore < 0 else ""
    whole, part = divmod(abs(ore), 100)
    return f"{sign}{whole}.{part:02d}"


def _escape(text: str) -> str:
    return text.replace('"', '\\"')


def _sie_balances(totals: Totals) -> Iterator[str]:
    closing = {account: OPENING.get(account, 0) + totals.get(account, 0) for account in ACCOUNTS}
    balance = {account: ore for account, ore in closing.items() if account < 3000}
    result = {account: ore for account, ore in closing.items() if account >= 3000}
    for label, balances in (
        ("#IB 0", OPENING),
        ("#UB 0", balance),
        ("#UB -1", OPENING),
        ("#RES 0", result),
    ):
        for account, ore in balances.items():
            if ore:
                yield f"{label} {account} {kronor(ore)}\n"


def _sie_head(totals: Totals) -> Iterator[str]:
    yield '#FLAGGA 0\n#PROGRAM "Benchmark books" 1.0\n#FORMAT PC8\n'
    yield f"#GEN {YEAR + 1}0115\n#SIETYP 4\n#FTYP X\n#ORGNR {ORGANISATION_NUMBER}\n"
    yield f'#FNAMN "{ASSOCIATION}"\n#RAR 0 {YEAR}0101 {YEAR}1231\n'
    yield f"#RAR -1 {YEAR - 1}0101 {YEAR - 1}1231\n#KPTYP EUBAS97\n"
    for account, name in ACCOUNTS.items():
        yield f'#KONTO {account} "{name}"\n'
    yield '#DIM 6 "Projekt"\n'
    for code, name in PROJECTS.items():
        yield f'#OBJEKT 6 "{code}" "{name}"\n'
    yield from _sie_balances(totals)


def _sie_voucher(voucher: Voucher) -> str:
    series, number, day, text, rows = voucher
    date, text = _COMPACT[day], _escape(text)
    end = f' {date} "{text}"\n' if series in _ROWS_WITH_TEXT else "\n"
    lines = [
        f"#TRANS {account} {_SIE_OBJECTS[project]} {kronor(ore)}{end}"
        for account, ore, project in rows
    ]
    return f'#VER {series} {number} {date} "{text}" {date}\n{{\n{"".join(lines)}}}\n'


def _books() -> Ledger:
    """Accounts and opening balances, as the library's conversions take them."""
    accounts = {str(number): Account(str(number), name) for number, name in ACCOUNTS.items()}
    opening = {str(number): ore for number, ore in OPENING.items()}
    association = Association(ASSOCIATION, ORGANISATION_NUMBER)
    return Ledger(association, chart_named("bas"), FiscalYear.calendar(YEAR), accounts, opening)


_BOOKS = _books()
_NAMES = account_names(_BOOKS)


def _voucher(voucher: Voucher) -> library.Voucher:
    series, number, day, text, rows = voucher
    lines = tuple(
        library.Line(str(account), ore, (ObjectRef("6", project),) if project else ())
        for account, ore, project in rows
    )
    return library.Voucher(_DAYS[day], lines, series, str(number), text)


def _ledger_head(_: Totals) -> Iterator[str]:
    yield from journal_head(_BOOKS, _NAMES, CURRENCY)


def _ledger_voucher(voucher: Voucher) -> str:
    return journal_entry(_voucher(voucher), _NAMES, CURRENCY)


def _beancount_head(_: Totals) -> Iterator[str]:
    yield from beancount.head(_BOOKS, _NAMES, CURRENCY)


def _beancount_voucher(voucher: Voucher) -> str:
    return beancount.entry(_voucher(voucher), _NAMES, CURRENCY)


def _csv_head(_: Totals) -> Iterator[str]:
    yield "voucher,date,account,ore,object,text\n"
    for account, ore in OPENING.items():
        yield f'IB,{_ISO[0]},{account},{ore},,"{OPENING_TEXT}"\n'


def _csv_voucher(voucher: Voucher) -> str:
    series, number, day, text, rows = voucher
    start = f"{series}{number},{_ISO[day]}"
    end = '"' + text.replace('"', '""') + '"\n'
    return "".join(f"{start},{account},{ore},{project},{end}" for account, ore, project in rows)


FORMATS: dict[str, Format] = {
    "sie": Format(".se", "cp437", "\r\n", _sie_head, _sie_voucher),
    "ledger": Format(".journal", "utf-8", "\n", _ledger_head, _ledger_voucher),
    "beancount": Format(".beancount", "utf-8", "\n", _beancount_head, _beancount_voucher),
    "csv": Format(".csv", "utf-8", "\n", _csv_head, _csv_voucher),
}


@contextmanager
def open_all(formats: dict[str, Format], paths: dict[str, Path]) -> Iterator[dict[str, TextIO]]:
    """Open a file per format; each gets its own name only when all is written."""
    parts = {name: path.with_name(path.name + ".part") for name, path in paths.items()}
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(
                parts[name].open("w", encoding=form.encoding, newline=form.newline)
            )
            for name, form in formats.items()
        }
    for name, path in paths.items():
        parts[name].replace(path)
