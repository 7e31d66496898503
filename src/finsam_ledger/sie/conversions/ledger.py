"""The journal of ``ledger`` (ledger-cli.org)."""

from finsam_ledger.sie.conversion import Conversion
from finsam_ledger.sie.conversions._journal import journal
from finsam_ledger.terms import Text

CONVERSION = Conversion(
    "ledger", ".ledger", Text("journal för ledger", "a journal for ledger"), journal
)
