"""Everything but vouchers (huvud): identification, chart of accounts and balances, as read."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from attrs import Factory, define

from finsam_ledger.core.account import AccountKind
from finsam_ledger.core.dimension import Dimension, ObjectRef, Objects
from finsam_ledger.sie.fields import is_month, read_amount, read_day, year_number
from finsam_ledger.sie.notes import Notes, Place
from finsam_ledger.sie.records import Record

_IDENTITY = frozenset(
    {"FLAGGA", "PROGRAM", "FORMAT", "GEN", "SIETYP", "PROSA", "FTYP", "FNR", "ORGNR", "BKOD"}
)
_SINGLE = _IDENTITY | {"ADRESS", "FNAMN", "TAXAR", "OMFATTN", "KPTYP", "VALUTA"}
_DIGITS = 4


class Balance(NamedTuple):
    """Which figure a balance record gives (saldopost).

    Args:
        label: IB, UB, RES, OIB, OUB, PSALDO or PBUDGET.
        year: 0 the year of the file, -1 the one before.
        account: Account number.
        month: YYYYMM, empty for a balance at a year's end.
        objects: The objects; empty for the whole account.
    """

    label: str
    year: int
    account: str
    month: str = ""
    objects: Objects = ()


@define
class Header:
    """What the records outside vouchers say (huvud), while the file is read."""

    notes: Notes
    single: dict[str, Record] = Factory(dict)
    years: dict[int, tuple[date, date]] = Factory(dict)
    names: dict[str, str] = Factory(dict)
    kinds: dict[str, AccountKind] = Factory(dict)
    units: dict[str, str] = Factory(dict)
    sru: dict[str, tuple[str, ...]] = Factory(dict)
    dimensions: dict[str, Dimension] = Factory(dict)
    objects: dict[ObjectRef, str] = Factory(dict)
    balances: dict[Balance, int] = Factory(dict)
    quantities: dict[Balance, str] = Factory(dict)
    used: dict[str, Place] = Factory(dict)
    records: Counter[str] = Factory(Counter)
    first: dict[str, Record] = Factory(dict)

    def take(self, record: Record) -> None:
        """Read one record."""
        if record.label in _SINGLE:
            self._take_single(record)
        elif record.label in _HANDLERS:
            _HANDLERS[record.label](self, record)

    def text(self, label: str, index: int = 0) -> str:
        """A field of a record that occurs once, empty when it is missing."""
        record = self.single.get(label)
        return "" if record is None else record.text(index)

    def _take_single(self, record: Record) -> None:
        if record.label in self.single:
            self.notes.tally("duplicate_record", record.label, record.place, label=record.label)
        else:
            self.single[record.label] = record

    def missing(self, record: Record) -> None:
        """Note that a record lacks a field that it must have."""
        self.notes.add("missing_field", record.place, label=record.label)


def _year(head: Header, record: Record) -> None:
    year = year_number(record.text(0))
    if year is None:
        _bad_year_number(head, record)
        return
    start, end = read_day(record.text(1)), read_day(record.text(2))
    if start is None or end is None or end < start:
        head.notes.add("bad_year", record.place, year=year)
        return
    _note_iso_dates(head, record, {record.text(1): start, record.text(2): end})
    head.years.setdefault(year, (start, end))


def _note_iso_dates(head: Header, record: Record, days: Mapping[str, date]) -> None:
    for text, day in days.items():
        if "-" in text:
            head.notes.add("date_format", record.place, value=text, day=f"{day:%Y%m%d}")


def _bad_year_number(head: Header, record: Record) -> None:
    head.notes.add("bad_year_number", record.place, value=record.text(0), label=record.label)


def _account(head: Header, record: Record) -> None:
    number, name = record.text(0), record.text(1)
    if not number:
        head.missing(record)
        return
    if number in head.names:
        head.notes.add(
            "duplicate_account",
            record.place,
            account=number,
            name=head.names[number],
            other=name,
        )
        return
    head.names[number] = name
    if not (number.isascii() and number.isdecimal()):
        head.notes.add("account_not_numeric", record.place, account=number)
    elif len(number) != _DIGITS:
        head.notes.tally("account_width", "", record.place, account=number)


def _account_kind(head: Header, record: Record) -> None:
    number, letter = record.text(0), record.text(1).upper()
    try:
        head.kinds[number] = AccountKind(letter)
    except ValueError:
        head.notes.add("bad_account_kind", record.place, account=number, value=record.text(1))


def _unit(head: Header, record: Record) -> None:
    number, unit = record.text(0), record.text(1)
    if number and unit:
        head.units.setdefault(number, unit)
    else:
        head.missing(record)


def _sru(head: Header, record: Record) -> None:
    number, code = record.text(0), record.text(1)
    if number and code:
        head.sru[number] = (*head.sru.get(number, ()), code)
    else:
        head.missing(record)


def _dimension(head: Header, record: Record) -> None:
    number = record.text(0)
    if not number:
        head.missing(record)
        return
    head.dimensions.setdefault(number, Dimension(number, record.text(1), record.text(2)))


def _object(head: Header, record: Record) -> None:
    ref = ObjectRef(record.text(0), record.text(1))
    if not all(ref):
        head.missing(record)
        return
    head.objects.setdefault(ref, record.text(2))


def read_objects(items: tuple[str, ...], record: Record, notes: Notes) -> Objects:
    """The objects of a list in braces (objektlista); an odd item out is noted and left out."""
    if len(items) % 2 or "unclosed_braces" in record.problems:
        notes.add("odd_objects", record.place)
    return tuple(map(ObjectRef, items[::2], items[1::2]))


def amount_of(text: str, record: Record, notes: Notes) -> int | None:
    """The öre of an amount field (belopp); what is odd about it is noted."""
    amount = read_amount(text)
    for code in amount.codes:
        notes.add(code, record.place, value=text, label=record.label)
    return amount.ore


def _balance(head: Header, record: Record) -> None:
    _keep(head, record, Balance(record.label, 0, record.text(1)), 2)


def _object_balance(head: Header, record: Record) -> None:
    items = record.braces_at(2)
    objects = () if items is None else read_objects(items, record, head.notes)
    if items is None:
        head.notes.tally("missing_objects", record.label, record.place, label=record.label)
    key = Balance(record.label, 0, record.text(1), objects=objects)
    _keep(head, record, key, 2 if items is None else 3)


def _period_balance(head: Header, record: Record) -> None:
    items = record.braces_at(3)
    if items is None:
        head.notes.tally("missing_objects", record.label, record.place, label=record.label)
        objects: Objects = ()
    else:
        record = record.without_braces(3)
        objects = read_objects(items, record, head.notes)
    month, account = record.text(1), record.text(2)
    if not is_month(month) and is_month(account):
        head.notes.tally("swapped_fields", record.label, record.place, label=record.label)
        month, account = account, month
    if not is_month(month):
        head.notes.add("bad_period", record.place, value=month, label=record.label)
        return
    _keep(head, record, Balance(record.label, 0, account, month, objects), 3)


def _keep(head: Header, record: Record, key: Balance, at: int) -> None:
    year = year_number(record.text(0))
    if year is None:
        _bad_year_number(head, record)
        return
    if not key.account:
        head.notes.add("missing_account", record.place, label=record.label)
        return
    if looks_grouped(record.text(at), record.text(at + 1)):
        value = f"{record.text(at)} {record.text(at + 1)}"
        head.notes.add("bad_amount", record.place, value=value, label=record.label)
        return
    ore = amount_of(record.text(at), record, head.notes)
    if ore is None:
        return
    key = key._replace(year=year)
    head.used.setdefault(key.account, record.place)
    if key in head.balances:
        head.notes.add("duplicate_balance", record.place, label=record.label, account=key.account)
        return
    head.balances[key] = ore
    if quantity := record.text(at + 1):
        head.quantities[key] = quantity


def looks_grouped(amount: str, after: str) -> bool:
    """Whether an amount was split by a blank between thousands, as in 1 000.00 (tusental).

    >>> looks_grouped("1", "000.00"), looks_grouped("100", "2")
    (True, False)
    """
    whole, mark, decimals = after.replace(",", ".").partition(".")
    grouped = len(whole) == 3 and bool(mark) and (whole + decimals).isdecimal()  # noqa: PLR2004
    return grouped and amount.lstrip("-+").isdecimal() and len(amount.lstrip("-+")) <= 3  # noqa: PLR2004


_HANDLERS: Mapping[str, Callable[[Header, Record], None]] = {
    "RAR": _year,
    "KONTO": _account,
    "KTYP": _account_kind,
    "ENHET": _unit,
    "SRU": _sru,
    "DIM": _dimension,
    "UNDERDIM": _dimension,
    "OBJEKT": _object,
    "IB": _balance,
    "UB": _balance,
    "RES": _balance,
    "OIB": _object_balance,
    "OUB": _object_balance,
    "PSALDO": _period_balance,
    "PBUDGET": _period_balance,
}
