"""The contributions check: as agreed, each party its part, and the parts by law."""

from datetime import date
from fractions import Fraction

from finsam_ledger.bookkeeping.contributions import ContributionPlan
from finsam_ledger.checks import Subject
from finsam_ledger.checks.rules.contributions import CHECK
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association, Member, Part
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.core.voucher import Line, VoucherDraft

ACCOUNTS = {"3981": Part.STATE, "3983": Part.REGION, "3984": Part.MUNICIPALITY}
BOOKS = Ledger(
    Association("A"),
    chart_named("bas"),
    FiscalYear.calendar(2024),
    {number: Account(number) for number in ("1930", *ACCOUNTS)},
)
JUNE = Period(date(2024, 1, 1), date(2024, 6, 30))


def plan(**shares: Fraction) -> ContributionPlan:
    """Twelve thousand kronor a year."""
    members = (
        Member(part.value, part, shares.get(part.value), None, (AccountRange.parse(number),))
        for number, part in ACCOUNTS.items()
    )
    return ContributionPlan(tuple(members), 12_000)


def told(booked: dict[str, int], agreed: ContributionPlan | None) -> list[tuple[str, int | None]]:
    """Codes and amounts of the findings when so many kronor are booked by the end of June."""
    drafts = [
        VoucherDraft(date(2024, 5, 1), (Line("1930", ore * 100), Line(number, -ore * 100)))
        for number, ore in booked.items()
    ]
    subject = Subject(BOOKS.post(*drafts), JUNE, contributions=agreed)
    return [(finding.code, finding.difference_ore) for finding in CHECK.run(subject)]


def test_what_is_booked_as_agreed_is_not_told() -> None:
    """Half the year's contributions by the end of June; without a plan nothing is looked at."""
    assert told({"3981": 3000, "3983": 1500, "3984": 1500}, plan()) == []
    assert told({"3981": 1}, None) == []


def test_a_member_that_lacks_a_quarter_is_told_and_so_are_the_parties() -> None:
    """The member by how much, and that the state has paid more than the others together."""
    found = told({"3981": 3000, "3983": 1500, "3984": 750}, plan())
    assert found == [("contribution_deviates", -750_00), ("contribution_parties", 750_00)]
