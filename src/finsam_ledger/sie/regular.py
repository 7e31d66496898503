"""The regular form of vouchers (regelrätta verifikationer), taken apart many at once.

Two regular expressions split a block of text into flat lists, from which each column is a slice.
The first takes out the rows. What it leaves between them is nothing within a voucher, and between
two vouchers the end of the one and the head of the other; those pieces, put together with a mark
where the rows were, are what the second takes apart. Whatever either leaves over is not regular.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, compress, count, repeat
from operator import add, sub
from typing import Any, TypeVar

from attrs import frozen

from finsam_ledger.sie.lookup import DAY, FIELD, TEXT

LABEL = "#VER"
SPLIT = f"\n{LABEL}"
DECIMALS = 2
_ROWS = "\0"
"""Stands where the rows were; no field of a head holds it."""
_HEAD = re.compile(
    rf"^{LABEL}[ \t]({FIELD})[ \t]({FIELD})[ \t]([0-9]{{8}})"  # series, number, date
    rf"(?:[ \t]({TEXT})(?:[ \t]({DAY})(?:[ \t]({FIELD}))?)?)?"  # text, registered, sign
    rf"[ \t]*+\n[ \t]*+\{{[ \t]*+{_ROWS}\n[ \t]*+\}}[ \t]*+(?:\n[ \t\n]*+|\Z)",
    re.MULTILINE,
)
_ROW = re.compile(
    r'\n[ \t]*+#TRANS[ \t]([0-9]{1,12}+|"[0-9]{1,12}+")'  # account
    r"[ \t](\{[^{}\\\x00-\x08\x0a-\x1f\x7f]*+\})"  # objects
    r"[ \t](-?[0-9]{1,30}+)(?:\.([0-9]{1,2}+)|)"  # amount
    r"((?:[ \t][^\n]*+|))"  # date, text, quantity, sign
)
T = TypeVar("T")
Heads = tuple[Sequence[str], ...]
"""Series, numbers, dates, texts, registered and signs of vouchers, as they stand in the file."""


@frozen
class Batch:
    """Vouchers of the regular form that follow one another (sats), column by column.

    Args:
        heads: What their heads hold.
        accounts: The accounts of their rows, as they stand in the file.
        objects: Their lists of objects, in the same way.
        ore: Their amounts, in öre.
        tails: What follows their amounts.
        ends: The number of rows up to and including each voucher, 0 before the first.
        lines: The line of the file that each voucher begins on, and the one after them all.
    """

    heads: Heads
    accounts: Sequence[str]
    objects: Sequence[str]
    ore: Sequence[int]
    tails: Sequence[str]
    ends: Sequence[int]
    lines: Sequence[int]

    @property
    def size(self) -> int:
        """The number of vouchers (antal)."""
        return len(self.ends) - 1

    def between(self, first: int, last: int) -> "Batch":
        """The vouchers from ``first`` and before ``last``."""
        if (first, last) == (0, self.size):
            return self
        begin, end = self.ends[first], self.ends[last]
        return Batch(
            tuple(column[first:last] for column in self.heads),
            self.accounts[begin:end],
            self.objects[begin:end],
            self.ore[begin:end],
            self.tails[begin:end],
            [rows - begin for rows in self.ends[first : last + 1]],
            self.lines[first : last + 1],
        )

    def per_row(self, values: Iterable[T]) -> Iterator[T]:
        """A value of each voucher, once for each of its rows."""
        return chain.from_iterable(map(repeat, values, map(sub, self.ends[1:], self.ends)))


def regular(block: str, line: int) -> Batch | None:
    """The vouchers of a block of text, or None when a line of it is not of the regular form.

    Args:
        block: Whole vouchers, the first of which begins it.
        line: The line of the file that it begins on.
    """
    between, accounts, objects, kronor, decimals, tails = _columns(_ROW, block)
    pieces = list(filter(None, between))
    left, *heads = _columns(_HEAD, _ROWS.join(pieces))
    if any(left) or len(left) != len(pieces) or not between[-1]:
        return None
    ends = list(compress(count(), between))
    return Batch(
        tuple(map(_given, heads)),
        accounts,
        objects,
        _ore(kronor, decimals),
        tails,
        ends,
        _lines(pieces, ends, line),
    )


def _columns(pattern: re.Pattern[str], text: str) -> list[list[Any]]:
    """What stands between the matches, and then each group of them; None where it took no part."""
    parts = pattern.split(text)
    width = pattern.groups + 1
    return [parts[column::width] for column in range(width)]


def _given(column: list[Any]) -> Sequence[str]:
    """A column of heads, "" where a field is not there."""
    return [value or "" for value in column] if None in column else column


def _ore(kronor: Sequence[str], decimals: Sequence[str | None]) -> list[int]:
    given = list(filter(None, decimals))
    if len("".join(given)) != DECIMALS * len(decimals):
        given = [(part or "").ljust(DECIMALS, "0") for part in decimals]
    return list(map(int, map(add, kronor, given)))


def _lines(pieces: Sequence[str], ends: Sequence[int], line: int) -> list[int]:
    """Where each voucher begins: after the rows so far and the ends of lines around them."""
    around = accumulate(map(str.count, pieces[1:], repeat("\n")), initial=line)
    lines = list(map(add, ends, around))
    lines[-1] += 1  # the head of the last voucher; those of the others are in the piece before
    return lines
