"""Slips of the pen (slag av fel): what turns a right figure into the printed one."""

from enum import StrEnum

from finsam_ledger.terms import Text


class Slip(StrEnum):
    """How a printed figure may have come to differ from the right one (slag av skrivfel)."""

    SIGN = "sign"
    TRANSPOSED = "transposed"
    DIGIT = "digit"
    SHIFTED = "shifted"
    EXTRA = "extra"

    @property
    def words(self) -> Text:
        """The slip in words (skrivfelet i ord)."""
        return _WORDS[self]


_WORDS = {
    Slip.SIGN: Text("tecknet är omvänt", "the sign is turned"),
    Slip.TRANSPOSED: Text("två siffror har bytt plats", "two digits have changed places"),
    Slip.DIGIT: Text("en siffra skiljer", "one digit differs"),
    Slip.SHIFTED: Text("talet är en tiopotens fel", "the figure is a power of ten off"),
    Slip.EXTRA: Text(
        "en siffra har fallit bort eller kommit till", "a digit is missing or one too many"
    ),
}


def slip_between(printed: int, right: int) -> Slip | None:
    """The slip that makes one figure of another (skrivfelet), None when there is none.

    Args:
        printed: What is printed.
        right: What should be.

    >>> [slip_between(a, b).value for a, b in ((12, -12), (4481, 4281), (1376, 1367), (18, 180))]
    ['sign', 'digit', 'transposed', 'shifted']
    """
    if printed == -right:
        return Slip.SIGN if printed else None
    if (printed < 0) != (right < 0) and printed and right:
        return None
    one, other = f"{abs(printed)}", f"{abs(right)}"
    if one.rstrip("0") == other.rstrip("0"):
        return Slip.SHIFTED
    if len(one) != len(other):
        return Slip.EXTRA if _one_more(one, other) else None
    differing = [i for i, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(differing) == 1 and len(one) > 1:
        return Slip.DIGIT
    first, last = differing[0], differing[-1]
    swapped = len(differing) == 2 and one[first] == other[last] and one[last] == other[first]  # noqa: PLR2004
    return Slip.TRANSPOSED if swapped and last - first == 1 else None


def _one_more(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1 or len(short) < 2:  # noqa: PLR2004 too short to recognise
        return False
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def is_slip(printed: int, right: int) -> bool:
    """Whether one slip makes the printed figure of the right one (är ett skrivfel)."""
    return slip_between(printed, right) is not None
