"""The members' contributions (parternas insatser): all municipalities as much as the region.

An association may agree on other shares, so this only proves, and never finds, a difference.
"""

from collections.abc import Iterator

from finsam_ledger.review.identity import HOLDING, Claim, Figures, Identity, Verdict
from finsam_ledger.review.labels import has_word, row_role, words_of
from finsam_ledger.review.printed import Place, PrintedTable
from finsam_ledger.review.relation import Relation
from finsam_ledger.terms import Text

_KIND = "parties"
_BELIEF = 6


def _rows(table: PrintedTable, party: str) -> list[int]:
    return [
        i
        for i, row in enumerate(table.rows)
        if has_word(words_of(row.label), "party", party) and not row_role(row.label).total
    ]


def _claims(figures: Figures) -> Iterator[Claim]:
    for t, table in enumerate(figures.report.tables):
        regions, towns = _rows(table, "region"), _rows(table, "municipality")
        if len(regions) != 1 or not towns or set(regions) & set(towns):
            continue
        identities = tuple(
            Identity(
                _KIND, Place(t, regions[0], c), tuple((1, Place(t, town, c)) for town in towns)
            )
            for c in range(len(table.columns))
        )
        verdicts = [figures.outcome(each).verdict for each in identities]
        if all(each in (*HOLDING, Verdict.TRIVIAL) for each in verdicts):
            yield Claim(_KIND, identities, _BELIEF)


RELATION = Relation(_KIND, Text("parternas insatser", "members' contributions"), claims=_claims)
