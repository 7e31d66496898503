"""Where a column's figures come from (kolumnernas källor): a ledger, or reported balances."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol

from attrs import frozen

from finsam_ledger.core.balances import Balances
from finsam_ledger.core.dimension import PREDECESSORS
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.statements.figure import Term, Terms
from finsam_ledger.statements.layout import Measure, ObjectSelection


class Source(Protocol):
    """Something that can measure accounts (källa)."""

    @property
    def period(self) -> Period:
        """The days that a movement is taken over."""

    def value(self, term: Term) -> int | None:
        """The öre of a term, None when the source cannot know it."""

    def knows(self, measure: Measure) -> bool:
        """Whether an account that the source does not mention is zero in this measure."""


@frozen
class LedgerSource:
    """A ledger's own vouchers over a period (bokföringen)."""

    ledger: Ledger
    period: Period

    def knows(self, measure: Measure) -> bool:  # noqa: ARG002 a ledger knows every measure
        """A ledger knows everything of its own year."""
        return True

    def value(self, term: Term) -> int | None:
        """The öre of a term; of a balance on objects only what predecessors brought in is known."""
        if term.objects is not None and term.start is None:
            return _brought_in(self.ledger, term, term.objects)
        if term.objects is not None:
            return _over_objects(self.ledger, term, term.objects)
        balances = self.ledger.balances
        if term.start is None:
            return balances.closing(term.account, Period(term.end, term.end))
        return balances.movement(term.account, Period(term.start, term.end))


def _brought_in(ledger: Ledger, term: Term, objects: ObjectSelection) -> int | None:
    if objects.dimension != PREDECESSORS or term.end != ledger.year.start - timedelta(days=1):
        return None
    return sum(
        opening.get(term.account, 0)
        for name, opening in ledger.opening_by.items()
        if (name in objects.codes) != objects.exclude
    )


def _over_objects(ledger: Ledger, term: Term, objects: ObjectSelection) -> int:
    period = Period(term.start or term.end, term.end)
    by_code = ledger.by_object(objects.dimension)
    chosen = sum(
        by_code[code].movement(term.account, period) for code in objects.codes if code in by_code
    )
    whole = ledger.balances.movement(term.account, period) if objects.exclude else 0
    return whole - chosen if objects.exclude else chosen


@frozen
class ReportedSource:
    """A year whose vouchers are not at hand: what the books report of it (#IB, #UB, #RES)."""

    reported: ReportedBalances
    period: Period

    def knows(self, measure: Measure) -> bool:
        """Whether the books report this measure at all."""
        known = self.reported
        held = {
            Measure.OPENING: known.opening,
            Measure.MOVEMENT: known.result,
            Measure.CLOSING: known.closing,
        }
        return bool(held[measure])

    def value(self, term: Term) -> int | None:
        """The öre of a term, None when the books do not report it."""
        known = self.reported
        if term.objects is not None or term.end not in _ends(self.period):
            return None
        if term.start is None:
            return self._balance(term)
        if term.start != self.period.start or term.end != self.period.end:
            return None
        if term.account in known.result:
            return known.result[term.account]
        if term.account in known.opening or term.account in known.closing:
            both = known.opening and known.closing
            return self._change(term.account) if both else None
        return 0 if known.result else None

    def _change(self, account: str) -> int:
        known = self.reported
        return known.closing.get(account, 0) - known.opening.get(account, 0)

    def _balance(self, term: Term) -> int | None:
        known = self.reported
        if term.end == self.period.end:
            result = known.result.get(term.account, 0)
            return known.closing.get(term.account, 0) + result if known.closing else None
        return known.opening.get(term.account, 0) if known.opening else None


def _ends(period: Period) -> tuple[date, date]:
    return (period.start - timedelta(days=1), period.end)


@frozen
class DifferenceSource:
    """One source less another (avvikelse): budget less outcome, so that what is better is positive.

    Args:
        first: What is taken from.
        second: What is taken away.
    """

    first: Source
    second: Source

    @property
    def period(self) -> Period:
        """The days of the first."""
        return self.first.period

    def knows(self, measure: Measure) -> bool:
        """Whether both do."""
        return self.first.knows(measure) and self.second.knows(measure)

    def value(self, term: Term) -> int | None:
        """The difference in öre, None when one of them does not know."""
        first, second = self.first.value(term), self.second.value(term)
        return None if first is None or second is None else first - second


