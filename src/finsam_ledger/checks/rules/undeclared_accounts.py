"""Accounts that vouchers use and the books do not declare (ej upplagda konton).

Source: LKBR 3 kap. 11 § (systemdokumentation, of which the kontoplan is part); SIE 4B §11.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from finsam_ledger.checks._telling import (
    Place,
    Trouble,
    enumerated,
    listed,
    voucher_place,
    voucher_word,
)
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.terms import Text

_SOURCE = "LKBR 3 kap. 11 §; SIE 4B §11"
_REMEDY = Text(
    "Lägg upp kontot med namn i bokföringen och exportera om filen",
    "Declare the account with a name in the books and export the file again",
)
_NO_NAME = Trouble(
    "undeclared_account",
    Severity.WARNING,
    Text(
        "konto {account} används i verifikation {voucher} men är inte upplagt med något namn",
        "account {account} is used in voucher {voucher} but not declared with a name",
    ),
    _REMEDY,
    _SOURCE,
)
_MORE = Trouble(
    "undeclared_account",
    Severity.WARNING,
    Text(
        "ytterligare konton används utan att vara upplagda med namn: {accounts} ({count} st)",
        "further accounts are used without being declared with a name: {accounts} ({count})",
    ),
    _REMEDY,
    _SOURCE,
)
_NONE_NAMED = Trouble(
    "no_accounts",
    Severity.WARNING,
    Text(
        "böckerna lägger inte upp några konton med namn, men använder {accounts} ({count} st)",
        "the books declare no accounts with names, but use {accounts} ({count})",
    ),
    _REMEDY,
    _SOURCE,
)


def _run(subject: Subject) -> Iterator[Finding]:
    ledger = subject.ledger
    unnamed = sorted(n for n in ledger.balances.running if not ledger.accounts[n].name)

    def tell(number: str) -> Finding:
        place = _first_use(ledger, number)
        return _NO_NAME.found(subject, place, account=number, voucher=voucher_word(place))

    def rest(more: Sequence[str]) -> Finding:
        return _MORE.found(subject, count=len(more), accounts=enumerated(more))

    if unnamed and not any(account.name for account in ledger.accounts.values()):
        names = enumerated(unnamed)
        return iter((_NONE_NAMED.found(subject, count=len(unnamed), accounts=names),))
    return listed(unnamed, tell, rest)


def _first_use(ledger: Ledger, number: str) -> Place:
    columns = ledger.journal.columns
    row = columns.account.index(columns.accounts[number])
    return voucher_place(columns, bisect_right(columns.first, row) - 1)


CHECK = Check(
    "undeclared_account",
    Text("Alla använda konton är upplagda med namn", "All used accounts are declared with names"),
    _SOURCE,
    _run,
)
