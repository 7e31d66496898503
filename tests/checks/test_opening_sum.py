"""Opening balances sum to zero."""

from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.finding import Severity
from tests.checks.books import BALANCE, amounts, ledger, run


def test_a_sum_that_is_not_zero_is_a_warning() -> None:
    """Accounts without balance are not counted."""
    (finding,) = run("opening_sum", ledger(opening={"1930": 500, "2060": -480, "1510": 0}))
    assert (finding.code, finding.severity) == ("opening_sum", Severity.WARNING)
    assert (finding.difference_ore, finding.file) == (20, "bok.se")
    assert finding.evidence == {"accounts": 2, "sum_ore": 20}


@given(st.dictionaries(st.sampled_from(BALANCE), amounts))
def test_found_just_when_the_sum_is_not_zero(opening: dict[str, int]) -> None:
    """The difference is the sum."""
    found = [finding.difference_ore for finding in run("opening_sum", ledger(opening=opening))]
    assert found == ([sum(opening.values())] if sum(opening.values()) else [])
