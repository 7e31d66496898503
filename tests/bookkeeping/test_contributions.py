"""Members' contributions: the law's parts, shares that sum to one, whole kronor each."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.contributions import (
    ContributionPlan,
    agreed_shares,
    booked_on,
    expected_books,
)
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association, Member, Part
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.errors import ConfigurationError


def member(name: str, part: Part, account: str, **facts: Fraction | int) -> Member:
    """A member with its account."""
    share, people = facts.get("share"), facts.get("inhabitants")
    return Member(
        name,
        part,
        None if share is None else Fraction(share),
        None if people is None else int(people),
        (AccountRange.parse(account),),
    )


def municipalities(people: list[int]) -> list[Member]:
    """Municipalities that share by inhabitants."""
    return [
        member(f"Kommun {i}", Part.MUNICIPALITY, f"39{i + 10}", inhabitants=n)
        for i, n in enumerate(people)
    ]


STATE, REGION = member("FK", Part.STATE, "3901"), member("Region", Part.REGION, "3902")
crowds = st.lists(st.integers(1, 500_000), min_size=1, max_size=8)
BOOKS = Ledger(
    Association("A"),
    chart_named("bas"),
    FiscalYear.calendar(2024),
    {n: Account(n) for n in ("3901", "3902", *(f"39{i}" for i in range(10, 18)))},
)


@given(crowds)
def test_shares_by_inhabitants_sum_to_one(people: list[int]) -> None:
    """The state has a half, the region a quarter, and the municipalities share theirs by people."""
    shares = agreed_shares([STATE, REGION, *municipalities(people)])
    assert sum(shares) == 1
    assert shares[:2] == (Fraction(1, 2), Fraction(1, 4))
    for share, count in zip(shares[2:], people, strict=True):
        assert share == Fraction(count, 4 * sum(people))


@given(crowds, st.integers(4, 50_000_000))
def test_contributions_are_whole_kronor_and_sum_to_the_year(people: list[int], kronor: int) -> None:
    """Each is its share to the krona, and so is each party: none is more than one krona off."""
    plan = ContributionPlan((STATE, REGION, *municipalities(people)), kronor)
    amounts = plan.by_member()
    assert sum(amounts) == kronor * 100
    assert all(ore % 100 == 0 for ore in amounts)
    for ore, share in zip(amounts, plan.shares, strict=True):
        assert abs(Fraction(ore, 100) - share * kronor) < 2
    assert abs(sum(amounts[2:]) // 100 - Fraction(kronor, 4)) < 1


@given(crowds, st.integers(4, 50_000_000), st.integers(1, 12))
def test_what_is_earned_is_right_after_each_month(
    people: list[int], kronor: int, months: int
) -> None:
    """After any number of months it is that many twelfths, to the nearest öre."""
    plan = ContributionPlan((STATE, REGION, *municipalities(people)), kronor)
    books = expected_books(BOOKS, plan)
    until = list(BOOKS.year.months())[months - 1].end
    for one, ore in zip(plan.members, plan.by_member(), strict=True):
        (account,) = booked_on(books, one)
        earned = -books.balances.movement(account, Period(BOOKS.year.start, until))
        assert abs(earned - Fraction(ore * months, 12)) <= Fraction(1, 2)


def test_a_municipality_outside_a_region_pays_the_other_half() -> None:
    """FinsamL 5 a §: Gotland, without a region, pays a half."""
    assert agreed_shares([STATE, member("Gotland", Part.MUNICIPALITY, "3910")])[1] == Fraction(1, 2)


def test_stated_shares_and_inhabitants_together() -> None:
    """One municipality has agreed on an eighth; the others share what is left by people."""
    stated = member("A", Part.MUNICIPALITY, "3910", share=Fraction(1, 8))
    shares = agreed_shares([STATE, REGION, stated, *municipalities([300, 100])])
    assert shares[2:] == (Fraction(1, 8), Fraction(3, 32), Fraction(1, 32))


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ([member("A", Part.STATE, "1", share=Fraction(1, 2))], "tillsammans 1/2, inte 1"),
        ([STATE, REGION, *municipalities([5]), member("B", Part.MUNICIPALITY, "3911")], "invanare"),
        ([STATE, REGION], "tillsammans 3/4"),
    ],
)
def test_shares_that_cannot_be_followed(members: list[Member], words: str) -> None:
    """They must sum to one, and each member needs a share or inhabitants."""
    with pytest.raises(ConfigurationError, match=words):
        agreed_shares(members)


def test_plans_that_cannot_be_followed() -> None:
    """Booked nowhere, nothing to share, or two members on one account."""
    with pytest.raises(ConfigurationError, match="FK saknar konton"):
        ContributionPlan((Member("FK", Part.STATE), REGION), 100)
    with pytest.raises(ConfigurationError, match="0 kronor"):
        ContributionPlan((STATE, REGION), 0)
    shared = member("Kommun", Part.MUNICIPALITY, "390")
    with pytest.raises(ConfigurationError, match="FK och Kommun har samma konto"):
        ContributionPlan((STATE, REGION, shared), 100)
