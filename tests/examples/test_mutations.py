"""One amount is changed: exactly what depends on it is told, by name and to the öre.

Statements that are computed from the same vouchers agree by construction, whatever the vouchers
say; a changed voucher is found out by what the file itself reports, by last year's closing and by
what the members have agreed. So for each kind of change this is written down:

====================  ============================================================================
changed               what must be told, and nothing else
====================  ============================================================================
two lines of a        ``closing_reproduced`` for each account whose net in the voucher changed, by
voucher, balanced     the change; ``contribution_deviates`` for a member whose contribution did, and
                      ``contribution_parties`` where the state's and the others' no longer agree
one line of a         ``unbalanced`` at the voucher's line, by the change; the voucher is in no
voucher               figure, so ``closing_reproduced`` for each account it had a net on, by all of
                      that; contributions as above
an opening balance    ``opening_sum``; ``closing_reproduced`` and ``opening_is_previous_closing``
                      for the account; and the tie-outs between what holds openings and what does
                      not: the sides of the balance sheet, the capital split, and the continuity of
                      equity or of cash where the account is of them
a closing balance     ``closing_reproduced`` for the account, turned; ``closing_sum``
that the file tells
last year's voucher,  ``opening_is_previous_closing`` for each balance account, and for equity with
balanced              the result, turned; the continuity of equity and of cash
a printed statement   the tie-outs that the figure is part of, by the change with its sign
====================  ============================================================================
"""

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from attrs import evolve
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from finsam_ledger.core.association import Member, Part
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import EQUITY_LINES, CashFlowClass
from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.tie_out import tie_outs
from finsam_ledger.workspace.closing import Closing
from finsam_ledger.workspace.config import parse_config
from finsam_ledger.workspace.folder import run
from tests.examples.mutations import Entry, Row, Said, SieText, said, told_of, touching

EXAMPLES = Path(__file__).parent.parent.parent / "docs" / "exempel"
FOLDERS = ("varend-2021-08", "vaxjo-2011", "norra-vastmanland-2014", "molndal-2016-08")
folders = pytest.mark.parametrize("name", FOLDERS)
changes = st.integers(10_00, 90_000_00) | st.integers(-90_000_00, -10_00)
unshrunk = [phase for phase in Phase if phase is not Phase.shrink]  # each example is a closing
few = settings(max_examples=6, derandomize=True, phases=unshrunk)


class Example:
    """A folder copied to where its books can be changed, and what its closing says unchanged."""

    def __init__(self, name: str) -> None:
        self.folder = Path(mkdtemp()) / name
        shutil.copytree(EXAMPLES / name, self.folder, ignore=shutil.ignore_patterns("*.py", "ut"))
        self.config = parse_config((self.folder / "bokslut.toml").read_text("utf-8"))
        self.closing = run(self.folder)
        self.before = said(self.closing)

    def new(self, file: str, edits: Mapping[int, int]) -> tuple[Said, Closing]:
        """What the closing says of changed books that it did not say before."""
        path = self.folder / file
        kept = path.read_bytes()
        path.write_bytes(SieText.read(path).changed(edits))
        try:
            closing = run(self.folder)
        finally:
            path.write_bytes(kept)
        now = said(closing)
        assert self.before - now == Counter()  # nothing that was wrong is right now
        ties = [tie.left for tie in closing.report.tie_outs if tie.difference_ore]
        assert set(ties) == told_of(closing)
        return now - self.before, closing

    @property
    def ledger(self) -> Ledger:
        """The unchanged books."""
        return self.closing.books.ledger


@cache
def example(name: str) -> Example:
    """An example, copied and closed once."""
    return Example(name)


@cache
def text_of(name: str, file: str) -> SieText:
    """A file of an example."""
    return SieText.read(example(name).folder / file)


def moved(entry: Entry, first: Row, second: Row, ore: int) -> dict[str, int]:
    """What a change of two lines does to each account."""
    sums = Counter[str]()
    sums[first.account] += ore
    sums[second.account] -= ore
    assert {first, second} <= set(entry.rows)
    return {account: change for account, change in sums.items() if change}


