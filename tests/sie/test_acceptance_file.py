"""Reading whole files: acceptance cases 27–34, 37 and 38, identification to checksum."""

import gc
from datetime import date

import pytest

from finsam_ledger import sie
from finsam_ledger.checks.check import Subject, run_checks
from finsam_ledger.core.account import Account, AccountKind
from finsam_ledger.core.chart import Chart
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.errors import UnreadableInputError
from finsam_ledger.sie import Balance, SieBook

_IDENTITY = "#FLAGGA 0\n#PROGRAM P 1\n#FORMAT PC8\n#GEN 20220101\n#FNAMN F\n"
_YEAR = "#RAR 0 20210101 20211231\n"
_ACCOUNTS = "#KONTO 1930 Bank\n#KONTO 3981 Bidrag\n"
_VOUCHER = "#VER A 1 20210104\n{\n#TRANS 1930 {} 1.00\n#TRANS 3981 {} -1.00\n}\n"
_BOOKS = f"{_IDENTITY}#SIETYP 4\n{_YEAR}{_ACCOUNTS}{_VOUCHER}"


def _read(text: str, name: str = "bok.se") -> SieBook:
    return sie.read(text.encode("cp437"), name=name)


def _codes(book: SieBook) -> list[str]:
    return [finding.code for finding in book.findings]


def _missing(book: SieBook) -> set[object]:
    return {f.evidence["label"] for f in book.findings if f.code == "missing_record"}


def test_case_27_missing_sie_type_is_type_1() -> None:
    """The format says so; an info tells it."""
    book = _read(_IDENTITY + _YEAR + _ACCOUNTS)
    assert (book.info.sie_type, _codes(book)) == ("1", ["missing_sie_type"])


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        (f"{_YEAR}#IB 0 1930 1\n{_VOUCHER}", "a.SI", "4E"),
        (_YEAR + _VOUCHER, "a.se", "4E"),
        (_YEAR + _VOUCHER, "a.SI", "4I"),
        (_VOUCHER, "a.se", "4I"),
        (_YEAR + _VOUCHER.replace("A 1", '"" ""'), "a.se", "4I"),
    ],
)
def test_case_27_export_or_import_is_told_by_content(text: str, name: str, told: str) -> None:
    """#SIETYP 4 is both 4E and 4I; balances, the name and blank numbers tell them apart."""
    assert _read(f"{_IDENTITY}#SIETYP 4\n{_ACCOUNTS}{text}", name).info.sie_type == told


@pytest.mark.parametrize(("value", "told"), [("5", "1"), ("4E", "4E")])
def test_case_27_unknown_type(value: str, told: str) -> None:
    """A type that does not exist is read as the nearest."""
    book = _read(f"{_IDENTITY}#SIETYP {value}\n{_YEAR}{_ACCOUNTS}")
    assert book.info.sie_type == told
    assert _codes(book)[0] == "bad_sie_type"


@pytest.mark.parametrize(
    ("kptyp", "family", "codes"),
    [
        ("", "BAS95", []),
        ("#KPTYP BAS2024\n", "EUBAS97", []),
        ("#KPTYP NE2007\n", "NE2007", []),
        ("#KPTYP MIN\n", "", ["unknown_chart_type"]),
    ],
)
def test_case_28_chart_type_and_currency(kptyp: str, family: str, codes: list[str]) -> None:
    """A missing #KPTYP is BAS95 and a missing #VALUTA is SEK; an unknown one is kept."""
    book = _read(_BOOKS + kptyp)
    assert (book.info.chart_family, book.info.currency, _codes(book)) == (family, "SEK", codes)
    assert _read(f"{_BOOKS}#VALUTA EUR\n").info.currency == "EUR"


