"""Kinds of tampering: what somebody changes straight in a book file, and how it is to be told."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from finsam_ledger.store.chain import START, link
from finsam_ledger.store.read import read_rows

Change = Callable[[sqlite3.Connection], object]


def sql(*statements: str) -> Change:
    """A change written in SQL."""
    return lambda connection: [connection.execute(statement) for statement in statements]


def without_triggers(connection: sqlite3.Connection) -> dict[str, str]:
    """Take the guards away, as somebody who knows SQLite would, and say how to put them back."""
    triggers = dict(
        connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    )
    for name in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    return triggers


def tamper(path: Path, change: Change) -> None:
    """Change a file behind the program's back and leave no trace but the change."""
    connection = sqlite3.connect(path, isolation_level=None)
    triggers = without_triggers(connection)
    change(connection)
    for statement in triggers.values():
        connection.execute(statement)
    connection.close()


def rechained(connection: sqlite3.Connection) -> None:
    """Compute the whole chain anew after a change, and the head in the seal with it."""
    head, entries = START, list(read_rows(connection))
    for rows, _, text in entries:
        head = link(head, text)
        connection.execute("UPDATE entry SET hash = ? WHERE number = ?", (head, rows.entry[0]))
    connection.execute("UPDATE seal SET head = ?, entries = ?", (head, len(entries)))


def then_rechained(change: Change) -> Change:
    """A change by somebody who knows how the chain is made."""

    def both(connection: sqlite3.Connection) -> None:
        change(connection)
        rechained(connection)

    return both


IMPOSSIBLE = "store_impossible"
SWAP = sql(
    "UPDATE voucher SET entry = -1 WHERE entry = 4",
    "UPDATE voucher SET entry = 4 WHERE entry = 6",
    "UPDATE voucher SET entry = 6 WHERE entry = -1",
    "UPDATE line SET voucher = -1 WHERE voucher = 4",
    "UPDATE line SET voucher = 4 WHERE voucher = 6",
    "UPDATE line SET voucher = 6 WHERE voucher = -1",
)
DROP_NEWEST = sql(
    "DELETE FROM line WHERE voucher >= 8",
    "DELETE FROM voucher WHERE entry >= 8",
    "DELETE FROM entry WHERE number >= 8",
)

