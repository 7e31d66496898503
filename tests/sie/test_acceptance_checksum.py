"""The checksum: acceptance case 34, and what else must not disturb it."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger import sie
from finsam_ledger.core.finding import Severity
from finsam_ledger.errors import UnreadableInputError
from finsam_ledger.sie import SieBook
from finsam_ledger.sie.checksum import content_checksum
from finsam_ledger.sie.tokens import tokenise

_BOOKS = (
    "#FLAGGA 0\n#PROGRAM P 1\n#FORMAT PC8\n#GEN 20220101\n#FNAMN F\n#SIETYP 4\n"
    "#RAR 0 20210101 20211231\n#KONTO 1930 Bank\n#KONTO 3981 Bidrag\n"
    "#VER A 1 20210104\n{\n#TRANS 1930 {} 1.00\n#TRANS 3981 {} -1.00\n}\n"
)


def _read(text: str, name: str = "bok.se") -> SieBook:
    return sie.read(text.encode("cp437"), name=name)


def _codes(book: SieBook) -> list[str]:
    return [finding.code for finding in book.findings]


def _sealed(content: str) -> str:
    return f"#FLAGGA 0\n#KSUMMA\n{content}#KSUMMA {content_checksum(content)}\n"


def test_case_34_the_example_of_the_standard() -> None:
    """The quotes around a field are not hashed, a quote inside it is."""
    assert content_checksum('#KONTO 1915 "Kassa \\"special\\""') == 1921122205


def test_case_34_checksum_that_matches() -> None:
    """Blanks, quotes and encoding are no part of the checksum."""
    content = _BOOKS.removeprefix("#FLAGGA 0\n").replace("#FNAMN F", '#FNAMN "Åre kök"')
    text = _sealed(content)
    for data in (
        text.encode("cp437"),
        text.encode(),
        text.replace("#TRANS 1930 ", '#TRANS\t "1930"  ').encode("cp437"),
        text.replace("\n", "\r\n").encode("cp437"),
    ):
        book = sie.read(data)
        assert book.info.checksum is not None
        assert book.info.checksum.matches
        assert "checksum" not in _codes(book)


def test_case_34_checksum_that_does_not() -> None:
    """A changed byte is a warning, and refused in strict mode."""
    text = _sealed(_BOOKS.removeprefix("#FLAGGA 0\n")).replace("A 1 20210104", "A 2 20210104")
    book = _read(text)
    assert _codes(book) == ["checksum"]
    with pytest.raises(UnreadableInputError, match="kontrollsumman"):
        sie.read(text.encode(), strict=True)


@pytest.mark.parametrize("end", ["", "#KSUMMA\n"])
def test_case_34_truncated(end: str) -> None:
    """An opening #KSUMMA without a closing one means that the end is missing."""
    book = _read("#FLAGGA 0\n#KSUMMA\n" + _BOOKS.removeprefix("#FLAGGA 0\n") + end)
    truncated = [f.severity for f in book.findings if f.code == "truncated"]
    assert (truncated, book.info.checksum) == ([Severity.ERROR], None)


def test_case_34_odd_checksums() -> None:
    """A sum that is no number never matches; a closing sum alone says nothing."""
    text = "#FLAGGA 0\n#KSUMMA\n" + _BOOKS.removeprefix("#FLAGGA 0\n") + "#KSUMMA abc\n"
    assert (_codes(_read(text)), _read(text).info.checksum) == (["checksum"], None)
    assert _read(_BOOKS + "#KSUMMA 1\n").findings == ()


def test_case_29_setting_the_flag_keeps_the_seal() -> None:
    """The checksum does not cover the flag."""
    book = sie.read(sie.mark_imported(_sealed(_BOOKS.removeprefix("#FLAGGA 0\n")).encode()))
    assert book.info.checksum is not None
    assert (book.info.flag, book.info.checksum.matches) == ("1", True)


_FIELDS = st.sampled_from(
    (
        '"a b"',
        '""',
        "x",
        "1930",
        '"å{1}"',
        '{6 "P 1"}',
        "{}",
        '{ "1" 2 }',
        '"a\\"b"',
        '"C:\\x"',
        '"a',
    )
)
_LINES = st.lists(_FIELDS, max_size=4).map(lambda fields: " ".join(("#KONTO", *fields)))


@given(st.lists(_LINES, max_size=9), st.sampled_from([" ", "\t", "  "]))
def test_case_34_many_lines_at_once_are_hashed_as_one_by_one(lines: list[str], blank: str) -> None:
    """Lines that are all regular are hashed together; the sum is that of each by itself."""
    alone = [line.replace(" ", blank) if '"' not in line else line for line in lines]
    parts = "".join(_hashed_alone(line) for line in alone)
    assert content_checksum("\n".join(alone)) == zlib.crc32(parts.encode("cp437"))


def _hashed_alone(line: str) -> str:
    return "".join(
        value if isinstance(value, str) else "".join(value) for value in tokenise(line).fields
    )
