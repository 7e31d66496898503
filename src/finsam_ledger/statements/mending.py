"""Mending sums that miss (lagning): figures rounded the other way, until printed parts foot.

Sums are shared out one after the other, so that a later one can meet figures that earlier ones have
fixed, all of them the wrong way for it. A miss is mended by a chain: some figure in the sum is
rounded the other way, which makes another sum miss, where another figure is turned, until a figure
is reached that no sum misses. The shortest chain is taken, so that as few figures as possible
change. A figure is never further from its exact value than up or down, and öre are not touched.
Where no chain is found the miss stays, and is listed.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from attrs import Factory, define, frozen

_LONGEST_CHAIN = 8
_STEPS_A_MISS, _STEPS = 5_000, 50_000
Coefficients = Mapping[Hashable, int]


@frozen
class _Turn:
    """A figure that is rounded the other way: up or down by one unit."""

    name: Hashable
    step: int


@define
class Mender:
    """The printed figures and the sums that they must satisfy (lagare).

    Args:
        printed: The printed value of each quantity; mending changes it.
        exact: Its exact öre.
        unit: How many öre one unit is.
        sums: Each sum as what it adds: the total plus, its parts minus.
    """

    printed: dict[Hashable, int]
    exact: Mapping[Hashable, int]
    unit: int
    sums: Sequence[Coefficients]
    _of: dict[Hashable, list[int]] = Factory(dict)
    _misses: list[int] = Factory(list)
    _steps: int = 0
    _limit: int = 0

    def __attrs_post_init__(self) -> None:
        for i, each in enumerate(self.sums):
            self._misses.append(sum(n * self.printed[name] for name, n in each.items()))
            for name in each:
                self._of.setdefault(name, []).append(i)

    def mend(self) -> None:
        """Mend every sum that can be mended, the first first."""
        for i in range(len(self.sums)):
            while self._misses[i] and self._steps < _STEPS and self._mended(i):
                pass

    def _mended(self, index: int) -> bool:
        """Whether a chain was found that brings a miss one unit nearer to nothing."""
        allowed = [abs(miss) for miss in self._misses]
        allowed[index] -= 1
        self._limit = self._steps + _STEPS_A_MISS
        return any(
            self._turned({index}, allowed, frozenset(), length)
            for length in range(1, _LONGEST_CHAIN + 1)
        )

    def _turned(
        self, wrong: set[int], allowed: Sequence[int], held: frozenset[Hashable], length: int
    ) -> bool:
        """Whether some chain of at most ``length`` turns leaves no sum wrong; done if so."""
        if not wrong:
            return True
        if length < 1 or self._steps >= self._limit:
            return False
        for turn in self._turns(min(wrong), held):
            self._steps += 1
            self._apply(turn)
            touched = wrong.union(self._of[turn.name])
            still = {i for i in touched if abs(self._misses[i]) > allowed[i]}
            if self._turned(still, allowed, held | {turn.name}, length - 1):
                return True
            self._apply(_Turn(turn.name, -turn.step))
        return False

    def _turns(self, index: int, held: frozenset[Hashable]) -> Iterator[_Turn]:
        """The figures of a sum that can be turned so that it misses less, the nearest first."""
        up = -1 if self._misses[index] > 0 else 1
        turns = [
            _Turn(name, up if n > 0 else -up)
            for name, n in self.sums[index].items()
            if n and name not in held
        ]
        yield from sorted(filter(self._is_near, turns), key=self._distance)

    def _is_near(self, turn: _Turn) -> bool:
        value = (self.printed[turn.name] + turn.step) * self.unit
        return abs(value - self.exact[turn.name]) < self.unit

    def _distance(self, turn: _Turn) -> int:
        return abs((self.printed[turn.name] + turn.step) * self.unit - self.exact[turn.name])

    def _apply(self, turn: _Turn) -> None:
        self.printed[turn.name] += turn.step
        for i in self._of[turn.name]:
            self._misses[i] += turn.step * self.sums[i][turn.name]


def coefficients(total: Hashable, parts: Sequence[Hashable]) -> Coefficients:
    """What a sum adds (koefficienter): its total once, each part once the other way.

    >>> coefficients("a", ["b", "c"])
    {'a': 1, 'b': -1, 'c': -1}
    """
    count = Counter({total: 1})
    count.subtract(parts)
    return dict(count)