KINDS: dict[str, tuple[Change, str, str]] = {
    "an amount": (
        sql("UPDATE line SET ore = ore + 100 WHERE voucher = 4"),
        "store_changed",
        "händelse 4 (verifikation A 1, 2024-03-01) har ändrats",
    ),
    "a project code": (
        sql("""UPDATE line SET objects = '[["6","20"]]' WHERE voucher = 5 AND place = 0"""),
        "store_changed",
        "händelse 5 (verifikation A 2, 2024-03-01) har ändrats",
    ),
    "a voucher's text": (
        sql("UPDATE voucher SET text = 'Hyra april' WHERE entry = 4"),
        "store_changed",
        "verifikation A 1",
    ),
    "a line's text": (
        sql("UPDATE line SET text = 'april' WHERE voucher = 4 AND place = 0"),
        "store_changed",
        "verifikation A 1",
    ),
    "an account": (
        sql("UPDATE line SET account = '3981' WHERE voucher = 4 AND place = 0"),
        "store_changed",
        "verifikation A 1",
    ),
    "a date": (
        sql("UPDATE voucher SET day = '2024-04-01' WHERE entry = 4"),
        "store_changed",
        "verifikation A 1, 2024-04-01",
    ),
    "the counterparty": (
        sql("UPDATE voucher SET counterparty = 'Ordföranden' WHERE entry = 4"),
        "store_changed",
        "verifikation A 1",
    ),
    "the hash of an underlag": (
        sql("UPDATE voucher SET details = replace(details, 'abab', 'cdcd') WHERE entry = 5"),
        "store_changed",
        "verifikation A 2",
    ),
    "who did it": (
        sql("UPDATE entry SET by = 'CE' WHERE number = 7"),
        "store_changed",
        "händelse 7 (verifikation A 3",
    ),
    "when it was done": (
        sql("UPDATE entry SET at = '2024-02-01T09:30:00+00:00' WHERE number = 4"),
        "store_changed",
        "händelse 4",
    ),
    "which version did it": (
        sql("UPDATE entry SET program = 'annat 1.0' WHERE number = 4"),
        "store_changed",
        "händelse 4",
    ),
    "why it was corrected": (
        sql("UPDATE voucher SET why = 'annat' WHERE entry = 7"),
        "store_changed",
        "verifikation A 3",
    ),
    "what it corrects": (
        sql("UPDATE voucher SET corrects = 4 WHERE entry = 7"),
        "store_changed",
        "verifikation A 3",
    ),
    "two vouchers swapped": (SWAP, "store_changed", "händelse 6 (verifikation A 1, 2024-03-01)"),
    "two lines swapped": (
        sql(
            "UPDATE line SET place = 9 WHERE voucher = 4 AND place = 0",
            "UPDATE line SET place = 0 WHERE voucher = 4 AND place = 1",
            "UPDATE line SET place = 1 WHERE voucher = 4 AND place = 9",
        ),
        "store_changed",
        "verifikation A 1",
    ),
    "a line's place": (
        sql("UPDATE line SET place = 9 WHERE voucher = 4 AND place = 1"),
        "store_changed",
        "verifikation A 1",
    ),
    "the newest entries dropped": (
        DROP_NEWEST,
        "store_cut",
        "de senaste händelserna saknas: sigillet gäller 14, filen har 7",
    ),
    "a voucher in the middle dropped": (
        sql(
            "DELETE FROM line WHERE voucher = 4",
            "DELETE FROM voucher WHERE entry = 4",
            "DELETE FROM entry WHERE number = 4",
        ),
        "store_missing",
        "händelse 4 saknas",
    ),
    "a line dropped": (
        sql("DELETE FROM line WHERE voucher = 4 AND place = 1"),
        "store_changed",
        "verifikation A 1",
    ),
    "a voucher without its entry": (
        sql("DELETE FROM entry WHERE number = 4"),
        "store_orphan",
        "hör till något i entry som inte finns",
    ),
    "an entry without its voucher": (
        sql("DELETE FROM line WHERE voucher = 9", "DELETE FROM voucher WHERE entry = 9"),
        "store_orphan",
        "händelse 9 (verifikation) saknar sin verifikation",
    ),
    "an entry added": (
        sql(
            "INSERT INTO entry VALUES (15, 'last', '2024-03-01T09:30:00+00:00', 'X', 'p', "
            """'{"period":{"end":"2024-02-29","start":"2024-02-01"}}', zeroblob(32))"""
        ),
        "store_added",
        "händelser har lagts till vid sidan av programmet",
    ),
    "a lock undone": (
        sql("UPDATE entry SET body = replace(body, '01-31', '01-30') WHERE kind = 'last'"),
        "store_changed",
        "(last) har ändrats",
    ),
    "a hash": (
        sql("UPDATE entry SET hash = zeroblob(32) WHERE number = 5"),
        "store_changed",
        "händelse 5",
    ),
    "the seal's head": (
        sql("UPDATE seal SET head = zeroblob(32)"),
        "store_seal",
        "sigillet stämmer inte med kedjans sista händelse",
    ),
    "the seal's count of vouchers": (
        sql("UPDATE seal SET vouchers = 3"),
        "store_seal",
        "sigillet anger 3 verifikationer, filen har 6",
    ),
    "the seal's balances": (
        sql("UPDATE seal_balance SET movement = movement + 1 WHERE account = '1930'"),
        "store_seal",
        "konto 1930 har saldot",
    ),
    "the seal's last numbers": (
        sql("UPDATE seal_series SET last = 12 WHERE series = 'A'"),
        "store_seal",
        "serie A från 2024-01-01 slutar på 9, sigillet anger 12",
    ),
    "an unbalanced voucher, rechained": (
        then_rechained(sql("UPDATE line SET ore = 1 WHERE voucher = 4 AND place = 0")),
        "store_impossible",
        "händelse 4 (verifikation A 1, 2024-03-01) kan inte ha registrerats så",
    ),
    "a date outside the year, rechained": (
        then_rechained(sql("UPDATE voucher SET day = '2023-04-01' WHERE entry = 4")),
        "store_impossible",
        "utanför räkenskapsåret",
    ),
    "a body of another kind, rechained": (
        then_rechained(sql("UPDATE entry SET kind = 'ar_stangt' WHERE number = 10")),
        "store_impossible",
        "händelse 10 (ar_stangt) kan inte ha registrerats så",
    ),
    "an act out of order, rechained": (
        then_rechained(
            sql("UPDATE entry SET body = replace(body, '-01-', '-03-') WHERE number = 11")
        ),
        "store_impossible",
        "händelse 11 (last) kan inte ha registrerats så: perioden 2024-03 kan inte låsas",
    ),
    "an amount and its balances, rechained": (
        then_rechained(
            sql("UPDATE line SET ore = CASE place WHEN 0 THEN 1 ELSE -1 END WHERE voucher = 4")
        ),
        "store_seal",
        "konto 1930 har saldot",
    ),
    "an index added": (
        sql("CREATE INDEX own ON line (account)"),
        "store_structure",
        "tabellen eller spärren own är tillagd",
    ),
}
