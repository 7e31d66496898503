"""Strategies for small values (värden): amounts, weights, accounts, days, objects, members."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from finsam_ledger.core.amount import Amount, allocate
from finsam_ledger.core.association import Association, Member, Part
from finsam_ledger.core.chart import AccountGroup, Chart
from finsam_ledger.core.charts import charts
from finsam_ledger.core.dimension import ObjectRef, Objects
from finsam_ledger.core.period import LONGEST_YEAR_MONTHS, FiscalYear, Period

PROJECTS = ("10", "20", "SAMSIP")
COST_CENTRES = ("100", "200")
_DIGITS = "0123456789"
_FIRST_DAY, _LAST_DAY = date(1995, 1, 1), date(2079, 12, 31)
_HALF_TKR, _TKR = 50_000, 100_000
_BIG = 10**11


def ore(limit: int = _BIG) -> SearchStrategy[int]:
    """Amounts in whole öre (ören), with many small ones, whole kronor and half thousands.

    Args:
        limit: The largest, in öre and either sign.

    >>> from hypothesis import given
    >>> @given(ore(limit=500))
    ... def within(amount): assert -500 <= amount <= 500
    >>> within()
    """
    units = [unit for unit in (1, 100, _HALF_TKR, _TKR) if unit <= limit]
    return st.one_of(
        *(_multiples(unit, min(limit, 300 * unit)) for unit in units), _multiples(1, limit)
    )


def _multiples(unit: int, limit: int) -> SearchStrategy[int]:
    return st.integers(-(limit // unit), limit // unit).map(lambda count: count * unit)


def amounts(limit: int = _BIG) -> SearchStrategy[Amount]:
    """Amounts of money (belopp).

    >>> from hypothesis import given
    >>> @given(amounts())
    ... def undone(amount): assert not amount + -amount
    >>> undone()
    """
    return ore(limit).map(Amount)


def weights(max_size: int = 8) -> SearchStrategy[list[int | Fraction]]:
    """Weights that an amount can be split by (vikter): none negative, at least one above zero.

    >>> from hypothesis import given
    >>> @given(amounts(), weights())
    ... def nothing_lost(amount, by): assert Amount.total(amount.allocate(by)) == amount
    >>> nothing_lost()
    """
    whole = st.integers(0, 1000)
    shares = st.fractions(0, 10, max_denominator=60)
    return st.lists(whole | shares, min_size=1, max_size=max_size).filter(any)


def account_groups(chart: Chart, *, result: bool | None = None) -> SearchStrategy[AccountGroup]:
    """Groups of a chart (kontogrupper).

    Args:
        chart: The chart.
        result: True for those of the result, False for those of the balance, None for both.
    """
    wanted = [g for g in chart.groups if result is None or g.line.is_result == result]
    return st.sampled_from(wanted)


@st.composite
def account_numbers(draw: DrawFn, chart: Chart, *, result: bool | None = None) -> str:
    """Account numbers inside a chart (kontonummer), of four digits or a few more.

    Args:
        draw: Given by Hypothesis.
        chart: The chart.
        result: True for accounts of the result, False for those of the balance, None for both.

    >>> from hypothesis import given
    >>> from finsam_ledger.core.charts import chart_named
    >>> @given(account_numbers(chart_named("bas")))
    ... def inside(number): assert chart_named("bas").group_of(number) is not None
    >>> inside()
    """
    interval = draw(account_groups(chart, result=result)).accounts
    head = str(draw(st.integers(int(interval.first), int(interval.last))))
    missing = 4 - len(head)
    return head + draw(st.text(_DIGITS, min_size=missing, max_size=missing + 1))


def charts_known() -> SearchStrategy[Chart]:
    """The charts that the library knows (kontoplaner).

    >>> from hypothesis import given
    >>> @given(charts_known())
    ... def named(chart): assert chart.name
    >>> named()
    """
    return st.sampled_from(charts())


def days(within: Period | None = None) -> SearchStrategy[date]:
    """Days (dagar), of a period or between 1995 and 2079.

    >>> from hypothesis import given
    >>> @given(days(FiscalYear.calendar(2024)))
    ... def that_year(day): assert day.year == 2024
    >>> that_year()
    """
    if within is None:
        return st.dates(_FIRST_DAY, _LAST_DAY)
    return st.dates(within.start, within.end)


@st.composite
def periods(draw: DrawFn, within: Period | None = None) -> Period:
    """Periods (perioder), of a period or at most three years long.

    >>> from hypothesis import given
    >>> @given(periods(FiscalYear.calendar(2024)))
    ... def that_year(period): assert FiscalYear.calendar(2024).covers(period)
    >>> that_year()
    """
    start = draw(days(within))
    end = within.end if within else start + timedelta(days=3 * 365)
    return Period(start, draw(st.dates(start, end)))


@st.composite
def fiscal_years(draw: DrawFn) -> FiscalYear:
    """Fiscal years (räkenskapsår): mostly calendar years, some short, broken or up to 18 months.

    >>> from hypothesis import given
    >>> @given(fiscal_years())
    ... def not_too_long(year): assert year.days <= 550
    >>> not_too_long()
    """
    first = draw(st.integers(_FIRST_DAY.year, _LAST_DAY.year))
    months = draw(st.sampled_from((12, 12, 12, 12, 6, LONGEST_YEAR_MONTHS)))
    begin = 1 if months == 12 else draw(st.integers(1, 12))  # noqa: PLR2004 twelve months a year
    after = begin - 1 + months
    last = date(first + after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return FiscalYear(date(first, begin, 1), last)


def object_refs() -> SearchStrategy[ObjectRef]:
    """Objects of the dimensions projekt and kostnadsställe (objekt).

    >>> from hypothesis import given
    >>> @given(object_refs())
    ... def known(ref): assert ref.dimension in {"1", "6"}
    >>> known()
    """
    return st.sampled_from(ALL_OBJECTS)


ALL_OBJECTS = (
    *(ObjectRef("6", code) for code in PROJECTS),
    *(ObjectRef("1", code) for code in COST_CENTRES),
)


def objects() -> SearchStrategy[Objects]:
    """What a line can be booked on (radens objekt): nothing, a project, a cost centre or both.

    >>> from hypothesis import given
    >>> @given(objects())
    ... def one_a_dimension(refs): assert len({r.dimension for r in refs}) == len(refs)
    >>> one_a_dimension()
    """
    projects: Sequence[Objects] = [(), *((ref,) for ref in ALL_OBJECTS[: len(PROJECTS)])]
    centres: Sequence[Objects] = [(), *((ref,) for ref in ALL_OBJECTS[len(PROJECTS) :])]
    return st.sampled_from([p + c for c in centres for p in projects])


@st.composite
def associations(draw: DrawFn) -> Association:
    """Associations with members of all parties (samordningsförbund), their shares summing to one.

    >>> from hypothesis import given
    >>> @given(associations())
    ... def whole(association): assert sum(m.share for m in association.members) == 1
    >>> whole()
    """
    count = draw(st.integers(1, 5))
    by = draw(st.lists(st.integers(1, 9), min_size=count, max_size=count))
    municipal = allocate(100, by)
    members = [
        Member("Försäkringskassan", Part.STATE, Fraction(1, 2)),
        Member("Regionen", Part.REGION, Fraction(1, 4)),
        *(
            Member(f"Kommun {i}", Part.MUNICIPALITY, Fraction(share, 400))
            for i, share in enumerate(municipal, 1)
        ),
    ]
    number = draw(st.integers(0, 9999))
    return Association(f"Samordningsförbundet {number}", f"222000{number:04}", tuple(members))


def shuffled(size: int) -> SearchStrategy[list[int]]:
    """The places 0 … ``size`` - 1 in any order (ordningar).

    >>> from hypothesis import given
    >>> @given(shuffled(5))
    ... def all_there(order): assert sorted(order) == [0, 1, 2, 3, 4]
    >>> all_there()
    """
    return st.permutations(range(size))


def some_of(values: Iterable[str], *, at_least: int = 0) -> SearchStrategy[list[str]]:
    """Some of the values, each at most once (urval).

    >>> from hypothesis import given
    >>> @given(some_of(["a", "b", "c"]))
    ... def once(chosen): assert len(set(chosen)) == len(chosen)
    >>> once()
    """
    known = list(values)
    if not known:
        return st.just([])
    return st.lists(st.sampled_from(known), unique=True, min_size=at_least)
