"""The rules of law and guidance and their outcome (rättsregler), with the computations."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from finsam_ledger.checks.law import Measured, Outcome, Step, Verdict
from finsam_ledger.core.citation import cited
from finsam_ledger.reports.document import (
    Block,
    Cell,
    Heading,
    Number,
    Paragraph,
    Role,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.kinds._findings import sentence
from finsam_ledger.reports.kinds._statements import ORE_DECIMALS
from finsam_ledger.terms import Text

_TITLE = Text("Lag och rekommendationer", "Law and recommendations")
_ORDER = (Outcome.NOT_MET, Outcome.UNKNOWN, Outcome.MET, Outcome.NOT_APPLICABLE)
_RULES = Text("Regler och utfall", "Rules and their outcome")
_COLUMNS = (Text("Regel", "Rule"), Text("Utfall", "Outcome"))
_STEPS = Text("Så är det räknat", "How it was computed")
_STEP_COLUMNS = (Text("Beräkning", "Computation"), Text("Värde", "Value"))
_SOURCE = Text("Källa", "Source")
_DOUBT = Text("Osäkert", "Doubtful")
_PER_MILLE = 1000


def law_blocks(verdicts: Sequence[Verdict], lang: str) -> Iterator[Block]:
    """The rules, their outcome, and every computation (rättsregler); nothing without verdicts.

    Args:
        verdicts: What the rules concluded.
        lang: "sv" or "en".
    """
    if not verdicts:
        return
    yield Heading(_TITLE.lang(lang))
    yield Paragraph(outcome_sentence(verdicts, lang))
    ordered = sorted(verdicts, key=lambda verdict: _ORDER.index(verdict.assessment.outcome))
    yield _rules(ordered, lang)
    computed = [verdict for verdict in ordered if verdict.assessment.steps]
    if computed:
        yield _computations(computed, lang)


def outcome_sentence(verdicts: Sequence[Verdict], lang: str) -> str:
    """How many rules came to what (utfall i en mening).

    >>> outcome_sentence([], "sv")
    'Prövat mot 0 regler.'
    """
    counted = Counter(verdict.assessment.outcome for verdict in verdicts)
    told = ", ".join(f"{counted[o]} {o.term.lang(lang)}" for o in _ORDER if counted[o])
    words = Text(f"Prövat mot {len(verdicts)} regler", f"Held against {len(verdicts)} rules")
    return f"{words.lang(lang)}{f': {told}' if told else ''}."


def _rules(verdicts: Sequence[Verdict], lang: str) -> Table:
    rows = (
        TableRow((Words(_rule(verdict, lang)), Words(verdict.assessment.outcome.term.lang(lang))))
        for verdict in verdicts
    )
    columns = tuple(TableColumn(column.lang(lang)) for column in _COLUMNS)
    return Table("checks", _RULES.lang(lang), columns, tuple(rows))


def _rule(verdict: Verdict, lang: str) -> str:
    doubts = (law.doubt.lang(lang) for law in verdict.laws if law.doubt)
    lines = (
        sentence(verdict.rule.title.lang(lang)),
        sentence(verdict.assessment.because.lang(lang)),
        *(f"{_DOUBT.lang(lang)}: {sentence(doubt)}" for doubt in doubts),
        f"{_SOURCE.lang(lang)}: {cited(verdict.source).lang(lang)}",
    )
    return "\n".join(lines)


def _computations(verdicts: Sequence[Verdict], lang: str) -> Table:
    rows = (row for verdict in verdicts for row in _computation(verdict, lang))
    heads = zip(_STEP_COLUMNS, (False, True), strict=True)
    columns = tuple(TableColumn(text.lang(lang), numeric) for text, numeric in heads)
    return Table("check_steps", _STEPS.lang(lang), columns, tuple(rows))


def _computation(verdict: Verdict, lang: str) -> Iterator[TableRow]:
    yield TableRow((Words(verdict.rule.title.lang(lang)),), Role.HEADING)
    for step in verdict.assessment.steps:
        yield TableRow((Words(f"{step.label.lang(lang)}{_unit(step)}"), _value(step, lang)))


def _unit(step: Step) -> str:
    return {Measured.ORE: ", kr", Measured.SHARE: ", %"}.get(step.measured, "")


def _value(step: Step, lang: str) -> Cell:
    value = step.value
    if isinstance(value, str | Text):
        return Words(value if isinstance(value, str) else value.lang(lang))
    if isinstance(value, Fraction):
        per_mille = Decimal(value.numerator * _PER_MILLE) / Decimal(value.denominator)
        return Number(int(per_mille.to_integral_value(ROUND_HALF_UP)), 1)
    decimals = ORE_DECIMALS if step.measured is Measured.ORE else 0
    return Number(value, decimals, step.figure)
