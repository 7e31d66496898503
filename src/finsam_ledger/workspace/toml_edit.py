"""Changing a TOML file line by line (ändra TOML): all that is not named stays as it was written."""

import tomllib
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cached_property
from typing import Any, TypeAlias

from attrs import evolve, frozen

from finsam_ledger.errors import ConfigurationError
from finsam_ledger.terms import Text
from finsam_ledger.workspace.toml_writing import TomlValue, toml_value

Path: TypeAlias = tuple[str | int, ...]


@frozen
class Statement:
    """A heading or a key with its value (sats), over the lines that it takes.

    Args:
        path: Where it is: ``("medlem", 0, "namn")``.
        first: Its first line, counted from 0.
        after: The line after its last.
        is_heading: Whether it is ``[medlem]`` or ``[[medlem]]``.
    """

    path: Path
    first: int
    after: int
    is_heading: bool = False


@frozen(slots=False)
class TomlText:
    r"""A TOML file as text that can be changed (TOML-text); each change gives a new one.

    Args:
        text: The text, with line feeds.
        where: Its name, for messages.

    >>> before = TomlText("[a]\nb = 1 # ett\nc = 2", "x.toml")
    >>> print(before.put(5, "a", "b").without("a", "c").text)
    [a]
    b = 5 # ett
    #c = 2
    """

    text: str
    where: str

    @cached_property
    def data(self) -> dict[str, Any]:
        """What the text says (innehåll)."""
        return tomllib.loads(self.text)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Its headings and keys, in order (satser)."""
        return tuple(_statements([line.removesuffix("\r") for line in self._lines]))

    @property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def has(self, *path: str | int) -> bool:
        """Whether there is such a key or table (finns)."""
        return any(each.path[: len(path)] == path for each in self.statements)

    def put(self, value: TomlValue, *path: str | int) -> "TomlText":
        """The text with a key of a value (byt värde); the table is added if it is not there.

        Args:
            value: What it is to be.
            path: The table's keys and the key. A table in a list must be there already.

        Raises:
            ConfigurationError: It cannot be done without changing something else.
        """
        if _at(self.data, path) == value:
            return self
        wanted = deepcopy(self.data)
        try:
            _put(wanted, path, list(value) if isinstance(value, tuple) else value)
        except (TypeError, AttributeError):  # a step of the path is no table
            raise self._refused(path) from None
        found = next((s for s in self.statements if s.path == path and not s.is_heading), None)
        made = self._replaced(found, value) if found else self._added(value, path)
        return self._proved(made, wanted, path)

    def without(self, *path: str | int) -> "TomlText":
        """The text with a key, or a table and all in it, as a comment (bortkommenterat).

        Args:
            path: The key or table, or all tables of a list; as it is when there is none.

        Raises:
            ConfigurationError: It cannot be done without changing something else.
        """
        lines, wanted = self._lines, deepcopy(self.data)
        for each in self.statements:
            if each.path[: len(path)] == path:
                for i in range(each.first, each.after):
                    lines[i] = f"#{lines[i]}"
        _remove(wanted, path)
        return self._proved("\n".join(lines), wanted, path)

    def noted(self, words: str, *path: str | int) -> "TomlText":
        """The text with a comment above a key or heading (anmärkt); as it is without the key.

        Args:
            words: One line, no control characters.
            path: The key or table.
        """
        lines = self._lines
        for each in self.statements:
            if each.path[: len(path)] == path:
                return evolve(
                    self, text="\n".join([*lines[: each.first], f"# {words}", *lines[each.first :]])
                )
        return self

    def _replaced(self, found: Statement, value: TomlValue) -> str:
        lines = self._lines
        key, _, _ = lines[found.first].partition("=")
        written = "\n".join(lines[found.first : found.after])
        comment = written[len(_without_comment(written.removesuffix("\r"))) :]
        lines[found.first : found.after] = [f"{key}= {toml_value(value)}{comment}"]
        return "\n".join(lines)

    def _added(self, value: TomlValue, path: Path) -> str:
        row, table = f"{path[-1]} = {toml_value(value)}", path[:-1]
        for each in self.statements:
            if each.is_heading and each.path == table:
                lines = self._lines
                return "\n".join([*lines[: each.after], row, *lines[each.after :]])
        return f"{self.text.rstrip()}\n\n[{'.'.join(map(str, table))}]\n{row}\n"

    def _proved(self, text: str, wanted: dict[str, Any], path: Path) -> "TomlText":
        """The text, when it says what is wanted and nothing else."""
        try:
            if tomllib.loads(text) == wanted:
                return evolve(self, text=text)
        except tomllib.TOMLDecodeError:
            pass
        raise self._refused(path)

    def _refused(self, path: Path) -> ConfigurationError:
        return ConfigurationError(
            Text(
                f"{'.'.join(map(str, path))} kan inte ändras utan att annat ändras",
                f"{'.'.join(map(str, path))} cannot be changed without changing more",
            ),
            Text(
                "Skriv tabellens rubrik på en egen rad inom [ ], och varje nyckel på sin egen rad",
                "Write the table's heading on a line of its own in [ ], and each key on its own",
            ),
            self.where,
        )


def _statements(lines: Sequence[str]) -> Iterator[Statement]:
    here: Path = ()
    counts: dict[Path, int] = {}
    i = 0
    while i < len(lines):
        line = lines[i].strip()
        after = i + 1
        if line.startswith("["):
            here = _table(line, counts)
            yield Statement(here, i, after, is_heading=True)
        elif line and not line.startswith("#"):
            while after < len(lines) and not _reads("\n".join(lines[i:after])):
                after += 1
            yield Statement((*here, *_key(line)), i, after)
        i = after


def _table(heading: str, counts: dict[Path, int]) -> Path:
    """The table that a heading begins; of lists of tables, which in order."""
    here: Path = ()
    inner: Any = tomllib.loads(heading)
    while inner:
        ((name, inner),) = inner.items()
        here = (*here, name)
        if isinstance(inner, list):
            counts[here] = counts.get(here, -1) + 1
            inner = inner[0]
        if here in counts:
            here = (*here, counts[here])
    return here


def _key(line: str) -> Path:
    """The key before the equal sign, in its parts when it has points."""
    inner: Any = tomllib.loads(f"{line.partition('=')[0]} = 0")
    here: Path = ()
    while isinstance(inner, dict):
        ((name, inner),) = inner.items()
        here = (*here, name)
    return here


def _reads(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _without_comment(written: str) -> str:
    """A key and its value without the comment after them."""
    places = [i for i, char in enumerate(written) if char == "#"]
    whole = tomllib.loads(written)
    for place in places:
        cut = written[:place].rstrip()
        if _reads(cut) and tomllib.loads(cut) == whole:
            return cut
    return written.rstrip()


def _at(data: Any, path: Path) -> object:
    """What is at a path, None when nothing is."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _put(data: Any, path: Path, value: object) -> None:
    for step in path[:-1]:
        data = data[step] if isinstance(step, int) else data.setdefault(step, {})
    data[path[-1]] = value


def _remove(data: Any, path: Path) -> None:
    """Take away what is at a path; a list of tables goes with its last."""
    *outer, last = path
    for step in outer:
        if isinstance(data, dict) and step not in data:
            return
        data = data[step]
    data.pop(last, None)
