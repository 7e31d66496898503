"""Writing a file (skriv SIE): a ledger to bytes of type 1, 4E or 4I."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from attrs import frozen

from finsam_ledger.core.dimension import RESERVED_DIMENSIONS, Dimension, Objects
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.numbers import ORE_PER_KRONA
from finsam_ledger.sie.book import SieInfo
from finsam_ledger.sie.decode import decode
from finsam_ledger.sie.notes import Notes
from finsam_ledger.terms import Text
from finsam_ledger.version import VERSION

_TYPES = ("1", "4E", "4I")
_RESULT_CLASSES = tuple("345678")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NEEDS_QUOTES = re.compile(r'[ "{}]|\A\Z')
_EMPTY = '""'


def write(
    ledger: Ledger,
    *,
    sie_type: str = "4E",
    info: SieInfo | None = None,
    generated: date,
    program: tuple[str, str] = ("finsam-ledger", VERSION),
) -> bytes:
    r"""Write the books as an SIE file (skriv SIE).

    Closing balances and results are those of the ledger, computed anew. Vouchers in
    ``ledger.rejected`` do not hold and are left out, as are counterparty and reference, for which
    the format has no fields.

    Args:
        ledger: The books.
        sie_type: "4E" for everything, "4I" for vouchers only, "1" for balances only.
        info: Facts that are no part of the ledger, such as address and SRU codes.
        generated: The day to state in #GEN.
        program: Name and version to state in #PROGRAM.

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
    if sie_type not in _TYPES:
        raise ValueRefusedError(
            Text(f"SIE-typ {sie_type} kan inte skrivas", f"SIE type {sie_type} cannot be written"),
            Text("Välj 1, 4E eller 4I", "Choose 1, 4E or 4I"),
        )
    draft = _File(ledger, info or SieInfo(), sie_type, generated, program)
    lines = list(draft.lines())
    data = b"".join(map(_encoded, lines))
    _refuse_misread(lines, data)
    return data.replace(b"\n", b"\r\n")


def _encoded(line: str) -> bytes:
    try:
        return f"{line}\n".encode("cp437")
    except UnicodeEncodeError:
        raise _refused(line, "har tecken som CP437 saknar", "has characters not in CP437") from None


def _refuse_misread(lines: list[str], data: bytes) -> None:
    """Refuse text that readers, this one too, would take for text in another encoding."""
    read_back = decode(data, Notes()).text.split("\n")
    for line, other in zip(lines, read_back, strict=False):
        if line != other:
            raise _refused(line, "läses som andra tecken", "is read as other characters")


def _refused(record: str, sv: str, en: str) -> ValueRefusedError:
    return ValueRefusedError(
        Text(f"texten i posten {record} {sv}", f"the text of the record {record} {en}"),
        Text("Ändra texten i bokföringen", "Change the text in the books"),
    )


def _record(label: str, *fields: str) -> str:
    """One line, empty fields at its end left out."""
    given = list(fields)
    while given and given[-1] in ("", _EMPTY):
        given.pop()
    return " ".join((f"#{label}", *(field or _EMPTY for field in given)))


def _quoted(text: str, label: str) -> str:
    r"""A field in quotes; one that ends in a backslash stands bare, since \" is an escape."""
    if _CONTROL.search(text):
        record = f"#{label} {_CONTROL.sub(' ', text)}"
        raise _refused(record, "har styrtecken", "has control characters")
    if text.endswith("\\"):
        return _bare(text, label)
    return '"' + text.replace('"', '\\"') + '"'


def _bare(text: str, label: str) -> str:
    if _NEEDS_QUOTES.search(text) is None and not _CONTROL.search(text):
        return text
    if text.endswith("\\"):
        raise _refused(f"#{label} {text}", "slutar med \\", "ends with \\")
    return _quoted(text, label)


def _amount(ore: int) -> str:
    kronor, rest = divmod(abs(ore), ORE_PER_KRONA)
    return f"{'-' if ore < 0 else ''}{kronor}.{rest:02}"


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%Y%m%d}"


def _objects(objects: Objects) -> str:
    pairs = (f"{_bare(dim, 'TRANS')} {_quoted(code, 'TRANS')}" for dim, code in objects)
    return "{" + " ".join(pairs) + "}"


