"""Reading vouchers: acceptance cases 19–26, 35 and 36, what is booked and what is kept out."""

from datetime import date

import pytest

from finsam_ledger import sie
from finsam_ledger.checks.check import Subject, run_checks
from finsam_ledger.core.dimension import Dimension, ObjectRef
from finsam_ledger.core.finding import Severity
from finsam_ledger.sie import Balance, SieBook

_HEAD = (
    "#FLAGGA 0\n#PROGRAM P 1\n#FORMAT PC8\n#GEN 20220101\n#SIETYP 4\n#FNAMN F\n"
    "#RAR 0 20210101 20211231\n#KONTO 1930 Bank\n#KONTO 3981 Bidrag\n#IB 0 1930 5.00\n"
)
_TWO = "#TRANS 1930 {} 1.00\n#TRANS 3981 {} -1.00\n"


def _read(*vouchers: str) -> SieBook:
    return sie.read((_HEAD + "".join(vouchers)).encode("cp437"))


def _ver(head: str, rows: str = _TWO) -> str:
    return f"#VER {head}\n{{\n{rows}}}\n"


def _codes(book: SieBook) -> list[str]:
    return [finding.code for finding in book.findings]


@pytest.mark.parametrize("tail", ["", ' 20210109 "Text" 0 "AB"'])
def test_case_19_rtrans_is_booked_once(tail: str) -> None:
    """An added row and its #TRANS are one row, also when signature or date differ."""
    rows = f"#RTRANS 1930 {{}} 1.00{tail}\n{_TWO}"
    book = _read(_ver("A 1 20210104", rows))
    voucher = book.ledger.journal.voucher(0)
    assert [line.ore for line in voucher.lines] == [100, -100]
    assert [(line.account, line.ore) for line in voucher.added] == [("1930", 100)]
    assert (book.rows, _codes(book)) == (2, [])


@pytest.mark.parametrize(
    "rows",
    [
        "#RTRANS 1930 {} 9.00\n" + _TWO,
        _TWO + "#RTRANS 1930 {} 1.00\n",
        "#RTRANS 1930 {} 1.00\n#RTRANS 1930 {} 1.00\n" + _TWO,
    ],
)
def test_case_19_rtrans_without_its_trans(rows: str) -> None:
    """An added row that no #TRANS follows is not booked, and told."""
    book = _read(_ver("A 1 20210104", rows))
    assert (len(book.ledger.journal), _codes(book)) == (1, ["unmatched_rtrans"])


def test_case_20_btrans_is_never_booked() -> None:
    """A struck row is kept with its signature and is part of no balance."""
    book = _read(_ver("A 1 20210104", f'{_TWO}#BTRANS 1930 {{}} 9.00 20210105 "Fel" 0 "AB"\n'))
    voucher = book.ledger.journal.voucher(0)
    assert [(line.ore, line.sign) for line in voucher.removed] == [(900, "AB")]
    assert (len(voucher.lines), book.findings) == (2, ())


def test_case_20_voucher_of_struck_rows_only() -> None:
    """Its number stays, as an empty voucher."""
    book = _read(_ver("A 1 20210104", "#BTRANS 1930 {} 9.00\n"))
    assert book.ledger.journal.voucher(0).lines == ()
    assert [(f.code, f.severity) for f in book.findings] == [("empty_voucher", Severity.INFO)]


def test_case_21_unbalanced_voucher_is_kept_out() -> None:
    """The exact difference is told and nothing is added; the other vouchers count."""
    rows = "#TRANS 1930 {} 99999999999999999.99\n#TRANS 3981 {} -1.00\n"
    book = _read(_ver("A 1 20210104"), _ver("A 2 20210104", rows), _ver("A 3 20210104"))
    (finding,) = book.findings
    assert (finding.code, finding.severity) == ("unbalanced", Severity.ERROR)
    assert (finding.difference_ore, finding.line) == (9999999999999999899, 16)
    (draft,) = book.ledger.rejected
    assert (draft.name, len(draft.lines), draft.source_line) == ("A 2", 2, 16)
    assert [voucher.name for voucher in book.ledger.journal] == ["A 1", "A 3"]
    assert (book.vouchers, book.rows, book.ledger.journal.rows) == (3, 6, 4)


def test_case_22_blank_series_and_number() -> None:
    """Vouchers without a number keep it blank and differ by the line they stand on."""
    book = _read(_ver('"" "" 20210104'), _ver('"" "" 20210104'))
    vouchers = list(book.ledger.journal)
    assert {(voucher.series, voucher.number) for voucher in vouchers} == {("", "")}
    assert [voucher.source_line for voucher in vouchers] == [11, 16]
    assert book.findings == ()


