"""The careful path (noggrann läsning): one line at a time, whatever it looks like."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from attrs import define

from finsam_ledger.sie.header import Header
from finsam_ledger.sie.notes import Notes, Place
from finsam_ledger.sie.records import RULES, Record, note_problems, parse_record
from finsam_ledger.sie.vouchers import Vouchers

BLANKS = " \t"
"""What separates fields, and may surround a line (blanktecken)."""


class UnknownRecord(NamedTuple):
    """A record that the format does not know (okänd post).

    Args:
        text: The whole line.
        line: Where it stands.
        voucher: The line of the voucher (#VER) it stands in; 0 outside vouchers.
    """

    text: str
    line: int
    voucher: int = 0


@define
class Books:
    """What has been read of a file so far (läst hittills); ``unknown`` None keeps none of it."""

    notes: Notes
    header: Header
    vouchers: Vouchers
    unknown: list[UnknownRecord] | None = None

    @classmethod
    def empty(cls, file: str, *, keep_unknown: bool = False) -> "Books":
        """Nothing read yet."""
        notes = Notes(file)
        return cls(notes, Header(notes), Vouchers(notes), [] if keep_unknown else None)

    def read_lines(self, text: str, first: int) -> None:
        """Read whole lines, the first of which is line ``first`` of the file."""
        for number, line in enumerate(text.split("\n"), first):
            stripped = line.strip(BLANKS)
            if stripped:
                self._read_line(Place(number, stripped))

    def _read_line(self, place: Place) -> None:
        mark = place.record[0]
        if mark == "#":
            self._read_record(place)
        elif mark == "{":
            self.vouchers.open()
            self._read_rest(place)
        elif mark == "}":
            self.vouchers.end(closed=True)
            self._read_rest(place)
        else:
            self.notes.tally("not_a_record", "", place)

    def _read_rest(self, place: Place) -> None:
        rest = place.record[1:].strip(BLANKS)
        if rest:
            self._read_line(Place(place.line, rest))

    def _read_record(self, place: Place) -> None:
        record = parse_record(place)
        if not record.label:
            self.notes.tally("comment", "", place)
        elif record.label not in RULES:
            self._take_unknown(record)
        else:
            self.take(record)

    def _take_unknown(self, record: Record) -> None:
        place, block = record.place, self.vouchers.block
        self.notes.tally("unknown_label", record.label, place, label=record.label)
        if self.unknown is not None:
            voucher = 0 if block is None else block.place.line
            self.unknown.append(UnknownRecord(place.record, place.line, voucher))

    def take(self, record: Record) -> None:
        """Take a record that the format knows (post)."""
        self.header.records[record.label] += 1
        self.header.first.setdefault(record.label, record)
        note_problems(record, self.notes)
        handler = _VOUCHER_RECORDS.get(record.label)
        if handler is None:
            self.header.take(record)
        else:
            handler(self.vouchers, record)


_VOUCHER_RECORDS: Mapping[str, Callable[[Vouchers, Record], None]] = {
    "VER": Vouchers.begin,
    "TRANS": Vouchers.row,
    "RTRANS": Vouchers.row,
    "BTRANS": Vouchers.row,
}
