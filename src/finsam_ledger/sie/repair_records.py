"""One record, cleaned (rensad post): the same facts, in the form that the standard gives it."""

from collections.abc import Sequence

from attrs import frozen

from finsam_ledger.core.association import normal_orgnr
from finsam_ledger.sie.charset import UNKNOWN
from finsam_ledger.sie.fields import is_month, read_amount, read_day
from finsam_ledger.sie.header import looks_grouped
from finsam_ledger.sie.mojibake import repair_mojibake
from finsam_ledger.sie.notes import Notes, Place
from finsam_ledger.sie.records import RULES, Record, parse_record
from finsam_ledger.sie.tokens import Field
from finsam_ledger.sie.writer_fields import CONTROL, Fields, amount, day

_TYPES = ("4E", "4I")


class _AsItStandsError(Exception):
    """The record cannot be read, and is left alone."""


@frozen
class Mender:
    """Writes records anew (rättare), and tells of each change.

    Args:
        notes: Takes the changes.
        fields: Writes the fields.
        mojibake: Whether to restore garbled words.
        keep_unknown: Whether to keep records and fields that the format does not know.
    """

    notes: Notes
    fields: Fields
    mojibake: bool
    keep_unknown: bool

    def mend(self, record: Record) -> str:
        """The line of a known record (rensad rad); one that cannot be read stays as it is."""
        try:
            fields = self._mended(record)
        except _AsItStandsError:
            self.notes.tally("left_as_it_stands", "", record.place)
            return self._raw(record)
        known, more = self._split(record, fields)
        line = self.fields.record(record.label, *known)
        if more:
            line = " ".join((line, *(self.fields.quoted(text, line) for text in more)))
        self._tell(record, line)
        return line

    def unknown(self, record: Record) -> str:
        """The line of a record that the format does not know (okänd post); empty for none."""
        if self.keep_unknown:
            return self._raw(record)
        self.notes.tally("removed_record", record.label, record.place, label=record.label)
        return ""

    def _raw(self, record: Record) -> str:
        """The line itself; only TAB becomes a blank, since a blank would part a field in two."""
        label = f"#{record.label}"
        rest = record.place.record[len(label) :].replace("\t", " ")
        if CONTROL.match(rest):
            rest = " " + rest[1:]  # what ended the label
        return self.fields.held(label + CONTROL.sub(UNKNOWN, rest), label)

    def _split(self, record: Record, fields: Sequence[Field]) -> tuple[Sequence[Field], list[str]]:
        """The fields of the format, and the further ones to keep."""
        count = RULES[record.label].fields
        more = [field for field in fields[count:] if isinstance(field, str) and field]
        if more and not self.keep_unknown:
            self.notes.tally("removed_fields", record.label, record.place, label=record.label)
            more = []
        return fields[:count], more

    def _mended(self, record: Record) -> list[Field]:
        rule = RULES[record.label]
        fields = _with_braces(record)
        fields += [""] * (rule.required - len(fields))
        if record.label in ("PSALDO", "PBUDGET") and is_month(str(fields[2])):
            fields[1:3] = sorted(fields[1:3], key=lambda text: not is_month(str(text)))
        for place, (field, kind) in enumerate(zip(fields, rule.form, strict=False)):
            if (kind in "oO") is isinstance(field, str):
                raise _AsItStandsError
            if isinstance(field, str):
                fields[place] = self._field(field, kind, record, fields[place + 1 :])
        return fields

    def _field(self, field: str, kind: str, record: Record, after: Sequence[Field]) -> str:
        if kind == "B" and not field:
            raise _AsItStandsError
        form = kind.lower()
        if form == "d":
            return _day(field)
        if form == "m":
            return _amount(field, str(after[0]) if after else "")
        if form == "n":
            return _named(field, record.label)
        return self._readable(field, record.place)

    def _readable(self, text: str, place: Place) -> str:
        restored = repair_mojibake(text) if self.mojibake else text
        if restored != text:
            self.notes.tally("repaired_mojibake", text, place, before=text, after=restored)
        return restored

    def _tell(self, record: Record, line: str) -> None:
        place = record.place
        if line == place.record:
            return
        if not record.problems and _essence(record) == _essence(parse_record(Place(0, line))):
            self.notes.tally("repaired_layout", "", place)
        else:
            self.notes.add("repaired_record", place, written=line)


def _with_braces(record: Record) -> list[Field]:
    """The fields, with the list of objects where the format has one."""
    if "unclosed_braces" in record.problems:
        raise _AsItStandsError
    fields = list(record.fields)
    place = RULES[record.label].form.find("O")
    if place < 0 or len(fields) < place:
        return fields
    if len(fields) == place or isinstance(fields[place], str):
        fields.insert(place, ())
    if len(fields[place]) % 2:
        raise _AsItStandsError
    return fields


def _day(text: str) -> str:
    found = read_day(text)
    if text and found is None:
        raise _AsItStandsError
    return day(found)


def _amount(text: str, after: str) -> str:
    """The notation alone: what it is worth stays the same."""
    found = read_amount(text)
    if found.ore is None or looks_grouped(text, after):
        raise _AsItStandsError
    return amount(found.ore) if found.codes else text


def _named(text: str, label: str) -> str:
    """Fields that never stand in quotes, as the standard spells them."""
    if label == "ORGNR":
        return normal_orgnr(text)
    if label == "FORMAT":
        return "PC8"
    return text[:1] if text.upper() in _TYPES else text


def _essence(record: Record) -> list[Field]:
    """What a record says, whatever its blanks, quotes and empty fields."""
    said = [field for field in record.fields if field != ()]
    while said and not said[-1]:
        said.pop()
    return said
