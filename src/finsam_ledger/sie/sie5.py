"""Reading SIE 5 (läsning av SIE 5): ``<Sie>`` and ``<SieEntry>`` into the model that SIE 4 gives.

Each element becomes the records of SIE 4 that say the same, and those are read as always. What
has no such record is told. Nothing in the content stops the reading but XML that is not whole.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping

from attrs import Factory, define

from finsam_ledger.errors import UnreadableInputError
from finsam_ledger.sie.book import SieBook
from finsam_ledger.sie.build import ChartChoice, build_book
from finsam_ledger.sie.lines import Books
from finsam_ledger.sie.notes import limit_for
from finsam_ledger.sie.reader import collector_paused, file_info
from finsam_ledger.sie.records import Record
from finsam_ledger.sie.sie5_records import (
    Years,
    account_records,
    aggregation_records,
    compact_day,
    dimension_records,
    identity_records,
    line_records,
)
from finsam_ledger.sie.sie5_schema import (
    ENTRY,
    EXPORT,
    NAMESPACE,
    NOT_KEPT,
    ROOTS,
    SchemaCheck,
    place_of,
)
from finsam_ledger.sie.xml import Node, encoding_of, parse
from finsam_ledger.terms import Text

_HEAD = 1 << 16
_ROOT = re.compile(rb"<(?:[\w.-]+:)?Sie(?:Entry)?[\s/>]")
_KINDS = {EXPORT: "5", ENTRY: "5I"}
_OTHER_MEANING = frozenset({"8", "9", "10"})


def is_sie5(data: bytes) -> bool:
    """Whether the bytes are SIE 5, told from how they begin (SIE 5).

    >>> is_sie5(b'<?xml version="1.0"?><Sie xmlns="http://www.sie.se/sie5">'), is_sie5(b"#FLAGGA")
    (True, False)
    """
    head = data[:_HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") and _ROOT.search(head) is not None


def read_sie5(data: bytes, *, name: str = "", chart: ChartChoice = None) -> SieBook:
    """Read the books of a SIE 5 file (läs SIE 5).

    Args:
        data: The bytes of the file, UTF-8 or ISO-8859-1.
        name: Its name, for findings.
        chart: The chart of accounts, or what chooses one.

    Returns:
        What ``read`` gives of SIE 4; the type is "5" for ``<Sie>`` and "5I" for ``<SieEntry>``.
        Struck lines (``Overstrike``) are in ``removed``, outside every figure.

    Raises:
        UnreadableInputError: The XML is not whole, has a DOCTYPE, or has another root.

    Source: SIE 5, revision 2016-12-09.
    """
    with collector_paused():
        books = Books.empty(name)
        books.notes.limit = limit_for(len(data))
        encoding, declared = encoding_of(data)
        if encoding != declared and not data.isascii():
            books.notes.add("sie5_encoding", encoding=encoding, declared=declared)
        reader = _Reader(books, name)
        parse(data, name, encoding, reader.begin, reader.end)
        reader.finish()
        digest = hashlib.sha256(data).hexdigest()
        info = file_info(books, encoding, name, digest, kind=_KINDS[reader.root])
        return build_book(books, info, chart)


@define
class _Reader:
    """Takes elements as they begin and end."""

    books: Books
    name: str
    stack: list[Node] = Factory(list)
    units: list[Node] = Factory(list)
    ignored: int = 0
    is_signed: bool = False
    accounts: list[Node] = Factory(list)
    file_info: Node | None = None
    check: SchemaCheck = Factory(lambda self: SchemaCheck(self.books.notes), takes_self=True)

    @property
    def root(self) -> str:
        """The name of the root element."""
        return self.check.root

    def begin(self, node: Node) -> None:
        """An element begins."""
        parent = self.stack[-1] if self.stack else None
        self.stack.append(node)
        if parent is None:
            self._begin_root(node)
        if self.ignored or node.name in NOT_KEPT:
            self.ignored += 1
        if self.ignored > 1:
            return
        self.check.begin(node, parent)
        if node.name == "Signature":
            self.is_signed = True
        elif self.ignored:
            self.books.notes.tally("sie5_not_kept", node.name, place_of(node), element=node.name)
        elif parent is not None and self.units:
            parent.children.append(node)
        if node.name in _UNITS:
            self.units.append(node)

    def _begin_root(self, node: Node) -> None:
        if node.name not in ROOTS:
            raise UnreadableInputError(
                Text(
                    f"filen är XML med roten <{node.name}>, inte <Sie> eller <SieEntry>",
                    f"the file is XML with the root <{node.name}>, not <Sie> or <SieEntry>",
                ),
                Text("Ange en SIE-fil", "Give an SIE file"),
                self.name,
            )
        if node.namespace != NAMESPACE:
            self.books.notes.add("sie5_namespace", place_of(node), value=node.namespace)

    def end(self) -> None:
        """The innermost element ends."""
        node = self.stack.pop()
        if self.ignored:
            self.ignored -= 1
            return
        self.check.end(node)
        if self.units and self.units[-1] is node:
            self.units.pop()
            _UNITS[node.name](self, node)

    def take(self, records: Iterator[Record]) -> None:
        """Read records as if they stood in a file of SIE 4."""
        for record in records:
            self.books.take(record)

    def hold_file_info(self, node: Node) -> None:
        """Who, when and which years; needed before the accounts, wherever it stands."""
        self.file_info = node
        self.take(identity_records(node))

    def hold_account(self, node: Node) -> None:
        """An account, until the years are known."""
        self.accounts.append(node)

    def take_dimension(self, node: Node) -> None:
        """A dimension and its objects."""
        self.take(dimension_records(node))
        if node.get("id") in _OTHER_MEANING:
            self.books.notes.add("sie5_dimension", place_of(node), dimension=node.get("id"))

    def take_aggregation(self, node: Node) -> None:
        """Groups of accounts; those for SRU are kept."""
        records = list(aggregation_records(node))
        self.take(iter(records))
        if not records:
            self.books.notes.tally("sie5_not_kept", node.name, place_of(node), element=node.name)

    def take_entry(self, node: Node) -> None:
        """A voucher."""
        journal = self.stack[-1].words("id") if self.stack else ""
        info = node.first("EntryInfo") if self.root == EXPORT else node.first("OriginalEntryInfo")
        day, registered = compact_day(node.get("journalDate")), compact_day(info.get("date"))
        head = (journal, node.get("id"), day, node.words("text"), registered, info.words("by"))
        self.books.take(Record("VER", head, place_of(node)))
        block = self.books.vouchers.block
        if block is not None:
            block.opened, block.reference = True, _reference(node)
        for line in node.all("LedgerEntry"):
            self.take(line_records(line, registered))
        self.books.vouchers.end(closed=True)

    def finish(self) -> None:
        """All is read: the years, then the accounts with their balances."""
        notes = self.books.notes
        self._tell_signature()
        info = self.file_info or Node("FileInfo", NAMESPACE, {}, 0)
        years = Years.of(info.first("FiscalYears"), notes, is_entry=self.root == ENTRY)
        self.take(years.records())
        for account in self.accounts:
            self.take(account_records(account, years, notes))

    def _tell_signature(self) -> None:
        if self.is_signed:
            self.books.notes.add("sie5_signature")
        elif self.root == EXPORT:
            self.books.notes.add("sie5_unsigned")


def _reference(node: Node) -> str:
    documents = [f"dokument {each.get('documentId')}" for each in node.all("VoucherReference")]
    return ", ".join(filter(None, [node.words("referenceId"), *documents]))


_UNITS: Mapping[str, Callable[[_Reader, Node], None]] = {
    "FileInfo": _Reader.hold_file_info,
    "Account": _Reader.hold_account,
    "Dimension": _Reader.take_dimension,
    "AccountAggregation": _Reader.take_aggregation,
    "JournalEntry": _Reader.take_entry,
}
"""Elements that are taken as a whole when they end."""
