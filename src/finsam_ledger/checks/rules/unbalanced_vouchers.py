"""Vouchers that do not sum to zero (obalanserade verifikationer), LKBR 3 kap. 9 §, SIE 4B §11."""

from collections.abc import Iterator

from finsam_ledger.checks._telling import Place, Trouble, voucher_word
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.terms import Text

_SOURCE = "LKBR 3 kap. 9 §; SIE 4B §11"
_UNBALANCED = Trouble(
    "unbalanced",
    Severity.ERROR,
    Text(
        "verifikation {voucher} balanserar inte: raderna summerar till {amount_ore};"
        " den ingår inte i några siffror",
        "voucher {voucher} does not balance: its lines sum to {amount_ore};"
        " it is part of no figure",
    ),
    Text(
        "Rätta beloppen i bokföringen så att debet och kredit blir lika",
        "Mend the amounts in the books so that debit equals credit",
    ),
    _SOURCE,
)


def _run(subject: Subject) -> Iterator[Finding]:
    for draft in subject.ledger.rejected:
        ore = draft.difference_ore
        if ore:
            place = Place(draft.source_line, draft.name)
            word = voucher_word(place)
            yield _UNBALANCED.found(subject, place, ore, voucher=word, amount_ore=ore)


CHECK = Check(
    "unbalanced",
    Text("Varje verifikation balanserar", "Every voucher balances"),
    _SOURCE,
    _run,
)
