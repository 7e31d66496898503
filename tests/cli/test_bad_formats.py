"""What is wrong in a text, a template or an installation: one message, all else is written."""

import shutil
import sys
from pathlib import Path

import docx
import pytest

from tests.cli.commands import EXAMPLE, Result, Shell

DATA = {"bokslut.csv", "bokslut.json", "bokslut.xlsx"}
ALL = DATA | {
    f"{kind}{suffix}"
    for kind in ("bokslut", "delarsrapport")
    for suffix in (".docx", ".html", ".pdf", ".txt")
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example folder, to spoil."""
    made = tmp_path / "bokslut"
    shutil.copytree(EXAMPLE, made, ignore=shutil.ignore_patterns("*.py", "ut"))
    return made


def written(folder: Path) -> set[str]:
    """The files that the command wrote."""
    return {path.name for path in (folder / "ut").iterdir()}


def closed(shell: Shell, folder: Path) -> Result:
    """The folder closed in all formats, never with a traceback."""
    result = shell("bokslut", folder, "--format", "alla")
    assert "Traceback" not in result.err
    return result


@pytest.mark.parametrize(
    ("text", "status", "message"),
    [
        (
            "![Insatser](bilder/stapel.png)", 1,
            "rad 1: bilden ”bilder/stapel.png” finns inte eller kan inte läsas. Lägg bilden där",
        ),
        (
            "Resultatet blev {{resultaten}}.", 1,
            "rad 1: nyckeltalet ”resultaten” finns inte. Menade du resultat",
        ),
        ("En <b>fet</b> text.", 0, ""),
    ],
    ids=["picture", "figure", "html"],
)  # fmt: skip
def test_a_text_that_is_wrong_is_told_and_every_file_is_written(
    shell: Shell, folder: Path, text: str, status: int, message: str
) -> None:
    """File, line, cause and remedy on the screen; the text's own words stand in the document."""
    (folder / "text" / "handelser.md").write_text(text, "utf-8")
    result = closed(shell, folder)
    assert (result.status, result.err) == (status, "")
    assert f"text/handelser.md {message}" in result.out or not message
    assert written(folder) == ALL
    shown = (folder / "ut" / "delarsrapport.txt").read_text("utf-8")
    assert text.replace("![Insatser](bilder/stapel.png)", "[Insatser]") in shown


def test_html_in_a_text_is_a_warning_with_a_remedy(shell: Shell, folder: Path) -> None:
    """It stands among the findings with file and line, and is words in the page."""
    (folder / "text" / "handelser.md").write_text("En <b>fet</b> text.", "utf-8")
    closed(shell, folder)
    papers = " ".join((folder / "ut" / "bokslut.txt").read_text("utf-8").split())
    assert "Texten har HTML, som skrivs ut som den står. text/handelser.md" in papers
    assert "Åtgärd: Skriv med Markdown i stället, eller ta bort det." in papers
    page = (folder / "ut" / "delarsrapport.html").read_text("utf-8")
    assert "En &lt;b&gt;fet&lt;/b&gt; text." in page


@pytest.mark.parametrize(
    ("controls", "words"),
    [
        (True, "mall.docx: mallen har inga innehållskontroller med tagg. Lägg in dem i Word"),
        (False, "mall.docx: mallen är ingen Word-fil i formatet .docx. Spara den i Word"),
    ],
    ids=["none", "no_word_file"],
)
def test_a_template_that_cannot_be_filled_stops_its_own_file_only(
    shell: Shell, folder: Path, *, controls: bool, words: str
) -> None:
    """The message names the template; the working papers in Word and all else are written."""
    if controls:
        docx.Document().save(str(folder / "mall.docx"))
    else:
        (folder / "mall.docx").write_text("inte Word", "utf-8")
    settings = (folder / "bokslut.toml").read_text("utf-8")
    with_template = settings.replace("[dokument]\n", '[dokument]\nmall = "mall.docx"\n', 1)
    (folder / "bokslut.toml").write_text(with_template, "utf-8")
    result = closed(shell, folder)
    assert result.status == 2
    assert result.err.startswith(f"finsam-ledger: {words}")
    assert result.err.count("\n") == 1
    assert written(folder) == ALL - {"delarsrapport.docx"}


@pytest.mark.parametrize(
    ("package", "extra", "suffix"),
    [
        ("jinja2", "html", ".html"),
        ("docx", "word", ".docx"),
        ("typst", "pdf", ".pdf"),
        ("pikepdf", "pdf", ".pdf"),
        ("xlsxwriter", "xlsx", ".xlsx"),
    ],
)
def test_a_format_whose_extra_is_missing_stops_no_other(
    shell: Shell,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    package: str,
    extra: str,
    suffix: str,
) -> None:
    """One line with the command that mends it and the name of the extra; the others are there."""
    monkeypatch.setitem(sys.modules, package, None)
    result = closed(shell, folder)
    assert result.status == 2
    assert result.err.count("\n") == 1
    assert "Kör pip install" in result.err
    assert f"tillvalet {extra}" in result.err
    assert written(folder) == {name for name in ALL if not name.endswith(suffix)}


def test_texts_without_their_extra_are_told_and_left_out(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Markdown needs an extra of its own; every file is written without the texts."""
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    result = closed(shell, folder)
    assert result.status == 1
    assert "Kör pip install 'finsam-ledger[text]'." in result.out
    assert written(folder) == ALL
