"""The vouchers give the monthly movements that the books report (avstämning mot #PSALDO).

Source: LKBR 3 kap. 3 §, grundbok and huvudbok must show the same; SIE 4B §11.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from finsam_ledger.checks._movements import file_movements
from finsam_ledger.checks._telling import Trouble, enumerated, largest_first
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.checks.difference import possibly, vouchers_by_account
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.numbers import format_ore
from finsam_ledger.terms import Text

Cell: TypeAlias = tuple[str, str]
Difference: TypeAlias = tuple[Cell, int]

_SOURCE = "LKBR 3 kap. 3 §; SIE 4B §11"
_DIFFERS = Trouble(
    "period_movements",
    Severity.WARNING,
    Text(
        "periodsaldon (#PSALDO 0, {cells} st) är inte summan av månadens verifikationer;"
        " verifikationer minus periodsaldo är störst för {largest}{behind}",
        "period balances (#PSALDO 0, {cells}) are not the sum of the month's vouchers;"
        " vouchers less period balance are largest for {largest}{behind}",
    ),
    Text(
        "Kontrollera att alla verifikationer är med och har rätt datum, och exportera om filen;"
        " rapporten bygger på verifikationerna",
        "Check that all vouchers are there with the right dates, and export the file again;"
        " the report is built on the vouchers",
    ),
    _SOURCE,
)


def _run(subject: Subject) -> Iterator[Finding]:
    reported = subject.ledger.reported.get(0)
    if reported is None or not reported.period_movements or not len(subject.ledger.journal):
        return
    moved = file_movements(subject.ledger)
    cells = _comparable(reported.period_movements, moved)
    movements = reported.period_movements
    differences = largest_first((c, moved.get(c, 0) - movements.get(c, 0)) for c in cells)
    if differences:
        yield _DIFFERS.found(
            subject,
            ore=differences[0][1],
            cells=len(differences),
            largest=Text(_largest(differences, "sv"), _largest(differences, "en")),
            behind=_behind(subject.ledger, differences[0]),
            absolute_ore=sum(abs(ore) for _, ore in differences),
        )


def _behind(ledger: Ledger, difference: Difference) -> Text:
    """The one or two vouchers of the month that give just the largest difference."""
    (number, month), ore = difference
    days = next((m for m in ledger.year.months() if f"{m.start:%Y%m}" == month), None)
    if days is None:
        return Text("", "")
    return possibly(ore, vouchers_by_account(ledger, [number], days).get(number, ()))


def _comparable(reported: Mapping[Cell, int], moved: Mapping[Cell, int]) -> list[Cell]:
    """What the books report, and what they would have reported of the same accounts and months.

    A period balance of zero may be left out, but many programs report no balance accounts at all,
    or only the months that are closed.
    """
    accounts, months = {account for account, _ in reported}, {month for _, month in reported}
    missing = (cell for cell in moved if cell[0] in accounts and cell[1] in months)
    return sorted({*reported, *missing})


def _largest(differences: list[Difference], lang: str) -> str:
    def word(difference: Difference) -> str:
        (number, month), ore = difference
        return f"{number} {month} ({format_ore(ore, lang)} kr)"

    return enumerated(differences, word)


CHECK = Check(
    "period_movements",
    Text(
        "Verifikationerna ger de periodsaldon som böckerna anger",
        "The vouchers give the period balances that the books report",
    ),
    _SOURCE,
    _run,
)
