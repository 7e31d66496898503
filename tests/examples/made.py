"""The examples, each closed once and each of its files made once in a run of the tests."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from finsam_ledger.reports.document import Document
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.workspace.closing import Closing
from finsam_ledger.workspace.folder import run
from finsam_ledger.workspace.publish import ALL, publish

EXAMPLES = Path(__file__).parents[2] / "docs" / "exempel"
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/bokslut.toml"))
folders = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@cache
def closing_of(folder: Path) -> Closing:
    """The closing of an example."""
    return run(folder)


@cache
def files_of(folder: Path) -> dict[str, bytes]:
    """Every file that ``bokslut --format alla`` writes, by its name."""
    with TemporaryDirectory() as out:
        published = publish(closing_of(folder).report, Path(out), [ALL])
        assert published.failed == ()
        return {path.name: path.read_bytes() for path in published.paths}


@cache
def document_of(folder: Path, kind: str) -> Document:
    """One of the documents that are made of an example."""
    return kind_named(kind).build(closing_of(folder).report, "sv")
