"""The review itself (granskning): tables in, structures found, what does not follow out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.review.identity import Claim, Figures, Identity, Verdict
from finsam_ledger.review.lost import lost_places
from finsam_ledger.review.printed import PrintedReport
from finsam_ledger.review.relation import relations
from finsam_ledger.review.remarks import Remark, remarks_on
from finsam_ledger.review.repair import diagnose


@frozen
class Review:
    """What a review comes to (granskning).

    Args:
        report: What was reviewed.
        remarks: What is said of it, the worst first.
        proved: How many identities came out in each way, by relation.
        figures: How many figures are printed.
        reached: How many of them take part in an identity that was tried.
    """

    report: PrintedReport
    remarks: tuple[Remark, ...]
    proved: Mapping[str, Mapping[Verdict, int]]
    figures: int
    reached: int

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The remarks as findings (iakttagelser)."""
        return tuple(remark.finding for remark in self.remarks)

    def count(self, *verdicts: Verdict) -> int:
        """How many identities came out in these ways (antal samband)."""
        return sum(each.get(verdict, 0) for each in self.proved.values() for verdict in verdicts)

    def of(self, severity: Severity) -> tuple[Remark, ...]:
        """The remarks of a severity (anmärkningar av en grad)."""
        return tuple(remark for remark in self.remarks if remark.severity is severity)


def review(report: PrintedReport) -> Review:
    """Find how the figures of a printed report hang together, and what does not (granska).

    Args:
        report: The report's tables.
    """
    figures = Figures(report)
    claims = _kept(claim for relation in relations() for claim in relation.claims(figures))
    lost = [each for each in _identities(claims) if _is_lost(figures, each)]
    sound = _without(claims, set(lost))
    diagnosis = diagnose(figures, sound)
    remarks = [Remark(finding) for finding in report.findings]
    remarks += remarks_on(figures, sound, lost, diagnosis)
    remarks += [Remark(f) for relation in relations() for f in relation.findings(figures)]
    remarks.sort(key=lambda remark: -remark.severity)
    reached = {place for each in _identities(claims) for place in each.places}
    printed = set(report.places())
    return Review(
        report, tuple(remarks), _proved(figures, claims), len(printed), len(printed & reached)
    )


def _kept(claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.identities]


def _identities(claims: Sequence[Claim]) -> list[Identity]:
    return list(dict.fromkeys(each for claim in claims for each in claim.identities))


def _is_lost(figures: Figures, identity: Identity) -> bool:
    verdict = figures.outcome(identity).verdict
    missing = verdict in (Verdict.BROKEN, Verdict.DOUBTFUL)
    return missing and identity.kind == "sums" and bool(lost_places(figures, identity))


def _without(claims: Sequence[Claim], left_out: set[Identity]) -> list[Claim]:
    kept = (
        Claim(c.kind, tuple(each for each in c.identities if each not in left_out), c.belief)
        for c in claims
    )
    return [claim for claim in kept if claim.identities]


def _proved(figures: Figures, claims: Sequence[Claim]) -> dict[str, Counter[Verdict]]:
    found: dict[str, Counter[Verdict]] = {}
    for identity in _identities(claims):
        found.setdefault(identity.kind, Counter())[figures.outcome(identity).verdict] += 1
    return found
