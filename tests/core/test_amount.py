"""Amounts are whole öre, exact at any size, and are split without losing any."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.amount import Amount, allocate, whole_ore
from finsam_ledger.core.association import Member, Part
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.testing import amounts, empty_ledgers, ore, weights

not_ore = st.one_of(
    st.floats(),
    st.booleans(),
    st.decimals(allow_nan=False),
    st.text(max_size=3),
    st.none(),
)


@given(amounts(), amounts(), amounts())
def test_amounts_add_as_whole_numbers(a: Amount, b: Amount, c: Amount) -> None:
    """Adding is commutative and associative, subtracting undoes it, and order is that of öre."""
    assert a + b == b + a
    assert (a + b) + c == a + (b + c) == Amount.total([c, a, b])
    assert a + b - b == a
    assert Amount(0) - a == -a
    assert (a < b) == (a.ore < b.ore)
    assert bool(a) == (a.ore != 0)


def test_the_total_of_nothing_is_zero() -> None:
    """No amounts sum to zero and not to nothing."""
    assert Amount.total([]) == Amount(0)


@given(not_ore)
def test_nothing_but_whole_ore_is_an_amount(value: object) -> None:
    """Floats, bools, decimals and texts are refused wherever öre are taken."""
    with pytest.raises(ValueRefusedError, match="hela ören"):
        whole_ore(value)
    with pytest.raises(ValueRefusedError, match="hela ören"):
        Amount(value)  # type: ignore[arg-type]
    with pytest.raises(ValueRefusedError, match="hela ören"):
        Line("1930", value)  # type: ignore[arg-type]
    with pytest.raises(ValueRefusedError, match="hela ören"):
        allocate(value, [1])  # type: ignore[arg-type]


@given(empty_ledgers(), not_ore)
def test_nothing_but_whole_ore_is_an_opening_balance(ledger: Ledger, value: object) -> None:
    """A ledger with an opening balance that is no int cannot be made."""
    with pytest.raises(ValueRefusedError, match="hela ören"):
        Ledger(ledger.association, ledger.chart, ledger.year, opening={"1930": value})  # type: ignore[dict-item]


@pytest.mark.parametrize("value", [1.5, True, None, float("nan"), [1]])
def test_kronor_are_text_int_or_decimal(value: object) -> None:
    """Kronor as a float or bool are refused, not rounded."""
    with pytest.raises(ValueRefusedError):
        Amount.kronor(value)  # type: ignore[arg-type]


@given(ore())
def test_kronor_in_three_ways_are_the_same(value: int) -> None:
    """Text, Decimal and a whole number of kronor give the same öre."""
    exact = Decimal(value).scaleb(-2)
    assert Amount.kronor(exact) == Amount.kronor(f"{exact:f}") == Amount(value)
    assert Amount.kronor(value) == Amount(value * 100)


@given(amounts())
def test_an_amount_prints_as_what_it_is_read_from(amount: Amount) -> None:
    """What str() prints, Amount.kronor reads back."""
    assert Amount.kronor(str(amount)) == amount


@pytest.mark.parametrize("value", [Decimal("0.001"), Decimal("NaN"), Decimal("Infinity")])
def test_a_decimal_with_parts_of_ore_is_refused(value: Decimal) -> None:
    """Nothing is rounded on the way in."""
    with pytest.raises(ValueRefusedError, match="inget belopp"):
        Amount.kronor(value)


@given(ore() | st.integers(), weights())
def test_allocate_loses_nothing_and_is_near_the_exact(
    total: int, shares: list[int | Fraction]
) -> None:
    """Parts sum exactly, each is less than one unit from its share, zero weights get nothing."""
    parts = allocate(total, shares)
    assert sum(parts) == total
    for part, weight in zip(parts, shares, strict=True):
        assert abs(part - Fraction(total) * weight / sum(shares)) < 1
        assert weight or not part


@given(ore(), weights())
def test_allocate_of_a_negative_total_is_its_mirror(
    total: int, shares: list[int | Fraction]
) -> None:
    """A repayment is split as the payment was, with the other sign."""
    assert allocate(-total, shares) == tuple(-part for part in allocate(total, shares))


@given(amounts(), weights())
def test_larger_weights_never_get_less(amount: Amount, shares: list[int | Fraction]) -> None:
    """With a positive total a larger weight gets at least as much as a smaller one."""
    parts = Amount(abs(amount.ore)).allocate(shares)
    ranked = sorted(zip(shares, parts, strict=True))
    smallest: dict[int | Fraction, int] = {}
    for weight, part in ranked:
        smallest[weight] = min(part.ore, smallest.get(weight, part.ore))
    assert all(p.ore >= q for w, p in ranked for v, q in smallest.items() if v < w)


@pytest.mark.parametrize("shares", [[], [0], [0, 0], [-1, 2], [1, -1], [Fraction(-1, 2), 3]])
def test_weights_that_split_nothing_are_refused(shares: list[int | Fraction]) -> None:
    """No weight above zero, or one below, is refused with a remedy."""
    with pytest.raises(ValueRefusedError, match="minst en vikt över noll"):
        allocate(100, shares)


@pytest.mark.parametrize("weight", [0.5, True, Decimal("0.5"), "1"])
def test_weights_are_exact(weight: object) -> None:
    """A weight that is a float, a bool or a Decimal is refused: 0.1 is not one tenth."""
    with pytest.raises(ValueRefusedError, match="inget exakt tal"):
        allocate(100, [1, weight])  # type: ignore[list-item]


@pytest.mark.parametrize("share", [0.25, Fraction(5, 4), Fraction(-1, 4), 2, "1/4"])
def test_a_share_is_a_fraction_between_0_and_1(share: object) -> None:
    """A member's share is exact and between nothing and everything."""
    with pytest.raises(ValueRefusedError, match="inget bråk mellan 0 och 1"):
        Member("Regionen", Part.REGION, share)  # type: ignore[arg-type]