@frozen
class OpeningSource:
    """The previous year's end as this year's opening balances tell it (#IB 0), no more."""

    balances: Balances
    period: Period

    def knows(self, measure: Measure) -> bool:
        """Only closing balances are known, and only when there are opening ones."""
        return measure is Measure.CLOSING and bool(self.balances.opening)

    def value(self, term: Term) -> int | None:
        """The öre of a closing balance at the day before the year; nothing else is known."""
        if term.objects is not None or term.start is not None or term.end != self.period.end:
            return None
        if not self.balances.opening:
            return None
        return self.balances.opening.get(term.account, 0)


def term_of(
    source: Source,
    account: str,
    measure: Measure,
    objects: ObjectSelection | None = None,
    weight: int = 1,
) -> Term:
    """The term that an account and a measure make over a source's period (beståndsdel)."""
    if measure is Measure.OPENING:
        return Term(account, None, source.period.start - timedelta(days=1), objects, weight)
    if measure is Measure.CLOSING:
        return Term(account, None, source.period.end, objects, weight)
    return Term(account, source.period.start, source.period.end, objects, weight)


def sum_of(source: Source, terms: Terms) -> int | None:
    """The öre of all terms together; None when the source does not know one of them (summa)."""
    total = 0
    for term in terms:
        ore = source.value(term)
        if ore is None:
            return None
        total += ore * term.weight
    return total


def previous_year_end(ledger: Ledger, previous: Ledger | None) -> Source:
    """The source of a balance sheet's comparison: the previous year's end (LKBR 13 kap. 3 §).

    Args:
        ledger: This year's books.
        previous: Last year's books, when they are at hand.

    Returns:
        Last year's ledger, else what this file reports of that year, else its opening balances.
    """
    if previous is not None:
        return LedgerSource(previous, previous.year)
    year = ledger.year.previous()
    reported = ledger.reported.get(-1, ReportedBalances())
    if reported.closing and reported.result:
        return ReportedSource(reported, year)
    return OpeningSource(ledger.balances, year)


def same_period_before(ledger: Ledger, previous: Ledger | None, period: Period) -> Source:
    """The source of an income statement's comparison: the same period a year earlier.

    Args:
        ledger: This year's books.
        previous: Last year's books, when they are at hand.
        period: This year's period.

    Returns:
        Last year's ledger over that period, else what this file reports of the whole year.
    """
    before = period.year_before()
    if previous is not None:
        return LedgerSource(previous, before)
    return ReportedSource(reported_over(ledger, -1, ledger.year.previous(), before), before)


def reported_over(
    ledger: Ledger, year_number: int, year: FiscalYear, period: Period
) -> ReportedBalances:
    """What the books report of a part of a year: all of it, or whole months by #PSALDO.

    Args:
        ledger: The books.
        year_number: 0 for this year, -1 for the one before.
        year: That year.
        period: The part of it, from its first day for balances to be known.

    Returns:
        Balances over the period; empty when the books do not tell.
    """
    reported = ledger.reported.get(year_number, ReportedBalances())
    if (period.start, period.end) == (year.start, year.end) or not reported:
        return reported
    whole = period.start.day == 1 and (period.end + timedelta(days=1)).day == 1
    if not reported.period_movements or not whole:
        return ReportedBalances()
    months = {f"{month.start:%Y%m}" for month in period.months()}
    sums: dict[str, int] = {}
    for (account, month), ore in reported.period_movements.items():
        if month in months:
            sums[account] = sums.get(account, 0) + ore
    return _from_movements(ledger, reported, sums, from_start=period.start == year.start)


def _from_movements(
    ledger: Ledger, reported: ReportedBalances, sums: dict[str, int], *, from_start: bool
) -> ReportedBalances:
    result = {n: ore for n, ore in sums.items() if ledger.line_of(n).is_result}
    if not from_start or not reported.opening:
        return ReportedBalances(result=result)
    balances = {*reported.opening, *(n for n in sums if n not in result)}
    closing = {n: reported.opening.get(n, 0) + sums.get(n, 0) for n in balances}
    return ReportedBalances(reported.opening, closing, result)


def accounts_of(sources: Iterable[Source]) -> set[str]:
    """All accounts that the sources of a statement may know of (använda konton)."""
    found: set[str] = set()
    for source in sources:
        match source:
            case LedgerSource(ledger=ledger):
                found.update(ledger.used_accounts, *ledger.opening_by.values())
            case ReportedSource(reported=known):
                found.update(known.opening, known.closing, known.result)
            case OpeningSource(balances=balances):
                found.update(balances.opening)
            case DifferenceSource(first=first, second=second):
                found |= accounts_of([first, second])
    return found
