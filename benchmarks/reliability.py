"""The store at length, as in a nightly run: ``python benchmarks/reliability.py [WHAT …]``.

machine  the state machine over the SQLite store against a book in memory (--steps 10000)
kill     SIGKILL at random moments while vouchers are registered (--kills 500)
compete  two processes registering in one file (--rounds 200)
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.store.crash import competing, kill_rounds
from tests.store.machine import StoreAgainstBook

STEPS_A_RUN = 50


def machine(arguments: argparse.Namespace) -> str:
    """Runs of at most fifty steps each, new ones every time, until there are enough."""
    StoreAgainstBook.counts.clear()
    while (done := StoreAgainstBook.counts["steps"]) < arguments.steps:
        run_state_machine_as_test(
            StoreAgainstBook,
            settings=settings(
                max_examples=-(-(arguments.steps - done) // STEPS_A_RUN),
                stateful_step_count=STEPS_A_RUN,
                deadline=None,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    return f"no difference: {dict(StoreAgainstBook.counts.most_common())}"


def kill(arguments: argparse.Namespace) -> str:
    """Every acknowledged batch is there, none in part, and the file verifies each time."""
    with TemporaryDirectory() as folder:
        return str(kill_rounds(Path(folder), arguments.kills, arguments.seed))


def compete(arguments: argparse.Namespace) -> str:
    """Numbers 1, 2, 3 … and nothing lost."""
    with TemporaryDirectory() as folder:
        competing(Path(folder) / "bok.db", processes=2, rounds=arguments.rounds)
    return f"2 processes, {arguments.rounds} batches each: no number lost or double"


PARTS: dict[str, Callable[[argparse.Namespace], str]] = {
    "machine": machine,
    "kill": kill,
    "compete": compete,
}


def main() -> None:
    """Run the parts that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="WHAT", help=", ".join(PARTS))
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}")
    for name in arguments.parts or PARTS:
        begin = time.perf_counter()
        print(f"{name}: {PARTS[name](arguments)} ({time.perf_counter() - begin:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
