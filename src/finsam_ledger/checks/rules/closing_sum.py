"""Closing balances and results sum to zero (utgående balanser och resultat), SIE 4B #UB #RES."""

from collections.abc import Iterator

from finsam_ledger.checks._telling import Trouble
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import ReportedBalances
from finsam_ledger.terms import Text

_SOURCE = "LKBR 6 kap. 2 §, SIE 4B #UB #RES"
_NOT_ZERO = Trouble(
    "closing_sum",
    Severity.WARNING,
    Text(
        "filens utgående balanser och resultat (#UB 0 och #RES 0) summerar till {sum_ore}, inte "
        "till noll",
        "the file's closing balances and results (#UB 0 and #RES 0) sum to {sum_ore}, not to zero",
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
        yield _NOT_ZERO.found(subject, ore=ore, sum_ore=ore)


CHECK = Check(
    "closing_sum",
    Text(
        "Utgående balanser och resultat summerar till noll",
        "Closing balances and results sum to zero",
    ),
    _SOURCE,
    _run,
)
