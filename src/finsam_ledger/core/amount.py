"""Money (belopp): whole öre in an int, debit positive, credit negative. No float ever."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import Attribute, field, frozen

from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.numbers import ORE_PER_KRONA, format_ore, parse_ore
from finsam_ledger.terms import Text


def whole_ore(value: object) -> int:
    """The value itself if it is a whole number of öre (hela ören).

    Raises:
        ValueRefusedError: It is a float, a bool or anything else than an int.

    >>> whole_ore(100)
    100
    """
    if type(value) is not int:
        raise ValueRefusedError(
            Text(f"{value!r} är inte hela ören", f"{value!r} is not whole öre"),
            Text(
                "Ge ett heltal ören, eller använd Amount.kronor med text eller Decimal",
                "Give a whole number of öre, or use Amount.kronor with text or Decimal",
            ),
        )
    return value


def validate_ore(_: object, __: "Attribute[int]", value: object) -> None:
    """The attrs validator of every field that holds öre (kontroll av ören)."""
    whole_ore(value)


@frozen(order=True)
class Amount:
    """An amount of money (belopp) in whole öre, debit positive.

    Args:
        ore: Whole öre; nothing but ``int`` is accepted.

    Raises:
        ValueRefusedError: Anything else than an ``int`` is given.

    >>> Amount.kronor("1 234,50") + Amount(50)
    Amount(ore=123500)
    """

    ore: int = field(validator=validate_ore)

    @classmethod
    def kronor(cls, value: str | int | Decimal) -> "Amount":
        """An amount from kronor, as text, a whole number or a Decimal with at most two decimals."""
        if isinstance(value, str):
            return cls(parse_ore(value))
        if type(value) is int:
            return cls(value * ORE_PER_KRONA)
        if isinstance(value, Decimal):
            return cls(parse_ore(f"{value:f}"))
        return cls(whole_ore(value))

    @classmethod
    def total(cls, amounts: Iterable["Amount"]) -> "Amount":
        """The sum of the amounts (summa); zero when there are none."""
        return cls(sum(amount.ore for amount in amounts))

    def allocate(self, weights: Sequence[int | Fraction]) -> tuple["Amount", ...]:
        """Parts in proportion to the weights that sum to exactly this amount (fördelning)."""
        return tuple(map(Amount, allocate(self.ore, weights)))

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.ore + other.ore)

    def __sub__(self, other: "Amount") -> "Amount":
        return Amount(self.ore - other.ore)

    def __neg__(self) -> "Amount":
        return Amount(-self.ore)

    def __bool__(self) -> bool:
        return self.ore != 0

    def __str__(self) -> str:
        return format_ore(self.ore)


def _validate_weight(weight: object) -> None:
    if not isinstance(weight, Fraction) and type(weight) is not int:
        raise ValueRefusedError(
            Text(f"vikten {weight!r} är inget exakt tal", f"weight {weight!r} is no exact number"),
            Text("Ge ett heltal eller Fraction", "Give a whole number or a Fraction"),
        )


def allocate(total: int, weights: Sequence[int | Fraction]) -> tuple[int, ...]:
    """Whole parts in proportion to the weights, by largest remainder (fördelning).

    Args:
        total: What to split, in any whole unit; may be negative.
        weights: Whole numbers or fractions, none negative, at least one above zero. A zero weight
            gets nothing.

    Returns:
        One part a weight, summing to exactly ``total``; on equal remainders the first gets more.

    Raises:
        ValueRefusedError: A weight is negative or a float, all are zero, or the total is no int.

    >>> allocate(100, [1, 1, 1])
    (34, 33, 33)
    """
    whole_ore(total)
    for weight in weights:
        _validate_weight(weight)
    whole = sum(weights)
    if whole <= 0 or any(weight < 0 for weight in weights):
        raise ValueRefusedError(
            Text("fördelningen saknar positiva vikter", "the allocation has no positive weights"),
            Text(
                "Ge minst en vikt över noll och ingen under noll",
                "Give at least one weight above zero and none below",
            ),
        )
    if total < 0:
        return tuple(-part for part in allocate(-total, weights))
    exact = [Fraction(total) * weight / whole for weight in weights]
    parts = [int(share) for share in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return tuple(parts)
