"""The seal (sigillet): what a book held after the last act, to hold it against later.

A chain alone cannot tell that its newest links were cut off; the seal can, and where the seal in
the file was changed too, a seal that was kept elsewhere can.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from attrs import field, frozen

from finsam_ledger.bookkeeping import entry as e
from finsam_ledger.bookkeeping.book_view import BookView
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.store.chain import START
from finsam_ledger.strict_toml import load, toml_key
from finsam_ledger.terms import Text

BalanceKey = tuple[str, str]
"""The first day of a year, and an account (år och konto)."""


@frozen
class Seal:
    """What a book held after an act (sigill).

    Args:
        entries: How many entries.
        vouchers: How many of them register a voucher.
        head: The hash of the last one.
        series: The last number of each series, by the year's first day and series.
        balances: Opening balance and movement in öre, by the year's first day and account.
    """

    entries: int = 0
    vouchers: int = 0
    head: bytes = START
    series: Mapping[tuple[str, str], int] = field(factory=dict)
    balances: Mapping[BalanceKey, tuple[int, int]] = field(factory=dict)

    @classmethod
    def of(cls, book: BookView, head: bytes) -> "Seal":
        """The seal of a whole book (räkna fram sigill)."""
        series, balances = {}, {}
        for one in book.years:
            year = one.year.start.isoformat()
            for name, last in one.ledger.journal.numbering().last.items():
                series[year, name] = last
            for account in one.ledger.used_accounts:
                opening = one.ledger.opening.get(account, 0)
                movement = one.ledger.balances.movement(account, one.year)
                balances[year, account] = (opening, movement)
        vouchers = sum(len(one.ledger.journal) for one in book.years)
        return cls(len(book.entries), vouchers, head, series, balances)


def read_seal(connection: sqlite3.Connection) -> Seal:
    """The seal that stands in a file (läs sigill); an empty one in an empty file."""
    row = connection.execute("SELECT entries, vouchers, head FROM seal").fetchone()
    series = connection.execute("SELECT year, series, last FROM seal_series")
    balances = connection.execute("SELECT year, account, opening, movement FROM seal_balance")
    entries, vouchers, head = row or (0, 0, START)
    return Seal(
        entries,
        vouchers,
        head,
        {(year, name): last for year, name, last in series},
        {(year, account): (opening, movement) for year, account, opening, movement in balances},
    )


def reseal(connection: sqlite3.Connection, book: BookView, count: int, head: bytes) -> None:
    """Bring the seal in a file up to date (nytt sigill); costs what was added, not the book.

    Args:
        connection: The file, in a transaction.
        book: The book after the act.
        count: How many entries the seal in the file holds.
        head: The hash of the last entry.
    """
    vouchers = sum(len(one.ledger.journal) for one in book.years)
    added = book.trail.vouchers_since(count)
    connection.execute(_SEAL, (len(book.entries), vouchers, head))
    connection.executemany(_SERIES, _last_numbers(book, added))
    for year, opening in _openings_since(book, count):
        connection.execute("UPDATE seal_balance SET opening = 0 WHERE year = ?", (year,))
        connection.executemany(_OPENING, [(year, account, ore) for account, ore in opening])
    connection.executemany(_MOVEMENT, _movements(book, added))


_SEAL = (
    "INSERT INTO seal VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
    "entries = excluded.entries, vouchers = excluded.vouchers, head = excluded.head"
)
_SERIES = (
    "INSERT INTO seal_series VALUES (?, ?, ?) ON CONFLICT (year, series) DO UPDATE SET "
    "last = excluded.last"
)
_OPENING = (
    "INSERT INTO seal_balance VALUES (?, ?, ?, 0) ON CONFLICT (year, account) DO UPDATE SET "
    "opening = excluded.opening"
)
_MOVEMENT = (
    "INSERT INTO seal_balance VALUES (?, ?, 0, ?) ON CONFLICT (year, account) DO UPDATE SET "
    "movement = movement + excluded.movement"
)


def _last_numbers(book: BookView, added: Mapping[int, range]) -> Iterator[tuple[str, str, int]]:
    for index, places in added.items():
        one = book.years[index]
        series, last = one.ledger.journal.columns.series, one.ledger.journal.numbering().last
        for name in set(series[places.start : places.stop]):
            yield one.year.start.isoformat(), name, last[name]


def _openings_since(book: BookView, count: int) -> Iterator[tuple[str, e.OpeningRows]]:
    for entry in book.trail.others_since(count):
        if isinstance(entry, e.YearOpened | e.OpeningChanged):
            yield entry.year.start.isoformat(), entry.opening


def _movements(book: BookView, added: Mapping[int, range]) -> Iterator[tuple[str, str, int]]:
    for index, places in added.items():
        one = book.years[index]
        columns, moved = one.ledger.journal.columns, defaultdict[int, int](int)
        rows = slice(columns.first[places.start], columns.first[places.stop])
        for account, ore in zip(columns.account[rows], columns.ore[rows], strict=True):
            moved[account] += ore
        accounts = tuple(columns.accounts)
        yield from ((one.year.start.isoformat(), accounts[i], ore) for i, ore in moved.items())


@frozen
class KeptSeal:
    """A seal that is kept outside the file (förvarat sigill): in a binder, a mail, an archive.

    Args:
        association: Whose book it is.
        entries: How many entries it had.
        head: The hash of the last one, hexadecimal.
        last: The last voucher, as people name it.
        day: The day that the seal was taken.
    """

    association: str = toml_key("bok")
    entries: int = toml_key("handelser")
    head: str = toml_key("kedja")
    day: date = toml_key("datum")
    last: str = toml_key("senaste_verifikation", default="")

    def text(self) -> str:
        """The seal as a small text to print and keep (sigilltext), read back by ``parse_seal``."""
        return (
            f"# Sigill för bokföringen. Förvara det utanför bokfilen och jämför med\n"
            f"# finsam-ledger bok verifiera BOK --mot SIGILL\n"
            f"bok = {_quoted(self.association)}\n"
            f"datum = {self.day}\n"
            f"handelser = {self.entries}\n"
            f"senaste_verifikation = {_quoted(self.last)}\n"
            f'kedja = "{self.head}"\n'
        )


def _quoted(text: str) -> str:
    import json  # noqa: PLC0415 a JSON string is a TOML string

    return json.dumps(text, ensure_ascii=False)


def parse_seal(text: str, where: str) -> KeptSeal:
    """A seal from its text (läs sigill).

    Raises:
        ConfigurationError: The text is no seal.
    """
    seal = load(KeptSeal, text, where)
    right = len(seal.head) == 2 * len(START) and set(seal.head) <= set("0123456789abcdef")
    if not right or seal.entries < 1:
        raise ConfigurationError(
            Text("sigillet är inte helt", "the seal is not whole"),
            Text("Skriv av alla tecken i kedja", "Copy all characters of kedja"),
            where,
        )
    return seal
