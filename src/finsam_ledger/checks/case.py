"""What the rules of law look at (prövat underlag): what is reported, and what is declared."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from finsam_ledger.bookkeeping.balanskrav import BalanskravAdjustment, Deficit
from finsam_ledger.checks._telling import account_name
from finsam_ledger.checks.difference import Share, vouchers_by_account
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import EQUITY_LINES, RESULT_LINES, StatementLine
from finsam_ledger.core.period import Period
from finsam_ledger.errors import UnknownNameError
from finsam_ledger.statements.columns import LedgerSource, Source, accounts_of, sum_of, term_of
from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.layout import Measure, ObjectSelection
from finsam_ledger.statements.reference import find_row

EQUITY_AND_RESULT = RESULT_LINES | EQUITY_LINES


class ReportKind(StrEnum):
    """What kind of report it is (slag av rapport); the value is what bokslut.toml writes."""

    ANNUAL = "arsredovisning"
    INTERIM = "delarsrapport"
    BUDGET = "budget"
    OTHER = "annat"


@frozen
class Tier:
    """A step of a recommended ceiling on equity (trappsteg).

    Args:
        up_to_ore: The largest yearly contributions that it is for, öre; None for the last step.
        share: The largest equity as a share of them.
        source: Who recommends it, and when.
        minimum_ore: Equity that is allowed whatever the share, öre.
        since: First fiscal year that it is for.
        until: Last fiscal year that it is for, None while it stands.
    """

    up_to_ore: int | None
    share: Fraction
    source: str
    minimum_ore: int = 0
    since: int = 0
    until: int | None = None

    def holds(self, contributions_ore: int, year: int) -> bool:
        """Whether contributions of this size in this year are on the step."""
        small = self.up_to_ore is None or contributions_ore <= self.up_to_ore
        return small and self.since <= year and (self.until is None or year <= self.until)


class Reached(StrEnum):
    """How far a goal was reached (måluppfyllelse)."""

    YES = "ja"
    PARTLY = "delvis"
    NO = "nej"


@frozen
class Goal:
    """A goal for god ekonomisk hushållning with its outcome (mål), LKBR 11 kap. 8 §.

    Args:
        title: The goal as the budget states it.
        measured: What was measured, in words.
        reached: How far it was reached; None when that is not yet known.
    """

    title: str
    measured: str = ""
    reached: Reached | None = None


@frozen
class Facts:
    """What the rules need and the books cannot tell (uppgifter), as bokslut.toml declares it.

    Args:
        kind: What kind of report it is.
        investigated: Whether the report has a balanskravsutredning.
        budget_decided: The day that the board fixed the budget.
        drawn_up: The day that the board drew up the report.
        interim_required: Whether the förbundsordning asks for an interim report.
        contributions_ore: The year's contributions from all members, öre, when they are not what
            the contribution accounts hold.
        contribution_accounts: The accounts of the members' contributions.
        audit_accounts: The accounts of the auditors' fees.
        vat_accounts: The accounts of refundable input VAT.
        administration: The objects that are administration.
        tiers: The recommended ceiling on equity, beside the one that is shipped.
        goals: The goals for god ekonomisk hushållning.
        sections: The headings of LKBR 11 kap. that the report's text has; None when it is not here.
        must_restore: Whether the association has decided to follow KL 11 kap. 12 §.
        comment: How a negative balanskravsresultat is to be regulated, LKBR 11 kap. 11 §.
        adjustments: Adjustments of the balanskravsutredning.
        deficits: Earlier negative balanskravsresultat.
        gain_accounts: The accounts of capital gains; none takes those that the chart calls so.
    """

    kind: ReportKind = ReportKind.OTHER
    investigated: bool = False
    budget_decided: date | None = None
    drawn_up: date | None = None
    interim_required: bool | None = None
    contributions_ore: int | None = None
    contribution_accounts: tuple[AccountRange, ...] = ()
    audit_accounts: tuple[AccountRange, ...] = ()
    vat_accounts: tuple[AccountRange, ...] = ()
    administration: ObjectSelection | None = None
    tiers: tuple[Tier, ...] = ()
    goals: tuple[Goal, ...] = ()
    sections: frozenset[str] | None = None
    must_restore: bool = False
    comment: str = ""
    adjustments: tuple[BalanskravAdjustment, ...] = ()
    deficits: tuple[Deficit, ...] = ()
    gain_accounts: tuple[AccountRange, ...] = ()


@frozen
class Case:
    """A report and its books, to be held against the rules (prövat underlag).

    Args:
        ledger: The books.
        period: The days that the report covers.
        statements: The statements and notes of the report.
        facts: What the association has declared.
        association: Whose report it is, with its members.
        budget: The budget as books, when there is one.
        forecast: The expected year as books, when there is one.
        findings: What the checks of the books found.
        knows_previous: Whether last year's closing balances are known, so that those checks could
            compare.
        actual: What measures the year to the period's end; the ledger's vouchers unless the books
            hold balances only.
    """

    ledger: Ledger
    period: Period
    statements: Sequence[Statement] = ()
    facts: Facts = field(factory=Facts)
    association: Association = Association("")
    budget: Ledger | None = None
    forecast: Ledger | None = None
    findings: Sequence[Finding] = ()
    knows_previous: bool = False
    actual: Source | None = None

    @property
    def to_date(self) -> Source:
        """What measures the year up to the period's end (året hittills)."""
        year = Period(self.ledger.year.start, self.period.end)
        return self.actual or LedgerSource(self.ledger, year)

    @property
    def whole_year(self) -> bool:
        """Whether the report covers the whole fiscal year (helår)."""
        return self.period == Period(self.ledger.year.start, self.ledger.year.end)

    def full(self, books: Ledger | None) -> Source | None:
        """What measures a budget or forecast over its whole year (helår); None without one."""
        if books is None:
            return None
        return LedgerSource(books, Period(books.year.start, books.year.end))

    def on_lines(
        self, source: Source | None, lines: Collection[StatementLine], measure: Measure
    ) -> int | None:
        """What accounts of certain statement lines hold (belopp på rader), öre, debit positive."""
        return self._sum(source, lambda number: self.ledger.line_of(number) in lines, measure)

    def on_accounts(
        self,
        source: Source | None,
        accounts: Sequence[AccountRange],
        measure: Measure = Measure.MOVEMENT,
    ) -> int | None:
        """What accounts of certain intervals hold (belopp på konton), öre, debit positive."""
        return self._sum(source, lambda n: any(n in interval for interval in accounts), measure)

    def _sum(
        self, source: Source | None, wanted: Callable[[str], bool], measure: Measure
    ) -> int | None:
        if source is None:
            return None
        terms = (
            term_of(source, number, measure)
            for number in sorted(accounts_of([source]))
            if wanted(number)
        )
        return sum_of(source, frozenset(terms))

    def statement(self, name: str) -> Statement | None:
        """The report's statement of an id (uppställning); None when it has none."""
        return next((s for s in self.statements if s.id == name), None)

    def figure(self, place: str) -> str:
        """The address of a figure if the report prints it, or else nothing (adress)."""
        try:
            statement, row = find_row(place, self.statements)
        except UnknownNameError:
            return ""
        ids = [column.id for column in statement.columns]
        return f"{statement.id}.{row.key}.{'actual' if 'actual' in ids else ids[0]}"

    def on_objects(self, chosen: ObjectSelection, lines: Collection[StatementLine]) -> int | None:
        """What accounts of certain lines hold on certain objects (belopp på objekt), öre."""
        source = self.to_date
        terms = (
            term_of(source, number, Measure.MOVEMENT, chosen)
            for number in sorted(accounts_of([source]))
            if self.ledger.line_of(number) in lines
        )
        return sum_of(source, frozenset(terms))

    def debited(self, period: Period) -> int:
        """What is debited to the accounts of refundable VAT in a period (debiterad moms), öre."""
        columns, accounts = self.ledger.journal.columns, self.facts.vat_accounts
        wanted = [any(n in interval for interval in accounts) for n in columns.accounts]
        first, last = period.start.toordinal(), period.end.toordinal()
        rows = zip(columns.account, columns.ore, self.ledger.journal.row_days(), strict=False)
        return sum(o for a, o, day in rows if wanted[a] and o > 0 and first <= day <= last)

    def balances_on(self, lines: Collection[StatementLine]) -> Iterator[Share]:
        """What each account of certain lines holds at the end (saldon), a credit positive."""
        source = self.to_date
        for number in sorted(accounts_of([source])):
            if self.ledger.line_of(number) in lines:
                account = self.ledger.accounts.get(number, Account(number))
                ore = source.value(term_of(source, number, Measure.CLOSING)) or 0
                yield Share(account_name(account), -ore)

    def vouchers_on(self, lines: Collection[StatementLine]) -> list[Share]:
        """What each voucher credits to accounts of certain lines (verifikationer på rader)."""
        accounts = [n for n in self.ledger.accounts if self.ledger.line_of(n) in lines]
        period = Period(self.ledger.year.start, self.period.end)
        credited = Counter[str]()
        for shares in vouchers_by_account(self.ledger, accounts, period).values():
            credited.update({share.name: -share.ore for share in shares})
        return [Share(name, ore) for name, ore in credited.items()]
