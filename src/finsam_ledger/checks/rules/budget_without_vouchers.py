"""A project that is budgeted and that no voucher has (budget utan verifikationer), LKBR 3:2."""

from collections.abc import Iterator

from finsam_ledger.checks._telling import Place, Trouble
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.terms import Text

_SOURCE = "LKBR 3 kap. 2 §"
_PROJECT = "6"
_UNUSED = Trouble(
    "budget_without_vouchers",
    Severity.INFO,
    Text(
        "projektet {project} har budget för {months} men ingen verifikation i bokföringen"
        " (budgetfilen rad {budget_line})",
        "project {project} is budgeted for {months} but no voucher of the books has it"
        " (line {budget_line} of the budget)",
    ),
    Text(
        "Rätta projektkoden i budgeten, eller kontrollera att projektets kostnader är bokförda",
        "Mend the project code in the budget, or check that the project's costs are booked",
    ),
    _SOURCE,
)


def _run(subject: Subject) -> Iterator[Finding]:
    if subject.budget is None or not len(subject.ledger.journal):
        return
    booked = _used(subject.ledger)
    for project, line in sorted(_budgeted(subject.budget, subject.period).items()):
        if project not in booked:
            name = subject.ledger.objects.get(ObjectRef(_PROJECT, project), "")
            yield _UNUSED.found(
                subject,
                Place(record=project),
                project=f"{project} {name}".strip(),
                months=str(subject.period),
                budget_line=line,
            )


def _used(ledger: Ledger) -> set[str]:
    combinations = ledger.journal.objects()
    return {ref.code for objects in combinations for ref in objects if ref.dimension == _PROJECT}


def _budgeted(budget: Ledger, period: Period) -> dict[str, int]:
    """The first line of the budget's file for each project that is budgeted in the period."""
    first: dict[str, int] = {}
    for voucher in budget.journal:
        for line in voucher.lines if voucher.event_day in period else ():
            for ref in line.objects:
                if ref.dimension == _PROJECT:
                    first.setdefault(ref.code, voucher.source_line)
    return first


CHECK = Check(
    "budget_without_vouchers",
    Text("Varje budgeterat projekt har verifikationer", "Every budgeted project has vouchers"),
    _SOURCE,
    _run,
)
