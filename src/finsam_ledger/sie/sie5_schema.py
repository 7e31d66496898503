"""What SIE 5 says of its elements (SIE 5-schema), as data: places, order and what must be there.

Source: SIE 5, description and XSD, revision 2016-12-09.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import Factory, define

from finsam_ledger.sie.notes import Notes, Place
from finsam_ledger.sie.xml import Node

NAMESPACE = "http://www.sie.se/sie5"
EXPORT, ENTRY = "Sie", "SieEntry"
ROOTS = (EXPORT, ENTRY)
_BALANCE = ("ForeignCurrencyAmount", "ObjectReference")
_SUBLEDGERS = (
    *("CustomerInvoices", "SupplierInvoices", "FixedAssets", "GeneralSubdividedAccount"),
    *("Customers", "Suppliers"),
)
NOT_KEPT = frozenset(
    {
        *_SUBLEDGERS,
        *("Documents", "Signature", "LockingInfo", "CorrectedBy", "ForeignCurrencyAmount"),
        "SubdividedAccountObjectReference",
    }
)
"""Elements for which the books have no place; what is in them is not looked at."""
CHILDREN: Mapping[str, Sequence[str]] = {
    EXPORT: (
        *("FileInfo", "Accounts", "Dimensions", *_SUBLEDGERS, "AccountAggregations", "Journal"),
        *("Documents", "Signature"),
    ),
    ENTRY: (
        *("FileInfo", "Accounts", "Dimensions", *_SUBLEDGERS, "Journal"),
        *("Documents", "Signature"),
    ),
    "FileInfo": (
        *("SoftwareProduct", "FileCreation", "Company", "FiscalYears", "AccountingCurrency"),
    ),
    "FiscalYears": ("FiscalYear",),
    "Accounts": ("Account",),
    "Account": (
        *("OpeningBalance", "ClosingBalance", "Budget"),
        *("OpeningBalanceMultidim", "ClosingBalanceMultidim", "BudgetMultidim"),
    ),
    "OpeningBalance": _BALANCE,
    "ClosingBalance": _BALANCE,
    "OpeningBalanceMultidim": _BALANCE,
    "ClosingBalanceMultidim": _BALANCE,
    "Budget": ("ObjectReference",),
    "BudgetMultidim": ("ObjectReference",),
    "Dimensions": ("Dimension",),
    "Dimension": ("Object",),
    "AccountAggregations": ("AccountAggregation",),
    "AccountAggregation": ("Tag",),
    "Tag": ("AccountRef",),
    "Journal": ("JournalEntry",),
    "JournalEntry": (
        *("EntryInfo", "OriginalEntryInfo", "LedgerEntry", "LockingInfo", "VoucherReference"),
        "CorrectedBy",
    ),
    "LedgerEntry": (
        *("ForeignCurrencyAmount", "ObjectReference", "SubdividedAccountObjectReference"),
        *("EntryInfo", "Overstrike", "LockingInfo"),
    ),
}
"""What may lie in each element."""
_ORDERED = {*ROOTS, "JournalEntry"}
_WHO = ("date", "by")
_AMOUNT = ("month", "amount")
_ATTRIBUTES: Mapping[str, Sequence[str]] = {
    "SoftwareProduct": ("name", "version"),
    "FileCreation": ("time", "by"),
    "Company": ("organizationId",),
    "FiscalYear": ("start", "end"),
    "AccountingCurrency": ("currency",),
    "Account": ("id", "name", "type"),
    "OpeningBalance": _AMOUNT,
    "ClosingBalance": _AMOUNT,
    "OpeningBalanceMultidim": _AMOUNT,
    "ClosingBalanceMultidim": _AMOUNT,
    "Budget": ("amount",),
    "BudgetMultidim": ("amount",),
    "Dimension": ("id",),
    "Object": ("id", "name"),
    "ObjectReference": ("dimId", "objectId"),
    "Tag": ("name",),
    "AccountRef": ("accountId",),
    "JournalEntry": ("journalDate",),
    "LedgerEntry": ("accountId", "amount"),
    "EntryInfo": _WHO,
    "OriginalEntryInfo": _WHO,
    "Overstrike": _WHO,
}
_ATTRIBUTES_OF_EXPORT: Mapping[str, Sequence[str]] = {
    "Company": ("name",),
    "Dimension": ("name",),
    "Journal": ("id", "name"),
    "JournalEntry": ("id",),
}
_REQUIRED: Mapping[str, Mapping[str, Sequence[str]]] = {
    EXPORT: {
        EXPORT: ("FileInfo", "Accounts"),
        "FileInfo": CHILDREN["FileInfo"],
        "JournalEntry": ("EntryInfo",),
    },
    ENTRY: {
        ENTRY: ("FileInfo",),
        "FileInfo": ("SoftwareProduct", "FileCreation", "Company"),
        "JournalEntry": ("OriginalEntryInfo",),
    },
}


def place_of(node: Node) -> Place:
    """Where an element stands, and how it begins (plats).

    >>> place_of(Node("Journal", NAMESPACE, {"id": "A"}, 3)).record
    '<Journal id="A">'
    """
    words = [node.name, *(f'{name}="{value}"' for name, value in node.attributes.items())]
    return Place(node.line, f"<{' '.join(words)}>")


@define
class SchemaCheck:
    """Notes where a file strays from the schema (schemakontroll); it is read all the same.

    Args:
        notes: Takes what is found.
        root: The root element: ``Sie`` or ``SieEntry``.
    """

    notes: Notes
    root: str = ""
    _latest: dict[int, str] = Factory(dict)
    _seen: dict[int, set[str]] = Factory(dict)

    def begin(self, node: Node, parent: Node | None) -> None:
        """An element begins in another."""
        if parent is None:
            self.root = node.name
        else:
            self._place(node, parent)
        for name in self._attributes(node.name):
            if name not in node.attributes:
                self.notes.tally(
                    "sie5_attribute",
                    f"{node.name} {name}",
                    place_of(node),
                    element=node.name,
                    attribute=name,
                )

    def _attributes(self, name: str) -> Sequence[str]:
        more = _ATTRIBUTES_OF_EXPORT.get(name, ()) if self.root == EXPORT else ()
        return (*_ATTRIBUTES.get(name, ()), *more)

    def _place(self, node: Node, parent: Node) -> None:
        self._seen.setdefault(id(parent), set()).add(node.name)
        known, place = CHILDREN.get(parent.name, ()), place_of(node)
        facts: dict[str, Any] = {"element": node.name, "parent": parent.name}
        if node.name not in known:
            self.notes.tally("sie5_unknown", f"{node.name} {parent.name}", place, **facts)
        elif parent.name in _ORDERED:
            before = self._latest.get(id(parent), node.name)
            if known.index(before) > known.index(node.name):
                self.notes.tally("sie5_order", node.name, place, **facts, before=before)
            self._latest[id(parent)] = node.name

    def end(self, node: Node) -> None:
        """An element ends; what must lie in it does, or is told."""
        self._latest.pop(id(node), None)
        seen = self._seen.pop(id(node), set())
        for name in _REQUIRED.get(self.root, {}).get(node.name, ()):
            if name not in seen:
                facts: dict[str, Any] = {"element": name, "parent": node.name}
                self.notes.tally("sie5_element", f"{name} {node.name}", place_of(node), **facts)
