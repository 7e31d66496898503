"""Damaged SIE files by the million: nothing but a ledger or findings may come out.

    python benchmarks/fuzz.py --inputs 1000000 [--seed 1] [--samples DIR] [--keep DIR]
    python benchmarks/fuzz.py --only 12345        one input again, by its number

Each input is a seed file, or two, that has been cut, torn and strewn with what programs get wrong.
Its number and the seed decide it wholly. Held to, for every input:

- a book with findings, or the one clear refusal; nothing else is ever raised;
- streaming gives what the whole book gives;
- at most one second for each 10 kB begun;
- for one in a hundred (tracing costs time): at no moment more memory than 50 times the input and
  100 kB, which an empty file takes too.
"""

import argparse
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from attrs import Factory, define

from finsam_ledger import sie
from finsam_ledger.errors import UnreadableInputError
from fuzz_seeds import damaged, seeds
from fuzz_targets import TARGETS

SECONDS_PER_BLOCK, BLOCK = 1.0, 10_000
TIMES, FIXED = 50, 100_000
TRACED = 100
REPORTS = 20


class Input(NamedTuple):
    """One input: its number, the kind of file it once was, and its bytes."""

    number: int
    kind: str
    data: bytes


class Broken(NamedTuple):
    """An input that did not come out as it must, and why."""

    given: Input
    why: str


@define
class Tally:
    """What a run has come to so far."""

    done: int = 0
    bytes: int = 0
    slowest: float = 0.0
    fattest: float = 0.0
    outcomes: Counter[str] = Factory(Counter)
    broken: list[Broken] = Factory(list)

    def take(self, given: Input) -> None:
        """Read one input and note what it came to."""
        start = time.perf_counter()
        outcome = attempt(TARGETS[given.kind], given.data)
        self._time(given, time.perf_counter() - start)
        self._note(given, outcome)
        if given.number % TRACED == 0:
            self._weigh(given)

    def _note(self, given: Input, outcome: str) -> None:
        self.done += 1
        self.bytes += len(given.data)
        self.outcomes[outcome if outcome in ("read", "refused") else "broken"] += 1
        if outcome not in ("read", "refused"):
            self.broken.append(Broken(given, outcome))

    def _time(self, given: Input, seconds: float) -> None:
        blocks = max(1.0, len(given.data) / BLOCK)
        if seconds > SECONDS_PER_BLOCK * blocks:  # the machine may have been busy: once more
            start = time.process_time()
            attempt(TARGETS[given.kind], given.data)
            seconds = time.process_time() - start
        self.slowest = max(self.slowest, seconds / blocks)
        if seconds > SECONDS_PER_BLOCK * blocks:
            self.broken.append(Broken(given, f"{seconds:.2f} s"))

    def _weigh(self, given: Input) -> None:
        """The memory of a reading by itself; the target may read in several ways at once."""
        tracemalloc.start()
        attempt(sie.read, given.data)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        if given.data:
            self.fattest = max(self.fattest, (peak - FIXED) / len(given.data))
        if peak > FIXED + TIMES * len(given.data):
            self.broken.append(Broken(given, f"{peak} bytes of memory"))

    def __str__(self) -> str:
        counts = ", ".join(f"{count} {name}" for name, count in sorted(self.outcomes.items()))
        return (
            f"{self.done} inputs, {self.bytes / 1e6:.0f} MB: {counts}; "
            f"slowest {self.slowest:.3f} s for 10 kB; most memory {self.fattest:.0f} x the input"
        )


def attempt(target: Callable[[bytes], object], data: bytes) -> str:
    """What reading an input comes to: "read", "refused", or what was raised."""
    try:
        target(data)
    except UnreadableInputError:
        return "refused"
    except Exception as error:  # noqa: BLE001 it is what we look for
        return f"{type(error).__name__}: {error}"
    return "read"


def inputs(numbers: Iterator[int], seed: int, samples: Path | None) -> Iterator[Input]:
    """The inputs of the numbers, each the same in every run with that seed."""
    known = seeds(samples)
    for kind, data in dict(seeds()).items():
        attempt(TARGETS[kind], data)  # what is loaded on first use is no input's memory
    for number in numbers:
        kind, data = damaged(known, Random(f"{seed} {number}"))
        yield Input(number, kind, data)


def run(numbers: Sequence[int], seed: int, samples: Path | None, keep: Path | None) -> Tally:
    """Try every input; say now and then how it goes."""
    tally, step = Tally(), max(1, len(numbers) // REPORTS)
    for given in inputs(iter(numbers), seed, samples):
        before = len(tally.broken)
        tally.take(given)
        for broken in tally.broken[before:]:
            print(f"input {given.number} ({given.kind}, {len(given.data)} bytes): {broken.why}")
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{given.number}.{given.kind}").write_bytes(given.data)
        if tally.done % step == 0:
            print(tally, flush=True)
    return tally


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Read damaged SIE files.")
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--only", type=int, help="one input by its number")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--samples", type=Path, help="folder of real SIE files to damage too")
    parser.add_argument("--keep", type=Path, help="folder for inputs that break")
    return parser.parse_args()


def main() -> None:
    """Run, and exit with 1 if anything broke."""
    options = _arguments()
    last = options.first + options.inputs
    numbers = range(options.first, last) if options.only is None else [options.only]
    start = time.perf_counter()
    tally = run(numbers, options.seed, options.samples, options.keep)
    print(f"{tally}; {time.perf_counter() - start:.0f} s")
    sys.exit(bool(tally.broken))


if __name__ == "__main__":
    main()
