"""What notes, cash flow and tie-outs add to a report from the same books.

    python benchmarks/parts.py --vouchers 100000 --runs 5

The books are read once. Each report is then made from a ledger that nothing has been asked of yet,
as after a start, and once more from the same one. CPU seconds, the least of the runs; the ratios
are to reading the file.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from attrs import evolve

from book_data import MEMBERS, PROJECTS
from books import book_path, write_books
from finsam_ledger import sie
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.statements.layout import ObjectSelection
from finsam_ledger.statements.note import NoteRow, NoteSpec
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.closing import close
from finsam_ledger.workspace.settings import STANDARD, Settings

T = TypeVar("T")


def _text(words: str) -> Text:
    return Text(words, words)


BY_ACCOUNT = NoteSpec(
    "note_income",
    _text("Verksamhetens intäkter"),
    ("income_statement.operating_income",),
    tuple(NoteRow(_text(name), (AccountRange.parse(str(n)),)) for n, name in MEMBERS),
)
BY_PROJECT = NoteSpec(
    "note_costs",
    _text("Verksamhetens kostnader"),
    ("income_statement.operating_costs",),
    tuple(
        NoteRow(_text(name), (), ObjectSelection("6", frozenset({code})))
        for code, name in PROJECTS.items()
    ),
)
BASE = Settings(unit=Unit.TKR)
REPORTS = {
    "three statements, tie-outs and all checks": BASE,
    "+ a note by account": evolve(BASE, notes=(BY_ACCOUNT,)),
    "+ a note by project": evolve(BASE, notes=(BY_PROJECT,)),
    "+ cash flow, indirect": evolve(BASE, layouts=(*STANDARD, "kassaflodesanalys")),
    "+ cash flow, direct": evolve(BASE, layouts=(*STANDARD, "kassaflodesanalys_direkt")),
    "+ all of them, and equity": evolve(
        BASE,
        notes=(BY_ACCOUNT, BY_PROJECT),
        layouts=(
            *STANDARD,
            "kassaflodesanalys",
            "kassaflodesanalys_direkt",
            "eget_kapital",
            "kapitalfordelning",
        ),
    ),
}


def cpu(make: Callable[[], T]) -> tuple[float, T]:
    """CPU seconds that something takes, and what it makes."""
    start = time.process_time()
    made = make()
    return time.process_time() - start, made


def costs(ledger: Ledger, settings: Settings, runs: int) -> tuple[float, float, int]:
    """Seconds of the first report and of the next from the same ledger, and its tie-outs."""
    first, again, ties = [], [], 0
    for _ in range(runs):
        books = Books.of(evolve(ledger, balances=None))
        seconds, closing = cpu(lambda books=books: close(books, settings))  # type: ignore[misc]
        first.append(seconds)
        again.append(cpu(lambda books=books: close(books, settings))[0])  # type: ignore[misc]
        assert all(tie.ok for tie in closing.report.tie_outs)
        ties = len(closing.report.tie_outs)
    return min(first), min(again), ties


def table(vouchers: int, runs: int) -> Sequence[tuple[str, float, float, int]]:
    """Name, seconds first and again, and tie-outs of each report; the reading first."""
    with TemporaryDirectory() as folder:
        write_books(vouchers, Path(folder), ["sie"])
        data = book_path(Path(folder), vouchers, "sie").read_bytes()
    chart = chart_named("bas")
    timed = [cpu(lambda: sie.read(data, chart=chart).ledger) for _ in range(runs)]
    ledger = timed[-1][1]
    rows = [(name, *costs(ledger, settings, runs)) for name, settings in REPORTS.items()]
    return [("read the file", min(seconds for seconds, _ in timed), 0.0, 0), *rows]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vouchers", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    rows = table(arguments.vouchers, arguments.runs)
    reading = rows[0][1]
    print(f"{'':44}{'first':>8}{'again':>8}{'of reading':>12}{'tie-outs':>10}")
    for name, first, again, ties in rows:
        print(f"{name:44}{first:8.3f}{again:8.3f}{first / reading:12.2f}{ties:10}")


if __name__ == "__main__":
    main()
