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
from tests.sie.drawn import FILES, HEAD


@given(FILES)
@example(HEAD + "#VER A 1 20210104\n{\n#TRANS 1930 {} 1\n}\n")
def test_both_paths_give_the_same_books(text: str) -> None:
    """Ledger, findings and facts are the same, whichever way each voucher is read."""
    data = text.encode()
    careful, fast = _read(data, name="a.se", fast=False), _read(data, name="a.se", fast=True)
    assert fast.ledger == careful.ledger
    assert fast == careful


_HEADS = (
    "#VER A 1 20210104",
    '#VER "" "2" 20210105 "T \\"x\\"" 20210106 AB',
    '#VER B 3 20210107 "U"',
    "\t#VER C 4 20210108",
)
_ROWS = (
    ("#TRANS 1930 {} 1", " #TRANS 3981 {} -1.0"),
    ('#TRANS "1930" {1 "K"} 1.50 20210105 "T" 2', "#TRANS 3981 {} -1.50"),
    ("#TRANS 1930 {} 1 20210104 Kassa", '#TRANS 3981 {} -1 20210109 "T \\"x\\""'),
)
_ODD = (
    *("{", "}", "} \t", "{\0", "\0", "", "  ", "x", "#VER", "#RTRANS 1930 {} 1", '#KONTO 3982 "X"'),
    *("#TRANS 1930 {} 0.", "#TRANS 1930 {} 0.001", "#TRANS 1930 {} 0 \0", "#TRANS 1930 {} 0x"),
)


@st.composite
def _nearly_regular(draw: st.DrawFn) -> str:
    """Regular vouchers whose lines are then lost, put in or changed at a few places."""
    vouchers = draw(
        st.lists(st.tuples(st.sampled_from(_HEADS), st.sampled_from(_ROWS)), min_size=1)
    )
    lines = [line for head, rows in vouchers for line in (head, "{", *rows, "}")]
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(lines)))
        lines[at : at + draw(st.integers(0, 1))] = draw(st.lists(st.sampled_from(_ODD), max_size=1))
    return "\n".join(lines) + draw(st.sampled_from(("\n", "")))


@given(_nearly_regular())
@example("#VER A 1 20210104\n{\n}\n#TRANS 1930 {} 1\n#TRANS 3981 {} -1\n")
@example("#VER A 1 20210104\n{\n#TRANS 1930 {} 0\n}\n#TRANS 1930 {} 0")
@example("#VER A 1 20210104\n{\0\n}\n#VER B 2 20210104\n{\n}\n")
def test_what_is_nearly_regular_is_read_with_care(vouchers: str) -> None:
    """A lost brace, a row outside its voucher, a mark of our own: both paths see the same.

    One that is regular stands before them, for the first of a file is read with care anyhow.
    """
    first = "#VER A 0 20210103\n{\n#TRANS 1930 {} 1\n#TRANS 3981 {} -1\n}\n"
    data = (HEAD + first + vouchers).encode()
    careful, fast = _read(data, fast=False), _read(data, fast=True)
    assert fast.ledger == careful.ledger
    assert fast == careful


@given(FILES)
def test_every_row_is_booked_kept_out_or_told(text: str) -> None:
    """What is booked balances, and everything else is in a rejected voucher or in a finding."""
    book = sie.read(text.encode())
    assert all(voucher.difference_ore == 0 for voucher in book.ledger.journal)
    assert book.vouchers == len(book.ledger.journal) + len(book.ledger.rejected)
    booked = book.ledger.journal.rows + sum(len(draft.lines) for draft in book.ledger.rejected)
    told = {"bad_amount", "amount_too_precise", "missing_account"}
    assert booked == book.rows or told & {finding.code for finding in book.findings}


@given(FILES, st.randoms(use_true_random=False))
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
        HEAD + '#VER A 1 20210104 "' + "a " * 60_000 + "\n{\n}\n",
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
    data = (HEAD + "".join(blocks)).encode()
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
    sie.read(HEAD.encode())
    data = (HEAD + "".join(record.format(n=n) for n in range(10_000))).encode()
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