def of_books(deltas: Mapping[str, int]) -> Said:
    """The accounts whose balance is not what the file reports."""
    return Counter({("closing_reproduced", account, ore): 1 for account, ore in deltas.items()})


def of_contributions(case: Example, entry: Entry, deltas: Mapping[str, int]) -> Said:
    """The members and parties whose contributions are no longer as agreed."""
    plan = case.config.contributions
    if plan is None or entry.day not in case.config.period:
        return Counter()
    by_member = {member: -_on(member, deltas) for member in plan.members}
    told = Counter(("contribution_deviates", m.name, 0) for m, ore in by_member.items() if ore)
    state = sum(ore for m, ore in by_member.items() if m.part is Part.STATE)
    if 2 * state != sum(by_member.values()):
        told["contribution_parties", "", 0] += 1
    return told


def _on(member: Member, deltas: Mapping[str, int]) -> int:
    return sum(ore for n, ore in deltas.items() if any(n in each for each in member.accounts))


def without_amounts(told: Said) -> Said:
    """Contributions are compared by name: agreed amounts are in öre, booked ones rounded."""
    return Counter(
        {
            (code, name, 0 if code.startswith("contribution") else ore): times
            for (code, name, ore), times in told.items()
        }
    )


@st.composite
def pairs_of_lines(draw: st.DrawFn, text: SieText) -> tuple[Entry, Row, Row]:
    """A voucher and two of its lines."""
    entry = draw(st.sampled_from([v for v in text.vouchers() if len(v.rows) > 1]))
    first, second = draw(st.permutations(entry.rows))[:2]
    return entry, first, second


@folders
@few
@given(data=st.data(), ore=changes)
def test_two_lines_kept_balanced(name: str, data: st.DataObject, ore: int) -> None:
    """The accounts are told, and the members; every tie-out between computed statements holds."""
    case = example(name)
    entry, first, second = data.draw(pairs_of_lines(text_of(name, case.config.file)))
    deltas = moved(entry, first, second, ore)
    new, _ = case.new(case.config.file, {first.line: ore, second.line: -ore})
    assert without_amounts(new) == of_books(deltas) + of_contributions(case, entry, deltas)


@folders
@few
@given(data=st.data(), ore=changes)
def test_one_line_made_unbalanced(name: str, data: st.DataObject, ore: int) -> None:
    """The voucher is told by its line and is in no figure; no figure is half of it."""
    case = example(name)
    entry, row, _ = data.draw(pairs_of_lines(text_of(name, case.config.file)))
    deltas = {account: -net for account, net in entry.net().items()}
    new, closing = case.new(case.config.file, {row.line: ore})
    expected = of_books(deltas) + of_contributions(case, entry, deltas)
    expected["unbalanced", f"line {entry.line + 1}", ore] += 1
    assert without_amounts(new) == expected
    assert [d.source_line for d in closing.books.ledger.rejected] == [entry.line + 1]


@folders
@few
@given(data=st.data(), ore=changes)
def test_an_opening_balance(name: str, data: st.DataObject, ore: int) -> None:
    """What holds the opening no longer agrees with what does not."""
    case = example(name)
    row = data.draw(st.sampled_from(text_of(name, case.config.file).balances("IB")))
    equity = case.ledger.line_of(row.account) in EQUITY_LINES
    expected = of_books({row.account: ore})
    expected["opening_sum", "", ore] += 1
    expected["opening_is_previous_closing", "" if equity else row.account, ore] += 1
    expected += Counter({("tie_out", tie, ore): 1 for tie in opening_ties(case, row.account)})
    assert case.new(case.config.file, {row.line: ore})[0] == expected


