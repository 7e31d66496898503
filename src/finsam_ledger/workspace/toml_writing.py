"""Values as TOML writes them (skriva TOML): whatever a person typed comes back exactly."""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.terms import Text

TomlValue: TypeAlias = "str | int | date | Sequence[str]"
_MARKS = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_SHORT, _FIRST_HALF, _LAST_HALF = 0xFFFF, 0xD800, 0xDFFF


def toml_value(value: TomlValue) -> str:
    r"""A value as it stands after the equal sign (TOML-värde).

    Args:
        value: Text, a whole number, true or false, a day, or several texts.

    Raises:
        ValueRefusedError: A text holds half a character, which no file in UTF-8 can.

    >>> print(toml_value('Å "b"\n'), toml_value(True), toml_value(["a"]), toml_value(date.min))
    "Å \"b\"\n" true ["a"] 0001-01-01
    """
    match value:
        case str():
            return f'"{"".join(map(_escaped, value))}"'
        case bool():
            return "true" if value else "false"
        case int():
            return f"{value}"
        case date():
            return value.isoformat()
        case _:
            return f"[{', '.join(map(toml_value, value))}]"


def _escaped(char: str) -> str:
    """What no screen shows is written by its number, so that no line of the file is broken."""
    code = ord(char)
    if _FIRST_HALF <= code <= _LAST_HALF:
        raise ValueRefusedError(
            Text("texten har ett halvt tecken", "the text has half a character"),
            Text("Skriv den om", "Write it anew"),
        )
    if char in _MARKS:
        return _MARKS[char]
    if char.isprintable():
        return char
    return f"\\u{code:04x}" if code <= _SHORT else f"\\U{code:08x}"
