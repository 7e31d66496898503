"""Opening figures (ingående värden): what a year begins with is what the year before ended with."""

from collections.abc import Iterator

from finsam_ledger.review.identity import Claim, Figures, Identity, tally
from finsam_ledger.review.labels import bare_words, row_role
from finsam_ledger.review.printed import Place, PrintedTable
from finsam_ledger.review.relation import Relation
from finsam_ledger.review.slips import is_slip
from finsam_ledger.review.years import years_apart
from finsam_ledger.terms import Text

_KIND = "opening"
_BELIEF = 8


def _pairs(table: PrintedTable) -> Iterator[tuple[int, int]]:
    for i, row in enumerate(table.rows):
        if row_role(row.label).opening and bare_words(row.label):
            for j, other in enumerate(table.rows):
                role = row_role(other.label)
                ends = (role.total or role.closing) and not role.opening
                if ends and j != i and bare_words(other.label) == bare_words(row.label):
                    yield i, j


def _claims(figures: Figures) -> Iterator[Claim]:
    for t, table in enumerate(figures.report.tables):
        years = list(years_apart(table))
        for opening, closing in _pairs(table):
            identities = tuple(
                Identity(_KIND, Place(t, opening, later), ((1, Place(t, closing, earlier)),))
                for later, earlier in years
                if not figures.blank(Place(t, opening, later))
                and not figures.blank(Place(t, closing, earlier))
            )
            if identities and _credible(figures, identities):
                yield Claim(_KIND, identities, _BELIEF)


def _credible(figures: Figures, identities: tuple[Identity, ...]) -> bool:
    outcomes = [figures.outcome(each) for each in identities]
    counted = tally(outcomes)
    if counted.holds:
        return counted.broken <= counted.holds
    return all(is_slip(each.printed, each.follows) for each in outcomes)


RELATION = Relation(
    _KIND,
    Text("ingående mot föregående utgående", "opening against previous closing"),
    claims=_claims,
)
