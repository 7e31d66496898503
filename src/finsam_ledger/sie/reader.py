"""Reading a file (läsning av SIE 1–4): bytes in; ledger, findings and facts out."""

import gc
import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from finsam_ledger.core.finding import Severity
from finsam_ledger.errors import UnreadableInputError
from finsam_ledger.sie.book import SieBook, SieInfo
from finsam_ledger.sie.build import ChartChoice, build_book, has_derived_opening
from finsam_ledger.sie.checksum import Checksum, verify
from finsam_ledger.sie.decode import Decoded, decode
from finsam_ledger.sie.fast import read_fast
from finsam_ledger.sie.identity import note_orgnr, note_records, note_values, optional_day, sie_type
from finsam_ledger.sie.lines import Books
from finsam_ledger.sie.notes import Notes, limit_for
from finsam_ledger.sie.records import RULES
from finsam_ledger.terms import Text

Progress = Callable[[float], None]
_ANY_RECORD = re.compile(r"^[ \t]*#(?:" + "|".join(RULES) + r")\b", re.MULTILINE | re.IGNORECASE)
_SIE5 = Text(
    "filen är SIE 5 (XML), som bara kan läsas hel",
    "the file is SIE 5 (XML), which can be read whole only",
)
_MAY_BE_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*\x00?<")
_JUNK = (
    (re.compile(rb"\s*\Z"), Text("filen är tom", "the file is empty")),
    (re.compile(rb"(?s)\s*<.{0,400}sie\.se/sie5"), _SIE5),
    (
        re.compile(rb"\s*<[!?/a-zA-Z]"),
        Text("filen är en webbsida eller XML", "the file is a web page or XML"),
    ),
    (re.compile(rb"%PDF"), Text("filen är en PDF", "the file is a PDF")),
    (
        re.compile(rb"PK\x03\x04"),
        Text("filen är en ZIP- eller Excelfil", "the file is a ZIP or Excel file"),
    ),
)
_NOT_SIE = Text(
    "filen är ingen SIE-fil: den har inga poster som #FNAMN eller #KONTO",
    "the file is no SIE file: it has no records such as #FNAMN or #KONTO",
)
_REMEDY = Text(
    "Exportera bokföringen som SIE typ 4 (.se) och ange den filen",
    "Export the books as SIE type 4 (.se) and give that file",
)


def read(
    data: bytes,
    *,
    name: str = "",
    chart: ChartChoice = None,
    progress: Progress | None = None,
    strict: bool = False,
    keep_unknown: bool = False,
) -> SieBook:
    r"""Read the books of an SIE file, types 1–4 or SIE 5 (läs en SIE-fil).

    Nothing in the content stops the reading: what is wrong or odd becomes a finding with its line,
    and a voucher that does not hold is put in ``ledger.rejected``, outside every figure.

    Args:
        data: The bytes of the file, in any of the encodings that programs use.
        name: Its name, for findings; .SI also helps to tell 4I from 4E.
        chart: The chart of accounts (kontoplan), or what chooses one from the accounts and #KPTYP.
        progress: Called with the share done, 0 to 1, at most some hundred times.
        strict: Refuse the file at its first finding of severity error.
        keep_unknown: Keep records that the format does not know in ``info.unknown``.

    Returns:
        The ledger, the findings in order of line, and the facts about the file.

    Raises:
        UnreadableInputError: The file is no SIE file at all, or ``strict`` found an error.

    Source: SIE filformat, utgåva 4B.

    >>> book = read(b'#FLAGGA 0\n#SIETYP 4\n#RAR 0 20210101 20211231\n#VER A 1 20210104\n'
    ...             b'{\n#TRANS 1930 {} 100.00\n#TRANS 3981 {} -100.00\n}\n')
    >>> book.vouchers, book.rows, book.ledger.balances.accounts()
    (1, 2, ['1930', '3981'])
    """
    book = _read_xml(data, name, chart) if _MAY_BE_XML.match(data) else None
    if book is None:
        book = _read(data, name=name, chart=chart, progress=progress, keep_unknown=keep_unknown)
    if strict:
        _refuse_errors(book, name)
    return book


def _read_xml(data: bytes, name: str, chart: ChartChoice) -> SieBook | None:
    """SIE 5 when it is that, None for any other XML."""
    from finsam_ledger.sie.sie5 import is_sie5, read_sie5  # noqa: PLC0415 seldom needed

    return read_sie5(data, name=name, chart=chart) if is_sie5(data) else None