def test_case_29_flag() -> None:
    """A set flag is a warning only, and can be set in place without touching another byte."""
    data = _BOOKS.encode()
    flagged = sie.mark_imported(data)
    assert [index for index, byte in enumerate(data) if byte != flagged[index]] == [8]
    book = sie.read(flagged)
    assert (book.info.flag, _codes(book)) == ("1", ["flag_set"])
    assert sie.mark_imported(flagged) == flagged


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"#FLAGGA 0\n#KSUMMA\n", 8),
        (b'\xef\xbb\xbf#flagga\t"0"\r', 12),
        (b"\r\n  #FLAGGA 0", 12),
        (b'#FNAMN "#FLAGGA 0"\n', None),
        (b"#FLAGGA 01\n", None),
        (b"#FLAGGA 1\n", None),
        (b"#FNAMN F\n", None),
    ],
)
def test_case_29_only_the_flag_itself_is_set(data: bytes, place: int | None) -> None:
    """The byte is found whatever stands around it, and nothing that only looks like it."""
    assert sie.flag_place(data) == place
    changed = [at for at, byte in enumerate(sie.mark_imported(data)) if byte != data[at]]
    assert changed == ([] if place is None else [place])


@pytest.mark.parametrize("label", ["PROGRAM", "FORMAT", "GEN", "FNAMN", "FLAGGA"])
def test_case_30_missing_records(label: str) -> None:
    """A missing mandatory record is a warning; the file is read."""
    lines = [line for line in _BOOKS.splitlines() if not line.startswith(f"#{label} ")]
    book = _read("\n".join(lines))
    assert (_codes(book), _missing(book)) == (["missing_record"], {label})


def test_case_30_missing_by_type() -> None:
    """Types 2 and 3 need #OMFATTN, 4E needs #RAR; an empty value is a missing one."""
    assert _missing(_read(f"{_IDENTITY}#SIETYP 2\n{_YEAR}")) == {"OMFATTN"}
    exported = _read(f"{_IDENTITY}#SIETYP 4\n#IB 0 1930 1\n{_ACCOUNTS}{_VOUCHER}")
    assert _missing(exported) == {"RAR"}
    assert "assumed_year" in _codes(exported)
    assert _missing(_read(_BOOKS.replace("#FNAMN F", '#FNAMN ""'))) == {"FNAMN"}


def test_case_30_forbidden_records() -> None:
    """Records that the type must not have are told of and read all the same."""
    book = _read(f"{_IDENTITY}#SIETYP 1\n#OMFATTN 20211231\n{_YEAR}{_ACCOUNTS}{_VOUCHER}")
    told = {f.evidence["label"]: f.evidence["count"] for f in book.findings}
    assert told == {"OMFATTN": 1, "VER": 1, "TRANS": 2}
    assert (book.vouchers, book.info.covers_until) == (1, date(2021, 12, 31))


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ("#FORMAT UTF8", "bad_format"),
        ("#ORGNR 2220002634", "orgnr_format"),
        ("#ORGNR 162220002634", "orgnr_format"),
        ('#ORGNR ""', "bad_orgnr"),
        ("#OMFATTN 2021", "bad_optional_date"),
        ("#RAR -2 20190101", "bad_year"),
        ("#RAR x 20190101 20191231", "bad_year_number"),
        ("#RAR -1 2020-01-01 20201231", "date_format"),
        ("#KONTO", "missing_field"),
        ("#DIM", "missing_field"),
        ("#OBJEKT 6", "missing_field"),
        ("#KTYP 1930 X", "bad_account_kind"),
        ("#PROSA a\n#PROSA b", "duplicate_record"),
    ],
)
def test_odd_identification(record: str, code: str) -> None:
    """Each odd value is one warning with its record."""
    book = _read(
        _BOOKS.replace("#FORMAT PC8\n", "") + "#FORMAT PC8\n" * ("FORMAT" not in record) + record
    )
    (finding,) = book.findings
    assert (finding.code, finding.severity) == (code, Severity.WARNING)
    assert finding.record == record.splitlines()[-1]


