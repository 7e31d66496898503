"""Writing files: acceptance case 39 and the writing half of cases 10–12."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from finsam_ledger import sie
from finsam_ledger.core.account import Account, AccountKind
from finsam_ledger.core.association import Association
from finsam_ledger.core.chart import AccountGroup, Chart
from finsam_ledger.core.dimension import Dimension, ObjectRef
from finsam_ledger.core.finding import Severity
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger, ReportedBalances
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


def _export(ledger: Ledger, kind: str = "4E", receiver: sie.Receiver | None = None) -> sie.Written:
    return sie.export(ledger, sie_type=kind, generated=_DAY, receiver=receiver)


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


@pytest.mark.parametrize("text", ["C:\\SIE\\", "a b\\", "a b\\\\", 'x"\\', "{1}\\"])
def test_case_12_no_text_ends_in_a_backslash_before_its_quote(text: str) -> None:
    """Such a text stands bare where it can; otherwise its end is replaced, and told."""
    written = _export(_ledger(text))
    assert '\\" ' not in written.data.decode("cp437").replace("\r\n", " \r\n").replace('\\"\\', "")
    bare = text == "C:\\SIE\\"
    assert [f.code for f in written.findings] == ([] if bare else ["final_backslash"] * 1)
    kept = sie.read(written.data).ledger.journal.voucher(0)
    stem = text.rstrip("\\")
    expected = text if bare else stem + "/" * (len(text) - len(stem))
    assert (kept.text, kept.lines[0].text) == (expected, expected)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("5 €", "CP437 saknar"),
        ("a\u0308", "CP437 saknar"),
        ("rad\nett", "styrtecken"),
        ("Mapp 1\\", "slutar med"),
        ("÷", "läses som andra tecken"),
    ],
)
def test_case_39_what_cannot_be_written_is_refused(text: str, why: str) -> None:
    """The record is named; nothing is written."""
    with pytest.raises(ValueRefusedError, match=why) as caught:
        sie.write(_ledger(text), generated=_DAY)
    assert "#VER" in str(caught.value)


def test_case_39_characters_are_checked_in_every_record() -> None:
    """Names of accounts are texts too."""
    ledger = evolve(_ledger(), accounts={"1930": Account("1930", "Bank €")})
    with pytest.raises(ValueRefusedError, match="#KONTO 1930"):
        sie.write(ledger, generated=_DAY)


@pytest.mark.parametrize(
    ("text", "written", "codes"),
    [
        ("”Ink” – 5 € …", '"Ink" - 5 EUR ...', {"transliterated"}),
        ("Škoda Łódź søn", "Skoda Lódz son", {"transliterated"}),
        ("o\u0308l a\u0303", "öl a", {"transliterated"}),
        ("1\u202f000\u00a0kr", "1 000\u00a0kr", {"transliterated"}),
        ("snö\N{SNOWMAN}", "snö?", {"unknown_character"}),
        ("rad\r\nett\ttab", "rad ett tab", {"control_replaced"}),
        ("Mapp 1\\", "Mapp 1/", {"final_backslash"}),
        ("ö\ufb01n–\n\\", "öfin- /", {"transliterated", "control_replaced", "final_backslash"}),
    ],
)
def test_case_39_texts_are_transliterated_and_told(
    text: str, written: str, codes: set[str]
) -> None:
    """A table and then Unicode give what CP437 lacks; each change names its first record."""
    export = _export(_ledger(text))
    voucher = sie.read(export.data).ledger.journal.voucher(0)
    assert (voucher.text, voucher.lines[0].text) == (written, written)
    assert {f.code for f in export.findings} == codes
    for finding in export.findings:
        assert (finding.record, finding.evidence["count"]) == ("#VER A 1", 2)
        assert "{" not in finding.message.sv + finding.message.en


def test_case_39_text_that_readers_misread_is_told() -> None:
    """÷ is in CP437, but programs that guess the encoding take it for ö."""
    (finding,) = _export(_ledger("÷")).findings
    assert (finding.code, finding.severity) == ("misread", Severity.WARNING)


def test_case_39_limit_of_text() -> None:
    """Fortnox takes fifty characters: names and texts are cut, and told; codes are not texts."""
    ledger = evolve(_ledger("x" * 60), objects={ObjectRef("6", "p" * 60): "y" * 50})
    export = _export(ledger, receiver=sie.FORTNOX)
    kept = sie.read(export.data).ledger
    assert (kept.journal.voucher(0).text, kept.journal.line(0).text) == ("x" * 50, "x" * 50)
    assert dict(kept.objects) == {ObjectRef("6", "p" * 60): "y" * 50}
    assert [(f.code, f.evidence["count"]) for f in export.findings] == [("text_cut", 2)]
    with pytest.raises(ValueRefusedError, match="längre än mottagaren"):
        _export(ledger, receiver=sie.Receiver(exact=True, max_text=50))
    with pytest.raises(ValueError, match="max_text"):
        sie.Receiver(max_text=0)


def test_case_39_never_quoted() -> None:
    """#ORGNR stands without quotes, whatever the books hold; so do flag, format and type."""
    ledger = evolve(_ledger(), association=Association("F", 'AB "12"'))
    export = _export(ledger)
    lines = export.data.decode("cp437").split("\r\n")
    bare = [line for line in lines if line.split()[0:1] in (["#ORGNR"], ["#SIETYP"], ["#FORMAT"])]
    assert bare == ["#FORMAT PC8", "#SIETYP 4", "#ORGNR AB12"]
    assert [f.code for f in export.findings] == ["blanks_removed"]


