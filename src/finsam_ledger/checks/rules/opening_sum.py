"""Opening balances sum to zero (ingående balanser summerar till noll), LKBR 4 kap. 4 §."""

from collections.abc import Iterator, Mapping

from finsam_ledger.checks._telling import Trouble, account_name
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.checks.difference import Share, possibly
from finsam_ledger.core.account import Account
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger, ReportedBalances
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
            behind=_behind(subject.ledger, ore),
        )


def _behind(ledger: Ledger, ore: int) -> Text:
    """The accounts that open with other balances than last year closed with.

    When that is not known all accounts together are the sum, so only a single one says anything.
    """
    before = ledger.reported.get(-1, ReportedBalances()).closing
    return possibly(ore, _candidates(ledger, before), 2 if before else 1)


def _candidates(ledger: Ledger, before: Mapping[str, int]) -> Iterator[Share]:
    for number in sorted({*ledger.opening, *before}):
        account = ledger.accounts.get(number, Account(number))
        yield Share(account_name(account), ledger.opening.get(number, 0) - before.get(number, 0))


CHECK = Check(
    "opening_sum",
    Text("Ingående balanser summerar till noll", "Opening balances sum to zero"),
    _SOURCE,
    _run,
)
