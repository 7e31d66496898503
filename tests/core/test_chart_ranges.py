"""Intervals of accounts hold exactly the numbers that begin with their digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.account import Account, AccountKind
from finsam_ledger.core.association import normal_orgnr
from finsam_ledger.core.chart import AccountGroup, AccountRange, Chart
from finsam_ledger.core.finding import Finding, Severity, has_errors, worst
from finsam_ledger.core.line import CashFlowClass, StatementLine
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.terms import Text

digits = st.text("0123456789", min_size=1, max_size=4)
numbers = st.text("0123456789", min_size=1, max_size=7)


@st.composite
def ranges(draw: st.DrawFn) -> AccountRange:
    """Any interval of one to four leading digits."""
    first = draw(digits)
    last = draw(st.text("0123456789", min_size=len(first), max_size=len(first)))
    return AccountRange(*sorted((first, last)))


@given(ranges(), numbers)
def test_membership_is_that_of_the_leading_digits(interval: AccountRange, number: str) -> None:
    """A number is inside when its first digits, as many as the interval has, are between them."""
    size = len(interval.first)
    head = number.ljust(size, "0")[:size]
    assert (number in interval) == (int(interval.first) <= int(head) <= int(interval.last))


@given(ranges())
def test_an_interval_reads_back(interval: AccountRange) -> None:
    """What an interval prints it is parsed from, with hyphen or en dash and blanks."""
    assert AccountRange.parse(str(interval)) == interval
    assert AccountRange.parse(f"{interval.first} – {interval.last}") == interval
    assert interval.first in interval
    assert interval.last in interval


@pytest.mark.parametrize("text", ["", "39-3", "40-39", "3x", "1930-", "-1930", "1-2-3"])
def test_what_is_no_interval_is_refused(text: str) -> None:
    """Words, unequal lengths and falling intervals are refused, with how to write one."""
    with pytest.raises(ValueRefusedError, match="är inget kontointervall"):
        AccountRange.parse(text)


@pytest.mark.parametrize("word", ["DIFF", "", "19x0", "-1"])
def test_words_are_in_no_interval(word: str) -> None:
    """An account that is no number belongs nowhere."""
    assert word not in AccountRange("0", "9")


@pytest.mark.parametrize(("second", "fine"), [("20", True), ("19", False), ("18", False)])
def test_a_chart_has_no_overlaps(second: str, *, fine: bool) -> None:
    """A chart whose intervals overlap or fall cannot be made, and names the two."""
    words = ("T", StatementLine.CASH, CashFlowClass.CASH)
    groups = tuple(AccountGroup.of(n, n, *words) for n in ("18-19", second))
    if fine:
        assert Chart("x", "X", "test", groups).group_of("1999") == groups[0]
        return
    with pytest.raises(ValueRefusedError, match=f"18-19 och {second} överlappar"):
        Chart("x", "X", "test", groups)


@given(numbers, st.none() | st.sampled_from(AccountKind))
def test_what_a_chart_lacks_stands_outside(number: str, kind: AccountKind | None) -> None:
    """An empty chart puts every account outside: by its kind where stated, else by its class."""
    line = Chart("x", "X", "test", ()).line_of(Account(number, "", kind))
    result = kind in (AccountKind.INCOME, AccountKind.COST) if kind else number[0] in "345678"
    assert line is (StatementLine.OUTSIDE_RESULT if result else StatementLine.OUTSIDE_BALANCE)
    assert line.is_outside


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2220002634", "222000-2634"),
        ("222000-2634", "222000-2634"),
        (" 222000 2634 ", "222000-2634"),
        ("162220002634", "222000-2634"),
        ("SE-2220", "SE-2220"),
        ("12345", "12345"),
        ("", ""),
    ],
)
def test_orgnr_has_its_hyphen(text: str, expected: str) -> None:
    """Ten digits get a hyphen, the century is dropped, anything else is left as it is."""
    assert normal_orgnr(text) == expected


@given(st.lists(st.sampled_from(Severity)))
def test_the_worst_finding_decides(severities: list[Severity]) -> None:
    """Findings are as bad as the worst; none at all are not bad."""
    findings = [Finding("x", severity, Text("x", "x")) for severity in severities]
    assert worst(findings) == (max(severities) if severities else None)
    assert has_errors(findings) == (Severity.ERROR in severities)


@pytest.mark.parametrize(
    ("file", "line", "where"),
    [("bok.se", 12, "bok.se rad 12"), ("bok.se", 0, "bok.se"), ("", 3, "rad 3"), ("", 0, "")],
)
def test_a_finding_says_where(file: str, line: int, where: str) -> None:
    """File and line as people write them, as far as they are known."""
    assert Finding("x", Severity.INFO, Text("x", "x"), file=file, line=line).where == where


def test_severities_have_words() -> None:
    """Each severity has its word in both languages."""
    assert [str(s.term) for s in Severity] == ["upplysning", "varning", "fel"]
    assert Severity.ERROR.term.en == "error"
