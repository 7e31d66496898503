"""What one large SIE file costs to read whole, to stream and to write, beside other ways.

    python benchmarks/sie_speed.py --vouchers 200000 --runs 3 [--work DIR] [--only NAMES]

Each way runs in a process of its own, one after the other, round after round. The yardstick is a
bare regular expression that takes every line apart, the least that any reader in Python must do.
Processor seconds of the work alone, without start and imports; memory is that of the whole process.
"""

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import textbook
from compare import books_for, machine, print_table
from finsam_ledger import sie
from measure import run_once

FIELD = re.compile(r'"((?:\\"|[^"])*)"|\{([^}]*)\}|(\S+)')
YARDSTICK = "regex"


def bare_regex(path: Path) -> int:
    """Every line split into fields, nothing kept."""
    lines = path.read_bytes().decode("cp437").splitlines()
    return sum(len(FIELD.findall(line)) for line in lines)


def read_whole(path: Path) -> int:
    """Into a ledger with all its findings."""
    return len(sie.read(path.read_bytes()).ledger.journal)


def stream_totals(path: Path) -> int:
    """Totals per account and day, in constant memory."""
    return sie.stream_totals(path).vouchers


def stream_vouchers(path: Path) -> int:
    """Every voucher as an object, in constant memory."""
    return sum(1 for _ in sie.stream_vouchers(path))


def read_and_write(path: Path) -> int:
    """Read, then written again; the time is that of both."""
    book = sie.read(path.read_bytes())
    return len(sie.write(book.ledger, info=book.info, generated=date(2026, 1, 15)))


def by_the_book(path: Path) -> int:
    """Line by line into dataclasses and Decimal (textbook.py)."""
    return len(textbook.read(path)[1])


def peer_pysie(path: Path) -> int:
    """The one other reader on the Python package index, told which encoding it is."""
    from pysie_accounting.pysie import PySIE  # noqa: PLC0415 a peer, seldom installed

    peer = PySIE()
    peer.sie_encoding = "cp437"
    peer.open(path)
    return len(peer.verifikat)


WAYS: Mapping[str, Callable[[Path], int]] = {
    YARDSTICK: bare_regex,
    "finsam-read": read_whole,
    "finsam-totals": stream_totals,
    "finsam-vouchers": stream_vouchers,
    "finsam-write": read_and_write,
    "textbook": by_the_book,
    "pysie": peer_pysie,
}
"""Each way, by name."""
PEERS = {"pysie": "pysie_accounting"}
"""The packages of ways that are not ours; one that is not installed is left out."""


def work(name: str, path: Path) -> None:
    """Do one thing in this process: to one voucher first, so that all is loaded, then the file."""
    way = WAYS[name]
    way(path.with_suffix(".small"))
    start = time.process_time()
    count = way(path)
    print(f"{time.process_time() - start:.3f} {count}")


def measured(name: str, path: Path, folder: Path) -> tuple[float, float, int]:
    """Seconds of the work, MiB of the process, and how many vouchers (lines' fields) it found."""
    out = folder / f"out-{name}.txt"
    cost = run_once([sys.executable, __file__, "--work-one", name, str(path)], out)
    seconds, count = out.read_text().split()
    return float(seconds), cost.mib, int(count)


def compare(names: list[str], count: int, runs: int, folder: Path) -> None:
    """Print what each way costs."""
    path = books_for(count, folder, ["sie"])["sie"]
    with path.open("rb") as file:  # its beginning only: a child counts our memory as its own
        head, _, _ = file.read(1 << 16).partition(b"}\r\n")
    path.with_suffix(".small").write_bytes(head + b"}\r\n")
    costs: dict[str, list[tuple[float, float, int]]] = {name: [] for name in names}
    for _ in range(runs):
        for name in names:
            costs[name].append(measured(name, path, folder))
    yardstick = median(seconds for seconds, _, _ in costs[YARDSTICK])
    print(f"{path.stat().st_size / 1e6:.1f} MB, medians of {runs} runs in turn; {machine()}")
    rows = [["way", "cpu s", "of regex", "MiB", "found"]]
    for name, found in costs.items():
        seconds, mib, count = (median(values) for values in zip(*found, strict=True))
        ratio = f"{seconds / yardstick:.2f}"
        rows.append([name, f"{seconds:.2f}", ratio, f"{mib:.0f}", f"{count:.0f}"])
    print_table(rows, texts=1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time one large SIE file.")
    parser.add_argument("--vouchers", type=int, default=200_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="", help="ways, comma-separated")
    parser.add_argument("--work", type=Path, help="folder where the file is kept and used again")
    parser.add_argument("--work-one", nargs=2, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    """Compare, or do one thing."""
    options = _arguments()
    if options.work_one:
        work(options.work_one[0], Path(options.work_one[1]))
        return
    here = [name for name in WAYS if name not in PEERS or find_spec(PEERS[name])]
    wanted = options.only.split(",") if options.only else here
    names = list(dict.fromkeys([YARDSTICK, *wanted]))
    place = nullcontext(options.work) if options.work else tempfile.TemporaryDirectory()
    with place as folder:
        compare(names, options.vouchers, options.runs, Path(folder))


if __name__ == "__main__":
    main()
