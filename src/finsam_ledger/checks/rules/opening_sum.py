"""Opening balances sum to zero (ingående balanser summerar till noll), LKBR 4 kap. 4 §."""

from collections.abc import Iterator

from finsam_ledger.checks._telling import Trouble, account_name
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.checks.difference import Share, possibly
from finsam_ledger.core.account import Account
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import ReportedBalances
from finsam_ledger.terms import Text

_SOURCE = "LKBR 4 kap. 4 §"
_NOT_ZERO = Trouble(
    "opening_sum",
    Severity.WARNING,
    Text(
        "de ingående balanserna ({accounts} st) summerar till {sum_ore}, inte till noll{behind}",
        "the opening balances ({accounts}) sum to {sum_ore}, not to zero{behind}",
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
            subject,
            ore=ore,
            accounts=sum(map(bool, opening.values())),
            sum_ore=ore,
            behind=possibly(ore, _candidates(subject)),
        )


def _candidates(subject: Subject) -> Iterator[Share]:
    """What each account opens with beyond what last year closed with, or else all that it has."""
    ledger = subject.ledger
    before = ledger.reported.get(-1, ReportedBalances()).closing
    for number in sorted({*ledger.opening, *before}):
        account = ledger.accounts.get(number, Account(number))
        yield Share(account_name(account), ledger.opening.get(number, 0) - before.get(number, 0))


CHECK = Check(
    "opening_sum",
    Text("Ingående balanser summerar till noll", "Opening balances sum to zero"),
    _SOURCE,
    _run,
)
