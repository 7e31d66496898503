"""Processes that register and are killed, or compete: what they acknowledged must be there.

``benchmarks/reliability.py`` runs these at length; the tests run a few rounds.
"""

import os
import random
import signal
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.store import Store, verify
from tests.store.samples import draft, new_book

BATCH = 3
OPENED = b"open\n"
"""What a process says when it has opened the file and begins to register."""


def in_child(work: Callable[[int], None]) -> tuple[int, int]:
    """Run in a forked process; gives its id and the end of a pipe that ``work`` writes to."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        work(writing)
    except Exception:  # noqa: BLE001 a child tells what happened to it and ends
        traceback.print_exc()
    finally:
        os._exit(0)


def registering(path: Path, name: str, rounds: int) -> Callable[[int], None]:
    """Work that registers batches and says the number of each when the store has kept it."""

    def work(pipe: int) -> None:
        with Store.open(path) as store:
            os.write(pipe, OPENED)
            for number in range(rounds):
                texts = [f"{name} {number} {part}" for part in range(BATCH)]
                drafts = [draft(text=text, ore=number + 1) for text in texts]
                store.update(partial(Book.register, drafts=drafts, by=name))
                os.write(pipe, f"{number}\n".encode())

    return work


def acknowledged(reading: int) -> list[int]:
    """The numbers that a process said before it ended."""
    with os.fdopen(reading) as pipe:
        return [int(line) for line in pipe.read().splitlines() if line.isdecimal()]


def new_file(path: Path) -> Path:
    """A file with an empty book."""
    Store.create(path, new_book()).close()
    return path


def texts_of(book: Book) -> list[str]:
    """The texts of all vouchers of a book's years."""
    return [voucher.text for year in book.fiscal_years for voucher in book.vouchers_of(year)]


def kill_rounds(folder: Path, kills: int, seed: int, *, each_file: int = 50) -> dict[str, int]:
    """Kill a registering process at random moments, and prove each time what must hold.

    Every acknowledged batch is there, no batch is there in part, and the file verifies.
    """
    rng, kept, unacknowledged = random.Random(seed), 0, 0
    path = folder / "bok.db"
    for round_ in range(kills):
        if round_ % each_file == 0:
            path = new_file(folder / f"bok{round_}.db")
            promised: list[str] = []
        child, reading = in_child(registering(path, f"r{round_}", 10**6))
        if round_ % 5:  # mostly while it registers, sometimes while it opens the file
            os.read(reading, len(OPENED))
        time.sleep(rng.random() * 0.1)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said = acknowledged(reading)
        promised += [f"r{round_} {n} {part}" for n in said for part in range(BATCH)]
        with Store.open(path) as store:
            texts = texts_of(store.book)
        assert verify(path) == ()
        assert len(texts) == len(set(texts))
        assert len(texts) % BATCH == 0
        assert set(promised) <= set(texts)
        unacknowledged += (len(texts) - len(promised)) // BATCH
        promised, kept = texts, kept + len(said)
    return {"kills": kills, "acknowledged": kept, "kept without acknowledgement": unacknowledged}


def competing(path: Path, processes: int, rounds: int) -> None:
    """Several processes registering in one file: no number is lost or given twice."""
    new_file(path)
    running = [in_child(registering(path, f"p{i}", rounds)) for i in range(processes)]
    said = [acknowledged(reading) for _, reading in running]
    for child, _ in running:
        os.waitpid(child, 0)
    assert said == [list(range(rounds))] * processes
    with Store.open(path) as store:
        numbers = [int(voucher.number) for voucher in store.book.vouchers_of()]
        texts = texts_of(store.book)
    assert numbers == list(range(1, processes * rounds * BATCH + 1))
    assert len(set(texts)) == len(texts) == len(numbers)
    assert verify(path) == ()
