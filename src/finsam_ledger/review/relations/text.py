"""Figures in running text (tal i text) that repeat a figure of the tables."""

from collections.abc import Iterator

from finsam_ledger.review.identity import Claim, Figures, Identity, Verdict
from finsam_ledger.review.labels import (
    column_key,
    has_word,
    key_words,
    synonym,
    vocabulary,
    words_of,
)
from finsam_ledger.review.printed import Place
from finsam_ledger.review.relation import Relation
from finsam_ledger.review.slips import is_slip
from finsam_ledger.terms import Text

_KIND = "text"
_HOLDS, _SURE = 6, 6
_OUTCOMES = frozenset({"outcome", "closing"})
_PER_PARTY = ({"per", "party"}, {"per", "part"})


def _says(words: set[str], name: str) -> bool:
    return set(name.split()) <= words


def _phrases(words: set[str]) -> Iterator[tuple[str, bool]]:
    """What rows a text figure may repeat, and whether its name says so plainly."""
    sure = vocabulary()["text"]["sure"]
    for name, phrases in vocabulary()["text_rows"].items():
        if _says(words, name):
            yield from ((phrase, name in sure) for phrase in phrases)


def _rows(figures: Figures, phrase: str) -> Iterator[tuple[int, int]]:
    wanted = key_words(phrase)
    for t, table in enumerate(figures.report.tables):
        for r, row in enumerate(table.rows):
            words = key_words(row.label)
            alike = wanted in (words, synonym(words)) or words[: len(wanted)] == wanted
            if not table.is_text and alike:
                yield t, r


def _targets(figures: Figures, table: int, row: int) -> Iterator[Place]:
    """The figures of a row for the report's own year, the outcome first."""
    year = figures.report.year
    columns = enumerate(figures.report.tables[table].columns)
    keys = [(column_key(column.label), c) for c, column in columns]
    own = [(key, c) for key, c in keys if (key.year or year) == year]
    for key, c in sorted(own, key=lambda each: each[0].kind not in _OUTCOMES):
        if key.kind in (*_OUTCOMES, "budget") and not figures.blank(Place(table, row, c)):
            yield Place(table, row, c)


def _factor(figures: Figures, words: set[str]) -> int:
    per_party = any(each <= words for each in _PER_PARTY)
    return max(figures.report.lists.values(), default=1) if per_party else 1


def _identities(figures: Figures, place: Place, words: set[str]) -> Iterator[tuple[Identity, bool]]:
    factor = _factor(figures, words)
    for phrase, sure in _phrases(words):
        for table, row in _rows(figures, phrase):
            for target in _targets(figures, table, row):
                same = figures.value(place) * figures.value(target) >= 0
                sign = factor if same else -factor
                if factor == 1:
                    yield Identity(_KIND, place, ((sign, target),), loose=True), sure
                else:
                    yield Identity(_KIND, target, ((sign, place),), loose=True), sure


def _claims(figures: Figures) -> Iterator[Claim]:
    for t, table in enumerate(figures.report.tables):
        words = set(words_of(table.rows[0].label)) if table.is_text else set()
        if not words or has_word(words, "text", "later"):
            continue
        broken: Claim | None = None
        for identity, sure in _identities(figures, Place(t, 0, 0), words):
            outcome = figures.outcome(identity)
            if outcome.verdict in (Verdict.EXACT, Verdict.ROUNDING):
                yield Claim(_KIND, (identity,), _HOLDS)
                break
            slip = is_slip(outcome.printed, outcome.follows)
            if sure and slip and broken is None:
                broken = Claim(_KIND, (identity,), _SURE)
        else:
            yield from [broken] if broken else []


RELATION = Relation(_KIND, Text("tal i texten", "figures in the text"), claims=_claims)
