"""Writing files: acceptance case 39 and the writing half of cases 10–12."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger import sie
from finsam_ledger.core.account import Account, AccountKind
from finsam_ledger.core.association import Association
from finsam_ledger.core.chart import AccountGroup, Chart
from finsam_ledger.core.dimension import Dimension, ObjectRef
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, Voucher, VoucherDraft
from finsam_ledger.errors import ValueRefusedError

_DAY = date(2022, 1, 15)
_CHART = Chart(
    "x",
    "X",
    "",
    (AccountGroup.of("3", "Intäkter", "I", "verksamhetens_intakter", "arets_resultat"),),
)
_FILE = (
    "#FLAGGA 0\n#PROGRAM P 1\n#FORMAT PC8\n#GEN 20220101\n#SIETYP 4\n#PROSA Om\n#FTYP X\n#FNR 7\n"
    '#ORGNR 222000-2634\n#BKOD 88\n#ADRESS "A" "" "C" "D"\n#FNAMN "Förbundet"\n'
    "#RAR 0 20210101 20211231\n#RAR -1 20200101 20201231\n#TAXAR 2022\n#OMFATTN 20211231\n"
    "#KPTYP EUBAS97\n#KONTO 1930 Bank\n#KTYP 1930 T\n#ENHET 1930 st\n#SRU 1930 7281\n"
    '#KONTO 1940 Sparkonto\n#KONTO 3981 Bidrag\n#DIM 2 "Bärare"\n#DIM 20 "Enhet"\n'
    '#UNDERDIM 21 "Grupp" 20\n#OBJEKT 20 "01" "Norr"\n#IB 0 1930 5.00\n#IB 0 2069 -5.00\n'
    "#UB -1 1930 5.00\n#UB -1 2069 -5.00\n#RES -1 3981 0.00\n"
    '#VER A 1 20210104 "Bidrag" 20210105 "AB"\n{\n#RTRANS 1930 {} 1.00 20210107 "" 0 "CD"\n'
    '#TRANS 1930 {} 1.00\n#TRANS 3981 {20 "01"} -1.00 20210105 "Text" 2\n'
    "#BTRANS 1930 {} 3.00\n}\n#VER A 2 20210104\n{\n}\n"
)


def _ledger(text: str = "Text", account: str = "1930") -> Ledger:
    """Books with one voucher that bears the text."""
    lines = (Line(account, 100, text=text), Line("3981", -100))
    voucher = Voucher(date(2021, 1, 4), lines, "A", "1", text)
    accounts = {number: Account(number, "K") for number in (account, "3981")}
    year = FiscalYear.calendar(2021)
    ledger = Ledger(Association("F", "222000-2634"), _CHART, year, accounts, {account: 5})
    return evolve(ledger, journal=Journal().append([voucher]))


def _lines(ledger: Ledger, sie_type: str = "4E") -> list[str]:
    return sie.write(ledger, sie_type=sie_type, generated=_DAY).decode("cp437").split("\r\n")


def _content(ledger: Ledger) -> tuple[Any, ...]:
    """Everything of a ledger that a file can hold."""
    vouchers = [evolve(v.draft(), source_line=0) for v in ledger.journal]
    plain = (ledger.association, ledger.year, ledger.accounts, ledger.opening)
    return (*plain, ledger.dimensions, ledger.objects, vouchers)


def test_case_39_groups_stand_in_order_and_end_in_cr_lf() -> None:
    """Flag, identification, accounts, balances, vouchers; mandatory records are all there."""
    book = sie.read(_FILE.encode("cp437"))
    data = sie.write(book.ledger, info=book.info, generated=_DAY, program=("P", "2"))
    lines = data.decode("cp437").split("\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert lines == [
        *("#FLAGGA 0", '#PROGRAM "P" "2"', "#FORMAT PC8", "#GEN 20220115", "#SIETYP 4"),
        *('#PROSA "Om"', "#FTYP X", '#FNR "7"', "#ORGNR 222000-2634", "#BKOD 88"),
        *('#ADRESS "A" "" "C" "D"', '#FNAMN "Förbundet"', "#RAR 0 20210101 20211231"),
        *("#RAR -1 20200101 20201231", "#TAXAR 2022", "#OMFATTN 20211231", "#KPTYP EUBAS97"),
        *("#VALUTA SEK", '#KONTO 1930 "Bank"', "#KTYP 1930 T", '#ENHET 1930 "st"'),
        *("#SRU 1930 7281", '#KONTO 1940 "Sparkonto"', '#KONTO 2069 ""', '#KONTO 3981 "Bidrag"'),
        *('#DIM 2 "Bärare"', '#DIM 20 "Enhet"', '#UNDERDIM 21 "Grupp" 20'),
        *('#OBJEKT 20 "01" "Norr"', "#IB 0 1930 5.00", "#IB 0 2069 -5.00"),
        *("#UB 0 1930 6.00", "#UB 0 2069 -5.00", "#UB -1 1930 5.00", "#UB -1 2069 -5.00"),
        *("#RES -1 3981 0.00", "#RES 0 3981 -1.00"),
        *('#VER "A" "1" 20210104 "Bidrag" 20210105 "AB"', "{"),
        *('#RTRANS 1930 {} 1.00 20210107 "" 0 "CD"', "#TRANS 1930 {} 1.00"),
        *('#TRANS 3981 {20 "01"} -1.00 20210105 "Text" 2', "#BTRANS 1930 {} 3.00", "}"),
        *('#VER "A" "2" 20210104', "{", "}", ""),
    ]
    assert _content(sie.read(data).ledger) == _content(book.ledger)


def test_case_39_import_files_have_no_balances() -> None:
    """4I is vouchers only, 1 is balances only."""
    labels = {
        kind: {line.split()[0] for line in _lines(_ledger(), kind)[:-1]} for kind in ("4I", "1")
    }
    assert not labels["4I"] & {"#IB", "#UB", "#RES", "#BKOD", "#OMFATTN"}
    assert labels["4I"] >= {"#VER", "#TRANS", "#RAR", "#KONTO"}
    assert labels["1"] >= {"#IB", "#UB", "#RES"}
    assert not labels["1"] & {"#VER", "#TRANS", "#DIM"}
    assert {"#SIETYP 1", "#FLAGGA 0"} <= set(_lines(_ledger(), "1"))


def test_case_39_result_accounts_are_told_by_kind_chart_or_class() -> None:
    """#RES takes the accounts of the result, #UB the others."""
    told = _ledger(account="8999")
    kind = {"8999": Account("8999", "K", AccountKind.LIABILITY), "3981": Account("3981", "K")}
    assert {"#RES 0 3981 -1.00", "#RES 0 8999 1.05"} <= set(_lines(told))
    assert {"#RES 0 3981 -1.00", "#UB 0 8999 1.05"} <= set(_lines(evolve(told, accounts=kind)))


