"""Changing TOML line by line: what is named becomes what is wanted, all else stays as it was."""

import tomllib
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.errors import ConfigurationError, ValueRefusedError
from finsam_ledger.workspace.toml_edit import TomlText
from finsam_ledger.workspace.toml_writing import TomlValue, toml_value

EXAMPLES = sorted(Path(__file__).parents[2].glob("docs/exempel/*/bokslut.toml"))
HOSTILE = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    [
        '"',
        "\\",
        "a\nb",
        "\r\n",
        "#",
        "'''",
        '"""',
        "\x00\x7f\x85\u2028",
        "👩‍👧",
        "åäö" * 200,
        "]\n[b]",
    ]
)
VALUES: st.SearchStrategy[TomlValue] = (
    HOSTILE | st.integers(-(10**12), 10**12) | st.booleans() | st.dates() | st.lists(HOSTILE)
)
SHORT = """\
# Överst
a = "ett # två" # tre
[b] # fyra
c = [
  "x", # fem
  "y",
]
d = '''
[e]
f = 1
'''

[[g]]
h = 1
[[g]]
h = 2
[g.i]
j = 3
"""


def edited(text: str = SHORT) -> TomlText:
    """A text that can be changed."""
    return TomlText(text, "x.toml")


@given(VALUES)
def test_a_value_reads_back_exactly(value: TomlValue) -> None:
    """Quotes, backslashes, line ends, signs that no screen shows: all come back, on one line."""
    written = toml_value(value)
    assert tomllib.loads(f"k = {written}")["k"] == value
    assert len(written.splitlines()) == 1


def test_half_a_character_is_refused() -> None:
    """It cannot be written in any file."""
    with pytest.raises(ValueRefusedError):
        toml_value("\ud800")


def paths(data: Any, before: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The places of all values in data."""
    if isinstance(data, dict):
        return [found for key, inner in data.items() for found in paths(inner, (*before, key))]
    if isinstance(data, list) and data and isinstance(data[0], dict):
        return [found for i, inner in enumerate(data) for found in paths(inner, (*before, i))]
    return [before]


@given(st.data(), VALUES)
def test_what_is_put_is_there_and_nothing_else_changes(data: st.DataObject, value: object) -> None:
    """Any key of any example: the value is the new one; every other line is as it was."""
    before = edited(data.draw(st.sampled_from(EXAMPLES)).read_text("utf-8"))
    keys = [each.path for each in before.statements if not each.is_heading]
    path = data.draw(st.sampled_from(keys))
    after = before.put(value, *path)  # type: ignore[arg-type]
    found: Any = after.data
    for step in path:
        found = found[step]
    assert found == value
    lines = set(after.text.split("\n"))
    assert sum(line not in lines for line in before.text.split("\n")) <= 15  # a list of many lines


@given(st.data())
def test_what_is_taken_away_is_a_comment(data: st.DataObject) -> None:
    """Any key or heading of any example: gone from what the text says, still there to be read."""
    before = edited(data.draw(st.sampled_from(EXAMPLES)).read_text("utf-8"))
    path = data.draw(st.sampled_from(sorted({s.path[:2] for s in before.statements}, key=str)))
    path = path[:1] if any(isinstance(step, int) for step in path) else path
    after = before.without(*path)
    assert not after.has(*path)
    assert [line.lstrip("#") for line in after.text.split("\n")] == [
        line.lstrip("#") for line in before.text.split("\n")
    ]


def test_comments_lists_and_texts_of_many_lines() -> None:
    """The comment after a value stays; what looks like TOML within a text is not touched."""
    made = edited().put("ny", "a").put(["z"], "b", "c").put(9, "g", 1, "h").put(4, "g", 1, "i", "j")
    assert 'a = "ny" # tre\n' in made.text
    assert 'c = ["z"]\n' in made.text
    wanted = deepcopy(edited().data)
    wanted |= {"a": "ny"}
    wanted["b"]["c"] = ["z"]
    wanted["g"][1] = {"h": 9, "i": {"j": 4}}
    assert made.data == wanted


def test_a_new_key_and_a_new_table() -> None:
    """A key comes into its table, a table comes last."""
    made = edited().put(date(2024, 1, 2), "b", "ny").put(5, "k", "l")
    assert made.data["b"]["ny"] == date(2024, 1, 2)
    assert made.text.endswith("\n\n[k]\nl = 5\n")


def test_a_comment_above_a_key() -> None:
    """It says nothing to the program; where there is no such key nothing is written."""
    made = edited().noted("se här", "g")
    assert "# se här\n[[g]]\nh = 1" in made.text
    assert made.data == edited().data
    assert made.noted("nej", "inget").text == made.text


@pytest.mark.parametrize("text", ["b = { c = 1, d = 2 }", "[[b]]\nc = 1\n[[b]]\nc = 2", "b = 1"])
def test_what_cannot_be_changed_alone_is_refused(text: str) -> None:
    """A table within braces, in a list, or no table: told, and nothing is changed."""
    with pytest.raises(ConfigurationError):
        edited(text).put(5, "b", "e")


def test_line_ends_of_windows_stay() -> None:
    """A file saved in Anteckningar is changed as any other, and keeps its line ends."""
    before = TomlText(SHORT.replace("\n", "\r\n"), "x.toml")
    after = before.put("ny", "a").put(["z"], "b", "c").put(9, "g", 1, "h").without("b", "d")
    assert after.data == {"a": "ny", "b": {"c": ["z"]}, "g": [{"h": 1}, {"h": 9, "i": {"j": 3}}]}
    assert 'a = "ny" # tre\r\n' in after.text
    assert len(before.statements) == len(edited().statements)


def test_what_is_so_already_is_left_as_it_is_written() -> None:
    """Quotes of another kind are not changed for nothing."""
    before = edited("a = 'b'")
    assert before.put("b", "a") is before
