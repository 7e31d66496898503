"""What a file is to hold, record by record (innehåll), everything but balances and vouchers."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from attrs import field, frozen, validators

from finsam_ledger.core.dimension import RESERVED_DIMENSIONS, Dimension, ObjectRef
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.sie.book import SieInfo
from finsam_ledger.sie.hierarchy import Hierarchy
from finsam_ledger.sie.tokens import Field
from finsam_ledger.sie.writer_fields import day

_RESULT_CLASSES = tuple("345678")
_IMPLIED = {dimension.number: dimension.parent for dimension in RESERVED_DIMENSIONS}


class Entry(NamedTuple):
    """A record to be written (blivande post): its label and its fields."""

    label: str
    fields: tuple[Field, ...]


def entry(label: str, *fields: Field) -> Entry:
    """A record to be written (blivande post).

    >>> entry("KONTO", "1930", "Bank").fields
    ('1930', 'Bank')
    """
    return Entry(label, fields)


@frozen(kw_only=True)
class Receiver:
    """What the one who is to read the file needs (mottagare).

    Args:
        exact: Whether to refuse a text that CP437 or the format cannot hold as it is. Otherwise it
            is transliterated, cut or mended, and told.
        max_text: The longest text the receiver takes, for instance 50; None for no limit.
        checksum: Whether to seal the file with #KSUMMA.
        ascending: Whether vouchers of a series come in ascending number, as SIE 4B §5.13 has it.
        verbatim: Whether the file is to say what the file that was read said, and no more: the
            balances it stated in place of those that its vouchers give, no record that it lacked,
            and also records that the format or the type does not know.
    """

    exact: bool = False
    max_text: int | None = field(default=None, validator=validators.optional(validators.ge(1)))
    checksum: bool = False
    ascending: bool = True
    verbatim: bool = False


EXACT = Receiver(exact=True, ascending=False)
"""Every text and the order of the vouchers as they are, or nothing (exakt)."""
LOSSLESS = Receiver(ascending=False, verbatim=True)
"""The file that was read, written anew with nothing lost; what could not be kept is told."""
FORTNOX = Receiver(max_text=50)
"""Fortnox takes texts of at most 50 characters."""


@frozen
class Content:
    """What is to be written (innehåll); each method gives the records of one group, SIE 4B §5.12.

    Args:
        ledger: The books.
        info: Facts that are no part of the ledger.
        sie_type: "1", "2", "3", "4E" or "4I".
        generated: The day to state in #GEN.
        program: Name and version to state in #PROGRAM.
        receiver: What the receiver needs.
    """

    ledger: Ledger
    info: SieInfo
    sie_type: str
    generated: date
    program: tuple[str, str]
    receiver: Receiver

    @property
    def is_verbatim(self) -> bool:
        """Whether to say what a file said, and no more (ordagrant)."""
        return self.receiver.verbatim and bool(self.info.records)

    @cached_property
    def tree(self) -> Hierarchy:
        """How objects of sub-dimensions are written in balances (objektträd)."""
        ledger = self.ledger
        return Hierarchy.of(ledger.dimensions, ledger.objects, ledger.journal.objects())

    def is_result(self, number: str) -> bool:
        """Whether an account has a #RES and no #UB (resultatkonto), as the books have it."""
        told = self.ledger.reported.get(0, ReportedBalances())
        if (number in told.result) != (number in told.closing):
            return number in told.result
        kind, group = self.ledger.accounts[number].kind, self.ledger.chart.group_of(number)
        if kind is None and group is not None:
            kind = group.kind
        return number.startswith(_RESULT_CLASSES) if kind is None else kind.is_result

    def identification(self) -> Iterator[Entry]:
        """Who wrote the file, and whose books they are (identifikation)."""
        info, association = self.info, self.ledger.association
        yield entry("PROGRAM", *self.program)
        yield entry("FORMAT", "PC8")
        yield entry("GEN", day(self.generated), info.generated_by)
        yield entry("SIETYP", self.sie_type[0])
        yield entry("PROSA", info.prosa)
        yield entry("FTYP", info.ftyp)
        yield entry("FNR", info.fnr)
        yield entry("ORGNR", association.orgnr, *info.orgnr_more)
        yield entry("BKOD", info.bkod)
        if any(info.address) or (info.address and self.is_verbatim):
            contact, street, city, phone = (*info.address, "", "", "")[:4]
            yield entry("ADRESS", contact, street, city, phone)
        if association.name or not self.is_verbatim:
            yield entry("FNAMN", association.name)
        yield from self._periods()
        yield entry("KPTYP", info.kptyp)
        yield entry("VALUTA", info.currency)

    def _periods(self) -> Iterator[Entry]:
        info = self.info
        for number, (start, end) in sorted(self.years().items(), reverse=True):
            yield entry("RAR", str(number), day(start), day(end))
        yield entry("TAXAR", info.taxar)
        until = info.covers_until
        if until is None and self.sie_type in ("2", "3") and not self.is_verbatim:
            until = self.ledger.year.end
        yield entry("OMFATTN", day(until))

    def years(self) -> Mapping[int, tuple[date, date]]:
        """First and last day of each year (#RAR); one that only balances know is a year long."""
        is_assumed = bool(self.info.records) and 0 not in self.info.years
        if self.is_verbatim or (is_assumed and self.sie_type == "4I"):
            return self.info.years
        year = self.ledger.year
        years = {**self.info.years, 0: (year.start, year.end)}
        for number in range(-1, min(self.ledger.reported, default=0) - 1, -1):
            year = year.previous()
            if number in self.ledger.reported:
                years.setdefault(number, (year.start, year.end))
        return years

    def accounts(self) -> Iterator[Entry]:
        """The chart of accounts (kontoplan)."""
        info = self.info
        for number, account in sorted(self.ledger.accounts.items()):
            yield entry("KONTO", number, account.name)
            yield entry("KTYP", number, account.kind.value if account.kind else "")
            yield entry("ENHET", number, info.units.get(number, ""))
            for code in info.sru.get(number, ()):
                yield entry("SRU", number, code)

    def objects(self) -> Iterator[Entry]:
        """Dimensions and objects (dimensioner och objekt); used dimensions are declared."""
        yield from map(_dimension, self.ledger.dimensions.values())
        for number in () if self.is_verbatim else self._undeclared():
            yield entry("DIM", number, "")
        for ref, name in self.ledger.objects.items():
            yield entry("OBJEKT", *ref, name)

    def _undeclared(self) -> list[str]:
        """The dimensions that lines use and nobody declared, but for those that need no #DIM."""
        used = {ref.dimension for refs in self.ledger.journal.objects() for ref in refs}
        return sorted(used - self.ledger.dimensions.keys() - _IMPLIED.keys())

    def unnamed_objects(self) -> list[ObjectRef]:
        """The objects that lines are booked on and that have no name (objekt utan #OBJEKT)."""
        names = self.ledger.objects
        nodes = {node for refs in self.ledger.journal.objects() for node in self.tree.nodes(refs)}
        last = {node: self.tree.joined(node)[-1] for node in nodes}
        return sorted({ref for node, ref in last.items() if not {ref, node[-1]} & names.keys()})


def _dimension(dimension: Dimension) -> Entry:
    if dimension.parent == _IMPLIED.get(dimension.number, ""):
        return entry("DIM", dimension.number, dimension.name)
    return entry("UNDERDIM", dimension.number, dimension.name, dimension.parent)
