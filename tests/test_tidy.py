"""The house is held in order by a test, not by good intentions."""

import ast
import importlib
import inspect
import pkgutil
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

import finsam_ledger
from finsam_ledger.terms import GLOSSARY, glossary_markdown

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
ALL = [
    *SOURCES,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted((ROOT / "benchmarks").glob("*.py")),
]
LONGEST_FUNCTION, LONGEST_FILE, MEDIAN = 50, 400, 10
GLOSSED = ("core", "statements", "checks", "reports", "workspace")
SWEDISH = re.compile(
    r"(?:^|_)(konto|kontoplan|verifikat\w*|bokslut\w*|rader?|summa|belopp|saldo\w*|period\w*isering|"
    r"avstamning\w*|kontroll\w*|uppstallning\w*|skuld\w*|tillgang\w*|kostnad\w*|intakt\w*)(?:_|$)"
)
SWEDISH_ALLOWED = {"bokslut", "kontrollera"}
BANNED = {
    r"\bfloat\(": "whole öre in an int, or Decimal at the edges",
    r"(?m)^\s*print\(": "values, and terminal.say in cli, which nothing can steer",
    r"\bTODO\b|\bFIXME\b|\bXXX\b": "an issue",
}


def name_of(path: Path) -> str:
    """A path as the tests print it."""
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a file with the length of its body, docstring not counted."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            yield node.name, (node.end_lineno or 0) - body[0].lineno + 1 if body else 1


@pytest.mark.parametrize("path", ALL, ids=name_of)
def test_files_and_functions_are_short(path: Path) -> None:
    """No file is over 400 lines and no function over 50, tests and benchmarks included."""
    assert path.read_text("utf-8").count("\n") <= LONGEST_FILE
    assert [(name, size) for name, size in functions(path) if size > LONGEST_FUNCTION] == []


def test_the_median_function_is_short() -> None:
    """Functions are read at a glance: the median body is under ten lines."""
    assert statistics.median(size for path in SOURCES for _, size in functions(path)) < MEDIAN


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_nothing_banned(path: Path) -> None:
    """Floats, stray prints and left-over marks are refused, with what to use instead."""
    text = path.read_text("utf-8")
    for pattern, instead in BANNED.items():
        if "print" in pattern and path.name in ("terminal.py", "terms.py"):
            continue
        assert not re.search(pattern, text), f"use {instead}"


def modules() -> list[str]:
    """Every module of the library."""
    found = pkgutil.walk_packages(finsam_ledger.__path__, "finsam_ledger.")
    return [info.name for info in found if not info.name.endswith("__main__")]


def public(module: str) -> Iterator[tuple[str, object]]:
    """The public functions and classes that a module defines, and their public methods."""
    for name, value in vars(importlib.import_module(module)).items():
        if name.startswith("_") or getattr(value, "__module__", "") != module:
            continue
        if inspect.isclass(value) or inspect.isfunction(value):
            yield name, value
        if inspect.isclass(value):
            yield from (
                (f"{name}.{key}", member)
                for key, member in vars(value).items()
                if not key.startswith("_")
                and isinstance(member, property | staticmethod | classmethod | type(lambda: 0))
            )


@pytest.mark.parametrize("module", modules())
def test_every_public_name_is_documented(module: str) -> None:
    """Each module, public class, function and method says what it is."""
    assert importlib.import_module(module).__doc__
    assert [name for name, value in public(module) if not inspect.getdoc(value)] == []


def test_the_glossary_names_every_public_class_of_the_inner_layers() -> None:
    """A class that a script may meet has its Swedish word in the glossary, or in its docstring."""
    known = {term.name for term in GLOSSARY}
    missing = [
        f"{module}.{name}"
        for module in modules()
        if module.split(".")[1] in GLOSSED
        for name, value in public(module)
        if inspect.isclass(value)
        and name not in known
        and "(" not in (value.__doc__ or "")
        and not name.endswith("Keys")  # they mirror a TOML file, whose keys are Swedish
    ]
    assert missing == []


def test_every_term_of_the_glossary_is_used_and_stands_once() -> None:
    """The glossary holds no dead or double name (balanskrav and contributions are the law's)."""
    names = [term.name for term in GLOSSARY]
    text = "\n".join(path.read_text("utf-8") for path in SOURCES if path.name != "terms.py")
    assert len(names) == len(set(names))
    reserved = {"balanskrav", "contributions"}
    assert [n for n in names if n not in reserved and not re.search(rf"\b{n}\b", text)] == []


def test_the_glossary_page_is_up_to_date() -> None:
    """docs/ordlista.md is what ``python -m finsam_ledger.terms`` prints."""
    assert (ROOT / "docs" / "ordlista.md").read_text("utf-8") == glossary_markdown()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_names_in_code_are_english_and_ascii(path: Path) -> None:
    """Identifiers are English, apart from the commands' own names, and plain ASCII."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.arg):
            name = node.arg if isinstance(node, ast.arg) else node.name
            assert name.isascii()
            assert name in SWEDISH_ALLOWED or not SWEDISH.search(name), name


def test_the_facade_exports_what_it_lists() -> None:
    """Every name of ``finsam_ledger.__all__`` can be imported, and importing it loads nothing."""
    for name in finsam_ledger.__all__:
        assert getattr(finsam_ledger, name) is not None
    with pytest.raises(AttributeError):
        _ = finsam_ledger.no_such_name
    assert set(dir(finsam_ledger)) == set(finsam_ledger.__all__)
