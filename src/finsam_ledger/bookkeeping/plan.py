"""A plan of vouchers (verifikationsplan): shown first with its reasons, then posted as shown.

A plan is a dry run. Its vouchers are those that posting gives, numbers and all, so what is shown
and what is posted cannot differ. Vouchers that the books have already are told and left out, so
planning again after posting plans nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from attrs import evolve, frozen

from finsam_ledger.bookkeeping.shown import code_of
from finsam_ledger.core.account import Account
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Voucher, VoucherDraft
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.terms import Text

Key = tuple[date | None, str]


@frozen
class Proposal:
    """A voucher that somebody proposes (förslag till verifikation).

    Args:
        draft: The voucher, with a text that no other on that day has.
        reason: Why it is to be posted.
        source: The law with paragraph; empty when none asks for it.
    """

    draft: VoucherDraft
    reason: Text
    source: str = ""


@frozen
class PlannedVoucher:
    """A voucher as it will be posted (planerad verifikation).

    Args:
        voucher: The voucher with its number.
        reason: Why it is to be posted.
        source: The law with paragraph; empty when none asks for it.
    """

    voucher: Voucher
    reason: Text
    source: str = ""


@frozen
class Plan:
    """Vouchers that are to be posted, and nothing else (plan).

    Args:
        year: The fiscal year that it is for.
        vouchers: The vouchers in the order they are posted.
        present: Vouchers of the books that the plan would else have posted.
        accounts: Accounts that the vouchers need and the books do not declare.
        findings: What an accountant must look at, such as a voucher posted with other amounts.

    >>> Plan(FiscalYear.calendar(2024)).drafts
    ()
    """

    year: FiscalYear
    vouchers: tuple[PlannedVoucher, ...] = ()
    present: tuple[Voucher, ...] = ()
    accounts: tuple[Account, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def drafts(self) -> tuple[VoucherDraft, ...]:
        """The vouchers as drafts with their numbers, as books take them (utkast)."""
        return tuple(planned.voucher.draft() for planned in self.vouchers)

    @property
    def code(self) -> str:
        """A short code for exactly these vouchers (kod), to say that they are what was shown."""
        return code_of(self.vouchers, self.accounts)

    def declared(self, ledger: Ledger) -> Ledger:
        """The books with the accounts that the plan needs (upplagda konton)."""
        return _with_accounts(ledger, self.accounts) if self.accounts else ledger

    def post(self, ledger: Ledger) -> Ledger:
        """The books with exactly the plan's vouchers (bokför planen).

        Args:
            ledger: The books that the plan was made for.

        Raises:
            ValueRefusedError: The books are of another year, or have used a number of the plan
                since it was made; nothing is posted.
        """
        if ledger.year != self.year:
            raise ValueRefusedError(
                Text(
                    f"planen gäller {self.year} men böckerna {ledger.year}",
                    f"the plan is of {self.year} but the books of {ledger.year}",
                ),
                Text("Gör planen ur de böckerna", "Make the plan from those books"),
            )
        return self.declared(ledger).post(*self.drafts)

    def __add__(self, later: "Plan") -> "Plan":
        accounts = {account.number: account for account in (*later.accounts, *self.accounts)}
        return Plan(
            self.year,
            self.vouchers + later.vouchers,
            self.present + later.present,
            tuple(accounts.values()),
            self.findings + later.findings,
        )


Proposer = Callable[[Ledger], Iterable[Proposal]]
"""What proposes vouchers for a set of books, having seen them (förslagsställare)."""


def make_plan(
    ledger: Ledger,
    *proposers: Proposer,
    accounts: Mapping[str, Account] | None = None,
) -> Plan:
    """A plan from those who propose vouchers, one after the other (gör plan).

    Args:
        ledger: The books; they are not changed.
        proposers: Each sees the books as they are after those before it.
        accounts: Accounts that may be added to the books where a voucher needs them.

    Returns:
        The vouchers that are not in the books. One that is there on the same day and with the same
        text is left out, whatever its series, and is told as a finding when its lines differ.

    Raises:
        ValueRefusedError: A voucher uses an account that is declared neither in the books nor in
            ``accounts``.
    """
    plan, books = Plan(ledger.year), ledger
    for propose in proposers:
        step = _step(books, tuple(propose(books)), accounts or {})
        plan, books = plan + step, step.post(books)
    return plan


def _step(ledger: Ledger, proposals: tuple[Proposal, ...], known: Mapping[str, Account]) -> Plan:
    posted = _posted(ledger, {_key(proposal.draft) for proposal in proposals})
    new, present, findings = [], [], []
    for proposal in sorted(proposals, key=lambda each: each.draft.day or date.min):
        same = posted.get(_key(proposal.draft), [])
        match = next((v for v in same if _essence(v) == _essence(proposal.draft)), None)
        if not same:
            new.append(proposal)
        elif match is None:
            findings.append(_differs(proposal, same[-1]))
        else:
            present.append(match)
    accounts = _needed(ledger, new, known)
    after = _with_accounts(ledger, accounts).post(*(proposal.draft for proposal in new))
    vouchers = map(after.journal.voucher, range(len(ledger.journal), len(after.journal)))
    planned = map(_planned, vouchers, new)
    return Plan(ledger.year, tuple(planned), tuple(present), accounts, tuple(findings))


def _planned(voucher: Voucher, proposal: Proposal) -> PlannedVoucher:
    return PlannedVoucher(voucher, proposal.reason, proposal.source)


def _key(draft: VoucherDraft) -> Key:
    return draft.day, draft.text


def _essence(draft: VoucherDraft) -> Counter[tuple[object, ...]]:
    """What two vouchers must have alike to be the same: accounts, amounts and objects."""
    return Counter((line.account, line.ore, line.objects) for line in draft.lines)


def _posted(ledger: Ledger, keys: set[Key]) -> Mapping[Key, list[Voucher]]:
    """The vouchers with a wanted day and text, in any series: other programs choose their own."""
    columns, count = ledger.journal.columns, len(ledger.journal)
    texts = {text for _, text in keys}
    found: dict[Key, list[Voucher]] = defaultdict(list)
    for i, text in enumerate(columns.text[:count]):
        key = (date.fromordinal(columns.day[i]), text) if text in texts else None
        if key in keys:
            found[key].append(ledger.journal.voucher(i))
    return found


def _needed(
    ledger: Ledger, proposals: Iterable[Proposal], known: Mapping[str, Account]
) -> tuple[Account, ...]:
    used = {line.account for proposal in proposals for line in proposal.draft.lines}
    return tuple(known[n] for n in sorted(used) if n not in ledger.accounts and n in known)


def _with_accounts(ledger: Ledger, accounts: Iterable[Account]) -> Ledger:
    more = {account.number: account for account in accounts}
    return evolve(ledger, accounts={**more, **ledger.accounts}, balances=ledger.balances)


def _differs(proposal: Proposal, posted: Voucher) -> Finding:
    text = posted.text
    return Finding(
        "plan_differs",
        Severity.ERROR,
        Text(
            f"verifikation {posted.name} {posted.day} ”{text}” är bokförd med andra rader än"
            " planens; den bokförs inte igen",
            f'voucher {posted.name} {posted.day} "{text}" is posted with other lines than the'
            " plan's; it is not posted again",
        ),
        Text(
            "Rätta verifikationen med en rättelse, eller ändra planen så att den stämmer",
            "Correct the voucher with a correction, or change the plan so that it agrees",
        ),
        proposal.source,
        record=posted.name,
    )
