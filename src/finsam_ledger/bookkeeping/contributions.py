"""Members' contributions (medlemsbidrag): agreed shares, and what they come to, as books.

FinsamL 5 §: the state pays half, the regions a quarter, the municipalities a quarter; several of a
party share their part as they agree. Without regions the municipalities pay the other half (5 a §).
The agreed year becomes books of its own, as a budget does, so that an expected contribution is
measured, compared and taken apart like a booked one.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from attrs import field, frozen

from finsam_ledger.bookkeeping.budget import BudgetRow, budget_books
from finsam_ledger.bookkeeping.counter_entries import counter_entries
from finsam_ledger.core.amount import allocate
from finsam_ledger.core.association import Member, Part
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.numbers import ORE_PER_KRONA
from finsam_ledger.terms import Text

SOURCE = "FinsamL 5 och 5 a §§"
_ALL = {Part.STATE: Fraction(1, 2), Part.REGION: Fraction(1, 4), Part.MUNICIPALITY: Fraction(1, 4)}
_WITHOUT_REGION = {Part.STATE: Fraction(1, 2), Part.MUNICIPALITY: Fraction(1, 2)}


@frozen
class ContributionPlan:
    """What the members have agreed to pay in a year (avtalade bidrag).

    Args:
        members: The members, each with its accounts.
        year_kronor: The year's contributions of all members together, whole kronor.
        accrued: Accounts of accrued contributions (upplupna bidrag).
        prepaid: Accounts of contributions received in advance (förutbetalda bidrag).
        where: File and line where it is declared, for messages.

    Raises:
        ConfigurationError: The amount is not above zero, a member has no account or shares one with
            another, or the shares do not sum to one.
    """

    members: tuple[Member, ...]
    year_kronor: int
    accrued: tuple[AccountRange, ...] = ()
    prepaid: tuple[AccountRange, ...] = ()
    where: str = field(default="", eq=False)
    shares: tuple[Fraction, ...] = field(init=False)

    @shares.default
    def _agreed(self) -> tuple[Fraction, ...]:
        if self.year_kronor <= 0:
            raise _no_amount(self.year_kronor)
        for member in self.members:
            if not member.accounts:
                raise _no_account(member)
        for first, second in combinations(self.members, 2):
            if any(_overlap(a, b) for a in first.accounts for b in second.accounts):
                raise _shared_account(first, second)
        return agreed_shares(self.members)

    def by_member(self) -> tuple[int, ...]:
        """The year's contribution of each member in öre, whole kronor each (årets bidrag).

        First each party gets its part, then its members share that, each by largest remainder.
        """
        parts = list(dict.fromkeys(member.part for member in self.members))
        pairs = list(zip(self.members, self.shares, strict=True))
        shares = [[share if m.part is part else Fraction() for m, share in pairs] for part in parts]
        totals = allocate(self.year_kronor, [sum(each, Fraction()) for each in shares])
        split = [
            allocate(total, each) if any(each) else (0,) * len(each)
            for total, each in zip(totals, shares, strict=True)
        ]
        return tuple(sum(each) * ORE_PER_KRONA for each in zip(*split, strict=True))


def party_shares(members: Sequence[Member]) -> dict[Part, Fraction]:
    """What each party pays by law (parternas andelar), FinsamL 5 and 5 a §§.

    >>> party_shares([Member("FK", Part.STATE), Member("Gotland", Part.MUNICIPALITY)])[Part.STATE]
    Fraction(1, 2)
    """
    regions = any(member.part is Part.REGION for member in members)
    return _ALL if regions else _WITHOUT_REGION


def agreed_shares(members: Sequence[Member]) -> tuple[Fraction, ...]:
    """Each member's share of all contributions (avtalade andelar).

    Args:
        members: A member without a share of its own shares what its party has left, by inhabitants.

    Returns:
        One share a member, summing to exactly one.

    Raises:
        ConfigurationError: They do not sum to one, or a member has neither share nor inhabitants.

    >>> two = [Member(name, Part.MUNICIPALITY, None, n) for name, n in (("A", 2000), ("B", 1000))]
    >>> others = (Member("FK", Part.STATE), Member("R", Part.REGION))
    >>> agreed_shares([*others, *two])[2:]
    (Fraction(1, 6), Fraction(1, 12))
    """
    shares = tuple(_share(member, members) for member in members)
    if sum(shares) != 1:
        raise _not_one(sum(shares, Fraction()))
    return shares


def _share(member: Member, members: Sequence[Member]) -> Fraction:
    if member.share is not None:
        return Fraction(member.share)
    party = [each for each in members if each.part is member.part]
    open_ones = [each for each in party if each.share is None]
    stated = sum((Fraction(each.share) for each in party if each.share is not None), Fraction())
    left = party_shares(members).get(member.part, Fraction()) - stated
    if len(open_ones) == 1:
        return left
    if not all(each.inhabitants for each in open_ones):
        raise _no_key(next(each for each in open_ones if not each.inhabitants))
    everyone = sum(each.inhabitants or 0 for each in open_ones)
    return left * Fraction(member.inhabitants or 0, everyone)


def expected_books(books: Ledger, plan: ContributionPlan) -> Ledger:
    """The agreed contributions as books, a twelfth a month (avtalade bidrag som bok).

    Args:
        books: The books that they are compared with.
        plan: The agreed contributions.

    Returns:
        Each member's contribution on its first account, spread over the months of the year so that
        after each month what is earned is right to the nearest öre.
    """
    months = len(list(books.year.months()))
    yearly = zip(plan.members, plan.by_member(), strict=True)
    rows = (_budgeted(books, member, ore, months) for member, ore in yearly)
    return budget_books(books, rows)


def _budgeted(books: Ledger, member: Member, ore: int, months: int) -> BudgetRow:
    account = next((n for n in sorted(books.accounts) if _on(n, member.accounts)), None)
    reached = [(2 * ore * month + months) // (2 * months) for month in range(months + 1)]
    steps = tuple(before - after for before, after in pairwise(reached))
    return BudgetRow(account or member.accounts[0].first, steps, text=member.name)


def deferral_books(books: Ledger, accounts: Sequence[AccountRange]) -> Ledger:
    """What was booked against accrued or prepaid contributions (upplupet och förutbetalt).

    Args:
        books: The books.
        accounts: The accounts of accrued, or of prepaid, contributions.
    """
    return counter_entries(books, frozenset(n for n in books.used_accounts if _on(n, accounts)))


def booked_on(books: Ledger, member: Member) -> list[str]:
    """The used accounts that a member's contributions are booked on (medlemmens konton)."""
    return [number for number in books.used_accounts if _on(number, member.accounts)]


