"""Printed amounts (tryckta belopp): every way that Swedish reports write a number."""

import re
from decimal import Decimal

from attrs import frozen

_BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f']")
_MINUS = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_NUMBER = re.compile(
    rf"(?P<open>\()?(?P<sign>[{_MINUS}+])?(?P<whole>\d{{1,15}}|\d{{1,3}}(?:\.\d{{3}}){{2,4}})"
    rf"(?:[,.](?P<part>\d{{1,4}}))?(?P<end>[{_MINUS}])?(?P<close>\))?(?P<percent>%)?"
)
_UNIT = re.compile(r"(?<=\d)(kr|tkr|kkr|mkr|sek)\.?$", re.IGNORECASE)
_ZERO = frozenset(_MINUS) | {f"{dash}{dash}" for dash in _MINUS}


@frozen
class Amount:
    """A number as printed (belopp): ``digits`` times ten to the power of minus ``decimals``."""

    digits: int
    decimals: int = 0
    percent: bool = False


def parse_amount(printed: object) -> Amount | None:
    """The number that a cell prints (tolka belopp), None when it is no number.

    Args:
        printed: Text, a whole number or a Decimal, as the file holds it.

    A lone dash is a printed zero. Blanks and dots group thousands; a minus may stand before or
    after, or be parentheses.

    >>> parse_amount("\N{MINUS SIGN}1 367"), parse_amount("(1 367)"), parse_amount("–")
    (Amount(digits=-1367, ...), Amount(digits=-1367, ...), Amount(digits=0, ...))
    >>> parse_amount("5,5"), parse_amount("se not")
    (Amount(digits=55, decimals=1, percent=False), None)
    """
    if isinstance(printed, bool):
        return None
    if isinstance(printed, int):
        return Amount(printed)
    text = f"{printed:f}" if isinstance(printed, Decimal) else str(printed)
    return _parse_text(_UNIT.sub("", _BLANKS.sub("", text)))


def _parse_text(text: str) -> Amount | None:
    if text in _ZERO:
        return Amount(0)
    match = _NUMBER.fullmatch(text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    part = match["part"] or ""
    digits = int(match["whole"].replace(".", "") + part)
    minus = bool(match["open"]) or (match["sign"] or "+") != "+" or bool(match["end"])
    return Amount(-digits if minus else digits, len(part), bool(match["percent"]))
