"""What an auditor begins with: what stands out, and a sample that anybody can draw again."""

from datetime import date, timedelta
from hashlib import sha256

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.checks.audit import audit_of, draw
from finsam_ledger.core.voucher import Line, Voucher
from tests.checks.books import YEAR, ledger, paid

VOUCHERS = [
    paid(YEAR.start + timedelta(days=i), i + 1, f"A {i + 1}").to_voucher() for i in range(30)
]


@given(st.text(max_size=8), st.integers(0, 40))
def test_the_sample_is_the_lowest_of_the_fingerprints(seed: str, size: int) -> None:
    """Computed here once more as the page says, and in the order of the journal."""
    order = {
        voucher.name: sha256(f"{seed}/{i}/{voucher.name}".encode()).hexdigest()
        for i, voucher in enumerate(VOUCHERS, 1)
    }
    drawn = [voucher.name for voucher in draw(VOUCHERS, seed, size)]
    assert set(drawn) == set(sorted(order, key=lambda name: order[name])[:size])
    assert drawn == [voucher.name for voucher in VOUCHERS if voucher.name in set(drawn)]


def test_late_round_and_corrected_vouchers_are_told() -> None:
    """Each kind by one voucher; the others are in none."""
    day = date(2021, 3, 1)
    late = evolve(paid(day, 7, "A 1"), registered=date(2021, 4, 1))
    even = paid(day, 2_000_000, "A 2")
    struck = evolve(paid(day, 9, "A 3"), removed=(Line("1930", 5),))
    plain = evolve(paid(day, 11, "A 4"), registered=date(2021, 3, 31))
    made = audit_of(ledger(late, even, struck, plain), YEAR, (), "x", 2)

    def names(found: tuple[Voucher, ...]) -> list[str]:
        return [voucher.name for voucher in found]

    assert (names(made.late), names(made.round), names(made.corrections)) == (
        ["A 1"],
        ["A 2"],
        ["A 3"],
    )
    assert (made.population, len(made.sample)) == (4, 2)
