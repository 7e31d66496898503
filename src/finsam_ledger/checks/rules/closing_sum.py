"""Closing balances and results sum to zero (utgående balanser och resultat), SIE 4B #UB #RES."""

from collections.abc import Iterator

from finsam_ledger.checks._reproduced import reproduced
from finsam_ledger.checks._telling import Trouble, account_name
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.checks.difference import Share, possibly
from finsam_ledger.core.account import Account
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.terms import Text

_SOURCE = "LKBR 6 kap. 2 §, SIE 4B #UB #RES"
_NOT_ZERO = Trouble(
    "closing_sum",
    Severity.WARNING,
    Text(
        "filens utgående balanser och resultat (#UB 0 och #RES 0) summerar till {sum_ore}, inte "
        "till noll{behind}",
        "the file's closing balances and results (#UB 0 and #RES 0) sum to {sum_ore}, not to zero"
        "{behind}",
    ),
    Text(
        "Exportera filen på nytt; stannar felet kvar ligger det i bokföringsprogrammets saldon",
        "Export the file again; if the fault stays it is in the bookkeeping program's balances",
    ),
    _SOURCE,
)


def _run(subject: Subject) -> Iterator[Finding]:
    reported = subject.ledger.reported.get(0, ReportedBalances())
    ore = sum(reported.closing.values()) + sum(reported.result.values())
    if ore and reported.closing:
        yield _NOT_ZERO.found(subject, ore=ore, sum_ore=ore, behind=_behind(subject.ledger, ore))


def _behind(ledger: Ledger, ore: int) -> Text:
    """The accounts whose balance is another than opening balance and vouchers give.

    Without vouchers all accounts together are the sum, so only a single one says anything.
    """
    booked = bool(len(ledger.journal))
    return possibly(ore, _candidates(ledger, booked=booked), 2 if booked else 1)


def _candidates(ledger: Ledger, *, booked: bool) -> Iterator[Share]:
    yield Share("#IB", sum(ledger.opening.values()) if booked else 0)
    for one in reproduced(ledger):
        account = ledger.accounts.get(one.number, Account(one.number))
        yield Share(account_name(account), one.reported - (one.computed if booked else 0))


CHECK = Check(
    "closing_sum",
    Text(
        "Utgående balanser och resultat summerar till noll",
        "Closing balances and results sum to zero",
    ),
    _SOURCE,
    _run,
)