def test_case_39_small_amounts_have_no_negative_zero() -> None:
    """Öre are written with two decimals and the sign in front; zero has no sign."""
    ledger = evolve(_ledger(), opening={"1930": -5, "1940": 0})
    assert {"#IB 0 1930 -0.05", "#IB 0 1940 0.00"} <= set(_lines(ledger))


@pytest.mark.parametrize(
    "text",
    ['Kassa "special"', "1110\\1002 Hus", "C:\\Dir\\X", "C:\\\\Dir", "C:\\SIE\\", 'a\\"', ""],
)
def test_case_10_to_12_texts_read_back_as_they_were(text: str) -> None:
    """Quotes and backslashes survive writing and reading."""
    again = sie.read(sie.write(_ledger(text), generated=_DAY))
    assert _content(again.ledger) == _content(_ledger(text))
    assert again.findings == () or text == "C:\\SIE\\"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("5 €", "CP437 saknar"),
        ("rad\nett", "styrtecken"),
        ("rad\\", "läses"),
        ("Mapp 1\\", "slutar med"),
        ("÷", "läses som andra tecken"),
    ],
)
def test_case_39_what_cannot_be_written_is_refused(text: str, why: str) -> None:
    """The record is named; nothing is written."""
    if text == "rad\\":
        assert sie.write(_ledger(text), generated=_DAY)
        return
    with pytest.raises(ValueRefusedError, match=why) as caught:
        sie.write(_ledger(text), generated=_DAY)
    assert "#VER" in str(caught.value)


