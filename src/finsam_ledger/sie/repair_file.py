"""Cleaning a file (rensa): the same books, written as the standard has them, line by line.

Only what stands wrong on paper is mended: encoding, quotes, blanks, braces, order and the notation
of dates and amounts. No amount changes its value, and what cannot be read stays as it is, so that
nothing is lost. Each change is told with its line before and after.
"""

import re

from attrs import Factory, define

from finsam_ledger.core.finding import Finding
from finsam_ledger.sie.checksum import content_checksum, verify
from finsam_ledger.sie.fields import read_day
from finsam_ledger.sie.lines import BLANKS
from finsam_ledger.sie.notes import NOWHERE, Notes, Place
from finsam_ledger.sie.reader import decode_sie
from finsam_ledger.sie.records import RULES, Record, parse_record
from finsam_ledger.sie.repair_records import Mender
from finsam_ledger.sie.writer import Written, file_bytes
from finsam_ledger.sie.writer_fields import Fields

_CHART = frozenset({"KONTO", "KTYP", "ENHET", "SRU", "DIM", "UNDERDIM", "OBJEKT"})
_BALANCES = frozenset({"IB", "UB", "RES", "OIB", "OUB", "PSALDO", "PBUDGET"})
_ROWS = frozenset({"TRANS", "RTRANS", "BTRANS"})
_TEXT = r'"[ !#-\[\]-~åäöÅÄÖé]+"'
_PLAIN_ROW = re.compile(
    rf"#TRANS [0-9]{{1,12}} \{{(?:[0-9]+ {_TEXT}(?: [0-9]+ {_TEXT})*)?\}}"
    rf' -?[0-9]{{1,30}}(?:\.[0-9]{{1,2}})?(?: ([0-9]{{8}})(?: {_TEXT})?| "" {_TEXT})?'
)


def repair(
    data: bytes, *, name: str = "", mojibake: bool = True, keep_unknown: bool = False
) -> Written:
    r"""Clean a file of its deviations from the standard (rensa), without touching the books.

    The result is CP437 with CR LF, fields quoted as receivers need them, groups in order. Records
    that the format does not know, and lines that are no records, are taken out. What cannot be
    read, such as an amount that is none, stays as it stands; reading the result tells what is left.

    Args:
        data: The bytes of the file.
        name: Its name, for findings.
        mojibake: Whether to restore garbled words, where that can be done without loss.
        keep_unknown: Whether to keep records and further fields that the format does not know.

    Returns:
        The new bytes, and a finding for each change.

    Raises:
        UnreadableInputError: The file is no SIE file.

    Source: SIE filformat, utgåva 4B, §5 and §7.

    >>> written = repair('#KONTO 1930 Företagskonto i "bank\n'.encode())
    >>> written.data.decode("cp437").splitlines()[-1]
    '#KONTO 1930 "Företagskonto i \\"bank"'
    """
    read, notes = Notes(name), Notes(name)
    decoded = decode_sie(data, name, read)
    _tell_encoding(read.all(), notes)
    fields = Fields(notes, exact=False)
    cleaner = _Cleaner(notes, Mender(notes, fields, mojibake, keep_unknown))
    for number, line in enumerate(decoded.text.split("\n"), 1):
        if stripped := line.strip(BLANKS):
            cleaner.read(Place(number, stripped))
    cleaner.end(closed=False)
    text = cleaner.text(sealed=_is_sealed(decoded.raw, cleaner.seals, notes))
    return Written(file_bytes(text, fields), notes.all())


def _tell_encoding(found: tuple[Finding, ...], notes: Notes) -> None:
    for finding in found:
        place = Place(finding.line, finding.record)
        if finding.code in ("encoding", "mixed_encoding"):
            encoding = finding.evidence["encoding"]
            notes.tally(f"repaired_{finding.code}", "", place, encoding=encoding)


def _is_sealed(text: str, seals: list[Place], notes: Notes) -> bool:
    """Whether the file had a checksum that was right; one that was not is told and left out."""
    checksum = verify(text, Notes()) if seals else None
    if checksum is not None and checksum.matches:
        return True
    if seals:
        notes.add("checksum_left_out", seals[-1])
    return False


