"""The checksum of a file (#KSUMMA), SIE 4B §10: CRC-32 over labels and field contents in CP437."""

import re
import zlib
from itertools import chain, zip_longest

from attrs import define, frozen

from finsam_ledger.sie.charset import encode_cp437
from finsam_ledger.sie.notes import Notes, Place
from finsam_ledger.sie.tokens import tokenise

_LABEL = "#KSUMMA"
_RECORD = re.compile(rf"^[ \t]*{_LABEL}\b([^\n]*)$", re.MULTILINE)
_NUMBER = re.compile(r"[0-9]{1,20}")
_NOT_HASHED = str.maketrans("", "", " \t\n{}")
_ODD = re.compile(r"[\\\x00-\x08\x0b-\x1f\x7f]|[^ \t\n{\"]\{|\}[^ \t\n}]")
_BEFORE, _AFTER = set(" \t{"), set(" \t\n}")
_BLOCK = 60_000


@frozen
class Checksum:
    """The checksum that a file states and the one that its content gives (kontrollsumma)."""

    stored: int
    computed: int

    @property
    def matches(self) -> bool:
        """Whether the file is as it was written."""
        return self.stored == self.computed


def content_checksum(text: str, crc: int = 0) -> int:
    r"""The CRC-32 of records, as the format defines it (kontrollsumma).

    Args:
        text: The records between the opening and the closing #KSUMMA.
        crc: What the records before them gave.

    >>> content_checksum('#KONTO 1915 "Kassa \\"special\\""')
    1921122205
    """
    at = 0
    while at < len(text):
        end = text.find("\n", at + _BLOCK)
        block = text[at : end if end >= 0 else len(text)]
        crc = zlib.crc32(encode_cp437(_hashed_block(block), "replace"), crc)
        at += len(block) + 1
    return crc


def _hashed_block(block: str) -> str:
    """What of some lines is hashed; at once where each quote opens or closes a plain field."""
    parts = block.split('"')
    outside, inside = parts[::2], parts[1::2]
    regular = (
        _ODD.search(block) is None
        and len(parts) % 2
        and {part[-1:] for part in outside[:-1]} <= _BEFORE
        and {part[:1] for part in outside[1:-1]} <= _AFTER
        and outside[-1][:1] in {*_AFTER, ""}
        and "\n" not in "".join(inside)
    )
    if not regular:
        return "".join(_hashed(line.strip(" \t")) for line in block.split("\n"))
    plain = '"'.join(outside).translate(_NOT_HASHED).split('"')
    return "".join(chain.from_iterable(zip_longest(plain, inside, fillvalue="")))


def _hashed(line: str) -> str:
    if '"' not in line:
        return line.translate(_NOT_HASHED)
    fields = tokenise(line).fields
    return "".join(value if isinstance(value, str) else "".join(value) for value in fields)


def verify(text: str, notes: Notes) -> Checksum | None:
    """Compare the checksum of a file with its content (kontroll av #KSUMMA).

    Args:
        text: The decoded file, before any repair.
        notes: Takes ``checksum`` when they differ and ``truncated`` when there is no second.

    Returns:
        Both values; None when the file has no checksum, or only half of one.
    """
    running = RunningChecksum()
    if _LABEL in text:
        running.take(text)
    return running.verify(notes)


@define
class RunningChecksum:
    """The checksum of a file that is read a piece at a time (löpande kontrollsumma)."""

    _line: int = 1
    _crc: int = 0
    _first: Place | None = None
    _last: tuple[Place, str, int] | None = None
    _is_none: bool = False

    def take(self, text: str) -> None:
        """Take more whole lines of the decoded file, before any repair."""
        at = 0
        for found in _RECORD.finditer(text) if _LABEL in text else ():
            self._hash(text[at : found.start()])
            self._meet(found[0].strip(" \t"), found[1].strip(' \t"'))
            at = found.end() if self._last is None else found.start()
        self._hash(text[at:])

    def _meet(self, record: str, stored: str) -> None:
        place = Place(self._line, record)
        if self._first is None:
            self._first, self._is_none = place, bool(stored)
        else:
            self._last = (place, stored, self._crc)

    def _hash(self, text: str) -> None:
        if self._first is not None and not self._is_none:
            self._crc = content_checksum(text, self._crc)
        self._line += text.count("\n")

    def verify(self, notes: Notes) -> Checksum | None:
        """Compare what the file states with what its lines gave, when all are taken."""
        if self._first is None or self._is_none:
            return None
        place, stored, computed = self._last or (self._first, "", 0)
        if not stored:
            notes.add("truncated", place)
            return None
        if stored != str(computed):
            notes.add("checksum", place, stored=stored, computed=computed)
        return Checksum(int(stored), computed) if _NUMBER.fullmatch(stored) else None
