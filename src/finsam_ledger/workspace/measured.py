"""What a layout measures (uppställningens mått): which columns and figures it can have."""

from attrs import evolve

from finsam_ledger.core.chart import RESULT_CLASSES
from finsam_ledger.core.line import EQUITY_LINES, RESULT_LINES
from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.layout import AccountRow, Covers, Layout, Listing, Measure


def takes(layout: str | Layout, number: str) -> bool:
    """Whether a layout of the user's own takes an account by number (tar kontot)."""
    rows = layout.rows if isinstance(layout, Layout) else ()
    return any(
        isinstance(row, AccountRow) and any(number in a for a in row.selection.accounts)
        for row in rows
    )


def measured_as(layout: Layout) -> Covers:
    """A table of results only is measured as the result is, so that it has budget columns too.

    So is one that states its own columns: whoever asks for a budget column there has a use for it.
    """
    if layout.covers is Covers.NOTHING and layout.columns:
        return Covers.RESULT
    rows = [row for row in layout.rows if isinstance(row, AccountRow)]
    if layout.covers is Covers.NOTHING and rows and all(map(_is_of_result, rows)):
        return Covers.RESULT
    return layout.covers


def is_of_equity(layout: Layout) -> bool:
    """A table of the result and equity only, which a forecast can be made of too."""
    rows = [row for row in layout.rows if isinstance(row, AccountRow)]
    lines = frozenset().union(*(row.selection.lines for row in rows))
    by_line = all(row.selection.lines and not row.selection.accounts for row in rows)
    return bool(rows) and by_line and lines <= RESULT_LINES | EQUITY_LINES


def _is_of_result(row: AccountRow) -> bool:
    chosen = row.selection
    by_number = all(accounts.first[0] in RESULT_CLASSES for accounts in chosen.accounts)
    return (
        row.measure is Measure.MOVEMENT
        and not chosen.cash_flow
        and by_number
        and (chosen.lines <= RESULT_LINES)
    )


def is_book(layout: Layout) -> bool:
    """A listing of the books themselves (huvudbok, grundbok), which has no figures."""
    return layout.listing in (Listing.GENERAL_LEDGER, Listing.JOURNAL)


def compared(statement: Statement) -> Statement:
    """The statement without a comparison column of which nothing at all is known (jämförelse)."""
    ids = [column.id for column in statement.columns]
    if "previous" not in ids:
        return statement
    i = ids.index("previous")
    if any(row.figures[i].ore is not None for row in statement.rows if row.figures):
        return statement
    return evolve(
        statement,
        columns=statement.columns[:i] + statement.columns[i + 1 :],
        rows=tuple(
            evolve(row, figures=row.figures[:i] + row.figures[i + 1 :]) for row in statement.rows
        ),
    )
