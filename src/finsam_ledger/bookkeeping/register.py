"""The register of what is planned (register): accruals, equipment, holiday pay, what recurs.

It turns into a plan for a year's books, and into a specification of the balance accounts at any
day (LKBR 4 kap. 6 §): what each item leaves there, and whether the books hold the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, count, takewhile

from attrs import evolve, field, frozen

from finsam_ledger.bookkeeping.accrual import Accrual, below, is_below, later
from finsam_ledger.bookkeeping.asset import Asset
from finsam_ledger.bookkeeping.plan import Plan, Proposal, Proposer, make_plan
from finsam_ledger.bookkeeping.schedule import Schedule
from finsam_ledger.bookkeeping.target import Target, in_order
from finsam_ledger.bookkeeping.vacation import VacationDebt
from finsam_ledger.core.account import Account
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.numbers import format_ore
from finsam_ledger.terms import Text

SERIES = "PER"
"""The series of planned vouchers unless another is asked for (serie för periodiseringar)."""
_SPECIFIED = "LKBR 4 kap. 6 §"


@frozen
class Recurring:
    """A voucher that comes back (återkommande verifikation).

    Args:
        id: Short name, unique in the register.
        text: What it is.
        lines: Its lines.
        first: The first day.
        months: How many months there are between them.
        until: The last day that one may be dated.

    >>> rent = Recurring("h", "Internhyra", (Line("5010", 100), Line("2890", -100)),
    ...                  date(2024, 1, 31), 1, date(2024, 3, 31))
    >>> [day.isoformat() for day in rent.days()]
    ['2024-01-31', '2024-02-29', '2024-03-31']
    """

    id: str
    text: str
    lines: tuple[Line, ...]
    first: date
    months: int
    until: date

    def days(self) -> Iterator[date]:
        """The days that it comes (dagar)."""
        days = (later(self.first, self.months * i) for i in count())
        return takewhile(lambda day: day <= self.until, days)

    def proposals(self, ledger: Ledger, series: str) -> Iterator[Proposal]:
        """The vouchers in the books' year (förslag till verifikationer)."""
        reason = Text(
            f"Återkommer var {self.months}:e månad till {self.until}",
            f"Recurs every {self.months} months until {self.until}",
        )
        for day in takewhile(lambda day: day <= ledger.year.end, self.days()):
            if day in ledger.year:
                text, reference = f"{self.text} ({self.id})", f"registret, post {self.id}"
                draft = VoucherDraft(day, self.lines, series, text=text, reference=reference)
                yield Proposal(draft, reason)


@frozen
class SpecificationRow:
    """What one item leaves on a balance account (rad i specifikationen).

    Args:
        account: The balance account.
        id: The item's short name; empty for what the books hold besides.
        text: What it is.
        ore: What is left in öre, debit positive.
    """

    account: str
    id: str
    text: str
    ore: int


@frozen
class Specification:
    """What is planned on a balance account against what is booked (specifikation).

    Args:
        account: The balance account.
        rows: What each item leaves there.
        booked: The balance in the books, in öre.

    >>> Specification("1710", (SpecificationRow("1710", "h", "Hyra", 70),), 100).difference
    30
    """

    account: str
    rows: tuple[SpecificationRow, ...]
    booked: int

    @property
    def planned(self) -> int:
        """What the items leave together, in öre (summa)."""
        return sum(row.ore for row in self.rows)

    @property
    def difference(self) -> int:
        """What the books hold besides, in öre (differens)."""
        return self.booked - self.planned


