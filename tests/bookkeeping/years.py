"""Years of books that a register is carried out in, one after the other."""

from collections.abc import Iterator
from datetime import date

from finsam_ledger.bookkeeping.closing import ClosingAccounts, close_year
from finsam_ledger.bookkeeping.opening import next_year
from finsam_ledger.bookkeeping.register import Register
from finsam_ledger.core.ledger import Ledger

ACCOUNTS = ClosingAccounts("8999", "2099")


def each_year(register: Register, ledger: Ledger, until: date) -> Iterator[Ledger]:
    """The books of each year with the register's plan posted, through the year of a day."""
    while ledger.year.start <= until:
        posted = register.plan(ledger).post(ledger)
        yield posted
        ledger = next_year(close_year(posted, ACCOUNTS).post(posted))
