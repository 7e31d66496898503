"""Every example in the README and in docs runs, and prints what the page says.

``python`` blocks of a page run one after the other in one namespace. ``console`` blocks hold
commands after ``$`` and what they print; a line of ``...`` stands for lines left out. ``toml``
blocks that hold a layout, a bokslut.toml or a register are read by the loader they are meant for.
``sh`` blocks are set-up on a new machine; ``.ci/run`` runs those of the README.
"""

import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from finsam_ledger.bookkeeping.register_file import parse_register
from finsam_ledger.cli import main
from finsam_ledger.core.charts import chart_named
from finsam_ledger.statements.layout_file import parse_layout
from finsam_ledger.workspace.config import parse_config

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w+)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
REGISTER = ("periodisering", "medlemsbidrag", "aterkommande", "inventarie", "semesterskuld")
KNOWN = {"python", "console", "toml", "sh", "text", "json", None}


def blocks(page: Path, language: str) -> Iterator[str]:
    """The code blocks of one language in a page."""
    return (code for lang, code in BLOCK.findall(page.read_text("utf-8")) if lang == language)


def name_of(page: Path) -> str:
    """A page as the tests print it."""
    return str(page.relative_to(ROOT))


@pytest.fixture(autouse=True)
def _in_the_project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder with the project's files in it, where a page may leave files of its own."""
    for path in ROOT.iterdir():
        (tmp_path / path.name).symlink_to(path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FINSAM_SIGNATUR", "AN")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_block_says_its_language(page: Path) -> None:
    """No block escapes the tests by lacking a language."""
    languages = {lang or None for lang, _ in BLOCK.findall(page.read_text("utf-8"))}
    assert languages <= KNOWN - {None}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_python_examples_run(page: Path) -> None:
    """The Python of a page runs from top to bottom; its asserts and shown values hold."""
    namespace: dict[str, object] = {}
    for code in blocks(page, "python"):
        exec(compile(code, name_of(page), "exec"), namespace)  # noqa: S102 it is our own page


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_print_what_the_page_says(
    page: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Each command of a page prints the lines below it."""
    for code in blocks(page, "console"):
        for command, expected in shown(code):
            assert command[0] == "finsam-ledger"
            with suppress(SystemExit):  # --help and --version leave so
                main(command[1:])
            out, err = capfdbinary.readouterr()
            assert matches(expected, (out + err).decode()), (out + err).decode()


def shown(code: str) -> Iterator[tuple[list[str], list[str]]]:
    """The commands of a block, each with the lines it is to print."""
    for part in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
        command, *expected = part.rstrip("\n").split("\n")
        yield shlex.split(command), expected


def matches(expected: list[str], printed: str) -> bool:
    """Whether the printed lines are the expected ones, "..." standing for any lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line.rstrip()) + r"[ \t]*\n"
        for line in expected
    )
    plain = "".join(f"{line.rstrip()}\n" for line in printed.strip("\n").split("\n"))
    return re.fullmatch(pattern, plain) is not None if expected else True


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_toml_examples_are_right(page: Path) -> None:
    """A whole bokslut.toml or layout in a page is read without complaint."""
    for code in blocks(page, "toml"):
        if "[organisation]" in code:
            assert parse_config(code).period
        elif any(f"[[{table}]]" in code for table in REGISTER):
            assert parse_register(code, name_of(page), chart_named("bas")).series
        elif "titel" in code:
            assert parse_layout(code, "exempel").title


def test_links_lead_somewhere() -> None:
    """Every relative link of a page leads to a file that is there."""
    broken = [
        f"{name_of(page)}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
