"""The fast and the careful path are one reader, and no bytes can upset it."""

import random
import tracemalloc
from contextlib import suppress
from datetime import date
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from finsam_ledger import sie
from finsam_ledger.errors import UnreadableInputError
from finsam_ledger.sie.notes import kinds
from finsam_ledger.sie.reader import _read

_HEAD = "#FLAGGA 0\n#SIETYP 4\n#FNAMN F\n#RAR 0 20210101 20211231\n#KONTO 1930 Bank\n"
_LABELS = st.sampled_from(["TRANS"] * 12 + ["RTRANS", "BTRANS", "FORGN", "trans", "IB 0"])
_ACCOUNTS = st.sampled_from(["1930", "3981", '"1930"', "DIFF", '""', "123456789012345"])
_OBJECTS = st.sampled_from(
    ["{}", "{ }", '{6 "P1"}', '{"1" "10" 6 P1}', "{6}", '{6 "P"1"}', '{6 "P\\"1"}', "", "{6 P1"]
)
_AMOUNTS = st.sampled_from(
    (
        *("1.00", "-1.00", "2", "-2.5", "0.00", "-0.50", "0.5", "1,00", "+1.00", "1 000.00"),
        *("x", "1.005", "99999999999999999999.99", "-99999999999999999999.99", "1" * 31),
    )
)
_TAILS = st.sampled_from(
    (
        *("", " ", ' ""', " 20210104", " 20210105", "  20210104", ' 20210104 "Text"'),
        *(' "" "" 3', ' "" Text 3 "AB" x', ' 20210230 "Text"', ' "" "Te"xt"', ' "" "Text'),
        *(' "" "a\\b"', ' "" "a\\"b"'),
    )
)
_HEADS = st.sampled_from(
    (
        *(' A 1 20210104 "Text"', ' "A" "2" 20210105 "" 20210106 AB', " A 3 20210106"),
        *("\tB\t1\t20210104", ' "" "" 20210104 "Te"xt" 20210105', " A 4 20210230", ' A 5 ""'),
        *(" A 6 2021-01-04", "", ' A 7 20210104 "a" 2021 x', "SION 2", " # 1 20210104 {"),
        *(' A 8 20210104 "é" "" "" extra', ' A 9 20210104 "C:\\\\Dir"'),
    )
)
_ENDS = st.sampled_from(
    (*["}\n"] * 8, "", "}\n\n", " }\n", "}\n#IB 0 1930 1\n", "} x\n", "}\n\x1a")
)
_OPENS = st.sampled_from(["\n{\n"] * 8 + ["\n", " \n { \n", "\n{ ", "\n\n{\n"])


@st.composite
def _rows(draw: st.DrawFn) -> str:
    """Rows of one voucher: a regular pair that balances, or whatever comes."""
    if draw(st.integers(0, 3)):
        objects, ore = draw(st.sampled_from(["{}", '{6 "P1"}'])), draw(st.integers(-9999, 9999))
        sign, back = ("-", "") if ore < 0 else ("", "-")
        amount = f"{abs(ore) // 100}.{abs(ore) % 100:02}"
        tail = draw(st.sampled_from(["", ' 20210104 "Text"', ' 20210107 "" 1']))
        return (
            f"#TRANS 1930 {objects} {sign}{amount}{tail}\n"
            f"   #TRANS 3981 {{}} {back}{amount}{tail}\n"
        )
    fields = st.tuples(_LABELS, _ACCOUNTS, _OBJECTS, _AMOUNTS, _TAILS)
    rows = draw(st.lists(fields, max_size=4))
    return "".join(f"#{' '.join(row[:4])}{row[4]}\n" for row in rows)


_VOUCHERS = st.builds("#VER{}{}{}{}".format, _HEADS, _OPENS, _rows(), _ENDS)
_FILES = st.lists(_VOUCHERS, max_size=8).map(lambda vouchers: _HEAD + "".join(vouchers))


@given(_FILES)
@example(_HEAD + "#VER A 1 20210104\n{\n#TRANS 1930 {} 1\n}\n")
def test_both_paths_give_the_same_books(text: str) -> None:
    """Ledger, findings and facts are the same, whichever way each voucher is read."""
    data = text.encode()
    careful, fast = _read(data, name="a.se", fast=False), _read(data, name="a.se", fast=True)
    assert fast.ledger == careful.ledger
    assert fast == careful


