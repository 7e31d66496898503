"""Writing a file (skriv SIE): a ledger to bytes of type 1, 2, 3, 4E or 4I."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import define, field, frozen

from finsam_ledger.core.finding import Finding
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.sie.book import SieInfo
from finsam_ledger.sie.charset import encode_cp437
from finsam_ledger.sie.checksum import content_checksum
from finsam_ledger.sie.decode import decode
from finsam_ledger.sie.notes import NOWHERE, Notes, Place
from finsam_ledger.sie.records import RULES, TYPES
from finsam_ledger.sie.tokens import Field
from finsam_ledger.sie.writer_balances import balance_entries
from finsam_ledger.sie.writer_content import EXACT, Content, Entry, Receiver
from finsam_ledger.sie.writer_fields import Fields
from finsam_ledger.sie.writer_vouchers import VoucherWriter
from finsam_ledger.terms import Text
from finsam_ledger.version import VERSION

_PROGRAM = ("finsam-ledger", VERSION)


@frozen
class Written:
    """A file that was written (skriven fil).

    Args:
        data: Its bytes: CP437, lines ended by CR LF.
        findings: What could not be kept, or had to change, to fit the format and the receiver.
    """

    data: bytes
    findings: tuple[Finding, ...]


def write(
    ledger: Ledger,
    *,
    sie_type: str = "4E",
    info: SieInfo | None = None,
    generated: date,
    program: tuple[str, str] = _PROGRAM,
    receiver: Receiver = EXACT,
) -> bytes:
    r"""Write the books as an SIE file (skriv SIE), each text exactly as it is.

    The bytes of ``export``, which tells more. Vouchers in ``ledger.rejected`` do not hold and are
    left out, as are counterparty and reference, for which the format has no fields.

    Args:
        ledger: The books.
        sie_type: As for ``export``.
        info: Facts that are no part of the ledger, such as address and SRU codes.
        generated: The day to state in #GEN.
        program: Name and version to state in #PROGRAM.
        receiver: What the receiver needs; by default every text as it is, or nothing.

    Returns:
        The file: CP437, lines ended by CR LF.

    Raises:
        ValueRefusedError: A text holds a character that CP437 lacks, or that readers would take
            for another, a control character, or a final backslash after blanks; the record is
            named. Or the type is another one.

    Source: SIE filformat, utgåva 4B, §5 and §11.

    >>> from finsam_ledger.sie.reader import read
    >>> book = read(b'#FLAGGA 0\n#SIETYP 4\n#FNAMN "F"\n#RAR 0 20210101 20211231\n')
    >>> write(book.ledger, generated=date(2022, 1, 15)).decode("cp437").splitlines()[2:5]
    ['#FORMAT PC8', '#GEN 20220115', '#SIETYP 4']
    """
    return export(
        ledger,
        sie_type=sie_type,
        info=info,
        generated=generated,
        program=program,
        receiver=receiver,
    ).data


def export(
    ledger: Ledger,
    *,
    sie_type: str = "4E",
    info: SieInfo | None = None,
    generated: date,
    program: tuple[str, str] = _PROGRAM,
    receiver: Receiver | None = None,
) -> Written:
    r"""Write the books as a receiver needs them (exportera SIE), and tell what had to change.

    Closing balances and results are those of the ledger, computed anew, unless the books have no
    vouchers: then they are those that the books state.

    Args:
        ledger: The books.
        sie_type: "4E" for everything, "4I" for vouchers only, "1" for the year's balances, "2" for
            those and months and budget, "3" for those and objects.
        info: Facts that are no part of the ledger, such as address and SRU codes.
        generated: The day to state in #GEN.
        program: Name and version to state in #PROGRAM.
        receiver: What the receiver needs, such as ``FORTNOX`` or ``LOSSLESS``; None for what the
            standard asks.

    Returns:
        The bytes, and findings: texts that were transliterated or cut, records that the type
        cannot hold, vouchers that do not hold and are left out.

    Raises:
        ValueRefusedError: The type is another one; or ``receiver`` is exact and a text is not.

    Source: SIE filformat, utgåva 4B, §5 and §11.

    >>> from finsam_ledger.sie.reader import read
    >>> book = read('#SIETYP 4\n#FNAMN "5 €"\n#RAR 0 20210101 20211231\n'.encode())
    >>> written = export(book.ledger, generated=date(2022, 1, 15))
    >>> [(finding.code, finding.evidence["written"]) for finding in written.findings]
    [('transliterated', 'EUR')]
    """
    if sie_type not in TYPES:
        raise ValueRefusedError(
            Text(f"SIE-typ {sie_type} kan inte skrivas", f"SIE type {sie_type} cannot be written"),
            Text(f"Välj {', '.join(TYPES)}", f"Choose {', '.join(TYPES)}"),
        )
    wanted = receiver or Receiver()
    content = Content(ledger, info or SieInfo(), sie_type, generated, program, wanted)
    notes = Notes()
    writer = _Writer(content, notes, Fields(notes, wanted.exact, wanted.max_text))
    text = "".join(writer.blocks())
    writer.note_left_out()
    return Written(file_bytes(text, writer.fields), notes.all())


def file_bytes(text: str, fields: Fields) -> bytes:
    """The bytes of a file (filens byte): CP437, lines ended by CR LF.

    Args:
        text: The file, lines ended by LF.
        fields: What wrote them; told of text that readers, this one too, would take for text in
            another encoding.

    Raises:
        ValueRefusedError: There is such text, and ``fields`` is exact.
    """
    data = encode_cp437(text)
    read_back = decode(data, Notes()).text
    if read_back != text:
        for line, other in zip(text.split("\n"), read_back.split("\n"), strict=False):
            fields.tell_misread(line, other)
    return data.replace(b"\n", b"\r\n")


@define
class _Writer:
    """Turns content into text, and notes what the type and the format cannot hold."""

    content: Content
    notes: Notes
    fields: Fields
    _written: set[str] = field(factory=lambda: {"FLAGGA"}, init=False)

    def blocks(self) -> Iterator[str]:
        """The whole file, in parts whose lines end by LF."""
        yield "#FLAGGA 0\n"
        if not self.content.receiver.checksum:
            yield from self._records()
            return
        sealed = "".join(self._records())
        yield f"#KSUMMA\n{sealed}#KSUMMA {content_checksum(sealed)}\n"

    def _records(self) -> Iterator[str]:
        content, unknown = self.content, self._unknown()
        yield from self._lines(content.identification())
        yield from self._lines(content.accounts())
        yield from self._lines(content.objects())
        yield from (f"{text}\n" for text in unknown.pop(0, ()))
        yield from self._lines(balance_entries(content, self.notes))
        journal = content.ledger.journal
        if len(journal) and self._may_hold("VER", times=len(journal)):
            vouchers = VoucherWriter(journal, self.fields, self.notes, unknown)
            yield from vouchers.blocks(self._order(journal))

    def _lines(self, entries: Iterable[Entry]) -> Iterator[str]:
        """The records that have what they must have and that the type may hold."""
        for label, fields in entries:
            is_empty = fields[RULES[label].required - 1] == "" and label not in _MAY_BE_EMPTY
            if not is_empty and self._may_hold(label, fields):
                self._written.add(label)
                yield self.fields.record(label, *fields) + "\n"

    def _may_hold(self, label: str, fields: Sequence[Field] = (), *, times: int = 1) -> bool:
        """Whether the type may hold a record; one that it may not is told."""
        content = self.content
        of_objects = any(value and isinstance(value, tuple) for value in fields)
        told = f"{label} {{…}}" if of_objects else label
        forbidden = RULES[label].is_forbidden(content.sie_type)
        if content.is_verbatim or not (forbidden or (of_objects and content.sie_type == "2")):
            return True
        if not (label in _DERIVED and len(content.ledger.journal)):
            facts = {"label": told, "sie_type": content.sie_type}
            self.notes.tally("not_in_type", told, NOWHERE, times, **facts)
        return False

    def _unknown(self) -> dict[int, list[str]]:
        """The records to keep that the format does not know, by the line of their voucher."""
        kept: dict[int, list[str]] = {}
        for record in self.content.info.unknown if self.content.is_verbatim else ():
            where = record.text.split(maxsplit=1)[0]
            kept.setdefault(record.voucher, []).append(self.fields.held(record.text, where))
        return kept

    def _order(self, journal: Journal) -> Sequence[int]:
        """The vouchers in the order to write them: as registered, or by number in each series."""
        order = list(range(len(journal)))
        if not self.content.receiver.ascending:
            return order
        places: dict[str, list[int]] = {}
        for place, series in enumerate(journal.columns.series[: len(journal)]):
            places.setdefault(series, []).append(place)
        for series, found in places.items():
            numbers = [journal.columns.number[place] for place in found]
            if all(number.isdecimal() and len(number) <= _LONGEST_NUMBER for number in numbers):
                self._sort(order, found, series)
        return order

    def _sort(self, order: list[int], places: Sequence[int], series: str) -> None:
        number = self.content.ledger.journal.columns.number
        ascending = sorted(places, key=lambda place: int(number[place]))
        moved = 0
        for place, voucher in zip(places, ascending, strict=True):
            order[place] = voucher
            moved += place != voucher
        if moved:
            self.notes.tally("reordered", series, NOWHERE, moved, series=series)

    def note_left_out(self) -> None:
        """Note what of the books has no place in the file, and what the file lacks."""
        ledger, kind = self.content.ledger, self.content.sie_type
        for draft in ledger.rejected:
            place = Place(0, f"#VER {draft.name}")
            self.notes.tally("rejected_left_out", "", place, first=draft.name)
        parties = sum(
            1 for voucher in ledger.journal.columns.particulars if voucher < len(ledger.journal)
        )
        if parties:
            self.notes.tally("no_such_field", "", NOWHERE, parties)
        self._note_added()
        unnamed = [] if self.content.is_verbatim or kind in "12" else self.content.unnamed_objects()
        if unnamed:
            first = " ".join(unnamed[0])
            self.notes.tally("undeclared_object", "", NOWHERE, len(unnamed), first=first)
        for label, rule in RULES.items():
            is_named = label != "FNAMN" or ledger.association.name
            if rule.is_mandatory(kind) and not (label in self._written and is_named):
                self.notes.add("missing_record", label=label, sie_type=kind)

    def _note_added(self) -> None:
        """Note what the file that was read did not state, and this one must."""
        content, info = self.content, self.content.info
        for year in content.years().keys() - info.years.keys() if info.records else ():
            self.notes.add("added_record", record=f"#RAR {year}")
        if info.records and "OMFATTN" in self._written and info.covers_until is None:
            self.notes.add("added_record", record="#OMFATTN")


_DERIVED = ("UB", "RES")
_LONGEST_NUMBER = 100
_MAY_BE_EMPTY = frozenset({"KONTO", "DIM", "UNDERDIM", "OBJEKT", "ADRESS", "FNAMN"})
