"""The file's closing balances and results sum to zero."""

from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.finding import Severity
from finsam_ledger.core.ledger import ReportedBalances
from tests.checks.books import BALANCE, RESULT, amounts, ledger, run

CODE = "closing_sum"


@given(
    st.dictionaries(st.sampled_from(BALANCE), amounts, min_size=1),
    st.dictionaries(st.sampled_from(RESULT), amounts),
)
def test_found_just_when_the_sum_is_not_zero(
    closing: dict[str, int], result: dict[str, int]
) -> None:
    """The difference is the sum of both, and it is a warning."""
    told = {0: ReportedBalances(closing=closing, result=result)}
    ore = sum(closing.values()) + sum(result.values())
    found = run(CODE, ledger(reported=told))
    assert [f.difference_ore for f in found] == ([ore] if ore else [])
    assert all(f.severity is Severity.WARNING for f in found)


def test_books_that_report_no_closing_balances_are_not_judged() -> None:
    """Results alone, or nothing at all, say nothing of the balance."""
    assert run(CODE, ledger()) == []
    assert run(CODE, ledger(reported={0: ReportedBalances(result={"3981": -5})})) == []