def test_case_39_characters_are_checked_in_every_record() -> None:
    """Names of accounts are texts too."""
    ledger = evolve(_ledger(), accounts={"1930": Account("1930", "Bank €")})
    with pytest.raises(ValueRefusedError, match="#KONTO 1930"):
        sie.write(ledger, generated=_DAY)


def test_other_types_are_refused() -> None:
    """Types 2 and 3 are not written."""
    with pytest.raises(ValueRefusedError, match="SIE-typ 3"):
        sie.write(_ledger(), sie_type="3", generated=_DAY)


def test_added_lines_that_match_no_line_are_left_out() -> None:
    """An #RTRANS must be followed by its #TRANS, so one without cannot be written."""
    line = Line("1930", 100)
    lines = (line, Line("3981", -100))
    draft = VoucherDraft(date(2021, 1, 5), lines, "A", "2", added=(line, line, Line("1930", 7)))
    written = _lines(_ledger().post(draft))
    assert sum(line.startswith("#RTRANS") for line in written) == 1


_TEXTS = st.text("abcåäöÅÄÖ é\"{}#'\\1", max_size=8).filter(lambda text: not text.endswith("\\"))
_CODES = st.text("abcÅ1 ", min_size=1, max_size=3)
_OBJECTS = st.lists(
    st.builds(ObjectRef, st.sampled_from(["1", "6", "20"]), _CODES), max_size=2
).map(tuple)
_DAYS = st.integers(0, 364).map(lambda days: date(2021, 1, 1) + timedelta(days))
_ORE = st.one_of(st.integers(-(10**5), 10**5), st.integers(-(10**25), 10**25))


@st.composite
def _vouchers(draw: st.DrawFn) -> Voucher:
    day = draw(_DAYS)
    own = st.none() | _DAYS.filter(lambda other: other != day)
    numbers = st.sampled_from(["1930", "1940", "3981"])
    signs = st.sampled_from(["", "AB", "Å B"])
    build = st.builds(Line, numbers, _ORE, _OBJECTS, _TEXTS, own, st.sampled_from(["", "3"]), signs)
    lines = draw(st.lists(build, max_size=3))
    rest = -sum(line.ore for line in lines)
    registered = draw(st.none() | _DAYS)
    series, number = (
        draw(st.sampled_from(["", "A", "LEV 1"])),
        draw(st.sampled_from(["", "1", "2"])),
    )
    removed = tuple(draw(st.lists(build, max_size=1)))
    balanced = (*lines, Line("1930", rest)) if lines else ()
    text, sign = draw(_TEXTS), draw(signs)
    return Voucher(
        day, balanced, series, number, text, registered, sign, removed=removed, added=balanced[:1]
    )


@st.composite
def _ledgers(draw: st.DrawFn) -> Ledger:
    names, journal = {number: draw(_TEXTS) for number in ("1930", "1940", "3981")}, Journal()
    for voucher in draw(st.lists(_vouchers(), max_size=4)):
        journal.columns.append(voucher)
    return Ledger(
        Association(draw(_TEXTS), "222000-2634"),
        _CHART,
        FiscalYear.calendar(2021),
        {number: Account(number, name) for number, name in names.items()},
        draw(st.dictionaries(st.sampled_from(["1930", "1940"]), _ORE)),
        Journal(journal.columns),
        {number: Dimension(number, draw(_TEXTS)) for number in ("1", "6", "20")},
        draw(st.dictionaries(st.builds(ObjectRef, st.just("6"), _CODES), _TEXTS, max_size=2)),
    )


@given(_ledgers())
def test_case_39_reading_gives_what_was_written(ledger: Ledger) -> None:
    """read(write(x)) is x: accounts, opening balances, vouchers with all their lines, objects."""
    book = sie.read(sie.write(ledger, generated=_DAY))
    assert _content(book.ledger) == _content(ledger)
