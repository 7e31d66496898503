"""Swedish numbers in and out (talformat): NBSP groups, decimal comma, U+2212 minus."""

import re
from datetime import date
from decimal import MAX_PREC, Context, Decimal, localcontext
from functools import lru_cache

from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.terms import Text

ORE_PER_KRONA = 100
_EXACT = Context(prec=MAX_PREC)
MISSING = "–"
_AMOUNT = re.compile(r"([-+−]?)(\d+)(?:[.,](\d{1,2}))?")
_LOCALES = {"sv": "sv_SE", "en": "en_GB"}


@lru_cache(maxsize=4096)
def format_number(value: int | Decimal, decimals: int = 0, lang: str = "sv") -> str:
    r"""A number as people write it (1 234,50), never "-0".

    Args:
        value: The number; more decimals than ``decimals`` must not be there (round first).
        decimals: How many decimals to show.
        lang: "sv" or "en".

    >>> format_number(-1234567).replace("\N{NO-BREAK SPACE}", " ")
    '−1 234 567'
    """
    from babel.numbers import format_decimal  # noqa: PLC0415 19 ms, needed only when printing

    fraction = "." + "0" * decimals if decimals else ""
    pattern = f"#,##0{fraction};\u2212#,##0{fraction}"
    with localcontext(_EXACT):
        return format_decimal(value + 0, format=pattern, locale=_LOCALES[lang])


def format_ore(ore: int, lang: str = "sv") -> str:
    r"""An amount in öre as kronor with two decimals (belopp).

    >>> format_ore(-123450).replace("\N{NO-BREAK SPACE}", " ")
    '−1 234,50'
    """
    return format_number(Decimal(ore).scaleb(-2, _EXACT), 2, lang)


def long_date(day: date, lang: str = "sv") -> str:
    """A day as people write it in words (datum i ord).

    >>> long_date(date(2011, 12, 31))
    '31 december 2011'
    """
    from babel.dates import format_date  # noqa: PLC0415 needed only when printing

    return format_date(day, "d MMMM y", locale=_LOCALES[lang])


def long_span(start: date, end: date, lang: str = "sv") -> str:
    """Days as people write them in words, the year once where it is the same (tidsperiod i ord).

    >>> long_span(date(2011, 1, 1), date(2011, 12, 31))
    '1 januari–31 december 2011'
    """
    first, last = long_date(start, lang), long_date(end, lang)
    return f"{first.removesuffix(f' {end.year}')}–{last}"


def parse_ore(text: str) -> int:
    """The öre in an amount that a person wrote in kronor: "1 234,50", "-12", "−1 234.5".

    Args:
        text: Kronor with at most two decimals; blanks group thousands.

    Returns:
        Whole öre.

    Raises:
        ValueRefusedError: The text is no amount, or has more than two decimals.

    >>> parse_ore("−1 234,5")
    -123450
    """
    match = _AMOUNT.fullmatch(re.sub(r"[\s\u00a0\u202f]", "", text))
    if match is None:
        raise ValueRefusedError(
            Text(f"”{text}” är inget belopp", f'"{text}" is no amount'),
            Text(
                "Skriv kronor med högst två decimaler, till exempel 1 234,50",
                "Write kronor with at most two decimals, for instance 1 234,50",
            ),
        )
    sign, kronor, decimals = match.groups()
    ore = int(kronor) * ORE_PER_KRONA + int((decimals or "").ljust(2, "0"))
    return ore if sign in ("", "+") else -ore


def half_up(ore: int, unit: int) -> int:
    """Öre in whole units, halves away from zero (avrundning uppåt från halva).

    >>> half_up(-50, 100), half_up(149, 100)
    (-1, 1)
    """
    whole = (2 * abs(ore) + unit) // (2 * unit)
    return whole if ore >= 0 else -whole
