"""Targets (saldon som ska gälla): an account is taken from what is booked to what it is to be."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import field, frozen

from finsam_ledger.bookkeeping.plan import Proposal
from finsam_ledger.core.amount import validate_ore
from finsam_ledger.core.dimension import Objects
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.numbers import format_ore
from finsam_ledger.terms import Text


@frozen
class Target:
    """A balance that an account is to have on a day (saldo som ska gälla).

    Args:
        id: Short name.
        text: What it is.
        account: The balance account.
        counter: The result account that the change is posted against.
        day: The day.
        ore: The balance in öre, debit positive.
        objects: What the result line is booked on.
        reason: Why.
        source: The law with paragraph.

    >>> Target("s", "Semesterlöneskuld", "2920", "7290", date(2024, 12, 31), -100).ore
    -100
    """

    id: str
    text: str
    account: str
    counter: str
    day: date
    ore: int = field(validator=validate_ore)
    objects: Objects = ()
    reason: Text = Text("", "")
    source: str = "LKBR 4 kap. 4 §"

    def proposals(self, ledger: Ledger, series: str) -> Iterator[Proposal]:
        """The voucher that takes the account to its balance; none when it is there (förslag)."""
        if self.day not in ledger.year:
            return
        until = Period(ledger.year.start, self.day)
        change = self.ore - ledger.balances.closing(self.account, until)
        if change:
            lines = (Line(self.account, change), Line(self.counter, -change, self.objects))
            text = f"{self.text} ({self.id})"
            reason = Text(
                f"{self.reason.sv}: saldot ska vara {format_ore(self.ore)} kr",
                f"{self.reason.en}: the balance is to be {format_ore(self.ore, 'en')} kr",
            )
            reference = f"registret, värdering {self.id}"
            draft = VoucherDraft(self.day, lines, series, text=text, reference=reference)
            yield Proposal(draft, reason, self.source)


def in_order(targets: Iterable[Target]) -> list[Target]:
    """The targets in order of day, as they must be posted (i tidsordning)."""
    return sorted(targets, key=lambda target: target.day)
