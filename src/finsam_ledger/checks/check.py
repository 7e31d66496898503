"""What a check is (kontroll), and running them all over a set of books."""

from collections.abc import Callable, Iterable
from functools import cache

from attrs import frozen

from finsam_ledger.bookkeeping.contributions import ContributionPlan
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.discovery import discover
from finsam_ledger.terms import Text


@frozen
class Subject:
    """What the checks look at (kontrollunderlag).

    Args:
        ledger: The books.
        period: The days that the report covers.
        previous: Last year's books, when they are at hand.
        file: The name of the books' file, for messages.
        placed: Accounts that a layout of the user's own takes by number.
        contributions: What the members have agreed to pay, when it is stated.
        budget: The budget as books, when there is one.
        statements: The ids of the statements that the report has.
    """

    ledger: Ledger
    period: Period
    previous: Ledger | None = None
    file: str = ""
    placed: frozenset[str] = frozenset()
    contributions: ContributionPlan | None = None
    budget: Ledger | None = None
    statements: frozenset[str] = frozenset()


@frozen
class Check:
    """A rule that looks at a set of books (kontroll).

    Args:
        code: Stable name; its findings carry it, or names of their own.
        title: What it checks, in words.
        source: Law or standard with paragraph; never empty.
        run: Yields a finding for each thing that is not as the rule says.
    """

    code: str
    title: Text
    source: str
    run: Callable[[Subject], Iterable[Finding]]


@cache
def all_checks() -> tuple[Check, ...]:
    """All checks, in order of file name (alla kontroller)."""
    from finsam_ledger.checks import rules  # noqa: PLC0415 found when first wanted

    return discover(rules, "CHECK", Check)


def run_checks(subject: Subject) -> tuple[Finding, ...]:
    """Every finding of every check, the worst first (kör alla kontroller)."""
    found = [finding for check in all_checks() for finding in check.run(subject)]
    return tuple(sorted(found, key=lambda finding: -finding.severity))