def _read(
    data: bytes,
    *,
    name: str = "",
    chart: ChartChoice = None,
    progress: Progress | None = None,
    keep_unknown: bool = False,
    fast: bool = True,
) -> SieBook:
    report = progress or silent
    with collector_paused():
        books = Books.empty(name, keep_unknown=keep_unknown)
        books.notes.limit = limit_for(len(data))
        report(0.0)
        decoded = decode_sie(data, name, books.notes)
        if fast:
            read_fast(decoded.text, books, report)
        else:
            books.read_lines(decoded.text, 1)
        books.vouchers.end(closed=False)
        digest = hashlib.sha256(data).hexdigest()
        checksum = verify(decoded.raw, books.notes)
        info = file_info(books, decoded.encoding, name, digest, checksum)
        book = build_book(books, info, chart)
        report(1.0)
    return book


def silent(_: float) -> None:
    """Tell nobody of progress (tyst)."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nothing made while reading is garbage, so looking for it only takes time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def decode_sie(data: bytes, name: str, notes: Notes) -> Decoded:
    """The text of a file that is SIE (avkodad SIE-fil).

    Args:
        data: The bytes of the file.
        name: Its name.
        notes: Takes what is found about the encoding.

    Raises:
        UnreadableInputError: The file is something else; it is told what.
    """
    refuse_junk(data, name)
    decoded = decode(data, notes)
    if not has_records(decoded.text):
        raise not_sie(name)
    return decoded


def refuse_junk(data: bytes, name: str) -> None:
    """Refuse what is plainly something else, told from its first bytes (annat än SIE).

    Raises:
        UnreadableInputError: The bytes are nothing, a web page, a PDF …
    """
    for pattern, what in _JUNK:
        if pattern.match(data):
            raise UnreadableInputError(what, _REMEDY, name)


def has_records(text: str) -> bool:
    """Whether a text has any record that the format knows (SIE-poster)."""
    return _ANY_RECORD.search(text) is not None


def not_sie(name: str) -> UnreadableInputError:
    """The error that says that a file has no records (ingen SIE-fil)."""
    return UnreadableInputError(_NOT_SIE, _REMEDY, name)


def _refuse_errors(book: SieBook, name: str) -> None:
    for finding in book.findings:
        if finding.severity is Severity.ERROR or finding.code == "checksum":
            where = finding.where or name
            raise UnreadableInputError(finding.message, finding.remedy, where)


def file_info(
    books: Books,
    encoding: str,
    name: str,
    digest: str,
    checksum: Checksum | None = None,
    *,
    kind: str = "",
) -> SieInfo:
    """The facts about a file, when all of it is read (filens uppgifter).

    Args:
        books: What was read; takes what is found.
        encoding: The encoding of its bytes.
        name: Its name.
        digest: The SHA-256 of its bytes.
        checksum: Its #KSUMMA.
        kind: Its type, when it is none of SIE 1-4, whose records then need not be there.
    """
    header = books.header
    if not kind:
        kind = sie_type(books, name)
        note_records(books, kind)
    note_values(header)
    note_orgnr(header)
    return SieInfo(
        name=name,
        sha256=digest,
        encoding=encoding,
        sie_type=kind,
        flag=header.text("FLAGGA"),
        program=_program(books),
        program_name=header.text("PROGRAM"),
        program_version=header.text("PROGRAM", 1),
        format=header.text("FORMAT"),
        generated=optional_day(header, "GEN"),
        generated_by=header.text("GEN", 1),
        fnamn=header.text("FNAMN"),
        orgnr=header.text("ORGNR"),
        orgnr_more=_orgnr_more(books),
        ftyp=header.text("FTYP"),
        fnr=header.text("FNR"),
        bkod=header.text("BKOD"),
        address=_address(books),
        prosa=header.text("PROSA"),
        taxar=header.text("TAXAR"),
        kptyp=header.text("KPTYP"),
        currency=header.text("VALUTA") or "SEK",
        covers_until=optional_day(header, "OMFATTN"),
        years=dict(header.years),
        sru=dict(header.sru),
        units=dict(header.units),
        unknown=tuple(books.unknown or ()),
        checksum=checksum,
        derived_opening=has_derived_opening(header.balances),
        records=dict(header.records),
    )


def _program(books: Books) -> str:
    """Name and version; some programs write three fields."""
    record = books.header.single.get("PROGRAM")
    return "" if record is None else " ".join(map(record.text, range(len(record.fields))))


def _address(books: Books) -> tuple[str, ...]:
    record = books.header.single.get("ADRESS")
    return () if record is None else tuple(record.text(index) for index in range(4))


def _orgnr_more(books: Books) -> tuple[str, ...]:
    """The fields after the number itself, without empty ones at the end."""
    record = books.header.single.get("ORGNR")
    more = [] if record is None else [record.text(index) for index in (1, 2)]
    while more and not more[-1]:
        more.pop()
    return tuple(more)