def _on(number: str, accounts: Sequence[AccountRange]) -> bool:
    return any(number in each for each in accounts)


def _no_amount(kronor: int) -> ConfigurationError:
    return ConfigurationError(
        Text(f"årets bidrag är {kronor} kronor", f"the year's contributions are {kronor} kronor"),
        Text("Ange belopp i hela kronor, över noll", "Give belopp in whole kronor, above zero"),
    )


def _no_account(member: Member) -> ConfigurationError:
    return ConfigurationError(
        Text(f"medlemmen {member.name} saknar konton", f"member {member.name} has no konton"),
        Text(
            'Ange de intäktskonton som bidragen bokförs på, till exempel konton = ["3981"]',
            'Give the income accounts of its contributions, for instance konton = ["3981"]',
        ),
    )


def _overlap(first: AccountRange, second: AccountRange) -> bool:
    return first.low <= second.high and second.low <= first.high


def _shared_account(first: Member, second: Member) -> ConfigurationError:
    return ConfigurationError(
        Text(
            f"{first.name} och {second.name} har samma konto för sina bidrag",
            f"{first.name} and {second.name} have the same account for their contributions",
        ),
        Text(
            "Ge varje medlem egna konton, eller skriv dem som en medlem",
            "Give each member accounts of its own, or write them as one member",
        ),
    )


def _no_key(member: Member) -> ConfigurationError:
    return ConfigurationError(
        Text(
            f"medlemmen {member.name} har varken andel eller invanare, och delar sin parts andel "
            "med andra",
            f"member {member.name} has neither andel nor invanare, and shares its party's part",
        ),
        Text(
            'Ange andel = "1/8" av alla bidrag, eller invanare = antalet invånare 16–64 år',
            'Give andel = "1/8" of all contributions, or invanare, the inhabitants aged 16–64',
        ),
    )


def _not_one(total: Fraction) -> ConfigurationError:
    return ConfigurationError(
        Text(
            f"medlemmarnas andelar är tillsammans {total}, inte 1",
            f"the members' shares are {total} together, not 1",
        ),
        Text(
            f"Rätta andel: staten 1/2, regionerna 1/4 och kommunerna 1/4 ({SOURCE})",
            f"Mend andel: the state 1/2, regions 1/4 and municipalities 1/4 ({SOURCE})",
        ),
    )
