"""The tables of a book file (bokfilens tabeller), and the numbered steps that bring it up to date.

What is in ``entry``, ``voucher`` and ``line`` is only added: triggers refuse every change, and the
hash chain tells when somebody has gone round them. The seal's tables say what the file held after
the last act. ``user_version`` is the number of the last step that was taken.
"""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime

from finsam_ledger.bookkeeping.entry import PROGRAM

APPLICATION_ID = 0x46_49_4E_53
"""Tells a book file from other SQLite files: "FINS" (programmärke)."""
Migration = Callable[[sqlite3.Connection], None]

_TABLES = """
CREATE TABLE entry (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    program TEXT NOT NULL,
    body TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TABLE voucher (
    entry INTEGER PRIMARY KEY REFERENCES entry (number),
    series TEXT NOT NULL,
    number TEXT NOT NULL,
    day TEXT NOT NULL,
    text TEXT NOT NULL,
    registered TEXT NOT NULL,
    sign TEXT NOT NULL,
    counterparty TEXT NOT NULL,
    reference TEXT NOT NULL,
    source_line INTEGER NOT NULL,
    details TEXT NOT NULL,
    corrects INTEGER REFERENCES voucher (entry),
    role TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;
CREATE TABLE line (
    voucher INTEGER NOT NULL REFERENCES voucher (entry),
    place INTEGER NOT NULL,
    account TEXT NOT NULL,
    ore INTEGER NOT NULL,
    objects TEXT NOT NULL,
    text TEXT NOT NULL,
    details TEXT NOT NULL,
    PRIMARY KEY (voucher, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE seal (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    entries INTEGER NOT NULL,
    vouchers INTEGER NOT NULL,
    head BLOB NOT NULL CHECK (length(head) = 32)
) STRICT;
CREATE TABLE seal_series (
    year TEXT NOT NULL,
    series TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (year, series)
) STRICT, WITHOUT ROWID;
CREATE TABLE seal_balance (
    year TEXT NOT NULL,
    account TEXT NOT NULL,
    opening INTEGER NOT NULL,
    movement INTEGER NOT NULL,
    PRIMARY KEY (year, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE migration (
    version INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    program TEXT NOT NULL
) STRICT;
"""
_ONLY_ADDED = ("entry", "voucher", "line", "migration")
_IN_ORDER = {"entry": "number", "migration": "version"}


def _triggers() -> str:
    """Refuse to change and remove rows, and to put an entry in the place of an earlier one."""
    refusals = [(table, act, "") for table in _ONLY_ADDED for act in ("UPDATE", "DELETE")] + [
        (table, "INSERT", f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} >= NEW.{key}) ")  # noqa: S608
        for table, key in _IN_ORDER.items()
    ]
    return "\n".join(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{table}: books only grow'); END;"
        for table, act, when in refusals
    )


def _first(connection: sqlite3.Connection) -> None:
    for statement in (_TABLES + _triggers()).split(";\n"):
        if statement.strip():
            connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (_first,)
"""The steps in order; the first makes an empty file (migreringar)."""


def migrate(
    connection: sqlite3.Connection, at: datetime, migrations: Sequence[Migration] = MIGRATIONS
) -> None:
    """Take the steps that a file has not taken (migrera), inside the caller's transaction.

    Args:
        connection: The file, in a transaction.
        at: When, for the list of steps taken.
        migrations: All steps there are.
    """
    taken = version_of(connection)
    for number, step in enumerate(migrations[taken:], taken + 1):
        step(connection)
        connection.execute(
            "INSERT INTO migration VALUES (?, ?, ?)", (number, at.isoformat(), PROGRAM)
        )
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def version_of(connection: sqlite3.Connection) -> int:
    """The number of the last step that a file has taken (version)."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def objects_of(connection: sqlite3.Connection) -> dict[str, str]:
    """The statements that made a file's tables and triggers, by name (uppbyggnad)."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: sql for name, sql in rows if not name.startswith("sqlite_")}
