"""How wide text is in a terminal, and folding it (bredd och radbrytning)."""

import re
import unicodedata

_WIDE = ("W", "F")
_BLANKS = re.compile(r"[ \t]+")
_MAYBE_ODD = re.compile("[^\x00-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2212\u2260]")
_ZERO_WIDTH = ("Mn", "Me", "Cf")


def text_width(text: str) -> int:
    r"""The number of terminal columns that a line takes (bredd).

    >>> text_width("Fo\u0308rra"), text_width("漢字")
    (5, 4)
    """
    if text.isascii() or _MAYBE_ODD.search(text) is None:
        return len(text)
    return sum(map(_char_width, text))


def _char_width(char: str) -> int:
    if unicodedata.category(char) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def pad_left(text: str, width: int) -> str:
    """The text at the right edge of so many columns (högerställd)."""
    return " " * (width - text_width(text)) + text


def pad_right(text: str, width: int) -> str:
    """The text at the left edge of so many columns (vänsterställd)."""
    return text + " " * (width - text_width(text))


def longest_word(text: str) -> int:
    """The width of the widest word (längsta ordet)."""
    return max(map(text_width, text.split()), default=0)


def fold(text: str, width: int, hanging: int = 0) -> list[str]:
    """The text in lines of at most so many columns (radbrytning), nothing left out but blanks.

    Args:
        text: The text; its own line breaks are kept.
        width: The width, more than ``hanging``. A word that is longer is broken.
        hanging: How far the lines after the first are indented.

    >>> fold("Avsättningar för pensioner", 16, 2)
    ['Avsättningar för', '  pensioner']
    """
    return [line for part in text.split("\n") for line in _fold_line(part, width, hanging)]


def _fold_line(text: str, width: int, hanging: int) -> list[str]:
    if text_width(text) <= width:
        return [text]
    start = min(len(text) - len(text.lstrip(" ")), width // 4)
    lines, line, later = [], " " * start, " " * min(start + hanging, width // 2)
    empty = True
    for word in _BLANKS.split(text.strip()):
        for piece in _pieces(word, width - len(later)):
            gap = "" if empty else " "
            if text_width(line) + len(gap) + text_width(piece) > width:
                lines.append(line)
                line, gap = later, ""
            line, empty = f"{line}{gap}{piece}", False
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces that each fit a line; most words are one piece."""
    if text_width(word) <= width:
        return [word]
    pieces, piece = [], ""
    for char in word:
        if text_width(piece + char) > width:
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece]