@frozen
class _File:
    """What is to be written; each method gives the lines of one group, SIE 4B §5.12."""

    ledger: Ledger
    info: SieInfo
    sie_type: str
    generated: date
    program: tuple[str, str]

    def lines(self) -> Iterator[str]:
        """The whole file."""
        yield "#FLAGGA 0"
        yield from self._identification()
        yield from self._years()
        yield from self._accounts()
        if self.sie_type != "1":
            yield from self._objects()
        if self.sie_type != "4I":
            yield from self._balances()
        if self.sie_type != "1":
            for voucher in self.ledger.journal:
                yield from _voucher(voucher)

    def _identification(self) -> Iterator[str]:
        info, association = self.info, self.ledger.association
        yield _record("PROGRAM", *(_quoted(part, "PROGRAM") for part in self.program))
        yield "#FORMAT PC8"
        yield f"#GEN {_day(self.generated)}"
        yield f"#SIETYP {self.sie_type[0]}"
        yield from _optional("PROSA", info.prosa, _quoted)
        yield from _optional("FTYP", info.ftyp, _bare)
        yield from _optional("FNR", info.fnr, _quoted)
        yield from _optional("ORGNR", association.orgnr, _bare)
        if self.sie_type != "4I":
            yield from _optional("BKOD", info.bkod, _bare)
        if any(info.address):
            yield "#ADRESS " + " ".join(_quoted(part, "ADRESS") for part in info.address)
        yield f"#FNAMN {_quoted(association.name, 'FNAMN')}"

    def _years(self) -> Iterator[str]:
        year, info = self.ledger.year, self.info
        years = {**info.years, 0: (year.start, year.end)}
        for number, (start, end) in sorted(years.items(), reverse=True):
            yield f"#RAR {number} {_day(start)} {_day(end)}"
        yield from _optional("TAXAR", info.taxar, _bare)
        if self.sie_type == "4E":
            yield from _optional("OMFATTN", _day(info.covers_until), _bare)
        yield from _optional("KPTYP", info.kptyp, _bare)
        yield from _optional("VALUTA", info.currency, _bare)

    def _accounts(self) -> Iterator[str]:
        for number, account in sorted(self.ledger.accounts.items()):
            field = _bare(number, "KONTO")
            yield f"#KONTO {field} {_quoted(account.name, 'KONTO')}"
            if account.kind is not None:
                yield f"#KTYP {field} {account.kind.value}"
            yield from _optional(f"ENHET {field}", self.info.units.get(number, ""), _quoted)
            for code in self.info.sru.get(number, ()):
                yield from _optional(f"SRU {field}", code, _bare)

    def _objects(self) -> Iterator[str]:
        for dimension in self.ledger.dimensions.values():
            yield _dimension(dimension)
        for ref, name in self.ledger.objects.items():
            code, text = _quoted(ref.code, "OBJEKT"), _quoted(name, "OBJEKT")
            yield f"#OBJEKT {_bare(ref.dimension, 'OBJEKT')} {code} {text}"

    def _balances(self) -> Iterator[str]:
        ledger = self.ledger
        closing = {
            number: ledger.balances.closing(number, ledger.year) for number in ledger.used_accounts
        }
        yield from _balance_lines("IB", 0, ledger.opening)
        yield from _balance_lines("UB", 0, self._part(closing, result=False))
        for year, reported in ledger.reported.items():
            if year in self.info.years and year:
                yield from _balance_lines("IB", year, reported.opening)
                yield from _balance_lines("UB", year, reported.closing)
                yield from _balance_lines("RES", year, reported.result)
        yield from _balance_lines("RES", 0, self._part(closing, result=True))

    def _part(self, closing: Mapping[str, int], *, result: bool) -> dict[str, int]:
        return {number: ore for number, ore in closing.items() if self._is_result(number) is result}

    def _is_result(self, number: str) -> bool:
        kind, group = self.ledger.accounts[number].kind, self.ledger.chart.group_of(number)
        if kind is None and group is not None:
            kind = group.kind
        return number.startswith(_RESULT_CLASSES) if kind is None else kind.is_result


def _optional(label: str, value: str, form: Callable[[str, str], str]) -> Iterator[str]:
    if value:
        yield _record(label, form(value, label))


def _dimension(dimension: Dimension) -> str:
    number, name = _bare(dimension.number, "DIM"), _quoted(dimension.name, "DIM")
    implied = {reserved.number: reserved.parent for reserved in RESERVED_DIMENSIONS}
    if dimension.parent == implied.get(dimension.number, ""):
        return f"#DIM {number} {name}"
    return f"#UNDERDIM {number} {name} {_bare(dimension.parent, 'UNDERDIM')}"


def _balance_lines(label: str, year: int, balances: Mapping[str, int]) -> Iterator[str]:
    for number, ore in sorted(balances.items()):
        yield f"#{label} {year} {_bare(number, label)} {_amount(ore)}"


def _voucher(voucher: VoucherDraft) -> Iterator[str]:
    yield _record(
        "VER",
        _quoted(voucher.series, "VER"),
        _quoted(voucher.number, "VER"),
        _day(voucher.day),
        _quoted(voucher.text, "VER"),
        _day(voucher.registered),
        _quoted(voucher.sign, "VER"),
    )
    yield "{"
    yield from _booked(voucher)
    yield from (_line("BTRANS", line) for line in voucher.removed)
    yield "}"


def _booked(voucher: VoucherDraft) -> Iterator[str]:
    """The lines; an added one stands as #RTRANS directly before its #TRANS."""
    lines = Counter(map(_essence, voucher.lines))
    added = [line for line in voucher.added if _take(lines, line)]
    for line in voucher.lines:
        match = next((one for one in added if _essence(one) == _essence(line)), None)
        if match is not None:
            added.remove(match)
            yield _line("RTRANS", match)
        yield _line("TRANS", line)


def _take(lines: Counter[tuple[object, ...]], line: Line) -> bool:
    lines[_essence(line)] -= 1
    return lines[_essence(line)] >= 0


def _essence(line: Line) -> tuple[object, ...]:
    return line.account, line.objects, line.ore


def _line(label: str, line: Line) -> str:
    return _record(
        label,
        _bare(line.account, label),
        _objects(line.objects),
        _amount(line.ore),
        _day(line.day),
        _quoted(line.text, label),
        _bare(line.quantity, label),
        _quoted(line.sign, label),
    )
