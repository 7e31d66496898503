"""The hash chain (hashkedjan): each entry's hash covers all its fields and the hash before it.

The hash of entry *n* is SHA-256 of the 32 bytes of hash *n* - 1, followed by the entry as JSON in
UTF-8 without blanks: an array of the columns of its row in the order of the table, the hash left
out; for a voucher followed by the columns of its row, and an array of the rows of its lines, each
an array of its columns. The hash before the first entry is 32 zero bytes.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from json import JSONEncoder
from typing import Any, TypeAlias

from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.terms import Text

START = bytes(32)
Row: TypeAlias = tuple[Any, ...]
"""A row of a STRICT table: SQLite itself holds each cell to text, whole number or nothing (rad)."""
Covered: TypeAlias = tuple[Row, Row, Sequence[Row]]
"""What one hash covers: the entry's row without its hash, its voucher's row, and the rows of the
voucher's lines in order; the latter two are empty when it has none (det som länken gäller)."""
_json = JSONEncoder(ensure_ascii=False, separators=(",", "\n"), check_circular=False).encode
_AT_ONCE = 100
_BEGIN, _BETWEEN, _END = '[{""\n', '},{""\n', "}]"


def texts(entries: Iterable[Covered]) -> Iterator[str]:
    """The JSON that the hash of each entry covers (kedjans text).

    Many are written at once, since starting the encoder costs as much as using it. Each is the
    value of an object of its own: JSON holds no line break but the one put after the key, so that
    is where to cut.

    >>> list(texts([((1, "a"), (), ()), ((2, "b"), (2, "A"), [(2, 0, None)])]))
    ['[1,"a"]', '[2,"b",2,"A",[[2,0,null]]]']
    """
    rest = iter(entries)
    while some := list(islice(rest, _AT_ONCE)):
        objects = [
            {"": (*entry, *voucher, lines) if voucher else entry} for entry, voucher, lines in some
        ]
        yield from _json(objects)[len(_BEGIN) : -len(_END)].split(_BETWEEN)


def link(before: bytes, text: str) -> bytes:
    """The hash of an entry (länk i kedjan).

    Args:
        before: The hash of the entry before it.
        text: What it covers, as ``texts`` gives it.

    Raises:
        ValueRefusedError: A text holds half a character, which no file can keep.

    >>> entry = (1, "last", "2024-02-01T08:00:00+01:00", "AN", "p", "{}")
    >>> [link(START, text).hex()[:12] for text in texts([(entry, (), ())])]
    ['541e09475a2a']
    """
    try:
        return hashlib.sha256(before + text.encode()).digest()
    except UnicodeEncodeError:
        raise ValueRefusedError(
            Text(
                f"en text har ett halvt tecken som inte kan sparas: {text!r}",
                f"a text holds half a character, which cannot be kept: {text!r}",
            ),
            Text("Skriv om texten", "Write the text anew"),
        ) from None


def json_text(value: object) -> str:
    """JSON as the chain writes it, keys in order (JSON-text).

    >>> json_text({"b": 1, "a": ["å"]})
    '{"a":["å"],"b":1}'
    """
    return _SORTED.encode(value)


_SORTED = JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
