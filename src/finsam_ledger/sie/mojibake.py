"""Text that was garbled before it reached the file (förvanskad text): found, mended if asked.

Four mistakes are common, and each can be reversed:

- CP437 taken for Windows-1252 writes ``Flottbrov„gen`` for Flottbrovägen;
- CP437 taken for Latin-1 puts a control character there;
- Windows-1252 taken for CP437 writes ``F÷rening``;
- UTF-8 taken for Windows-1252 or CP437 writes ``FÃ¶rening`` or ``F├╢rening``.

What another program has already replaced by U+FFFD is lost.
"""

import re

_LETTERS = "åäöÅÄÖé"
_BYTES = _LETTERS.encode("cp437")
_AS_1252 = {
    wrong: letter
    for letter, byte in zip(_LETTERS, _BYTES, strict=True)
    for wrong in (chr(byte), bytes([byte]).decode("cp1252", "ignore"))
    if wrong
}
_AS_437 = dict(zip(_LETTERS.encode("cp1252").decode("cp437"), _LETTERS, strict=True))
_REPAIR = _AS_1252 | _AS_437
_PAIRS_1252 = "".join({char.encode()[1:].decode("cp1252", "ignore") for char in _LETTERS})
_PAIRS_437 = "".join({char.encode()[1:].decode("cp437") for char in _LETTERS})
_QUOTES, _BOXES = "„†”Ž™‚", "".join(_AS_437)
_CORE = (
    rf"(?<=\w)[{_QUOTES}](?=\w)|™(?=[a-zåäö])|Ž(?=[bdfgklmnprstv])"
    rf"|(?<=[a-zA-ZåäöÅÄÖ])[{_BOXES}]|[{_BOXES}](?=[a-zåäö])"
    rf"|[\x80-\x9f\ufffd]|Ã[{_PAIRS_1252}\x80-\x9f]|├[{_PAIRS_437}]"
)
_GARBLED = re.compile(rf"(?:\b\w*)?(?:{_CORE})(?:\w*\b)?")
_HINT = re.compile(rf"[{_QUOTES}{_BOXES}\x80-\x9f\ufffdÃ├]")
_RUN = re.compile(rf"[\w{_QUOTES}{_BOXES}{_PAIRS_1252}{_PAIRS_437}\x80-\x9f├]+")
_SINGLE = re.compile(_CORE)


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
    if _HINT.search(text) is None:
        return text
    return _RUN.sub(lambda match: _repaired(match[0]), text)


def _repaired(word: str) -> str:
    if _SINGLE.search(word) is None:
        return word
    for mark, charset in (("Ã", "cp1252"), ("├", "cp437")):
        if mark in word:
            try:
                return word.encode(charset).decode()
            except UnicodeError:
                return word
    return _SINGLE.sub(lambda match: _REPAIR.get(match[0], match[0]), word)
