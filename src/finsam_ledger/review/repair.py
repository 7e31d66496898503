"""The fewest wrong figures that explain what does not follow (minsta rättelse)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import Factory, define, frozen

from finsam_ledger.review.identity import HOLDING, Claim, Figures, Identity, Verdict
from finsam_ledger.review.printed import Place
from finsam_ledger.review.slips import Slip, slip_between
from finsam_ledger.review.swaps import Swap, find_swaps

_PLAIN_WIN = 2


@frozen
class Mended:
    """A figure that is wrong (felaktigt tal), since putting it right mends all that it breaks.

    Args:
        place: Where it stands.
        printed: What is printed, in öre.
        right: What should be, in öre.
        slip: What slip it looks like, if any.
        identities: What it breaks, and what would then hold.
    """

    place: Place
    printed: int
    right: int
    slip: Slip | None
    identities: tuple[Identity, ...]


@frozen
class Diagnosis:
    """What is wrong (diagnos).

    Args:
        mended: Figures that are wrong.
        swaps: Figures that stand in each other's columns.
        unexplained: What still does not follow, with the claim that each belongs to.
        figures: The figures with those put right.
    """

    mended: tuple[Mended, ...]
    swaps: tuple[Swap, ...]
    unexplained: tuple[tuple[Claim, Identity], ...]
    figures: Figures


@frozen
class _Cure:
    """A change of one figure, and what it would mend and damage (bot)."""

    place: Place
    right: int
    slip: Slip | None
    mends: tuple[Identity, ...]
    damages: int
    exact: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """The better cure has the higher rank."""
        return (len(self.mends) - self.damages, self.slip is not None, self.exact)


@define
class _Doctor:
    figures: Figures
    of_place: dict[Place, list[Identity]]
    vague: frozenset[Identity] = frozenset()
    cured: list[Mended] = Factory(list)

    def broken(self, identities: Iterable[Identity]) -> list[Identity]:
        return [each for each in identities if self._is_broken(each)]

    def _is_broken(self, identity: Identity) -> bool:
        return self.figures.outcome(identity).verdict is Verdict.BROKEN

    def best(self, broken: Iterable[Identity]) -> _Cure | None:
        """The best single cure of anything broken, when one is clearly the best."""
        cures = {
            (cure.place, cure.right): cure for identity in broken for cure in self._cures(identity)
        }
        ranked = sorted(cures.values(), key=lambda cure: cure.rank, reverse=True)
        return next((cure for cure in ranked if self._is_clear(cure, cures.values())), None)

    def _is_clear(self, cure: _Cure, others: Iterable[_Cure]) -> bool:
        win = len(cure.mends) - cure.damages
        rivals = [each for each in others if each is not cure and set(each.mends) & set(cure.mends)]
        if win >= _PLAIN_WIN:
            return all(each.rank < cure.rank for each in rivals)
        return win == 1 and not cure.damages and all(each.damages for each in rivals)

    def _cures(self, identity: Identity) -> Iterator[_Cure]:
        outcome = self.figures.outcome(identity)
        for place in dict.fromkeys(identity.places):
            weight = identity.weight(place)
            if abs(weight) != 1 or place in self.figures.corrected:
                continue
            if self.figures.blank(place):
                continue
            yield self._cure(place, self.figures.value(place) - outcome.difference * weight)

    def _cure(self, place: Place, right: int) -> _Cure:
        printed = self.figures.value(place)
        cases = self.of_place[place]
        before = {each: self.figures.outcome(each).verdict for each in cases}
        self.figures.corrected[place] = right
        after = {each: self.figures.outcome(each).verdict for each in cases}
        del self.figures.corrected[place]
        mends = tuple(
            each
            for each in cases
            if before[each] is Verdict.BROKEN and after[each] in HOLDING and each not in self.vague
        )
        damages = sum(
            each not in mends and after[each] is Verdict.BROKEN and each not in self.vague
            for each in cases
        )
        exact = sum(after[each] is Verdict.EXACT for each in mends)
        step = self.figures.report.step(place)
        return _Cure(
            place, right, slip_between(printed // step, right // step), mends, damages, exact
        )

    def apply(self, cure: _Cure) -> None:
        printed = self.figures.value(cure.place)
        self.figures.corrected[cure.place] = cure.right
        self.cured.append(Mended(cure.place, printed, cure.right, cure.slip, cure.mends))


def _vague(figures: Figures, claims: Sequence[Claim]) -> frozenset[Identity]:
    """Cases of structures that hold nowhere though tried twice: they tell of no single figure."""
    vague: set[Identity] = set()
    for claim in claims:
        outcomes = [figures.outcome(each) for each in claim.identities]
        tried = [each for each in outcomes if each.verdict is not Verdict.TRIVIAL]
        if len(tried) > 1 and all(each.verdict is Verdict.BROKEN for each in tried):
            vague.update(claim.identities)
    return frozenset(vague)


def diagnose(figures: Figures, claims: Sequence[Claim]) -> Diagnosis:
    """What is wrong with the figures, by the structures that are believed (ställ diagnos).

    Args:
        figures: The figures as printed.
        claims: The structures.
    """
    identities = list(dict.fromkeys(each for claim in claims for each in claim.identities))
    of_place: defaultdict[Place, list[Identity]] = defaultdict(list)
    for identity in identities:
        for place in dict.fromkeys(identity.places):
            of_place[place].append(identity)
    own = Figures(figures.report, dict(figures.corrected))
    swaps = tuple(find_swaps(own, claims, of_place))
    for swap in swaps:
        own.corrected |= {swap.one: own.value(swap.other), swap.other: own.value(swap.one)}
    doctor = _Doctor(own, of_place, _vague(figures, claims))
    while cure := doctor.best(doctor.broken(identities)):
        doctor.apply(cure)
    owner = {each: claim for claim in reversed(claims) for each in claim.identities}
    unexplained = tuple((owner[each], each) for each in doctor.broken(identities))
    return Diagnosis(tuple(doctor.cured), swaps, unexplained, doctor.figures)
