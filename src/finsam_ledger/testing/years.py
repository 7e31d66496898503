"""Strategies for whole years of an association (hela räkenskapsår): members, budget and books."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from finsam_ledger.bookkeeping.budget import BudgetRow
from finsam_ledger.bookkeeping.closing import ClosingAccounts, close_year
from finsam_ledger.core.account import Account
from finsam_ledger.core.amount import allocate
from finsam_ledger.core.association import Association, Member, Part
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.testing.values import associations

_NAMES = {
    "1930": "Bank",
    "2060": "Eget kapital",
    "2099": "Årets resultat",
    "2440": "Leverantörsskulder",
    "2710": "Personalskatt",
    "2731": "Avräkning arbetsgivaravgifter",
    "2990": "Upplupna kostnader",
    "3981": "Bidrag från staten",
    "3983": "Bidrag från regionen",
    "3984": "Bidrag från kommunerna",
    "4010": "Köpt personal",
    "5010": "Lokalhyra",
    "6420": "Revision",
    "7210": "Löner",
    "7510": "Arbetsgivaravgifter",
    "8310": "Ränteintäkter",
    "8999": "Årets resultat",
}
_INCOME = {Part.STATE: "3981", Part.REGION: "3983", Part.MUNICIPALITY: "3984"}
_COSTS = ("4010", "5010", "6420", "7210", "7510")
_PAY_DAYS = timedelta(days=30)


@frozen
class AssociationYear:
    """A year of an association as it is lived (verksamhetsår).

    Args:
        association: The association with its members.
        contributions: What each member pays for the year, in öre, in the members' order.
        budget: The budget, one row an account.
        open_books: The books before the year is closed.
        books: The books, closed.
    """

    association: Association
    contributions: tuple[int, ...]
    budget: tuple[BudgetRow, ...]
    open_books: Ledger
    books: Ledger


@st.composite
def association_years(draw: DrawFn, *, year: FiscalYear | None = None) -> AssociationYear:
    """Years with members, budget and books (verksamhetsår): a calendar year in ordinary BAS.

    The members pay by quarter what they have agreed, in exact shares. Each month has its costs, of
    which some are paid a month later; at the end of the year there are accruals, and the result is
    moved to equity.

    Args:
        draw: Given by Hypothesis.
        year: The year; None takes any.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import broken
    >>> @settings(max_examples=5)
    ... @given(association_years())
    ... def sound(lived): assert broken(lived.books) == {}
    >>> sound()
    """
    association = draw(associations())
    span = year or FiscalYear.calendar(draw(st.integers(2000, 2060)))
    total = draw(st.integers(2, 30)) * 1_000_000_00
    shares = [member.share or Fraction(0) for member in association.members]
    contributions = allocate(total, shares)
    budget = _budget(association.members, contributions, draw(_costs(total)), span)
    drafts = [*_received(association.members, contributions, span), *draw(_spent(budget, span))]
    accounts = {number: Account(number, name) for number, name in _NAMES.items()}
    opening = draw(st.integers(0, 2_000_000_00))
    empty = Ledger(
        association,
        chart_named("bas"),
        span,
        accounts,
        {"1930": opening, "2060": -opening} if opening else {},
    )
    books = empty.post(*sorted(drafts, key=lambda draft: draft.day or span.end))
    closed = close_year(books, ClosingAccounts("8999", "2099")).post(books)
    return AssociationYear(association, contributions, budget, books, closed)


@st.composite
def _costs(draw: DrawFn, total: int) -> dict[str, int]:
    """What the year's costs are budgeted to: most of the contributions, or somewhat more."""
    spent = draw(st.integers(total // 2, total + total // 5))
    weights = draw(st.lists(st.integers(1, 9), min_size=len(_COSTS), max_size=len(_COSTS)))
    return dict(zip(_COSTS, allocate(spent, weights), strict=True))


def _budget(
    members: Sequence[Member],
    contributions: Sequence[int],
    costs: dict[str, int],
    year: FiscalYear,
) -> tuple[BudgetRow, ...]:
    amounts: dict[str, int] = {}
    for member, ore in zip(members, contributions, strict=True):
        number = _INCOME[member.part]
        amounts[number] = amounts.get(number, 0) - ore
    months = [1] * len(list(year.months()))
    return tuple(
        BudgetRow(number, allocate(ore, months), text=_NAMES[number])
        for number, ore in {**amounts, **costs}.items()
    )


def _received(
    members: Sequence[Member], contributions: Sequence[int], year: FiscalYear
) -> Iterator[VoucherDraft]:
    quarters = [month.start.replace(day=20) for month in year.months()][::3]
    for member, ore in zip(members, contributions, strict=True):
        for day, part in zip(quarters, allocate(ore, [1] * len(quarters)), strict=True):
            lines = (Line("1930", part), Line(_INCOME[member.part], -part))
            yield VoucherDraft(day, lines, text=f"Bidrag {member.name}", counterparty=member.name)


@st.composite
def _spent(draw: DrawFn, budget: tuple[BudgetRow, ...], year: FiscalYear) -> list[VoucherDraft]:
    """The months' costs near the budget, by invoice or at once, and the last ones accrued."""
    drafts = []
    for row in budget:
        if row.account not in _COSTS:
            continue
        percent = draw(st.integers(80, 120))
        by_invoice = draw(st.booleans())
        for month, ore in zip(year.months(), row.months, strict=True):
            spent = ore * percent // 100
            if spent:
                drafts += _cost(row, spent, month.end, year, by_invoice=by_invoice)
    return drafts


def _cost(
    row: BudgetRow, ore: int, day: date, year: FiscalYear, *, by_invoice: bool
) -> list[VoucherDraft]:
    against = "2440" if by_invoice else "1930"
    if by_invoice and day == year.end:
        against = "2990"
    booked = VoucherDraft(day, (Line(row.account, ore), Line(against, -ore)), text=row.text)
    pay_day = day + _PAY_DAYS
    if against != "2440" or pay_day not in year:
        return [booked]
    paid = evolve(
        booked, day=pay_day, lines=(Line("2440", ore), Line("1930", -ore)), text="Betalning"
    )
    return [booked, paid]