def test_case_39_vouchers_ascend_in_their_series() -> None:
    """The numbers of a series rise, each series keeping its places; as they were if asked."""
    names = ("B 10", "A 2", "B 9", "A 1", "C x", "C 1")
    day, pairs = date(2021, 1, 4), [name.split() for name in names]
    drafts = [VoucherDraft(day, (), series, number) for series, number in pairs]
    ledger = evolve(_ledger(), journal=Journal()).post(*drafts)

    def order(receiver: sie.Receiver | None) -> list[str]:
        export = _export(ledger, receiver=receiver)
        moved = {f.evidence["series"]: f.evidence["count"] for f in export.findings}
        assert moved == ({"A": 2, "B": 2} if receiver is None else {})
        return [voucher.name for voucher in sie.read(export.data).ledger.journal]

    assert order(None) == ["B 9", "A 1", "B 10", "A 2", "C x", "C 1"]
    assert order(sie.LOSSLESS) == list(names)


def test_case_39_what_the_type_cannot_hold_is_told() -> None:
    """Type 1 has no vouchers, 4I no balances; the format has no field for the other party."""
    ledger = _ledger().post(
        VoucherDraft(date(2021, 1, 5), (), counterparty="Region", reference="pärm 1")
    )
    told = {
        kind: {(f.code, f.evidence.get("label")) for f in _export(ledger, kind).findings}
        for kind in ("1", "4I", "4E")
    }
    assert told["4E"] == {("no_such_field", None)}
    assert told["4I"] == told["4E"] | {("not_in_type", "IB")}
    assert told["1"] == told["4E"] | {("not_in_type", "VER")}


def test_case_39_vouchers_that_do_not_hold_are_left_out_and_told() -> None:
    """The writer never books what does not balance."""
    draft = VoucherDraft(date(2021, 1, 5), (Line("1930", 1),), "A", "9")
    (finding,) = _export(evolve(_ledger(), rejected=(draft,))).findings
    assert (finding.code, finding.record) == ("rejected_left_out", "#VER A 9")


@pytest.mark.parametrize("kind", ["1", "2", "3", "4E", "4I"])
def test_case_39_every_mandatory_record_is_there(kind: str) -> None:
    """A file of each type reads back as that type, without a finding; a missing name is told."""
    export = _export(_ledger(), kind)
    book = sie.read(export.data, name="bok.SI" if kind == "4I" else "bok.se")
    assert (book.info.sie_type, book.findings) == (kind, ())
    nameless = _export(evolve(_ledger(), association=Association("")), kind)
    assert [f.code for f in nameless.findings if f.severity] == ["missing_record"]


