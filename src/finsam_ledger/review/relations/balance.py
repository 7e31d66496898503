"""The two sides of a balance sheet (balansräkningens sidor): assets, and what pays for them."""

from collections.abc import Iterator

from finsam_ledger.review.identity import Claim, Figures, Identity
from finsam_ledger.review.labels import key_words, row_role
from finsam_ledger.review.printed import Place, PrintedRow, PrintedTable
from finsam_ledger.review.relation import Relation
from finsam_ledger.terms import Text

_KIND = "balance"
_BELIEF = 12
_ASSETS = ("tillgångar",)


def _is_assets(row: PrintedRow) -> bool:
    return row_role(row.label).total and key_words(row.label) == _ASSETS


def _is_other_side(row: PrintedRow) -> bool:
    words = key_words(row.label)
    return row_role(row.label).total and "skulder" in words and "kapital" in words


def _sides(table: PrintedTable) -> tuple[int, int] | None:
    assets = next((i for i, row in enumerate(table.rows) if _is_assets(row)), None)
    other = next((i for i, row in enumerate(table.rows) if _is_other_side(row)), None)
    return None if assets is None or other is None else (assets, other)


def _claims(figures: Figures) -> Iterator[Claim]:
    for t, table in enumerate(figures.report.tables):
        sides = _sides(table)
        if sides is None:
            continue
        places = [(Place(t, sides[0], c), Place(t, sides[1], c)) for c in range(len(table.columns))]
        signs = sum(figures.value(one) * figures.value(other) > 0 for one, other in places)
        sign = 1 if signs * 2 >= len(places) else -1
        yield Claim(
            _KIND,
            tuple(
                Identity(_KIND, one, ((sign, other),))
                for one, other in places
                if not figures.blank(one) and not figures.blank(other)
            ),
            _BELIEF,
        )


RELATION = Relation(
    _KIND,
    Text("tillgångar mot skulder och eget kapital", "assets against liabilities and equity"),
    claims=_claims,
)
