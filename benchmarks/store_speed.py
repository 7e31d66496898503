"""Registering in the store beside plain sqlite3 inserts: ``python benchmarks/store_speed.py``.

The plain side writes the same vouchers and lines to two tables of the same kind (STRICT, WAL,
synchronous FULL, foreign keys) and does nothing else: no proof, no number, no chain, no seal.

Times are wall clock. What counts is the ratio of the two sides of one round, which ran beside each
other; the median of the rounds is the figure. Each round is a process of its own, as each command
is, and the sides take turns in going first.
"""

import argparse
import gc
import random
import sqlite3
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.store import Store
from finsam_ledger.store.connect import configured

ACCOUNTS = ("1510", "1930", "2440", "2610", "3981", "3982", "4010", "5010", "6110", "6570", "7010")
AT = datetime(2024, 12, 31, 12, tzinfo=UTC)
TABLES = """\
CREATE TABLE voucher (
    id INTEGER PRIMARY KEY, series TEXT NOT NULL, number TEXT NOT NULL, day TEXT NOT NULL,
    text TEXT NOT NULL, registered TEXT NOT NULL, sign TEXT NOT NULL, counterparty TEXT NOT NULL,
    reference TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE line (
    voucher INTEGER NOT NULL REFERENCES voucher (id), place INTEGER NOT NULL,
    account TEXT NOT NULL, ore INTEGER NOT NULL, objects TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (voucher, place)
) STRICT, WITHOUT ROWID;
"""


def drafts(count: int) -> list[VoucherDraft]:
    """Vouchers of three lines, one of them on a project, spread over the year."""
    rng, first = random.Random(2024), date(2024, 1, 1)
    made = []
    for i in range(count):
        debit, credit, rest = rng.sample(ACCOUNTS, 3)
        large, small = rng.randrange(100, 10**7), rng.randrange(1, 99)
        lines = (
            Line(debit, large + small, (ObjectRef("6", "10"),)),
            Line(credit, -large),
            Line(rest, -small),
        )
        day = first + timedelta(days=rng.randrange(366))
        made.append(
            VoucherDraft(
                day, lines, text=f"Faktura {i}", counterparty="Leverantör", reference="pärm 3"
            )
        )
    return made


def new_book() -> Book:
    """An empty book with the accounts that the drafts use."""
    accounts = [Account(number, f"Konto {number}") for number in ACCOUNTS]
    year = FiscalYear.calendar(2024)
    return Book.new(Association("F"), chart_named("bas"), year, by="AN", accounts=accounts)


def plain_file(path: Path) -> sqlite3.Connection:
    """Two plain tables."""
    connection = configured(sqlite3.connect(path, isolation_level=None))
    connection.executescript(TABLES)
    return connection


def insert_plain(connection: sqlite3.Connection, first: int, given: Sequence[VoucherDraft]) -> None:
    """One transaction of plain inserts."""
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        "INSERT INTO voucher VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (i, "A", str(i), str(d.day), d.text, "2024-12-31", "AN", d.counterparty, d.reference,
             "2024-12-31T12:00:00+00:00")
            for i, d in enumerate(given, first)
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?)",
        (
            (i, place, line.account, line.ore, '[["6","10"]]' if line.objects else "", line.text)
            for i, draft in enumerate(given, first)
            for place, line in enumerate(draft.lines)
        ),
    )
    connection.execute("COMMIT")


def timed(work: Callable[[], object]) -> float:
    """Seconds of wall clock."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


class Round(NamedTuple):
    """Seconds of one round: plain inserts, the store, and opening the store again."""

    plain: float
    stored: float
    opened: float = 0

    @property
    def ratio(self) -> float:
        """The store's time of the plain one."""
        return self.stored / self.plain


def batch(number: int, count: int) -> Round:
    """So many vouchers in one transaction, on either side."""
    given = drafts(count)
    gc.disable()  # as the command does
    with TemporaryDirectory() as name:
        path = Path(name) / "bok.db"
        sides = [partial(plain_batch, Path(name), given), partial(stored_batch, path, given)]
        first, second = sides if number % 2 else sides[::-1]
        seconds = {side.func: side() for side in (first, second)}
        opened = timed(lambda: Store.open(path).close())
    return Round(seconds[plain_batch], seconds[stored_batch], opened)


def plain_batch(folder: Path, given: Sequence[VoucherDraft]) -> float:
    """Seconds for plain inserts in one transaction."""
    connection = plain_file(folder / "plain.db")
    try:
        return timed(partial(insert_plain, connection, 1, given))
    finally:
        connection.close()


def stored_batch(path: Path, given: Sequence[VoucherDraft]) -> float:
    """Seconds for registering in the store in one act."""
    with Store.create(path, new_book()) as store:
        return timed(partial(store.update, partial(Book.register, drafts=given, by="AN", at=AT)))


def one_by_one(count: int) -> Round:
    """Each voucher durable by itself, the two sides in turn."""
    plain = stored = 0.0
    with TemporaryDirectory() as name:
        connection = plain_file(Path(name) / "plain.db")
        with Store.create(Path(name) / "bok.db", new_book()) as store:
            for number, draft in enumerate(drafts(count), 1):
                plain += timed(partial(insert_plain, connection, number, [draft]))
                act = partial(Book.register, drafts=[draft], by="AN", at=AT)
                stored += timed(partial(store.update, act))
        connection.close()
    return Round(plain, stored)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vouchers", type=int, default=100_000)
    parser.add_argument("--single", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        numbered = [(number, arguments.vouchers) for number in range(arguments.rounds)]
        rounds = pool.starmap(batch, numbered, chunksize=1)
        show(f"{arguments.vouchers} in one batch", rounds, arguments.vouchers)
        each = median(one.opened for one in rounds) / arguments.vouchers * 1e6
        print(f"{'opened and proved again':28} {each:9.1f} µs/voucher", flush=True)
        singles = pool.map(one_by_one, [arguments.single] * 3, chunksize=1)
        show(f"{arguments.single} one by one, durable", singles, arguments.single)


def show(name: str, rounds: Sequence[Round], count: int) -> None:
    """The medians a voucher, and the smallest, median and largest ratio."""
    stored = median(one.stored for one in rounds) / count * 1e6
    plain = median(one.plain for one in rounds) / count * 1e6
    ratios = [one.ratio for one in rounds]
    print(
        f"{name:28} {stored:9.1f} µs/voucher, plain {plain:.1f}, ratio {median(ratios):.2f} "
        f"({min(ratios):.2f}–{max(ratios):.2f}, {len(rounds)} rounds)",
        flush=True,
    )


if __name__ == "__main__":
    main()
