"""A group of commands is a folder: its ``__init__`` and one file a command, found by themselves."""

import sys
from pathlib import Path

import pytest

from finsam_ledger.cli.command import CommandGroup, entries
from finsam_ledger.cli.main import add_commands
from finsam_ledger.cli.parser import Parser, UsageError

GROUP = """
from finsam_ledger.cli.command import CommandGroup
COMMAND = CommandGroup("frukt", "om frukt", "Allt om frukt.", __name__)
"""
COMMAND = """
from finsam_ledger.cli.command import Command
COMMAND = Command(
    "{name}", "om {name}", "Allt om {name}.",
    lambda parser: parser.add_argument("antal", type=int), lambda given: given.antal,
)
"""


@pytest.fixture
def parser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parser:
    """A command line with one group, ``frukt``, that has the commands apple and pear."""
    folder = tmp_path / "fruktkommandon" / "frukt"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").write_text("")
    (folder / "__init__.py").write_text(GROUP)
    for name in ("pear", "apple"):
        (folder / f"{name}.py").write_text(COMMAND.format(name=name))
    monkeypatch.syspath_prepend(tmp_path)
    for module in [name for name in sys.modules if name.startswith("fruktkommandon")]:
        monkeypatch.delitem(sys.modules, module)
    entries.cache_clear()
    return Parser(prog="handla")


def test_a_group_and_its_commands_are_found(parser: Parser) -> None:
    """The folder is found as a group, its files as its commands in order of name."""
    (group,) = entries("fruktkommandon")
    assert isinstance(group, CommandGroup)
    assert [command.name for command in group.commands()] == ["apple", "pear"]
    words = ["frukt", "pear", "3", "--lang", "en"]
    add_commands(parser, [group], words)
    given = parser.parse_args(words)
    assert (given.run(given), given.lang) == (3, "en")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["frukt"], "det saknas: KOMMANDO. Se handla frukt --help."),
        (["frukt", "plum"], "”plum” finns inte. Välj bland apple, pear. Se handla frukt --help."),
        (["frukt", "pear", "x"], "antal: ”x” går inte att läsa. Se handla frukt pear --help."),
    ],
)
def test_what_is_wrong_below_a_group_is_told_there(
    parser: Parser, words: list[str], said: str
) -> None:
    """The message names the group's own help, and the choices that it has."""
    add_commands(parser, entries("fruktkommandon"), words)
    with pytest.raises(UsageError) as error:
        parser.parse_args(words)
    assert error.value.text().endswith(said)


def test_the_help_of_a_group_lists_its_commands(
    parser: Parser, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command stands there with its line."""
    words = ["frukt", "--help"]
    add_commands(parser, entries("fruktkommandon"), words)
    with pytest.raises(SystemExit):
        parser.parse_args(words)
    shown = capsys.readouterr().out
    assert "om apple" in shown
    assert "Så skriver man: handla frukt" in shown
