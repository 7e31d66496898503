"""A budget that the books themselves report (#PBUDGET), by account and by object."""

from collections.abc import Mapping
from typing import TypeAlias

from finsam_ledger.bookkeeping.budget import BudgetRow
from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.errors import UnreadableInputError
from finsam_ledger.terms import Text

_PROJECT = "6"
ByObject: TypeAlias = Mapping[tuple[str, str, Objects], int]


def reported_budget(books: Ledger, by_object: ByObject, where: str) -> tuple[BudgetRow, ...]:
    """The budget of the books' own year (#PBUDGET 0): one row an account and project.

    Args:
        books: The books as the SIE file gives them; ``reported[0].budget`` is by account.
        by_object: The same budget on objects: öre by account, month ("202101") and objects.
        where: The file's name, for messages.

    Returns:
        Rows on projects, and for each account what no project has. Amounts keep the file's months
        and signs. Objects of other dimensions repeat the same budget and are left out.

    Raises:
        UnreadableInputError: The file has no budget.
    """
    reported = books.reported.get(0, ReportedBalances())
    left: dict[tuple[str, Objects], dict[str, int]] = {}
    for (account, month), ore in reported.budget.items():
        left.setdefault((account, ()), {})[month] = ore
    for (account, month, objects), ore in by_object.items():
        project = tuple(ref for ref in objects if ref.dimension == _PROJECT)
        if project:
            row = left.setdefault((account, project), {})
            row[month] = row.get(month, 0) + ore
            whole = left.get((account, ()), {})
            if month in whole:
                whole[month] -= ore
    if not left:
        raise UnreadableInputError(
            Text("filen har ingen budget (#PBUDGET)", "the file has no budget (#PBUDGET)"),
            Text(
                "Exportera med periodbudget, eller skriv budgeten i en CSV-fil",
                "Export with period budgets, or write the budget in a CSV file",
            ),
            where,
        )
    months = [f"{month.start:%Y%m}" for month in books.year.months()]
    return tuple(
        BudgetRow(account, tuple(ore.get(month, 0) for month in months), objects, "#PBUDGET")
        for (account, objects), ore in sorted(left.items())
        if any(ore.values())
    )
