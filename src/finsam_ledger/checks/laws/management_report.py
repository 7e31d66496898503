"""The förvaltningsberättelse has its headings (förvaltningsberättelsens delar)."""

from finsam_ledger.checks._judging import met, not_applicable, not_met, unknown
from finsam_ledger.checks.case import Case, ReportKind
from finsam_ledger.checks.law import Assessment, Law, Measured, Rule, Step
from finsam_ledger.core.finding import Severity
from finsam_ledger.terms import Text

SECTIONS = {
    "oversikt": (Text("Översikt över verksamhetens utveckling", "Overview"), "11 kap. 1 §"),
    "viktiga_forhallanden": (
        Text("Viktiga förhållanden för resultat och ekonomisk ställning", "Important conditions"),
        "11 kap. 2 §",
    ),
    "handelser": (Text("Händelser av väsentlig betydelse", "Significant events"), "11 kap. 3 §"),
    "forvantad_utveckling": (Text("Förväntad utveckling", "Expected development"), "11 kap. 4 §"),
    "personal": (Text("Väsentliga personalförhållanden", "Personnel"), "11 kap. 5 §"),
    "styrning": (Text("Styrning och uppföljning", "Governance and follow-up"), "11 kap. 7 §"),
    "god_hushallning": (
        Text("God ekonomisk hushållning", "Sound financial management"),
        "11 kap. 8 §",
    ),
    "ekonomisk_stallning": (Text("Ekonomisk ställning", "Financial position"), "11 kap. 9 §"),
    "balanskravsresultat": (Text("Balanskravsresultat", "Balanskravsresultat"), "11 kap. 10 §"),
}
"""The headings in the order of the act, by the name that bokslut.toml gives them."""


def _assess(case: Case) -> Assessment:
    if case.facts.kind is not ReportKind.ANNUAL:
        return not_applicable(Text("gäller årsredovisningen", "is of the årsredovisning"))
    given = case.facts.sections
    if given is None:
        return unknown(
            Text("förvaltningsberättelsens text", "the text of the förvaltningsberättelse")
        )
    steps = tuple(
        Step(title, f"LKBR {law}: {'finns' if name in given else 'saknas'}", Measured.WORDS)
        for name, (title, law) in SECTIONS.items()
    )
    lacking = [title for name, (title, _) in SECTIONS.items() if name not in given]
    if not lacking:
        return met(Text("alla rubriker har text", "all headings have text"), *steps)
    return not_met(
        Text(
            f"saknar {', '.join(title.sv for title in lacking)}",
            f"lacks {', '.join(title.en for title in lacking)}",
        ),
        *steps,
    )


RULE = Rule(
    "management_report",
    Text(
        "Förvaltningsberättelsen har de delar som lagen räknar upp",
        "The förvaltningsberättelse has the parts that the act lists",
    ),
    (Law("LKBR 11 kap. 1–10 §§; RKR R15", since=2019),),
    Severity.INFO,
    _assess,
    Text("Skriv de avsnitt som saknas", "Write the sections that are missing"),
)
