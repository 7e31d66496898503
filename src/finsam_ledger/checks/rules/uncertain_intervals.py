"""Accounts whose meaning in the chart is not confirmed (osäkra kontointervall), Kommun-BAS."""

from collections.abc import Iterator

from finsam_ledger.checks._telling import Trouble, enumerated
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.core.charts import uncertain
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.terms import Text

_SOURCE = "Kommun-BAS och BAS, se docs/referens/kontoplaner.md"
_UNSURE = Trouble(
    "uncertain_intervals",
    Severity.INFO,
    Text(
        "kontoplanen {chart} har {count} använda intervall vars rad följer sedvänja och inte är "
        "bekräftad: {intervals}",
        "chart {chart} has {count} used intervals whose line follows custom and is not confirmed: "
        "{intervals}",
    ),
    Text(
        "Se efter att raderna stämmer med er egen kontoplan; annars placera kontona i en egen "
        "uppställning",
        "See that the lines agree with your own chart; else place the accounts in a layout of "
        "your own",
    ),
    _SOURCE,
)


def _run(subject: Subject) -> Iterator[Finding]:
    ledger = subject.ledger
    groups = uncertain(ledger.chart, ledger.used_accounts)
    if groups:
        yield _UNSURE.found(
            subject,
            chart=ledger.chart.name,
            count=len(groups),
            intervals=enumerated(groups, lambda group: f"{group.accounts} {group.name}"),
        )


CHECK = Check(
    "uncertain_intervals",
    Text("Kontonas rader är bekräftade", "The accounts' lines are confirmed"),
    _SOURCE,
    _run,
)