def test_identification_is_kept() -> None:
    """What the file says of itself is in the info, whole."""
    text = (
        '#PROSA Om filen\n#FTYP X\n#FNR 7\n#ORGNR 222000-2634\n#BKOD 88\n#ADRESS "A" "B" "C" "D"\n'
        "#TAXAR 2022\n#KTYP 1930 T\n#ENHET 1930 st\n#SRU 1930 7281\n#SRU 1930 7282\n"
    )
    book = _read(_BOOKS + text)
    info = book.info
    assert (info.program, info.program_name, info.program_version) == ("P 1", "P", "1")
    assert (info.prosa, info.ftyp, info.fnr, info.bkod) == ("Om filen", "X", "7", "88")
    assert (info.address, info.taxar) == (("A", "B", "C", "D"), "2022")
    assert (info.sru, info.units) == ({"1930": ("7281", "7282")}, {"1930": "st"})
    assert info.generated == date(2022, 1, 1)
    assert book.ledger.association.orgnr == "222000-2634"
    assert book.ledger.accounts["1930"] == Account("1930", "Bank", AccountKind.ASSET)
    assert len(info.sha256) == 64
    assert book.accounts == 2


@pytest.mark.parametrize(
    ("text", "year", "code"),
    [
        ("#RAR -1 20200101 20201231\n", 2021, "assumed_year"),
        ("#GEN 20220110\n", 2022, "assumed_year"),
        ("#OMFATTN 20210831\n#GEN 20220110\n", 2021, "assumed_year"),
        (_VOUCHER, 2021, "assumed_year"),
        ("", 2000, "unknown_year"),
    ],
)
def test_year_that_is_not_stated(text: str, year: int, code: str) -> None:
    """Without #RAR 0 the year is taken from what points to it, and told."""
    book = _read(f"#FNAMN F\n#SIETYP 4\n{text}")
    assert book.ledger.year == FiscalYear.calendar(year)
    assert code in _codes(book)


def test_a_file_to_import_is_told_apart_from_the_years_file() -> None:
    """Who takes a 4I file for the year's books is told that it has no opening balances."""
    (found,) = (
        each for each in _read(f"#FNAMN F\n{_VOUCHER}").findings if each.code == "assumed_year"
    )
    assert found.remedy is not None
    assert "4I" in found.remedy.sv
    assert "4I" in found.remedy.en


def test_year_longer_than_eighteen_months() -> None:
    """A year that no law allows is cut, with a warning."""
    book = _read(_BOOKS.replace("20211231", "20221231"))
    assert (book.ledger.year.end, _codes(book)) == (date(2022, 6, 30), ["long_year"])


def test_case_31_derived_opening_balances() -> None:
    """Without #IB 0 the opening balances are #UB -1."""
    book = _read(f"{_BOOKS}#UB -1 1930 5.00\n")
    assert (book.ledger.opening, book.info.derived_opening) == ({"1930": 500}, True)
    assert _codes(book) == ["derived_opening"]
    stated = _read(f"{_BOOKS}#IB 0 1930 4.00\n#UB -1 1930 5.00\n")
    assert (stated.ledger.opening, stated.info.derived_opening) == ({"1930": 400}, False)


def test_case_32_reported_balances_are_kept_for_the_checks() -> None:
    """What the file says of its years is there to be compared; the reader does not judge."""
    book = _read(
        f"{_BOOKS}#IB 0 1930 4\n#UB 0 1930 5\n#RES 0 3981 -1\n#IB -1 1930 3\n#UB -1 1930 4\n"
    )
    this, before = book.ledger.reported[0], book.ledger.reported[-1]
    assert (this.opening, this.closing, this.result) == (
        {"1930": 400},
        {"1930": 500},
        {"3981": -100},
    )
    assert (before.opening, before.closing) == ({"1930": 300}, {"1930": 400})
    assert book.findings == ()