@pytest.mark.parametrize("kind", ["2", "3"])
def test_case_39_types_2_and_3_have_months_and_objects(kind: str) -> None:
    """#PSALDO is each month's change, {} for the account; type 3 has a row per object as well."""
    objects = (ObjectRef("20", "01"), ObjectRef("21", "02"))
    lines = (Line("1930", 700, objects), Line("3981", -700, (ObjectRef("6", "P"),)))
    ledger = _ledger().post(VoucherDraft(date(2021, 3, 5), lines))
    dimensions = {"20": Dimension("20", "A"), "21": Dimension("21", "G", "20")}
    ledger = evolve(ledger, dimensions={**dimensions, "6": Dimension("6", "Projekt")})
    budget = {0: ReportedBalances(budget={("3981", "202103"): -5})}
    written = _lines(evolve(ledger, reported=budget), kind)
    periods = [line for line in written if line.startswith(("#PSALDO", "#PBUDGET", "#OUB"))]
    accounts = [
        *("#PSALDO 0 202101 1930 {} 1.00", "#PSALDO 0 202103 1930 {} 7.00"),
        *("#PSALDO 0 202101 3981 {} -1.00", "#PSALDO 0 202103 3981 {} -7.00"),
        "#PBUDGET 0 202103 3981 {} -0.05",
    ]
    of_objects = [
        *('#OUB 0 1930 {20 "01"} 7.00', '#OUB 0 1930 {21 "0102"} 7.00'),
        *('#PSALDO 0 202103 1930 {20 "01"} 7.00', '#PSALDO 0 202103 1930 {21 "0102"} 7.00'),
        '#PSALDO 0 202103 3981 {6 "P"} -7.00',
    ]
    assert sorted(periods) == sorted(accounts + (of_objects if kind == "3" else []))
    assert "#OMFATTN 20211231" in written


def test_case_39_seal() -> None:
    """#KSUMMA opens after the flag and closes the file with the sum of what is between."""
    lines = _export(_ledger('Å "1" {2}\\3'), receiver=sie.Receiver(checksum=True)).data
    text = lines.decode("cp437").split("\r\n")
    assert (text[:2], text[-2][:8], text[-1]) == (["#FLAGGA 0", "#KSUMMA"], "#KSUMMA ", "")
    book = sie.read(lines)
    assert book.info.checksum is not None
    assert book.info.checksum.matches


def test_other_types_are_refused() -> None:
    """There are five types."""
    with pytest.raises(ValueRefusedError, match="SIE-typ 5"):
        sie.write(_ledger(), sie_type="5", generated=_DAY)


def test_added_lines_that_match_no_line_are_left_out() -> None:
    """An #RTRANS must be followed by its #TRANS, so one without cannot be written."""
    line = Line("1930", 100)
    lines = (line, Line("3981", -100))
    draft = VoucherDraft(date(2021, 1, 5), lines, "A", "2", added=(line, line, Line("1930", 7)))
    export = _export(_ledger().post(draft))
    assert export.data.count(b"#RTRANS") == 1
    assert [(f.code, f.evidence["count"]) for f in export.findings] == [("added_left_out", 2)]


def test_undeclared_dimensions_and_objects() -> None:
    """A dimension that lines use is declared, and objects without a name are told."""
    refs = (ObjectRef("6", "P1"), ObjectRef("31", "X"))
    lines = (Line("1930", 1, refs), Line("3981", -1, (ObjectRef("6", "P2"),)))
    ledger = evolve(_ledger(), objects={ObjectRef("6", "P2"): "Projekt 2"})
    export = _export(ledger.post(VoucherDraft(date(2021, 1, 5), lines)))
    assert b'#DIM 31 ""\r\n' in export.data
    (finding,) = export.findings
    assert (finding.code, finding.evidence) == ("undeclared_object", {"first": "31 X", "count": 2})
    assert sie.read(export.data).findings == ()
