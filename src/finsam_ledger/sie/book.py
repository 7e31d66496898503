"""What reading a file gives (läst fil): the ledger, the findings and the facts about the file."""

from collections.abc import Mapping
from datetime import date
from itertools import chain, islice

from attrs import field, frozen

from finsam_ledger.core.finding import Finding
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.sie.checksum import Checksum
from finsam_ledger.sie.header import Balance
from finsam_ledger.sie.lines import UnknownRecord
from finsam_ledger.sie.notes import Place, finding

_FAMILIES = ("BAS95", "BAS96", "EUBAS97", "NE2007")


@frozen(kw_only=True)
class SieInfo:
    """The facts about a file that are no part of the ledger (filens uppgifter).

    Args:
        name: Name of the file.
        sha256: Hash of its bytes.
        encoding: "cp437", "utf-8", "utf-16" or "cp1252", told from the bytes.
        sie_type: "1", "2", "3", "4E" or "4I"; the last two are told from the content.
        flag: #FLAGGA; "1" when some program has imported the file.
        program: Name and version of the program that wrote it (#PROGRAM).
        program_name: The name alone.
        program_version: The version alone.
        format: #FORMAT.
        generated: The day it was written (#GEN).
        generated_by: The signature of #GEN.
        fnamn: #FNAMN. orgnr: #ORGNR as written. ftyp: #FTYP. fnr: #FNR. bkod: #BKOD.
        orgnr_more: What follows the number in #ORGNR: acquisition and activity (förvärvs- och
            verksamhetsnummer).
        address: #ADRESS: contact, street, postal address, telephone.
        prosa: #PROSA. taxar: #TAXAR.
        kptyp: #KPTYP as written, empty when missing.
        currency: #VALUTA, "SEK" when missing.
        covers_until: The day that the balances cover (#OMFATTN).
        years: First and last day of each year (#RAR).
        sru: SRU codes by account. units: #ENHET by account.
        object_balances: #OIB, #OUB and #PSALDO, #PBUDGET per object, öre; each object by its whole
            path, as vouchers give it.
        quantities: The quantities of balances (#IB, #PSALDO …) as written.
        unknown: The records that the format does not know, when the reader was asked to keep them.
        checksum: #KSUMMA, None when the file has none.
        derived_opening: Whether the opening balances are those of #UB -1.
        records: How many records of each label the file has.
    """

    name: str = ""
    sha256: str = ""
    encoding: str = "cp437"
    sie_type: str = "1"
    flag: str = ""
    program: str = ""
    program_name: str = ""
    program_version: str = ""
    format: str = ""
    generated: date | None = None
    generated_by: str = ""
    fnamn: str = ""
    orgnr: str = ""
    orgnr_more: tuple[str, ...] = ()
    ftyp: str = ""
    fnr: str = ""
    bkod: str = ""
    address: tuple[str, ...] = ()
    prosa: str = ""
    taxar: str = ""
    kptyp: str = ""
    currency: str = "SEK"
    covers_until: date | None = None
    years: Mapping[int, tuple[date, date]] = field(factory=dict)
    sru: Mapping[str, tuple[str, ...]] = field(factory=dict)
    units: Mapping[str, str] = field(factory=dict)
    object_balances: Mapping[Balance, int] = field(factory=dict)
    quantities: Mapping[Balance, str] = field(factory=dict)
    unknown: tuple[UnknownRecord, ...] = ()
    checksum: Checksum | None = None
    derived_opening: bool = False
    records: Mapping[str, int] = field(factory=dict)

    @property
    def chart_family(self) -> str:
        """The chart that #KPTYP means (kontoplanstyp): BAS95 when missing, EUBAS97 for BAS2 on.

        >>> SieInfo(kptyp="BAS2014").chart_family
        'EUBAS97'
        """
        return chart_family(self.kptyp)


def chart_family(kptyp: str) -> str:
    """The chart that a #KPTYP means; empty for an unknown one (kontoplanstyp).

    >>> chart_family(""), chart_family("BAS2024"), chart_family("MIN")
    ('BAS95', 'EUBAS97', '')
    """
    if not kptyp:
        return "BAS95"
    if kptyp.upper().startswith("BAS2"):
        return "EUBAS97"
    return kptyp.upper() if kptyp.upper() in _FAMILIES else ""


@frozen
class SieBook:
    """A file that was read (läst SIE-fil).

    Args:
        ledger: Its books; vouchers that do not hold are in ``ledger.rejected``.
        findings: What an accountant must look at, in order of line.
        info: The facts about the file.
        vouchers: How many #VER the file has, those that do not hold included.
        rows: How many #TRANS they have.
    """

    ledger: Ledger
    findings: tuple[Finding, ...]
    info: SieInfo
    vouchers: int = 0
    rows: int = 0

    @property
    def accounts(self) -> int:
        """How many #KONTO the file has (upplagda konton)."""
        return self.info.records.get("KONTO", 0)


def duplicates(a: SieBook, b: SieBook) -> tuple[Finding, ...]:
    """What two files both hold (dubbletter), so that nothing is imported twice.

    Args:
        a: One file.
        b: Another.

    Returns:
        ``same_file`` when their bytes are the same; otherwise one ``duplicate_voucher`` for each
        series and number that both have, if they are of the same association and their fiscal
        years overlap. Vouchers without a number cannot be told apart and are left out.
    """
    names = {"this": b.info.name, "other": a.info.name}
    if a.info.sha256 == b.info.sha256:
        return (finding("same_file", names, file=b.info.name),)
    one, other = a.ledger.association.orgnr, b.ledger.association.orgnr
    years = a.ledger.year, b.ledger.year
    overlap = years[0].start <= years[1].end and years[1].start <= years[0].end
    if not overlap or (one and other and one != other):
        return ()
    seen, found = _numbered(a), _numbered(b)
    return tuple(
        finding(
            "duplicate_voucher",
            {**names, "voucher": " ".join(key).strip()},
            Place(line, " ".join(key).strip()),
            b.info.name,
        )
        for key, line in found.items()
        if key in seen
    )


def _numbered(book: SieBook) -> dict[tuple[str, str], int]:
    """The line of each voucher that has a number, by series and number."""
    columns, count = book.ledger.journal.columns, len(book.ledger.journal)
    booked = zip(columns.series, columns.number, columns.source_line, strict=True)
    rejected = ((d.series, d.number, d.source_line) for d in book.ledger.rejected)
    return {
        (series, number): line
        for series, number, line in chain(islice(booked, count), rejected)
        if number
    }
