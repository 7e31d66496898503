"""Writing SIE 5 (skriv SIE 5): the vouchers of a ledger as a voucher order, ``<SieEntry>``."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from xml.sax.saxutils import quoteattr

from attrs import Factory, define

from finsam_ledger.core.account import Account, AccountKind
from finsam_ledger.core.chart import RESULT_CLASSES
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line, Voucher
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.numbers import ORE_PER_KRONA
from finsam_ledger.sie.book import SieInfo
from finsam_ledger.sie.notes import Notes
from finsam_ledger.sie.sie5_schema import NAMESPACE
from finsam_ledger.sie.writer import Written
from finsam_ledger.terms import Text
from finsam_ledger.version import VERSION

_ENCODINGS = ("utf-8", "iso-8859-1")
_NO_ORGNR = "000000-0000"
_DIGITS = re.compile(r"[0-9]+")
_QUANTITY = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TYPES = {
    AccountKind.ASSET: "asset",
    AccountKind.LIABILITY: "liability",
    AccountKind.INCOME: "income",
    AccountKind.COST: "cost",
}
_EQUITY = "20"


def export_sie5(
    ledger: Ledger,
    *,
    info: SieInfo | None = None,
    generated: datetime,
    by: str = "",
    encoding: str = "utf-8",
) -> Written:
    r"""Write the vouchers as SIE 5, a voucher order to another ledger (exportera SIE 5).

    Args:
        ledger: The books. Balances are no part of a voucher order; vouchers that do not hold are
            left out.
        info: Facts that are no part of the ledger: units and currency.
        generated: When the file is made, in UTC.
        by: Who makes it; empty for the program.
        encoding: "utf-8" or "iso-8859-1".

    Returns:
        The bytes, and a finding for each kind of thing that the format has no place for, such as
        struck lines. A voucher without a day of registration states its own day.

    Raises:
        ValueRefusedError: The encoding is another one.

    Source: SIE 5, revision 2016-12-09, ``SieEntry``.

    >>> from finsam_ledger.sie.reader import read
    >>> book = read(b"#FNAMN F\n#VER A 1 20210104\n{\n#TRANS 1 {} 5\n#TRANS 3 {} -5\n}\n")
    >>> written = export_sie5(book.ledger, generated=datetime(2022, 1, 15))
    >>> read(written.data).ledger.journal.voucher(0).name
    'A 1'
    """
    if encoding not in _ENCODINGS:
        raise ValueRefusedError(
            Text(f"SIE 5 skrivs inte i {encoding}", f"SIE 5 is not written in {encoding}"),
            Text("Välj utf-8 eller iso-8859-1", "Choose utf-8 or iso-8859-1"),
        )
    writer = _Entry(ledger, info or SieInfo(), generated, by or f"finsam-ledger {VERSION}")
    head = f'<?xml version="1.0" encoding="{encoding.upper()}"?>\n'
    text = head + "".join(writer.lines())
    return Written(text.encode(encoding, "xmlcharrefreplace"), writer.findings().all())


@define
class _Entry:
    """The elements of the file, each on its line."""

    ledger: Ledger
    info: SieInfo
    generated: datetime
    by: str
    left_out: Counter[str] = Factory(Counter)

    def lines(self) -> Iterator[str]:
        """The whole document after its declaration."""
        yield f'<SieEntry xmlns="{NAMESPACE}">\n'
        yield from self._file_info()
        yield from self._accounts()
        yield from self._dimensions()
        for series, vouchers in self._by_series().items():
            yield self._open("Journal", 1, id=series)
            for voucher in vouchers:
                yield from self._entry(voucher)
            yield "  </Journal>\n"
        yield "</SieEntry>\n"

    def findings(self) -> Notes:
        """What was left out."""
        notes = Notes()
        rejected = self.ledger.rejected
        if rejected:
            notes.add("rejected_left_out", count=len(rejected), first=rejected[0].name)
        for what, count in self.left_out.items():
            notes.add(f"sie5_no_{what}", count=count)
        return notes

    def _open(self, name: str, level: int, /, **attributes: str) -> str:
        return f"{'  ' * level}<{name}{self._attributes(attributes)}>\n"

    def _empty(self, name: str, level: int, /, **attributes: str) -> str:
        return f"{'  ' * level}<{name}{self._attributes(attributes)}/>\n"

    def _attributes(self, attributes: Mapping[str, str]) -> str:
        return "".join(
            f" {name}={quoteattr(self._clean(value))}"
            for name, value in attributes.items()
            if value or name in _ALWAYS
        )

    def _clean(self, value: str) -> str:
        clean, count = _NOT_IN_XML.subn(" ", value)
        self._leave_out("character", count)
        return clean

    def _leave_out(self, what: str, count: int = 1) -> None:
        if count:
            self.left_out[what] += count

    def _file_info(self) -> Iterator[str]:
        association = self.ledger.association
        yield "  <FileInfo>\n"
        yield self._empty("SoftwareProduct", 2, name="finsam-ledger", version=VERSION)
        time = f"{self.generated:%Y-%m-%dT%H:%M:%SZ}"
        yield self._empty("FileCreation", 2, time=time, by=self.by)
        number = association.orgnr or _NO_ORGNR
        yield self._empty("Company", 2, organizationId=number, name=association.name)
        yield self._empty("AccountingCurrency", 2, currency=self.info.currency)
        yield "  </FileInfo>\n"

    def _accounts(self) -> Iterator[str]:
        yield "  <Accounts>\n"
        for number, account in sorted(self.ledger.accounts.items()):
            if _DIGITS.fullmatch(number):
                kind, unit = self._type(account), self.info.units.get(number, "")
                yield self._empty("Account", 2, id=number, name=account.name, type=kind, unit=unit)
            else:
                self._leave_out("account")
        yield "  </Accounts>\n"

    def _type(self, account: Account) -> str:
        group = self.ledger.chart.group_of(account.number)
        kind = account.kind or (group.kind if group else None)
        if account.number.startswith(_EQUITY) and kind in (None, AccountKind.LIABILITY):
            return "equity"
        return _TYPES[kind or _by_class(account.number)]

    def _dimensions(self) -> Iterator[str]:
        yield "  <Dimensions>\n"
        for number, dimension in self.ledger.dimensions.items():
            self._leave_out("parent", bool(dimension.parent))
            yield self._open("Dimension", 2, id=number, name=dimension.name)
            for ref, name in self.ledger.objects.items():
                if ref.dimension == number:
                    yield self._empty("Object", 3, id=ref.code, name=name)
            yield "    </Dimension>\n"
        yield "  </Dimensions>\n"

    def _by_series(self) -> dict[str, list[Voucher]]:
        series: dict[str, list[Voucher]] = {}
        for voucher in self.ledger.journal:
            series.setdefault(voucher.series, []).append(voucher)
        return series

    def _entry(self, voucher: Voucher) -> Iterator[str]:
        self._leave_out("removed", len(voucher.removed))
        self._leave_out("added", len(voucher.added))
        self._leave_out("counterparty", bool(voucher.counterparty))
        number = voucher.number if _DIGITS.fullmatch(voucher.number) else ""
        self._leave_out("number", bool(voucher.number) and not number)
        day, registered = voucher.event_day, voucher.registered or voucher.event_day
        words = {"text": voucher.text, "referenceId": voucher.reference}
        yield self._open("JournalEntry", 2, id=number, journalDate=str(day), **words)
        yield self._empty("OriginalEntryInfo", 3, date=str(registered), by=voucher.sign)
        for line in voucher.lines:
            yield from self._line(line)
        yield "    </JournalEntry>\n"

    def _line(self, line: Line) -> Iterator[str]:
        self._leave_out("sign", bool(line.sign))
        attributes = {
            "accountId": line.account,
            "amount": _amount(line.ore),
            "quantity": self._quantity(line.quantity),
            "text": line.text,
            "ledgerDate": str(line.day or ""),
        }
        if not line.objects:
            yield self._empty("LedgerEntry", 3, **attributes)
            return
        yield self._open("LedgerEntry", 3, **attributes)
        for ref in line.objects:
            yield self._empty("ObjectReference", 4, dimId=ref.dimension, objectId=ref.code)
        yield "      </LedgerEntry>\n"

    def _quantity(self, text: str) -> str:
        quantity = text.replace(",", ".")
        if not quantity or _QUANTITY.fullmatch(quantity):
            return quantity
        self._leave_out("quantity")
        return ""


_ALWAYS = frozenset({"by", "name", "organizationId", "accountId", "dimId", "objectId"})
"""Attributes that the schema demands, even when they are empty."""


def _by_class(number: str) -> AccountKind:
    """The kind that the first digit of an account means, in BAS and Kommun-BAS alike."""
    if number[:1] in RESULT_CLASSES:
        return AccountKind.INCOME if number[:1] == "3" else AccountKind.COST
    return AccountKind.ASSET if number[:1] == "1" else AccountKind.LIABILITY


def _amount(ore: int) -> str:
    kronor, rest = divmod(abs(ore), ORE_PER_KRONA)
    return f"{'-' if ore < 0 else ''}{kronor}.{rest:02}"
