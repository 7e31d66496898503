"""A difference is explained by the fewest accounts or vouchers, and the rest is told."""

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.checks.difference import Share, explain_difference, vouchers_by_account
from finsam_ledger.core.period import Period
from tests.checks.books import YEAR, draft, ledger, paid

shares = st.lists(st.integers(-30, 30), max_size=7).map(
    lambda amounts: [Share(f"A {i}", ore) for i, ore in enumerate(amounts)]
)


def smallest(ore: int, candidates: list[Share]) -> int | None:
    """How many of the candidates sum to the amount, by trying every set."""
    return next(
        (
            size
            for size in range(1, 5)
            for chosen in combinations([c for c in candidates if c.ore], size)
            if sum(share.ore for share in chosen) == ore
        ),
        None,
    )


@given(st.integers(-60, 60), shares)
def test_the_parts_are_the_fewest_that_make_up_all(ore: int, candidates: list[Share]) -> None:
    """As many as trying every set gives; otherwise at most one, that lessens it."""
    made = explain_difference(ore, candidates)
    size = smallest(ore, candidates) if ore else None
    assert made.rest_ore == ore - sum(part.ore for part in made.parts)
    if size is not None:
        assert (made.rest_ore, len(made.parts)) == (0, size)
    else:
        assert len(made.parts) <= 1
        assert not made.parts or abs(made.rest_ore) < abs(ore)


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=400, unique=True), st.data())
def test_one_voucher_among_many_is_found(amounts: list[int], data: st.DataObject) -> None:
    """A voucher that is missing or counted twice is named at once."""
    ore = data.draw(st.sampled_from(amounts))
    made = explain_difference(ore, [Share(str(amount), amount) for amount in amounts])
    assert made.parts == (Share(str(ore), ore),)


def test_the_words_name_the_parts_and_the_rest() -> None:
    """In both languages."""
    whole = explain_difference(700, [Share("A 1", 500), Share("A 2", 200)])
    assert whole.words().sv == "förklaras av A 1 5,00 kr, A 2 2,00 kr"
    partly = explain_difference(700, [Share("A 1", 600)])
    assert partly.words().en == "partly explained by A 1 6.00 kr; unexplained 1.00 kr"
    assert explain_difference(7, []).words().sv == ""


def test_vouchers_are_shares_of_the_accounts_they_move() -> None:
    """Each voucher once, over the days asked for."""
    books = ledger(
        paid(YEAR.start, 5, "A 1"),
        draft(YEAR.start, {"5010": 3, "1930": -3}, "A 2"),
        paid(YEAR.end, 7, "A 3"),
    )
    half = Period(YEAR.start, date(2021, 6, 30))
    found = vouchers_by_account(books, ["5010", "9999"], half)
    assert found == {"5010": [Share("A 1", 5), Share("A 2", 3)]}