@frozen
class Register:
    """All that is planned for an association's books (register).

    Args:
        accruals: Prepaid and accrued costs and income.
        assets: The equipment.
        debts: Valuations of holiday pay owed.
        recurring: Vouchers that come back.
        series: The series of the vouchers.
        threshold: The smallest amount in öre that is accrued (väsentlighetsgräns).
        closings: Days of closing besides the end of the year (balansdagar), for accruals that are
            posted at closings only.
        accounts: Accounts that may be added to the books, by number.

    Raises:
        ValueRefusedError: Two items of a kind have the same id, or there is no series.

    >>> Register().plan.__name__
    'plan'
    """

    accruals: tuple[Accrual, ...] = ()
    assets: tuple[Asset, ...] = ()
    debts: tuple[VacationDebt, ...] = ()
    recurring: tuple[Recurring, ...] = ()
    series: str = SERIES
    threshold: int = 0
    closings: tuple[date, ...] = ()
    accounts: Mapping[str, Account] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        if not self.series:
            raise ValueRefusedError(
                Text("registret saknar serie", "the register has no series"),
                Text('Skriv till exempel serie = "PER"', 'Write for instance serie = "PER"'),
            )
        twice = [
            *_twice(accrual.id for accrual in self.accruals),
            *_twice(asset.id for asset in self.assets),
            *_twice(debt.id for debt in self.debts),
            *_twice(voucher.id for voucher in self.recurring),
        ]
        if twice:
            listed = ", ".join(twice)
            raise ValueRefusedError(
                Text(f"id {listed} står flera gånger", f"id {listed} stands more than once"),
                Text("Ge varje post ett eget id", "Give each item an id of its own"),
            )

    def accrued(self, year: FiscalYear) -> Iterator[Schedule]:
        """The schedules of what is accrued (periodiseringsplaner).

        Args:
            year: The year at whose ends accruals of closings are posted.
        """
        days = sorted({year.previous().end, year.end, *self.closings})
        for accrual in self.accruals:
            if not is_below(accrual, self.threshold):
                yield from accrual.schedules(days)

    def targets(self) -> list[Target]:
        """The balances that accounts are to have, in order of day (saldon som ska gälla)."""
        return in_order(chain.from_iterable(debt.targets() for debt in self.debts))

    def plan(self, ledger: Ledger, until: date | None = None) -> Plan:
        """The vouchers that the books lack (planen).

        Args:
            ledger: The books.
            until: The last day that vouchers may be dated; None for the whole year.

        Raises:
            ValueRefusedError: An account is declared neither in the books nor in ``accounts``.
        """
        end = until or ledger.year.end
        items = (self._scheduled, *(self._targeted(target) for target in self.targets()))
        plan = make_plan(ledger, *(_until(end, item) for item in items), accounts=self.accounts)
        small = tuple(below(self.accruals, self.threshold))
        return evolve(plan, findings=(*plan.findings, *small))

    def _scheduled(self, ledger: Ledger) -> Iterator[Proposal]:
        items: tuple[Schedule | Asset | Recurring, ...]
        items = (*self.accrued(ledger.year), *self.assets, *self.recurring)
        for item in items:
            yield from item.proposals(ledger, self.series)

    def _targeted(self, target: Target) -> Proposer:
        return lambda ledger: target.proposals(ledger, self.series)

    def specify(self, ledger: Ledger, day: date) -> tuple[Specification, ...]:
        """What the items leave on each balance account, against the books (specifikation).

        Args:
            ledger: The books with the plan posted.
            day: The day, within the year.
        """
        rows: dict[str, list[SpecificationRow]] = defaultdict(list)
        for row in self._rows(ledger.year, day):
            rows[row.account].append(row)
        until = Period(ledger.year.start, day)
        return tuple(
            Specification(account, tuple(found), ledger.balances.closing(account, until))
            for account, found in sorted(rows.items())
        )

    def _rows(self, year: FiscalYear, day: date) -> Iterator[SpecificationRow]:
        for schedule in self.accrued(year):
            yield _row(schedule.account, schedule, schedule.remaining(day))
        for asset in self.assets:
            yield SpecificationRow(asset.accounts.asset, asset.id, asset.name, asset.gross(day))
            accumulated = asset.accounts.accumulated
            yield SpecificationRow(accumulated, asset.id, asset.name, -asset.accumulated(day))
        for target in self.targets():
            if target.day == day:
                yield _row(target.account, target, target.ore)

    def findings(self, ledger: Ledger, day: date) -> Iterator[Finding]:
        """The accounts that hold something else than the items say (avvikelser)."""
        for each in self.specify(ledger, day):
            if each.difference:
                yield _not_specified(each, ledger, day)

    def __add__(self, other: "Register") -> "Register":
        if (self.series, self.threshold) != (other.series, other.threshold):
            raise ValueRefusedError(
                Text(
                    f"filerna har olika serie eller väsentlighetsgräns ({self.series} och"
                    f" {other.series})",
                    f"the files differ in series or threshold ({self.series} and {other.series})",
                ),
                Text("Skriv samma serie och gräns i alla", "Write the same in all of them"),
            )
        return evolve(
            self,
            accruals=self.accruals + other.accruals,
            assets=self.assets + other.assets,
            debts=self.debts + other.debts,
            recurring=self.recurring + other.recurring,
            closings=self.closings + other.closings,
            accounts={**other.accounts, **self.accounts},
        )


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def _row(account: str, item: Schedule | Target, ore: int) -> SpecificationRow:
    return SpecificationRow(account, item.id, item.text, ore)


def _until(end: date, propose: Proposer) -> Proposer:
    return lambda ledger: (each for each in propose(ledger) if (each.draft.day or end) <= end)


def _not_specified(each: Specification, ledger: Ledger, day: date) -> Finding:
    account = ledger.accounts.get(each.account, Account(each.account))
    name = f"{account.number} {account.name}".strip()
    booked, planned = format_ore(each.booked), format_ore(each.planned)
    difference = format_ore(each.difference)
    return Finding(
        "schedule_differs",
        Severity.WARNING,
        Text(
            f"{name} har saldot {booked} kr {day} men posterna i registret lämnar {planned} kr,"
            f" differens {difference} kr",
            f"{name} has the balance {booked} kr on {day} but the items of the register leave"
            f" {planned} kr, difference {difference} kr",
        ),
        Text(
            "Lägg in det som fattas i registret, eller rätta bokföringen",
            "Put what is missing in the register, or correct the books",
        ),
        _SPECIFIED,
        difference_ore=each.difference,
    )