@pytest.mark.parametrize(
    ("head", "series", "number"),
    [
        ("LEV1 110000001", "LEV1", "110000001"),
        ('# "0011"', "#", "0011"),
        ("A 7B", "A", "7B"),
    ],
)
def test_case_23_series_and_numbers_are_text(head: str, series: str, number: str) -> None:
    """Nothing is made into a number, and order is not the reader's business."""
    book = _read(_ver("Z 2 20210104"), _ver(f"{head} 20210104"), _ver("Z 1 20210104"))
    voucher = book.ledger.journal.voucher(1)
    assert (voucher.series, voucher.number, book.findings) == (series, number, ())


def test_case_23_order_and_gaps_are_told_by_the_checks() -> None:
    """Numbers that fall are a warning and numbers that are missing an info; all are read."""
    book = _read(*(_ver(f"{name} 20210104") for name in ("A 2", "A 1", "A 5", "# 7", '"" ""')))
    told = {f.code: f.severity for f in run_checks(Subject(book.ledger, book.ledger.year))}
    assert (told["not_ascending"], told["number_gap"]) == (Severity.WARNING, Severity.INFO)
    assert len(book.ledger.journal) == 5


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('""', "missing_date"),
        ("180501", "bad_date"),
        ("20250230", "bad_date"),
        ("02021013", "bad_date"),
    ],
)
def test_case_24_voucher_without_a_valid_date(text: str, code: str) -> None:
    """It is an error, and the voucher is part of no figure."""
    book = _read(_ver(f"A 1 {text}"), _ver("A 2 20210104"))
    assert [(f.code, f.severity) for f in book.findings] == [(code, Severity.ERROR)]
    assert (len(book.ledger.journal), book.ledger.rejected[0].day) == (1, None)
    assert book.vouchers == 2


def test_case_24_iso_date() -> None:
    """A date with hyphens is accepted with a warning."""
    book = _read(_ver("A 1 2018-05-01"))
    assert book.ledger.journal.voucher(0).day == date(2018, 5, 1)
    assert _codes(book) == ["date_format"]


@pytest.mark.parametrize(
    ("tail", "day", "codes"),
    [
        ("", None, []),
        (' ""', None, []),
        (" 20210104", None, []),
        (" 20210203", date(2021, 2, 3), []),
        (" 2021-02-03", date(2021, 2, 3), ["date_format"]),
        (" 2021023", None, ["bad_optional_date"]),
    ],
)
def test_case_25_row_dates(tail: str, day: date | None, codes: list[str]) -> None:
    """A row without a date of its own has the voucher's; one that differs is kept on the row."""
    rows = f"#TRANS 1930 {{}} 1.00{tail}\n#TRANS 3981 {{}} -1.00\n"
    book = _read(_ver('A 1 20210104 "" ""'), _ver("A 2 20210104", rows))
    assert book.ledger.journal.line(2).day == day
    assert book.ledger.journal.voucher(0).registered is None
    assert _codes(book) == codes


@pytest.mark.parametrize(
    ("text", "ore", "codes"),
    [
        ("100", 10000, []),
        ("100.5", 10050, []),
        ("-0.50", -50, []),
        ("99999999999999999.99", 9999999999999999999, []),
        ('"100.00"', 10000, []),
        ("100,50", 10050, ["decimal_comma"]),
        ("+5.00", 500, ["plus_sign"]),
        ("+5,000", 500, ["plus_sign", "decimal_comma", "many_decimals"]),
        ("5.000", 500, ["many_decimals"]),
        ("5.005", None, ["amount_too_precise", "broken_voucher"]),
        ("1 000.00", None, ["bad_amount", "broken_voucher"]),
        ("1 000 000.00", None, ["bad_amount", "broken_voucher"]),
        ("1000-", None, ["bad_amount", "broken_voucher"]),
        ("abc", None, ["bad_amount", "broken_voucher"]),
        ('""', None, ["bad_amount", "broken_voucher"]),
    ],
)
def test_case_26_amounts(text: str, ore: int | None, codes: list[str]) -> None:
    """Every amount is exact or an error; none is ever zero because it could not be read."""
    counter = "" if ore is None else f"#TRANS 3981 {{}} {-ore // 100}.{-ore % 100:02}\n"
    if ore is not None and ore > 0:
        counter = f"#TRANS 3981 {{}} -{ore // 100}.{ore % 100:02}\n"
    book = _read(_ver("A 1 20210104"), _ver("A 2 20210104", f"#TRANS 1930 {{}} {text}\n{counter}"))
    assert sorted(_codes(book)) == sorted(codes)
    if ore is None:
        assert [draft.name for draft in book.ledger.rejected] == ["A 2"]
    else:
        assert book.ledger.journal.line(2).ore == ore


def test_case_26_row_without_account() -> None:
    """A row without an account cannot be booked."""
    book = _read(_ver("A 1 20210104", '#TRANS "" {} 1.00\n#TRANS\n'))
    assert set(_codes(book)) == {"missing_account", "missing_objects", "broken_voucher"}


