"""From what was read to a ledger (bygge): accounts, balances, dimensions and the whole."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any, TypeAlias

from attrs import evolve, frozen

from finsam_ledger.core.account import Account
from finsam_ledger.core.chart import Chart
from finsam_ledger.core.columns import Columns
from finsam_ledger.core.dimension import RESERVED_DIMENSIONS, Dimension, Objects
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.sie.book import SieBook, SieInfo
from finsam_ledger.sie.header import Balance
from finsam_ledger.sie.hierarchy import Hierarchy
from finsam_ledger.sie.identity import association, fiscal_year
from finsam_ledger.sie.lines import Books
from finsam_ledger.sie.notes import NOWHERE, Notes, Place

ChartChoice: TypeAlias = "Chart | Callable[[Mapping[str, Account], str], Chart] | None"
_RESERVED = {dimension.number: dimension for dimension in RESERVED_DIMENSIONS}
_NO_CHART = Chart("", "", "", ())
_PER_OBJECT = ("OIB", "OUB")


@frozen
class _Uses:
    """Where accounts and dimensions are used in vouchers (användning): the first place of each."""

    accounts: dict[str, Place]
    dimensions: dict[str, Place]


def build_book(books: Books, info: SieInfo, chart: ChartChoice) -> SieBook:
    """The ledger and all that goes with it (färdig bok).

    Args:
        books: What was read.
        info: The facts about the file; what the books show is added.
        chart: The chart of accounts, or what chooses it from the accounts and #KPTYP.
    """
    header, vouchers, notes = books.header, books.vouchers, books.notes
    uses = _uses(books)
    accounts = _accounts(books, uses)
    dimensions = _dimensions(books, uses)
    info = evolve(info, **_per_object(books, dimensions))
    ledger = Ledger(
        association(header),
        _chosen(chart, accounts, info.kptyp),
        fiscal_year(books),
        accounts,
        _opening(header.balances, notes),
        Journal.proved(vouchers.columns),
        dimensions,
        dict(header.objects),
        _reported(header.balances),
        tuple(vouchers.rejected),
    )
    return SieBook(ledger, notes.all(), info, vouchers.read, vouchers.rows)


def _chosen(chart: ChartChoice, accounts: Mapping[str, Account], kptyp: str) -> Chart:
    if chart is None:
        return _NO_CHART
    return chart if isinstance(chart, Chart) else chart(accounts, kptyp)


def _uses(books: Books) -> _Uses:
    uses = _Uses({}, {})
    _booked_uses(books, uses)
    columns = books.vouchers.columns
    struck = (
        (_place(columns, voucher), (*lines.removed, *lines.added))
        for voucher, lines in columns.struck.items()
    )
    rejected = (
        (Place(draft.source_line, draft.name), (*draft.lines, *draft.removed, *draft.added))
        for draft in books.vouchers.rejected
    )
    for place, lines in chain(struck, rejected):
        for line in lines:
            uses.accounts.setdefault(line.account, place)
            _use_objects(line.objects, place, uses)
    return uses


def _booked_uses(books: Books, uses: _Uses) -> None:
    columns = books.vouchers.columns
    if not columns.accounts.keys() <= books.header.names.keys():
        rows = _first_rows(columns.account)
        for account, index in columns.accounts.items():
            uses.accounts[account] = _voucher_place(columns, rows[index])
    if len(columns.objects) > 1:
        rows = _first_rows(columns.object)
        for objects, index in columns.objects.items():
            if objects:
                _use_objects(objects, _voucher_place(columns, rows[index]), uses)


def _first_rows(column: Sequence[int]) -> dict[int, int]:
    """The first row of each index."""
    return dict(zip(reversed(column), range(len(column) - 1, -1, -1), strict=True))


def _voucher_place(columns: Columns, row: int) -> Place:
    return _place(columns, bisect_right(columns.first, row) - 1)


def _place(columns: Columns, voucher: int) -> Place:
    name = f"{columns.series[voucher]} {columns.number[voucher]}".strip()
    return Place(columns.source_line[voucher], name)


def _use_objects(objects: Objects, place: Place, uses: _Uses) -> None:
    for ref in objects:
        uses.dimensions.setdefault(ref.dimension, place)


def _accounts(books: Books, uses: _Uses) -> dict[str, Account]:
    header = books.header
    declared = header.names
    of_chart = dict.fromkeys((*header.kinds, *header.units, *header.sru), NOWHERE)
    used = {**of_chart, **uses.accounts, **header.used}
    undeclared = {
        number: place for number, place in used.items() if number and number not in declared
    }
    _note_undeclared(undeclared, books)
    return {
        number: Account(number, declared.get(number, ""), header.kinds.get(number))
        for number in (*declared, *undeclared)
    }


def _note_undeclared(undeclared: Mapping[str, Place], books: Books) -> None:
    notes = books.notes
    if not books.header.names and undeclared:
        notes.add("no_accounts", count=len(undeclared))
        return
    for number, place in undeclared.items():
        notes.add("undeclared_account", place, account=number)


def _dimensions(books: Books, uses: _Uses) -> dict[str, Dimension]:
    declared = {
        number: _with_parent(dimension) for number, dimension in books.header.dimensions.items()
    }
    used = dict.fromkeys((ref.dimension for ref in books.header.objects), NOWHERE)
    used |= {ref.dimension: NOWHERE for key in books.header.balances for ref in key.objects}
    used |= uses.dimensions
    for number, place in used.items():
        if number not in declared:
            declared[number] = _undeclared_dimension(number, place, books.notes)
    return declared


def _with_parent(dimension: Dimension) -> Dimension:
    reserved = _RESERVED.get(dimension.number)
    if dimension.parent or reserved is None:
        return dimension
    return Dimension(dimension.number, dimension.name, reserved.parent)


def _undeclared_dimension(number: str, place: Place, notes: Notes) -> Dimension:
    if number in _RESERVED:
        return _RESERVED[number]
    notes.add("undeclared_dimension", place, dimension=number)
    return Dimension(number, "")


def _opening(balances: Mapping[Balance, int], notes: Notes) -> dict[str, int]:
    opening = _at_year("IB", 0, balances)
    if not opening and (derived := _at_year("UB", -1, balances)):
        notes.add("derived_opening", count=len(derived))
        return derived
    return opening


def has_derived_opening(balances: Mapping[Balance, int]) -> bool:
    """Whether the opening balances are those of #UB -1 (härledda ingående balanser)."""
    return not _at_year("IB", 0, balances) and bool(_at_year("UB", -1, balances))


