"""A budget that balances (budget i balans): its incomes, with what is brought in, are its costs."""

from collections.abc import Iterator

from finsam_ledger.review.identity import Claim, Figures, Identity
from finsam_ledger.review.labels import row_role
from finsam_ledger.review.printed import Place, PrintedReport
from finsam_ledger.review.relation import Relation
from finsam_ledger.terms import Text

_KIND = "budget"
_BELIEF = 10
_NEAR = 5


def _sides(report: PrintedReport) -> tuple[list[Place], list[Place]]:
    """The totals that are called incomes and those called costs, in every column."""
    incomes: list[Place] = []
    costs: list[Place] = []
    for t, table in enumerate(report.tables):
        for r, row in enumerate(table.rows):
            role = row_role(row.label)
            if role.total and role.income != role.cost:
                side = incomes if role.income else costs
                side += [Place(t, r, c) for c in range(len(table.columns))]
    return incomes, costs


def _claims(figures: Figures) -> Iterator[Claim]:
    report = figures.report
    incomes, costs = _sides(report)
    if "budget" not in report.kind.casefold() or len(incomes) != 1 or not costs:
        return
    same = figures.value(incomes[0]) * figures.value(costs[0]) > 0
    parts = tuple((1 if same else -1, place) for place in costs)
    claim = Claim(_KIND, (Identity(_KIND, incomes[0], parts),), _BELIEF)
    outcome = figures.outcome(claim.identities[0])
    if abs(outcome.difference) * _NEAR <= abs(outcome.follows):
        yield claim


RELATION = Relation(
    _KIND,
    Text("budgetens intäkter mot kostnader", "budgeted incomes against costs"),
    claims=_claims,
)
