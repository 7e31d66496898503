"""Errors and discovery: what a message says, and what a folder of extensions may hold."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from finsam_ledger.discovery import discover, lazy_names
from finsam_ledger.errors import FinsamError, LayoutError, placed
from finsam_ledger.terms import Text

WHAT, REMEDY = Text("det är fel", "it is wrong"), Text("Gör rätt.", "Do right.")


@pytest.mark.parametrize(
    ("error", "sv"),
    [
        (FinsamError(WHAT), "det är fel"),
        (FinsamError(WHAT, REMEDY), "det är fel. Gör rätt."),
        (FinsamError(WHAT, REMEDY, "a.se rad 2"), "a.se rad 2: det är fel. Gör rätt."),
    ],
)
def test_a_message_has_place_cause_and_remedy(error: FinsamError, sv: str) -> None:
    """As far as they are known, with one full stop each, in both languages."""
    assert str(error) == error.text("sv") == sv
    assert "wrong" in error.text("en")


def test_an_error_is_placed_by_who_knows_where() -> None:
    """The same error, of the same kind, in a file."""
    placed = LayoutError(WHAT, REMEDY).at("x.toml")
    assert type(placed) is LayoutError
    assert (placed.what, placed.remedy, placed.where) == (WHAT, REMEDY, "x.toml")


def test_an_error_from_within_a_place_gets_it() -> None:
    """An error that knows no place gets that of the block; one that does keeps its own."""
    for where, inside, expected in (("a", "", "a"), ("a", "b", "b"), ("", "", "")):
        with pytest.raises(FinsamError) as error, placed(where):
            raise LayoutError(WHAT, None, inside)
        assert (type(error.value), error.value.where) == (LayoutError, expected)


def test_a_package_imports_its_names_when_they_are_used() -> None:
    """A name that no module gives is an AttributeError, as of any module."""
    find = lazy_names("finsam_ledger", {"terms": ["Text"]})
    assert find("Text") is Text
    with pytest.raises(AttributeError, match="module 'finsam_ledger' has no attribute 'Gone'"):
        find("Gone")


def package(folder: Path, **files: str) -> ModuleType:
    """A package of extension files, imported."""
    (folder / folder.name).mkdir()
    for name, text in {"__init__": "", **files}.items():
        (folder / folder.name / f"{name}.py").write_text(text, "utf-8")
    made = ModuleType(folder.name)
    made.__path__ = [str(folder / folder.name)]
    return made


def test_discovery_finds_one_extension_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In order of file name; a helper that begins with a low line is none."""
    found = package(tmp_path, b="THING = 2", a="THING = 1", _help="")
    monkeypatch.setitem(sys.modules, found.__name__, found)
    assert discover(found, "THING", int) == (1, 2)


@pytest.mark.parametrize("text", ["", "THING = '1'"])
def test_a_file_without_its_extension_is_a_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """A constant that is not there, or of the wrong type, names the file."""
    found = package(tmp_path, wrong=text)
    monkeypatch.setitem(sys.modules, found.__name__, found)
    with pytest.raises(TypeError, match="wrong must define THING: int"):
        discover(found, "THING", int)
