"""Printed numbers: every style that a report prints reads as the same number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.review.amounts import Amount, parse_amount

MINUSES = ("-{}", "–{}", "−{}", "({})", "{}-", "{}−", "- {}", "( {} )")


@given(
    value=st.integers(-(10**12), 10**12),
    group=st.sampled_from(("", " ", "\u00a0", "\u202f", "\u2009")),
    minus=st.sampled_from(MINUSES),
)
def test_a_number_is_read_however_it_is_printed(value: int, group: str, minus: str) -> None:
    """Grouping and the way of writing minus change nothing."""
    digits = f"{abs(value):,}".replace(",", group)
    printed = minus.format(digits) if value < 0 else digits
    assert parse_amount(printed) == Amount(value)


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("5,5", Amount(55, 1)),
        ("5.5", Amount(55, 1)),
        ("1.234.567", Amount(1234567)),
        ("1 234,50", Amount(123450, 2)),
        ("12 %", Amount(12, percent=True)),
        ("12,1%", Amount(121, 1, percent=True)),
        ("250 tkr", Amount(250)),
        ("-", Amount(0)),
        ("–", Amount(0)),
        ("−", Amount(0)),
        ("--", Amount(0)),
        (17, Amount(17)),
        ("+12", Amount(12)),
    ],
)
def test_examples(printed: object, amount: Amount) -> None:
    """The ways of writing that a property does not draw."""
    assert parse_amount(printed) == amount


@pytest.mark.parametrize(
    "printed", ["", "se not", "(12", "12)", "1,2,3", "12x", True, "2024-12-31"]
)
def test_what_is_no_number(printed: object) -> None:
    """Words, dates and half parentheses are no numbers."""
    assert parse_amount(printed) is None
