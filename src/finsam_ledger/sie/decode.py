"""Bytes to text (teckenkodning): what the bytes are, never what ``#FORMAT`` says they are."""

import io
import re

from attrs import frozen

from finsam_ledger.sie.mojibake import find_mojibake
from finsam_ledger.sie.notes import Notes, Place

_ASCII = bytes(range(0x80))
_SWEDISH_437 = b"\x84\x86\x94\x8f\x8e\x99\x82"
_SWEDISH_1252 = b"\xe4\xe5\xf6\xc4\xc5\xd6\xe9"
_UTF8_PAIRS = tuple(char.encode() for char in "åäöÅÄÖé")
# CP437 shows these letters as Greek ones and box drawings, which no Swedish text holds.
_MISREAD = frozenset("åäöÅÄÖéÉüÜ".encode("cp1252").decode("cp437"))
_MISREAD_BYTES = "".join(_MISREAD).encode("cp437") + b"\xc3"
_SUSPECT = re.compile("[" + "".join(_MISREAD) + "├]")
_FIELD = re.compile(r'"[^"\n]*"|[^ \t\n"{}]+')
_C1 = {
    code: bytes([code]).decode("cp1252", "ignore") or chr(code)  # five bytes mean nothing there
    for code in range(0x80, 0xA0)
}


@frozen
class Decoded:
    """The text of a file (avkodad text).

    Args:
        text: The text, its lines ended by LF.
        raw: The text before fields in another encoding were mended; what a checksum is made of.
        encoding: "cp437", "utf-8", "utf-16" or "cp1252".
    """

    text: str
    raw: str
    encoding: str


def decode(data: bytes, notes: Notes) -> Decoded:
    """The text of a file, told from its bytes (avkodning).

    Valid UTF-8 with a multi-byte character is UTF-8, since å, ä and ö of CP437 never are. Otherwise
    the Swedish letters of CP437 and of Windows-1252 are counted.

    Args:
        data: The whole file.
        notes: Takes what is found about the encoding.

    >>> decode("#FNAMN Å".encode("cp437"), Notes()).text
    '#FNAMN Å'
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data, encoding = data.decode("utf-16", "replace").encode("utf-8", "replace"), "utf-16"
    else:
        data, encoding = data.removeprefix(b"\xef\xbb\xbf"), _encoding(data)
    text = _plain_lines(_text(data, encoding))
    if encoding != "cp437":
        notes.add("encoding", _first_odd(text), encoding=encoding)
        _note_mojibake(text, notes)
        return Decoded(text, text, encoding)
    return Decoded(_mended(data, text, notes), text, encoding)


def _encoding(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8"
    if data.isascii():
        return "cp437"
    if _is_utf8(data):
        return "utf-8"
    high = data.translate(None, _ASCII)
    pairs = sum(map(high.count, _UTF8_PAIRS))
    ours = sum(high.count(byte) for byte in _SWEDISH_437) - pairs
    latin = sum(high.count(byte) for byte in _SWEDISH_1252)
    if pairs > max(ours, latin):
        return "utf-8"
    return "cp1252" if latin > ours else "cp437"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _text(data: bytes, encoding: str) -> str:
    if encoding == "cp1252":
        return data.decode("latin-1").translate(_C1)
    return data.decode("cp437" if encoding == "cp437" else "utf-8", "replace")


def _plain_lines(text: str) -> str:
    """The text with its lines ended by LF, whatever ended them, and without what pads its end."""
    plain = io.IncrementalNewlineDecoder(None, translate=True).decode(text, final=True)
    return plain.rstrip("\x1a\0")


def _first_odd(text: str) -> Place:
    match = re.search(r"[^\x00-\x7f]", text)
    return Place(1) if match is None else _place(text, match.start())


def _place(text: str, at: int) -> Place:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    return Place(text.count("\n", 0, at) + 1, line.strip(" \t"))


def _note_mojibake(text: str, notes: Notes) -> None:
    found = find_mojibake(text)
    if found:
        place = _place(text, found[0].start())
        notes.add("mojibake", place, count=len(found), example=found[0][0])


def _mended(data: bytes, text: str, notes: Notes) -> str:
    """The text with the fields that stand in another encoding than the rest read as they are."""
    if not any(byte in data for byte in _MISREAD_BYTES):
        return text
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if _SUSPECT.search(line):
            lines[index] = _mended_line(line, index + 1, notes)
    return "\n".join(lines)


def _mended_line(line: str, number: int, notes: Notes) -> str:
    used: list[str] = []

    def mend(match: re.Match[str]) -> str:
        field, encoding = _mended_field(match[0])
        used.extend([encoding] if encoding else [])
        return field

    mended = _FIELD.sub(mend, line)
    for encoding in dict.fromkeys(used):
        notes.add("mixed_encoding", Place(number, mended.strip(" \t")), encoding=encoding)
    return mended


def _mended_field(field: str) -> tuple[str, str]:
    odd = {char for char in field if not char.isascii()}
    if odd and odd <= _MISREAD:
        return field.encode("cp437").decode("cp1252"), "cp1252"
    if "├" in odd:
        data = field.encode("cp437")
        if _is_utf8(data):
            return data.decode(), "utf-8"
    return field, ""
