"""Opening the next year (ingående balanser), and what a late correction of the old one changes.

Source: LKBR 4 kap. 4 §: the opening balance is the last closing balance.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from attrs import evolve, frozen
from dateutil.relativedelta import relativedelta

from finsam_ledger.bookkeeping.closing import unmoved_result
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.line import StatementLine
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.numbers import format_ore
from finsam_ledger.terms import Text

_MONTHS = 12


def opening_balances(ledger: Ledger) -> dict[str, int]:
    """Next year's opening balances in öre by account, debit positive (ingående balanser).

    Args:
        ledger: The closed year's books.

    Raises:
        ValueRefusedError: The year's result is not moved to equity, so the balances do not sum to
            zero.
    """
    left = unmoved_result(ledger)
    if left:
        raise ValueRefusedError(
            Text(
                f"årets resultat {format_ore(-left)} kr är inte fört till eget kapital",
                f"the year's result {format_ore(-left)} kr is not moved to equity",
            ),
            Text("Stäng året först", "Close the year first"),
        )
    closing = ledger.balances.closing
    carried = {n: closing(n, ledger.year) for n in ledger.used_accounts if _is_carried(ledger, n)}
    return {number: ore for number, ore in carried.items() if ore}


def _is_carried(ledger: Ledger, number: str) -> bool:
    line = ledger.lines[number]
    return not line.is_result and line is not StatementLine.RESULT_TRANSFER


def next_year(ledger: Ledger, year: FiscalYear | None = None) -> Ledger:
    """The next year's books, opened with what this one closed (nytt räkenskapsår).

    Args:
        ledger: The closed year's books.
        year: The new year; None for twelve months.

    Raises:
        ValueRefusedError: The result is not moved to equity, or the year does not follow.
    """
    first = ledger.year.end + timedelta(days=1)
    following = year or year_after(ledger.year)
    if following.start != first:
        raise ValueRefusedError(
            Text(
                f"räkenskapsåret {following} följer inte på {ledger.year}",
                f"the fiscal year {following} does not follow {ledger.year}",
            ),
            Text(f"Börja det {first}", f"Start it on {first}"),
        )
    return evolve(
        ledger,
        year=following,
        opening=opening_balances(ledger),
        journal=Journal(),
        reported={-1: _reported(ledger)},
        rejected=(),
        balances=None,
    )


def year_after(year: FiscalYear) -> FiscalYear:
    """The twelve months that begin the day after a year ends (nästa räkenskapsår).

    >>> year_after(FiscalYear.calendar(2024)) == FiscalYear.calendar(2025)
    True
    """
    first = year.end + timedelta(days=1)
    return FiscalYear(first, first + relativedelta(months=_MONTHS) - timedelta(days=1))


def _reported(ledger: Ledger) -> ReportedBalances:
    closing = {n: ledger.balances.closing(n, ledger.year) for n in ledger.used_accounts}
    carried = {n: ore for n, ore in closing.items() if _is_carried(ledger, n)}
    result = {n: ore for n, ore in closing.items() if n not in carried}
    return ReportedBalances(ledger.opening, carried, result)


@frozen
class Touched:
    """A row that a correction changes (berörd rad).

    Args:
        report: Which statement.
        year: The year that the statement is of.
        line: The line of the chart that its row holds.
        change_ore: How much, in öre, debit positive.
        column: Whether it is the year's own figure, or the comparison.
    """

    report: Text
    year: int
    line: StatementLine
    change_ore: int
    column: Text


@frozen
class Cascade:
    """What a correction of an old year does to the next (följdändring).

    Args:
        ledger: The next year's books with the new opening balances.
        changes: The opening balances that changed, old and new öre by account.
        touched: The rows of reports that change, of both years.
    """

    ledger: Ledger
    changes: Mapping[str, tuple[int, int]]
    touched: tuple[Touched, ...]

    @property
    def reports(self) -> tuple[Text, ...]:
        """The statements that must be made anew, each with its year (berörda rapporter)."""
        rows = {(each.report, each.year) for each in self.touched}
        rows |= {(report, year) for _, year in rows for report in _FOLLOW}
        named = sorted(rows, key=lambda row: (row[1], row[0].sv))
        return tuple(Text(f"{t.sv} {year}", f"{t.en} {year}") for t, year in named)


def cascade(before: Ledger, corrected: Ledger, following: Ledger) -> Cascade:
    """Carry a correction of a closed year into the next one's opening balances (följdändring).

    Args:
        before: The old year's books as they were closed.
        corrected: The same books, corrected and closed again.
        following: The next year's books.

    Returns:
        The next year's books with the new opening, what changed, and the reports it touches.

    Raises:
        ValueRefusedError: The corrected year is not closed, or the years do not follow.
    """
    opening = opening_balances(corrected)
    if following.year.start != corrected.year.end + timedelta(days=1):
        raise ValueRefusedError(
            Text(
                f"{following.year} följer inte på {corrected.year}",
                f"{following.year} does not follow {corrected.year}",
            ),
            Text("Välj åren efter varandra", "Choose the years one after the other"),
        )
    numbers = sorted({*opening, *following.opening})
    pairs = {n: (following.opening.get(n, 0), opening.get(n, 0)) for n in numbers}
    changes = {n: pair for n, pair in pairs.items() if pair[0] != pair[1]}
    accounts = {n: corrected.accounts[n] for n in opening if n not in following.accounts}
    after = evolve(
        following,
        accounts={**following.accounts, **accounts},
        opening=opening,
        reported={**following.reported, -1: _reported(corrected)},
        balances=None,
    )
    touched = (*_in_old_year(before, corrected, following), *_in_new_year(following, changes))
    return Cascade(after, changes, touched)


_OWN = Text("årets", "the year's own")
_COMPARISON = Text("föregående år", "previous year")
_RESULT = Text("Resultaträkning", "Income statement")
_BALANCE = Text("Balansräkning", "Balance sheet")
_FOLLOW = (
    Text("Kassaflödesanalys", "Cash flow statement"),
    Text("Förändring av eget kapital", "Changes in equity"),
    Text("Driftredovisning", "Operations by activity"),
)
"""What is made of the same figures."""


def _in_old_year(before: Ledger, corrected: Ledger, following: Ledger) -> Iterator[Touched]:
    old, new = corrected.year.end.year, following.year.end.year
    for line, ore in _line_changes(before, corrected):
        report = _RESULT if line.is_result else _BALANCE
        yield Touched(report, old, line, ore, _OWN)
        yield Touched(report, new, line, ore, _COMPARISON)


def _in_new_year(following: Ledger, changes: Mapping[str, tuple[int, int]]) -> Iterator[Touched]:
    """The openings, and with them the closings, of the balance lines that change."""
    by_line: dict[StatementLine, int] = defaultdict(int)
    for number, (old, new) in changes.items():
        by_line[following.line_of(number)] += new - old
    for line, ore in by_line.items():
        if ore:
            yield Touched(_BALANCE, following.year.end.year, line, ore, _OWN)


def _line_changes(before: Ledger, corrected: Ledger) -> Sequence[tuple[StatementLine, int]]:
    sums: dict[StatementLine, int] = defaultdict(int)
    for ledger, sign in ((before, -1), (corrected, 1)):
        for number in ledger.used_accounts:
            closing = ledger.balances.closing(number, ledger.year)
            sums[ledger.lines[number]] += sign * closing
    return [(line, ore) for line, ore in sums.items() if ore and line is not _MOVED]


_MOVED = StatementLine.RESULT_TRANSFER
