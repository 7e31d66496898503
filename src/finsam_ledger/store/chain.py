"""The hash chain (hashkedjan): each entry's hash covers all its fields and the hash before it.

The hash of entry *n* is SHA-256 of the 32 bytes of hash *n* - 1, followed by the entry as JSON in
UTF-8 without blanks: an array of the columns of its row in the order of the table, the hash left
out; for a voucher followed by the columns of its row, and an array of the rows of its lines, each
an array of its columns. The hash before the first entry is 32 zero bytes.
"""

import hashlib
from collections.abc import Sequence
from json import JSONEncoder
from typing import Any, TypeAlias

from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.terms import Text

START = bytes(32)
Row: TypeAlias = tuple[Any, ...]
"""A row of a STRICT table: SQLite itself holds each cell to text, whole number or nothing (rad)."""
_json = JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def link(before: bytes, entry: Row, voucher: Row = (), lines: Sequence[Row] = ()) -> bytes:
    """The hash of an entry (länk i kedjan).

    Args:
        before: The hash of the entry before it.
        entry: Its row, the hash left out.
        voucher: The row of its voucher; empty when it has none.
        lines: The rows of the voucher's lines, in order.

    Raises:
        ValueRefusedError: A text holds half a character, which no file can keep.

    >>> link(START, (1, "last", "2024-02-01T08:00:00+01:00", "AN", "p", "{}")).hex()[:12]
    '541e09475a2a'
    """
    text = _json((*entry, *voucher, lines) if voucher else entry)
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
