"""What a book is made of (händelser): entries that are added and never changed.

Each entry says who made it, when and with which version of the program; together they are the
book's behandlingshistorik (LKBR 3 kap. 11 §). An entry of a new kind is a class here, and what it
does to the book stands in ``acts``.
"""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar, TypeAlias

from attrs import Attribute, field, frozen

from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.dimension import Dimension, ObjectRef
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Voucher
from finsam_ledger.errors import MissingReasonError, ValueRefusedError
from finsam_ledger.terms import Text
from finsam_ledger.version import VERSION

PROGRAM = f"finsam-ledger {VERSION}"
OpeningRows: TypeAlias = tuple[tuple[str, int], ...]


def _has_zone(_: "Stamp", __: "Attribute[datetime]", at: datetime) -> None:
    if at.utcoffset() is None:
        raise ValueRefusedError(
            Text(f"tidpunkten {at} saknar tidszon", f"the time {at} has no time zone"),
            Text(
                "Ge en tidpunkt med tidszon, till exempel datetime.now().astimezone()",
                "Give a time with a zone, for instance datetime.now().astimezone()",
            ),
        )


def _says_who(_: "Stamp", __: "Attribute[str]", by: str) -> None:
    if not by.strip():
        raise MissingReasonError(
            Text("det saknas vem som gör det", "who does it is not stated"),
            Text("Ange signatur", "Give a signature"),
        )


def _says_why(_: object, __: "Attribute[str]", why: str) -> None:
    if not why.strip():
        raise MissingReasonError(
            Text("det saknas varför det görs", "why it is done is not stated"),
            Text("Ange orsaken", "Give the reason"),
        )


@frozen
class Stamp:
    """Who did it, when, and with what (stämpel), LKBR 3 kap. 7, 10 and 11 §§.

    Args:
        at: When, with a time zone.
        by: Who: a signature or a name.
        program: Name and version of the program that did it.

    Raises:
        MissingReasonError: ``by`` is empty.
        ValueRefusedError: ``at`` has no time zone.

    >>> from datetime import UTC
    >>> Stamp(datetime(2024, 3, 1, 9, 30, tzinfo=UTC), "AN").by
    'AN'
    """

    at: datetime = field(validator=_has_zone)
    by: str = field(validator=_says_who)
    program: str = PROGRAM

    @classmethod
    def now(cls, by: str, at: datetime | None = None) -> "Stamp":
        """A stamp of this moment by the machine's clock, or of a given one (stämpla)."""
        return cls(at or datetime.now().astimezone(), by)


class LinkRole(StrEnum):
    """What a voucher is to the one it corrects (roll i rättelsen)."""

    REVERSES = "upphaver"
    REPLACES = "ersatter"


@frozen
class Link:
    """That a voucher corrects an earlier one (hänvisning till rättad verifikation).

    Args:
        original: The number of the entry that registered the corrected voucher.
        role: Whether it reverses the original or replaces it.
        why: The reason.

    Raises:
        MissingReasonError: ``why`` is empty.
    """

    original: int
    role: LinkRole
    why: str = field(validator=_says_why)


@frozen
class Entry:
    """Something that was done to the book (händelse), never changed afterwards.

    Args:
        stamp: Who, when and with what.
    """

    KIND: ClassVar[str] = ""
    stamp: Stamp


@frozen
class BookBegun(Entry):
    """The book was begun (upplagd bok): for whom, after which chart, with which bokslut series."""

    KIND: ClassVar[str] = "upplagd"
    association: Association
    chart: str
    closing_series: str


@frozen
class AccountsDeclared(Entry):
    """Accounts, dimensions and objects were laid up or renamed (upplagda konton)."""

    KIND: ClassVar[str] = "konton"
    accounts: tuple[Account, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    objects: tuple[tuple[ObjectRef, str], ...] = ()


@frozen
class YearOpened(Entry):
    """A fiscal year was opened with its opening balances in öre (öppnat räkenskapsår)."""

    KIND: ClassVar[str] = "ar_oppnat"
    year: FiscalYear
    opening: OpeningRows = ()


@frozen
class OpeningChanged(Entry):
    """Opening balances were changed, as the year before was (ändrade ingående balanser)."""

    KIND: ClassVar[str] = "ingaende_andrad"
    year: FiscalYear
    opening: OpeningRows
    why: str = field(validator=_says_why)


@frozen
class VoucherRegistered(Entry):
    """A voucher was registered (bokförd verifikation), perhaps as the correction of another."""

    KIND: ClassVar[str] = "verifikation"
    voucher: Voucher
    link: Link | None = None


@frozen
class PeriodLocked(Entry):
    """The months of a period were locked (låst period)."""

    KIND: ClassVar[str] = "last"
    period: Period


@frozen
class PeriodReopened(Entry):
    """The months of a period were opened again (upplåst period), and why."""

    KIND: ClassVar[str] = "upplast"
    period: Period
    why: str = field(validator=_says_why)


@frozen
class GapExplained(Entry):
    """A run of numbers that no voucher has was explained (nummerlucka); they stay unused."""

    KIND: ClassVar[str] = "lucka"
    year: FiscalYear
    series: str
    first: int
    last: int
    why: str = field(validator=_says_why)


@frozen
class YearSealed(Entry):
    """A fiscal year was closed for good (stängt räkenskapsår), its bokslut series too."""

    KIND: ClassVar[str] = "ar_stangt"
    year: FiscalYear


@frozen
class YearReopened(Entry):
    """A closed fiscal year was opened for its bokslut series (återöppnat räkenskapsår)."""

    KIND: ClassVar[str] = "ar_ateroppnat"
    year: FiscalYear
    why: str = field(validator=_says_why)


KINDS: dict[str, type[Entry]] = {
    kind.KIND: kind
    for kind in tuple(globals().values())
    if isinstance(kind, type) and issubclass(kind, Entry) and kind is not Entry
}
"""Every kind of entry by its name in a store (slag av händelse).

Not ``Entry.__subclasses__()``: attrs makes each class twice, and the first lives until collected.
"""
