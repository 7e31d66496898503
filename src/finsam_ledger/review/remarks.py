"""What a review says (anmärkningar): headline, figures and the reasoning, in both languages."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from finsam_ledger.core.finding import Evidence, Finding, Severity
from finsam_ledger.review.identity import Claim, Figures, Identity, Verdict
from finsam_ledger.review.lost import lost_places
from finsam_ledger.review.printed import Place
from finsam_ledger.review.repair import Diagnosis, Mended
from finsam_ledger.review.slips import Slip, slip_between
from finsam_ledger.review.swaps import Swap
from finsam_ledger.review.wording import Wording
from finsam_ledger.terms import Text


@frozen
class Remark:
    """Something that a review says (anmärkning).

    Args:
        finding: What it is, as any finding.
        headline: Where it is, and what slip it looks like.
        reasons: The computation, a line each.
        places: The figures that it is about, the one that is most likely wrong first.
        printed: What is printed there, with the unit; empty when it is no figure.
        follows: What follows from the other figures.
    """

    finding: Finding
    headline: Text = Text("", "")
    reasons: tuple[Text, ...] = ()
    places: tuple[Place, ...] = ()
    printed: Text = Text("", "")
    follows: Text = Text("", "")

    @property
    def severity(self) -> Severity:
        """How bad it is (grad)."""
        return self.finding.severity


_CODES = {
    "sums": "sum_differs",
    "columns": "columns_differ",
    "budget": "budget_unbalanced",
    "balance": "sides_differ",
    "text": "text_differs",
}


_SOURCES = {
    "sums": Text("raderna ger", "the rows give"),
    "columns": Text("kolumnerna ger", "the columns give"),
}
_NOT_ROUNDING = Text(
    "delarna är jämna fem- eller tiotal och alltså inte avrundade; avrundning förklarar inget",
    "the parts are even fives or tens and so not rounded; rounding does not explain it",
)


@frozen
class _Facts:
    """What a remark is about: its kind, the figure, and what should stand there, in öre."""

    code: str
    severity: Severity
    places: tuple[Place, ...]
    printed: int
    follows: int
    slip: Slip | None = None


@frozen
class _Teller:
    """Makes remarks of a diagnosis."""

    wording: Wording

    def wrong(self, mended: Mended) -> Remark:
        """A figure that is wrong, since another would mend everything."""
        others = (each for identity in mended.identities for each in identity.places)
        places = tuple(dict.fromkeys((mended.place, *others)))
        in_text = self.wording.figures.report.tables[mended.place.table].is_text
        code = "text_differs" if in_text else "wrong_figure"
        right = self._amounts(mended.right, mended.place)
        said = Text(
            f"men {right.sv} följer av de andra talen",
            f"but {right.en} follows from the other figures",
        )
        facts = _Facts(code, Severity.ERROR, places, mended.printed, mended.right, mended.slip)
        reasons = tuple(self.wording.reason(each, mended.place) for each in mended.identities)
        return self._remark(facts, said, reasons)

    def swapped(self, swap: Swap) -> Remark:
        """Two figures of a row that stand in each other's columns."""
        figures, column = self.wording.figures, self.wording.column
        facts = _Facts(
            "wrong_column",
            Severity.ERROR,
            (swap.one, swap.other),
            figures.value(swap.one),
            figures.value(swap.other),
        )
        head, right = column(swap.other).label, self._amounts(facts.follows, swap.one)
        said = Text(
            f"som har bytt plats med {right.sv} i {head}",
            f"which has changed places with {right.en} in {head}",
        )
        reasons = tuple(self.wording.reason(each) for each in swap.identities)
        remark = self._remark(facts, said, reasons)
        told = Text(f" – har bytt plats med {head}", f" – has changed places with {head}")
        headline = Text(remark.headline.sv + told.sv, remark.headline.en + told.en)
        return evolve(remark, headline=headline)

    def differs(self, identity: Identity, twins: Sequence[Identity]) -> Remark:
        """A sum that does not follow, where no single figure is clearly the wrong one."""
        outcome = self.wording.figures.outcome(identity)
        step = self.wording.figures.report.step(identity.total)
        slip = slip_between(outcome.printed // step, outcome.follows // step)
        reasons = [self.wording.both_sides(identity)]
        reasons += [_NOT_ROUNDING] if self._looks_like_rounding(identity) else []
        reasons += [self._twins(identity, twins)] if twins else []
        return self._told(identity, tuple(reasons), slip=slip)

    def _looks_like_rounding(self, identity: Identity) -> bool:
        """Whether it would be called rounding, but for parts too even to be rounded at all."""
        figures = self.wording.figures
        steps = sum(figures.report.step(place) for place in identity.places)
        small = abs(figures.outcome(identity).difference) * 2 <= steps
        return small and identity.kind == "sums"

    def _twins(self, identity: Identity, twins: Sequence[Identity]) -> Text:
        """Where else the same amount is missing: one correction may mend them all."""
        outcome = self.wording.figures.outcome(identity)
        amount = self.wording.amount(abs(outcome.difference), identity.total)
        tables = self.wording.figures.report.tables
        rows = [tables[t.total.table].rows[t.total.row].label for t in twins]
        sv = ", ".join(f"”{row}”" for row in rows)
        en = ", ".join(f'"{row}"' for row in rows)
        return Text(f"samma skillnad, {amount}, i {sv}", f"the same difference, {amount}, in {en}")

    def all_differ(self, identities: Sequence[Identity]) -> Remark:
        """A structure that fails in every column: one remark, with all its figures."""
        reasons = tuple(self.wording.both_sides(each) for each in identities)
        places = tuple(dict.fromkeys(each for one in identities for each in one.places))
        return evolve(self._told(identities[0], reasons), places=places)

    def lost(self, identity: Identity) -> Remark:
        """A sum that misses what is blank in the table."""
        tables = self.wording.figures.report.tables
        blanks = lost_places(self.wording.figures, identity)
        names = ", ".join(f"”{tables[each.table].rows[each.row].label}”" for each in blanks)
        told = Text(f"tomt i tabellen: {names}", f"blank in the table: {names}")
        reasons = (self.wording.reason(identity), told)
        return self._told(identity, reasons, Severity.WARNING, "lost_figure")

    def rounded(self, identity: Identity, severity: Severity, code: str) -> Remark:
        """Rounding, certain or doubtful."""
        return self._told(identity, (self.wording.reason(identity),), severity, code)

    def _told(
        self,
        identity: Identity,
        reasons: tuple[Text, ...],
        severity: Severity = Severity.ERROR,
        code: str = "",
        slip: Slip | None = None,
    ) -> Remark:
        outcome = self.wording.figures.outcome(identity)
        code = code or _CODES.get(identity.kind, "figures_differ")
        facts = _Facts(code, severity, identity.places, outcome.printed, outcome.follows, slip)
        follows, source = self._amounts(outcome.follows, identity.total), self._source(identity)
        said = Text(f"{source.sv} {follows.sv}", f"{source.en} {follows.en}")
        return self._remark(facts, said, reasons)

    def _source(self, identity: Identity) -> Text:
        if identity.kind in _SOURCES:
            return _SOURCES[identity.kind]
        table = self.wording.figures.report.tables[identity.parts[0][1].table]
        return Text(f"men {table.called('sv')} ger", f"but {table.called('en')} gives")

    def _amounts(self, ore: int, place: Place) -> Text:
        unit, amount = self.wording.unit(place), self.wording.amount
        sv, en = (f"{amount(ore, place, lang)} {unit}".rstrip() for lang in ("sv", "en"))
        return Text(sv, en)

    def _remark(self, facts: _Facts, said: Text, reasons: tuple[Text, ...]) -> Remark:
        place, slip = facts.places[0], facts.slip
        where = self.wording.where(place)
        printed, follows = (self._amounts(o, place) for o in (facts.printed, facts.follows))
        sv, en = (f" ({slip.words.sv})", f" ({slip.words.en})") if slip else ("", "")
        finding = Finding(
            facts.code,
            facts.severity,
            Text(
                f"{where.sv}: tryckt {printed.sv}, {said.sv}{sv}",
                f"{where.en}: printed {printed.en}, {said.en}{en}",
            ),
            file=self.wording.figures.report.tables[place.table].file,
            difference_ore=facts.printed - facts.follows,
            evidence=self._evidence(facts, printed, follows),
        )
        return Remark(finding, self._headline(place, slip), reasons, facts.places, printed, follows)

    def _evidence(self, facts: _Facts, printed: Text, follows: Text) -> Evidence:
        place = facts.places[0]
        table = self.wording.figures.report.tables[place.table]
        return {
            "table": table.name,
            "row": table.rows[place.row].number,
            "label": table.rows[place.row].label,
            "column": table.columns[place.column].label,
            "printed": printed.sv,
            "follows": follows.sv,
            **({"slip": facts.slip.value} if facts.slip else {}),
        }

    def _headline(self, place: Place, slip: Slip | None) -> Text:
        where = self.wording.where(place)
        if slip is None:
            return where
        return Text(f"{where.sv} – {slip.words.sv}", f"{where.en} – {slip.words.en}")


def remarks_on(
    figures: Figures, claims: Sequence[Claim], lost: Iterable[Identity], diagnosis: Diagnosis
) -> Iterator[Remark]:
    """What a diagnosis comes to in words (anmärkningar).

    Args:
        figures: The figures as printed.
        claims: The structures that are believed.
        lost: Sums that miss a figure which is blank in the table.
        diagnosis: What is wrong.
    """
    plain = _Teller(Wording(figures))
    mended = _Teller(Wording(diagnosis.figures))
    yield from (plain.swapped(each) for each in diagnosis.swaps)
    yield from (plain.wrong(each) for each in diagnosis.mended)
    yield from _unexplained(mended, diagnosis)
    lost = list(lost)
    yield from (plain.lost(each) for each in lost)
    yield from _soft(plain, figures, claims, set(lost))


def _unexplained(teller: _Teller, diagnosis: Diagnosis) -> Iterator[Remark]:
    by_claim: dict[Claim, list[Identity]] = {}
    for claim, identity in diagnosis.unexplained:
        by_claim.setdefault(claim, []).append(identity)
    for claim, broken in by_claim.items():
        outcomes = [diagnosis.figures.outcome(each).verdict for each in claim.identities]
        tried = [each for each in outcomes if each is not Verdict.TRIVIAL]
        if len(broken) > 1 and len(tried) == len(broken):
            yield teller.all_differ(broken)
        else:
            yield from (teller.differs(each, _twins(teller, each, broken)) for each in broken)


def _twins(teller: _Teller, identity: Identity, others: Sequence[Identity]) -> list[Identity]:
    outcome = teller.wording.figures.outcome
    own = abs(outcome(identity).difference)
    return [each for each in others if each != identity and abs(outcome(each).difference) == own]


def _soft(
    teller: _Teller, figures: Figures, claims: Sequence[Claim], lost: set[Identity]
) -> Iterator[Remark]:
    identities = dict.fromkeys(each for claim in claims for each in claim.identities)
    for identity in identities:
        verdict = figures.outcome(identity).verdict
        if identity in lost:
            continue
        if verdict is Verdict.DOUBTFUL:
            yield teller.rounded(identity, Severity.WARNING, "doubtful_rounding")
        elif verdict is Verdict.ROUNDING:
            yield teller.rounded(identity, Severity.INFO, "rounding")
