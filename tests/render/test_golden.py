"""Whole files against golden ones; ``FINSAM_UPDATE_GOLDEN=1`` writes them anew."""

import os
import re
from pathlib import Path

import pytest

import finsam_ledger.render
from finsam_ledger.render.format import all_formats, format_named
from finsam_ledger.render.formats.text import render_text
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.workspace.books import read_books
from finsam_ledger.workspace.closing import close
from finsam_ledger.workspace.folder import run
from finsam_ledger.workspace.settings import Settings
from tests.render.blocks import EVERY_BLOCK
from tests.render.page_data import page_of

GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = Path(__file__).parents[2] / "docs" / "gor_sa_har" / "exempel"
SMALL, YEARS = EXAMPLES / "liten-2024.se", EXAMPLES / "flerar"
CASES = [
    ("rapport", "text", "sv"),
    ("bokslut", "text", "sv"),
    ("bokslut", "text", "en"),
    ("kontroll", "text", "sv"),
    ("bokslut", "json", "sv"),
    ("rapport", "csv", "sv"),
    ("bokslut", "html", "sv"),
    ("rapport", "html", "en"),
]


RENDER = Path(finsam_ledger.render.__file__).parent
STYLE = (RENDER / "document.css").read_bytes()
SCRIPT = re.compile(
    rb"(?<=\n<script>).*?(?=</script>\n</body>)|(?<=sha256-)[^&]*(?=&#39;)", re.DOTALL
)


def as_golden(made: bytes, name: str) -> bool:
    """Whether a file is as the golden one of that name, without the files that a page brings."""
    golden, seen = GOLDEN / name, SCRIPT.sub(b"", made.replace(STYLE, b""))
    if os.environ.get("FINSAM_UPDATE_GOLDEN"):
        golden.write_bytes(seen)
    return seen == golden.read_bytes()


@pytest.mark.parametrize(("kind", "name", "lang"), CASES)
def test_file_is_as_its_golden_one(report: Report, kind: str, name: str, lang: str) -> None:
    """Not one byte of the file changes unseen."""
    form = format_named(name)
    made = form.render(report, kind_named(kind).build(report, lang))
    assert as_golden(made, f"{kind}-{lang}{form.suffix}")


@pytest.mark.parametrize("name", ["text", "html"])
def test_every_kind_of_block_is_as_its_golden_one(report: Report, name: str) -> None:
    """Title page, contents, words, lists, pictures, notes, footnotes and signatures, seen whole."""
    form = format_named(name)
    made = form.render(report, EVERY_BLOCK)
    assert as_golden(made, f"every-block{form.suffix}")


def test_a_page_with_origins_is_as_its_golden_one() -> None:
    """The data of a small year's page, and the script that reads it, seen whole."""
    made = page_of(close(read_books(SMALL), Settings(("balansrakning_kort",))).report, "rapport")
    assert as_golden(made, "liten-2024.html")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_an_overview_with_typed_years_is_as_its_golden_one(lang: str) -> None:
    """Computed years beside typed ones, dashes, the ratio and the sources, in both languages."""
    made = render_text(kind_named("arsredovisning").build(run(YEARS).report, lang)).encode()
    golden = GOLDEN / f"flerar-{lang}.txt"
    if os.environ.get("FINSAM_UPDATE_GOLDEN"):
        golden.write_bytes(made)
    assert made == golden.read_bytes()


@pytest.mark.parametrize("name", ["text", "json", "csv", "html"])
def test_an_empty_report_renders(empty: Report, name: str) -> None:
    """Nothing to report gives a short valid file, the same each time."""
    form = all_formats()[name]
    made = [form.render(empty, kind_named("bokslut").build(empty, "sv")) for _ in range(2)]
    assert made[0] == made[1]
    assert made[0].endswith(b"\n")
