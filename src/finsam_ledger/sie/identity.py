"""Whose books, which year and what kind of file (identifiering)."""

from collections.abc import Iterator
from datetime import date, timedelta

from finsam_ledger.core.association import Association, normal_orgnr
from finsam_ledger.core.period import LONGEST_YEAR_MONTHS, FiscalYear
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.sie.book import chart_family
from finsam_ledger.sie.fields import read_day
from finsam_ledger.sie.header import Header
from finsam_ledger.sie.lines import Books
from finsam_ledger.sie.notes import NOWHERE
from finsam_ledger.sie.records import RULES

_BALANCES = ("IB", "UB", "RES", "OIB", "OUB", "PSALDO", "PBUDGET", "OMFATTN", "BKOD")
_ORGNR = len("222000-2634")
_FALLBACK_YEAR = 2000


def association(header: Header) -> Association:
    """The body whose books these are (#FNAMN, #ORGNR); what is odd about the number is noted."""
    return Association(header.text("FNAMN"), header.text("ORGNR"))


def note_orgnr(header: Header) -> None:
    """Note a number that is written in another way than the format wants, or is none."""
    record = header.single.get("ORGNR")
    if record is None:
        return
    value = record.text(0)
    orgnr = normal_orgnr(value)
    if len(orgnr) != _ORGNR or not orgnr.replace("-", "").isdecimal():
        header.notes.add("bad_orgnr", record.place, value=value)
    elif orgnr != value:
        header.notes.add("orgnr_format", record.place, value=value, orgnr=orgnr)


def sie_type(books: Books, name: str) -> str:
    """The type of the file: "1", "2", "3", "4E" or "4I" (SIE-typ), SIE 4B §11.

    Args:
        books: What was read.
        name: Name of the file; .SI tells 4I from 4E when the content does not.
    """
    header = books.header
    stated = header.text("SIETYP").upper()
    if "SIETYP" not in header.single:
        books.notes.add("missing_sie_type")
        return "1"
    if stated in ("1", "2", "3"):
        return stated
    told = _import_or_export(books, name) if stated.startswith("4") or books.vouchers.read else "1"
    if stated != "4":
        place = header.single["SIETYP"].place
        books.notes.add("bad_sie_type", place, value=stated, sie_type=told)
    return told


def _import_or_export(books: Books, name: str) -> str:
    header, columns = books.header, books.vouchers.columns
    if any(header.records[label] for label in _BALANCES):
        return "4E"
    is_import = (
        name.upper().endswith(".SI")
        or "RAR" not in header.records
        or "" in columns.number
        or "" in columns.series
    )
    return "4I" if is_import else "4E"


def note_records(books: Books, kind: str) -> None:
    """Note records that the type must have or must not have (poster per typ)."""
    header, notes = books.header, books.notes
    for label, rule in RULES.items():
        count = header.records[label]
        if count and rule.is_forbidden(kind):
            place = header.first[label].place
            notes.add("forbidden_record", place, label=label, sie_type=kind, count=count)
        elif rule.is_mandatory(kind) and not _is_filled(header, label):
            place = header.first[label].place if count else NOWHERE
            notes.add("missing_record", place, label=label, sie_type=kind)
    if kind.startswith("4") and not books.vouchers.read:
        notes.add("no_vouchers")


def _is_filled(header: Header, label: str) -> bool:
    return any(header.first[label].fields) if label in header.first else False


def note_values(header: Header) -> None:
    """Note values of the identification that the format does not know."""
    values = (
        ("FLAGGA", "flag_set", header.text("FLAGGA") in ("", "0")),
        ("FORMAT", "bad_format", header.text("FORMAT").upper() in ("", "PC8")),
        ("KPTYP", "unknown_chart_type", chart_family(header.text("KPTYP")) != ""),
    )
    for label, code, known in values:
        if not known:
            header.notes.add(code, header.single[label].place, value=header.text(label))


def optional_day(header: Header, label: str) -> date | None:
    """The day of #GEN or #OMFATTN, None when it is missing or none (datum)."""
    text = header.text(label)
    day = read_day(text)
    if text and day is None:
        place = header.single[label].place
        header.notes.add("bad_optional_date", place, value=text, label=label)
    return day


def fiscal_year(books: Books) -> FiscalYear:
    """The fiscal year (#RAR 0), or the one that the rest of the file points to (räkenskapsår)."""
    years = books.header.years
    if 0 not in years:
        return _assumed_year(books)
    start, end = years[0]
    try:
        return FiscalYear(start, end)
    except ValueRefusedError:
        cut = _eighteen_months(start)
        place = books.header.first["RAR"].place
        books.notes.add("long_year", place, start=str(start), end=str(end), cut=str(cut))
        return FiscalYear(start, cut)


def _eighteen_months(start: date) -> date:
    years, month = divmod(start.month - 1 + LONGEST_YEAR_MONTHS, 12)
    return date(start.year + years, month + 1, min(start.day, 28)) - timedelta(days=1)


def _assumed_year(books: Books) -> FiscalYear:
    day = next(_hints(books), None)
    if day is None:
        books.notes.add("unknown_year")
        return FiscalYear.calendar(_FALLBACK_YEAR)
    year = FiscalYear.calendar(day.year)
    books.notes.add("assumed_year", start=str(year.start), end=str(year.end))
    return year


def _hints(books: Books) -> Iterator[date]:
    """Days that lie in the year, the surest first."""
    header, columns = books.header, books.vouchers.columns
    if -1 in header.years:
        yield header.years[-1][1] + timedelta(days=1)
    if columns.day:
        yield date.fromordinal(max(columns.day))
    for label in ("OMFATTN", "GEN"):
        day = read_day(header.text(label))
        if day is not None:
            yield day
