"""Kept books: the same report as from books read anew, read anew when a byte is another."""

import shutil
from pathlib import Path

import pytest
from attrs import evolve

from finsam_ledger.core.period import FiscalYear
from finsam_ledger.store import Store
from finsam_ledger.workspace.book_file import NewBook, begin_book
from finsam_ledger.workspace.config import parse_config
from finsam_ledger.workspace.folder import run
from finsam_ledger.workspace.shelf import Shelf

EXAMPLES = Path(__file__).parents[2] / "docs" / "exempel"
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/bokslut.toml"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_report_of_kept_books_is_the_same(folder: Path) -> None:
    """Twice from the shelf, once without: no figure, finding or digest differs."""
    shelf = Shelf()
    first, second = (run(folder, read=shelf.books) for _ in range(2))
    assert first.report == second.report == run(folder).report
    assert first.report.digest == second.report.digest


def test_books_are_read_again_only_when_they_are_others(tmp_path: Path) -> None:
    """Another byte in either year's file, another chart or another file named."""
    folder = tmp_path / "bokslut"
    shutil.copytree(EXAMPLES / "vaxjo-2011", folder, ignore=shutil.ignore_patterns("*.py", "ut"))
    config = parse_config((folder / "bokslut.toml").read_text("utf-8"))
    shelf = Shelf()
    kept = shelf.books(folder, config)
    assert shelf.books(folder, config) is kept
    for name in (config.file, config.previous):
        (folder / name).write_bytes((folder / name).read_bytes() + b"\r\n")
        changed = shelf.books(folder, config)
        assert changed is not kept
        kept = changed
    assert shelf.books(folder, evolve(config, previous="")).previous is None
    assert shelf.books(folder, evolve(config, chart="kommunbas")).ledger.chart.id == "kommunbas"


def test_a_book_of_ones_own_is_always_read_anew(tmp_path: Path) -> None:
    """What was posted last may lie beside its file."""
    with Store.create(
        tmp_path / "bok.db", begin_book(NewBook("F", year=FiscalYear.calendar(2024)), by="AN")
    ):
        pass
    text = '[organisation]\nnamn = "F"\n[bocker]\nfil = "bok.db"\n[rapport]\ntitel = "T"\n'
    config = parse_config(f"{text}start = 2024-01-01\nslut = 2024-12-31\n")
    shelf = Shelf()
    assert shelf.books(tmp_path, config) is not shelf.books(tmp_path, config)
