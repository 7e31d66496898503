"""Every bilingual text of the package, found in its source: what a test of an edition goes by."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

import finsam_ledger

PACKAGE = Path(finsam_ledger.__file__).parent
_HOLE = "{}"


@frozen
class Literal:
    """A text in both languages, ``{}`` where something is set in, and where it stands."""

    place: str
    sv: str
    en: str


@cache
def literals() -> tuple[Literal, ...]:
    """All that are written out in Python or in the package's data."""
    return (*_of_code(), *_of_data())


def _of_code() -> Iterator[Literal]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
                sv, en = map(_written, node.args) if len(node.args) > 1 else (None, None)
                if sv is not None and en is not None:
                    yield Literal(f"{path.relative_to(PACKAGE)}:{node.lineno}", sv, en)


def _written(node: ast.expr) -> str | None:
    if isinstance(node, ast.JoinedStr):
        return "".join(_written(part) or _HOLE for part in node.values)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"\{[^}]*\}", _HOLE, node.value)
    return None


def _of_data() -> Iterator[Literal]:
    for path in sorted(PACKAGE.rglob("*.toml")):
        for sv, en in _pairs(tomllib.loads(path.read_text("utf-8"))):
            yield Literal(
                path.name, re.sub(r"\{[^}]*\}", _HOLE, sv), re.sub(r"\{[^}]*\}", _HOLE, en)
            )


def _pairs(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for each in value:
            yield from _pairs(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            other = value.get({"en": "sv"}.get(key) or re.sub(r"_en$", "_sv", key))
            other = other or value.get(re.sub(r"_en$", "", key))
            if isinstance(each, str) and isinstance(other, str) and re.search(r"(^|_)en$", key):
                yield other, each
            yield from _pairs(each)


def found_in(text: str, labels: frozenset[str]) -> set[str]:
    """The labels that stand in a text as whole words."""
    lowered = re.sub(r"\s+", " ", text).lower()
    return {
        label
        for label in labels
        if label in lowered and re.search(rf"(?<![\w.-]){re.escape(label)}(?![\w.-])", lowered)
    }


def only(lang: str) -> frozenset[str]:
    """The longest whole piece of each text that one language has and the other has not.

    A piece is of two words at least, or of eight letters: what is shorter may be a name, a code or
    a word of both languages.
    """
    mine: set[str] = set()
    others: set[str] = set()
    for each in literals():
        here, there = (each.sv, each.en) if lang == "sv" else (each.en, each.sv)
        others.update(piece.strip().lower() for piece in there.split(_HOLE))
        piece = max(here.split(_HOLE), key=len).strip(" .,:;()–").lower()
        if len(piece) > 7 and (" " in piece or len(piece) > 9 or _HOLE not in here):
            mine.add(piece)
    return frozenset(mine - others)
