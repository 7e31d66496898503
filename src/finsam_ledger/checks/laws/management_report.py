"""The management report has its headings (förvaltningsberättelsens delar)."""

from finsam_ledger.checks._judging import found, met, not_applicable, not_met, unknown, words
from finsam_ledger.checks.case import Case
from finsam_ledger.checks.law import Assessment, Law, Rule
from finsam_ledger.checks.topics import FIRST_YEAR, TOPICS
from finsam_ledger.core.citation import cited
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text


def _assess(case: Case) -> Assessment:
    demanded = [topic for topic in TOPICS if topic.demanded_by(case.facts.kind)]
    if not demanded:
        return not_applicable(
            Text("gäller årsredovisning och delårsrapport", "is of annual and interim reports")
        )
    given = case.facts.sections
    if given is None:
        return unknown(
            Text(
                "rapportens text. Ange [dokument] och [text] i bokslut.toml",
                "the report's text. Give [dokument] and [text] in bokslut.toml",
            )
        )
    steps = tuple(
        words(topic.title, _mark(topic.demanded_by(case.facts.kind), there=topic.key in given))
        for topic in demanded
    )
    lacking = [topic.title for topic in demanded if topic.key not in given]
    if not lacking:
        return met(Text("alla rubriker har text", "all headings have text"), *steps)
    return not_met(
        Text(
            f"saknar {', '.join(title.sv for title in lacking)}",
            f"lacks {', '.join(title.en for title in lacking)}",
        ),
        *steps,
    )


def _mark(paragraph: str, *, there: bool) -> Text:
    where, mark = cited(paragraph), found(there=there)
    return Text(f"{where.sv}: {mark.sv}", f"{where.en}: {mark.en}")


RULE = Rule(
    "management_report",
    Text(
        "Förvaltningsberättelsen har de delar som lagen räknar upp",
        "The management report has the parts that the act lists",
    ),
    (Law("LKBR 11 kap. 1–11 §§ och 13 kap. 2 §; RKR R15 och R17", since=FIRST_YEAR),),
    Severity.INFO,
    _assess,
    Text("Skriv de avsnitt som saknas", "Write the sections that are missing"),
    told_by="missing_section",
)
