"""Accounts (konton) as a set of books declares them."""

from enum import StrEnum

from attrs import frozen


class AccountKind(StrEnum):
    """What an account holds (kontotyp), with the letter that SIE gives it (#KTYP)."""

    ASSET = "T"
    LIABILITY = "S"
    INCOME = "I"
    COST = "K"

    @property
    def is_result(self) -> bool:
        """Whether the account belongs to the resultaträkning."""
        return self in (AccountKind.INCOME, AccountKind.COST)


@frozen
class Account:
    """An account of the books (konto).

    Args:
        number: Its number as text; usually four digits, never coerced.
        name: Its name in the books.
        kind: What the books say that it holds (#KTYP), None when they do not say.

    >>> Account("1930", "Bank").number
    '1930'
    """

    number: str
    name: str = ""
    kind: AccountKind | None = None
