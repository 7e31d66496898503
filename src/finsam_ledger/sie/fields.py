"""Single fields (fält): amounts to öre, dates, periods and year numbers."""

import re
from datetime import date
from typing import NamedTuple

from finsam_ledger.numbers import ORE_PER_KRONA

_PLAIN = re.compile(r"(-?[0-9]{1,1000})(?:\.([0-9]{1,2}))?")
_LENIENT = re.compile(r"([-+]?)([0-9]{1,1000})(?:([.,])([0-9]{1,1000}))?")
_DATE = re.compile(r"([0-9]{4})(-?)([0-9]{2})\2([0-9]{2})")
_MONTH = re.compile(r"[0-9]{4}(?:0[1-9]|1[0-2])")
_YEAR_NUMBER = re.compile(r"0|-[1-9][0-9]?")
_DECIMALS = 2
_YEARS = range(1900, 3000)


class ReadAmount(NamedTuple):
    """An amount as it was read (belopp): öre, or None, and what was odd about it."""

    ore: int | None
    codes: tuple[str, ...] = ()


def read_amount(text: str) -> ReadAmount:
    """The öre of an amount field (belopp).

    Args:
        text: Kronor with a decimal point; a comma, a plus sign and further decimals are told of.

    Returns:
        The öre and the codes of what was odd; None for öre when the text is no amount, or when
        it has parts of an öre, which whole öre cannot keep.

    >>> read_amount("-0.5").ore, read_amount("1 000.00").ore
    (-50, None)
    """
    match = _PLAIN.fullmatch(text)
    if match is not None:
        return ReadAmount(int(match[1] + (match[2] or "").ljust(_DECIMALS, "0")))
    match = _LENIENT.fullmatch(text)
    if match is None:
        return ReadAmount(None, ("bad_amount",))
    sign, kronor, mark, decimals = match[1], match[2], match[3], match[4] or ""
    if decimals[_DECIMALS:].strip("0"):
        return ReadAmount(None, ("amount_too_precise",))
    ore = int(kronor) * ORE_PER_KRONA + int(decimals[:_DECIMALS].ljust(_DECIMALS, "0"))
    odd = (("plus_sign", sign == "+"), ("decimal_comma", mark == ","))
    codes = [code for code, true in (*odd, ("many_decimals", len(decimals) > _DECIMALS)) if true]
    return ReadAmount(-ore if sign == "-" else ore, tuple(codes))


def kronor(ore: int) -> str:
    r"""An amount of any size as people write it (belopp), for messages.

    >>> kronor(-123450).replace("\N{NO-BREAK SPACE}", " ")
    '−1 234,50'
    """
    whole, part = divmod(abs(ore), ORE_PER_KRONA)
    grouped = f"{whole:,}".replace(",", "\N{NO-BREAK SPACE}")
    sign = "\N{MINUS SIGN}" if ore < 0 else ""
    return f"{sign}{grouped},{part:02}"


def read_day(text: str) -> date | None:
    """The day of a date field, YYYYMMDD or YYYY-MM-DD; None when it is no date (datum).

    A year outside 1900–2999 is a slip of the pen and no date.

    >>> read_day("20210131"), read_day("20250230")
    (datetime.date(2021, 1, 31), None)
    """
    match = _DATE.fullmatch(text)
    if match is None or int(match[1]) not in _YEARS:
        return None
    try:
        return date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        return None


def is_month(text: str) -> bool:
    """Whether the text is a period YYYYMM (period).

    >>> is_month("202112"), is_month("1930")
    (True, False)
    """
    return _MONTH.fullmatch(text) is not None


def year_number(text: str) -> int | None:
    """The year number 0, -1, -2 …; None when it is something else (årsnummer).

    >>> year_number("-1"), year_number("1")
    (-1, None)
    """
    return int(text) if _YEAR_NUMBER.fullmatch(text) else None
