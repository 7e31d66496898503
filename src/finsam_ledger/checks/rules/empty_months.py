"""Months without vouchers (månader utan verifikationer): bookkeeping must be continuous.

Source: LKBR 3 kap. 1 § and 4 §.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import evolve

from finsam_ledger.checks._telling import Trouble
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.terms import Text

_SOURCE = "LKBR 3 kap. 1 och 4 §§"
_HOLE = Trouble(
    "empty_months",
    Severity.WARNING,
    Text(
        "inga verifikationer är daterade {months}, fast böckerna har verifikationer {around}",
        "no vouchers are dated {months}, though the books have vouchers {around}",
    ),
    Text(
        "Kontrollera att månadens alla händelser är bokförda och med i exporten",
        "Check that all events of the month are posted and part of the export",
    ),
    _SOURCE,
)
_NOT_BEGUN = evolve(_HOLE, severity=Severity.INFO)
_NONE_IN_PERIOD = Trouble(
    "no_vouchers",
    Severity.WARNING,
    Text(
        "inga verifikationer är daterade i perioden {period}, fast böckerna anger saldon",
        "no vouchers are dated within the period {period}, though the books report balances",
    ),
    Text(
        "Exportera filen med verifikationer (SIE typ 4), eller välj en annan period",
        "Export the file with vouchers (SIE type 4), or choose another period",
    ),
    _SOURCE,
)
_NONE_AT_ALL = Trouble(
    "no_vouchers",
    Severity.INFO,
    Text(
        "böckerna har inga verifikationer; det resultat de själva anger är {result_ore}",
        "the books have no vouchers; the result that they report themselves is {result_ore}",
    ),
    Text(
        "Är detta inte ett nytt år: exportera filen med verifikationer (SIE typ 4)",
        "Unless this is a new year: export the file with vouchers (SIE type 4)",
    ),
    _SOURCE,
)
_NONE_HOLDS = evolve(
    _NONE_AT_ALL,
    severity=Severity.WARNING,
    message=Text(
        "ingen av böckernas {rejected} verifikationer kan bokföras",
        "none of the {rejected} vouchers of the books can be posted",
    ),
    remedy=Text("Rätta verifikationerna i bokföringen", "Mend the vouchers in the books"),
)


def _run(subject: Subject) -> Iterator[Finding]:
    ledger = subject.ledger
    days = sorted(set(ledger.journal.columns.day[: len(ledger.journal)]))
    months = list(subject.period.months())
    empty = [month for month in months if _is_empty(month, days)]
    if ledger.opening_by and not days:
        return  # opened from its predecessors and not begun
    if not days:
        yield _no_vouchers(subject)
    elif len(empty) == len(months) and ledger.reported.get(0):
        yield _NONE_IN_PERIOD.found(subject, period=str(subject.period))
    else:
        yield from (_empty(subject, run, days) for run in _runs(empty))


def _no_vouchers(subject: Subject) -> Finding:
    ledger = subject.ledger
    if ledger.rejected:
        return _NONE_HOLDS.found(subject, rejected=len(ledger.rejected))
    return _NONE_AT_ALL.found(subject, result_ore=_reported_result(ledger))


def _reported_result(ledger: Ledger) -> int:
    """The year's result as the books report it (#RES 0), income positive."""
    return -sum(ledger.reported[0].result.values()) if 0 in ledger.reported else 0


def _is_empty(month: Period, days: Sequence[int]) -> bool:
    index = bisect_left(days, month.start.toordinal())
    return index == len(days) or days[index] > month.end.toordinal()


def _runs(months: Sequence[Period]) -> Iterator[list[Period]]:
    """The months in unbroken runs (i följd)."""
    run: list[Period] = []
    for month in months:
        if run and (month.start - run[-1].end).days > 1:
            yield run
            run = []
        run.append(month)
    if run:
        yield run


def _empty(subject: Subject, run: Sequence[Period], days: Sequence[int]) -> Finding:
    names = [f"{month.start:%Y-%m}" for month in (run[0], run[-1])]
    before = days[0] < run[0].start.toordinal()
    after = days[-1] > run[-1].end.toordinal()
    return (_HOLE if before else _NOT_BEGUN).found(
        subject,
        months="–".join(dict.fromkeys(names)),
        count=len(run),
        around=_AROUND[before, after],
    )


_AROUND = {
    (True, True): Text("både före och efter", "both before and after"),
    (True, False): Text("före", "before"),
    (False, True): Text("efter", "after"),
}

CHECK = Check(
    "empty_months",
    Text("Varje månad har verifikationer", "Every month has vouchers"),
    _SOURCE,
    _run,
)