@given(_FILES)
def test_every_row_is_booked_kept_out_or_told(text: str) -> None:
    """What is booked balances, and everything else is in a rejected voucher or in a finding."""
    book = sie.read(text.encode())
    assert all(voucher.difference_ore == 0 for voucher in book.ledger.journal)
    assert book.vouchers == len(book.ledger.journal) + len(book.ledger.rejected)
    booked = book.ledger.journal.rows + sum(len(draft.lines) for draft in book.ledger.rejected)
    told = {"bad_amount", "amount_too_precise", "missing_account"}
    assert booked == book.rows or told & {finding.code for finding in book.findings}


@given(_FILES, st.randoms(use_true_random=False))
def test_damaged_bytes_never_raise(text: str, chance: random.Random) -> None:
    """Bytes changed, lost and added anywhere give findings, or the one clear refusal."""
    data = bytearray(text.encode("cp437", "replace"))
    for _ in range(chance.randrange(12)):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    _survives(bytes(data))


@given(st.binary(max_size=400))
def test_any_bytes_never_raise(data: bytes) -> None:
    """Nor does anything after a record that shows the bytes to be an SIE file."""
    _survives(data)
    _survives(b"#VER A 1 20210104\n{\n#TRANS " + data)


def _survives(data: bytes) -> None:
    with suppress(UnreadableInputError):
        findings = sie.read(data).findings
        assert all(finding.message.sv and finding.message.en for finding in findings)


@pytest.mark.parametrize(
    "text",
    [
        '#FNAMN "' + 'a"b' * 60_000,
        "#FNAMN " + "{" * 60_000,
        "#TRANS 1 {" + '"a' * 60_000,
        "#FNAMN " + "\\" * 60_000 + '"',
        "#FNAMN å " + "a" * 60_000 + "„",
        "#IB 0 1930 " + "9" * 60_000,
        "#KSUMMA\n" * 3_000,
        "#VER A 1 20210104\n" * 3_000,
        "#VER" + " A" * 60_000,
        _HEAD + '#VER A 1 20210104 "' + "a " * 60_000 + "\n{\n}\n",
    ],
    ids=range(10),
)
def test_long_odd_lines_take_linear_time(text: str) -> None:
    """No line makes the patterns try again and again."""
    start = process_time()
    _survives(text.encode())
    assert process_time() - start < 5


def test_many_odd_vouchers_among_regular_ones() -> None:
    """Odd vouchers do not disturb the order, the lines or the numbers of those around them."""
    kinds_of = ("A {n} 20210104", '"" "" 20210104', 'A {n} 20210104 "a\\"b"', "A {n} 20210230")
    blocks = [
        f"#VER {kinds_of[n % 4].format(n=n)}\n{{\n#TRANS 1930 {{}} 1\n#TRANS 3981 {{}} -1\n}}\n"
        for n in range(400)
    ]
    data = (_HEAD + "".join(blocks)).encode()
    book = sie.read(data)
    assert book == _read(data, fast=False)
    lines = [
        *book.ledger.journal.columns.source_line,
        *(d.source_line for d in book.ledger.rejected),
    ]
    assert sorted(lines) == [6 + 5 * n for n in range(400)]
    assert {v.event_day for v in book.ledger.journal} == {date(2021, 1, 4)}


@pytest.mark.parametrize("record", ["#VER\n", "#KONTO x\n", "#ÅÄ{n}\n", "#DIM\n", "#TRANS\n"])
def test_a_file_with_one_fault_throughout_costs_little_memory(record: str) -> None:
    """Findings of one kind are told one by one only so far; the rest are counted, none is lost."""
    sie.read(_HEAD.encode())
    data = (_HEAD + "".join(record.format(n=n) for n in range(10_000))).encode()
    tracemalloc.start()
    book = sie.read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50 * len(data)
    more = [finding for finding in book.findings if finding.code == "more_of_a_kind"]
    assert more
    for finding in more:
        told = [each for each in book.findings if each.code == finding.evidence["code"]]
        assert len(told) == finding.evidence["told"]
        assert finding.severity is told[0].severity
        assert int(finding.evidence["count"]) + len(told) >= 9_999


@pytest.mark.parametrize("code", sorted(kinds()))
def test_findings_have_words_in_both_languages(code: str) -> None:
    """Each kind of finding names the same facts in Swedish and in English."""
    kind = kinds()[code]
    for text in filter(None, (kind.message, kind.remedy)):
        assert text.sv != text.en
        names = [sorted(_names(words)) for words in (text.sv, text.en)]
        assert names[0] == names[1]
    assert kind.source


def _names(template: str) -> set[str]:
    plain = template.replace("{{", "").replace("}}", "")
    return {part.partition("}")[0] for part in plain.split("{")[1:]}
