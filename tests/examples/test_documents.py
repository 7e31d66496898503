"""The files of the examples: golden words, the same cells in every format, PDF by the standards."""

import os
from pathlib import Path

import pytest

from finsam_ledger.render.format import all_formats
from finsam_ledger.reports.document import Role
from tests.examples.made import EXAMPLES, closing_of, document_of, files_of, folders
from tests.render import pdfs
from tests.render.read_back import differences
from tests.render.tables import tables_of

GOLDEN = Path(__file__).parent / "golden"
FINISHED = ("vaxjo-2011", "varend-2021-08")


@pytest.mark.parametrize("name", FINISHED)
def test_its_words_are_as_the_golden_ones(name: str) -> None:
    """Not one word or figure of the finished document changes unseen."""
    report = closing_of(EXAMPLES / name).report
    kind = report.publication.kind
    made = files_of(EXAMPLES / name)[f"{kind}.txt"]
    golden = GOLDEN / f"{kind}-{report.period.end.year}.txt"
    if os.environ.get("FINSAM_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(made)
    assert made == golden.read_bytes()


@folders
def test_every_cell_is_the_same_in_every_format(folder: Path) -> None:
    """Each table of each file says, cell by cell, what the document does; no file is forgotten."""
    formats = {form.suffix: form.name for form in all_formats().values()}
    report = closing_of(folder).report
    for name, data in files_of(folder).items():
        path = Path(name)
        document = document_of(folder, path.stem)
        assert differences(formats[path.suffix], report, document, data) == [], name
    assert {Path(name).suffix for name in files_of(folder)} == set(formats)


@folders
def test_its_pdfs_meet_the_standards(folder: Path) -> None:
    """UA-1 and A-2a or A-3a, as a validator sees it, with a head for each row and column."""
    for name, data in files_of(folder).items():
        if not name.endswith(".pdf"):
            continue
        document = document_of(folder, Path(name).stem)
        assert pdfs.failures(data, "ua1") == [], name
        assert pdfs.failures(data, pdfs.archive_profile(data)) == [], name
        tables = tables_of(document)
        rows = [row for table in tables for row in table.rows]
        elements = pdfs.elements(data)
        heads = [scope for kind, scope in elements if kind == "TH"]
        groups = sum(row.role is Role.HEADING for row in rows)
        assert heads.count("Row") == len(rows) - groups, name
        assert heads.count("Column") == sum(len(t.columns) for t in tables) + groups, name
        assert len(heads) == heads.count("Row") + heads.count("Column"), name
        assert sum(kind == "Table" for kind, _ in elements) == len(tables), name
