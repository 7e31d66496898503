"""Dimensions and objects (dimensioner och objekt): kostnadsställe, projekt, motpart."""

from typing import NamedTuple, TypeAlias

from attrs import frozen


class ObjectRef(NamedTuple):
    """One object that a line is booked on (objekt): a dimension number and a code.

    >>> ObjectRef("6", "SAMSIP").code
    'SAMSIP'
    """

    dimension: str
    code: str


Objects: TypeAlias = tuple[ObjectRef, ...]


@frozen
class Dimension:
    """A way to divide the lines (dimension).

    Args:
        number: SIE's number: 1 kostnadsställe, 2 kostnadsbärare, 6 projekt, 20– free.
        name: What people call it.
        parent: The dimension above it, empty when there is none (#UNDERDIM).

    >>> Dimension("6", "Projekt").name
    'Projekt'
    """

    number: str
    name: str
    parent: str = ""


PREDECESSORS = "foregangare"
"""The dimension whose objects are the förbund that this one continues (föregångare)."""
COUNTERPARTY = "motpart"
"""The dimension whose objects are the other parties of the vouchers, by name (motpart)."""
PARTY_DIMENSIONS = ("8", "9")
"""SIE's own dimensions of other parties: kund and leverantör."""
RESERVED_DIMENSIONS = (
    Dimension("1", "Kostnadsställe"),
    Dimension("2", "Kostnadsbärare", "1"),
    Dimension("6", "Projekt"),
    Dimension("7", "Anställd"),
    Dimension("8", "Kund"),
    Dimension("9", "Leverantör"),
    Dimension("10", "Faktura"),
)
