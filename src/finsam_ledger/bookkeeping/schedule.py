"""Schedules (periodiseringsplaner): a balance account that changes by plan, day by day.

Everything that is accrued is one: a prepaid cost that is used up, a contribution that is earned,
an asset that is depreciated. What remains of a schedule is, on every day, what its vouchers have
put on its balance account.
"""

from bisect import bisect_right
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate, pairwise

from attrs import Attribute, evolve, field, frozen

from finsam_ledger.bookkeeping.plan import Proposal
from finsam_ledger.core.amount import allocate, validate_ore
from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.terms import Text


@frozen(order=True)
class Step:
    """A change on a day (post i en plan).

    Args:
        day: The day.
        ore: The amount in öre, debit positive.

    >>> Step(date(2024, 1, 31), -100_00).ore
    -10000
    """

    day: date
    ore: int = field(validator=validate_ore)


def _rising(_: "Schedule", __: "Attribute[tuple[Step, ...]]", steps: tuple[Step, ...]) -> None:
    for before, after in pairwise(steps):
        if before.day >= after.day:
            raise ValueRefusedError(
                Text(
                    f"posterna i planen står inte i tidsordning: {after.day} efter {before.day}",
                    f"the steps are not in order of time: {after.day} after {before.day}",
                ),
                Text("Slå ihop poster per dag och ordna dem", "Merge steps by day, in order"),
            )


@frozen
class Schedule:
    """A balance account that changes by plan (periodiseringsplan).

    Args:
        id: Short name, unique among the schedules of an association.
        text: What it is, as the vouchers say it.
        account: The balance account.
        counter: The result account that the changes are posted against.
        steps: The changes of the balance account, at most one a day, in order.
        objects: What the result lines are booked on.
        reason: Why.
        source: The law with paragraph.

    Raises:
        ValueRefusedError: The steps are not in order of day.

    >>> plan = Schedule("h", "Hyra", "1710", "5010", (Step(date(2024, 12, 1), 300),
    ...                                               Step(date(2025, 1, 31), -300)))
    >>> plan.remaining(date(2024, 12, 31)), plan.remaining(date(2025, 1, 31))
    (300, 0)
    """

    id: str
    text: str
    account: str
    counter: str
    steps: tuple[Step, ...] = field(validator=_rising)
    objects: Objects = ()
    reason: Text = Text("", "")
    source: str = "LKBR 4 kap. 4 §"

    def remaining(self, day: date) -> int:
        """What is left at the end of a day, in öre, debit positive (kvar att periodisera)."""
        until = bisect_right(self.steps, day, key=lambda step: step.day)
        return sum(step.ore for step in self.steps[:until])

    def only_at(self, days: Iterable[date]) -> "Schedule":
        """The same balance on certain days only, reversed the day after (med vändning).

        Args:
            days: The days of closing (balansdagar).
        """
        changes: dict[date, int] = defaultdict(int)
        for day in days:
            changes[day] += self.remaining(day)
            changes[day + timedelta(days=1)] -= self.remaining(day)
        return evolve(self, steps=steps_of(changes.items()))

    def proposals(self, ledger: Ledger, series: str) -> Iterator[Proposal]:
        """The vouchers of the schedule in the books' year (förslag till verifikationer)."""
        for step in self.steps:
            if step.day in ledger.year:
                yield Proposal(self._draft(step, series), self.reason, self.source)

    def _draft(self, step: Step, series: str) -> VoucherDraft:
        lines = (Line(self.account, step.ore), Line(self.counter, -step.ore, self.objects))
        text, reference = f"{self.text} ({self.id})", f"registret, post {self.id}"
        return VoucherDraft(step.day, lines, series, text=text, reference=reference)


def steps_of(changes: Iterable[tuple[date, int]]) -> tuple[Step, ...]:
    """Steps in order of day, one a day, none of zero (poster per dag).

    >>> steps_of([(date(2024, 2, 1), 5), (date(2024, 1, 1), 7), (date(2024, 2, 1), -5)])
    (Step(day=datetime.date(2024, 1, 1), ore=7),)
    """
    by_day: dict[date, int] = defaultdict(int)
    for day, ore in changes:
        by_day[day] += ore
    return tuple(Step(day, by_day[day]) for day in sorted(by_day) if by_day[day])


def spread(ore: int, period: Period, *, by_days: bool = False) -> tuple[Step, ...]:
    """An amount over the months of a period, each part on its last day there (fördelning).

    Args:
        ore: The amount in öre.
        period: The days that it concerns.
        by_days: Whether each day weighs the same. Else each whole month does, and a part of a month
            weighs its share of that month's days.

    Returns:
        One step a month. What has been spread is at each of them the nearest öre of its share, so
        the steps sum to exactly the amount, and a quarter of a year to a quarter of it.

    >>> [s.ore for s in spread(100, Period(date(2024, 1, 1), date(2024, 3, 31)))]
    [33, 34, 33]
    """
    months = list(period.months())
    weights = [month.days if by_days else _share(month) for month in months]
    whole = sum(weights)
    done = [allocate(ore, [through, whole - through])[0] for through in accumulate(weights)]
    parts = (after - before for before, after in pairwise([0, *done]))
    return steps_of((month.end, part) for month, part in zip(months, parts, strict=True))


def _share(month: Period) -> Fraction:
    return Fraction(month.days, monthrange(month.start.year, month.start.month)[1])