@define
class _Cleaner:
    """Gathers the cleaned lines in their groups (städare), SIE 4B §5.12."""

    notes: Notes
    mender: Mender
    groups: tuple[list[str], list[str], list[str]] = Factory(lambda: ([], [], []))
    seals: list[Place] = Factory(list)
    flag: str = ""
    labels: set[str] = Factory(set)
    group: int = 0
    head: str = ""
    rows: list[str] | None = None
    opened: bool = False

    def read(self, place: Place) -> None:
        """Take one line, without blanks at either end."""
        mark = place.record[0]
        if self.opened and self.rows is not None and is_clean_row(place.record):
            self.rows.append(place.record)
            return
        if mark == "#":
            self._record(parse_record(place))
        elif mark in "{}":
            self._brace(mark, place)
        else:
            self.notes.tally("removed_line", "", place)

    def _brace(self, mark: str, place: Place) -> None:
        rest = place.record[1:].strip(BLANKS)
        if self.rows is None:
            self.notes.tally("removed_line", "", Place(place.line, mark))
        elif mark == "{":
            self.opened = True
        else:
            self.end(place, closed=True)
        if rest:
            self.notes.tally("repaired_braces", "", place)
            self.read(Place(place.line, rest))

    def _record(self, record: Record) -> None:
        label, place = record.label, record.place
        if not label:
            self.notes.tally("removed_line", "", place)
        elif label not in RULES:
            self._unknown(record)
        elif label == "KSUMMA":
            self.seals.append(place)
        elif label == "VER":
            self._voucher(record)
        elif label in _ROWS:
            self._row(record)
        else:
            self._other(record)

    def _unknown(self, record: Record) -> None:
        kept = self.mender.unknown(record)
        if kept:
            (self.groups[self.group] if self.rows is None else self.rows).append(kept)

    def _other(self, record: Record) -> None:
        label = record.label
        if label == "FLAGGA":
            self._flag(record)
            return
        group = 1 if label in _CHART else 2 if label in _BALANCES else 0
        if group < self.group:
            self.notes.tally("repaired_order", "", record.place)
        self.group = max(group, self.group)
        self._put(group, record)

    def _flag(self, record: Record) -> None:
        if self.labels:
            self.notes.tally("repaired_order", "", record.place)
        self.flag = self.flag or self.mender.mend(record)

    def _put(self, group: int, record: Record) -> None:
        self.labels.add(record.label)
        self.groups[group].append(self.mender.mend(record))

    def _voucher(self, record: Record) -> None:
        self.end(record.place, closed=False)
        self.labels.add("VER")
        self.group, self.opened = 2, False
        self.head, self.rows = self.mender.mend(record), []

    def _row(self, record: Record) -> None:
        if self.rows is None:
            self._put(2, record)
            return
        if not self.opened:
            self.notes.tally("repaired_braces", "", record.place)
            self.opened = True
        self.rows.append(self.mender.mend(record))

    def end(self, place: Place = NOWHERE, *, closed: bool) -> None:
        """End the voucher, if one is open; ``closed`` tells whether its brace was there."""
        rows, self.rows = self.rows, None
        if rows is None:
            return
        if not (closed and self.opened):
            self.notes.tally("repaired_braces", "", place)
        self.groups[2].extend((self.head, "{", *rows, "}"))

    def text(self, *, sealed: bool) -> str:
        """The whole file, lines ended by LF."""
        if not self.flag:
            self.flag = self._added("#FLAGGA 0")
        if "FORMAT" not in self.labels:
            self.groups[0].insert(0, self._added("#FORMAT PC8"))
        if "SIETYP" not in self.labels and "VER" in self.labels:
            self.groups[0].append(self._added("#SIETYP 4"))
        identification, chart, rest = self.groups
        lines = (*identification, *self._chart(chart), *rest)
        content = "".join(f"{line}\n" for line in lines)
        if not sealed:
            return f"{self.flag}\n{content}"
        return f"{self.flag}\n#KSUMMA\n{content}#KSUMMA {content_checksum(content)}\n"

    def _added(self, record: str) -> str:
        self.notes.add("added_record", record=record)
        return record

    def _chart(self, lines: list[str]) -> list[str]:
        """The chart, each account before what is said of it."""
        declared = {_subject(line): at for at, line in enumerate(lines) if _declares(line)}
        late = [
            line
            for at, line in enumerate(lines)
            if line.startswith(_SAID_OF_ACCOUNTS) and declared.get(_subject(line), -1) > at
        ]
        if not late:
            return lines
        self.notes.tally("repaired_order", "", NOWHERE, len(late))
        return sorted(lines, key=lambda line: not _declares(line))


_SAID_OF_ACCOUNTS = ("#KTYP ", "#ENHET ", "#SRU ")


def is_clean_row(line: str) -> bool:
    """Whether a line of a voucher is as the standard has it already, as most are (ren rad).

    >>> is_clean_row('#TRANS 1930 {} 1.00 20210104 "Hyra"'), is_clean_row("#TRANS 1930 1.00")
    (True, False)
    """
    match = _PLAIN_ROW.fullmatch(line)
    return match is not None and (match[1] is None or read_day(match[1]) is not None)


def _declares(line: str) -> bool:
    return line.startswith("#KONTO ")


def _subject(line: str) -> str:
    return line.split(" ", 2)[1]
