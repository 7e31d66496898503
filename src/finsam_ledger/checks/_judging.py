"""How a rule says what it concludes (bedömningar): one shape, so that all verdicts read alike."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from finsam_ledger.checks.difference import Share, explain_difference
from finsam_ledger.checks.law import Assessment, Law, Measured, Outcome, Step
from finsam_ledger.numbers import format_number, format_ore
from finsam_ledger.terms import Text

_PERCENT = 100
_TENTH = Decimal("0.1")
OLDER = Law(
    "lag (1997:614) om kommunal redovisning",
    until=2018,
    doubt=Text(
        "LKBR gäller från räkenskapsåret 2019; motsvarande paragraf i den äldre lagen är inte läst",
        "LKBR is in force from 2019; the corresponding paragraph of the older act was not read",
    ),
)
"""What a rule of LKBR rests on in reports of years before it."""


def met(because: Text, *steps: Step) -> Assessment:
    """The rule is met (uppfyllt)."""
    return Assessment(Outcome.MET, because, steps)


def not_met(because: Text, *steps: Step, ore: int | None = None) -> Assessment:
    """The rule is not met (ej uppfyllt); ``ore`` is how much it is about."""
    return Assessment(Outcome.NOT_MET, because, steps, ore=ore)


def unknown(missing: Text, *steps: Step) -> Assessment:
    """The rule cannot be judged (kan ej bedömas) until what is missing is given."""
    because = Text(f"uppgift saknas: {missing.sv}", f"missing: {missing.en}")
    return Assessment(Outcome.UNKNOWN, because, steps, missing)


def not_applicable(because: Text, *steps: Step) -> Assessment:
    """The rule is not for this report (ej tillämpligt)."""
    return Assessment(Outcome.NOT_APPLICABLE, because, steps)


def amount(sv: str, en: str, ore: int | None, figure: str = "") -> Step:
    """A step that is an amount (belopp)."""
    return Step(Text(sv, en), ore, Measured.ORE, figure)


def share(sv: str, en: str, value: Fraction | None) -> Step:
    """A step that is a share (andel), shown in percent."""
    return Step(Text(sv, en), value, Measured.SHARE)


def count(sv: str, en: str, value: int) -> Step:
    """A step that is a number of things (antal)."""
    return Step(Text(sv, en), value, Measured.COUNT)


def words(label: Text, value: Text) -> Step:
    """A step that is words (ord)."""
    return Step(label, value, Measured.WORDS)


def found(*, there: bool) -> Text:
    """Whether something is there, in a word (finns eller saknas)."""
    return Text("finns", "present") if there else Text("saknas", "missing")


def day_step(sv: str, en: str, day: date) -> Step:
    """A step that is a day (datum)."""
    return Step(Text(sv, en), day.isoformat(), Measured.WORDS)


def behind(ore: int, candidates: Iterable[Share]) -> tuple[Step, ...]:
    """The fewest accounts or vouchers that make up an amount, and the rest (förklaring)."""
    made = explain_difference(ore, candidates)
    parts = tuple(
        amount(f"därav {part.name}", f"of which {part.name}", part.ore) for part in made.parts
    )
    rest = (amount("därav oförklarat", "of which unexplained", made.rest_ore),)
    return (*parts, *(rest if made.rest_ore else ()))


def kr(ore: int) -> Text:
    r"""An amount in running text (belopp).

    >>> kr(85_240_000).sv.replace("\N{NO-BREAK SPACE}", " ")
    '852 400,00 kr'
    """
    return Text(f"{format_ore(ore)} kr", f"{format_ore(ore, 'en')} kr")


def percent(value: Fraction, lang: str = "sv") -> str:
    r"""A share in percent with one decimal, halves away from zero (procent).

    >>> percent(Fraction(1, 8)).replace("\N{NO-BREAK SPACE}", " ")
    '12,5 %'
    """
    exact = Decimal(value.numerator * _PERCENT) / Decimal(value.denominator)
    return f"{format_number(exact.quantize(_TENTH, ROUND_HALF_UP), 1, lang)}\N{NO-BREAK SPACE}%"


def percent_text(value: Fraction) -> Text:
    """A share in running text in both languages (procent)."""
    return Text(percent(value), percent(value, "en"))
