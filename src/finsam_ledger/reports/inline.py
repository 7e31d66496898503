"""What stands within a line of text (text i löpande rad): words, emphasis, links, figures."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias, assert_never

from attrs import frozen

from finsam_ledger.numbers import MISSING, format_number


@frozen
class Plain:
    """Words (ord) as they are; nothing in them is ever taken for markup."""

    text: str


@frozen
class Emphasis:
    """Words that are stressed (betoning).

    Args:
        content: The words.
        strong: Whether they are bold rather than italic.
    """

    content: "tuple[Inline, ...]"
    strong: bool = False


@frozen
class Link:
    """Words that lead somewhere (länk).

    Args:
        content: The words.
        target: A web or mail address, or "#" and the id of something in the document.
    """

    content: "tuple[Inline, ...]"
    target: str


@frozen
class Value:
    """A figure of the report inserted by name (nyckeltal), in the words' own format.

    Args:
        value: The number times ten to the power of ``decimals``; None where it is not known.
        decimals: How many decimals it is printed with.
        unit: What is printed after it, "tkr" or "%"; empty when it has none.
        link: The figure's address, "balance_sheet.cash.actual", where it has one.
    """

    value: int | None
    decimals: int = 0
    unit: str = ""
    link: str = ""


@frozen
class Footnote:
    """A footnote (fotnot): its mark stands here, its words at the foot."""

    content: "tuple[Inline, ...]"


@frozen
class LineBreak:
    """A new line within a paragraph (radbrytning)."""


Inline: TypeAlias = Plain | Emphasis | Link | Value | Footnote | LineBreak


def inlines(content: "str | Iterable[Inline]") -> tuple[Inline, ...]:
    """Words or a sequence of inlines as a tuple (radens innehåll).

    >>> inlines("Ord")
    (Plain(text='Ord'),)
    """
    return (Plain(content),) if isinstance(content, str) else tuple(content)


def plain_text(content: Iterable[Inline]) -> str:
    """The words alone, inserted figures in Swedish, without footnotes (ren text).

    >>> plain_text((Plain("Ett "), Emphasis((Plain("ord, "),)), Value(12, 1)))
    'Ett ord, 1,2'
    """
    return "".join(map(_plain, content))


def _plain(each: Inline) -> str:
    match each:
        case Plain():
            return each.text
        case Emphasis() | Link():
            return plain_text(each.content)
        case Value():
            return _figure(each)
        case LineBreak():
            return "\n"
        case Footnote():
            return ""
        case _:
            assert_never(each)


def _figure(each: Value) -> str:
    if each.value is None:
        return MISSING
    number = format_number(Decimal(each.value).scaleb(-each.decimals), each.decimals)
    return f"{number}\N{NO-BREAK SPACE}{each.unit}" if each.unit else number
