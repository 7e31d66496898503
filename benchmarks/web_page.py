"""What it costs to let every figure of the web page open its origin.

    python benchmarks/web_page.py --vouchers 1000 10000 30000 --runs 3

The report has the statements, notes, cash flows and equity of ``parts.py``. CPU seconds, the least
of the runs: reading the file, the report, its page as words alone, and with every figure's origin.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from books import book_path, write_books
from finsam_ledger import sie
from finsam_ledger.core.charts import chart_named
from finsam_ledger.render.formats.html import render, render_page
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.closing import close
from parts import REPORTS, cpu

MEGA = 1_000_000
STEPS = ("read", "report", "page", "origins")


def costs(data: bytes) -> tuple[dict[str, float], int]:
    """CPU seconds of each step, and the bytes of the page with origins."""
    chart, settings = chart_named("bas"), list(REPORTS.values())[-1]
    reading, book = cpu(lambda: sie.read(data, chart=chart))
    closing, report = cpu(lambda: close(Books.of(book.ledger), settings).report)
    document = kind_named("bokslut").build(report, "sv")
    plain, _ = cpu(lambda: render_page(document))
    opening, page = cpu(lambda: render(report, document))
    return dict(zip(STEPS, (reading, closing, plain, opening - plain), strict=True)), len(page)


def table(sizes: list[int], runs: int) -> Iterator[tuple[int, dict[str, float], int]]:
    """Vouchers, the least seconds of each step, and the page's bytes."""
    for vouchers in sizes:
        with TemporaryDirectory() as folder:
            write_books(vouchers, Path(folder), ["sie"])
            data = book_path(Path(folder), vouchers, "sie").read_bytes()
        timed = [costs(data) for _ in range(runs)]
        yield vouchers, {s: min(each[s] for each, _ in timed) for s in STEPS}, timed[0][1]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vouchers", type=int, nargs="+", default=[1_000, 10_000, 30_000])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    print(f"{'vouchers':>10}" + "".join(f"{step:>10}" for step in (*STEPS, "share", "MB")))
    for vouchers, seconds, size in table(arguments.vouchers, arguments.runs):
        share = seconds["origins"] / (sum(seconds.values()) - seconds["origins"])
        cells = (f"{each:10.3f}" for each in (*seconds.values(), share, size / MEGA))
        print(f"{vouchers:10}" + "".join(cells))


if __name__ == "__main__":
    main()
