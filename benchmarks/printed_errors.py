"""Errors planted in valid printed reports, and whether anything printed tells of them.

An error can be found in principle only if it breaks an identity that held by construction, by more
than rounding (half a unit a figure; one unit between figures that are rounded apart). A figure in
no such identity, or a slip smaller than rounding, is counted apart.
"""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from random import Random

from printed_reports import GONE, value_of
from printed_tables import Report, Row, Spot, Truth

KINDS = ("digit", "transposed", "sign", "stale", "dropped", "column", "note")
_THOUSAND = 1000


@dataclass
class Planted:
    """A report with an error.

    Args:
        kind: What kind of error.
        report: The report.
        spots: The figures that were changed.
        broken: The identities that no longer hold.
    """

    kind: str
    report: Report
    spots: set[Spot]
    broken: list[Truth]

    @property
    def touched(self) -> set[tuple[int, str]]:
        """Tables and rows where a finding about the error may point."""
        tables = self.report.tables
        spots = self.spots if self.kind != "dropped" else {each.total for each in self.broken}
        return {(t, tables[t].rows[r].label) for t, r, _ in spots}


def plant(report: Report, kind: str, rng: Random) -> Planted | None:
    """An error of a kind in a copy of a report; None when the report has no place for it."""
    copy = deepcopy(report)
    spots = _PLANTERS[kind](copy, rng)
    if not spots:
        return None
    if kind == "dropped":
        broken = [each for each in copy.truths if is_broken(copy, each)]
        return _without_row(copy, spots, broken)
    return Planted(kind, copy, spots, [each for each in copy.truths if is_broken(copy, each)])


def is_broken(report: Report, truth: Truth) -> bool:
    """Whether an identity fails by more than rounding."""
    places = [truth.total, *(spot for _, spot in truth.parts)]
    steps = [_step(report, spot) for spot in places]
    value = value_of(report.tables, truth.total) * steps[0]
    parts = sum(s * value_of(report.tables, p) * _step(report, p) for s, p in truth.parts)
    room = max(steps) * truth.room if truth.kind == "same" else steps[0] * truth.room
    return abs(value - parts) > room


def _step(report: Report, spot: Spot) -> int:
    return 1 if report.tables[spot[0]].unit == "kr" else _THOUSAND


def _figures(report: Report, smallest: int = 1) -> list[Spot]:
    return [
        (t, r, c)
        for t, table in enumerate(report.tables)
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row.cells)
        if cell and abs(cell) >= smallest
    ]


def _row(report: Report, spot: Spot) -> Row:
    return report.tables[spot[0]].rows[spot[1]]


def _change(report: Report, spot: Spot, value: int) -> set[Spot]:
    old = value_of(report.tables, spot)
    _row(report, spot).cells[spot[2]] = value
    return {spot} if value != old else set()


def _digit(report: Report, rng: Random) -> set[Spot]:
    spot = rng.choice(_figures(report))
    old = value_of(report.tables, spot)
    digits = list(f"{abs(old)}")
    i = rng.randrange(len(digits))
    digits[i] = rng.choice([d for d in "0123456789" if d != digits[i] and (i or d != "0")])
    return _change(report, spot, int("".join(digits)) * (1 if old > 0 else -1))


def _transposed(report: Report, rng: Random) -> set[Spot]:
    spot = rng.choice(_figures(report, 10))
    old = value_of(report.tables, spot)
    digits = list(f"{abs(old)}")
    i = rng.randrange(len(digits) - 1)
    digits[i], digits[i + 1] = digits[i + 1], digits[i]
    return _change(report, spot, int("".join(digits)) * (1 if old > 0 else -1))


def _sign(report: Report, rng: Random) -> set[Spot]:
    spot = rng.choice(_figures(report))
    return _change(report, spot, -value_of(report.tables, spot))


def _stale(report: Report, rng: Random) -> set[Spot]:
    """A row changed everywhere it is printed, but not the totals that it is part of."""
    parts = [spot for truth in report.truths if truth.kind == "sum" for _, spot in truth.parts]
    spot = rng.choice([each for each in parts if value_of(report.tables, each)] or [None])
    if spot is None:
        return set()
    key = _row(report, spot).keys[spot[2]]
    old = value_of(report.tables, spot)
    new = old + rng.choice((-1, 1)) * max(1, abs(old) * rng.randint(5, 60) // 100)
    changed: set[Spot] = set()
    for t, table in enumerate(report.tables):
        for r, row in enumerate(table.rows):
            for c, each in enumerate(row.keys):
                here = (t, r, c)
                same = here == spot or (key is not None and each == key and not row.parts)
                if same and table.unit == report.tables[spot[0]].unit and row.cells[c] is not None:
                    value = row.cells[c] or 0
                    changed |= _change(report, here, new if value * old >= 0 else -new)
    return changed


def _dropped(report: Report, rng: Random) -> set[Spot]:
    parts = {
        (spot[0], spot[1])
        for truth in report.truths
        if truth.kind == "sum"
        for _, spot in truth.parts
        if value_of(report.tables, spot) and not _row(report, spot).parts
    }
    if not parts:
        return set()
    t, r = rng.choice(sorted(parts))
    row = report.tables[t].rows[r]
    spots = {(t, r, c) for c in range(len(row.cells))}
    row.cells = [None] * len(row.cells)
    return spots


def _without_row(report: Report, spots: set[Spot], broken: list[Truth]) -> Planted:
    t, r, _ = next(iter(spots))
    own = [each for each in broken if each.kind == "sum" and each.total[:2] != (t, r)]
    planted = Planted("dropped", report, spots, own)
    planted.report.tables[t].rows[r].label = GONE
    return planted


def _column(report: Report, rng: Random) -> set[Spot]:
    """Two cells of a row have changed places, or a cell stands one column off."""
    rows = [
        (t, r)
        for t, table in enumerate(report.tables)
        for r, row in enumerate(table.rows)
        if len(row.cells) > 1 and len(set(row.cells)) > 1 and sum(map(bool, row.cells)) > 1
    ]
    if not rows:
        return set()
    t, r = rng.choice(rows)
    cells = report.tables[t].rows[r].cells
    c = rng.randrange(len(cells) - 1)
    cells[c], cells[c + 1] = cells[c + 1], cells[c]
    return {(t, r, c), (t, r, c + 1)} if cells[c] != cells[c + 1] else set()


def _note(report: Report, rng: Random) -> set[Spot]:
    """A note that foots by itself but differs from its line."""
    notes = [t for t, table in enumerate(report.tables) if table.is_note and len(table.rows) > 1]
    if not notes:
        return set()
    t = rng.choice(notes)
    rows = report.tables[t].rows
    c = rng.randrange(len(rows[-1].cells))
    r = rng.randrange(len(rows) - 1)
    total = rows[-1].cells[c] or 0
    gap = rng.choice((-1, 1)) * max(2, abs(total) * rng.randint(1, 40) // 100)
    return _change(report, (t, r, c), (rows[r].cells[c] or 0) + gap) | _change(
        report, (t, len(rows) - 1, c), total + gap
    )


_PLANTERS: dict[str, Callable[[Report, Random], set[Spot]]] = {
    "digit": _digit,
    "transposed": _transposed,
    "sign": _sign,
    "stale": _stale,
    "dropped": _dropped,
    "column": _column,
    "note": _note,
}
