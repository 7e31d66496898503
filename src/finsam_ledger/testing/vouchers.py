"""Strategies for vouchers and whole ledgers (verifikationer och bokföring)."""

from collections.abc import Mapping, Sequence

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from finsam_ledger.core.account import Account
from finsam_ledger.core.chart import Chart
from finsam_ledger.core.dimension import Dimension
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import StatementLine
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.testing.values import (
    ALL_OBJECTS,
    account_numbers,
    associations,
    charts_known,
    days,
    fiscal_years,
    objects,
    ore,
    some_of,
)

EQUITY_ACCOUNT = "2099"
"""Holds the year's result in both charts (konto för årets resultat)."""
TRANSFER_ACCOUNT = "8999"
"""Moves the result out of the resultaträkning in both charts (omföring)."""
_TEXTS = ("", "Hyra", "Lön", "Bidrag från regionen", "Rättelse av A 1 – moms")


@st.composite
def lines(draw: DrawFn, accounts: Sequence[str], *, full: bool = False) -> Line:
    """Lines of vouchers (konteringsrader).

    Args:
        draw: Given by Hypothesis.
        accounts: The accounts that lines may use.
        full: Whether every field is drawn, also those that few lines have.
    """
    line = Line(
        draw(st.sampled_from(accounts)),
        draw(ore()),
        draw(objects()),
        draw(st.sampled_from(_TEXTS)),
    )
    if not full:
        return line
    return evolve(
        line,
        text=draw(st.text(max_size=5)),
        day=draw(st.none() | days()),
        quantity=draw(st.sampled_from(("", "2", "7,5"))),
        sign=draw(st.sampled_from(("", "AN"))),
    )


@st.composite
def balanced_drafts(
    draw: DrawFn, accounts: Sequence[str], period: Period, *, full: bool = False
) -> VoucherDraft:
    """Drafts of vouchers that balance (utkast som balanserar), without series and number.

    Args:
        draw: Given by Hypothesis.
        accounts: The accounts that lines may use.
        period: The days that vouchers may be dated.
        full: Whether every field is drawn, also those that few vouchers have.

    >>> from hypothesis import given
    >>> @given(balanced_drafts(["1930", "3981"], FiscalYear.calendar(2024)))
    ... def balances(draft): assert draft.to_voucher().difference_ore == 0
    >>> balances()
    """
    rows = draw(st.lists(lines(accounts, full=full), min_size=1, max_size=4))
    last = Line(draw(st.sampled_from(accounts)), -sum(line.ore for line in rows), draw(objects()))
    text = draw(st.sampled_from(_TEXTS))
    draft = VoucherDraft(draw(days(period)), (*rows, last), text=text)
    return draw(_detailed(draft, accounts)) if full else draft


@st.composite
def _detailed(draw: DrawFn, draft: VoucherDraft, accounts: Sequence[str]) -> VoucherDraft:
    struck = st.lists(lines(accounts, full=True), max_size=2).map(tuple)
    words = st.text(max_size=4)
    return evolve(
        draft,
        series=draw(st.sampled_from(("", "A", "B", "LÖN"))),
        text=draw(words),
        registered=draw(st.none() | days()),
        sign=draw(words),
        counterparty=draw(words),
        reference=draw(words),
        source_line=draw(st.integers(0, 10**6)),
        removed=draw(struck),
        added=draw(struck),
    )


@st.composite
def unbalanced_drafts(draw: DrawFn, accounts: Sequence[str], period: Period) -> VoucherDraft:
    """Drafts of vouchers that do not balance (utkast som inte balanserar).

    Args:
        draw: Given by Hypothesis.
        accounts: The accounts that lines may use.
        period: The days that vouchers may be dated.

    >>> from hypothesis import given
    >>> @given(unbalanced_drafts(["1930", "3981"], FiscalYear.calendar(2024)))
    ... def wrong(draft): assert draft.difference_ore
    >>> wrong()
    """
    draft = draw(balanced_drafts(accounts, period))
    extra = Line(draw(st.sampled_from(accounts)), draw(ore().filter(bool)))
    return evolve(draft, lines=(*draft.lines, extra))


@st.composite
def openings(draw: DrawFn, accounts: Sequence[str]) -> dict[str, int]:
    """Opening balances that sum to zero (ingående balanser).

    Args:
        draw: Given by Hypothesis.
        accounts: The accounts that may have one; equity takes what is missing.

    >>> from hypothesis import given
    >>> @given(openings(["1930", "2440"]))
    ... def zero(balances): assert sum(balances.values()) == 0
    >>> zero()
    """
    chosen = [number for number in draw(some_of(accounts)) if number != EQUITY_ACCOUNT]
    balances = {number: draw(ore()) for number in chosen}
    return {**balances, EQUITY_ACCOUNT: -sum(balances.values())} if balances else {}


