"""Changes between balance sheets (förändringar): what a cash flow shows is closing less opening."""

from finsam_ledger.review.changes import CHANGES, change_claims
from finsam_ledger.review.relation import Relation
from finsam_ledger.terms import Text

RELATION = Relation(
    CHANGES,
    Text("förändringar mellan två balansräkningar", "changes between balance sheets"),
    claims=change_claims,
)
