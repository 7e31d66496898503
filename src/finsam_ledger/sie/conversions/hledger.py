"""The journal of ``hledger`` (hledger.org)."""

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.sie.conversion import Conversion
from finsam_ledger.sie.conversions._journal import journal
from finsam_ledger.terms import Text


def hledger_journal(ledger: Ledger, currency: str) -> bytes:
    """The books as a journal that says how its amounts are written (journal för hledger).

    Args:
        ledger: The books.
        currency: The currency of the amounts.
    """
    return journal(ledger, currency, f"decimal-mark .\ncommodity 1000.00 {currency}\n")


CONVERSION = Conversion(
    "hledger", ".journal", Text("journal för hledger", "a journal for hledger"), hledger_journal
)
