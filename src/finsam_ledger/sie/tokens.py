r"""Splits a record into its fields (fält), with care for what programs get wrong.

A field is quoted or bare; ``{…}`` holds a list of fields. ``\"`` is the only escape. A quote
closes a field only before a blank, a brace or the end of the line, so a quote that somebody left
unescaped inside a text does no harm.
"""

import re
from typing import TypeAlias

from attrs import Factory, define

Field: TypeAlias = "str | tuple[str, ...]"

_BLANK = re.compile(r"[ \t]*")
_BARE = re.compile(r"[^ \t]+")
_BARE_IN_BRACES = re.compile(r"[^ \t}]+")
# What a quoted field may hold. The alternatives exclude each other and are possessive, so that no
# line, however odd, takes more than linear time.
_QUOTED = re.compile(
    r'"((?:[^"\\]++'  # plain text
    r'|\\"(?!\Z)'  # an escaped quote, unless it is the last thing on the line
    r"|\\"  # any other backslash is itself
    r'|"(?![ \t}]|\Z)'  # a quote that closes nothing
    r')*+)("?)'
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@define
class Tokens:
    """The fields of one line (fält), where each begins, and the codes of what was odd."""

    fields: list[Field] = Factory(list)
    starts: list[int] = Factory(list)
    problems: list[str] = Factory(list)
    quoted: list[bool] = Factory(list)

    def add(self, value: Field, start: int, *, quoted: bool = False) -> None:
        """One more field."""
        self.fields.append(value)
        self.starts.append(start)
        self.quoted.append(quoted)


def tokenise(line: str, start: int = 0) -> Tokens:
    r"""The fields of a line (uppdelning i fält).

    Args:
        line: One line, without blanks at its end.
        start: Where its first field begins.

    >>> tokenise('1930 {1 "456"} "Kassa \\"special\\""').fields
    ['1930', ('1', '456'), 'Kassa "special"']
    """
    tokens = Tokens()
    at = _skip(line, start)
    while at < len(line):
        at = _skip(line, _token(line, at, tokens))
    return tokens


def _skip(line: str, at: int) -> int:
    match = _BLANK.match(line, at)
    return match.end() if match else at


def _token(line: str, at: int, tokens: Tokens) -> int:
    if line[at] == '"':
        value, end = _quoted(line, at, tokens.problems)
        tokens.add(value, at, quoted=True)
        return end
    if line[at] == "{":
        items, end = _braces(line, at + 1, tokens.problems)
        tokens.add(items, at)
        return end
    value, end = _bare(line, at, _BARE, tokens.problems)
    tokens.add(value, at)
    return end


def _bare(line: str, at: int, pattern: re.Pattern[str], problems: list[str]) -> tuple[str, int]:
    match = pattern.match(line, at)
    assert match is not None  # noqa: S101 the caller stands on a character that is no blank
    return _clean(match[0], problems), match.end()


def _quoted(line: str, at: int, problems: list[str]) -> tuple[str, int]:
    match = _QUOTED.match(line, at)
    assert match is not None  # noqa: S101 the caller stands on a quote
    raw, closing = match[1], match[2]
    if not closing:
        problems.append("unclosed_quote")
    elif raw.endswith("\\"):
        problems.append("trailing_backslash")
    value = raw.replace('\\"', '"')
    if value.count('"') != raw.count('\\"'):
        problems.append("stray_quote")
    return _clean(value, problems), match.end()


def _clean(value: str, problems: list[str]) -> str:
    cleaned = _CONTROL.sub(" ", value)
    if cleaned != value:
        problems.append("control_character")
    return cleaned


def _braces(line: str, at: int, problems: list[str]) -> tuple[tuple[str, ...], int]:
    items: list[str] = []
    while (at := _skip(line, at)) < len(line):
        if line[at] == "}":
            return tuple(items), at + 1
        if line[at] == '"':
            item, at = _quoted(line, at, problems)
        else:
            item, at = _bare(line, at, _BARE_IN_BRACES, problems)
        items.append(item)
    problems.append("unclosed_braces")
    return tuple(items), at
