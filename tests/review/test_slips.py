"""Slips of the pen: what was done to a figure is recognised."""

from hypothesis import assume, given
from hypothesis import strategies as st

from finsam_ledger.review.slips import Slip, slip_between

figures = st.integers(100, 10**9)


@given(figures, st.sampled_from((1, -1)))
def test_a_turned_sign(right: int, sign: int) -> None:
    """The same figure with the other sign."""
    assert slip_between(-sign * right, sign * right) is Slip.SIGN


@given(figures, st.data())
def test_two_digits_that_changed_places(right: int, data: st.DataObject) -> None:
    """Two digits beside each other, unless only zeros at the end tell them apart."""
    digits = list(f"{right}")
    i = data.draw(st.integers(0, len(digits) - 2))
    assume(digits[i] != digits[i + 1] and "0" not in (digits[i], digits[i + 1]))
    digits[i], digits[i + 1] = digits[i + 1], digits[i]
    assert slip_between(int("".join(digits)), right) is Slip.TRANSPOSED


@given(figures, st.data())
def test_one_digit(right: int, data: st.DataObject) -> None:
    """One digit of another value."""
    digits = list(f"{right}")
    i = data.draw(st.integers(0, len(digits) - 1))
    digits[i] = data.draw(st.sampled_from([d for d in "123456789" if d != digits[i]]))
    assume(f"{right}".rstrip("0") != "".join(digits).rstrip("0"))
    assert slip_between(int("".join(digits)), right) is Slip.DIGIT


@given(figures, st.integers(1, 3))
def test_a_power_of_ten(right: int, power: int) -> None:
    """The figure in the wrong unit."""
    assert slip_between(right * 10**power, right) is Slip.SHIFTED


@given(figures)
def test_no_slip_without_a_difference(right: int) -> None:
    """Equal figures differ by no slip but a shift by nothing."""
    assert slip_between(right, right) in (Slip.SHIFTED, None)
