"""Timed cases in one process: ``pytest benchmarks/test_benchmarks.py``, never part of the tests.

Ratios between them say more than the seconds of one machine; docs/prestanda.md quotes both.
"""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from pytest_benchmark.fixture import BenchmarkFixture

from books import book_path, write_books
from finsam_ledger import sie
from finsam_ledger.checks import Subject, run_checks
from finsam_ledger.core.balances import Balances
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.statements.evaluate import evaluate
from finsam_ledger.statements.layout import Covers
from finsam_ledger.statements.layout_file import layout_for
from finsam_ledger.statements.printing import round_statements
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.closing import close
from finsam_ledger.workspace.periods import STANDARD_COLUMNS, Span
from finsam_ledger.workspace.settings import Settings

VOUCHERS = 20_000


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of an SIE file of many vouchers."""
    folder: Path = tmp_path_factory.mktemp("books")
    write_books(VOUCHERS, folder, ["sie"])
    return book_path(folder, VOUCHERS, "sie").read_bytes()


@pytest.fixture(scope="module")
def ledger(data: bytes) -> Ledger:
    """The ledger that it makes."""
    return sie.read(data, chart=chart_named("bas")).ledger


def test_read(benchmark: BenchmarkFixture, data: bytes) -> None:
    """From bytes to a ledger."""
    benchmark(sie.read, data)


def test_balances(benchmark: BenchmarkFixture, ledger: Ledger) -> None:
    """All lines into running totals per account and day."""
    benchmark(Balances.of, ledger.opening, ledger.journal)


def test_balance_sheet(benchmark: BenchmarkFixture, ledger: Ledger) -> None:
    """One statement from balances that are there."""
    layout = layout_for("balansrakning", ledger.year.end.year)
    columns = Span(ledger, ledger.year).columns(Covers.BALANCE, STANDARD_COLUMNS)
    _ = ledger.balances
    benchmark(evaluate, layout, columns, ledger)


def test_rounding(benchmark: BenchmarkFixture, ledger: Ledger) -> None:
    """Two statements rounded together so that they foot."""
    span = Span(ledger, ledger.year)
    statements = [
        evaluate(layout_for(name, 2025), span.columns(covers, STANDARD_COLUMNS), ledger)
        for name, covers in (("resultatrakning", Covers.RESULT), ("balansrakning", Covers.BALANCE))
    ]
    benchmark(round_statements, statements, Unit.TKR)


def test_checks(benchmark: BenchmarkFixture, ledger: Ledger) -> None:
    """Every check over the books."""
    benchmark(run_checks, Subject(ledger, ledger.year))


def test_whole_report(benchmark: BenchmarkFixture, ledger: Ledger) -> None:
    """Three statements, rounding, tie-outs and checks."""
    benchmark(close, Books.of(ledger), Settings(unit=Unit.TKR))


def test_post_many(benchmark: BenchmarkFixture, ledger: Ledger) -> None:
    """A thousand vouchers through the API, every invariant checked."""
    empty = evolve(ledger, journal=type(ledger.journal)())
    drafts = [
        VoucherDraft(date(2025, 1 + i % 12, 1 + i % 28), (Line("1930", 5), Line("3981", -5)))
        for i in range(1000)
    ]
    benchmark(lambda: empty.post(*drafts))


def test_statement_after_one_more_voucher(benchmark: BenchmarkFixture, ledger: Ledger) -> None:
    """Post one voucher on top of many, and ask for the income statement."""
    draft = VoucherDraft(date(2025, 6, 1), (Line("1930", 5), Line("3981", -5)), "Z")
    layout = layout_for("resultatrakning", 2025)
    grown = ledger.post(draft)

    def post_and_evaluate() -> None:
        nonlocal grown
        grown = grown.post(draft)
        columns = Span(grown, grown.year).columns(Covers.RESULT, STANDARD_COLUMNS[:1])
        evaluate(layout, columns, grown)

    benchmark(post_and_evaluate)
