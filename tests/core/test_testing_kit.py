"""The invariants of the testing kit tell what is wrong, with figures."""

from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis.vendor.pretty import pretty

from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.balances import Balances, Running
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.testing import (
    objects_partition_the_movement,
    opening_plus_movement_is_closing,
    order_does_not_matter,
    posting_one_by_one_is_posting_all,
    result_is_change_in_equity,
    sums_to_zero,
)

YEAR = FiscalYear.calendar(2024)
DAY = YEAR.start.toordinal()
ACCOUNTS = {number: Account(number) for number in ("1930", "2099", "3981")}
LEDGER = Ledger(Association("A"), chart_named("bas"), YEAR, ACCOUNTS).post(
    VoucherDraft(YEAR.start, (Line("1930", 150_050), Line("3981", -150_050)))
)
WRONG = Balances({}, {"1930": Running.of({DAY: 150_000}), "3981": Running.of({DAY: -150_050})})
TAMPERED = evolve(LEDGER, balances=WRONG)
UNOPENED = evolve(LEDGER, opening={"1930": 700}, balances=None)


def checks(ledger: Ledger) -> dict[str, Callable[[], None]]:
    """Every invariant of a ledger, by name."""
    return {
        "zero": lambda: sums_to_zero(ledger),
        "closing": lambda: opening_plus_movement_is_closing(ledger, YEAR),
        "order": lambda: order_does_not_matter(ledger, [0]),
        "posting": lambda: posting_one_by_one_is_posting_all(ledger),
        "objects": lambda: objects_partition_the_movement(ledger, "6", YEAR),
        "result": lambda: result_is_change_in_equity(ledger),
    }


def test_a_failing_example_is_short_enough_to_read() -> None:
    """Hypothesis shows the chart of a drawn ledger by name, without its groups."""
    assert "Kassa och bank" not in pretty(LEDGER)
    assert len(pretty(LEDGER)) < 10_000


@pytest.mark.parametrize("name", checks(LEDGER))
def test_a_sound_ledger_passes(name: str) -> None:
    """Every invariant holds of a ledger that nobody has tampered with."""
    checks(LEDGER)[name]()


@pytest.mark.parametrize(
    ("ledger", "name", "words"),
    [
        (UNOPENED, "zero", "the opening balances: 7,00 kr, expected 0,00 kr, off by 7,00"),
        (TAMPERED, "zero", "the closing balances: −0,50 kr"),
        (TAMPERED, "closing", "account 1930, movement: 1 500,00 kr, expected 1 500,50 kr"),
        (TAMPERED, "order", "account 1930 through 2024-01-01: 1 500,50 kr, expected 1 500,00"),
        (TAMPERED, "posting", "account 1930 through 2024-01-01: 1 500,50 kr"),
        (TAMPERED, "objects", "account 1930: 1 500,50 kr, expected 1 500,00 kr"),
        (TAMPERED, "result", "the change in net assets: 1 500,00 kr, expected 1 500,50 kr"),
    ],
)
def test_a_wrong_ledger_is_told_by_how_much(ledger: Ledger, name: str, words: str) -> None:
    """What is wrong, the figure that is there, the one that should be, and the difference."""
    with pytest.raises(AssertionError) as error:
        checks(ledger)[name]()
    assert words in str(error.value).replace("\N{NO-BREAK SPACE}", " ")