def test_case_32_cross_checks_are_told_and_never_block() -> None:
    """Each of the five comparisons that fails is a finding with its accounts, none an error."""
    odd = (
        "#IB 0 1930 4\n#UB 0 1930 9\n#RES 0 3981 -2\n#UB -1 1930 3\n#UB -1 2069 -3\n"
        "#RAR -1 20200101 20201231\n#PSALDO 0 202101 1930 {} 7\n"
    )
    book = _read(_BOOKS + odd)
    told = {f.code: f.severity for f in _checked(book)}
    wanted = {"opening_sum", "closing_sum", "closing_reproduced", "period_movements"}
    wanted.add("opening_is_previous_closing")
    assert {told.get(code) for code in wanted} == {Severity.WARNING}
    right = "#IB 0 1930 4\n#IB 0 2069 -4\n#UB 0 1930 5\n#UB 0 2069 -4\n#RES 0 3981 -1\n"
    assert not wanted & {f.code for f in _checked(_read(_BOOKS + right))}


def _checked(book: SieBook) -> tuple[Finding, ...]:
    return run_checks(Subject(book.ledger, book.ledger.year))


@pytest.mark.parametrize("kind", ["2", "3"])
def test_case_33_periods_with_objects_are_not_counted_twice(kind: str) -> None:
    """Rows per object are parts of the account's own row."""
    periods = (
        "#PSALDO 0 202101 1930 {} 3.00\n#PSALDO 0 202101 1930 {6 P1} 1.00\n"
        "#PBUDGET 0 202101 1930 { } 2.00\n#PBUDGET -1 202001 1930 3.00\n#OIB 0 1930 5.00\n"
    )
    book = _read(f"{_IDENTITY}#SIETYP {kind}\n#OMFATTN 20210131\n{_YEAR}{_ACCOUNTS}{periods}")
    reported = book.ledger.reported
    assert reported[0].period_movements == {("1930", "202101"): 300}
    assert reported[0].budget == {("1930", "202101"): 200}
    assert reported[-1].budget == {("1930", "202001"): 300}
    per_object = Balance("PSALDO", 0, "1930", "202101", (ObjectRef("6", "P1"),))
    assert book.info.object_balances == {per_object: 100, Balance("OIB", 0, "1930"): 500}
    assert {"missing_objects"} <= set(_codes(book))


def test_case_33_swapped_account_and_period() -> None:
    """Account and period in the wrong order are told apart by their width."""
    book = _read(f"{_BOOKS}#PBUDGET 0 1930 202101 -1666.00\n#PBUDGET 0 1930 202102 {{}} 1\n")
    budget = book.ledger.reported[0].budget
    assert budget == {("1930", "202101"): -166600, ("1930", "202102"): 100}
    told = {f.code: f.evidence["count"] for f in book.findings}
    assert told == {"swapped_fields": 2, "missing_objects": 1}


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ("#PSALDO 0 2021 1930 {} 1", "bad_period"),
        ("#IB 1 1930 1", "bad_year_number"),
        ('#IB 0 "" 1', "missing_account"),
        ("#IB 0 1930 1 000.00", "bad_amount"),
        ("#IB 0 1930 x", "bad_amount"),
        ("#UB 0 1930 1\n#UB 0 1930 2", "duplicate_balance"),
    ],
)
def test_balances_that_cannot_be_read(record: str, code: str) -> None:
    """A balance that cannot be read is told of and left out."""
    book = _read(f"{_BOOKS}{record}\n")
    assert _codes(book) == [code]
    assert book.ledger.opening == {}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "tom"),
        (b" \r\n", "tom"),
        (b"<!DOCTYPE html><html>#KONTO</html>", "webbsida"),
        (b'<?xml version="1.0"?><Sie xmlns="http://www.sie.se/sie5">', "SIE 5"),
        (b"%PDF-1.7\n#KONTO", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (bytes(range(256)) * 9, "ingen SIE-fil"),
        (b"Konto;Belopp\n1930;5\n", "ingen SIE-fil"),
    ],
)
def test_case_37_junk_is_refused(data: bytes, what: str) -> None:
    """What is no SIE file gives one clear message with a remedy and no result."""
    with pytest.raises(UnreadableInputError) as caught:
        sie.read(data, name="skräp.se")
    assert what in caught.value.text()
    assert "skräp.se" in caught.value.text("en")
    assert caught.value.remedy is not None


