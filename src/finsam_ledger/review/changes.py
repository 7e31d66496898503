"""Changes between two balance sheets (förändringar): what a cash flow shows of them."""

from collections.abc import Iterator

from finsam_ledger.review.identity import Claim, Figures, Identity, tally
from finsam_ledger.review.labels import column_key, key_words, likeness, row_role
from finsam_ledger.review.printed import Place, PrintedTable
from finsam_ledger.review.slips import is_slip
from finsam_ledger.review.years import years_apart

CHANGES = "changes"
_ENOUGH = 6
_ALIKE = 66


def change_claims(figures: Figures) -> Iterator[Claim]:
    """Rows that call themselves changes and are those of a balance sheet's row (förändringar)."""
    tables = figures.report.tables
    for t, table in enumerate(tables):
        years = list(years_apart(table))
        if not years or table.is_note:
            continue
        for s, source in enumerate(tables):
            if s != t and not source.is_note:
                for row, line in _pairs(source, table):
                    yield from _claim(figures, (s, row), (t, line), years)


def _pairs(changes: PrintedTable, balance: PrintedTable) -> Iterator[tuple[int, int]]:
    for i, row in enumerate(changes.rows):
        if row_role(row.label).change:
            words = key_words(row.label)
            for j, line in enumerate(balance.rows):
                if likeness(words, key_words(line.label)) >= _ALIKE:
                    yield i, j


def _claim(
    figures: Figures, change: tuple[int, int], line: tuple[int, int], years: list[tuple[int, int]]
) -> Iterator[Claim]:
    tables = figures.report.tables
    found = []
    for later, earlier in years:
        year = column_key(tables[line[0]].columns[later].label).year
        for c, column in enumerate(tables[change[0]].columns):
            key = column_key(column.label)
            if (key.year or figures.report.year) == year and key.kind in ("outcome", "closing"):
                found.append((Place(*change, c), Place(*line, later), Place(*line, earlier)))
    claims = [_signed(figures, found, sign) for sign in (1, -1)]
    yield from [claim for claim in claims if claim][:1]


def _signed(figures: Figures, found: list[tuple[Place, Place, Place]], sign: int) -> Claim | None:
    identities = tuple(
        Identity(CHANGES, change, ((sign, later), (-sign, earlier)), loose=True)
        for change, later, earlier in found
        if not figures.blank(change)
    )
    outcomes = [figures.outcome(each) for each in identities]
    counted = tally(outcomes)
    slips = all(is_slip(each.printed, each.follows) for each in outcomes)
    if counted.strong and counted.bits >= _ENOUGH and (not counted.broken or slips):
        return Claim(CHANGES, identities, counted.bits)
    return None
