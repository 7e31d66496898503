"""Whole processes on the same books, side by side in one run.

    python benchmarks/compare.py --vouchers 100000 --runs 5 [--only NAMES] [--work DIR]
    python benchmarks/compare.py --growth 1000,10000,100000,1000000

Every program runs once to warm up, then in turn (A B C, A B C, ...), so that whatever else the
computer does falls on all alike. The yardstick is ``ledger`` making an income statement, a balance
sheet and a trial balance, in three processes or (harder to beat) in one session that reads the
books once. Ratios can be compared with those of another computer, seconds cannot.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path

from books import book_path, write_books
from measure import Cost, RunError, medians, run_all
from peers import DEFAULT_FINSAM, FINSAM, YARDSTICKS, Peer, all_peers

MISSING = "inte installerad"
Files = dict[str, Path]


def books_for(count: int, folder: Path, forms: Iterable[str]) -> Files:
    """The books in every form asked for; files already in the folder are used again."""
    files = {form: book_path(folder, count, form) for form in forms}
    if absent := [form for form, path in files.items() if not path.exists()]:
        write_books(count, folder, absent)
    return files


def measure(peers: Sequence[Peer], files: Files, runs: int) -> dict[str, list[Cost]]:
    """Warm up, then run all peers in turn; return the costs of each, by name."""
    costs: dict[str, list[Cost]] = {peer.name: [] for peer in peers}
    for turn in range(runs + 1):
        for peer in peers:
            books = files[peer.form]
            cost = run_all(peer.commands_for(books), books.with_name(f"out-{peer.name}"))
            if turn:
                costs[peer.name].append(cost)
    return costs


def print_table(rows: Sequence[Sequence[str]], texts: int) -> None:
    """Print rows, headings first, in columns: the first ``texts`` to the left, the rest right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.ljust(width) if place < texts else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join(cells).rstrip())


def machine() -> str:
    """What the figures were taken on."""
    python = platform.python_version()
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {python}"


def comparison_row(peer: Peer, costs: dict[str, list[Cost]]) -> list[str]:
    """One program's line of the table."""
    middle = medians(costs[peer.name])
    walls = [cost.wall for cost in costs[peer.name]]
    spread = f"{min(walls):.2f}-{max(walls):.2f}"
    figures = [f"{middle.wall:.2f}", spread, f"{middle.cpu:.2f}", f"{middle.mib:.0f}"]
    ratios = [
        f"{middle.wall / medians(costs[name]).wall:.2f}" if name in costs else "-"
        for name in YARDSTICKS
    ]
    return [peer.name, peer.what, peer.version(), *figures, *ratios]


def compare(peers: Sequence[Peer], count: int, runs: int, folder: Path) -> None:
    """Print what every installed peer costs on books of ``count`` vouchers."""
    present = [peer for peer in peers if peer.installed()]
    files = books_for(count, folder, dict.fromkeys(peer.form for peer in present))
    costs = measure(present, files, runs)
    print(f"{count} vouchers, medians of {runs} runs in turn; {machine()}")
    heading = ["name", "makes", "version", "wall s", "min-max", "cpu s", "MiB"]
    heading += [f"/ {name}" for name in YARDSTICKS]
    rows = [comparison_row(peer, costs) for peer in present]
    print_table([heading, *rows], texts=3)
    for peer in peers:
        if peer not in present:
            print(f"{peer.name}: {MISSING}")


def growth(peer: Peer, counts: Sequence[int], runs: int, folder: Path) -> None:
    """Print what one peer costs as the books grow."""
    if not peer.installed():
        print(f"{peer.name}: {MISSING}")
        return
    rows = [["vouchers", "wall s", "cpu s", "MiB", "us/voucher", "/ previous", "MiB / previous"]]
    before: Cost | None = None
    for count in counts:
        files = books_for(count, folder, [peer.form])
        cost = medians(measure([peer], files, runs)[peer.name])
        ratios = (
            [f"{cost.wall / before.wall:.2f}", f"{cost.mib / before.mib:.2f}"] if before else []
        )
        figures = [f"{cost.wall:.3f}", f"{cost.cpu:.3f}", f"{cost.mib:.0f}"]
        each = f"{cost.wall / count * 1e6:.2f}"
        rows.append([str(count), *figures, each, *(ratios or ["-", "-"])])
        before = cost
    print(f"{peer.name} rapport, medians of {runs} runs; {machine()}")
    print_table(rows, texts=0)


def _counts(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare whole processes on the same books.")
    parser.add_argument("--vouchers", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5, help="timed runs, after one to warm up")
    parser.add_argument("--only", default="", help="names of programs, comma-separated")
    parser.add_argument("--growth", type=_counts, help="sizes, comma-separated: finsam-ledger only")
    parser.add_argument("--work", type=Path, help="folder where books are kept and used again")
    parser.add_argument("--finsam", type=Path, default=DEFAULT_FINSAM, help="the command to run")
    options = parser.parse_args()
    known = {peer.name for peer in all_peers()}
    options.names = set(options.only.split(",")) if options.only else known
    if unknown := options.names - known:
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(sorted(known))}")
    if min(options.runs, options.vouchers, *(options.growth or [1])) < 1:
        parser.error("--runs, --vouchers and --growth must be at least 1")
    return options


def main() -> None:
    """Compare, or show the growth."""
    options = _arguments()
    peers = [peer for peer in all_peers(options.finsam) if peer.name in options.names]
    place = nullcontext(options.work) if options.work else tempfile.TemporaryDirectory()
    with place as folder:
        if options.growth:
            finsam = next(peer for peer in all_peers(options.finsam) if peer.name == FINSAM)
            growth(finsam, options.growth, options.runs, Path(folder))
        else:
            compare(peers, options.vouchers, options.runs, Path(folder))


if __name__ == "__main__":
    try:
        main()
    except RunError as error:
        sys.exit(str(error))
