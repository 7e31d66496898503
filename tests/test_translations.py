"""Every text in both languages: none is empty, none is the other language left as it was."""

import re

import pytest

from finsam_ledger.checks.check import all_checks
from finsam_ledger.checks.law import all_rules
from finsam_ledger.core.citation import cited
from finsam_ledger.statements.key_figure_file import shipped_key_figures
from finsam_ledger.statements.layout_file import shipped_layout, shipped_layouts
from tests.translations import Literal, literals

# What is the same word in both languages.
SAME = {
    "Budget", "Dimension", "Program", "program", "Text", "text", "Period", "Organisation",
    "SHA-256", "SQLite: {}", "Budget {}", "{} kr",
}  # fmt: skip
# Names that have no English word: files and keys, authorities, units, signs.
NAMES = (
    r"bokslut\.toml|\[\[?\w+\]\]?|--\w+|kommentar = \S+|#\w+|\"[^\"]*\""
    r"|Försäkringskassan|[Öö]re\b|\b[åäö]\b"
)
SWEDISH = re.compile(
    r"[åäöÅÄÖ”]|\b(och|inte|eller|som|för|kap\.|balanskrav\w*|bokslutet|verifikation\w*)\b"
)
ENGLISH = re.compile(r"\b(the|of|is|are|and|with|which|its)\b")


def test_no_text_is_empty_in_one_language() -> None:
    """A translation that is missing would be a hole on the page."""
    assert [each for each in literals() if bool(each.sv.strip()) != bool(each.en.strip())] == []


def test_only_words_of_both_languages_are_the_same() -> None:
    """What was copied and never translated shows here."""
    worded = (each for each in literals() if re.search(r"[^\W\d_]", each.sv.replace("{}", "")))
    assert {each.sv for each in worded if each.sv == each.en} <= SAME


@pytest.mark.parametrize("each", literals(), ids=lambda each: each.place)
def test_each_side_is_its_language(each: Literal) -> None:
    """No Swedish words on the English side, no English ones on the Swedish."""
    assert not SWEDISH.search(re.sub(NAMES, "", each.en)), each
    assert not ENGLISH.search(re.sub(NAMES, "", each.sv)), each


def sources() -> set[str]:
    """Where every check, rule, layout and key figure of the package stands."""
    made = {check.source for check in all_checks()}
    made |= {law.paragraph for rule in all_rules() for law in rule.laws}
    made |= {shipped_layout(name).source for name in shipped_layouts()}
    made |= {spec.source for spec in shipped_key_figures().values()}
    return {source for source in made if source}


@pytest.mark.parametrize("source", sorted(sources()))
def test_references_are_english_in_english(source: str) -> None:
    """Chapters and paragraphs are written as English has them, and no word is left."""
    english = cited(source).en
    assert not SWEDISH.search(re.sub(r"https?://\S+|docs/\S+", "", english))
    assert not re.search(r"\b(enligt|stycket|lag|lydelsen)\b", english)


def test_a_reference_of_the_users_own_stays() -> None:
    """Words that the package does not know are left as they are written."""
    assert cited("Förbundets årsredovisning 2014").en == "Förbundets årsredovisning 2014"
