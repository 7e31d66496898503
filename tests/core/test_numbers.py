"""Swedish numbers: what is printed can be read back, whatever blanks and minus people type."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.numbers import format_number, format_ore, parse_ore
from finsam_ledger.testing import ore

NBSP, THIN, MINUS = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{MINUS SIGN}"


@given(ore() | st.integers())
def test_what_is_printed_reads_back(value: int) -> None:
    """Every amount of any size survives being printed and read."""
    assert parse_ore(format_ore(value)) == value


@pytest.mark.parametrize("value", [10**26 + 1, -(10**28) - 1, 10**40 + 7])
def test_amounts_of_any_size_print_in_full(value: int) -> None:
    """More than 28 digits neither lose any nor stop the printing."""
    assert parse_ore(format_ore(value)) == value


@given(ore())
def test_numbers_are_printed_as_in_sweden(value: int) -> None:
    """NBSP between thousands, comma before öre, U+2212 as minus, and no hyphen or blank."""
    text = format_ore(value)
    assert not set(text) & {"-", " ", "."}
    assert text.startswith(MINUS) == (value < 0)
    assert text[-3] == ","
    assert all(len(group) == 3 for group in text[:-3].split(NBSP)[1:])


@given(ore(), st.sampled_from([" ", NBSP, THIN, ""]), st.sampled_from(["-", MINUS]))
def test_people_may_type_any_blank_and_minus(value: int, blank: str, minus: str) -> None:
    """An ordinary blank, NBSP, a narrow one or none, hyphen or minus, comma or full stop."""
    text = format_ore(value).replace(NBSP, blank).replace(MINUS, minus)
    assert parse_ore(text) == parse_ore(text.replace(",", ".")) == value
    assert parse_ore(f" {text} ") == value


@pytest.mark.parametrize(
    ("text", "expected"), [("12", 1200), ("+12,5", 1250), ("0,05", 5), ("-0", 0), ("−0,01", -1)]
)
def test_short_forms(text: str, expected: int) -> None:
    """Öre may be left out or be a single digit of tens."""
    assert parse_ore(text) == expected


@pytest.mark.parametrize("text", ["", "kr", "1,234", "1,2,3", "--1", "1-", "1e5", ",5", "1.234,50"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    """The message quotes the text and shows how to write it, in both languages."""
    with pytest.raises(ValueRefusedError) as error:
        parse_ore(text)
    assert f"”{text}” är inget belopp" in error.value.text("sv")
    assert "two decimals" in error.value.text("en")


@pytest.mark.parametrize(("value", "sv", "en"), [(-1234567, "−1 234 567", "−1,234,567")])
def test_both_languages(value: int, sv: str, en: str) -> None:
    """English groups with a comma, and has the same minus."""
    assert format_number(value).replace(NBSP, " ") == sv
    assert format_number(value, lang="en") == en
    assert format_number(Decimal(value), 2, "en") == f"{en}.00"


def test_there_is_no_minus_zero() -> None:
    """Zero has no sign."""
    assert format_number(Decimal("-0")) == "0"
