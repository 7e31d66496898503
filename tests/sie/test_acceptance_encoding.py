"""Reading bytes: acceptance cases 1–7, which encoding a file has and what was garbled before."""

import pytest

from finsam_ledger import sie
from finsam_ledger.core.finding import Severity
from finsam_ledger.sie import SieBook

_HEAD = (
    "#FLAGGA 0\n#PROGRAM P 1\n#FORMAT PC8\n#GEN 20220101\n#SIETYP 4\n"
    "#RAR 0 20210101 20211231\n#IB 0 1930 0.00\n#VER A 1 20210101\n{\n#TRANS 1930 {} 0.00\n}\n"
)
_SWEDISH = '#FNAMN "Räksmörgås ÅÄÖ é"\n#KONTO 1930 "Företagskonto"\n'


def _codes(book: SieBook) -> list[str]:
    return [finding.code for finding in book.findings]


def test_case_01_cp437_gives_exact_text_and_no_finding() -> None:
    """CP437 is what the format demands: every Swedish letter is right and nothing is said."""
    book = sie.read((_HEAD + _SWEDISH).encode("cp437"))
    assert book.ledger.association.name == "Räksmörgås ÅÄÖ é"
    assert (book.info.encoding, book.findings) == ("cp437", ())


def test_case_02_utf8_under_pc8_is_told_from_its_bytes() -> None:
    """#FORMAT PC8 is not believed: the text is right and one info names the encoding."""
    book = sie.read((_HEAD + _SWEDISH).encode())
    assert book.ledger.accounts["1930"].name == "Företagskonto"
    assert (book.info.encoding, _codes(book)) == ("utf-8", ["encoding"])
    assert book.findings[0].severity is Severity.INFO
    assert book.findings[0].line == 12


def test_case_03_byte_order_mark_is_stripped() -> None:
    """The first record after a UTF-8 BOM is still #FLAGGA."""
    book = sie.read((_HEAD + _SWEDISH).encode("utf-8-sig"))
    assert (book.info.flag, book.info.encoding) == ("0", "utf-8")


def test_case_03_utf16_is_read_too() -> None:
    """Notepad's "Unicode" has a BOM of its own."""
    book = sie.read((_HEAD + _SWEDISH).encode("utf-16"))
    assert (book.info.encoding, book.info.fnamn) == ("utf-16", "Räksmörgås ÅÄÖ é")


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_case_04_latin_1_and_windows_1252(encoding: str) -> None:
    """The Swedish letters of Windows outnumber those of CP437, so the file is read as Windows."""
    book = sie.read((_HEAD + _SWEDISH).encode(encoding))
    assert book.info.fnamn == "Räksmörgås ÅÄÖ é"
    assert (book.info.encoding, _codes(book)) == ("cp1252", ["encoding"])


def test_case_05_mixed_encoding_is_mended_field_by_field() -> None:
    """One record may hold a field in Windows-1252 beside one in CP437: both are right, W tells."""
    mixed = b'#FNR "C:\\F\xf6retag"\n#OBJEKT 6 "\xc51" "\x86rsta"\n'
    book = sie.read((_HEAD + _SWEDISH).encode("cp437") + mixed)
    assert book.info.fnr == "C:\\Företag"
    assert dict(book.ledger.objects) == {("6", "Å1"): "årsta"}
    assert _codes(book) == ["mixed_encoding", "mixed_encoding"]
    assert [finding.line for finding in book.findings] == [14, 15]


def test_case_05_mixed_with_utf8() -> None:
    """A field in UTF-8 within a CP437 file is told by its pairs of bytes."""
    book = sie.read((_HEAD + _SWEDISH).encode("cp437") + '#FNR "Företag"\n#PROSA "├"\n'.encode())
    assert book.info.fnr == "Företag"


def test_case_05_box_drawing_in_cp437_is_kept() -> None:
    """A field that is no text in another encoding stays as CP437 has it."""
    book = sie.read((_HEAD + _SWEDISH + '#PROSA "├x ┼å"\n').encode("cp437"))
    assert (book.info.prosa, book.findings) == ("├x ┼å", ())


def test_case_06_baked_in_mojibake_is_kept_and_counted() -> None:
    """Garbled words are kept as they stand; one warning counts them and quotes the first."""
    text = _HEAD + '#FNAMN "Flottbrov„gen P\x86g\x86ende N\ufffdt"\n#PROSA "å ”citat”"\n'
    book = sie.read(text.encode())
    warning = next(finding for finding in book.findings if finding.code == "mojibake")
    assert book.info.fnamn == "Flottbrov„gen P\x86g\x86ende N\ufffdt"
    assert (warning.evidence["count"], warning.line) == (4, 12)
    assert warning.evidence["example"] == "Flottbrov„gen"


@pytest.mark.parametrize(
    ("garbled", "mended"),
    [
        ("Flottbrov„gen", "Flottbrovägen"),
        ("Ink”p tj„nster", "Inköp tjänster"),
        ("P\x86g\x86ende", "Pågående"),
        ("FÃ¶rening", "Förening"),
        ("Ã¥ \u0152", "å \u0152"),
        ("Ã¤\u0100", "Ã¤\u0100"),
        ("N\ufffdt", "N\ufffdt"),
        ("”citat” och text", "”citat” och text"),
        ("FÃ¶rsÃ¤ljning", "Försäljning"),
        ("F├╢rening ├ñr ├àr", "Förening är År"),
        ("F÷rsΣljning pσ ╓vrigt ┼r", "Försäljning på Övrigt År"),
        ("™vrigt Žndring", "Övrigt Ändring"),
        ("10÷20, Σ 5, ── Žižka ──", "10÷20, Σ 5, ── Žižka ──"),
    ],
)
def test_case_06_repair_when_asked(garbled: str, mended: str) -> None:
    """The repair reverses what can be reversed and leaves the rest and real quotes alone."""
    assert sie.repair_mojibake(garbled) == mended


def test_case_07_ascii_is_cp437_without_a_word() -> None:
    """ASCII needs no decision."""
    book = sie.read((_HEAD + '#FNAMN "F"\n#KONTO 1930 "Bank"\n').encode("ascii"))
    assert (book.info.encoding, book.findings) == ("cp437", ())


def test_damaged_utf8_stays_utf8() -> None:
    """One broken byte does not turn a whole UTF-8 file into another encoding."""
    book = sie.read((_HEAD + _SWEDISH).encode() + b'#PROSA "sl\xc3"\n')
    assert (book.info.encoding, book.info.prosa) == ("utf-8", "sl\ufffd")


def test_case_06_cleaning_restores_the_file() -> None:
    """A cleaned file has its words back, in CP437; each is told, also what is lost."""
    text = _HEAD + '#FNAMN "Flottbrov„gen P\x86g\x86ende"\n#PROSA "F÷rening N\ufffdt"\n'
    written = sie.repair(text.encode())
    info = sie.read(written.data).info
    assert (info.encoding, info.fnamn) == ("cp437", "Flottbrovägen Pågående")
    assert info.prosa == "Förening N?t"
    told = {f.code: f.evidence.get("after") for f in written.findings}
    assert told["repaired_mojibake"] == "Förening N\ufffdt"
    assert {"repaired_encoding", "unknown_character"} <= told.keys()
    kept = sie.repair('#FNAMN "Flottbrov†gen"\n'.encode(), mojibake=False)
    assert {f.code for f in kept.findings} >= {"unknown_character"}
