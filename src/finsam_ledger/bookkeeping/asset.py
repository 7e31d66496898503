"""Equipment (inventarier): bought, depreciated by straight line, and one day sold or scrapped.

Source: LKBR 7 kap. 1–3 §§ (cost less systematic depreciation) and 9 kap. 9 § (useful life).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from attrs import Attribute, field, frozen
from dateutil.relativedelta import relativedelta

from finsam_ledger.bookkeeping.plan import Proposal
from finsam_ledger.bookkeeping.schedule import Schedule, Step, spread, steps_of
from finsam_ledger.core.amount import allocate, validate_ore
from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.numbers import format_ore
from finsam_ledger.terms import Text

SOURCE = "LKBR 7 kap. 1–3 §§"


@frozen
class AssetAccounts:
    """The accounts of a kind of equipment (konton för inventarier).

    Args:
        asset: What it cost (anskaffningsvärde).
        accumulated: Depreciation so far (ackumulerade avskrivningar).
        depreciation: The year's depreciation (avskrivning).
        gain: Gains on disposal (realisationsvinst); needed where one is sold above its value.
        loss: Losses on disposal (realisationsförlust); needed where one is left below its value.

    >>> AssetAccounts("1220", "1229", "7832").accumulated
    '1229'
    """

    asset: str
    accumulated: str
    depreciation: str
    gain: str = ""
    loss: str = ""


@frozen
class Disposal:
    """The end of an asset (avyttring eller utrangering).

    Args:
        day: The day it left.
        price: What it was sold for in öre; 0 when it was scrapped.
        account: Where the price is booked; needed when there is a price.

    >>> Disposal(date(2024, 6, 30)).price
    0
    """

    day: date
    price: int = field(default=0, validator=validate_ore)
    account: str = ""

    def __attrs_post_init__(self) -> None:
        if self.price < 0 or (self.price and not self.account):
            raise ValueRefusedError(
                Text(
                    f"priset {format_ore(self.price)} kr går inte att bokföra",
                    f"the price {format_ore(self.price)} kr cannot be posted",
                ),
                Text(
                    "Ange ett pris som inte är negativt, och kontot där det är bokfört",
                    "Give a price that is not negative, and the account where it is booked",
                ),
            )


def _life(_: "Asset", __: "Attribute[int]", months: int) -> None:
    if months < 1:
        raise ValueRefusedError(
            Text(
                f"nyttjandeperioden {months} månader är för kort",
                f"a useful life of {months} months is too short",
            ),
            Text("Ange hela månader, minst 1", "Give whole months, at least 1"),
        )


@frozen
class Asset:
    """A thing that is meant for lasting use (inventarie), LKBR 6 kap. 6 §.

    Args:
        id: Its number in the register.
        name: What it is.
        acquired: The day it was bought.
        cost: What it cost in öre.
        life: Useful life in whole months (nyttjandeperiod).
        accounts: Its accounts.
        residual: What it is expected to be worth afterwards, in öre (restvärde).
        start: The first day of depreciation, None for the day it was bought.
        disposal: Its end, None while it is there.
        objects: What its depreciation is booked on.

    Raises:
        ValueRefusedError: The amounts or days do not fit together.

    >>> desk = Asset("1", "Skrivbord", date(2024, 1, 1), 3_600_00, 36,
    ...              AssetAccounts("1220", "1229", "7832"))
    >>> desk.accumulated(date(2024, 12, 31)), desk.value(date(2024, 12, 31))
    (120000, 240000)
    """

    id: str
    name: str
    acquired: date
    cost: int = field(validator=validate_ore)
    life: int = field(validator=_life)
    accounts: AssetAccounts
    residual: int = field(default=0, validator=validate_ore)
    start: date | None = None
    disposal: Disposal | None = None
    objects: Objects = ()

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.residual <= self.cost or not self.cost:
            raise self._refused(
                f"anskaffningsvärdet {format_ore(self.cost)} kr ska vara större än noll och minst"
                f" restvärdet {format_ore(self.residual)} kr",
                f"the cost {format_ore(self.cost)} kr must be above zero and at least the residual"
                f" value {format_ore(self.residual)} kr",
            )
        end = self.disposal.day if self.disposal else date.max
        if self.first_day < self.acquired or end < self.acquired:
            raise self._refused(
                f"avskrivningen börjar eller avyttringen sker före anskaffningen {self.acquired}",
                f"depreciation starts or disposal is before the acquisition {self.acquired}",
            )
        if self.disposal and not self._result_account:
            raise self._refused(
                "avyttringen ger ett realisationsresultat men kontot för det är inte angivet",
                "the disposal gives a gain or loss but the account for it is not given",
            )

    def _refused(self, sv: str, en: str) -> ValueRefusedError:
        return ValueRefusedError(
            Text(f"inventarie {self.id}: {sv}", f"asset {self.id}: {en}"),
            Text("Rätta uppgiften i registret", "Mend it in the register"),
        )

    @property
    def first_day(self) -> date:
        """The first day of depreciation (avskrivning från)."""
        return self.start or self.acquired

    @property
    def depreciable(self) -> Period:
        """The days of its useful life (nyttjandeperiod)."""
        last = self.first_day + relativedelta(months=self.life) - timedelta(days=1)
        return Period(self.first_day, last)

    @property
    def parts(self) -> tuple[Step, ...]:
        """The depreciation of each month, on its last day, until it is disposed of (avskrivningar).

        The month of a disposal is split by days; the months before it are what they always were.
        """
        if self.cost == self.residual:
            return ()
        parts = spread(self.cost - self.residual, self.depreciable)
        return tuple(self._until_disposal(parts)) if self.disposal else parts

    def _until_disposal(self, parts: tuple[Step, ...]) -> Iterator[Step]:
        assert self.disposal is not None  # noqa: S101 the caller has looked
        day = self.disposal.day
        yield from takewhile(lambda part: part.day <= day, parts)
        running = next((part for part in parts if part.day > day), None)
        start = max(running.day.replace(day=1), self.first_day) if running else date.max
        if running is not None and start <= day:
            days = [(day - start).days + 1, (running.day - day).days]
            yield from steps_of([(day, allocate(running.ore, days)[0])])

    def _used(self, day: date) -> int:
        return sum(part.ore for part in self.parts if part.day <= day)

    def is_held(self, day: date) -> bool:
        """Whether it is among the assets as the day ends (finns kvar)."""
        gone = self.disposal is not None and self.disposal.day <= day
        return self.acquired <= day and not gone

    def gross(self, day: date) -> int:
        """What it cost, while it is there, in öre (bruttovärde)."""
        return self.cost if self.is_held(day) else 0

    def accumulated(self, day: date) -> int:
        """Depreciation so far, while it is there, in öre (ackumulerade avskrivningar)."""
        return self._used(day) if self.is_held(day) else 0

    def value(self, day: date) -> int:
        """Book value as the day ends, in öre (bokfört värde)."""
        return self.gross(day) - self.accumulated(day)

    @property
    def gain(self) -> int:
        """What the disposal gave above its book value, in öre; negative for a loss (realisation).

        Raises:
            ValueRefusedError: It is not disposed of.
        """
        if self.disposal is None:
            raise self._refused("är inte avyttrad", "is not disposed of")
        return self.disposal.price - (self.cost - self._used(self.disposal.day))

    @property
    def _result_account(self) -> str:
        if not self.gain:
            return "-"
        return self.accounts.gain if self.gain > 0 else self.accounts.loss

    def schedule(self) -> Schedule:
        """Its depreciation as a schedule of the account for accumulated depreciation (plan)."""
        ends = self.depreciable.end
        return Schedule(
            self.id,
            f"Avskrivning {self.name}",
            self.accounts.accumulated,
            self.accounts.depreciation,
            steps_of((part.day, -part.ore) for part in self.parts),
            self.objects,
            Text(
                f"Linjär avskrivning av {format_ore(self.cost - self.residual)} kr på"
                f" {self.life} månader, till och med {ends}",
                f"Straight-line depreciation of {format_ore(self.cost - self.residual, 'en')} kr"
                f" over {self.life} months, through {ends}",
            ),
            SOURCE,
        )

    def proposals(self, ledger: Ledger, series: str) -> Iterator[Proposal]:
        """The vouchers of the asset in the books' year: depreciation and disposal (förslag)."""
        yield from self.schedule().proposals(ledger, series)
        if self.disposal is not None and self.disposal.day in ledger.year:
            yield self._disposal(self.disposal, series)

    def _disposal(self, end: Disposal, series: str) -> Proposal:
        lines = (
            Line(self.accounts.accumulated, self._used(end.day)),
            Line(self.accounts.asset, -self.cost),
            Line(end.account, end.price),
            Line(self._result_account, -self.gain, self.objects),
        )
        booked = tuple(line for line in lines if line.ore)
        sv, en = ("Försäljning", "Sale") if end.price else ("Utrangering", "Scrapping")
        text, reference = f"{sv} {self.name} ({self.id})", f"registret, inventarie {self.id}"
        draft = VoucherDraft(end.day, booked, series, text=text, reference=reference)
        left, gain = format_ore(self.cost - self._used(end.day)), format_ore(self.gain)
        reason = Text(
            f"{sv} till bokfört värde {left} kr, realisationsresultat {gain} kr",
            f"{en} at book value {left} kr, gain {gain} kr",
        )
        return Proposal(draft, reason, SOURCE)
