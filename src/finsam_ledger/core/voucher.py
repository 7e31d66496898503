"""Vouchers (verifikationer): a draft may be wrong, a voucher cannot be."""

from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from attrs import evolve, field, fields, frozen

from finsam_ledger.core.amount import validate_ore
from finsam_ledger.core.dimension import Objects
from finsam_ledger.errors import UnbalancedVoucherError, ValueRefusedError
from finsam_ledger.numbers import format_ore
from finsam_ledger.terms import Text


@frozen
class Line:
    """One line of a voucher (konteringsrad).

    Args:
        account: Account number.
        ore: Amount in öre, debit positive.
        objects: The objects it is booked on (kostnadsställe, projekt …).
        text: The line's own text.
        day: The line's own date where it differs from the voucher's; the voucher's decides.
        quantity: Quantity as the books write it, empty when there is none.
        sign: Who made the line, empty when not stated.

    >>> Line("1930", 100).ore
    100
    """

    account: str
    ore: int = field(validator=validate_ore)
    objects: Objects = ()
    text: str = ""
    day: date | None = None
    quantity: str = ""
    sign: str = ""


@frozen
class SourceDocument:
    """A document that a voucher rests on (underlag), LKBR 3 kap. 9 § p. 6.

    Args:
        name: The file's name, or where the document is kept.
        sha256: The hash of the file in hexadecimal, empty when no file was given.

    >>> SourceDocument("faktura 17.pdf").sha256
    ''
    """

    name: str
    sha256: str = ""


class Particulars(NamedTuple):
    """What SIE has no field for in a voucher's head (motpart och underlag).

    Args:
        counterparty: The other party.
        reference: The underlying documents and where they are.
        documents: The files it rests on, with their hashes.
    """

    counterparty: str = ""
    reference: str = ""
    documents: tuple[SourceDocument, ...] = ()


_ORE = attrgetter("ore")


def _fields(draft: "VoucherDraft") -> dict[str, Any]:
    return {name: getattr(draft, name) for name in _NAMES}


@frozen
class VoucherDraft:
    """A voucher as somebody wrote it, right or wrong (utkast till verifikation).

    Args:
        day: The day of the event; None when the books do not say.
        lines: Its lines.
        series: Voucher series, empty when the ledger is to choose.
        number: Number within the series as text, empty when the ledger is to give one.
        text: What it concerns.
        registered: The day it was put together, None when not stated (LKBR 3 kap. 9 §).
        sign: Who registered it.
        counterparty: The other party, empty when not stated.
        reference: The underlying document and where it is (underlag).
        source_line: Line of the file it was read from; 0 when it was not read from a file.
        removed: Lines that were struck (#BTRANS); never part of a balance.
        added: Lines added afterwards (#RTRANS), as the file wrote them; their #TRANS is booked.
        documents: The files that it rests on, each with its hash (underlag).

    >>> VoucherDraft(date(2021, 1, 4), (Line("1930", 5), Line("3981", -4))).difference_ore
    1
    """

    day: date | None
    lines: tuple[Line, ...]
    series: str = ""
    number: str = ""
    text: str = ""
    registered: date | None = None
    sign: str = ""
    counterparty: str = ""
    reference: str = ""
    source_line: int = 0
    removed: tuple[Line, ...] = ()
    added: tuple[Line, ...] = ()
    documents: tuple[SourceDocument, ...] = ()

    @property
    def difference_ore(self) -> int:
        """What the lines sum to; zero when the voucher balances (differens)."""
        return sum(map(_ORE, self.lines))

    @property
    def name(self) -> str:
        """Series and number together, "A 12" (verifikationsnummer)."""
        return f"{self.series} {self.number}".strip()

    def to_voucher(self) -> "Voucher":
        """The voucher that this draft describes.

        Raises:
            UnbalancedVoucherError: Its lines do not sum to zero.
            ValueRefusedError: It has no date.
        """
        return Voucher(**_fields(self))


_NAMES = tuple(attribute.name for attribute in fields(VoucherDraft))


@frozen
class Voucher(VoucherDraft):
    """A voucher that holds (verifikation): dated, and its lines sum to zero.

    Source: LKBR 3 kap. 8–9 §§. It takes what ``VoucherDraft`` takes. A voucher without lines is
    allowed: a number that was used up.

    Raises:
        UnbalancedVoucherError: The lines do not sum to zero.
        ValueRefusedError: It has no date.

    >>> Voucher(date(2021, 1, 4), (Line("1930", 5), Line("3981", -5)), "A", "1").name
    'A 1'
    """

    def __attrs_post_init__(self) -> None:
        if self.day is None:
            raise ValueRefusedError(
                Text(f"verifikation {self.name} saknar datum", f"voucher {self.name} has no date"),
                Text("Ange affärshändelsens datum", "Give the date of the event"),
            )
        if self.difference_ore:
            raise unbalanced(self)

    @property
    def event_day(self) -> date:
        """The day of the event (affärshändelsens datum), which decides the period."""
        assert self.day is not None  # noqa: S101 proved by construction
        return self.day

    def draft(self) -> VoucherDraft:
        """The same voucher as a draft, to change and post anew (utkast)."""
        return VoucherDraft(**_fields(self))

    def renumbered(self, series: str, number: str) -> "Voucher":
        """The same voucher under another number, as the ledger assigns it."""
        return evolve(self, series=series, number=number)


def unbalanced(draft: VoucherDraft) -> UnbalancedVoucherError:
    """The error that says by how much a voucher misses zero (obalanserad verifikation)."""
    amount = format_ore(draft.difference_ore)
    return UnbalancedVoucherError(
        Text(
            f"verifikation {draft.name} balanserar inte: raderna summerar till {amount} kr",
            f"voucher {draft.name} does not balance: its lines sum to {amount} kr",
        ),
        Text(
            "Rätta beloppen så att debet och kredit blir lika",
            "Mend the amounts so that debit equals credit",
        ),
    ).carrying(difference_ore=draft.difference_ore)
