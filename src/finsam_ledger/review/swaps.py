"""Two figures of a row that have changed places (förväxlade kolumner), seen by two broken sums."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from attrs import frozen

from finsam_ledger.review.identity import HOLDING, Claim, Figures, Identity, Verdict
from finsam_ledger.review.printed import Place

_MOST_BROKEN = 8
Cases = Mapping[Place, Sequence[Identity]]


@frozen
class Swap:
    """Two figures of a row that stand in each other's columns (förväxling).

    Args:
        one: Where one of them stands.
        other: Where the other stands.
        identities: What holds when they change places.
    """

    one: Place
    other: Place
    identities: tuple[Identity, ...]


def find_swaps(figures: Figures, claims: Sequence[Claim], cases: Cases) -> Iterator[Swap]:
    """The swaps that mend two cases of a structure and break nothing (hitta förväxlingar).

    Args:
        figures: The figures; they are the same afterwards.
        claims: The structures that are believed.
        cases: The identities that each figure takes part in.
    """
    taken: set[Place] = set()
    for claim in claims:
        outcomes = ((each, figures.outcome(each).verdict) for each in claim.identities)
        broken = [each for each, verdict in outcomes if verdict is Verdict.BROKEN]
        for pair in combinations(broken[:_MOST_BROKEN], 2):
            found = [swap for swap in _swaps(figures, cases, *pair) if swap is not None]
            if len(found) == 1 and not taken & {found[0].one, found[0].other}:
                taken |= {found[0].one, found[0].other}
                yield found[0]


def _swaps(figures: Figures, cases: Cases, first: Identity, second: Identity) -> Iterator[Swap]:
    for one in dict.fromkeys(first.places):
        for other in dict.fromkeys(second.places):
            same_row = (one.table, one.row) == (other.table, other.row)
            if same_row and one.column != other.column and _differ(figures, one, other):
                swap = _tried(figures, cases, one, other)
                if swap is not None and {first, second} <= set(swap.identities):
                    yield swap


def _differ(figures: Figures, one: Place, other: Place) -> bool:
    blank = figures.blank(one) or figures.blank(other)
    return not blank and figures.value(one) != figures.value(other)


def _tried(figures: Figures, cases: Cases, one: Place, other: Place) -> Swap | None:
    """The swap, when all that it breaks would hold and nothing else would break."""
    around = list(dict.fromkeys((*cases[one], *cases[other])))
    before = {each: figures.outcome(each).verdict for each in around}
    kept = dict(figures.corrected)
    figures.corrected |= {one: figures.value(other), other: figures.value(one)}
    after = {each: figures.outcome(each).verdict for each in around}
    figures.corrected.clear()
    figures.corrected.update(kept)
    if any(verdict is Verdict.BROKEN for verdict in after.values()):
        return None
    mended = (e for e in around if before[e] is Verdict.BROKEN and after[e] in HOLDING)
    return Swap(one, other, tuple(mended))
