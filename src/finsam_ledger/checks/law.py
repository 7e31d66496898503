"""Rules of law and guidance (rättsregler) as data, and what holding a report against them gives.

A check of ``checks.check`` looks for trouble in the books. A rule looks at what is reported: it
concludes that the rule is met, not met, does not apply, or cannot be judged, and writes out the
computation so that a reader can do it again by hand.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import cache

from attrs import Attribute, field, frozen

from finsam_ledger.checks.case import Case
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.discovery import discover
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.terms import Text


class Outcome(StrEnum):
    """What a rule came to (utfall); the value is what bokslut.json says."""

    MET = "uppfyllt"
    NOT_MET = "ej uppfyllt"
    UNKNOWN = "kan ej bedömas"
    NOT_APPLICABLE = "ej tillämpligt"

    @property
    def term(self) -> Text:
        """The words that people see."""
        return Text(self.value, _OUTCOMES_EN[self])


_OUTCOMES_EN = {
    Outcome.MET: "met",
    Outcome.NOT_MET: "not met",
    Outcome.UNKNOWN: "cannot be judged",
    Outcome.NOT_APPLICABLE: "not applicable",
}


@frozen
class Law:
    """Where a rule stands (rättskälla).

    Args:
        paragraph: Act or recommendation with paragraph, "FinsamL 23 §".
        since: First fiscal year of the wording; 0 when it is older than any report here.
        until: Last fiscal year of the wording, None while it is in force.
        doubt: What about it is not confirmed; None when it was read in the source.

    >>> Law("FinsamL 23 §").valid_in(2021)
    True
    """

    paragraph: str
    since: int = 0
    until: int | None = None
    doubt: Text | None = None

    def valid_in(self, year: int) -> bool:
        """Whether the wording holds for a fiscal year that ends in ``year`` (giltighet)."""
        return self.since <= year and (self.until is None or year <= self.until)

    @property
    def years(self) -> str:
        """The years that it is valid, "2024–" (giltighetstid); empty when it always was."""
        if not self.since and self.until is None:
            return ""
        return f"{self.since or ''}–{self.until or ''}"


@frozen
class Parameter:
    """A number that a rule uses and that somebody decided (parameter).

    Args:
        name: What it is.
        value: The number, exact.
        source: Who decided it, and when.
    """

    name: Text
    value: int | Fraction
    source: str


class Measured(StrEnum):
    """What the value of a step counts (storhet)."""

    ORE = "ore"
    SHARE = "andel"
    DAYS = "dagar"
    COUNT = "antal"
    WORDS = "ord"


@frozen
class Step:
    """One line of a computation that a reader can do again (räknesteg).

    Args:
        label: What the value is.
        value: Öre shown as kronor on the side that people expect, an exact share, a number, a day,
            or words; None where it is not known.
        measured: Which of these it is.
        figure: The address of the report's figure that it was compared with or taken from.
    """

    label: Text
    value: int | Fraction | str | Text | None
    measured: Measured = Measured.ORE
    figure: str = ""


@frozen
class Assessment:
    """What a rule concludes of a report (bedömning).

    Args:
        outcome: Met, not met, cannot be judged, or does not apply.
        because: Why, in a sentence with the figures.
        steps: The computation.
        missing: What is needed to judge, when it could not be.
        ore: How much it is about, when it is an amount.
        severity: How bad it is, where that is not the rule's own severity.
    """

    outcome: Outcome
    because: Text
    steps: tuple[Step, ...] = ()
    missing: Text | None = None
    ore: int | None = None
    severity: Severity | None = None

    @property
    def figures(self) -> tuple[str, ...]:
        """The addresses of the figures that were looked at (granskade tal)."""
        return tuple(dict.fromkeys(step.figure for step in self.steps if step.figure))


def _some(_: object, attribute: "Attribute[tuple[Law, ...]]", laws: Sequence[Law]) -> None:
    if not laws or not all(law.paragraph for law in laws):
        raise ValueRefusedError(
            Text("en regel saknar rättskälla", "a rule has no source"),
            Text("Ange lag eller rekommendation", f"Give {attribute.name}"),
        )


@frozen
class Rule:
    """A rule of law or guidance (regel), one file each in ``laws``.

    Args:
        code: Stable name.
        title: What it asks, in words that are true when it is met.
        laws: Where it stands; never empty.
        severity: How bad it is when the rule is not met.
        assess: Holds a report against it.
        remedy: What to do when it is not met.
        parameters: Numbers that somebody decided.
        told_by: The code of findings that tell it piece by piece; it then has none of its own.

    Raises:
        ValueRefusedError: It has no source.
    """

    code: str
    title: Text
    laws: tuple[Law, ...] = field(validator=_some)
    severity: Severity
    assess: Callable[[Case], Assessment]
    remedy: Text
    parameters: tuple[Parameter, ...] = ()
    told_by: str = ""


@frozen
class Verdict:
    """A rule and what it concluded of a report (regel med bedömning).

    Args:
        rule: The rule.
        assessment: What it concluded.
        year: The fiscal year that the report is of.
    """

    rule: Rule
    assessment: Assessment
    year: int

    @property
    def laws(self) -> tuple[Law, ...]:
        """Where the rule stands in that year; all wordings when none of them is of it (källor)."""
        return tuple(law for law in self.rule.laws if law.valid_in(self.year)) or self.rule.laws

    @property
    def source(self) -> str:
        """Those paragraphs in one line (källa)."""
        return "; ".join(law.paragraph for law in self.laws)

    def finding(self) -> Finding | None:
        """What an accountant must look at; None unless the rule is not met (iakttagelse)."""
        told = self.assessment
        if told.outcome is not Outcome.NOT_MET or self.rule.told_by:
            return None
        return Finding(
            self.rule.code,
            self.rule.severity if told.severity is None else told.severity,
            told.because,
            self.rule.remedy,
            self.source,
            difference_ore=told.ore,
            evidence={"figures": ", ".join(told.figures)} if told.figures else {},
        )


@cache
def all_rules() -> tuple[Rule, ...]:
    """All rules, in order of file name (alla regler)."""
    from finsam_ledger.checks import laws  # noqa: PLC0415 found when first wanted

    return discover(laws, "RULE", Rule)


def judge(case: Case) -> tuple[Verdict, ...]:
    """Every rule held against a report (pröva mot alla regler).

    Args:
        case: What is reported, and what the association has declared.

    Returns:
        One verdict a rule. A rule that is not in force in the year does not apply.
    """
    year = case.ledger.year.end.year
    return tuple(Verdict(rule, _judged(rule, case, year), year) for rule in all_rules())


def _judged(rule: Rule, case: Case, year: int) -> Assessment:
    if any(law.valid_in(year) for law in rule.laws):
        return rule.assess(case)
    years = ", ".join(law.years for law in rule.laws if law.years)
    return Assessment(
        Outcome.NOT_APPLICABLE,
        Text(
            f"gäller räkenskapsår {years}, inte {year}", f"is of fiscal years {years}, not {year}"
        ),
    )
