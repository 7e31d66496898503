"""What a review says (anmärkningar): headline, figures and the reasoning, in both languages."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.review.identity import Claim, Figures, Identity, Verdict
from finsam_ledger.review.lost import lost_places
from finsam_ledger.review.printed import Place
from finsam_ledger.review.repair import Diagnosis, Mended
from finsam_ledger.review.slips import Slip, slip_between
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


_NOT_ROUNDING = Text(
    "delarna är jämna fem- eller tiotal och alltså inte avrundade; avrundning förklarar inget",
    "the parts are even fives or tens and so not rounded; rounding does not explain it",
)


@frozen
class _Teller:
    """Makes remarks of a diagnosis."""

    wording: Wording

    def wrong(self, mended: Mended) -> Remark:
        """A figure that is wrong, since another would mend everything."""
        place = mended.place
        where, slip = self.wording.where(place), mended.slip
        why = Text(f" ({slip.words.sv})", f" ({slip.words.en})") if slip else Text("", "")
        printed, right = self._amounts(mended.printed, place), self._amounts(mended.right, place)
        message = Text(
            f"{where.sv}: tryckt {printed.sv}, men {right.sv} följer av de andra talen{why.sv}",
            f"{where.en}: printed {printed.en}, but {right.en} follows from the others{why.en}",
        )
        reasons = tuple(self.wording.reason(each) for each in mended.identities)
        code = "text_differs" if self._in_text(place) else "wrong_figure"
        others = dict.fromkeys(each for identity in mended.identities for each in identity.places)
        places = tuple(dict.fromkeys((place, *others)))
        return self._remark(
            code, Severity.ERROR, message, reasons, places, printed, right,
            mended.printed - mended.right, slip,
        )

    def _in_text(self, place: Place) -> bool:
        return self.wording.figures.report.tables[place.table].is_text

    def differs(self, identity: Identity, twins: Sequence[Identity]) -> Remark:
        """A sum that does not follow, where no single figure is clearly the wrong one."""
        outcome = self.wording.figures.outcome(identity)
        place, step = identity.total, self.wording.figures.report.step(identity.total)
        slip = slip_between((outcome.follows + outcome.difference) // step, outcome.follows // step)
        reasons = [self.wording.both_sides(identity)]
        reasons += [_NOT_ROUNDING] if self._looks_like_rounding(identity) else []
        reasons += [self._twins(identity, twins)] if twins else []
        return self._told(identity, Severity.ERROR, tuple(reasons), slip)

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
        first = identities[0]
        reasons = tuple(self.wording.both_sides(each) for each in identities)
        remark = self._told(first, Severity.ERROR, reasons, None)
        places = tuple(dict.fromkeys(each for one in identities for each in one.places))
        return evolve(remark, places=places)

    def soft(self, identity: Identity, severity: Severity, code: str) -> Remark:
        """Rounding, certain or doubtful, or a lost figure."""
        reasons = (self.wording.reason(identity),)
        if code == "lost_figure":
            blanks = lost_places(self.wording.figures, identity)
            names = ", ".join(self._label(place) for place in blanks)
            reasons += (Text(f"tomt i tabellen: {names}", f"blank in the table: {names}"),)
        return self._told(identity, severity, reasons, None, code)

    def _label(self, place: Place) -> str:
        return f"”{self.wording.figures.report.tables[place.table].rows[place.row].label}”"

    def _told(
        self,
        identity: Identity,
        severity: Severity,
        reasons: tuple[Text, ...],
        slip: Slip | None,
        code: str = "",
    ) -> Remark:
        place, outcome = identity.total, self.wording.figures.outcome(identity)
        printed = self._amounts(outcome.follows + outcome.difference, place)
        follows = self._amounts(outcome.follows, place)
        where = self.wording.where(place)
        source = self._source(identity)
        why = Text(f" ({slip.words.sv})", f" ({slip.words.en})") if slip else Text("", "")
        message = Text(
            f"{where.sv}: tryckt {printed.sv}, {source.sv} {follows.sv}{why.sv}",
            f"{where.en}: printed {printed.en}, {source.en} {follows.en}{why.en}",
        )
        return self._remark(
            code or _CODES.get(identity.kind, "figures_differ"), severity, message, reasons,
            identity.places, printed, follows, outcome.difference, slip,
        )

    def _source(self, identity: Identity) -> Text:
        kind = identity.kind
        if kind == "sums":
            return Text("raderna ger", "the rows give")
        if kind == "columns":
            return Text("kolumnerna ger", "the columns give")
        name = self.wording.figures.report.tables[identity.parts[0][1].table].name
        return Text(f"men {name} ger", f"but {name} gives")

    def _amounts(self, ore: int, place: Place) -> Text:
        unit = self.wording.unit(place)
        amount = self.wording.amount
        return Text(f"{amount(ore, place)} {unit}", f"{amount(ore, place, 'en')} {unit}")

    def _remark(
        self,
        code: str,
        severity: Severity,
        message: Text,
        reasons: tuple[Text, ...],
        places: tuple[Place, ...],
        printed: Text,
        follows: Text,
        difference: int,
        slip: Slip | None,
    ) -> Remark:
        report = self.wording.figures.report
        place = places[0]
        table = report.tables[place.table]
        finding = Finding(
            code,
            severity,
            message,
            file=table.file,
            difference_ore=difference,
            evidence={
                "table": table.name,
                "row": table.rows[place.row].number,
                "label": table.rows[place.row].label,
                "column": table.columns[place.column].label,
                "printed": printed.sv,
                "follows": follows.sv,
                **({"slip": slip.value} if slip else {}),
            },
        )
        headline = self._headline(place, slip)
        return Remark(finding, headline, reasons, places, printed, follows)

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
    yield from (plain.wrong(each) for each in diagnosis.mended)
    yield from _unexplained(mended, diagnosis)
    lost = list(lost)
    yield from (plain.soft(each, Severity.WARNING, "lost_figure") for each in lost)
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
            yield teller.soft(identity, Severity.WARNING, "doubtful_rounding")
        elif verdict is Verdict.ROUNDING:
            yield teller.soft(identity, Severity.INFO, "rounding")
