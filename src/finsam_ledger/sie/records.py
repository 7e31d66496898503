"""Records (poster): the table of labels, and one line of the file taken apart."""

import re
from collections.abc import Mapping

from attrs import frozen

from finsam_ledger.sie.notes import Notes, Place
from finsam_ledger.sie.tokens import Field, Tokens, tokenise

TYPES = ("1", "2", "3", "4I", "4E")


@frozen
class Rule:
    """What the format says of a label (regel för en post), SIE 4B §11.

    Args:
        form: One letter for each field: q text in quotes, b bare unless it must be quoted, n never
            quoted, d date, m amount, o objects in braces. A capital is a field that must be there.
        occurs: For each of the types 1, 2, 3, 4I and 4E: M mandatory, o optional, - forbidden.
        text: The place of its text field, None when it has none.
        text_last: Whether that field is the last one, so that unquoted text may run on.
    """

    form: str
    occurs: str
    text: int | None = None
    text_last: bool = False

    @property
    def fields(self) -> int:
        """How many fields it has at most."""
        return len(self.form)

    @property
    def required(self) -> int:
        """How many fields it has at least: up to the last one that must be there."""
        places = (place for place, kind in enumerate(self.form, 1) if kind.isupper())
        return max(places, default=0)

    @property
    def names(self) -> int:
        """How many of its first fields tell it from others: account, year, series and number."""
        return len(self.form) - len(self.form.lstrip("Bq"))

    def is_forbidden(self, sie_type: str) -> bool:
        """Whether the record must not occur in a file of this type."""
        return self.occurs[TYPES.index(sie_type)] == "-"

    def is_mandatory(self, sie_type: str) -> bool:
        """Whether every file of this type must have the record."""
        return self.occurs[TYPES.index(sie_type)] == "M"


_ROW = Rule("BOMdqbq", "---oo", 4)
_BALANCE = Rule("BBMb", "ooo-o")
_PERIOD = Rule("BBBOMb", "-oo-o")
_OBJECT_BALANCE = Rule("BBOMb", "--o-o")
RULES: Mapping[str, Rule] = {
    "FLAGGA": Rule("N", "MMMMM"),
    "PROGRAM": Rule("QQ", "MMMMM"),
    "FORMAT": Rule("N", "MMMMM"),
    "GEN": Rule("Dq", "MMMMM"),
    "SIETYP": Rule("N", "ooooo"),
    "PROSA": Rule("Q", "ooooo", 0, text_last=True),
    "FTYP": Rule("B", "ooooo"),
    "FNR": Rule("Q", "ooooo", 0, text_last=True),
    "ORGNR": Rule("Nnn", "ooooo"),
    "BKOD": Rule("B", "ooo-o"),
    "ADRESS": Rule("QQQQ", "ooooo"),
    "FNAMN": Rule("Q", "MMMMM", 0, text_last=True),
    "RAR": Rule("BDD", "MMMoM"),
    "TAXAR": Rule("B", "ooooo"),
    "OMFATTN": Rule("D", "-MM-o"),
    "KPTYP": Rule("B", "ooooo"),
    "VALUTA": Rule("B", "ooooo"),
    "KONTO": Rule("BQ", "ooooo", 1, text_last=True),
    "KTYP": Rule("BB", "ooooo"),
    "ENHET": Rule("BQ", "ooooo"),
    "SRU": Rule("BB", "ooooo"),
    "DIM": Rule("BQ", "--ooo", 1, text_last=True),
    "UNDERDIM": Rule("BQB", "--ooo", 1),
    "OBJEKT": Rule("BQQ", "--ooo", 2, text_last=True),
    "IB": _BALANCE,
    "UB": _BALANCE,
    "OIB": _OBJECT_BALANCE,
    "OUB": _OBJECT_BALANCE,
    "RES": _BALANCE,
    "PSALDO": _PERIOD,
    "PBUDGET": _PERIOD,
    "VER": Rule("qqDqdq", "---oo", 3),
    "TRANS": _ROW,
    "RTRANS": _ROW,
    "BTRANS": _ROW,
    "KSUMMA": Rule("n", "ooooo"),
}
_LABEL = re.compile(r"#([^\s{}\"]*)")


@frozen
class Record:
    """One line of the file (post): its label, its fields and where it stands."""

    label: str
    fields: tuple[Field, ...]
    place: Place
    problems: tuple[str, ...] = ()

    def text(self, index: int) -> str:
        """The field at a place as text, empty when it is left out (fält)."""
        if index >= len(self.fields):
            return ""
        value = self.fields[index]
        return value if isinstance(value, str) else "{" + " ".join(value) + "}"

    def braces_at(self, index: int) -> tuple[str, ...] | None:
        """The items of the braces at a place; None when no braces stand there (objektlista)."""
        value = self.fields[index] if index < len(self.fields) else ""
        return None if isinstance(value, str) else value

    def without_braces(self, index: int) -> "Record":
        """The same record with the braces at a place left out."""
        return Record(
            self.label, self.fields[:index] + self.fields[index + 1 :], self.place, self.problems
        )


def parse_record(place: Place) -> Record:
    """Take a line that begins with # apart (tolka en post).

    Args:
        place: The line, without blanks at either end.

    >>> parse_record(Place(1, '#FNAMN "Övningsbolaget AB"')).text(0)
    'Övningsbolaget AB'
    """
    line = place.record
    match = _LABEL.match(line)
    assert match is not None  # noqa: S101 the caller looked at the first character
    label = match[1].upper()
    tokens = tokenise(line, match.end())
    rule = RULES.get(label)
    if rule is not None and rule.text is not None and len(tokens.fields) > rule.text + 1:
        _join_text(line, tokens, rule.text, last=rule.text_last)
    return Record(label, tuple(tokens.fields), place, tuple(dict.fromkeys(tokens.problems)))


def _join_text(line: str, tokens: Tokens, index: int, *, last: bool) -> None:
    """Mend a text that was split because its quotes are missing or not escaped."""
    after = tokens.fields[index + 1 :]
    torn = any(isinstance(value, str) and '"' in value for value in after)
    if tokens.quoted[index]:
        if torn and not any(tokens.quoted[index + 1 :]):
            _rejoin(line, tokens, index)
    elif last and tokens.fields[index]:
        start = tokens.starts[index]
        _replace(tokens, index, line[start:].rstrip())
        tokens.problems.append("unquoted_text")


def _rejoin(line: str, tokens: Tokens, index: int) -> None:
    start = tokens.starts[index]
    end = line.rindex('"')
    rest = tokenise(line, end + 1)
    _replace(tokens, index, line[start + 1 : end].replace('\\"', '"'))
    for value, at, quoted in zip(rest.fields, rest.starts, rest.quoted, strict=True):
        tokens.add(value, at, quoted=quoted)
    tokens.problems.append("stray_quote")


def _replace(tokens: Tokens, index: int, value: str) -> None:
    del tokens.fields[index:], tokens.starts[index:], tokens.quoted[index:]
    tokens.add(value, 0)


def note_problems(record: Record, notes: Notes) -> None:
    """Note what was odd about the way a record is written (skrivsätt)."""
    for code in record.problems:
        notes.add(code, record.place)
    rule = RULES[record.label]
    extra = record.fields[rule.fields :]
    if any(extra):
        notes.tally("extra_fields", record.label, record.place, label=record.label)
