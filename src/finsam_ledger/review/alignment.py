"""Which columns of two tables are about the same thing (kolumnmatchning)."""

from collections.abc import Iterable, Iterator
from functools import cache

from finsam_ledger.review.identity import Figures
from finsam_ledger.review.labels import ColumnKey, column_key
from finsam_ledger.review.printed import Place

_OUTCOME_LIKE = frozenset({"outcome", "closing"})
_SAID, _UNSAID = 3, 1
Pair = tuple[int, int]


@cache
def compatible(one: ColumnKey, other: ColumnKey, year: int) -> int:
    """How well two columns go together, 0 when they do not (förenlighet).

    Args:
        one: A column.
        other: Another.
        year: The year that a column is about when it says none.
    """
    same_kind = one.kind == other.kind or {one.kind, other.kind} == _OUTCOME_LIKE
    if not same_kind or one.group != other.group:
        return 0
    years = one.year or year, other.year or year
    if years[0] != years[1]:
        return 0
    if one.span and other.span and one.span != other.span:
        return 0
    said = _SAID if one.year and other.year else _UNSAID
    return said + (_SAID if one.span == other.span else _UNSAID)


def aligned(figures: Figures, one: int, other: int, rows: Iterable[Pair]) -> list[Pair]:
    """The columns of two tables that belong together (matchade kolumner).

    Args:
        figures: The figures.
        one: A table.
        other: Another.
        rows: Rows of the two that may be the same; where heads leave a choice, the columns in
            which most of these agree are taken.
    """
    wanted = list(rows)
    ranked = sorted(_candidates(figures, one, other, wanted), reverse=True)
    chosen: list[Pair] = []
    for _, first, second in ranked:
        if all(first != a and second != b for a, b in chosen):
            chosen.append((first, second))
    return sorted(chosen)


def _candidates(
    figures: Figures, one: int, other: int, rows: list[Pair]
) -> Iterator[tuple[tuple[int, int], int, int]]:
    report = figures.report
    for a, first in enumerate(report.tables[one].columns):
        for b, second in enumerate(report.tables[other].columns):
            fit = compatible(column_key(first.label), column_key(second.label), report.year)
            if fit:
                agree = sum(
                    agrees(figures, Place(one, ra, a), Place(other, rb, b)) for ra, rb in rows
                )
                yield (agree + fit, -abs(a - b)), a, b


def agrees(figures: Figures, one: Place, other: Place) -> bool:
    """Whether two figures are the same but for sign and rounding, and not nothing (lika)."""
    a, b = abs(figures.value(one)), abs(figures.value(other))
    step = max(figures.report.step(one), figures.report.step(other))
    return a > 0 and b > 0 and abs(a - b) <= step
