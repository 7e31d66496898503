"""The association and its members (samordningsförbund och medlemmar)."""

import re
from enum import StrEnum
from fractions import Fraction

from attrs import Attribute, field, frozen

from finsam_ledger.core.chart import AccountRange
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.terms import Text

_ORGNR_DIGITS = 10
_PERSON_DIGITS = 12


class Part(StrEnum):
    """Which party a member belongs to (part), FinsamL 5 §: state ½, region ¼, kommun ¼."""

    STATE = "stat"
    REGION = "region"
    MUNICIPALITY = "kommun"

    @property
    def word(self) -> Text:
        """The party as people write it (part)."""
        return _PART_WORDS[self]


_PART_WORDS = {
    Part.STATE: Text("Staten", "The state"),
    Part.REGION: Text("Regionerna", "The regions"),
    Part.MUNICIPALITY: Text("Kommunerna", "The municipalities"),
}


def normal_orgnr(text: str) -> str:
    """The number with its hyphen (organisationsnummer), or the text itself if it is none.

    >>> normal_orgnr("2220002634")
    '222000-2634'
    """
    digits = re.sub(r"[\s-]", "", text)
    if not digits.isdecimal():
        return text.strip()
    if len(digits) == _PERSON_DIGITS:
        digits = digits[2:]
    if len(digits) != _ORGNR_DIGITS:
        return text.strip()
    return f"{digits[:6]}-{digits[6:]}"


def _not_negative(_: object, __: "Attribute[Fraction | None]", share: Fraction | None) -> None:
    exact = share is None or isinstance(share, int | Fraction)
    if not exact or (share is not None and not 0 <= share <= 1):
        raise ValueRefusedError(
            Text(
                f"andelen {share} är inget bråk mellan 0 och 1",
                f"share {share} is no fraction in 0–1",
            ),
            Text('Skriv andelen som bråk, till exempel "1/4"', 'Write a fraction such as "1/4"'),
        )


@frozen
class Member:
    """A member of the association (medlem).

    Args:
        name: The member's name.
        part: Its party, FinsamL 5 §.
        share: Its agreed share of the contributions, or None where none is stated.
        inhabitants: By what it shares with others of its party, often inhabitants 16–64; None when
            not stated.
        accounts: The income accounts that its contributions are booked on.

    >>> Member("Region Kronoberg", Part.REGION, Fraction(1, 4)).share
    Fraction(1, 4)
    """

    name: str
    part: Part
    share: Fraction | None = field(default=None, validator=_not_negative)
    inhabitants: int | None = None
    accounts: tuple[AccountRange, ...] = ()


@frozen
class Association:
    """The body whose books these are (samordningsförbund).

    Args:
        name: Its legal name.
        orgnr: Organisationsnummer, kept with a hyphen; empty when unknown.
        members: Its members, in the order they are printed.

    >>> Association("Samordningsförbundet Värend", "2220002634").orgnr
    '222000-2634'
    """

    name: str
    orgnr: str = field(default="", converter=normal_orgnr)
    members: tuple[Member, ...] = ()
