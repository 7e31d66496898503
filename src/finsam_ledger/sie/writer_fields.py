"""From values to the fields and lines of a file (fält och rader), by the form of each record."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from attrs import define, frozen

from finsam_ledger.core.dimension import Objects
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.sie.charset import UNKNOWN, in_cp437, transliterated
from finsam_ledger.sie.notes import Notes, Place
from finsam_ledger.sie.records import RULES
from finsam_ledger.sie.tokens import Field
from finsam_ledger.terms import Text

_EMPTY = '""'
CONTROL = re.compile(r"\r\n|[\x00-\x1f\x7f]")
"""What may not stand in a field (styrtecken); a line break is one."""
_FINE = re.compile(r"[ -\[\]-~åäöÅÄÖé\xa0]*")
_NEEDS_QUOTES = re.compile(r'[ \xa0"{}]|\A\Z')


def amount(ore: int) -> str:
    """An amount as a file writes it (belopp): kronor with two decimals, zero without a sign.

    >>> amount(-5), amount(0)
    ('-0.05', '0.00')
    """
    digits = f"{ore:03}" if ore >= 0 else f"{ore:04}"
    return f"{digits[:-2]}.{digits[-2:]}"


def day(value: date | None) -> str:
    """A date as a file writes it (datum), empty for none."""
    return "" if value is None else f"{value:%Y%m%d}"


def items(objects: Objects) -> tuple[str, ...]:
    """Dimension and code by turns, as braces hold them (objektlista)."""
    return tuple(part for ref in objects for part in ref)


@frozen
class _Change:
    """One way in which a text had to change (ändring): its finding, and what the finding says."""

    code: str
    key: str
    facts: Mapping[str, str]


@define
class Fields:
    """Writes fields and records (fältskrivare), and tells what had to change.

    Args:
        notes: Takes a finding for each kind of change, with the first record it was needed in.
        exact: Whether to refuse a text that cannot be written as it is.
        max_text: The longest text that the receiver takes; None for no limit.
    """

    notes: Notes
    exact: bool = True
    max_text: int | None = None

    def record(self, label: str, *fields: Field) -> str:
        """One line (post), its empty fields at the end left out where the format lets them be.

        Args:
            label: Its label, without #.
            fields: Its fields in order; a tuple is what braces hold.

        Raises:
            ValueRefusedError: A text cannot be written as it is, and only that will do.
        """
        rule = RULES[label]
        where = " ".join((f"#{label}", *map(str, fields[: rule.names])))
        parts = [
            self._field(value, kind.lower(), where, is_text=place == rule.text)
            for place, (value, kind) in enumerate(zip(fields, rule.form, strict=False))
        ]
        while len(parts) > rule.required and parts[-1] in ("", _EMPTY):
            parts.pop()
        return " ".join((f"#{label}", *(part or _EMPTY for part in parts)))

    def _field(self, value: Field, kind: str, where: str, *, is_text: bool) -> str:
        if not isinstance(value, str):
            return self.braces(value, where)
        if kind in "md":
            return value
        text = self.held(value, where, cut=is_text)
        if kind == "n":
            return self._unquoted(text, where)
        return _ending(text) if kind == "q" else _bare(text)

    def bare(self, text: str, where: str) -> str:
        """A field without quotes, unless it must have them (fält utan citattecken)."""
        return _bare(self.held(text, where))

    def quoted(self, text: str, where: str) -> str:
        """A field in quotes, or bare when it ends in a backslash (fält i citattecken)."""
        return _ending(self.held(text, where))

    def _unquoted(self, text: str, where: str) -> str:
        plain = re.sub(r'[ \xa0"{}]', "", text)
        if plain != text:
            self._tell(where, text, 1, [_Change("blanks_removed", where, {"value": text})])
        return plain

    def braces(self, parts: Iterable[str], where: str) -> str:
        """A list of objects (objektlista): dimensions bare, codes in quotes."""
        texts = [self.held(part, where) for part in parts]
        return "{" + " ".join((_bare, _ending)[at % 2](text) for at, text in enumerate(texts)) + "}"

    def texts(self, texts: Sequence[str], where: Callable[[int], str]) -> dict[str, str]:
        """The fields of many texts at once (texter), each looked at only once.

        Args:
            texts: The texts, as they come.
            where: The record of the text at a place.

        Returns:
            What to write for each; what had to change is told with its first record and number.
        """
        odd = {text for text in set(texts) if not self._is_fine(text)}
        fields = {text: _quoted(text) for text in set(texts) if text not in odd}
        if not odd:
            return fields
        counts = Counter(text for text in texts if text in odd)
        for place, text in enumerate(texts):
            if text in odd and text not in fields:
                held = self.held(text, where(place), cut=True, times=counts[text])
                fields[text] = _ending(held)
        return fields

    def held(self, text: str, where: str, *, cut: bool = False, times: int = 1) -> str:
        """A text as the file can hold it (text som filen rymmer).

        Args:
            text: The text.
            where: The record it stands in, for findings.
            cut: Whether the receiver's limit holds for it.
            times: In how many records it stands.

        Raises:
            ValueRefusedError: It would have to change, and only the text itself will do.
        """
        if self._is_fine(text):
            return text
        changes: list[_Change] = []
        held = _without_control(text, changes)
        held = _in_charset(held, changes)
        if cut and self.max_text is not None and len(held) > self.max_text:
            changes.append(
                _Change("text_cut", where.split(maxsplit=1)[0], {"limit": str(self.max_text)})
            )
            held = held[: self.max_text].rstrip()
        held = _without_end(held, changes)
        if changes:
            self._tell(where, text, times, changes)
        return held

    def _is_fine(self, text: str) -> bool:
        short = self.max_text is None or len(text) <= self.max_text
        return short and _FINE.fullmatch(text) is not None

    def _tell(self, where: str, text: str, times: int, changes: Sequence[_Change]) -> None:
        if self.exact:
            raise refused(f"{where} {text}", *_REFUSALS[changes[0].code])
        for change in changes:
            place = Place(0, where)
            facts = {**change.facts, "text": text}
            self.notes.tally(change.code, change.key, place, times=times, **facts)

    def tell_misread(self, line: str, other: str) -> None:
        """Tell of a line that readers would take for another (feltolkad rad).

        Raises:
            ValueRefusedError: They differ, and only the text itself will do.
        """
        if line == other:
            return
        if self.exact:
            raise refused(line, "läses som andra tecken", "is read as other characters")
        self.notes.tally("misread", "", Place(0, line), written=line, read=other)


_REFUSALS = {
    "control_replaced": ("har styrtecken", "has control characters"),
    "transliterated": ("har tecken som CP437 saknar", "has characters not in CP437"),
    "unknown_character": ("har tecken som CP437 saknar", "has characters not in CP437"),
    "text_cut": ("är längre än mottagaren tar", "is longer than the receiver takes"),
    "final_backslash": ("slutar med \\", "ends with \\"),
    "blanks_removed": ("har blanksteg eller citattecken", "has blanks or quotes"),
}


def refused(record: str, sv: str, en: str) -> ValueRefusedError:
    """The error that names the record that cannot be written as it is (avvisad text)."""
    shown = CONTROL.sub(" ", record)
    return ValueRefusedError(
        Text(f"texten i posten {shown} {sv}", f"the text of the record {shown} {en}"),
        Text("Ändra texten i bokföringen", "Change the text in the books"),
    )


def _without_control(text: str, changes: list[_Change]) -> str:
    plain = CONTROL.sub(" ", text)
    if plain != text:
        changes.append(_Change("control_replaced", "", {}))
    return plain


def _in_charset(text: str, changes: list[_Change]) -> str:
    if in_cp437(text):
        return text
    composed = unicodedata.normalize("NFC", text)
    for char in dict.fromkeys(char for char in composed if not in_cp437(char)):
        written = transliterated(char)
        code = "unknown_character" if UNKNOWN in written else "transliterated"
        facts = {"char": char, "point": f"U+{ord(char):04X}", "written": written}
        changes.append(_Change(code, char, facts))
    if composed != text:
        facts = {"char": text, "point": "NFD", "written": composed}
        changes.append(_Change("transliterated", "NFD", facts))
    return "".join(map(transliterated, composed))


def _without_end(text: str, changes: list[_Change]) -> str:
    r"""A text that must stand in quotes cannot end in a backslash, since \" is an escape."""
    stem = text.rstrip("\\")
    if stem == text or not _NEEDS_QUOTES.search(text):
        return text
    changes.append(_Change("final_backslash", "", {}))
    return stem + "/" * (len(text) - len(stem))


def _ending(text: str) -> str:
    """A field in quotes, or bare when it ends in a backslash."""
    return text if text.endswith("\\") else _quoted(text)


def _bare(text: str) -> str:
    return text if _NEEDS_QUOTES.search(text) is None else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
