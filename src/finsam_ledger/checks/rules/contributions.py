"""Members' contributions (medlemsbidrag): as agreed, each party its part, and the parts by law.

Source: FinsamL 5 § (the state a half, the regions and the municipalities a quarter each) and 5 a §.
"""

from collections.abc import Iterator

from finsam_ledger.bookkeeping.contributions import (
    SOURCE,
    booked_on,
    expected_books,
)
from finsam_ledger.checks._telling import NOWHERE, Trouble
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.checks.difference import Share, possibly, vouchers_by_account
from finsam_ledger.core.association import Member, Part
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.numbers import ORE_PER_KRONA
from finsam_ledger.terms import Text

_DEVIATES = Trouble(
    "contribution_deviates",
    Severity.WARNING,
    Text(
        "bidraget från {member} är bokfört med {booked_ore} men avtalat till {agreed_ore} för"
        " perioden{behind}",
        "the contribution of {member} is booked as {booked_ore} but agreed as {agreed_ore} for the"
        " period{behind}",
    ),
    Text(
        "Fakturera eller periodisera det som fattas, eller rätta det avtalade beloppet i [bidrag]",
        "Invoice or accrue what is missing, or mend the agreed amount in [bidrag]",
    ),
    SOURCE,
)
_PARTIES = Trouble(
    "contribution_parties",
    Severity.WARNING,
    Text(
        "statens bidrag är {state_ore} men regionernas och kommunernas tillsammans {others_ore}",
        "the state's contribution is {state_ore} but those of regions and municipalities together"
        " {others_ore}",
    ),
    Text(
        "Staten betalar hälften: stäm av bidragen mot överenskommelsen",
        "The state pays one half: check the contributions against the agreement",
    ),
    SOURCE,
)


def _run(subject: Subject) -> Iterator[Finding]:
    plan = subject.contributions
    if plan is None:
        return
    expected = expected_books(subject.ledger, plan)
    booked: dict[Part, int] = dict.fromkeys(Part, 0)
    for member in plan.members:
        ore = _movement(subject.ledger, member, subject)
        agreed = _movement(expected, member, subject)
        booked[member.part] += ore
        if abs(ore - agreed) >= ORE_PER_KRONA:
            yield _DEVIATES.found(
                subject,
                NOWHERE,
                ore - agreed,
                member=member.name,
                booked_ore=ore,
                agreed_ore=agreed,
                behind=possibly(ore - agreed, _credited(member, subject)),
            )
    state, others = booked[Part.STATE], booked[Part.REGION] + booked[Part.MUNICIPALITY]
    if abs(state - others) >= ORE_PER_KRONA:
        facts = {"state_ore": state, "others_ore": others}
        yield _PARTIES.found(subject, NOWHERE, state - others, **facts)


def _credited(member: Member, subject: Subject) -> Iterator[Share]:
    """What each voucher of the period credits to a member's accounts."""
    accounts = booked_on(subject.ledger, member)
    for shares in vouchers_by_account(subject.ledger, accounts, subject.period).values():
        yield from (Share(share.name, -share.ore) for share in shares)


def _movement(books: Ledger, member: Member, subject: Subject) -> int:
    """What a member has contributed in the period, credit positive."""
    movement = books.balances.movement
    return -sum(movement(number, subject.period) for number in booked_on(books, member))


CHECK = Check(
    "contributions",
    Text("Medlemmarnas bidrag är de avtalade", "The members' contributions are the agreed ones"),
    SOURCE,
    _run,
)
