"""The voucher numbers of each series: used once, rising, none missing."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from tests.checks.books import draft, ledger, paid, run

DAY = date(2021, 1, 4)


def numbered(*names: str) -> Ledger:
    """Books with vouchers of these names, on lines 10, 20, 30 … of the file."""
    return ledger(*(paid(DAY, 100, name, 10 * i) for i, name in enumerate(names, 1)))


def found(books: Ledger) -> dict[str, Finding]:
    """What the check finds, by code; one of each at most."""
    by_code = {finding.code: finding for finding in run("series_order", books)}
    assert len(by_code) == len(run("series_order", books))
    return by_code


@pytest.mark.parametrize(
    "names",
    [
        [],
        ["A 1", "A 2", "A 3"],
        ["A 110000001", "B 1", "A 110000002", "B 2"],
        ["", " 7", " 3", " 3"],
        ["A", "A", "A 1"],
        ["A x9", "A 12/3", "A x9", "A 4", "A 5"],
        ["A " + "9" * 19, "A 1"],
        ["A 007", "A 7", "A 8"],
    ],
    ids=["none", "plain", "series", "no series", "no number", "codes", "too long", "zeros"],
)
def test_whole_numbers_give_no_finding(names: list[str]) -> None:
    """Series are apart from each other; what cannot be ordered is passed over."""
    assert run("series_order", numbered(*names)) == []


def test_gaps_are_told_as_intervals() -> None:
    """One finding a series, at the voucher after the first gap."""
    gap = found(numbered("A 11", "A 15", "A 17", "B 1"))["number_gap"]
    assert gap.severity is Severity.INFO
    assert gap.evidence == {"series": "A", "missing": 4, "gaps": "A 12–14, A 16"}
    assert (gap.line, gap.record) == (20, "A 15")
    assert gap.message.sv == "verifikationsnummer saknas i serie A: A 12–14, A 16 (4 st)"


def test_a_gap_in_books_without_a_file_has_no_place() -> None:
    """There is no line to point at."""
    gap = found(ledger(paid(DAY, 1, "A 1"), paid(DAY, 1, "A 3")))["number_gap"]
    assert (gap.line, gap.record) == (0, "")


def test_numbers_that_fall() -> None:
    """Each place where a number is lower than the one before, and where the first of them is."""
    codes = found(numbered("A 1", "A 3", "A 2", "A 4"))
    assert list(codes) == ["not_ascending"]
    falls = codes["not_ascending"]
    assert falls.severity is Severity.WARNING
    assert (falls.line, falls.record, falls.evidence["count"]) == (30, "A 2", 1)
    assert falls.message.en.endswith("do not rise: A 2 after A 3 (1)")


def test_a_number_used_twice() -> None:
    """An error, at its second use."""
    codes = found(numbered("A 1", "A 2", "A 2", "A 3"))
    assert list(codes) == ["duplicate_number"]
    twice = codes["duplicate_number"]
    assert twice.severity is Severity.ERROR
    assert (twice.line, twice.record) == (30, "A 2")
    assert twice.message.sv == "verifikationsnummer A 2 är använt 2 gånger (rad 20, 30)"
    unread = found(ledger(paid(DAY, 1, "A 2"), paid(DAY, 1, "A 2")))["duplicate_number"]
    assert unread.message.sv == "verifikationsnummer A 2 är använt 2 gånger"


def test_the_number_of_a_voucher_that_does_not_hold_is_used() -> None:
    """It fills its gap, and can be used twice; where it stood in the order is not known."""
    books = numbered("A 1", "A 3")
    kept_out = (draft(DAY, {"1930": 1}, "A 2", 15), draft(DAY, {"1930": 1}, "A x"))
    filled = ledger(*books.journal, rejected=kept_out)
    assert run("series_order", filled) == []
    again = ledger(*books.journal, rejected=(*kept_out, draft(DAY, {"1930": 1}, "A 3", 50)))
    twice = found(again)["duplicate_number"]
    assert (twice.line, twice.record) == (50, "A 3")


def test_many_numbers_used_twice_are_told_in_one_finding_at_the_end() -> None:
    """Twenty by themselves."""
    names = [f"A {number}" for number in range(1, 24)]
    twice = [f for f in run("series_order", numbered(*names, *names)) if f.severity > 1]
    assert len(twice) == 21
    assert twice[-1].evidence == {"count": 3, "series": "A", "names": "A 21, A 22, A 23"}


def test_long_lists_of_gaps_are_cut() -> None:
    """Twenty intervals, and how many more."""
    gap = found(numbered(*(f"A {number}" for number in range(1, 60, 2))))["number_gap"]
    assert str(gap.evidence["gaps"]).endswith("A 40 … (+9)")
    assert gap.evidence["missing"] == 29


@given(st.lists(st.integers(1, 30), min_size=1, max_size=30))
def test_each_kind_agrees_with_a_plain_count(numbers: list[int]) -> None:
    """Used twice, falling and missing, counted the slow way."""
    findings = run("series_order", numbered(*(f"A {number}" for number in numbers)))
    by_code = Counter(finding.code for finding in findings)
    facts = {finding.code: finding.evidence for finding in findings}
    assert by_code["duplicate_number"] == sum(n > 1 for n in Counter(numbers).values())
    falls = sum(after < before for before, after in pairwise(numbers))
    assert facts.get("not_ascending", {}).get("count", 0) == falls
    missing = set(range(min(numbers), max(numbers))) - {*numbers}
    assert facts.get("number_gap", {}).get("missing", 0) == len(missing)
