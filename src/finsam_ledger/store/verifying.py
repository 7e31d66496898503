"""Verifying a file (verifiera): what is not as it was written, each thing named.

One function a question; all are asked, and all that is wrong is told. What a chain inside one file
cannot tell stands in docs/forklaringar/bocker_som_vaxer.md.
"""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

from attrs import frozen

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.entry import Entry, VoucherRegistered
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.errors import DamagedStoreError, FinsamError
from finsam_ledger.numbers import format_ore
from finsam_ledger.store.chain import START, link
from finsam_ledger.store.connect import connect, snapshot, translated
from finsam_ledger.store.read import StoredEntry, begin, read_rows
from finsam_ledger.store.rows import entry_of
from finsam_ledger.store.schema import migrate, objects_of, version_of
from finsam_ledger.store.seal import KeptSeal, Seal, read_seal
from finsam_ledger.terms import Text

_SOURCE = "LKBR 3 kap. 11–12 §§"
_REMEDY = Text(
    "Ta reda på vem som ändrat och varför, eller återställ en säkerhetskopia från före",
    "Find out who changed it and why, or restore a backup from before",
)
_VOUCHER = VoucherRegistered.KIND


@frozen
class _File:
    """What stands in a file, whatever it is."""

    entries: tuple[StoredEntry, ...]
    seal: Seal
    kept: KeptSeal | None


def verify(path: str | Path, kept: KeptSeal | None = None) -> tuple[Finding, ...]:
    """Hold a book file against its chain, its seal and the rules of bookkeeping (verifiera).

    Args:
        path: The file.
        kept: A seal that was kept elsewhere; the file must begin with what it sealed.

    Returns:
        What is wrong, each thing named; nothing when the file holds what was written.

    Raises:
        UnreadableInputError: There is no such file, or it is no book file.
        NewerStoreError: A newer version wrote it.
    """
    path = Path(path)
    try:
        with translated(path):
            connection = connect(path, read_only=True)
            try:
                with snapshot(connection):
                    return tuple(_findings(connection, kept))
            finally:
                connection.close()
    except DamagedStoreError as error:
        return (_finding("store_unreadable", error.what),)


def _findings(connection: sqlite3.Connection, kept: KeptSeal | None) -> Iterator[Finding]:
    yield from _structure(connection)
    yield from _sqlite(connection)
    file = _File(tuple(read_rows(connection)), read_seal(connection), kept)
    for question in _QUESTIONS:
        yield from question(file)
    yield from _history(file)


def _finding(code: str, message: Text, **evidence: str | int) -> Finding:
    return Finding(code, Severity.ERROR, message, _REMEDY, _SOURCE, evidence=evidence)


def _name(stored: StoredEntry) -> Text:
    number, kind, voucher = stored.rows.entry[0], stored.rows.entry[1], stored.rows.voucher
    if not voucher:
        return Text(f"händelse {number} ({kind})", f"entry {number} ({kind})")
    _, series, own, day = voucher[:4]
    return Text(
        f"händelse {number} (verifikation {series} {own}, {day})",
        f"entry {number} (voucher {series} {own}, {day})",
    )


