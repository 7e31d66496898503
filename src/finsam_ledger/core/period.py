"""Time (perioder): a span of whole days, and the fiscal year (räkenskapsår)."""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import Attribute, field, frozen
from dateutil.relativedelta import relativedelta

from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.terms import Text

LONGEST_YEAR_MONTHS = 18
_LAST_DAY = 31


def _ends_after_start(period: "Period", _: "Attribute[date]", end: date) -> None:
    if end < period.start:
        raise ValueRefusedError(
            Text(
                f"perioden slutar {end} men börjar {period.start}",
                f"the period ends {end} but starts {period.start}",
            ),
            Text("Ändra datumen så att början kommer först", "Put the start before the end"),
        )


@frozen(order=True)
class Period:
    """A span of whole days, both ends included (period).

    Args:
        start: First day.
        end: Last day, not before ``start``.

    Raises:
        ValueRefusedError: The end is before the start.

    >>> Period(date(2021, 1, 1), date(2021, 8, 31)).days
    243
    """

    start: date
    end: date = field(validator=_ends_after_start)

    @property
    def days(self) -> int:
        """The number of days, both ends included (antal dagar)."""
        return (self.end - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def covers(self, other: "Period") -> bool:
        """Whether all of ``other`` lies within this period."""
        return self.start <= other.start and other.end <= self.end

    def until(self, day: date) -> "Period":
        """The part up to and including ``day`` (till och med)."""
        return Period(self.start, min(self.end, day))

    def year_before(self) -> "Period":
        """The same period one year earlier (samma period föregående år), month ends kept."""
        month_end = (self.end + timedelta(days=1)).day == 1
        end = self.end - relativedelta(years=1, day=_LAST_DAY if month_end else None)
        return Period(self.start - relativedelta(years=1), end)

    def months(self) -> Iterator["Period"]:
        """The calendar months of the period, the first and last cut to it (månader)."""
        start = self.start
        while start <= self.end:
            next_month = start + relativedelta(day=1, months=1)
            yield Period(start, min(self.end, next_month - timedelta(days=1)))
            start = next_month

    @property
    def name(self) -> str:
        """What people call it (periodens namn): "2024-03" for a month, otherwise its days.

        >>> Period(date(2024, 2, 1), date(2024, 2, 29)).name
        '2024-02'
        """
        whole_month = self.start.day == 1 and (self.end + timedelta(days=1)).day == 1
        one = (self.start.year, self.start.month) == (self.end.year, self.end.month)
        return f"{self.start:%Y-%m}" if whole_month and one else str(self)

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"


@frozen(order=True)
class FiscalYear(Period):
    """The fiscal year (räkenskapsår); the calendar year in a förbund (LKBR 1 kap. 5 §).

    Args:
        start: First day.
        end: Last day, at most eighteen months after the start (longest first year, BFL 3 kap. 3 §).

    Raises:
        ValueRefusedError: The year ends before it starts, or is longer than eighteen months.

    >>> FiscalYear.calendar(2024).days
    366
    """

    def __attrs_post_init__(self) -> None:
        if self.end >= self.start + relativedelta(months=LONGEST_YEAR_MONTHS):
            raise ValueRefusedError(
                Text(
                    f"räkenskapsåret {self} är längre än 18 månader",
                    f"the fiscal year {self} is longer than 18 months",
                ),
                Text(
                    "Kontrollera #RAR 0 eller datumen i bokslut.toml",
                    "Check #RAR 0 or the dates in bokslut.toml",
                ),
            )

    @classmethod
    def calendar(cls, year: int) -> "FiscalYear":
        """The calendar year (kalenderår)."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    def following(self) -> "FiscalYear":
        """The twelve months that begin the day after the year ends (nästa år).

        >>> FiscalYear.calendar(2024).following() == FiscalYear.calendar(2025)
        True
        """
        start = self.end + timedelta(days=1)
        return FiscalYear(start, start + relativedelta(years=1) - timedelta(days=1))

    def previous(self) -> "FiscalYear":
        """The twelve months that end the day before the year begins (föregående år)."""
        return FiscalYear(self.start - relativedelta(years=1), self.start - timedelta(days=1))
