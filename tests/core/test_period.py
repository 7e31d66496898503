"""Periods and fiscal years: months, the year before, leap days and the longest year."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.testing import days, fiscal_years, periods

DAY = timedelta(days=1)


@given(periods(), days())
def test_a_day_is_inside_or_outside(period: Period, day: date) -> None:
    """Both ends belong to the period, and days counts all that do."""
    assert (day in period) == (period.start <= day <= period.end)
    assert {period.start, period.end} <= {d for d in (period.start, period.end) if d in period}
    assert period.days == sum(1 for _ in range((period.end - period.start).days + 1))


@given(periods())
def test_months_cut_the_period_without_gaps(period: Period) -> None:
    """The months follow on each other, each within one calendar month, and make up the period."""
    months = list(period.months())
    assert months[0].start == period.start
    assert months[-1].end == period.end
    assert all(b.start == a.end + DAY for a, b in pairwise(months))
    assert all((m.start.year, m.start.month) == (m.end.year, m.end.month) for m in months)
    assert sum(month.days for month in months) == period.days


@given(periods())
def test_the_year_before_is_one_year_earlier(period: Period) -> None:
    """Day and month stay as they are, but for leap days and for ends of months, which are kept."""
    before = period.year_before()
    assert before.start == period.start - relativedelta(years=1)
    month_end = (period.end + DAY).day == 1
    assert ((before.end + DAY).day == 1) == month_end or before.end.month == 2
    assert (before.end.year, before.end.month) == (period.end.year - 1, period.end.month)
    assert month_end or before.end.day == period.end.day
    assert abs(before.days - period.days) <= 1


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2024, 1, 1), date(2024, 2, 29), (date(2023, 1, 1), date(2023, 2, 28))),
        (date(2025, 1, 1), date(2025, 2, 28), (date(2024, 1, 1), date(2024, 2, 29))),
        (date(2024, 1, 1), date(2024, 2, 28), (date(2023, 1, 1), date(2023, 2, 28))),
        (date(2024, 2, 28), date(2024, 2, 28), (date(2023, 2, 28), date(2023, 2, 28))),
        (date(2024, 2, 29), date(2024, 2, 29), (date(2023, 2, 28), date(2023, 2, 28))),
    ],
)
def test_the_year_before_a_leap_day(start: date, end: date, expected: tuple[date, date]) -> None:
    """The end of February stays the end; the day before it in a leap year is no month end."""
    before = Period(start, end).year_before()
    assert (before.start, before.end) == expected


@given(days(), days())
def test_a_period_ends_after_it_starts(start: date, end: date) -> None:
    """A period whose end comes first cannot be made, and says both days."""
    if end >= start:
        assert Period(start, end).days > 0
        return
    with pytest.raises(ValueRefusedError, match=f"slutar {end} men börjar {start}"):
        Period(start, end)


@given(st.data(), periods())
def test_until_is_a_part(data: st.DataObject, period: Period) -> None:
    """A period until one of its days ends there, and is covered by the whole."""
    day = data.draw(days(period))
    part = period.until(day)
    assert (part.start, part.end) == (period.start, day)
    assert period.covers(part)
    assert part.covers(period) == (part == period)
    assert str(part) == f"{period.start}–{day}"


@given(st.integers(1995, 2080))
def test_a_calendar_year_has_twelve_months(year: int) -> None:
    """Twelve months, 366 days in leap years, and the year before is the calendar year before."""
    calendar = FiscalYear.calendar(year)
    leap = year % 4 == 0
    assert (len(list(calendar.months())), calendar.days) == (12, 365 + leap)
    assert calendar.previous() == FiscalYear.calendar(year - 1)


@given(fiscal_years())
def test_the_previous_year_ends_the_day_before(year: FiscalYear) -> None:
    """Twelve months that end the day before, whatever the length of this year."""
    before = year.previous()
    assert before.end + DAY == year.start
    assert before.start == year.start - relativedelta(years=1)


@given(days(), st.integers(1, 24))
def test_a_year_is_at_most_eighteen_months(start: date, months: int) -> None:
    """Eighteen months are allowed and a day more is not (BFL 3 kap. 3 §)."""
    end = start + relativedelta(months=months) - DAY
    if months <= 18:
        assert FiscalYear(start, end).end == end
        return
    with pytest.raises(ValueRefusedError, match="längre än 18 månader"):
        FiscalYear(start, end)
    with pytest.raises(ValueRefusedError, match="längre än 18 månader"):
        FiscalYear(start, start + relativedelta(months=18))
