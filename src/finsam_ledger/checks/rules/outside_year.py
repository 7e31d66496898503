"""Vouchers dated outside the fiscal year (verifikationer utanför räkenskapsåret).

Source: LKBR 1 kap. 5 § (räkenskapsår) and 4 kap. 4 § (periodisering).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from finsam_ledger.checks._telling import Trouble, listed, voucher_place, voucher_word
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.core.columns import Columns
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.terms import Text

_SOURCE = "LKBR 1 kap. 5 § och 4 kap. 4 §"
_REMEDY = Text(
    "Rätta datumet, eller för över verifikationen till det år den hör till",
    "Mend the date, or move the voucher to the year it belongs to",
)
_OUTSIDE = Trouble(
    "outside_year",
    Severity.ERROR,
    Text(
        "verifikation {voucher} på {amount_ore} är daterad {day}, utanför räkenskapsåret {year};"
        " den ingår inte i årets rörelser",
        "voucher {voucher} of {amount_ore} is dated {day}, outside the fiscal year {year};"
        " it is no part of the year's movements",
    ),
    _REMEDY,
    _SOURCE,
)
_MORE = Trouble(
    "outside_year",
    Severity.ERROR,
    Text(
        "ytterligare verifikationer ({vouchers} st) på tillsammans {amount_ore} är daterade utanför"
        " räkenskapsåret {year}",
        "further vouchers ({vouchers}) of {amount_ore} together are dated outside the fiscal year"
        " {year}",
    ),
    _REMEDY,
    _SOURCE,
)


def _run(subject: Subject) -> Iterator[Finding]:
    columns, year = subject.ledger.journal.columns, str(subject.ledger.year)

    def tell(index: int) -> Finding:
        place, ore = voucher_place(columns, index), _debit(columns, index)
        return _OUTSIDE.found(
            subject,
            place,
            ore,
            voucher=voucher_word(place),
            amount_ore=ore,
            day=str(date.fromordinal(columns.day[index])),
            year=year,
        )

    def rest(more: Sequence[int]) -> Finding:
        ore = sum(_debit(columns, index) for index in more)
        return _MORE.found(subject, ore=ore, vouchers=len(more), amount_ore=ore, year=year)

    return listed(_outside(subject.ledger), tell, rest)


def _outside(ledger: Ledger) -> list[int]:
    first, last = ledger.year.start.toordinal(), ledger.year.end.toordinal()
    days = ledger.journal.columns.day[: len(ledger.journal)]
    if not days or first <= min(days) <= max(days) <= last:
        return []
    return [index for index, day in enumerate(days) if not first <= day <= last]


def _debit(columns: Columns, index: int) -> int:
    """What a voucher debits (omslutning), which is also what it credits."""
    amounts = columns.ore[columns.first[index] : columns.first[index + 1]]
    return sum(ore for ore in amounts if ore > 0)


CHECK = Check(
    "outside_year",
    Text(
        "Verifikationerna är daterade inom räkenskapsåret",
        "The vouchers are dated within the fiscal year",
    ),
    _SOURCE,
    _run,
)
