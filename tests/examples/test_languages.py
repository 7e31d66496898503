"""Each edition speaks its language: the examples in every format hold no label of the other."""

import json
import re
from collections.abc import Iterator
from csv import DictReader
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest

from finsam_ledger.core.charts import charts
from finsam_ledger.render.format import all_formats
from finsam_ledger.reports.document import Document
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.workspace.folder import run
from tests.render import pdfs, words, workbooks
from tests.translations import found_in, only

EXAMPLES = Path(__file__).parents[2] / "docs" / "exempel"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/bokslut.toml"))
OTHER = {"en": "sv", "sv": "en"}
# What the JSON says in words for programs: names of kinds, and references as the law writes them.
DATA = {"source", "measured", "code", "kind", "id", "role", "figure", "link", "file", "outcome"}


@pytest.fixture(scope="module", params=NAMES)
def example(request: pytest.FixtureRequest) -> tuple[Path, Report]:
    """The folder of an example and its report."""
    folder = EXAMPLES / request.param
    return folder, run(folder).report


def own_words(folder: Path) -> str:
    """All that the user has written, and what the books and the charts call accounts."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in (".toml", ".md", ".csv")]
    books = [path.read_bytes().decode("cp437") for path in sorted(folder.glob("*.se"))]
    groups = [group.name for chart in charts() for group in chart.groups]
    return "\n".join([*(path.read_text("utf-8") for path in files), *books, *groups])


def read_back(name: str, data: bytes) -> str:
    """All words of a file, those too that are only heard or shown in a list of files."""
    if name == "pdf":
        return "\n".join([pdfs.text_of(data), *spoken(data)])
    if name == "docx":
        properties = words.part(data, "docProps/core.xml")
        headers = [words.part(data, each) for each in parts(data) if "header" in each]
        return "\n".join([words.text_of(data), *map(untagged, (properties, *headers))])
    if name == "xlsx":
        return "\n".join(sheets(data))
    if name == "csv":
        return "\n".join(row["label"] for row in DictReader(lines_of(data), delimiter=";"))
    if name == "json":
        return "\n".join(labels(json.loads(data)))
    return untagged(data.decode()) if name == "html" else data.decode()


def lines_of(data: bytes) -> list[str]:
    """The rows of a CSV, whose other columns are names for programs."""
    return data.decode("utf-8-sig").splitlines()


def spoken(data: bytes) -> Iterator[str]:
    """The bookmarks, the title and the alternative texts of a PDF."""
    with pikepdf.open(BytesIO(data)) as opened, opened.open_outline() as outline:
        yield str(opened.docinfo.get("/Title", ""))
        for top in outline.root:
            yield from (top.title, *(each.title for each in top.children))
        for each in opened.objects:
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each:
                yield str(each.Alt)


def parts(data: bytes) -> list[str]:
    """The names of the parts of a Word file."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def untagged(text: str) -> str:
    """Words and spoken attributes of HTML or XML, without its style and scripts."""
    text = re.sub(r"<(style|script)\b.*?</\1>", " ", text, flags=re.DOTALL)
    said = re.findall(r'(?:aria-label|title|alt|descr)="([^"]*)"', text)
    return "\n".join([re.sub(r"<[^>]*>", "\n", text), *said])


def sheets(data: bytes) -> Iterator[str]:
    """The names, cells and footers of a workbook, but not its account names."""
    for sheet in workbooks.cached(data):
        yield sheet.title
        yield from (str(sheet.oddFooter.left.text), str(sheet.oddFooter.right.text))
        if sheet["A1"].value not in ("Saldon", "Balances", "Saldon per objekt"):
            for row in sheet.iter_rows(values_only=True):
                yield from (value for value in row if isinstance(value, str))


def labels(value: Any) -> Iterator[str]:
    """The words of JSON that are for people."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in DATA:
                yield from labels(each)
    elif isinstance(value, list):
        for each in value:
            yield from labels(each)
    elif isinstance(value, str):
        yield value


def documents(report: Report, lang: str) -> list[Document]:
    """The working papers, and the finished document where there is one."""
    kinds = dict.fromkeys(["bokslut", report.publication.kind or "bokslut"])
    return [kind_named(kind).build(report, lang) for kind in kinds]


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_no_label_is_in_the_other_language(example: tuple[Path, Report], lang: str) -> None:
    """Heads, captions, notes, checks, law, units, bookmarks, alternative texts, sheet names."""
    folder, report = example
    foreign = only(OTHER[lang])
    foreign -= found_in(own_words(folder), foreign)
    assert len(foreign) > 500
    for document in documents(report, lang):
        for made in all_formats().values():
            text = read_back(made.name, made.render(report, document))
            assert found_in(text, foreign) == set(), made.name


def test_a_label_of_the_other_language_is_noticed(example: tuple[Path, Report]) -> None:
    """The test can fail: a Swedish document is full of Swedish labels in every format."""
    _, report = example
    document = documents(report, "sv")[0]
    for made in all_formats().values():
        text = read_back(made.name, made.render(report, document))
        assert found_in(text, only("sv")), made.name
