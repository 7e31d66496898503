"""Cells that are lost (bortfallna tal): a label without a figure where a sum misses something."""

from finsam_ledger.review.identity import Figures, Identity
from finsam_ledger.review.printed import Place

_MOST_PART = 2


def lost_places(figures: Figures, identity: Identity) -> tuple[Place, ...]:
    """Rows of a sum that have a label but no figure (rader utan tal), where that is an accident.

    Args:
        figures: The figures.
        identity: A sum that does not follow.

    Returns:
        The places without figures, none when they are headings, or the table has many of them, or
        the sum has too much rather than too little. In a table of several columns a row without
        figures is taken for a heading.
    """
    table = figures.report.tables[identity.total.table]
    outcome = figures.outcome(identity)
    if outcome.difference * outcome.printed <= 0:
        return ()
    if len(table.columns) != 1 or {part.table for _, part in identity.parts} != {
        identity.total.table
    }:
        return ()
    rows = sorted(part.row for _, part in identity.parts)
    span = range(min(*rows, identity.total.row), max(*rows, identity.total.row))
    blank = [r for r in span if table.rows[r].label and table.rows[r].cells[0].ore is None]
    if len(blank) * _MOST_PART > len(span) or len(rows) + len(blank) < len(span):
        return ()
    return tuple(Place(identity.total.table, row, 0) for row in blank)