def test_case_37_no_vouchers_is_a_success() -> None:
    """The books of a new year are empty, which is an info."""
    book = _read(_BOOKS.replace(_VOUCHER, "#IB 0 1930 1\n"))
    assert [(f.code, f.severity) for f in book.findings] == [("no_vouchers", Severity.INFO)]


def test_case_38_reading_twice_is_told() -> None:
    """The same file, or the same vouchers in overlapping years, are duplicates."""
    bad = "#VER A 2 20210105\n{\n#TRANS 1930 {} 1.00\n}\n"
    once, more = _read(_BOOKS + bad), _read(_BOOKS + bad + _VOUCHER.replace("A 1", "A 9"), "mer.se")
    assert [f.code for f in sie.duplicates(once, once)] == ["same_file"]
    found = sie.duplicates(once, more)
    assert [(f.code, f.record, f.file) for f in found] == [
        ("duplicate_voucher", "A 1", "mer.se"),
        ("duplicate_voucher", "A 2", "mer.se"),
    ]
    next_year = _read(_BOOKS.replace("20210101 20211231", "20220101 20221231"))
    assert sie.duplicates(once, next_year) == ()
    mine, other = (_read(f"{_BOOKS}#ORGNR 222000-263{digit}\n") for digit in "47")
    assert sie.duplicates(mine, other) == ()


def test_progress_and_collector() -> None:
    """Progress rises from 0 to 1 in at most about a hundred steps; the collector is put back."""
    shares: list[float] = []
    blocks = (_VOUCHER.replace("A 1 ", f"A {number} ") for number in range(40_000))
    data = (_BOOKS + "".join(blocks)).encode()
    book = sie.read(data, progress=shares.append)
    assert (book.vouchers, book.rows, book.ledger.journal.rows) == (40_001, 80_002, 80_002)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert 3 < len(shares) <= 100
    assert gc.isenabled()


def test_collector_that_was_off_stays_off() -> None:
    """Who has turned the collector off finds it off."""
    gc.disable()
    try:
        _read(_BOOKS)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_strict_refuses_the_first_error() -> None:
    """Strict reading stops at the first error by line; warnings pass."""
    assert sie.read(sie.mark_imported(_BOOKS.encode()), strict=True).vouchers == 1
    bad = _BOOKS.replace(" 1.00", " 2.00")
    with pytest.raises(UnreadableInputError, match=r"bok\.se rad 10.*balanserar inte"):
        sie.read(bad.encode(), name="bok.se", strict=True)


def test_chart_is_given_or_chosen() -> None:
    """The chart is a value, or chosen when the accounts are known; none is an empty one."""
    chart = Chart("x", "X", "", ())
    assert sie.read(_BOOKS.encode(), chart=chart).ledger.chart is chart
    seen: list[str] = []

    def choose(accounts: object, kptyp: str) -> Chart:
        assert kptyp == ""
        seen.extend(dict(accounts))  # type: ignore[call-overload]
        return chart

    assert sie.read(_BOOKS.encode(), chart=choose).ledger.chart is chart
    assert seen == ["1930", "3981"]
    assert _read(_BOOKS).ledger.chart.groups == ()


def test_files_that_declare_no_accounts() -> None:
    """A file of a pre-system need not declare accounts: one warning, not one an account."""
    book = _read(_BOOKS.replace(_ACCOUNTS, "") + "#KTYP 1930 T\n")
    assert _codes(book) == ["no_accounts"]
    assert book.ledger.accounts["1930"].kind is AccountKind.ASSET