@st.composite
def ledgers(
    draw: DrawFn,
    *,
    chart: Chart | None = None,
    year: FiscalYear | None = None,
    opening: Mapping[str, int] | None = None,
    vouchers: int = 8,
    full: bool = False,
) -> Ledger:
    """Whole ledgers (huvudböcker): openings that sum to zero, vouchers in the year, projects.

    Args:
        draw: Given by Hypothesis.
        chart: The chart of accounts; None takes any.
        year: The fiscal year; None takes any.
        opening: Opening balances by account; None takes any that sum to zero.
        vouchers: The most vouchers there are.
        full: Whether every field of the vouchers is drawn.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import sums_to_zero
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def holds(ledger): sums_to_zero(ledger)
    >>> holds()
    """
    empty = draw(empty_ledgers(chart=chart, year=year, opening=opening))
    drafts = balanced_drafts(sorted(empty.accounts), empty.year, full=full)
    return empty.post(*draw(st.lists(drafts, max_size=vouchers)))


@st.composite
def empty_ledgers(
    draw: DrawFn,
    *,
    chart: Chart | None = None,
    year: FiscalYear | None = None,
    opening: Mapping[str, int] | None = None,
) -> Ledger:
    """Ledgers with accounts and opening balances but no vouchers (tomma huvudböcker).

    Args:
        draw: Given by Hypothesis.
        chart: The chart of accounts; None takes any.
        year: The fiscal year; None takes any.
        opening: Opening balances by account; None takes any that sum to zero.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(empty_ledgers())
    ... def empty(ledger): assert len(ledger.journal) == 0
    >>> empty()
    """
    plan = chart or draw(charts_known())
    balance = draw(st.lists(account_numbers(plan, result=False), min_size=1, max_size=5))
    result = draw(st.lists(account_numbers(plan, result=True), min_size=1, max_size=5))
    numbers = {*balance, *result, *(opening or ()), EQUITY_ACCOUNT}
    begin = draw(openings(_balance_accounts(plan, balance))) if opening is None else opening
    return Ledger(
        draw(associations()),
        plan,
        year or draw(fiscal_years()),
        {number: Account(number, f"Konto {number}") for number in sorted(numbers)},
        begin,
        dimensions={"1": Dimension("1", "Kostnadsställe"), "6": Dimension("6", "Projekt")},
        objects={ref: f"Objekt {ref.code}" for ref in ALL_OBJECTS},
    )


def _balance_accounts(chart: Chart, numbers: Sequence[str]) -> list[str]:
    transfer = StatementLine.RESULT_TRANSFER
    return sorted({n for n in numbers if chart.line_of(Account(n)) is not transfer})


def carried_forward(ledger: Ledger) -> dict[str, int]:
    """Next year's opening balances (nästa års ingående balanser).

    Every balance account keeps its closing balance; the result goes to equity.

    Args:
        ledger: The year's books.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def zero(ledger): assert sum(carried_forward(ledger).values()) == 0
    >>> zero()
    """
    closing: dict[str, int] = {EQUITY_ACCOUNT: 0}
    for number in ledger.used_accounts:
        line = ledger.lines[number]
        stays = not line.is_result and line is not StatementLine.RESULT_TRANSFER
        name = number if stays else EQUITY_ACCOUNT
        closing[name] = closing.get(name, 0) + ledger.balances.closing(number, ledger.year)
    return {number: ore for number, ore in closing.items() if ore}


def ledger_pairs(*, vouchers: int = 6) -> SearchStrategy[tuple[Ledger, Ledger]]:
    """Two years' books (två års bokföring), the second opened with what the first closed.

    Args:
        vouchers: The most vouchers there are in each year.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=10)
    ... @given(ledger_pairs(vouchers=2))
    ... def follow(pair): assert pair[0].year == pair[1].year.previous()
    >>> follow()
    """
    return _pairs(vouchers)


@st.composite
def _pairs(draw: DrawFn, vouchers: int) -> tuple[Ledger, Ledger]:
    year = FiscalYear.calendar(draw(st.integers(2000, 2060)))
    before = draw(ledgers(year=year.previous(), vouchers=vouchers))
    opening = carried_forward(before)
    after = draw(ledgers(chart=before.chart, year=year, opening=opening, vouchers=vouchers))
    return before, after
