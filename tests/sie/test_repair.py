"""Cleaning a file: what is mended, what stays, and that no amount changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger import sie
from finsam_ledger.core.finding import Severity
from finsam_ledger.errors import UnreadableInputError
from finsam_ledger.sie import SieBook
from finsam_ledger.sie.checksum import content_checksum
from finsam_ledger.sie.notes import Notes, Place
from finsam_ledger.sie.records import parse_record
from finsam_ledger.sie.repair_file import is_clean_row
from finsam_ledger.sie.repair_records import Mender
from finsam_ledger.sie.writer_balances import stated
from finsam_ledger.sie.writer_fields import Fields
from finsam_ledger.testing import SieBooks, sie_books, sie_vocabulary

_HEAD = "#FLAGGA 0\r\n#FORMAT PC8\r\n"


def _cleaned(text: str, **asked: bool) -> tuple[list[str], list[str]]:
    """The records of the cleaned file after its head, and the codes of what was told."""
    written = sie.repair(text.encode("cp437"), name="bok.se", **asked)
    lines = written.data.decode("cp437").split("\r\n")
    return lines[2:-1], [finding.code for finding in written.findings]


@pytest.mark.parametrize(
    ("line", "clean"),
    [
        ('#KONTO\t1930   "Bank"', '#KONTO 1930 "Bank"'),
        ("#konto 1930 Bank", '#KONTO 1930 "Bank"'),
        ('#KONTO 1480 "F"rskott till l"n"', '#KONTO 1480 "F\\"rskott till l\\"n"'),
        ('#KONTO 1480 "Milj" och v"xt"', '#KONTO 1480 "Milj\\" och v\\"xt"'),
        ('#FNAMN "Förbundet', '#FNAMN "Förbundet"'),
        ("#FNAMN Övningsbolaget AB", '#FNAMN "Övningsbolaget AB"'),
        ('#FNR "C:\\SIE\\"', "#FNR C:\\SIE\\"),
        ('#FNR "C:\\Mina SIE\\"', '#FNR "C:\\Mina SIE/"'),
        ('#PROSA "a\tb"', '#PROSA "a b"'),
        ('#ORGNR "2220002634"', "#ORGNR 222000-2634"),
        ("#RAR 0 2021-01-01 20211231", "#RAR 0 20210101 20211231"),
        ("#IB 0 1930 +5,5", "#IB 0 1930 5.50"),
        ("#IB 0 1930 5.5000", "#IB 0 1930 5.50"),
        ('#IB 0 "1930" "-7.5"', "#IB 0 1930 -7.5"),
        ("#PBUDGET 0 1930 202101 7", "#PBUDGET 0 202101 1930 {} 7"),
        ('#PSALDO 0 202101 1930 { "6"  P1 } 7 ""', '#PSALDO 0 202101 1930 {6 "P1"} 7'),
        ("#PROGRAM P", '#PROGRAM "P" ""'),
    ],
)
def test_records_are_written_as_the_standard_has_them(line: str, clean: str) -> None:
    """Blanks, quotes, dates and notation; the value of an amount is what it was."""
    lines, codes = _cleaned(f"{_HEAD}{line}")
    assert lines == [clean]
    assert codes
    assert _cleaned(f"{_HEAD}{clean}\r\n") == ([clean], [])


@pytest.mark.parametrize(
    "line",
    [
        *("#IB 0 1930 1 000.00", "#IB 0 1930 abc", "#IB 0 1930", '#IB 0 "" 5', "#IB 0 1930 5.005"),
        *("#PSALDO 0 202101 1930 {6} 5", "#PSALDO 0 202101 1930 {6 P1 5", "#KONTO", "#SRU 1930"),
        *("#RAR 0 2021 20211231", "#OMFATTN 20210230", "#TRANS 1930 {} x", "#IB 0 1930 {} 5"),
    ],
)
def test_what_cannot_be_read_stays_as_it_stands(line: str) -> None:
    """Nothing is guessed and nothing is lost: the line is there, and told."""
    assert _cleaned(f"{_HEAD}{line}\r\n") == ([line], ["left_as_it_stands"])


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("#IB 0 1930 1.00\x0120210105", "#IB 0 1930 1.00?20210105"),
        ("#IB\x1f0 1930 x", "#IB 0 1930 x"),
        ("#IB\t0\t1930\tx", "#IB 0 1930 x"),
    ],
)
def test_control_characters_part_no_field(line: str, kept: str) -> None:
    """A line that cannot be read does not become another one by losing its control characters."""
    lines, codes = _cleaned(f"{_HEAD}{line}\r\n")
    assert (lines, codes[-1]) == ([kept], "left_as_it_stands")


_ROWS = st.tuples(
    st.sampled_from(["1930", '"1930"', "DIFF"]),
    st.sampled_from(["{}", '{6 "P1"}', '{6 "P1" 1 "å"}', "{ }", "{6 P1}", '{6 ""}', "{6}"]),
    st.sampled_from(["1", "-1.5", "1.00", "1,0", "+1", "1.005", "01", "x"]),
    st.sampled_from(["", ' ""', " 20210104", " 20210230", " 2021-01-04"]),
    st.sampled_from(["", ' ""', ' "x y"', " x", ' "a\\"b"', ' "F÷r"', ' "x" 1', ' "x\\"']),
)


@given(_ROWS)
def test_lines_that_are_clean_already_are_not_touched(row: tuple[str, ...]) -> None:
    """A line that is passed by unread is the very line that reading and writing it would give."""
    account, objects, amount, day, text = row
    line = f"#TRANS {account} {objects} {amount}{day}{text}"
    notes = Notes()
    mender = Mender(notes, Fields(notes, exact=False), mojibake=True, keep_unknown=False)
    clean = mender.mend(parse_record(Place(1, line)))
    assert not is_clean_row(line) or (clean, notes.all()) == (line, ())


def test_vouchers_have_their_braces() -> None:
    """Each voucher has its braces, alone on their lines, whatever stood there."""
    text = (
        "#SIETYP 4\n#VER A 1 20210104\n#TRANS 1930 {} 1\n#VER A 2 20210104\n{ #TRANS 1930 1 }\n"
        "#VER A 3 20210104 {\n#BTRANS 1930 {} 1\n} slut\n}\n#TRANS 1930 {} 9\n"
    )
    lines, codes = _cleaned(_HEAD + text)
    assert lines == [
        *("#SIETYP 4", '#VER "A" "1" 20210104', "{", "#TRANS 1930 {} 1", "}"),
        *('#VER "A" "2" 20210104', "{", "#TRANS 1930 1 }", "}"),
        *("#VER A 3 20210104 {", "{", "#BTRANS 1930 {} 1", "}", "#TRANS 1930 {} 9"),
    ]
    assert {"repaired_braces", "removed_line", "left_as_it_stands"} <= set(codes)


def test_groups_stand_in_order_and_what_is_missing_is_put_in() -> None:
    """Flag, identification, accounts, balances and vouchers; an account before its kind."""
    vouchers, flag = "#VER A 1 20210104\n{\n}\n", "#FLAGGA 1\n"
    text = f"{vouchers}#KTYP 1930 T\n#KONTO 1930 Bank\n#IB 0 1930 1\n#FNAMN F\n{flag}"
    written = sie.repair(text.encode())
    assert written.data.decode("cp437").split("\r\n") == [
        *("#FLAGGA 1", "#FORMAT PC8", '#FNAMN "F"', "#SIETYP 4", '#KONTO 1930 "Bank"'),
        *("#KTYP 1930 T", '#VER "A" "1" 20210104', "{", "}", "#IB 0 1930 1", ""),
    ]
    told = {f.code: f.evidence.get("count") for f in written.findings}
    assert told["repaired_order"] == 5
    assert sum(f.code == "added_record" for f in written.findings) == 2
    assert sie.repair(b"#FNAMN F\n").data.startswith(b"#FLAGGA 0\r\n#FORMAT PC8\r\n#FNAMN")


def test_what_the_format_does_not_know_is_taken_out_or_kept() -> None:
    """Unknown records and fields go, each kind told; both stay when asked for."""
    voucher = '#VER "A" "1" 20210104\n{\n#X\n}\n'
    text = f"# Plan\nlös text\n#MOMSKOD 1\n#KONTO 1930 Bank\n#SRU 1930 7281 x\n{voucher}"
    lines, codes = _cleaned(f"{_HEAD}#SIETYP 4\n{text}")
    assert not [line for line in lines if line.startswith(("#MOMSKOD", "#X", "# "))]
    assert "#SRU 1930 7281" in lines
    assert sorted(codes) == [
        *("removed_fields", "removed_line", "removed_record", "removed_record"),
        *("repaired_layout", "repaired_record"),
    ]
    kept, _ = _cleaned(f"{_HEAD}#SIETYP 4\n{text}", keep_unknown=True)
    assert {"#MOMSKOD 1", '#SRU 1930 7281 "x"', "#X"} <= set(kept)
    assert kept[kept.index("#X") - 1 : kept.index("#X") + 2] == ["{", "#X", "}"]


def _sealed(checksum: int) -> str:
    return f'#FLAGGA 0\n#KSUMMA\n#FORMAT PC8\n#FNAMN "Få"\n#KSUMMA {checksum}\n'


def test_a_right_checksum_is_made_anew_and_a_wrong_one_left_out() -> None:
    """A cleaned file never vouches for what was damaged before."""
    right = content_checksum('#FORMAT PC8\n#FNAMN "Få"')
    book = sie.read(sie.repair(_sealed(right).encode()).data)
    assert book.info.checksum is not None
    assert book.info.checksum.matches
    for text in (_sealed(right + 1), "#FLAGGA 0\n#KSUMMA\n#FNAMN F\n", "#FNAMN F\n#KSUMMA 5\n"):
        written = sie.repair(text.encode())
        assert b"#KSUMMA" not in written.data
        assert [f.severity for f in written.findings if f.code == "checksum_left_out"] == [
            Severity.WARNING
        ]


def test_each_change_has_its_line_before_and_after() -> None:
    """The finding has the place and the line as it was, and says how it is now."""
    (finding,) = sie.repair((_HEAD + "#ORGNR 2220002634\r\n").encode(), name="bok.se").findings
    assert (finding.where, finding.record) == ("bok.se rad 3", "#ORGNR 2220002634")
    assert finding.evidence["written"] == "#ORGNR 222000-2634"
    assert "#ORGNR 222000-2634" in finding.message.sv


def test_junk_is_refused() -> None:
    """There is nothing to clean in what is no SIE file."""
    with pytest.raises(UnreadableInputError, match="webbsida"):
        sie.repair(b"<html>")


_ODD_WAYS = (
    lambda text: text.replace(" ", "\t"),
    lambda text: text.replace("\r\n", "\n"),
    lambda text: text.replace("{}", "{ }"),
    lambda text: "\r\n" + text + "\x1a",
    lambda text: text.replace("#KONTO", "#konto"),
    lambda text: text.replace("#RAR", "# plan\r\n#RAR").replace("#FLAGGA 0\r\n", ""),
)


@settings(max_examples=30)
@given(sie_books(), st.lists(st.sampled_from(_ODD_WAYS), max_size=3), st.booleans())
def test_cleaning_keeps_the_books(books: SieBooks, ways: list[object], utf8: bool) -> None:  # noqa: FBT001 drawn
    """However the same books are written, cleaning keeps them, and cleaning twice is once."""
    text = sie.write(books.ledger, info=books.info, generated=books.ledger.year.end).decode("cp437")
    for way in ways:
        text = way(text)  # type: ignore[operator]
    data = text.encode("utf-8" if utf8 else "cp437")
    before = sie.read(data)
    written = sie.repair(data, mojibake=False)
    after = sie.read(written.data)
    assert _vocabulary(after) == _vocabulary(before)
    again = sie.repair(written.data, mojibake=False)
    assert (again.data, again.findings) == (written.data, ())


def _vocabulary(book: SieBook) -> dict[str, object]:
    return sie_vocabulary(book.ledger, book.info)


_WHOLE = (
    '#FLAGGA 0\r\n#FORMAT PC8\r\n#SIETYP 4\r\n#PROSA "a \\"b\\" {c}"\r\n#FNAMN "Förbundet"\r\n'
    '#RAR 0 20210101 20211231\r\n#KONTO 1930 "Bank"\r\n#KTYP 1930 T\r\n#DIM 20 "A"\r\n'
    '#UNDERDIM 21 "G" 20\r\n#OBJEKT 20 "01" "N"\r\n#IB 0 1930 5.00 3\r\n#UB 0 1930 6.00\r\n'
    '#PSALDO 0 202101 1930 {21 "0102"} 1.00\r\n#PBUDGET 0 202101 1930 {} 1.00\r\n'
    '#VER "A" "1" 20210104 "Text" 20210105 "AB"\r\n{\r\n#RTRANS 1930 {} 1.00 20210107\r\n'
    '#TRANS 1930 {} 1.00\r\n#TRANS 3981 {20 "01"} -1.00 20210105 "Te\\"xt" 2\r\n'
    "#BTRANS 1930 {} 3.00\r\n}\r\n"
    '#VER "A" "2" 20210104\r\n{\r\n#TRANS 1930 {6 "P"} 7.00\r\n#TRANS 3981 {} -7.00\r\n}\r\n'
).encode("cp437")
_MARKS = st.text('"{} \t\\#\n\r\x01+,-0', max_size=2).map(str.encode) | st.binary(max_size=2)
_DAMAGE = st.tuples(st.integers(9, len(_WHOLE) - 1), st.integers(0, 2), _MARKS)


@given(st.lists(_DAMAGE, min_size=1, max_size=4))
def test_damaged_files_keep_every_amount(damage: list[tuple[int, int, bytes]]) -> None:
    """Bytes changed, lost and added anywhere: no line is lost or joined, and no amount changes."""
    data = _WHOLE
    for at, cut, put in damage:
        data = data[:at] + put + data[at + cut :]
    before, after = sie.read(data), sie.read(sie.repair(data).data)
    assert _amounts(after) == _amounts(before)


def _amounts(book: SieBook) -> list[object]:
    """Every amount: line by line of each voucher, those that do not hold too, and the balances.

    Names are left out: damage may put into an account number what no file can hold.
    """
    ledger = book.ledger
    balances = stated(ledger, book.info).items()
    return [
        *([line.ore for line in v.lines] for v in (*ledger.journal, *ledger.rejected)),
        sorted(ledger.opening.values()),
        sorted((key.label, key.year, ore) for key, ore in balances),
    ]
