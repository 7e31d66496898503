"""A year opens with what its predecessors closed with: nothing lost, nothing typed, each told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.predecessors import Predecessor, previous_books, with_opening
from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.dimension import PREDECESSORS, ObjectRef
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import StatementLine
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.statements.columns import LedgerSource
from finsam_ledger.statements.figure import Term
from finsam_ledger.statements.layout import ObjectSelection
from finsam_ledger.testing import ledgers

NEW = Association("Det nya förbundet")
YEAR = FiscalYear.calendar(2025)


def books(name: str, equity: str, *, moved: bool) -> Ledger:
    """A year that begins with 100 kr of equity and earns 20, moved to equity or not."""
    accounts = {n: Account(n) for n in ("1930", equity, "3981", "8999")}
    ledger = Ledger(
        Association(name),
        chart_named("bas"),
        YEAR,
        accounts,
        {"1930": 100_00, equity: -100_00},
        objects={ObjectRef("6", "10"): name},
    )
    earned = VoucherDraft(date(2025, 3, 1), (Line("1930", 20_00), Line("3981", -20_00)))
    transfer = VoucherDraft(date(2025, 12, 31), (Line("8999", 20_00), Line(equity, -20_00)))
    return ledger.post(earned, *([transfer] if moved else []))


@given(st.lists(ledgers(vouchers=4), min_size=1, max_size=3))
def test_the_opening_is_the_sum_of_the_closings(found: list[Ledger]) -> None:
    """By account, to the öre, also when results were not moved; each predecessor is balanced."""
    predecessors = [Predecessor(f"{i}.se", ledger) for i, ledger in enumerate(found)]
    year = found[0].year.following()
    opened = with_opening(Ledger(NEW, found[0].chart, year), predecessors)
    for brought in opened.opening_by.values():
        assert not any(opened.line_of(number).is_result for number in brought)
    for account in opened.accounts:
        whole = sum(brought.get(account, 0) for brought in opened.opening_by.values())
        assert opened.opening.get(account, 0) == whole
    total = sum(ore for ledger in found for ore in ledger.opening.values())
    assert sum(opened.opening.values()) == total
    assets = [n for n in opened.accounts if opened.line_of(n) is StatementLine.CASH]
    for number in assets:
        ends = (ledger.balances.closing(number, ledger.year) for ledger in found)
        assert opened.opening.get(number, 0) == sum(ends)


@pytest.mark.parametrize("moved", [True, False])
def test_the_result_is_moved_to_the_equity_of_each(moved: bool) -> None:  # noqa: FBT001 a case
    """The opening is the same whether the books moved their result or not, and told by file."""
    predecessors = [
        Predecessor("a.se", books("A", "2067", moved=moved)),
        Predecessor("b.se", books("B", "2060", moved=moved)),
    ]
    opened = with_opening(Ledger(NEW, chart_named("bas"), YEAR.following()), predecessors)
    assert opened.opening == {"1930": 240_00, "2067": -120_00, "2060": -120_00}
    source = LedgerSource(opened, opened.year)
    for name, account in (("a.se", "2067"), ("b.se", "2060")):
        chosen = ObjectSelection(PREDECESSORS, frozenset({name}))
        term = Term(account, None, YEAR.end, chosen)
        assert source.value(term) == -120_00
        others = chosen.__class__(PREDECESSORS, chosen.codes, exclude=True)
        assert source.value(term._replace(objects=others)) == 0
        assert source.value(term._replace(end=opened.year.end)) is None
    by_project = ObjectSelection("6", frozenset({"10"}))
    assert source.value(Term("2067", None, YEAR.end, by_project)) is None


def test_last_year_is_both_together() -> None:
    """Vouchers of both, told apart by series and by predecessor, and no number used twice."""
    found = [
        Predecessor("a.se", books("A", "2067", moved=True)),
        Predecessor("b.se", books("B", "2060", moved=True)),
    ]
    before = previous_books(NEW, found)
    assert [voucher.name for voucher in before.journal] == ["a A 1", "a A 2", "b A 1", "b A 2"]
    assert before.balances.movement("3981", YEAR) == -40_00
    by_file = before.by_object(PREDECESSORS)
    assert [by_file[name].movement("3981", YEAR) for name in ("a.se", "b.se")] == [-20_00] * 2
    assert before.opening == {"1930": 200_00, "2067": -100_00, "2060": -100_00}


def test_opening_balances_of_its_own_are_kept() -> None:
    """Books that state #IB keep it; that it agrees with the predecessors is for a check to say."""
    own = Ledger(NEW, chart_named("bas"), YEAR.following(), opening={"1930": 1, "2067": -1})
    opened = with_opening(own, [Predecessor("a.se", books("A", "2067", moved=True))])
    assert opened.opening == {"1930": 1, "2067": -1}
    assert opened.opening_by["a.se"]["1930"] == 120_00


def test_a_result_without_equity_is_refused() -> None:
    """There is nowhere to move it; the message names the predecessor and the remedy."""
    bare = Ledger(NEW, chart_named("bas"), YEAR, {n: Account(n) for n in ("1930", "3981")}).post(
        VoucherDraft(date(2025, 3, 1), (Line("1930", 1), Line("3981", -1)))
    )
    with pytest.raises(ConfigurationError, match=r"a\.se har ett resultat .* Bokför"):
        Predecessor("a.se", bare).closing()
