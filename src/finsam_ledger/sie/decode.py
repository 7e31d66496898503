"""Bytes to text (teckenkodning): what the bytes are, never what ``#FORMAT`` says they are."""

import codecs
import io
import re
from collections.abc import Callable, Iterable, Iterator

from attrs import Factory, define, frozen

from finsam_ledger.sie.mojibake import find_mojibake
from finsam_ledger.sie.notes import Notes, Place

_ASCII = bytes(range(0x80))
_SWEDISH_437 = b"\x84\x86\x94\x8f\x8e\x99\x82"
_SWEDISH_1252 = b"\xe4\xe5\xf6\xc4\xc5\xd6\xe9"
_UTF8_PAIRS = tuple(char.encode() for char in "åäöÅÄÖé")
# CP437 shows these letters as Greek ones and box drawings, which no Swedish text holds.
_MISREAD = frozenset("åäöÅÄÖéÉüÜ".encode("cp1252").decode("cp437"))
_BLOCK = 1 << 16
"""Where bytes fail to be UTF-8, Python copies all that it was given into the exception."""
_PADDING = "\x1a\0"
_SUSPECTS = (*sorted(_MISREAD), "├")
_SUSPECT = re.compile("[" + "".join(_SUSPECTS) + "]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
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

    Args:
        data: The whole file.
        notes: Takes what is found about the encoding.

    >>> decode("#FNAMN Å".encode("cp437"), Notes()).text
    '#FNAMN Å'
    """
    encoding = detect(data[at : at + _BLOCK] for at in range(0, len(data), _BLOCK))
    raw = _whole_text(data, encoding)
    mender = Mender(encoding, notes)
    decoded = Decoded(mender.last(raw), raw, encoding)
    mender.tell()
    return decoded


def detect(blocks: Iterable[bytes]) -> str:
    """The encoding of a file, told from its bytes a block at a time (teckenkodning).

    Valid UTF-8 with a multi-byte character is UTF-8, since å, ä and ö of CP437 never are. Otherwise
    the Swedish letters of CP437 and of Windows-1252 are counted.

    >>> detect([b"#FNAMN ", "Å".encode("cp437")])
    'cp437'
    """
    census = _Census()
    for block in blocks:
        census.add(block)
    return census.encoding()


@define
class _Census:
    """What the bytes seen so far show of their encoding."""

    start: bytes = b""
    is_ascii: bool = True
    utf8: codecs.IncrementalDecoder | None = Factory(codecs.getincrementaldecoder("utf-8"))
    last: bytes = b""
    pairs: int = 0
    ours: int = 0
    latin: int = 0

    def add(self, block: bytes) -> None:
        """See one more block."""
        self.start = (self.start + block[:3])[:3]
        self._try_utf8(block, final=False)
        if block.isascii():
            return
        self.is_ascii = False
        high = block.translate(None, _ASCII)
        self.pairs += sum(map((self.last + high).count, _UTF8_PAIRS))
        self.ours += sum(map(high.count, _SWEDISH_437))
        self.latin += sum(map(high.count, _SWEDISH_1252))
        self.last = high[-1:]

    def _try_utf8(self, block: bytes, *, final: bool) -> None:
        if self.utf8 is not None:
            try:
                self.utf8.decode(block, final)
            except UnicodeDecodeError:
                self.utf8 = None

    def encoding(self) -> str:
        """What they add up to, when all are seen."""
        if self.start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        self._try_utf8(b"", final=True)
        if self.start == codecs.BOM_UTF8 or (self.utf8 is not None and not self.is_ascii):
            return "utf-8"
        ours = self.ours - self.pairs
        if self.pairs > max(ours, self.latin):
            return "utf-8"
        return "cp1252" if self.latin > ours else "cp437"


def texts(blocks: Iterable[bytes], encoding: str) -> Iterator[str]:
    r"""The text of a file in pieces of whole lines, ended by LF, whatever ended them (text).

    Args:
        blocks: The bytes of the file, cut anywhere.
        encoding: What they are, as ``detect`` told.

    Yields:
        Whole lines; last what follows the last end of line, without what pads the end of files.

    >>> list(texts([b"a\r", b"\nb", b"c\rd\x1a"], "cp437"))
    ['a\n', 'bc\n', 'd']
    """
    decode_block, plain = _decoder(encoding), io.IncrementalNewlineDecoder(None, translate=True)
    rest = ""
    for block in blocks:
        rest += plain.decode(decode_block(block, False))  # noqa: FBT003 as codecs has it
        cut = rest.rfind("\n") + 1
        if cut:
            yield rest[:cut]
            rest = rest[cut:]
    rest += plain.decode(decode_block(b"", True), final=True)  # noqa: FBT003
    yield rest.rstrip(_PADDING)


def _whole_text(data: bytes, encoding: str) -> str:
    """All that ``texts`` gives, without the copies that pieces need."""
    text = _decoder(encoding)(data, True)  # noqa: FBT003 as codecs has it
    plain = io.IncrementalNewlineDecoder(None, translate=True).decode(text, final=True)
    return plain.rstrip(_PADDING)


def _decoder(encoding: str) -> Callable[[bytes, bool], str]:
    if encoding == "cp1252":
        return lambda block, _: block.decode("latin-1").translate(_C1)
    name = "utf-8-sig" if encoding == "utf-8" else encoding
    return codecs.getincrementaldecoder(name)("replace").decode


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@define
class Mender:
    """Looks through a text, a piece at a time, for what its encoding leaves odd (textlagare).

    Args:
        encoding: The encoding of the file.
        notes: Takes what is found.
        line: The line that the next piece begins on.
    """

    encoding: str
    notes: Notes
    line: int = 1
    _odd: Place | None = None
    _garbled: int = 0
    _example: tuple[Place, str] | None = None

    def mended(self, text: str) -> str:
        """Whole lines, fields in another encoding than the rest read as they are."""
        mended = self.last(text)
        self.line += text.count("\n")
        return mended

    def last(self, text: str) -> str:
        """The same of lines that no others follow."""
        if self.encoding == "cp437":
            return _mended(text, self.line, self.notes)
        self._look(text)
        return text

    def _look(self, text: str) -> None:
        if self._odd is None and (match := _NOT_ASCII.search(text)):
            self._odd = _place(text, match.start(), self.line)
        found = find_mojibake(text)
        if found and self._example is None:
            self._example = _place(text, found[0].start(), self.line), found[0][0]
        self._garbled += len(found)

    def tell(self) -> None:
        """Note what the whole text showed."""
        if self.encoding != "cp437":
            self.notes.add("encoding", self._odd or Place(1), encoding=self.encoding)
        if self._example is not None:
            place, example = self._example
            self.notes.add("mojibake", place, count=self._garbled, example=example)


def _place(text: str, at: int, first: int) -> Place:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)]
    return Place(text.count("\n", 0, at) + first, line.strip(" \t"))


def _mended(text: str, first: int, notes: Notes) -> str:
    if not any(map(text.__contains__, _SUSPECTS)):
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines, first):
        if _SUSPECT.search(line):
            lines[number - first] = _mended_line(line, number, notes)
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
