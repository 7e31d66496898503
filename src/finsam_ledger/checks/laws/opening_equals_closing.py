"""Opening balances are last year's closing ones (ingående är föregående utgående)."""

from finsam_ledger.checks._judging import OLDER, met, not_met, unknown
from finsam_ledger.checks.case import Case
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text

_CHECK = "opening_is_previous_closing"


def _assess(case: Case) -> Assessment:
    if not case.knows_previous:
        return unknown(
            Text(
                "föregående års utgående balanser. Ange foregaende under [bocker]",
                "last year's closing balances. Give foregaende under [bocker]",
            )
        )
    found = [finding for finding in case.findings if finding.code == _CHECK]
    if not found:
        return met(Text("alla konton stämmer", "all accounts agree"))
    total = sum(abs(finding.difference_ore or 0) for finding in found)
    return not_met(
        Text(
            f"{len(found)} konton skiljer, se anmärkningarna",
            f"{len(found)} accounts differ, see the findings",
        ),
        ore=total,
    )


RULE = Rule(
    "opening_equals_closing",
    Text(
        "Årets ingående balans är föregående års utgående balans",
        "Opening balances are last year's closing balances",
    ),
    (Law("LKBR 4 kap. 4 §", since=2019), OLDER),
    Severity.WARNING,
    _assess,
    Text("Ta över förra årets fastställda saldon", "Take over last year's adopted balances"),
    told_by=_CHECK,
)
