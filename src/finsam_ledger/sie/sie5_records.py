"""From elements of SIE 5 to the records of SIE 4 that say the same (omskrivning)."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping

from attrs import Factory, define

from finsam_ledger.sie.notes import Notes
from finsam_ledger.sie.records import Record
from finsam_ledger.sie.sie5_schema import place_of
from finsam_ledger.sie.tokens import Field
from finsam_ledger.sie.xml import Node

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_DECIMAL = re.compile(r"([+-]?)([0-9]{0,1000})(?:\.([0-9]{0,1000}))?")
_KINDS = {"asset": "T", "liability": "S", "equity": "S", "cost": "K", "income": "I"}
_STATISTICS = "statistics"
_RESULT = frozenset({"cost", "income"})
_RESULT_CLASSES = tuple("345678")
_EARLIEST = -99


def compact_day(text: str) -> str:
    """A date as SIE 4 writes it (datum); what is no date stays as it is, to be told.

    >>> compact_day("2021-01-04"), compact_day("2021-01-04+01:00"), compact_day("4 januari")
    ('20210104', '20210104', '4 januari')
    """
    match = _DAY.fullmatch(text)
    return "".join(match.groups()) if match else text


def _month(text: str) -> str:
    match = _MONTH.fullmatch(text)
    return "".join(match.groups()) if match else text


def plain_amount(text: str) -> str:
    """An xsd:decimal as SIE 4 writes it (belopp); what is none stays as it is, to be told.

    >>> plain_amount("+0100.500"), plain_amount(".5"), plain_amount("-7."), plain_amount("1e3")
    ('100.5', '0.5', '-7', '1e3')
    """
    match = _DECIMAL.fullmatch(text)
    if match is None or not (match[2] or match[3]):
        return text
    whole, decimals = match[2].lstrip("0") or "0", (match[3] or "").rstrip("0")
    return f"{'-' if match[1] == '-' else ''}{whole}{f'.{decimals}' if decimals else ''}"


def objects_of(node: Node) -> tuple[str, ...]:
    """The objects that an element refers to, as a list in braces (objektlista)."""
    pairs = [(ref.get("dimId"), ref.words("objectId")) for ref in node.all("ObjectReference")]
    return tuple(text for pair in pairs for text in pair)


def identity_records(info: Node) -> Iterator[Record]:
    """Program, day, company and currency (identifiering)."""
    product, created = info.first("SoftwareProduct"), info.first("FileCreation")
    company, currency = info.first("Company"), info.first("AccountingCurrency")
    yield from _filled("PROGRAM", product, product.words("name"), product.words("version"))
    day = compact_day(created.get("time")[:10])
    yield from _filled("GEN", created, day, created.words("by"))
    number = company.get("multiple") if company.get("multiple") != "1" else ""
    yield from _filled("ORGNR", company, company.get("organizationId"), number)
    yield from _filled("FNAMN", company, company.words("name"))
    yield from _filled("FNR", company, company.words("clientId"))
    yield from _filled("VALUTA", currency, currency.get("currency"))


def _filled(label: str, node: Node, *fields: str) -> Iterator[Record]:
    if any(fields):
        yield Record(label, fields, place_of(node))


@define
class Years:
    """The fiscal years of a file (räkenskapsår), numbered as SIE 4 does: 0 is the primary one.

    Args:
        nodes: Each year by its number.
        starts: The number of the year that begins with a month.
        ends: The number of the year that ends with a month, or is covered until it.
    """

    nodes: dict[int, Node] = Factory(dict)
    starts: dict[str, int] = Factory(dict)
    ends: dict[str, int] = Factory(dict)

    @classmethod
    def of(cls, node: Node, notes: Notes, *, is_entry: bool) -> "Years":
        """The years of a ``FiscalYears``; a voucher order has none.

        Args:
            node: The element.
            notes: Takes what is odd: none or several years that are primary, years after it.
            is_entry: Whether the file is a voucher order.
        """
        nodes = sorted(node.all("FiscalYear"), key=lambda year: year.get("start"))
        primary = [at for at, year in enumerate(nodes) if year.get("primary") in ("true", "1")]
        if len(primary) != 1 and not is_entry:
            notes.add("sie5_primary", place_of(node), count=len(primary))
        zero = primary[-1] if primary else len(nodes) - 1
        years = cls()
        for at, year in enumerate(nodes):
            if _EARLIEST <= at - zero <= 0:
                years._add(at - zero, year)
            else:
                notes.add("sie5_later_year", place_of(year), start=year.get("start"))
        return years

    def _add(self, number: int, year: Node) -> None:
        self.nodes[number] = year
        self.starts.setdefault(_month(year.get("start")), number)
        self.ends.setdefault(_month(year.get("end")), number)
        covered = compact_day(year.get("lastCoveredDate"))[:6]
        if covered:
            self.ends.setdefault(covered, number)

    def records(self) -> Iterator[Record]:
        """The years, and how far this one is covered (#RAR, #OMFATTN)."""
        for number, year in sorted(self.nodes.items(), reverse=True):
            start, end = _month(year.get("start")), _month(year.get("end"))
            fields = (str(number), f"{start}01", f"{end}{_last_day(end)}")
            yield Record("RAR", fields, place_of(year))
        if 0 in self.nodes:
            covered = compact_day(self.nodes[0].get("lastCoveredDate"))
            yield from _filled("OMFATTN", self.nodes[0], covered)

    def last_month(self) -> str:
        """The last month of the primary year, empty when there is none."""
        return _month(self.nodes[0].get("end")) if 0 in self.nodes else ""


def _last_day(month: str) -> str:
    if not month.isdecimal():
        return ""
    year = int(month[:4])
    return f"{monthrange(year, int(month[4:]))[1]:02}" if year else ""


def account_records(account: Node, years: Years, notes: Notes) -> Iterator[Record]:
    """An account with its kind, unit, balances and budget (konto).

    Args:
        account: The element.
        years: The fiscal years.
        notes: Takes what SIE 4 has no record for.
    """
    number, kind, place = account.get("id"), account.get("type"), place_of(account)
    yield Record("KONTO", (number, account.words("name")), place)
    if kind and kind != _STATISTICS:
        yield Record("KTYP", (number, _KINDS.get(kind, kind)), place)
    if account.words("unit"):
        yield Record("ENHET", (number, account.words("unit")), place)
    for child in account.children:
        if child.name.startswith("Budget"):
            yield _budget(child, number, years, notes)
        else:
            closing = "RES" if _is_result(account) else "UB"
            yield from _balance(child, number, closing, years, notes)


def _is_result(account: Node) -> bool:
    kind = account.get("type")
    return kind in _RESULT if kind in _KINDS else account.get("id").startswith(_RESULT_CLASSES)


def _balance(
    node: Node, account: str, closing: str, years: Years, notes: Notes
) -> Iterator[Record]:
    is_opening = node.name.startswith("Opening")
    year = (years.starts if is_opening else years.ends).get(_month(node.get("month")))
    if year is None:
        notes.tally("sie5_other_month", node.name, place_of(node), element=node.name)
        return
    objects, amount = objects_of(node), plain_amount(node.get("amount"))
    end: tuple[Field, ...] = (amount, node.get("quantity"))
    if objects:
        label = "OIB" if is_opening else "OUB"
        yield Record(label, (str(year), account, objects, *end), place_of(node))
    else:
        label = "IB" if is_opening else closing
        yield Record(label, (str(year), account, *end), place_of(node))


def _budget(node: Node, account: str, years: Years, notes: Notes) -> Record:
    month = _month(node.get("month"))
    if not month:
        month = years.last_month()
        notes.tally("sie5_year_budget", "", place_of(node))
    fields = ("0", month, account, objects_of(node), plain_amount(node.get("amount")))
    return Record("PBUDGET", (*fields, node.get("quantity")), place_of(node))


def dimension_records(dimension: Node) -> Iterator[Record]:
    """A dimension and its objects (dimension)."""
    number = dimension.get("id")
    yield Record("DIM", (number, dimension.words("name")), place_of(dimension))
    for each in dimension.all("Object"):
        yield Record("OBJEKT", (number, each.words("id"), each.words("name")), place_of(each))


def aggregation_records(aggregation: Node) -> Iterator[Record]:
    """The codes that a grouping for the tax return gives accounts (#SRU); other groupings none."""
    words = " ".join(map(aggregation.words, ("id", "name", "taxonomy"))).upper()
    if "SRU" not in words:
        return
    for tag in aggregation.all("Tag"):
        for ref in tag.all("AccountRef"):
            yield Record("SRU", (ref.get("accountId"), tag.words("name")), place_of(ref))


def line_records(line: Node, registered: str) -> Iterator[Record]:
    """A line of a voucher (konteringsrad): booked, struck, or added after the voucher.

    Args:
        line: The element.
        registered: The day that the voucher was registered, YYYYMMDD.
    """
    struck, added = line.all("Overstrike"), line.first("EntryInfo")
    later = bool(added.get("date")) and compact_day(added.get("date")) != registered
    sign = struck[0].words("by") if struck else added.words("by")
    for label in ("BTRANS",) if struck else ("RTRANS", "TRANS") if later else ("TRANS",):
        yield _line(label, line, sign)


def _line(label: str, line: Node, sign: str) -> Record:
    fields: Mapping[str, Field] = {
        "account": line.get("accountId"),
        "objects": objects_of(line),
        "amount": plain_amount(line.get("amount")),
        "day": compact_day(line.get("ledgerDate")),
        "text": line.words("text"),
        "quantity": line.get("quantity"),
        "sign": sign,
    }
    return Record(label, tuple(fields.values()), place_of(line))
