"""Accruals (periodiseringar): what is booked on one day and belongs to other months.

One rule holds for all four kinds: the balance account holds what is booked less what has been
earned or used up. Above zero it is a receivable (förutbetald kostnad, upplupen intäkt), below zero
a liability (upplupen kostnad, förutbetald intäkt). LKBR 4 kap. 4 § forbids to set one off against
the other, so each has an account of its own.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import count, takewhile

from attrs import Attribute, evolve, field, frozen
from dateutil.relativedelta import relativedelta

from finsam_ledger.bookkeeping.schedule import Schedule, Step, spread, steps_of
from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.period import Period
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.numbers import format_ore
from finsam_ledger.terms import Text

SOURCE = "LKBR 4 kap. 4 §"
_LAST_DAY = 31


class Spread(StrEnum):
    """How an amount is spread over its period (fördelning)."""

    MONTHS = "manader"
    DAYS = "dagar"


class Timing(StrEnum):
    """When an accrual is posted (bokning)."""

    MONTHLY = "manadsvis"
    CLOSING = "bokslut"


def _something(_: "Accrual", __: "Attribute[tuple[Step, ...]]", booked: tuple[Step, ...]) -> None:
    if not sum(step.ore for step in booked):
        raise ValueRefusedError(
            Text("det finns inget belopp att periodisera", "there is no amount to accrue"),
            Text("Ange ett belopp som inte är noll", "Give an amount other than zero"),
        )


@frozen
class Accrual:
    """An income or a cost that belongs to other days than it is booked on (periodisering).

    Args:
        id: Short name, unique among the accruals.
        text: What it is.
        account: The result account that it is booked on.
        booked: The days it is booked on the result account, with öre, debit positive: what is to
            be accrued is their sum.
        period: The days that it concerns.
        receivable: Balance account while more is booked as cost, or earned, than the other (17).
        payable: Balance account while it is the other way round (29).
        objects: What the result lines are booked on.
        by: Spread by months or by days.
        timing: Posted each month, or at closings only and reversed the day after.

    Raises:
        ValueRefusedError: There is nothing to accrue, or the balance needs an account that is not
            given; the message says which and when.

    >>> rent = Accrual("h1", "Hyra", "5010", (Step(date(2024, 12, 15), 300_00),),
    ...                Period(date(2025, 1, 1), date(2025, 3, 31)), receivable="1710")
    >>> [(s.day.isoformat(), s.ore) for s in rent.schedules()[0].steps[:2]]
    [('2024-12-15', 30000), ('2025-01-31', -10000)]
    """

    id: str
    text: str
    account: str
    booked: tuple[Step, ...] = field(validator=_something)
    period: Period
    receivable: str = ""
    payable: str = ""
    objects: Objects = ()
    by: Spread = Spread.MONTHS
    timing: Timing = Timing.MONTHLY

    def __attrs_post_init__(self) -> None:
        for step in self._balance():
            if step.ore and not self._account_of(step.ore):
                raise self._no_account(step)

    @property
    def ore(self) -> int:
        """The whole amount in öre, debit positive (belopp)."""
        return sum(step.ore for step in self.booked)

    @property
    def parts(self) -> tuple[Step, ...]:
        """What belongs to each month, on its last day (periodens delar)."""
        return spread(self.ore, self.period, by_days=self.by is Spread.DAYS)

    def schedules(self, closings: Iterable[date] = ()) -> tuple[Schedule, ...]:
        """The schedules of its balance accounts: one, or two when the balance turns (planer).

        Args:
            closings: The days of closing, for one that is posted at closings only.
        """
        days, balance = tuple(closings), self._balance()
        found = (self._schedule(balance, sign) for sign in (1, -1))
        schedules = (schedule for schedule in found if schedule.steps)
        if self.timing is Timing.MONTHLY:
            return tuple(schedules)
        only = (schedule.only_at(days) for schedule in schedules)
        return tuple(schedule for schedule in only if schedule.steps)

    def _balance(self) -> list[Step]:
        """The balance after each day on which it changes."""
        changes = [(step.day, step.ore) for step in self.booked]
        changes += [(step.day, -step.ore) for step in self.parts]
        balance, after = 0, []
        for step in steps_of(changes):
            balance += step.ore
            after.append(Step(step.day, balance))
        return after

    def _schedule(self, balance: Iterable[Step], sign: int) -> Schedule:
        """The part of the balance on one side of zero, as changes."""
        before, changes = 0, []
        for step in balance:
            held = step.ore if step.ore * sign > 0 else 0
            changes.append((step.day, held - before))
            before = held
        return Schedule(
            self.id,
            self.text,
            self._account_of(sign),
            self.account,
            steps_of(changes),
            self.objects,
            self._reason(sign),
            SOURCE,
        )

    def _account_of(self, sign: int) -> str:
        return self.receivable if sign > 0 else self.payable

    def _reason(self, sign: int) -> Text:
        kind = _KINDS[self.ore > 0, sign > 0]
        return Text(
            f"{kind.sv}: {format_ore(abs(self.ore))} kr avser {self.period}",
            f"{kind.en}: {format_ore(abs(self.ore), 'en')} kr concerns {self.period}",
        )

    def _no_account(self, step: Step) -> ValueRefusedError:
        kind = _KINDS[self.ore > 0, step.ore > 0]
        key = "fordran" if step.ore > 0 else "skuld"
        amount = format_ore(abs(step.ore))
        return ValueRefusedError(
            Text(
                f"{self.id} är {kind.sv.lower()} {step.day} med {amount} kr, men kontot för det"
                " är inte angivet",
                f"{self.id} is {kind.en.lower()} {step.day} of {amount} kr, but the account for it"
                " is not given",
            ),
            Text(f"Ange kontot i nyckeln {key}", f"Give the account in the key {key}"),
        )


_KINDS = {
    (True, True): Text("Förutbetald kostnad", "Prepaid cost"),
    (True, False): Text("Upplupen kostnad", "Accrued cost"),
    (False, True): Text("Upplupen intäkt", "Accrued income"),
    (False, False): Text("Förutbetald intäkt", "Prepaid income"),
}
"""What a balance is called, by whether it is a cost and whether it is a receivable."""


def repeated(accrual: Accrual, months: int, until: date) -> tuple[Accrual, ...]:
    """The same accrual every so many months (återkommande periodisering).

    Args:
        accrual: The first one.
        months: How many months there are between them, at least one.
        until: The last day that one of them may begin on.

    Returns:
        The first and those after it, numbered "id-1", "id-2" …; month ends stay month ends.

    Raises:
        ValueRefusedError: ``months`` is not above zero.

    >>> rent = Accrual("h", "Hyra", "5010", (Step(date(2024, 12, 15), 300_00),),
    ...                Period(date(2025, 1, 1), date(2025, 3, 31)), receivable="1710")
    >>> [str(each.period) for each in repeated(rent, 3, date(2025, 6, 30))]
    ['2025-01-01–2025-03-31', '2025-04-01–2025-06-30']
    """
    if months < 1:
        raise ValueRefusedError(
            Text(f"{months} månader mellan gångerna går inte", f"{months} months apart cannot be"),
            Text("Ange minst 1 månad", "Give at least 1 month"),
        )
    shifted = (_shifted(accrual, months * i, i + 1) for i in count())
    return tuple(takewhile(lambda each: each.period.start <= until, shifted))


def _shifted(accrual: Accrual, months: int, number: int) -> Accrual:
    period = Period(later(accrual.period.start, months), later(accrual.period.end, months))
    booked = tuple(Step(later(step.day, months), step.ore) for step in accrual.booked)
    return evolve(accrual, id=f"{accrual.id}-{number}", booked=booked, period=period)


def later(day: date, months: int) -> date:
    """The day so many months later, month ends kept (senare dag).

    >>> later(date(2025, 2, 28), 1), later(date(2025, 1, 30), 1)
    (datetime.date(2025, 3, 31), datetime.date(2025, 2, 28))
    """
    month_end = (day + timedelta(days=1)).day == 1
    return day + relativedelta(months=months, day=_LAST_DAY if month_end else None)


def below(accruals: Iterable[Accrual], threshold: int) -> Iterator[Finding]:
    """What is not accrued since it is below the threshold (under väsentlighetsgränsen).

    Args:
        accruals: The accruals, all of them.
        threshold: The smallest amount in öre that is accrued.
    """
    small = [accrual for accrual in accruals if is_below(accrual, threshold)]
    if small:
        total = sum(accrual.ore for accrual in small)
        names = ", ".join(f"{each.id} {format_ore(each.ore)}" for each in small)
        yield Finding(
            "below_materiality",
            Severity.INFO,
            Text(
                f"mindre än väsentlighetsgränsen {format_ore(threshold)} kr och därför inte"
                f" periodiserade: {names}",
                f"below the materiality threshold of {format_ore(threshold)} kr and therefore not"
                f" accrued: {names}",
            ),
            Text(
                "Se efter att de tillsammans inte är väsentliga, annars sänk gränsen",
                "See that they are not material taken together, else lower the threshold",
            ),
            SOURCE,
            difference_ore=total,
        )


def is_below(accrual: Accrual, threshold: int) -> bool:
    """Whether an accrual is below the threshold of what is material (under gränsen)."""
    return abs(accrual.ore) < threshold
