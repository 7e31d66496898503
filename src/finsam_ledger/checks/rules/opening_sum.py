"""Opening balances sum to zero (ingående balanser summerar till noll), LKBR 4 kap. 4 §."""

from collections.abc import Iterator

from finsam_ledger.checks._telling import Trouble
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.terms import Text

_SOURCE = "LKBR 4 kap. 4 §"
_NOT_ZERO = Trouble(
    "opening_sum",
    Severity.WARNING,
    Text(
        "de ingående balanserna ({accounts} st) summerar till {sum_ore}, inte till noll",
        "the opening balances ({accounts}) sum to {sum_ore}, not to zero",
    ),
    Text(
        "Jämför med föregående års utgående balanser; ofta är föregående års resultat"
        " inte fört till eget kapital",
        "Compare with last year's closing balances; often last year's result"
        " has not been moved to equity",
    ),
    _SOURCE,
)


def _run(subject: Subject) -> Iterator[Finding]:
    opening = subject.ledger.opening
    ore = sum(opening.values())
    if ore:
        yield _NOT_ZERO.found(
            subject, ore=ore, accounts=sum(map(bool, opening.values())), sum_ore=ore
        )


CHECK = Check(
    "opening_sum",
    Text("Ingående balanser summerar till noll", "Opening balances sum to zero"),
    _SOURCE,
    _run,
)
