"""A budget written in TOML (budget i TOML): one ``[[rad]]`` for each amount."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from finsam_ledger.bookkeeping.budget import NO_SPREADS, BudgetRow, Spreads, budget_rows
from finsam_ledger.bookkeeping.plan_file import MONTHS
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.strict_toml import line_of, load, toml_key


@frozen
class BudgetRowKeys:
    """One ``[[rad]]`` of the budget; an amount is whole kronor, or text as people write it."""

    account: str = toml_key("konto")
    project: str = toml_key("projekt", default="")
    amount: Any = toml_key("belopp", default="")
    months: tuple[Any, ...] = toml_key("manader", default=())
    spread: str = toml_key("fordelning", default="")
    text: str = toml_key("text", default="")

    def cells(self) -> Mapping[str, str]:
        """The cells that the row would have in a CSV file; months that are left out are empty."""
        months = [f"{amount}" for amount in self.months] + [""] * len(MONTHS)
        return {
            "konto": self.account,
            "projekt": self.project,
            "belopp": f"{self.amount}",
            "fordelning": self.spread,
            "text": self.text,
            **(dict(zip(MONTHS, months, strict=False)) if self.months else {}),
        }


@frozen
class BudgetKeys:
    """A budget file as it is written."""

    rows: tuple[BudgetRowKeys, ...] = toml_key("rad")


def read_budget_toml(
    text: str, where: str, books: Ledger, spreads: Spreads = NO_SPREADS
) -> tuple[BudgetRow, ...]:
    """A budget from TOML text (läs budget).

    Args:
        text: The file's text.
        where: Its name, for messages.
        books: The books, whose accounts and projects the rows must be among.
        spreads: Weights per month, by name.

    Raises:
        ConfigurationError: The text is no such TOML, or a row cannot be followed.
    """
    keys = load(BudgetKeys, text, where)

    def rows() -> Iterator[tuple[int, Mapping[str, str]]]:
        for i, row in enumerate(keys.rows):
            yield line_of(text, ("rad", i)), row.cells()

    return budget_rows(rows(), where, books, spreads)
