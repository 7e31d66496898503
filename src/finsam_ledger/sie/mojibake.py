"""Text that was garbled before it reached the file (förvanskad text): found, mended if asked.

A program that takes CP437 bytes for Windows-1252 writes ``Flottbrov„gen`` for Flottbrovägen, and
one that takes them for Latin-1 puts a control character there. Both can be reversed; U+FFFD cannot.
"""

import re

_LETTERS = {"å": 0x86, "ä": 0x84, "ö": 0x94, "Å": 0x8F, "Ä": 0x8E, "Ö": 0x99, "é": 0x82}
_REPAIR = {
    wrong: letter
    for letter, byte in _LETTERS.items()
    for wrong in (chr(byte), bytes([byte]).decode("cp1252", "ignore"))
    if wrong
}
_AS_QUOTES = "„†”Ž™‚"
_GARBLED = re.compile(
    rf"(?:\b\w*)?(?:(?<=\w)[{_AS_QUOTES}](?=\w)|[\x80-\x9f\ufffd]|Ã[¤¥¶„…–©‰\x80-\x9f])(?:\w*\b)?"
)
_HINT = re.compile(rf"[{_AS_QUOTES}\x80-\x9f\ufffdÃ]")


def find_mojibake(text: str) -> list[re.Match[str]]:
    """The garbled words of a text (förvanskade ord).

    >>> [match[0] for match in find_mojibake("Flottbrov„gen 7, ”citat”")]
    ['Flottbrov„gen']
    """
    if _HINT.search(text) is None:
        return []
    return list(_GARBLED.finditer(text))


def repair_mojibake(text: str) -> str:
    r"""The text with its garbled words mended, as far as they can be (återställning).

    Args:
        text: A name or text from the books. Quotes around words are left alone.

    Returns:
        The text; what cannot be told, such as U+FFFD, stays.

    >>> repair_mojibake("Flottbrov„gen"), repair_mojibake("P\x86g\x86ende")
    ('Flottbrovägen', 'Pågående')
    """
    return _GARBLED.sub(lambda match: _repaired(match[0]), text)


def _repaired(word: str) -> str:
    if "Ã" in word:
        try:
            return word.encode("cp1252").decode()
        except UnicodeError:
            return word
    return "".join(_REPAIR.get(char, char) for char in word)
