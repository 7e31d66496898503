"""Each corruption breaks what it says, and the library's own checks notice it."""

import pytest
from hypothesis import given, settings

from finsam_ledger.checks import Subject, run_checks
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.testing import (
    CORRUPTIONS,
    DAMAGES,
    INVARIANTS,
    Corruption,
    broken,
    corrupted_ledgers,
    damaged_sie_files,
    reading_survives,
)

FOUND_BY = {
    "line_changed": "closing_reproduced",
    "line_lost": "closing_reproduced",
    "opening_changed": "opening_sum",
    "account_exchanged": "closing_reproduced",
    "account_outside": "outside_chart",
    "number_twice": "duplicate_number",
    "voucher_lost": "number_gap",
    "day_outside": "outside_year",
}


def test_every_invariant_that_corruptions_break_is_a_known_one() -> None:
    """The names lead somewhere, and no corruption is left without one."""
    assert {broke for broke, _ in CORRUPTIONS.values()} == set(INVARIANTS)


@pytest.mark.parametrize("kind", CORRUPTIONS)
def test_a_corruption_breaks_what_it_says(kind: str) -> None:
    """The named invariant fails; before the corruption none did."""

    @settings(max_examples=20)
    @given(corrupted_ledgers(kind))
    def breaks(corruption: Corruption) -> None:
        assert corruption.broke in broken(corruption.ledger)
        assert broken(corruption.before) == {}
        assert corruption.kind == kind
        assert corruption.where

    breaks()


def codes(ledger: Ledger) -> set[str]:
    """What the library's checks say of some books."""
    return {finding.code for finding in run_checks(Subject(ledger, ledger.year))}


@pytest.mark.parametrize("kind", FOUND_BY)
def test_the_checks_find_the_corruption(kind: str) -> None:
    """The finding that is meant for it is there, and was not there before."""

    @settings(max_examples=20)
    @given(corrupted_ledgers(kind))
    def found(corruption: Corruption) -> None:
        assert FOUND_BY[kind] in codes(corruption.ledger) - codes(corruption.before)

    found()


@pytest.mark.parametrize("kind", DAMAGES)
def test_a_damaged_file_is_read_and_told(kind: str) -> None:
    """No crash, no voucher that does not sum to zero, and an error where one is due."""
    settings(max_examples=15)(given(damaged_sie_files(kind))(reading_survives))()
