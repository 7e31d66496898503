"""Reading records: acceptance cases 8–18, quotes, blanks, braces and lines that are no records."""

import pytest

from finsam_ledger import sie
from finsam_ledger.core.columns import LineExtra
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.finding import Severity
from finsam_ledger.sie import SieBook

_HEAD = (
    "#FLAGGA 0\n#PROGRAM P 1\n#FORMAT PC8\n#GEN 20220101\n#SIETYP 4\n#FNAMN F\n"
    "#RAR 0 20210101 20211231\n#KONTO 1930 Bank\n#KONTO 3981 Bidrag\n#IB 0 1930 5.00\n"
)
_PLAIN = (
    '#VER A 1 20210104 "Bidrag"\n{\n#TRANS 1930 {} 100.00\n#TRANS 3981 {6 "P1"} -100.00\n}\n'
    '#VER A 2 20210105 "Mer"\n{\n#TRANS 1930 {} 1.00\n#TRANS 3981 {} -1.00\n}\n'
)


def _read(text: str) -> SieBook:
    return sie.read(text.encode("cp437"))


def _codes(book: SieBook) -> list[str]:
    return [finding.code for finding in book.findings]


def _with_row(row: str) -> SieBook:
    """Books whose last voucher has the row and one that balances it."""
    return _read(f"{_HEAD}{_PLAIN}#VER A 3 20210106\n{{\n{row}\n#TRANS 3981 {{}} -7.00\n}}\n")


@pytest.mark.parametrize(
    ("before", "end", "after"),
    [
        ("", "\r\n", ""),
        ("", "\r", ""),
        ("\n \n", "\n", "\x1a"),
        ("", "\r\n", "\x1a\x00\x00"),
    ],
)
def test_case_08_line_ends_blank_lines_and_padding(before: str, end: str, after: str) -> None:
    """However lines end, and whatever pads the file, the books are the same."""
    plain = _read(_HEAD + _PLAIN)
    text = before + (_HEAD + _PLAIN).rstrip("\n").replace("\n", end) + after
    book = sie.read(text.encode("cp437"))
    same = [(voucher.name, voucher.day, voucher.lines) for voucher in book.ledger.journal]
    assert same == [(voucher.name, voucher.day, voucher.lines) for voucher in plain.ledger.journal]
    assert (book.findings, book.ledger.opening) == ((), plain.ledger.opening)


def test_case_08_mixed_line_ends() -> None:
    """Lines of one file may end in different ways."""
    text = _HEAD.replace("\n", "\r\n", 4) + _PLAIN.replace("\n", "\r", 3)
    assert _read(text).ledger == _read(_HEAD + _PLAIN).ledger


@pytest.mark.parametrize("blank", ["\t", "  ", " \t "])
def test_case_09_blanks_between_fields(blank: str) -> None:
    """TAB and several blanks separate fields as one blank does; trailing blanks are nothing."""
    lines = (_HEAD + _PLAIN).replace(" ", blank).replace("\n", f"{blank}\n")
    book = _read(lines)
    assert (book.ledger, book.findings) == (_read(_HEAD + _PLAIN).ledger, ())


def test_case_10_escaped_quotes() -> None:
    r"""``\"`` is a quote inside a field."""
    book = _read(_HEAD + '#KONTO 1915 "Kassa \\"special\\""\n' + _PLAIN)
    assert book.ledger.accounts["1915"].name == 'Kassa "special"'
    assert book.findings == ()


@pytest.mark.parametrize("text", ["1110\\1002 Hus", "C:\\Dir\\X", "C:\\\\Dir"])
def test_case_11_other_backslashes_are_kept(text: str) -> None:
    """A backslash that escapes no quote is itself, also when doubled."""
    book = _read(f'{_HEAD}#KONTO 1915 "{text}"\n{_PLAIN}')
    assert (book.ledger.accounts["1915"].name, book.findings) == (text, ())


def test_case_12_field_ending_in_a_backslash() -> None:
    r"""``"C:\SIE\"`` at the end of a line means the path, with a warning."""
    book = _read(_HEAD + '#FNR "C:\\SIE\\"\n' + _PLAIN)
    assert (book.info.fnr, _codes(book)) == ("C:\\SIE\\", ["trailing_backslash"])


def test_case_13_stray_quotes() -> None:
    """An ö that became a quote does not cut the name short."""
    book = _read(_HEAD + '#KONTO 1480 "F"rskott till leverant"re"\n' + _PLAIN)
    assert book.ledger.accounts["1480"].name == 'F"rskott till leverant"re'
    assert _codes(book) == ["stray_quote"]
    assert book.findings[0].record == '#KONTO 1480 "F"rskott till leverant"re"'


def test_case_13_quote_before_a_blank() -> None:
    """A stray quote before a blank tears the text; what is left is joined again."""
    book = _read(_HEAD + '#KONTO 1480 "Milj" och v"xt"\n' + _PLAIN)
    assert book.ledger.accounts["1480"].name == 'Milj" och v"xt'
    assert set(_codes(book)) == {"stray_quote"}
    voucher = _with_row("#TRANS 1930 {} 7.00").ledger.journal
    assert len(voucher) == 3


def test_case_13_torn_voucher_text() -> None:
    """The fields after a torn text are still found."""
    book = _read(_HEAD + '#VER A 1 20210104 "Milj" avgift" 20210105\n{\n}\n')
    voucher = book.ledger.journal.voucher(0)
    assert (voucher.text, str(voucher.registered)) == ('Milj" avgift', "2021-01-05")


