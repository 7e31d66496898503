"""Watching: a report is due when a file that it is made of has changed and come to rest."""

import shutil
from pathlib import Path

import pytest

from finsam_ledger.workspace.config import FILE_NAME, parse_config
from finsam_ledger.workspace.inputs import book_names, input_names
from finsam_ledger.workspace.watching import Watch

EXAMPLES = Path(__file__).parents[2] / "docs" / "exempel"
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/bokslut.toml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example with texts."""
    made = tmp_path / "bokslut"
    shutil.copytree(EXAMPLES / "vaxjo-2011", made, ignore=shutil.ignore_patterns("*.py", "ut"))
    return made


def begun(folder: Path) -> Watch:
    """A watch whose report is made."""
    watch = Watch(folder)
    assert [watch.is_due(), watch.is_due()] == [False, True]
    watch.begin()
    assert not watch.is_due()
    return watch


def write(path: Path, text: str) -> None:
    """Save a file so that it is another to who looks at its size."""
    before = path.read_bytes() if path.exists() else b""
    path.write_bytes(before + text.encode())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_all_that_a_folder_names_is_watched(folder: Path) -> None:
    """Every file of the examples but what makes and describes them is an input."""
    config = parse_config((folder / FILE_NAME).read_text("utf-8"))
    names = input_names(folder, config)
    there = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in (".se", ".csv", ".toml", ".md") and "ut" not in path.parts
    }
    assert set(names) == there
    assert len(names) == len(set(names))
    assert set(book_names(config)) <= set(names)


@pytest.mark.parametrize(
    "name",
    ["bokslut.toml", "text/oversikt.md", "vaxjo-2011.se", "budget.csv", "balansrakning.toml"],
)
def test_a_change_is_told_once_it_has_come_to_rest(folder: Path, name: str) -> None:
    """Not while the file is being saved; once made, not again."""
    watch = begun(folder)
    write(folder / name, "\n# a")
    assert not watch.is_due()
    write(folder / name, "b")
    assert [watch.is_due(), watch.is_due()] == [False, True]
    watch.begin()
    assert [watch.is_due(), watch.is_due()] == [False, False]


def test_a_change_while_the_report_is_made_is_not_lost(folder: Path) -> None:
    """What is saved after the files were noted is told after."""
    watch = begun(folder)
    write(folder / FILE_NAME, "\n# a")
    watch.begin()
    write(folder / FILE_NAME, "b")
    assert [watch.is_due(), watch.is_due()] == [False, True]


def test_a_file_that_is_gone_or_comes_is_a_change(folder: Path) -> None:
    """Editors save by renaming; pictures come after the text that names them."""
    write(folder / "text/oversikt.md", "\n\n![Bild](bild.png)\n")
    watch = begun(folder)
    write(folder / "text/bild.png", "x")
    assert [watch.is_due(), watch.is_due()] == [False, True]
    watch.begin()
    (folder / "text/drift.md").unlink()
    assert [watch.is_due(), watch.is_due()] == [False, True]


def test_files_named_before_are_watched_while_settings_cannot_be_read(folder: Path) -> None:
    """A slip in bokslut.toml does not make it forget the texts."""
    watch = begun(folder)
    write(folder / FILE_NAME, "\nfel fel")
    watch.begin()
    write(folder / "text/drift.md", "mer")
    assert [watch.is_due(), watch.is_due()] == [False, True]


def test_what_is_no_input_is_not_looked_at(folder: Path) -> None:
    """The report's own pages do not make it anew, nor do a person's notes."""
    watch = begun(folder)
    write(folder / "egna-anteckningar.txt", "x")
    (folder / "ut").mkdir()
    write(folder / "ut" / "bokslut.html", "x")
    assert [watch.is_due(), watch.is_due()] == [False, False]