def _at_year(label: str, year: int, balances: Mapping[Balance, int]) -> dict[str, int]:
    return {
        key.account: ore for key, ore in balances.items() if (key.label, key.year) == (label, year)
    }


def _reported(balances: Mapping[Balance, int]) -> dict[int, ReportedBalances]:
    years = sorted({key.year for key in balances}, reverse=True)
    return {year: _reported_year(year, balances) for year in years}


def _reported_year(year: int, balances: Mapping[Balance, int]) -> ReportedBalances:
    return ReportedBalances(
        _at_year("IB", year, balances),
        _at_year("UB", year, balances),
        _at_year("RES", year, balances),
        _by_month("PSALDO", year, balances),
        _by_month("PBUDGET", year, balances),
    )


def _by_month(label: str, year: int, balances: Mapping[Balance, int]) -> dict[tuple[str, str], int]:
    """Whole accounts only: rows per object are parts of the account's own row."""
    return {
        (key.account, key.month): ore
        for key, ore in balances.items()
        if (key.label, key.year) == (label, year) and not key.objects
    }


def _per_object(books: Books, dimensions: Mapping[str, Dimension]) -> dict[str, Any]:
    """Balances per object and quantities, each object by its whole path (per objekt)."""
    header = books.header
    tree = Hierarchy.of(dimensions, header.objects, books.vouchers.columns.objects)
    balances: dict[Balance, int] = {}
    for key, ore in header.balances.items():
        if key.objects or key.label in _PER_OBJECT:
            path = _pathed(key, tree)
            if path in balances:  # once with joined codes and once without
                books.notes.add("duplicate_balance", label=key.label, account=key.account)
            balances.setdefault(path, ore)
    quantities = {_pathed(key, tree): text for key, text in header.quantities.items()}
    return {"object_balances": balances, "quantities": quantities}


def _pathed(key: Balance, tree: Hierarchy) -> Balance:
    return key._replace(objects=tree.path(key.objects)) if key.objects else key
