"""Members' contributions as a statement (medlemsbidrag): agreed, booked, accrued and prepaid."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from finsam_ledger.bookkeeping.contributions import SOURCE, ContributionPlan
from finsam_ledger.core.association import Member
from finsam_ledger.core.chart import AccountRange
from finsam_ledger.statements.columns import accounts_of, sum_of, term_of
from finsam_ledger.statements.evaluate import ColumnSpec, side_of
from finsam_ledger.statements.figure import Figure, Statement, StatementRow, Term, Terms, merged
from finsam_ledger.statements.layout import Measure, Side
from finsam_ledger.terms import Text

ID, ACCRUED, PREPAID = "contributions", "accrued", "prepaid"
_TITLE = Text("Medlemsbidrag", "Members' contributions")
_REST = Text(
    "Ingående balans och övrigt, utan medlem", "Opening balance and other, without a member"
)
_TOTAL = Text("Summa", "Total")


def evaluate_contributions(plan: ContributionPlan, columns: Sequence[ColumnSpec]) -> Statement:
    """The contributions of each member, of each party and in all (medlemsbidrag).

    Args:
        plan: The members and what they have agreed.
        columns: The columns with their sources. "accrued" and "prepaid" measure what was booked
            against those accounts; what no member's account stood against is a row of its own, so
            that their totals are the accounts' closing balances.

    Returns:
        The statement with the id "contributions", exact and not yet rounded.
    """
    rows = list(_parties(plan, columns))
    rest = _row("rest", _REST, [_rest_figure(plan, spec) for spec in columns])
    if any(figure.ore for figure in rest.figures):
        rows.append(rest)
    inner = {part for row in rows for part in row.parts}
    outer = [row for row in rows if row.key not in inner]
    total = _sum("total", _TOTAL, outer, columns, 0)
    shown = tuple(spec.column for spec in columns)
    return Statement(ID, _TITLE, shown, (*rows, total), SOURCE, follows=True)


def _parties(plan: ContributionPlan, columns: Sequence[ColumnSpec]) -> Iterator[StatementRow]:
    """A row a member, and after the members of each party that has several, their sum."""
    for part in dict.fromkeys(member.part for member in plan.members):
        rows = [
            _member_row(f"member_{number}", member, columns)
            for number, member in enumerate(plan.members, 1)
            if member.part is part
        ]
        yield from rows
        if len(rows) > 1:
            yield _sum(f"part_{part.value}", part.word, rows, columns, 1)


def _member_row(key: str, member: Member, columns: Sequence[ColumnSpec]) -> StatementRow:
    label = Text(member.name, member.name)
    return _row(key, label, [_member_figure(member, spec) for spec in columns])


def _row(key: str, label: Text, figures: Iterable[Figure]) -> StatementRow:
    return StatementRow(key, label, "accounts", Side.CREDIT, 2, tuple(figures))


def _sum(
    key: str, label: Text, rows: Sequence[StatementRow], columns: Sequence[ColumnSpec], level: int
) -> StatementRow:
    figures = []
    for i, spec in enumerate(columns):
        terms = merged(row.figures[i].terms for row in rows)
        ore = sum(row.figures[i].ore or 0 for row in rows)
        figures.append(Figure(ore, terms, side=side_of(spec.column)))
    parts = tuple(row.key for row in rows)
    return StatementRow(key, label, "total", Side.CREDIT, level, tuple(figures), parts)


def _member_figure(member: Member, spec: ColumnSpec) -> Figure:
    accounts = (n for n in accounts_of([spec.source]) if _on(n, member.accounts))
    return _figure(spec, frozenset(_movement(spec, number) for number in accounts))


def _rest_figure(plan: ContributionPlan, spec: ColumnSpec) -> Figure:
    """What stands on the accounts of a deferral and against no member's account."""
    deferred = {ACCRUED: plan.accrued, PREPAID: plan.prepaid}.get(spec.column.id, ())
    members = [each for member in plan.members for each in member.accounts]
    terms = []
    for number in accounts_of([spec.source]) if deferred else ():
        if _on(number, deferred):
            day_before = spec.source.period.start - timedelta(days=1)
            terms.append(Term(number, None, day_before, None, -1))
        elif not _on(number, members):
            terms.append(_movement(spec, number))
    return _figure(spec, frozenset(terms))


def _movement(spec: ColumnSpec, number: str) -> Term:
    return term_of(spec.source, number, Measure.MOVEMENT)


def _figure(spec: ColumnSpec, terms: Terms) -> Figure:
    return Figure(sum_of(spec.source, terms), terms, side=side_of(spec.column))


def _on(number: str, accounts: Sequence[AccountRange]) -> bool:
    return any(number in each for each in accounts)
