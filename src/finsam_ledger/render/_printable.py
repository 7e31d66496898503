"""Signs that the fonts of the pages lack (tecken utan typsnitt), told by their names instead.

PDF/A forbids signs without a glyph, and a report must not depend on the fonts of a computer. What
the fonts that come with typst lack, such as emoji, is printed as its Unicode name in brackets.
"""

import unicodedata
from collections.abc import Set as AbstractSet
from functools import lru_cache

_KNOWN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) | frozenset(
    "\n\u200b–—‘’“”„…•−≠≤≥×·→↩✓\u202f"
)
_PROBE = b"""#set document(date: datetime(year: 2000, month: 1, day: 1))
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern"))
#sys.inputs.text"""


def printable(text: str) -> str:
    r"""The text with each sign that the fonts lack as its name (utskrivbar text).

    Args:
        text: Any text.

    >>> printable("Hej \N{GRINNING FACE}")
    'Hej [grinning face]'
    """
    missing = _without_glyph(frozenset(text) - _KNOWN)
    return text.translate({ord(sign): _name(sign) for sign in missing})


def _name(sign: str) -> str:
    return f"[{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}]"


@lru_cache(maxsize=256)
def _without_glyph(signs: frozenset[str]) -> AbstractSet[str]:
    """Which of the signs cannot be set, found by halves: all are tried together first."""
    if not signs or _can_be_set("".join(sorted(signs))):
        return frozenset()
    if len(signs) == 1:
        return signs
    ordered = sorted(signs)
    middle = len(ordered) // 2
    first, second = frozenset(ordered[:middle]), frozenset(ordered[middle:])
    return _without_glyph(first) | _without_glyph(second)


def _can_be_set(text: str) -> bool:
    import typst  # noqa: PLC0415 an extra

    try:
        typst.compile(
            _PROBE,
            sys_inputs={"text": text},
            pdf_standards=["a-2a"],
            ignore_system_fonts=True,
        )
    except typst.TypstError:
        return False
    return True
