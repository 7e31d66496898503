"""Columns that give each other (kolumner): opening + movement = closing, outcome − budget.

Every three columns are tried in every way of adding them; a way is believed when most rows agree.
A deviation may be turned on costs and not on incomes: then a row may hold either way.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import frozen

from finsam_ledger.review.grid import Grid, grid_of
from finsam_ledger.review.identity import Claim, Figures, Identity, Verdict, judged, tally
from finsam_ledger.review.labels import column_key, has_word, words_of
from finsam_ledger.review.printed import Place
from finsam_ledger.review.relation import Relation
from finsam_ledger.terms import Text

_KIND = "columns"
_MOST_COLUMNS = 14
_ENOUGH = 8
_NAMED, _UNNAMED, _TURNED = 8, -16, -4
_SETTLED = 3
_MANY = 3
Signs = tuple[tuple[int, int], ...]


@frozen
class _Way:
    """A column as the sum of others (räknesätt)."""

    total: int
    terms: Signs
    prior: int

    def turned(self) -> "_Way":
        """The same with the total's sign turned."""
        return _Way(self.total, tuple((-sign, each) for sign, each in self.terms), self.prior)


def _ways(labels: Sequence[str]) -> Iterator[_Way]:
    """All ways to try, each with how strongly the heads speak for it."""
    kinds = [column_key(label).kind for label in labels]
    for trio in combinations(range(len(labels)), 3):
        for total in trio:
            one, other = (each for each in trio if each != total)
            named = _named(kinds[total], {kinds[one], kinds[other]})
            sign = 1 if kinds[total] in ("closing", "outcome") else -1
            yield _Way(total, ((1, one), (1, other)), _NAMED if named and sign > 0 else _UNNAMED)
            if kinds[total] == "deviation":
                yield _Way(total, ((1, one), (-1, other)), _NAMED if named else _UNNAMED // 2)
    for total, label in enumerate(labels):
        if total >= _MANY and has_word(words_of(label), "row", "sum"):
            yield from (
                _Way(total, tuple((1, each) for each in range(first, total)), _NAMED)
                for first in range(total - _MANY + 1)
            )


def _named(total: str, parts: set[str]) -> bool:
    return (total == "closing" and parts == {"opening", "movement"}) or (
        total == "deviation" and parts in ({"outcome", "budget"}, {"forecast", "budget"})
    )


@frozen
class _Rows:
    """How the rows of a table come out in a way (utfall per rad)."""

    grid: Grid
    way: _Way

    def identity(self, row: int, way: _Way) -> Identity:
        terms = tuple((sign, Place(self.grid.table, row, each)) for sign, each in way.terms)
        return Identity(_KIND, Place(self.grid.table, row, way.total), terms)

    def holds(self, row: int, way: _Way) -> bool:
        total = self.grid.values[row][way.total]
        steps = self.grid.steps
        terms = [(s, self.grid.values[row][each] or 0, steps[each]) for s, each in way.terms]
        outcome = judged(total or 0, steps[way.total], terms)
        return outcome.verdict is not Verdict.BROKEN

    def strong(self, row: int) -> bool:
        """Whether the row can tell the way from its like: nothing in it is nothing."""
        values = [self.grid.values[row][each] for each in (self.way.total, *_columns(self.way))]
        return all(values)

    def chosen(self) -> Iterator[tuple[int, _Way]]:
        """The rows that say anything, each in the way that it holds."""
        rows = [row for row in range(len(self.grid.values)) if self._told(row)]
        turned = self.way.turned()
        strong = [row for row in rows if self.strong(row)]
        straight = sum(self.holds(row, self.way) for row in strong)
        other = sum(self.holds(row, turned) for row in strong)
        free = self.way.prior == _NAMED and straight and other
        for row in rows:
            use = turned if other > straight else self.way
            if free and not self.holds(row, use) and self._may_turn(row, straight, other, strong):
                use = self.way if use is turned else turned
            yield row, use

    def _may_turn(self, row: int, straight: int, other: int, strong: Sequence[int]) -> bool:
        """Whether rows of this kind (incomes, costs) are turned the other way elsewhere."""
        use = self.way if other > straight else self.way.turned()
        mine = _sort(self.grid, row)
        alike = [each for each in strong if each != row and _sort(self.grid, each) == mine]
        if alike:
            return any(self.holds(each, use) for each in alike)
        return min(straight, other) > 1

    def _told(self, row: int) -> bool:
        return self.grid.values[row][self.way.total] is not None and any(
            self.grid.values[row][each] for each in (self.way.total, *_columns(self.way))
        )


def _sort(grid: Grid, row: int) -> tuple[bool, bool]:
    return grid.roles[row].cost, grid.roles[row].income


def _columns(way: _Way) -> tuple[int, ...]:
    return tuple(each for _, each in way.terms)


def _claim(grid: Grid, figures: Figures, way: _Way) -> Claim | None:
    rows = _Rows(grid, way)
    if not _promising(rows):
        return None
    identities = tuple(rows.identity(row, use) for row, use in rows.chosen())
    counted = tally(map(figures.outcome, identities))
    strong = sum(
        rows.strong(each.total.row) and figures.outcome(each).bits > 0 for each in identities
    )
    belief = way.prior + counted.bits
    enough = strong >= (1 if way.prior == _NAMED else _SETTLED)
    if belief < _ENOUGH or not enough or counted.broken * 2 > counted.holds:
        return None
    return Claim(_KIND, identities, belief)


def _promising(rows: _Rows) -> bool:
    """Whether enough of the telling rows come near either way: a quick look before counting."""
    way, steps = rows.way, rows.grid.steps
    room = sum(steps[each] for each in (way.total, *_columns(way)))
    needed = 1 if way.prior == _NAMED else _SETTLED
    for values in rows.grid.values:
        total = values[way.total]
        if total:
            parts = sum(sign * (values[each] or 0) for sign, each in way.terms)
            needed -= min(abs(total - parts), abs(total + parts)) * 2 <= room
            if not needed:
                return True
    return False


def _claims(figures: Figures) -> Iterator[Claim]:
    for t, table in enumerate(figures.report.tables):
        labels = [column.label for column in table.columns][:_MOST_COLUMNS]
        grid = grid_of(figures, t)
        found = [_claim(grid, figures, way) for way in _ways(labels)]
        claims = sorted((each for each in found if each), key=lambda claim: -claim.belief)
        seen: set[frozenset[int]] = set()
        for claim in claims:
            columns = frozenset(place.column for place in claim.identities[0].places)
            if columns not in seen:
                seen.add(columns)
                yield claim


RELATION = Relation(_KIND, Text("kolumner som ger varandra", "columns that agree"), claims=_claims)