def _structure(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Tables and triggers are those that the program makes, and the steps taken are listed."""
    expected, found = _expected_objects(), objects_of(connection)
    for name in sorted({*expected, *found}):
        if expected.get(name) != found.get(name):
            sv, en = ("saknas", "is missing") if name not in found else ("är ändrad", "is changed")
            if name not in expected:
                sv, en = "är tillagd", "is added"
            message = Text(
                f"tabellen eller spärren {name} {sv}", f"the table or trigger {name} {en}"
            )
            yield _finding("store_structure", message, name=name)
    listed = connection.execute("SELECT max(version) FROM migration").fetchone()[0]
    if listed != version_of(connection):
        yield _finding(
            "store_structure", Text("versionsnumret är ändrat", "the version number is changed")
        )


@cache
def _expected_objects() -> dict[str, str]:
    memory = sqlite3.connect(":memory:")
    try:
        migrate(memory, datetime.now().astimezone())
        return objects_of(memory)
    finally:
        memory.close()


def _sqlite(connection: sqlite3.Connection) -> Iterator[Finding]:
    """SQLite's own checks: pages, types, checks and foreign keys."""
    for (problem,) in connection.execute("PRAGMA integrity_check"):
        if problem != "ok":
            yield _finding("store_sqlite", Text(f"SQLite: {problem}", f"SQLite: {problem}"))
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        message = Text(
            f"rad {row} i {table} hör till något i {parent} som inte finns",
            f"row {row} of {table} belongs to something in {parent} that is not there",
        )
        yield _finding("store_orphan", message, table=str(table))


def _missing(file: _File) -> Iterator[Finding]:
    """Entries are numbered from 1 without gaps."""
    expected = 1
    for stored in file.entries:
        number = int(stored.rows.entry[0] or 0)
        for gone in range(expected, number):
            message = Text(f"händelse {gone} saknas", f"entry {gone} is missing")
            yield _finding("store_missing", message, entry=gone)
        expected = max(expected, number) + 1


def _chain(file: _File) -> Iterator[Finding]:
    """Each hash covers its entry and the hash that is stored with the one before it."""
    before = START
    for stored in file.entries:
        if link(before, stored.text) != stored.hash:
            name = _name(stored)
            message = Text(
                f"{name.sv} har ändrats sedan den skrevs",
                f"{name.en} was changed after it was written",
            )
            yield _finding("store_changed", message, entry=int(stored.rows.entry[0] or 0))
        before = stored.hash


def _shape(file: _File) -> Iterator[Finding]:
    """Every voucher entry has its voucher, and no other entry has one."""
    for stored in file.entries:
        if (stored.rows.entry[1] == _VOUCHER) != bool(stored.rows.voucher):
            name = _name(stored)
            message = Text(f"{name.sv} saknar sin verifikation", f"{name.en} lacks its voucher")
            yield _finding("store_orphan", message, entry=int(stored.rows.entry[0] or 0))


def _sealed_count(file: _File) -> Iterator[Finding]:
    """The seal's count and head are those of the last entry."""
    count, sealed = len(file.entries), file.seal.entries
    if count < sealed:
        message = Text(
            f"de senaste händelserna saknas: sigillet gäller {sealed}, filen har {count}",
            f"the newest entries are missing: the seal is of {sealed}, the file has {count}",
        )
        yield _finding("store_cut", message, sealed=sealed, found=count)
    elif count > sealed:
        message = Text(
            f"händelser har lagts till vid sidan av programmet: sigillet gäller {sealed}, "
            f"filen har {count}",
            f"entries were added outside the program: the seal is of {sealed}, "
            f"the file has {count}",
        )
        yield _finding("store_added", message, sealed=sealed, found=count)
    elif file.entries and file.entries[-1].hash != file.seal.head:
        message = Text(
            "sigillet stämmer inte med kedjans sista händelse",
            "the seal does not agree with the last entry of the chain",
        )
        yield _finding("store_seal", message)


def _kept_elsewhere(file: _File) -> Iterator[Finding]:
    """What a seal from elsewhere sealed is still how the file begins."""
    if file.kept is None:
        return
    count, kept = len(file.entries), file.kept
    if count < kept.entries:
        message = Text(
            f"filen har {count} händelser, men hade {kept.entries} när sigillet togs {kept.day}",
            f"the file has {count} entries, but had {kept.entries} when sealed {kept.day}",
        )
        yield _finding("store_cut", message, sealed=kept.entries, found=count)
    elif file.entries[kept.entries - 1].hash.hex() != kept.head:
        message = Text(
            f"de första {kept.entries} händelserna är inte de som sigillet från {kept.day} gäller",
            f"the first {kept.entries} entries are not those of the seal of {kept.day}",
        )
        yield _finding("store_rewritten", message, sealed=kept.entries)


_QUESTIONS: tuple[Callable[[_File], Iterator[Finding]], ...] = (
    _missing,
    _chain,
    _shape,
    _sealed_count,
    _kept_elsewhere,
)


def _history(file: _File) -> Iterator[Finding]:
    """The entries are acts that a book allows, and lead to the seal's numbers and balances."""
    entries: list[Entry] = []
    for stored in file.entries:
        try:
            entries.append(entry_of(stored.rows))
        except (ValueError, KeyError, TypeError, AttributeError, FinsamError) as error:
            yield _impossible(stored, error)
            return
    try:
        book = begin(entries).record(entries)
    except (FinsamError, TypeError, IndexError):
        yield from _first_impossible(file, entries)
        return
    yield from _sealed_sums(Seal.of(book, file.seal.head), file.seal)


def _first_impossible(file: _File, entries: list[Entry]) -> Iterator[Finding]:
    """The first entry that cannot have been recorded."""
    book: Book | None = None
    for stored, entry in zip(file.entries, entries, strict=True):
        try:
            book = (book or begin(entries)).record([entry])
        except (FinsamError, TypeError, IndexError) as error:
            yield _impossible(stored, error)
            return


def _impossible(stored: StoredEntry, error: Exception) -> Finding:
    name = _name(stored)
    reason = error.what if isinstance(error, FinsamError) else Text(str(error), str(error))
    message = Text(
        f"{name.sv} kan inte ha registrerats så: {reason.sv}",
        f"{name.en} cannot have been registered so: {reason.en}",
    )
    return _finding("store_impossible", message, entry=int(stored.rows.entry[0] or 0))


def _sealed_sums(counted: Seal, sealed: Seal) -> Iterator[Finding]:
    """The seal's last numbers and balances are those that the entries give."""
    if counted.vouchers != sealed.vouchers:
        message = Text(
            f"sigillet anger {sealed.vouchers} verifikationer, filen har {counted.vouchers}",
            f"the seal says {sealed.vouchers} vouchers, the file has {counted.vouchers}",
        )
        yield _finding("store_seal", message)
    for key in sorted({*counted.series, *sealed.series}):
        has, says = counted.series.get(key, 0), sealed.series.get(key, 0)
        if has != says:
            message = Text(
                f"serie {key[1]} från {key[0]} slutar på {has}, sigillet anger {says}",
                f"series {key[1]} from {key[0]} ends at {has}, the seal says {says}",
            )
            yield _finding("store_seal", message, series=key[1])
    for key in sorted({*counted.balances, *sealed.balances}):
        held, told = counted.balances.get(key, (0, 0)), sealed.balances.get(key, (0, 0))
        if held != told:
            has_sum, says_sum = format_ore(sum(held)), format_ore(sum(told))
            message = Text(
                f"konto {key[1]} har saldot {has_sum} ({key[0]}), sigillet anger {says_sum}",
                f"account {key[1]} has the balance {has_sum} ({key[0]}), the seal {says_sum}",
            )
            yield _finding("store_seal", message, account=key[1])
