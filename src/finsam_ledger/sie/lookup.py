"""What raw fields stand for (uppslag), found out once for each: dates, objects, ends of lines."""

import re
from typing import NamedTuple

from finsam_ledger.core.columns import Columns, LineExtra
from finsam_ledger.core.dimension import ObjectRef, Objects
from finsam_ledger.sie.fields import read_day
from finsam_ledger.sie.tokens import tokenise

BARE = r'[^ \t\n"{}\\\x00-\x1f\x7f]++'
FIELD = rf'(?:"[^"\\\x00-\x1f\x7f]*+"|{BARE})'
_PLAIN = r'[^"\\\x00-\x1f\x7f]*+'
TEXT = rf'(?:"{_PLAIN}(?:\\"{_PLAIN})*+"|{BARE})'
DAY = r'[0-9]{8}|""'
_TEXT_AT = 9
_QUOTES = 2
_TAIL = re.compile(
    rf"(?:[ \t]({DAY})(?:[ \t]({TEXT})(?:[ \t]({FIELD})(?:[ \t]({FIELD}))?)?)?)?[ \t]*+"
)


class Tail(NamedTuple):
    """What follows the amount of a line (radens slut); ``day`` is an ordinal, 0 when not given."""

    day: int
    text: str
    extra: LineExtra | None


def unquoted(raw: str) -> str:
    r"""A text field without its quotes, the quotes inside it as they are meant (text).

    >>> unquoted('"Kassa \\"A\\""'), unquoted("Hyra")
    ('Kassa "A"', 'Hyra')
    """
    return raw[1:-1].replace('\\"', '"') if raw.startswith('"') else raw


NO_TAIL = Tail(0, "", None)


class Days(dict[str, "int | None"]):
    """Ordinals of dates (datum); 0 for an empty field, None for what is no date."""

    def __missing__(self, raw: str) -> int | None:
        day = read_day(raw)
        empty = 0 if raw in ("", '""') else None
        self[raw] = value = day.toordinal() if day is not None else empty
        return value


class Plain(dict[str, str]):
    """Fields without their quotes, one string for each value that comes again (fält)."""

    def __missing__(self, raw: str) -> str:
        self[raw] = value = raw.strip('"')
        return value


class ObjectLists(dict[str, "Objects | None"]):
    """Objects of lists in braces (objektlistor); None for one that needs a finding."""

    def __missing__(self, raw: str) -> Objects | None:
        tokens = tokenise(raw)
        items = tokens.fields[0]
        odd = isinstance(items, str) or len(items) % 2 or tokens.problems
        self[raw] = value = None if odd else tuple(map(ObjectRef, items[::2], items[1::2]))
        return value


class Tails(dict[str, "Tail | None"]):
    """Ends of lines (radslut); None for one that is not regular."""

    def __init__(self, days: Days) -> None:
        super().__init__()
        self.days = days

    def __missing__(self, raw: str) -> Tail | None:
        self[raw] = value = self._simple(raw) if _is_simple(raw) else self._read(raw)
        return value

    def _simple(self, raw: str) -> Tail | None:
        day = self.days[raw[1:_TEXT_AT]]
        return None if day is None else Tail(day, raw[_TEXT_AT + 2 : -1], None)

    def _read(self, raw: str) -> Tail | None:
        match = _TAIL.fullmatch(raw)
        if match is None:
            return None
        raw_day, text, quantity, sign = match.groups("")
        day = self.days[raw_day]
        quantity, sign = quantity.strip('"'), sign.strip('"')
        extra = LineExtra(None, quantity, sign) if quantity or sign else None
        return None if day is None else Tail(day, unquoted(text), extra)


def _is_simple(raw: str) -> bool:
    """Whether an end is a date and a plain quoted text, as nearly all are (found fast)."""
    return (
        raw[_TEXT_AT : _TEXT_AT + 2] == ' "'
        and raw[0] == " "
        and raw[-1] == '"'
        and raw.count('"') == _QUOTES
        and "\\" not in raw
        and raw.isprintable()
    )


class AccountIndexes(dict[str, int]):
    """Column indexes of accounts (konton)."""

    def __init__(self, columns: Columns) -> None:
        super().__init__()
        self.columns = columns

    def __missing__(self, raw: str) -> int:
        self[raw] = value = self.columns.account_index(raw.strip('"'))
        return value


class ObjectIndexes(dict[str, int]):
    """Column indexes of lists of objects (objektlistor)."""

    def __init__(self, columns: Columns, objects: ObjectLists) -> None:
        super().__init__()
        self.columns = columns
        self.objects = objects

    def __missing__(self, raw: str) -> int:
        self[raw] = value = self.columns.object_index(self.objects[raw] or ())
        return value
