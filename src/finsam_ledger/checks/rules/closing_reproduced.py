"""The vouchers give the balances that the books report (avstämning mot #UB och #RES).

Source: LKBR 3 kap. 3 §, grundbok and huvudbok must show the same; SIE 4B §11.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from finsam_ledger.checks._reproduced import Reproduced, reproduced
from finsam_ledger.checks._telling import (
    LISTED,
    Trouble,
    account_name,
    largest_first,
    listed,
)
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.checks.difference import possibly, vouchers_by_account
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.numbers import format_ore
from finsam_ledger.terms import Text

_SOURCE = "LKBR 3 kap. 3 §; SIE 4B §11"
_CLOSING = Trouble(
    "closing_reproduced",
    Severity.WARNING,
    Text(
        "konto {name}: ingående balans och verifikationer ger {computed_ore} men utgående balans"
        " (#UB 0) är {reported_ore}, differens {difference_ore}{kept_out}{behind}",
        "account {name}: opening balance and vouchers give {computed_ore} but the closing balance"
        " (#UB 0) is {reported_ore}, difference {difference_ore}{kept_out}{behind}",
    ),
    Text(
        "Kontrollera att alla verifikationer är med, och exportera om filen ur bokföringen;"
        " rapporten bygger på verifikationerna",
        "Check that all vouchers are there, and export the file again from the books;"
        " the report is built on the vouchers",
    ),
    _SOURCE,
)
_RESULT = evolve(
    _CLOSING,
    message=Text(
        "konto {name}: verifikationerna ger {computed_ore} men årets resultat på kontot (#RES 0)"
        " är {reported_ore}, differens {difference_ore}{kept_out}{behind}",
        "account {name}: the vouchers give {computed_ore} but the account's result (#RES 0)"
        " is {reported_ore}, difference {difference_ore}{kept_out}{behind}",
    ),
)
_MORE = evolve(
    _CLOSING,
    message=Text(
        "ytterligare konton ({accounts} st) har saldon (#UB 0, #RES 0) som verifikationerna inte"
        " ger, tillsammans {difference_ore}; alla differenser summerar till {total_ore}",
        "further accounts ({accounts}) have balances (#UB 0, #RES 0) that the vouchers do not give,"
        " together {difference_ore}; all differences sum to {total_ore}",
    ),
)


def _run(subject: Subject) -> Iterator[Finding]:
    ledger = subject.ledger
    if 0 not in ledger.reported or not len(ledger.journal):
        return iter(())
    differences = largest_first((b, b.computed - b.reported) for b in reproduced(ledger))
    return _told(subject, differences)


def _told(subject: Subject, differences: Sequence[tuple[Reproduced, int]]) -> Iterator[Finding]:
    total = sum(ore for _, ore in differences)
    accounts, kept_out = subject.ledger.accounts, _kept_out(subject.ledger)
    told = [balance.number for balance, _ in differences[:LISTED]]
    vouchers = vouchers_by_account(subject.ledger, told, subject.ledger.year)

    def tell(difference: tuple[Reproduced, int]) -> Finding:
        balance, ore = difference
        account = accounts.get(balance.number)
        return (_RESULT if balance.of_result else _CLOSING).found(
            subject,
            ore=ore,
            name=account_name(account) if account else balance.number,
            account=balance.number,
            computed_ore=balance.computed,
            reported_ore=balance.reported,
            difference_ore=ore,
            total_ore=total,
            kept_out=_because(kept_out[balance.number]),
            kept_out_ore=kept_out[balance.number],
            behind=possibly(ore + kept_out[balance.number], vouchers.get(balance.number, ())),
        )

    def rest(more: Sequence[tuple[Reproduced, int]]) -> Finding:
        ore = sum(ore for _, ore in more)
        return _MORE.found(
            subject, ore=ore, accounts=len(more), difference_ore=ore, total_ore=total
        )

    return listed(differences, tell, rest)


def _kept_out(ledger: Ledger) -> Mapping[str, int]:
    """What the vouchers that do not hold would have booked, by account."""
    amounts = defaultdict[str, int](int)
    for line in (line for draft in ledger.rejected for line in draft.lines):
        amounts[line.account] += line.ore
    return amounts


def _because(ore: int) -> Text:
    if not ore:
        return Text("", "")
    return Text(
        f"; verifikationer som inte kan bokföras har {format_ore(ore)} kr på kontot",
        f"; vouchers that cannot be posted have {format_ore(ore, 'en')} kr on the account",
    )


CHECK = Check(
    "closing_reproduced",
    Text(
        "Verifikationerna ger de utgående saldon som böckerna anger",
        "The vouchers give the closing balances that the books report",
    ),
    _SOURCE,
    _run,
)
