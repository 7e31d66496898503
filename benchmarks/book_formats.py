"""One writer per file format: a head (opening balances included) and the text of a voucher.

A writer knows nothing of the others and holds nothing between two vouchers.
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
    ledger_root,
)

Row = tuple[int, int, str]
"""Account, öre (debit positive), project or ``""``."""
Voucher = tuple[str, int, int, str, tuple[Row, ...]]
"""Series, number, day (0 is 1 January), text, rows."""
Totals = dict[int, int]
"""Movement of the year in öre, by account."""

OPENING_TEXT = "Ingående balans"
_DAYS = [dt.date(YEAR, 1, 1) + dt.timedelta(day) for day in range(365)]
_ISO = [day.isoformat() for day in _DAYS]
_COMPACT = [day.strftime("%Y%m%d") for day in _DAYS]
_NAMES = {account: f"{ledger_root(account)}:{account}" for account in ACCOUNTS}
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


def _ledger_rows(rows: tuple[Row, ...]) -> str:
    return "".join(
        f"    {_NAMES[account]}  {kronor(ore)} SEK"
        + (f"  ; projekt: {project}\n" if project else "\n")
        for account, ore, project in rows
    )


def _opening_rows() -> tuple[Row, ...]:
    return tuple((account, ore, "") for account, ore in OPENING.items())


def _ledger_head(_: Totals) -> Iterator[str]:
    for account, name in ACCOUNTS.items():
        yield f"account {_NAMES[account]}\n    ; {name}\n"
    yield f"\n{_ISO[0]} * {OPENING_TEXT}\n{_ledger_rows(_opening_rows())}"


def _ledger_voucher(voucher: Voucher) -> str:
    series, number, day, text, rows = voucher
    return f"\n{_ISO[day]} * ({series}{number}) {text}\n{_ledger_rows(rows)}"


def _beancount_rows(rows: tuple[Row, ...]) -> str:
    return "".join(
        f"  {_NAMES[account]}  {kronor(ore)} SEK\n"
        + (f'    projekt: "{project}"\n' if project else "")
        for account, ore, project in rows
    )


def _beancount_head(_: Totals) -> Iterator[str]:
    yield f'option "title" "{ASSOCIATION}"\noption "operating_currency" "SEK"\n'
    for account, name in ACCOUNTS.items():
        yield f'{_ISO[0]} open {_NAMES[account]} SEK\n  namn: "{name}"\n'
    yield f'\n{_ISO[0]} * "{OPENING_TEXT}"\n{_beancount_rows(_opening_rows())}'


def _beancount_voucher(voucher: Voucher) -> str:
    series, number, day, text, rows = voucher
    return f'\n{_ISO[day]} * "{_escape(text)}" ^{series}{number}\n{_beancount_rows(rows)}'


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
