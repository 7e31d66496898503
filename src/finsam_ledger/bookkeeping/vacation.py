"""Holiday pay owed (semesterlöneskuld) with social fees, valued on a day.

Rates are the user's own, with their source and year: none is built in. What is posted is what
takes the accounts from what is booked to what is owed, so it suits books where the payroll
program posts changes of its own.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import Attribute, field, frozen

from finsam_ledger.bookkeeping.target import Target
from finsam_ledger.core.amount import validate_ore
from finsam_ledger.core.dimension import Objects
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.terms import Text

SOURCE = "LKBR 4 kap. 4 §"
_HALF = Fraction(1, 2)


@frozen
class Rate:
    """A rate that the user answers for (sats), for instance arbetsgivaravgifter.

    Args:
        share: The rate as an exact fraction, 1/4 for 25 %.
        year: The year that it is valid for.
        source: Where it is stated.

    Raises:
        ValueRefusedError: It is no fraction in 0–1, or has no source.

    >>> Rate(Fraction(1, 4), 2024, "Skatteverket, belopp och procent 2024").share
    Fraction(1, 4)
    """

    share: Fraction
    year: int
    source: str

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.share, Fraction) or not 0 <= self.share <= 1 or not self.source:
            raise ValueRefusedError(
                Text(
                    f"satsen {self.share} ska ligga mellan 0 och 1 och ha en källa",
                    f"the rate {self.share} must be in 0–1 and have a source",
                ),
                Text(
                    'Skriv till exempel sats = "31,42 %" och kalla = "var den står"',
                    'Write for instance sats = "31,42 %" and kalla = "where it stands"',
                ),
            )

    def of(self, ore: int) -> int:
        """The rate of an amount, half an öre up (beräknad del).

        >>> Rate(Fraction(3, 10), 2024, "avtal").of(105), Rate(Fraction(1), 2024, "avtal").of(7)
        (32, 7)
        """
        return _half_up(self.share * ore)


def _half_up(exact: Fraction) -> int:
    whole = (abs(exact) + _HALF).__floor__()
    return whole if exact >= 0 else -whole


@frozen
class SavedDays:
    """Days of holiday that somebody has earned and not taken (sparade och innestående dagar).

    Args:
        who: Whose, as short as it can be; personal data is not needed here.
        days: How many, as an exact number.
        ore_per_day: What a day is worth, in öre.

    >>> SavedDays("1", Fraction(25, 2), 1_800_00).ore
    2250000
    """

    who: str
    days: Fraction
    ore_per_day: int = field(validator=validate_ore)

    @property
    def ore(self) -> int:
        """What they are worth in öre, half an öre up (värde)."""
        return _half_up(self.days * self.ore_per_day)


def _same_year(debt: "VacationDebt", _: "Attribute[Rate]", rate: Rate) -> None:
    if rate.year != debt.day.year:
        raise ValueRefusedError(
            Text(
                f"satsen gäller {rate.year} men värderingen {debt.day}",
                f"the rate is of {rate.year} but the valuation of {debt.day}",
            ),
            Text("Ange det årets sats med dess källa", "Give the rate of that year with source"),
        )


@frozen
class VacationDebt:
    """Holiday pay that is owed on a day (semesterlöneskuld), with social fees.

    Args:
        id: Short name, unique among the valuations.
        day: The day of the valuation.
        saved: The days that are owed.
        rate: Social fees as a share of the pay.
        pay_accounts: Liability and cost of the pay, BAS 2920 and 7290.
        fee_accounts: Liability and cost of the fees, BAS 2940 and 7519.
        objects: What the cost is booked on.

    Raises:
        ValueRefusedError: The rate is of another year than the day.

    >>> debt = VacationDebt("s", date(2024, 12, 31), (SavedDays("1", Fraction(10), 1_500_00),),
    ...                     Rate(Fraction(3, 10), 2024, "avtal"), ("2920", "7290"),
    ...                     ("2940", "7519"))
    >>> debt.pay_ore, debt.fee_ore
    (1500000, 450000)
    """

    id: str
    day: date
    saved: tuple[SavedDays, ...]
    rate: Rate = field(validator=_same_year)
    pay_accounts: tuple[str, str]
    fee_accounts: tuple[str, str]
    objects: Objects = ()

    @property
    def pay_ore(self) -> int:
        """Pay that is owed, in öre (semesterlöneskuld)."""
        return sum(saved.ore for saved in self.saved)

    @property
    def fee_ore(self) -> int:
        """Social fees on it, in öre (sociala avgifter)."""
        return self.rate.of(self.pay_ore)

    def targets(self) -> tuple[Target, Target]:
        """What the two liabilities are to be on the day (skulder)."""
        days = sum((saved.days for saved in self.saved), Fraction())
        pay = Text(
            f"Semesterlöneskuld för {_number(days)} dagar",
            f"Holiday pay owed for {_number(days)} days",
        )
        share = _number(self.rate.share * 100)
        fees = Text(
            f"Sociala avgifter {share} % på semesterlöneskulden ({self.rate.source})",
            f"Social fees of {share} % on holiday pay owed ({self.rate.source})",
        )
        return (
            self._target("Semesterlöneskuld", -self.pay_ore, self.pay_accounts, pay),
            self._target("Avgifter på semesterlöneskuld", -self.fee_ore, self.fee_accounts, fees),
        )

    def _target(self, text: str, ore: int, accounts: tuple[str, str], reason: Text) -> Target:
        return Target(self.id, text, *accounts, self.day, ore, self.objects, reason, SOURCE)


def _number(exact: Fraction) -> str:
    text = f"{Decimal(exact.numerator) / exact.denominator:.4f}"
    return text.rstrip("0").rstrip(".").replace(".", ",")
