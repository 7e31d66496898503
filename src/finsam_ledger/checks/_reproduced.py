"""Each account's balance by the vouchers beside the one that the file reports (#UB 0, #RES 0)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from finsam_ledger.checks._movements import file_movements
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.line import StatementLine


class Reproduced(NamedTuple):
    """A closing balance told twice (utgående saldo på två sätt).

    Args:
        number: The account.
        of_result: Whether the file reports it as #RES, not as #UB.
        computed: Opening balance and vouchers, öre; of the result the vouchers only.
        reported: As the file has it, öre.
    """

    number: str
    of_result: bool
    computed: int
    reported: int


def reproduced(ledger: Ledger) -> Iterator[Reproduced]:
    """The closing balance of each account both ways, in order of number (utgående saldon).

    Accounts of a kind that the file reports nothing of are left out.
    """
    reported = ledger.reported.get(0, ReportedBalances())
    moved = defaultdict[str, int](int)
    for (number, _), ore in file_movements(ledger).items():
        moved[number] += ore
    for number in sorted({*ledger.opening, *moved, *reported.closing, *reported.result}):
        of_result = _of_result(number, ledger.lines, reported)
        told = reported.result if of_result else reported.closing
        if told:
            opening = 0 if of_result else ledger.opening.get(number, 0)
            yield Reproduced(number, of_result, opening + moved[number], told.get(number, 0))


def _of_result(number: str, lines: Mapping[str, StatementLine], reported: ReportedBalances) -> bool:
    """Whether the books report an account as #RES; by its statement line when they do not tell."""
    if (number in reported.result) != (number in reported.closing):
        return number in reported.result
    line = lines.get(number, StatementLine.OUTSIDE_BALANCE)
    return line.is_result or line is StatementLine.RESULT_TRANSFER
