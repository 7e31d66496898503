"""Cells in words, and how wide text is."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.numbers import format_number
from finsam_ledger.render._cells import cell_text, clean, number_text
from finsam_ledger.render._width import fold, pad_left, pad_right, text_width
from finsam_ledger.reports.document import Day, Number, Words

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


@given(st.integers(-(10**20), 10**20), st.sampled_from(["sv", "en"]))
def test_fast_whole_numbers_are_babels(value: int, lang: str) -> None:
    """The fast path writes exactly what ``format_number`` writes."""
    assert number_text(value, 0, lang) == format_number(value, 0, lang)


@given(st.integers(-(10**18), 10**18), st.sampled_from(["sv", "en"]))
def test_fast_ore_are_babels(value: int, lang: str) -> None:
    """Öre with two decimals too."""
    assert number_text(value, 2, lang) == format_number(Decimal(value).scaleb(-2), 2, lang)


def test_huge_numbers_keep_every_digit() -> None:
    """No digit is lost beyond the precision of the decimal context."""
    digits = number_text(10**40 + 7, 2, "sv").replace("\N{NO-BREAK SPACE}", "")
    assert digits == "1" + "0" * 38 + ",07"


def test_cells_say_words_numbers_and_days() -> None:
    """Each kind of cell has its words; what is not known is a dash or blank."""
    assert cell_text(Words("a\nb"), "sv") == "a\nb"
    assert cell_text(Number(-5, 2), "en") == "\N{MINUS SIGN}0.05"
    assert cell_text(Number(None), "sv") == "–"
    assert cell_text(Day(date(2021, 8, 31)), "sv") == "2021-08-31"
    assert cell_text(Day(None), "sv") == ""


@pytest.mark.parametrize("hostile", ["\x1b", "\x00", "\u202e", "\u2066", "\ud800", "\x9b", "\r"])
def test_what_steers_a_terminal_is_taken_out(hostile: str) -> None:
    """Control characters, direction marks and lone surrogates never reach the reader."""
    assert clean(f"a{hostile}b") == "a\ufffdb"


@given(TEXT)
def test_ordinary_text_is_left_alone(text: str) -> None:
    """Å, ä, ö and every other letter come through."""
    assert [char for char in clean(text) if char != "\ufffd"] == [
        char for char in text if clean(char) == char and char != "\ufffd"
    ]


@given(TEXT, st.integers(4, 40), st.integers(0, 3))
def test_folding_keeps_the_width_and_every_letter(text: str, width: int, hanging: int) -> None:
    """No line is too wide, and nothing but blanks is lost."""
    lines = fold(text, width, hanging)
    assert all(text_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_folding_hangs_the_later_lines() -> None:
    """A label's own indentation is kept, and its later lines hang."""
    assert fold("  Avsättningar för pensioner", 16, 2) == [
        "  Avsättningar",
        "    för",
        "    pensioner",
    ]


def test_a_word_wider_than_the_column_is_broken() -> None:
    """A word that no column can hold goes on in the next line."""
    assert fold("aa bbbbbbbbbb", 4) == ["aa", "bbbb", "bbbb", "bb"]


def test_wide_and_combining_letters_are_counted_as_shown() -> None:
    """An NFD å is one column, a Chinese sign two."""
    assert text_width("a\u030a") == 1
    assert text_width("漢") == 2
    assert text_width("→a") == 2
    assert pad_left("å", 3) + "|" + pad_right("漢", 3) + "|" == "  å|漢 |"
