"""Figures that must agree (samband): one is the sum of others, and how a printed case comes out."""

from collections.abc import Iterable
from enum import StrEnum
from math import gcd, isqrt

from attrs import Factory, define, frozen

from finsam_ledger.review.printed import Place, PrintedReport

_WIDEST = 14
_SURE_BITS, _EVEN, _FEWEST_PARTS = 16, 5, 3
_SIGMAS = 3
_TWELFTH = 12
NEEDED = 2


class Verdict(StrEnum):
    """How an identity comes out as printed (utfall)."""

    TRIVIAL = "trivial"
    EXACT = "exact"
    ROUNDING = "rounding"
    DOUBTFUL = "doubtful"
    BROKEN = "broken"


HOLDING = frozenset({Verdict.EXACT, Verdict.ROUNDING, Verdict.DOUBTFUL})


@frozen(cache_hash=True)
class Identity:
    """A figure that others should give (samband): the total is its signed parts.

    Args:
        kind: The relation that it is a case of.
        total: The figure that the others should give.
        parts: Those others, each with its sign.
        loose: Whether the figures are rounded apart from each other, so that one unit is nothing.
    """

    kind: str
    total: Place
    parts: tuple[tuple[int, Place], ...]
    loose: bool = False

    @property
    def places(self) -> tuple[Place, ...]:
        """All figures that take part (alla tal i sambandet)."""
        return (self.total, *(place for _, place in self.parts))

    def weight(self, place: Place) -> int:
        """The figure's sign in the difference, total less parts (tecken)."""
        own = sum(-sign for sign, each in self.parts if each == place)
        return own + (1 if place == self.total else 0)


@frozen
class Outcome:
    """How an identity comes out (utfall).

    Args:
        difference: The printed total less what the parts give, in öre.
        follows: What the parts give, in öre.
        verdict: What the difference is.
        bits: How surprising the agreement would be by chance; 0 when it is broken or trivial.
    """

    difference: int
    follows: int
    verdict: Verdict
    bits: int = 0

    @property
    def printed(self) -> int:
        """The printed total, in öre (tryckt)."""
        return self.follows + self.difference


@define
class Figures:
    """The figures of a report, some of them perhaps put right (tal).

    Args:
        report: The report.
        corrected: Values that are taken instead of the printed ones.
    """

    report: PrintedReport
    corrected: dict[Place, int] = Factory(dict)

    def value(self, place: Place) -> int:
        """The figure in öre; nothing printed counts as nothing (värde)."""
        own = self.corrected.get(place)
        return own if own is not None else self.report.cell(place).ore or 0

    def blank(self, place: Place) -> bool:
        """Whether nothing is printed there (tomt)."""
        return self.report.cell(place).ore is None and place not in self.corrected

    def outcome(self, identity: Identity) -> Outcome:
        """How an identity comes out (utfall)."""
        terms = [
            (sign, self.value(place), self.report.step(place)) for sign, place in identity.parts
        ]
        total = self.value(identity.total)
        step = self.report.step(identity.total)
        if self.blank(identity.total):
            return Outcome(0, 0, Verdict.TRIVIAL)
        return judged(total, step, terms, loose=identity.loose)


def judged(
    total: int,
    step: int,
    terms: Iterable[tuple[int, int, int]],
    *,
    loose: bool = False,
) -> Outcome:
    """How a sum comes out (bedömning).

    Args:
        total: The printed total in öre.
        step: Its smallest difference.
        terms: Sign, value and smallest difference of each part.
        loose: Whether one whole unit counts as rounding.
    """
    known = [(sign * value, each) for sign, value, each in terms if value]
    follows = sum([value for value, _ in known])
    difference = total - follows
    if len(known) + (total != 0) < NEEDED and not (difference and known):
        return Outcome(difference, follows, Verdict.TRIVIAL)
    verdict = Verdict.EXACT
    if difference:
        verdict = _verdict(abs(difference), step, known, loose=loose)
    if verdict in (Verdict.BROKEN, Verdict.DOUBTFUL):
        return Outcome(difference, follows, verdict)
    size = max(abs(total), max([abs(value) for value, _ in known], default=0)) // step
    bits = max(0, min(_WIDEST, size.bit_length()) - (2 * abs(difference) // step).bit_length())
    return Outcome(difference, follows, verdict, bits)


def _verdict(difference: int, step: int, known: list[tuple[int, int]], *, loose: bool) -> Verdict:
    """What a difference is, by what rounding of each figure can make."""
    steps = [each for _, each in known]
    if loose:
        coarse = max(step, *steps)
        if min(step, *steps) != coarse and difference * 2 <= coarse:
            return Verdict.EXACT
        return Verdict.ROUNDING if difference <= coarse else Verdict.BROKEN
    room = (step + sum(steps)) // 2
    if difference > room or (difference * 2 > step and _even(known)):
        return Verdict.BROKEN
    variance = step * step + sum([each * each for each in steps])
    likely = max(step, isqrt(_SIGMAS * _SIGMAS * variance // _TWELFTH))
    return Verdict.ROUNDING if difference <= likely else Verdict.DOUBTFUL


def _even(known: list[tuple[int, int]]) -> bool:
    """Whether the parts are so even that chance cannot have made them so, and so not rounded."""
    if len(known) < _FEWEST_PARTS:
        return False
    even = gcd(*[value // each for value, each in known])
    return even % _EVEN == 0 and len(known) * (even.bit_length() - 1) >= _SURE_BITS


@frozen
class Claim:
    """A structure that is believed (struktur): an identity for each column or row it is seen in.

    Args:
        kind: The relation that it is a case of.
        identities: Its cases.
        belief: How strongly it is believed, in bits.
    """

    kind: str
    identities: tuple[Identity, ...]
    belief: int


@frozen
class Tally:
    """How the cases of a structure come out together (räkning)."""

    holds: int = 0
    broken: int = 0
    bits: int = 0
    strong: int = 0

    @property
    def tried(self) -> int:
        """How many cases say anything (prövade)."""
        return self.holds + self.broken


_BROKEN_COST = 6
_STRONG_BITS = 5


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Count the cases of a structure (räkna utfall)."""
    holds = broken = bits = strong = 0
    for outcome in outcomes:
        if outcome.verdict is Verdict.BROKEN:
            broken += 1
            bits -= _BROKEN_COST
        elif outcome.verdict in HOLDING:
            holds += 1
            bits += outcome.bits
            strong += outcome.bits >= _STRONG_BITS
    return Tally(holds, broken, bits, strong)
