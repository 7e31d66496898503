"""What raw fields stand for (uppslag), found out once for each: dates, objects, ends of lines."""

import re
from collections.abc import Iterable, Sequence

from finsam_ledger.core.columns import Columns, LineExtra
from finsam_ledger.core.dimension import ObjectRef, Objects
from finsam_ledger.sie.fields import read_day
from finsam_ledger.sie.tokens import tokenise

BARE = r'[^ \t\n"{}\\\x00-\x1f\x7f]++'
FIELD = rf'(?:"[^"\\\x00-\x1f\x7f]*+"|{BARE})'
_PLAIN = r'[^"\\\x00-\x1f\x7f]*+'
TEXT = rf'(?:"{_PLAIN}(?:\\"{_PLAIN})*+"|{BARE})'
DAY = r'[0-9]{8}|""'
_QUOTE, _INNER, _BETWEEN = '"', '\\"', '"\n"'
_QUOTES = 2
_PLAIN_TAIL = re.compile(rf'^( ([0-9]{{8}}) "({_PLAIN})")$', re.MULTILINE)
_TAIL = re.compile(
    rf"(?:[ \t]({DAY})(?:[ \t]({TEXT})(?:[ \t]({FIELD})(?:[ \t]({FIELD}))?)?)?)?[ \t]*+"
)


def unquoted(raw: str) -> str:
    r"""A text field without its quotes, the quotes inside it as they are meant (text).

    >>> unquoted('"Kassa \\"A\\""'), unquoted("Hyra")
    ('Kassa "A"', 'Hyra')
    """
    return raw[1:-1].replace(_INNER, _QUOTE) if raw.startswith(_QUOTE) else raw


def all_unquoted(raws: Sequence[str]) -> Sequence[str]:
    r"""Many text fields without their quotes (texter), at once where all of them have quotes.

    >>> all_unquoted(['"Kassa"', '"Hyra"']), all_unquoted(["12", r'"3 \"tum\""'])
    (['Kassa', 'Hyra'], ['12', '3 "tum"'])
    """
    joined = "\n".join(raws)
    if _QUOTE not in joined:
        return raws
    quotes = joined.count(_QUOTE) - joined.count(_INNER)
    plain = joined[1:-1].split(_BETWEEN)
    if quotes != _QUOTES * len(raws) or len(plain) != len(raws):
        return list(map(unquoted, raws))
    return [text.replace(_INNER, _QUOTE) for text in plain] if _INNER in joined else plain


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


class Tails:
    """Ends of lines (radslut): what follows the amounts, learnt from many at once.

    Args:
        days: Knows dates.

    ``days`` holds the ordinal of the date of each, 0 when it has none; ``texts`` its text;
    ``extras`` the quantity and signature of those few that have them; ``odd`` those that are not
    regular.
    """

    def __init__(self, days: Days) -> None:
        self._ordinals = days
        self.clear()

    def clear(self) -> None:
        """Forget them, for texts that are met once are many (glöm)."""
        self.days, self.texts = {"": 0}, {"": ""}
        self.extras: dict[str, LineExtra] = {}
        self.odd: set[str] = set()

    def learn(self, raws: Iterable[str]) -> None:
        """Find out what those ends of lines hold that are not known yet (lär)."""
        new = set(raws) - self.texts.keys()
        plain = _PLAIN_TAIL.findall("\n".join(new))
        if plain:
            self._take(*zip(*plain, strict=True))
            new -= self.texts.keys()
        for raw in new:
            self._read(raw)

    def _take(self, raws: Sequence[str], days: Sequence[str], texts: Sequence[str]) -> None:
        """Ends that are a date and a plain text, as nearly all are; one bad date sends all back."""
        ordinals = [day for day in map(self._ordinals.__getitem__, days) if day]
        if len(ordinals) == len(raws):
            self.days.update(zip(raws, ordinals, strict=True))
            self.texts.update(zip(raws, texts, strict=True))

    def _read(self, raw: str) -> None:
        match = _TAIL.fullmatch(raw)
        raw_day, text, quantity, sign = match.groups("") if match else ("-", "", "", "")
        day = self._ordinals[raw_day]
        if day is None:
            self.odd.add(raw)
            return
        self.days[raw], self.texts[raw] = day, unquoted(text)
        quantity, sign = quantity.strip('"'), sign.strip('"')
        if quantity or sign:
            self.extras[raw] = LineExtra(None, quantity, sign)


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
