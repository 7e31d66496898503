"""Rounding (avrundning) by two named rules. Sum first, round last; öre are never touched.

``footing``: printed parts add up to printed totals. Every sum is a tree: outermost totals are
rounded half up, and each total is shared out on its parts by largest remainder, so every cell is
the exact value rounded up or down. One quantity prints the same wherever it stands: a quantity
that an earlier column or statement has printed keeps that value where the sums allow it; where
they do not, figures are turned the other way until printed parts foot (``mending``).

``each``: every figure is rounded half up by itself, and the sums that then miss are listed.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import chain

from attrs import Factory, define, frozen

from finsam_ledger.numbers import half_up
from finsam_ledger.statements.mending import Mender, coefficients


class Rounding(StrEnum):
    """The rule by which figures are rounded (avrundningsregel)."""

    FOOTING = "summerar"
    EACH = "var_for_sig"


class Unit(StrEnum):
    """The unit that figures are printed in (enhet)."""

    KR = "kr"
    TKR = "tkr"
    KKR = "kkr"
    MKR = "mkr"

    @property
    def ore(self) -> int:
        """How many öre one unit is.

        >>> Unit.TKR.ore
        100000
        """
        return {"kr": 100, "tkr": 100_000, "kkr": 100_000, "mkr": 100_000_000}[self]


@frozen
class Sum:
    """A total and its parts (summa), as names of quantities whose exact values add up."""

    total: Hashable
    parts: tuple[Hashable, ...]


@frozen
class Miss:
    """A sum whose printed parts do not give its printed total (avrundningsdifferens)."""

    total: Hashable
    difference: int


@frozen
class Rounded:
    """The printed values and what the rule had to do (avrundade tal).

    Args:
        printed: Whole units, by quantity.
        adjusted: The quantities whose printed value is not their own half-up rounding.
        misses: The sums whose printed parts do not give the printed total.
    """

    printed: Mapping[Hashable, int]
    adjusted: tuple[Hashable, ...]
    misses: tuple[Miss, ...]


def round_each(exact: Mapping[Hashable, int], sums: Sequence[Sum], unit: int) -> Rounded:
    """Every quantity rounded half up by itself (var för sig).

    Args:
        exact: Exact öre, by quantity.
        sums: Which quantities add up to which.
        unit: How many öre one unit is.
    """
    printed = {name: half_up(ore, unit) for name, ore in exact.items()}
    return Rounded(printed, (), _misses(printed, sums))


def round_footing(
    exact: Mapping[Hashable, int], columns: Sequence[Sequence[Sum]], unit: int
) -> Rounded:
    """Printed parts add up to printed totals (summerar).

    Args:
        exact: Exact öre, by quantity; each sum holds exactly.
        columns: Column by column, which quantities add up to which; a quantity that stands in two
            columns, or in two sums, keeps the value that it got first.
        unit: How many öre one unit is.

    Returns:
        Each value rounded up or down. Sums that share parts in a way that no rounding satisfies,
        or none that a bounded search finds, are listed as misses.
    """
    printed: dict[Hashable, int] = {}
    for sums in columns:
        left = [each for each in sums if each.total not in each.parts]
        while left:
            trees, left = _trees(left, exact, unit)
            for tree in trees:
                tree.solve(printed)
    for name, ore in exact.items():
        printed.setdefault(name, half_up(ore, unit))
    every = list(chain.from_iterable(columns))
    if _misses(printed, every):
        Mender(printed, exact, unit, [coefficients(s.total, s.parts) for s in every]).mend()
    adjusted = tuple(n for n, ore in exact.items() if printed[n] != half_up(ore, unit))
    return Rounded(printed, adjusted, _misses(printed, every))


def _misses(printed: Mapping[Hashable, int], sums: Iterable[Sum]) -> tuple[Miss, ...]:
    missed = ((s.total, printed[s.total] - sum(printed[p] for p in s.parts)) for s in sums)
    return tuple(Miss(total, difference) for total, difference in missed if difference)


@define
class _Tree:
    """One outermost total with the sums below it; a total may be split in several ways."""

    root: Hashable
    exact: Mapping[Hashable, int]
    unit: int
    splits: dict[Hashable, list[tuple[Hashable, ...]]]
    ranges: dict[Hashable, tuple[int, int]] = Factory(dict)

    def solve(self, printed: dict[Hashable, int]) -> None:
        low, high = self._range(self.root, printed)
        self._share(self.root, min(max(self._own(self.root), low), high), printed)

    def _below(self, name: Hashable) -> Sequence[tuple[Hashable, ...]]:
        """The sums below; a whole number of units is a tree of its own, so that none is a ring."""
        inner = name == self.root or self.exact[name] % self.unit
        return self.splits.get(name, ()) if inner else ()

    def _own(self, name: Hashable) -> int:
        return half_up(self.exact[name], self.unit)

    def _range(self, name: Hashable, printed: Mapping[Hashable, int]) -> tuple[int, int]:
        """The lowest and highest printed value that the parts can give, up or down at most."""
        ore = self.exact[name]
        low, high = ore // self.unit, -(-ore // self.unit)
        for parts in self._below(name):
            ends = [self._range(part, printed) for part in parts]
            low = max(low, sum(end[0] for end in ends))
            high = min(high, sum(end[1] for end in ends))
        if name in printed or low > high:
            low = high = printed.get(name, self._own(name))
        self.ranges[name] = (low, high)
        return self.ranges[name]

    def _share(self, name: Hashable, value: int, printed: dict[Hashable, int]) -> None:
        printed[name] = value
        for parts in self._below(name):
            values = [self.ranges[part][0] for part in parts]
            order = sorted(range(len(parts)), key=lambda i: self._remainder(parts[i]), reverse=True)
            free = [i for i in order if self.ranges[parts[i]][1] > values[i]]
            for i in free[: max(0, value - sum(values))]:
                values[i] += 1
            for part, share in zip(parts, values, strict=True):
                self._share(part, share, printed)

    def _remainder(self, name: Hashable) -> int:
        return self.exact[name] % self.unit


def _trees(
    sums: Sequence[Sum], exact: Mapping[Hashable, int], unit: int
) -> tuple[list[_Tree], list[Sum]]:
    """The sums as trees, and those left for later.

    Each quantity is a part of at most one sum, the first that claims it; a sum that shares parts
    with an earlier one waits until that is rounded, and its total's other sums with it.
    """
    later: dict[Hashable, list[Sum]] = {}
    splits: dict[Hashable, list[tuple[Hashable, ...]]] = {}
    owner: dict[Hashable, Hashable] = {}
    for each in sums:
        parts = tuple(p for p in each.parts if exact[p] % unit)
        whole = tuple(p for p in each.parts if not exact[p] % unit)
        ring = _reaches(owner, each.total, parts)
        if ring or each.total in later or any(part in owner for part in parts):
            later.setdefault(each.total, []).append(each)
            continue
        owner.update(dict.fromkeys(parts, each.total))
        splits.setdefault(each.total, []).append(parts + whole)
    trees = [_Tree(total, exact, unit, splits) for total in splits if total not in owner]
    return trees, list(chain.from_iterable(later.values()))


def _reaches(
    owner: Mapping[Hashable, Hashable], start: Hashable, goals: Sequence[Hashable]
) -> bool:
    """Whether some goal stands above ``start``: the sum would close a ring."""
    here: Hashable | None = start
    while here in owner:
        here = owner[here]
        if here in goals:
            return True
    return False
