"""Lines that one note specifies together (noter till flera rader): they sum to its total."""

from collections import defaultdict
from collections.abc import Iterator

from finsam_ledger.review.alignment import aligned
from finsam_ledger.review.identity import Claim, Figures, Identity, tally
from finsam_ledger.review.pairs import is_part_only, totals_of
from finsam_ledger.review.printed import Place, PrintedTable
from finsam_ledger.review.relation import Relation
from finsam_ledger.terms import Text

_KIND = "groups"
_ENOUGH = 6


def _lines(table: PrintedTable) -> Iterator[tuple[str, list[int]]]:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(table.rows):
        if row.note:
            rows[row.note].append(i)
    yield from ((note, lines) for note, lines in rows.items() if len(lines) > 1)


def _claim(figures: Figures, t: int, lines: list[int], n: int, total: int) -> Claim | None:
    columns = aligned(figures, t, n, [(line, total) for line in lines])
    best: Claim | None = None
    for sign in (1, -1):
        identities = tuple(
            Identity(
                _KIND,
                Place(n, total, b),
                tuple((sign, Place(t, line, a)) for line in lines),
                loose=True,
            )
            for a, b in columns
        )
        counted = tally(map(figures.outcome, identities))
        if counted.strong and counted.bits >= _ENOUGH and counted.broken <= counted.holds:
            best = Claim(_KIND, identities, counted.bits)
    return best


def _claims(figures: Figures) -> Iterator[Claim]:
    tables = figures.report.tables
    for t, table in enumerate(tables):
        for number, lines in _lines(table):
            for n, note in enumerate(tables):
                if n == t or note.number != number or is_part_only(note):
                    continue
                for total in totals_of(note):
                    claim = _claim(figures, t, lines, n, total)
                    if claim:
                        yield claim


RELATION = Relation(_KIND, Text("noter till flera rader", "notes to several lines"), claims=_claims)