def test_case_14_unclosed_quote() -> None:
    """A text cut at a fixed width keeps what is left of it, and the amount."""
    book = _with_row('#TRANS 1930 {} 7.00 20210106 "Text som är avk')
    line = book.ledger.journal.voucher(2).lines[0]
    assert (line.account, line.ore, line.text) == ("1930", 700, "Text som är avk")
    assert _codes(book) == ["unclosed_quote"]


def test_case_15_unquoted_text_as_last_field() -> None:
    """Text with blanks and no quotes is read to the end of the line."""
    book = _read(_HEAD.replace("#FNAMN F", "#FNAMN Övningsbolaget AB") + _PLAIN)
    assert (book.info.fnamn, _codes(book)) == ("Övningsbolaget AB", ["unquoted_text"])


@pytest.mark.parametrize(
    ("braces", "objects"),
    [
        ("{}", ()),
        ("{ }", ()),
        ("{1 1}", (ObjectRef("1", "1"),)),
        ('{ "1" "10"}', (ObjectRef("1", "10"),)),
        ('{"1" "456" "7" "47"}', (ObjectRef("1", "456"), ObjectRef("7", "47"))),
    ],
)
def test_case_16_object_braces(braces: str, objects: tuple[ObjectRef, ...]) -> None:
    """All ways to write a list of objects give the same objects."""
    book = _with_row(f"#TRANS 1930 {braces} 7.00")
    assert book.ledger.journal.voucher(2).lines[0].objects == objects
    assert book.findings == ()


def test_case_16_odd_number_of_items() -> None:
    """An item without its partner is an error of that row only; its amount still counts."""
    book = _with_row("#TRANS 1930 {1 10 6} 7.00")
    assert book.ledger.journal.voucher(2).lines[0].objects == (ObjectRef("1", "10"),)
    assert [(f.code, f.severity, f.line) for f in book.findings] == [
        ("odd_objects", Severity.ERROR, 23)
    ]


def test_case_16_unclosed_braces() -> None:
    """A list that nobody closed swallows the amount; the voucher is kept out."""
    book = _with_row("#TRANS 1930 {1 10 7.00")
    assert {"unclosed_braces", "bad_amount", "broken_voucher"} <= set(_codes(book))
    assert [draft.name for draft in book.ledger.rejected] == ["A 3"]


def test_case_17_missing_braces() -> None:
    """A row without the compulsory braces is read, with a warning."""
    book = _with_row('#TRANS 1930 7.00 20210107 "Text" 3 AB')
    line = book.ledger.journal.voucher(2).lines[0]
    assert (line.ore, line.text, line.quantity, line.sign) == (700, "Text", "3", "AB")
    assert _codes(book) == ["missing_objects"]


def test_case_18_unknown_labels_extra_fields_and_comments() -> None:
    """What the format does not know is ignored, and told once a kind with the count."""
    odd = "#MOMSKOD 2610 10\n# Kontoplan\n#MOMSKOD 2611 10\n#KONTO 1915 Kassa\n#SRU 1915 1 2\n"
    block = "#VER A 1 20210104\n{\n#FORGN x\n}\n"
    book = _read(_HEAD + odd + "lös text\n" + block)
    told = {
        (f.code, f.evidence.get("label")): f.evidence["count"]
        for f in book.findings
        if f.code != "empty_voucher"
    }
    assert told == {
        ("unknown_label", "MOMSKOD"): 2,
        ("comment", None): 1,
        ("extra_fields", "SRU"): 1,
        ("not_a_record", None): 1,
        ("unknown_label", "FORGN"): 1,
    }


def test_control_characters_become_blanks() -> None:
    """A TAB inside quotes may not occur; it is read as a blank."""
    book = _read(_HEAD + '#KONTO 1915 "Kassa\tA"\n' + _PLAIN)
    assert (book.ledger.accounts["1915"].name, _codes(book)) == ("Kassa A", ["control_character"])


def test_missing_opening_brace() -> None:
    """A block without its first brace begins at its first row."""
    book = _read(_HEAD + "#VER A 1 20210104\n#TRANS 1930 {} 1\n#TRANS 3981 {} -1\n}\n" + _PLAIN)
    assert (_codes(book), len(book.ledger.journal)) == (["missing_brace"], 3)


def test_missing_closing_brace() -> None:
    """A block without its last brace ends where the next begins, or with the file."""
    block = "#VER A 1 20210104\n{\n#TRANS 1930 {} 1\n#TRANS 3981 {} -1\n"
    book = _read(_HEAD + block + _PLAIN + block)
    assert (_codes(book), len(book.ledger.journal)) == (["unclosed_voucher"] * 2, 4)


def test_braces_on_the_line_of_a_row() -> None:
    """Braces need not stand alone on their lines."""
    book = _read(_HEAD + "#VER A 1 20210104\n{ #TRANS 1930 {} 1\n#TRANS 3981 {} -1\n} # slut\n")
    assert (len(book.ledger.journal), book.rows) == (1, 2)


def test_row_outside_any_voucher() -> None:
    """A row that belongs to no voucher is an error and is booked nowhere."""
    book = _read(_HEAD + "{\n#TRANS 1930 {} 1\n}\n" + _PLAIN)
    assert (_codes(book), book.rows) == (["row_outside_voucher"], 4)


def test_lines_keep_what_few_lines_have() -> None:
    """Quantity and signature stay with their row, on the fast path as on the careful one."""
    book = _with_row('#TRANS 1930 {} 7.00 20210107 "Text" 3 "AB"')
    assert LineExtra(book.ledger.journal.line(4).day, "3", "AB") in (
        book.ledger.journal.columns.line_extra.values()
    )
