"""Addresses of figures in words (vad en adress betecknar)."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from finsam_ledger.reports.kinds._statements import caption
from finsam_ledger.statements.figure import Figure, Statement
from finsam_ledger.statements.layout import Side


@frozen
class Place:
    """A figure and what it is called where it is printed (plats)."""

    label: str
    column: str
    side: Side
    figure: Figure


def places(statements: Sequence[Statement], lang: str) -> Mapping[str, Place]:
    """Every figure by its address, "balance_sheet.cash.actual" (alla tal).

    Args:
        statements: Rounded statements and notes.
        lang: "sv" or "en".
    """
    return {
        f"{statement.id}.{row.key}.{column.id}": Place(
            f"{caption(statement, lang)}: {row.label.lang(lang)}",
            column.label.lang(lang),
            figure.side or row.side,
            figure,
        )
        for statement in statements
        for row in statement.rows
        for column, figure in zip(statement.columns, row.figures, strict=False)
    }
