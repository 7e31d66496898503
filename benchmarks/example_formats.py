"""``bokslut --format alla`` on each example: seconds as a whole process, and size by format.

    python benchmarks/example_formats.py [--runs 3]

The least of the runs, since whatever else the computer does only adds. A format may have two files,
the working papers and the finished document; their sizes are summed.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from compare import machine, print_table
from finsam_ledger.render.format import all_formats
from measure import Cost, run_once
from same_bytes import EXAMPLES

_KIB = 1024


def closed(example: Path, folder: Path, runs: int) -> Cost:
    """The least that closing an example costs; its files are left in the folder."""
    command = [sys.executable, "-m", "finsam_ledger.cli", "bokslut", str(example)]
    command += ["--format", "alla", "--ut", str(folder / "ut")]
    costs = [run_once(command, folder / "svar.txt") for _ in range(runs)]
    return Cost(*map(min, zip(*costs, strict=True)))


def sizes(folder: Path) -> Counter[str]:
    """The bytes of the files of each ending."""
    found: Counter[str] = Counter()
    for path in (folder / "ut").iterdir():
        found[path.suffix] += path.stat().st_size
    return found


def row_of(example: Path, runs: int) -> list[str]:
    """An example's line of the table."""
    with TemporaryDirectory() as work:
        cost = closed(example, Path(work), runs)
        found = sizes(Path(work))
    told = [f"{found[form.suffix] / _KIB:.0f}" for form in all_formats().values()]
    figures = [f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.mib:.0f}"]
    return [example.name, *figures, *told, f"{found.total() / _KIB:.0f}"]


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description="all formats of each example")
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    head = ["example", "seconds", "cpu", "MiB", *(f"{name} KiB" for name in all_formats()), "all"]
    print(machine())
    print_table([head, *(row_of(example, runs) for example in EXAMPLES)], 1)


if __name__ == "__main__":
    main()