def test_case_35_accounts_that_are_odd() -> None:
    """Undeclared, declared twice, not numeric, too long: all data is kept, each is a warning."""
    odd = "#KONTO 1930 Banken\n#KONTO DIFF Differens\n#KONTO 193001 Under\n"
    rows = "#TRANS 1940 {} 1.00\n#TRANS DIFF {} -1.00\n"
    book = _read(odd, _ver("A 1 20210104"), _ver("A 2 20210104", rows))
    assert _codes(book) == [
        "duplicate_account",
        "account_not_numeric",
        "account_width",
        "undeclared_account",
    ]
    assert book.findings[-1].line == 19
    names = {number: account.name for number, account in book.ledger.accounts.items()}
    assert names == {
        "1930": "Bank",
        "3981": "Bidrag",
        "DIFF": "Differens",
        "193001": "Under",
        "1940": "",
    }


def test_case_35_accounts_of_vouchers_kept_out() -> None:
    """An account that only a rejected or struck row uses is told of as well."""
    struck = f"{_TWO}#BTRANS 1950 {{}} 1.00\n"
    book = _read(_ver("A 1 20210104", struck), _ver("A 2 20210104", "#TRANS 1940 {1 2} 1.00\n"))
    told = [f.evidence["account"] for f in book.findings if f.code == "undeclared_account"]
    assert sorted(map(str, told)) == ["1940", "1950"]
    assert book.ledger.dimensions["1"].name == "Kostnadsställe"


def test_case_36_dimensions_in_a_tree() -> None:
    """Balances join the codes of a hierarchy, vouchers do not: both give the same objects."""
    dims = (
        '#DIM 20 "Avdelning"\n#UNDERDIM 21 "Grupp" 20\n#DIM 2 "Bärare"\n'
        '#OBJEKT 20 "01" "Norr"\n#OBJEKT 21 "0101" "Norr ett"\n'
        '#OIB 0 1930 {21 "0101"} 3.00\n#PSALDO 0 202101 1930 {2 "7"} 1.00\n'
    )
    rows = '#TRANS 1930 {20 "01" 21 "01"} 1.00\n#TRANS 3981 {31 "x"} -1.00\n'
    book = _read(dims, _ver("A 1 20210104", rows))
    objects = (ObjectRef("20", "01"), ObjectRef("21", "01"))
    assert book.ledger.journal.line(0).objects == objects
    assert book.info.object_balances[Balance("OIB", 0, "1930", "", objects)] == 300
    assert sie.Balance("PSALDO", 0, "1930", "202101", (ObjectRef("2", "7"),)) in (
        book.info.object_balances
    )
    assert book.ledger.dimensions["21"] == Dimension("21", "Grupp", "20")
    assert book.ledger.dimensions["2"] == Dimension("2", "Bärare", "1")
    assert _codes(book) == ["undeclared_dimension"]


@pytest.mark.parametrize(
    ("declared", "booked", "written", "path"),
    [
        ('#OBJEKT 20 "01" "N"', "", '21 "0102"', ("01", "02")),
        ("", '{20 "01" 21 "02"}', '21 "0102"', ("01", "02")),
        ('#OBJEKT 20 "01" "N"\n#OBJEKT 21 "0102" "G"', "", '22 "010203"', ("01", "02", "03")),
        ('#OBJEKT 20 "01" "N"\n#OBJEKT 20 "012" "M"', "", '21 "0123"', ("012", "3")),
        ("", "", '21 "0102"', ("0102",)),
        ('#OBJEKT 20 "01" "N"', "", '20 "01" 21 "02"', ("01", "02")),
        ('#OBJEKT 1 "1" "K"', "", '2 "10"', ("10",)),
        ('#OBJEKT 1 "1" "K"', '{1 "1" 2 "0"}', '2 "10"', ("1", "0")),
    ],
)
def test_case_36_joined_codes_are_taken_apart(
    declared: str, booked: str, written: str, path: tuple[str, ...]
) -> None:
    """A code that balances join is the path that vouchers give, and is joined again when written.

    Dimension 2 lies below 1 by the book, but few programs join its codes: only a voucher proves it.
    """
    text = (
        '#DIM 20 "Avdelning"\n#UNDERDIM 21 "Grupp" 20\n#UNDERDIM 22 "Lag" 21\n'
        f"{declared}\n#OUB 0 1930 {{{written}}} 3.00\n"
    )
    rows = f"#TRANS 1930 {booked or '{}'} 1.00\n#TRANS 3981 {{}} -1.00\n"
    book = _read(text, _ver("A 1 20210104", rows))
    (key,) = book.info.object_balances
    assert tuple(ref.code for ref in key.objects) == path
    data = sie.write(book.ledger, info=book.info, generated=date(2022, 1, 1), receiver=sie.LOSSLESS)
    assert sie.read(data).info.object_balances == book.info.object_balances
    joined = written if " 21 " not in written else '21 "0102"'
    assert f"#OUB 0 1930 {{{joined}}} 3.00\r\n" in data.decode("cp437")
