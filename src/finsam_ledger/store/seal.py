"""The seal (sigillet): what a book held after the last act, to hold it against later.

A chain alone cannot tell that its newest links were cut off; the seal can, and where the seal in
the file was changed too, a seal that was kept elsewhere can.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from attrs import field, frozen

from finsam_ledger.bookkeeping import entry as e
from finsam_ledger.bookkeeping.book_view import BookView
from finsam_ledger.bookkeeping.trail import NOT_A_VOUCHER
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
    connection.execute(
        "INSERT INTO seal VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "entries = excluded.entries, vouchers = excluded.vouchers, head = excluded.head",
        (len(book.entries), vouchers, head),
    )
    connection.executemany(
        "INSERT INTO seal_series VALUES (?, ?, ?) ON CONFLICT (year, series) DO UPDATE SET "
        "last = excluded.last",
        _series_since(book, count),
    )
    for year, opening in _openings_since(book, count):
        connection.execute("UPDATE seal_balance SET opening = 0 WHERE year = ?", (year,))
        connection.executemany(
            "INSERT INTO seal_balance VALUES (?, ?, ?, 0) ON CONFLICT (year, account) "
            "DO UPDATE SET opening = excluded.opening",
            [(year, account, ore) for account, ore in opening],
        )
    connection.executemany(
        "INSERT INTO seal_balance VALUES (?, ?, 0, ?) ON CONFLICT (year, account) "
        "DO UPDATE SET movement = movement + excluded.movement",
        [(*key, ore) for key, ore in _movements_since(book, count).items()],
    )


def _series_since(book: BookView, count: int) -> set[tuple[str, str, int]]:
    found = set()
    for year, place in _places_since(book, count):
        one = book.years[year]
        series = one.ledger.journal.columns.series[place]
        last = one.ledger.journal.numbering().last[series]
        found.add((one.year.start.isoformat(), series, last))
    return found


def _places_since(book: BookView, count: int) -> Iterable[tuple[int, int]]:
    places = map(book.trail.place_of, range(count + 1, book.trail.count + 1))
    return ((year, place) for year, place in places if year != NOT_A_VOUCHER)


def _openings_since(book: BookView, count: int) -> Iterable[tuple[str, e.OpeningRows]]:
    for number in range(count + 1, book.trail.count + 1):
        if book.trail.place_of(number)[0] == NOT_A_VOUCHER:
            entry = book.entries[number - 1]
            if isinstance(entry, e.YearOpened | e.OpeningChanged):
                yield entry.year.start.isoformat(), entry.opening


def _movements_since(book: BookView, count: int) -> Mapping[BalanceKey, int]:
    moved: Counter[BalanceKey] = Counter()
    years = [one.year.start.isoformat() for one in book.years]
    journals = [one.ledger.journal for one in book.years]
    accounts = [tuple(journal.columns.accounts) for journal in journals]
    for year, place in _places_since(book, count):
        columns = journals[year].columns
        for row in range(columns.first[place], columns.first[place + 1]):
            moved[years[year], accounts[year][columns.account[row]]] += columns.ore[row]
    return moved


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