def opening_ties(case: Example, account: str) -> Iterator[str]:
    """The tie-outs that an account's opening balance is on one side of only."""
    all_ties = {tie.id for tie in case.closing.report.tie_outs}
    holding = (".actual", ".opening", ".closing")  # a movement, and last year, hold no opening
    yield from (tie for tie in all_ties if ".sides." in tie and tie.endswith(holding))
    yield from all_ties & {"capital.equity.actual"}
    yield from all_ties & continuity(case.ledger, account)


def continuity(ledger: Ledger, account: str) -> set[str]:
    """The continuity that an account's balance at the turn of the year is part of."""
    equity, home = {"equity.continuity", "equity.opening.continuity"}, ledger.home_of(account)
    cash = {"cash_flow.continuity", "cash_flow_direct.continuity"}
    if home.cash_flow is CashFlowClass.CASH:
        return cash
    return equity if home.line in EQUITY_LINES or home.line.is_result else set()


@folders
@few
@given(data=st.data(), ore=changes)
def test_a_closing_balance_that_the_file_reports(name: str, data: st.DataObject, ore: int) -> None:
    """The account is told, and that the reported balances no longer sum to zero."""
    case = example(name)
    text = text_of(name, case.config.file)
    row = data.draw(st.sampled_from([*text.balances("UB"), *text.balances("RES")]))
    expected = of_books({row.account: -ore})
    expected["closing_sum", "", ore] += 1
    assert case.new(case.config.file, {row.line: ore})[0] == expected


@pytest.mark.parametrize("name", ["vaxjo-2011", "norra-vastmanland-2014"])
@few
@given(data=st.data(), ore=changes)
def test_a_voucher_of_last_year(name: str, data: st.DataObject, ore: int) -> None:
    """This year no longer opens with what last year closed with."""
    case = example(name)
    entry, first, second = data.draw(pairs_of_lines(text_of(name, case.config.previous)))
    deltas = moved(entry, first, second, ore)
    keys, ties = Counter[str](), Counter[str]()
    for account, change in deltas.items():
        line = case.ledger.line_of(account)
        keys["" if line in EQUITY_LINES or line.is_result else account] -= change
        for tie in continuity(case.ledger, account):
            ties[tie] -= change
    known = {tie.id for tie in case.closing.report.tie_outs}
    expected: Said = Counter(
        {("opening_is_previous_closing", key, change): 1 for key, change in keys.items() if change}
    )
    expected += Counter({("tie_out", t, c): 1 for t, c in ties.items() if c and t in known})
    edits = {first.line: ore, second.line: -ore}
    assert case.new(case.config.previous, edits)[0] == expected


@folders
@settings(max_examples=40, derandomize=True, phases=unshrunk)
@given(data=st.data(), ore=changes)
def test_a_figure_of_a_statement(name: str, data: st.DataObject, ore: int) -> None:
    """The tie-outs that the figure is part of fail by the change, and no other."""
    report = example(name).closing.report
    made = (*report.statements, *report.notes)
    places = [
        (statement, key, i)
        for statement in made
        for key, i in ((r.key, i) for r in statement.rows for i, f in enumerate(r.figures) if f.ore)
    ]
    statement, key, i = data.draw(st.sampled_from(places))
    place = f"{statement.id}.{key}.{statement.columns[i].id}"
    changed = [with_figure(each, key, i, ore) if each is statement else each for each in made]
    failed = {tie.id: tie.difference_ore for tie in tie_outs(changed) if tie.difference_ore}
    expected = {tie.id: left for tie, left in touching(report.tie_outs, place)}
    assert failed.keys() == expected.keys()
    for tie, left in expected.items():
        assert abs(failed[tie]) == abs(ore)
        assert failed[tie] == ore or not left


def with_figure(statement: Statement, key: str, i: int, ore: int) -> Statement:
    """A statement with öre added to one figure."""

    def changed(row: Any) -> Any:
        if row.key != key:
            return row
        figure = evolve(row.figures[i], ore=row.figures[i].ore + ore)
        return evolve(row, figures=(*row.figures[:i], figure, *row.figures[i + 1 :]))

    return statement.with_rows(map(changed, statement.rows))
