"""The ledger (huvudbok): association, chart, year, opening balances and journal, frozen."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from finsam_ledger.core.account import Account
from finsam_ledger.core.amount import whole_ore
from finsam_ledger.core.association import Association
from finsam_ledger.core.balances import Balances, running_totals_by
from finsam_ledger.core.chart import Chart
from finsam_ledger.core.dimension import (
    COUNTERPARTY,
    PARTY_DIMENSIONS,
    Dimension,
    ObjectRef,
    Objects,
)
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.line import AccountHome, StatementLine
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Voucher, VoucherDraft
from finsam_ledger.errors import OutsideYearError, UnknownAccountError
from finsam_ledger.terms import Text


@frozen
class ReportedBalances:
    """What the books themselves say of a year (bokföringens egna saldon: #IB, #UB, #RES).

    Args:
        opening: #IB by account, öre.
        closing: #UB by account, öre.
        result: #RES by account, öre, income negative.
        period_movements: #PSALDO by account and month ("202101"), öre.
        budget: #PBUDGET by account and month, öre.
    """

    opening: Mapping[str, int] = field(factory=dict)
    closing: Mapping[str, int] = field(factory=dict)
    result: Mapping[str, int] = field(factory=dict)
    period_movements: Mapping[tuple[str, str], int] = field(factory=dict)
    budget: Mapping[tuple[str, str], int] = field(factory=dict)

    def __bool__(self) -> bool:
        return bool(self.opening or self.closing or self.result)


@frozen
class Ledger:
    """One year's books (huvudbok), frozen: what is built holds.

    Args:
        association: Whose books they are.
        chart: What the accounts mean.
        year: The fiscal year.
        accounts: The accounts that the books declare, by number; one that lines use and nobody
            declared is added with an empty name.
        opening: Opening balances in öre by account, debit positive (#IB 0).
        journal: The vouchers.
        dimensions: The dimensions, by number.
        objects: The names of the objects.
        reported: What the books themselves say of this year (0) and earlier ones (-1, -2 …).
        rejected: Vouchers that do not hold and are part of no figure (#VER that do not balance).
        opening_by: What each predecessor brought in, öre by account (ingående per föregångare).
        derived: Books that were made of these, by the accounts whose other side they hold; kept so
            that they are made once (``bookkeeping.counter_entries``).
        corrected: By series and number of a corrected voucher, what corrects it: "A 18 2024-03-09".

    Raises:
        ValueRefusedError: An opening balance is not whole öre.
    """

    association: Association
    chart: Chart
    year: FiscalYear
    accounts: Mapping[str, Account] = field(factory=dict)
    opening: Mapping[str, int] = field(factory=dict)
    journal: Journal = field(factory=Journal)
    dimensions: Mapping[str, Dimension] = field(factory=dict)
    objects: Mapping[ObjectRef, str] = field(factory=dict)
    reported: Mapping[int, ReportedBalances] = field(factory=dict)
    rejected: tuple[VoucherDraft, ...] = ()
    opening_by: Mapping[str, Mapping[str, int]] = field(factory=dict, kw_only=True)
    corrected: Mapping[tuple[str, str], tuple[str, ...]] = field(factory=dict, kw_only=True)
    _balances: Balances | None = field(default=None, repr=False, eq=False, kw_only=True)
    _by_object: dict[str, Mapping[str, Balances]] = field(
        factory=dict, init=False, repr=False, eq=False
    )
    derived: dict[frozenset[str], "Ledger"] = field(factory=dict, init=False, repr=False, eq=False)
    _row_codes: dict[str, Sequence[str]] = field(factory=dict, init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        for ore in self.opening.values():
            whole_ore(ore)
        used = {*self.opening, *self.journal.accounts()}
        missing = {number: Account(number) for number in used if number not in self.accounts}
        object.__setattr__(self, "accounts", {**self.accounts, **missing})
        object.__setattr__(self, "opening", dict(self.opening))

    @property
    def balances(self) -> Balances:
        """Opening, movement and closing of every account (saldon), summed when first asked for."""
        if self._balances is None:
            object.__setattr__(self, "_balances", Balances.of(self.opening, self.journal))
        assert self._balances is not None  # noqa: S101 set above
        return self._balances

    @cached_property
    def lines(self) -> Mapping[str, StatementLine]:
        """The statement line of each account (rad i resultat- eller balansräkningen)."""
        return {number: self.chart.line_of(acc) for number, acc in self.accounts.items()}

    def line_of(self, number: str) -> StatementLine:
        """The statement line of an account, also of one that only other years' books have (rad)."""
        return self.lines[number] if number in self.lines else self.chart.line_of(Account(number))

    def home_of(self, number: str) -> AccountHome:
        """Where an account goes: its statement line and its cash-flow class (hemvist)."""
        group = self.chart.group_of(number)
        return AccountHome(self.line_of(number), group.cash_flow if group else None)

    def corrections_of(self, voucher: Voucher) -> tuple[str, ...]:
        """The vouchers that correct one (rättad med), LKBR 3 kap. 7 §; none when it stands."""
        return self.corrected.get((voucher.series, voucher.number), ())

    @property
    def used_accounts(self) -> list[str]:
        """The accounts with an opening balance or a line, in order of number."""
        return self.balances.accounts()

    def by_object(self, dimension: str) -> Mapping[str, Balances]:
        """Movements per object code of a dimension (rörelser per objekt); "" is no object there.

        Args:
            dimension: Which dimension, "6" for projekt. A line counts on its first object there;
                "motpart" goes by the other party of its voucher.

        Returns:
            Balances without openings, by object code; computed once per dimension.
        """
        if dimension not in self._by_object:
            totals = running_totals_by(self.journal, self.row_codes(dimension))
            self._by_object[dimension] = {
                code: Balances({}, running) for code, running in totals.items()
            }
        return self._by_object[dimension]

    @cached_property
    def account_rows(self) -> Mapping[str, Sequence[tuple[int, int]]]:
        """The rows of the journal by account, each with its voucher (kontots rader)."""
        found: dict[int, list[tuple[int, int]]] = {}
        pairs = zip(self.journal.columns.account, self.journal.row_vouchers(), strict=False)
        for row, (account, voucher) in enumerate(pairs):
            found.setdefault(account, []).append((row, voucher))
        accounts = self.journal.accounts()
        return {accounts[index]: rows for index, rows in found.items()}

    def row_codes(self, dimension: str) -> Sequence[str]:
        """The object code of each row of the journal in a dimension (objekt per rad).

        Args:
            dimension: Which dimension. "motpart" is the name of the other party: the voucher's own,
                or else the name of the customer or supplier that the line is booked on.

        Returns:
            One code a row, "" where there is none; computed once per dimension.
        """
        if dimension not in self._row_codes:
            self._row_codes[dimension] = self._codes_of_rows(dimension)
        return self._row_codes[dimension]

    def _codes_of_rows(self, dimension: str) -> Sequence[str]:
        if dimension != COUNTERPARTY:
            return object_codes(self.journal, dimension)
        named = {
            voucher: particulars.counterparty
            for voucher, particulars in self.journal.columns.particulars.items()
        }
        parties = [_party(self, combination) for combination in self.journal.objects()]
        rows = zip(self.journal.row_vouchers(), self.journal.columns.object, strict=False)
        return [named.get(voucher) or parties[i] for voucher, i in rows]

    def post(self, *drafts: VoucherDraft) -> "Ledger":
        """This ledger and the vouchers (bokför); the ledger itself does not change.

        Args:
            drafts: What to post. A draft without number gets the next one of its series.

        Returns:
            The new ledger.

        Raises:
            UnbalancedVoucherError: A draft does not sum to zero.
            OutsideYearError: A date outside the year; nothing is posted.
            UnknownAccountError: An account that the books do not declare.
            NumberTakenError: A number that is used.
        """
        return self.grown(self.journal.append(map(self._checked, drafts)))

    def grown(self, journal: Journal) -> "Ledger":
        """This ledger with a journal that has grown from its own (påbyggd).

        Args:
            journal: Its own journal and vouchers that were proved as ``post`` proves them.
        """
        balances = self._balances
        if balances is None or len(journal) > len(self.journal) + _FEW:
            return evolve(self, journal=journal, balances=None)
        for index in range(len(self.journal), len(journal)):
            balances = balances.plus(journal.voucher(index))
        return evolve(self, journal=journal, balances=balances)

    def _checked(self, draft: VoucherDraft) -> Voucher:
        voucher = draft.to_voucher()
        if voucher.event_day not in self.year:
            raise outside_year(voucher, str(self.year))
        for line in voucher.lines:
            if line.account not in self.accounts:
                raise unknown_account(voucher, line.account)
        return voucher


_FEW = 50


def outside_year(voucher: VoucherDraft, years: str) -> OutsideYearError:
    """The error that says which date lies in no fiscal year (utanför räkenskapsåret)."""
    name = voucher.name or voucher.text
    return OutsideYearError(
        Text(
            f"verifikation {name} är daterad {voucher.day}, utanför räkenskapsåret {years}",
            f"voucher {name} is dated {voucher.day}, outside the fiscal year {years}",
        ),
        MEND_VOUCHER,
    ).carrying(day=voucher.day)


def unknown_account(voucher: VoucherDraft, account: str) -> UnknownAccountError:
    """The error that says which account the books do not have (okänt konto)."""
    name = voucher.name or voucher.text
    return UnknownAccountError(
        Text(
            f"verifikation {name} använder konto {account} som inte finns",
            f"voucher {name} uses account {account}, which does not exist",
        ),
        MEND_VOUCHER,
    ).carrying(account=account)


MEND_VOUCHER = Text(
    "Rätta verifikationen; inget har bokförts", "Mend the voucher; nothing was posted"
)
"""What to do about a voucher that is refused (åtgärd)."""


def object_codes(journal: Journal, dimension: str) -> Sequence[str]:
    """The code of each row in a dimension (rader per objekt): its first object there, "" is none.

    Args:
        journal: The vouchers.
        dimension: Which dimension, "6" for projekt.
    """
    codes = [_code_in(combination, dimension) for combination in journal.objects()]
    return [codes[i] for i in journal.columns.object[: journal.rows]]


def _code_in(objects: Objects, dimension: str) -> str:
    return next((ref.code for ref in objects if ref.dimension == dimension), "")


def _party(ledger: Ledger, objects: Objects) -> str:
    party = next((ref for ref in objects if ref.dimension in PARTY_DIMENSIONS), None)
    return "" if party is None else ledger.objects.get(party) or party.code
