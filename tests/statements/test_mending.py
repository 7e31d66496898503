"""Sums that earlier figures have fixed the wrong way are mended, where any rounding mends them."""

from collections.abc import Hashable, Sequence

from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.numbers import half_up
from finsam_ledger.statements.mending import Mender, coefficients
from finsam_ledger.statements.rounding import Rounded, Sum, round_footing

Exact = dict[Hashable, int]
UNIT = 100


@st.composite
def tables(draw: st.DrawFn) -> tuple[Exact, list[Sum], list[Sum]]:
    """A table with sums of both rows and columns: a rounding that foots always exists."""
    rows, columns = draw(st.integers(1, 8)), draw(st.integers(1, 5))
    step = draw(st.sampled_from([1, 25, 50]))
    cells = st.integers(-300 // step, 300 // step).map(lambda n: n * step)
    exact: Exact = {(i, j): draw(cells) for i in range(rows) for j in range(columns)}
    for i in range(rows):
        exact[i, "sum"] = sum(exact[i, j] for j in range(columns))
    for j in (*range(columns), "sum"):
        exact["sum", j] = sum(exact[i, j] for i in range(rows))
    down = [Sum(("sum", j), tuple((i, j) for i in range(rows))) for j in (*range(columns), "sum")]
    beside = [Sum((i, "sum"), tuple((i, j) for j in range(columns))) for i in (*range(rows), "sum")]
    return exact, down, beside


@given(tables())
def test_a_table_foots_down_and_across(table: tuple[Exact, list[Sum], list[Sum]]) -> None:
    """Columns rounded first fix the rows; every row foots too, each cell within one unit."""
    exact, down, beside = table
    rounded = round_footing(exact, [down, beside], UNIT)
    assert rounded.misses == ()
    near(rounded, exact)


@given(tables(), st.randoms(use_true_random=False))
def test_any_order_of_the_sums_foots(
    table: tuple[Exact, list[Sum], list[Sum]], random: object
) -> None:
    """Which sums are rounded in which earlier column decides figures, never whether they foot."""
    exact, down, beside = table
    sums = [*down, *beside]
    random.shuffle(sums)  # type: ignore[attr-defined]
    cut = len(sums) // 2
    rounded = round_footing(exact, [sums[:cut], sums[cut:]], UNIT)
    assert rounded.misses == ()
    near(rounded, exact)


def near(rounded: Rounded, exact: Exact) -> None:
    """Each cell is its exact value rounded up or down, and listed when it is not the nearest."""
    for name, ore in exact.items():
        assert abs(rounded.printed[name] * UNIT - ore) < UNIT
    moved = {name for name, ore in exact.items() if rounded.printed[name] != half_up(ore, UNIT)}
    assert set(rounded.adjusted) == moved


def test_two_figures_fixed_by_an_earlier_column() -> None:
    """The cause: an earlier column rounds a and c up, a later one sums them to a whole 1."""
    exact: Exact = {"a": 50, "b": 50, "x": 100, "c": 50, "d": 50, "y": 100, "z": 100}
    earlier = [Sum("x", ("a", "b")), Sum("y", ("c", "d"))]
    alone = round_footing(exact, [earlier], UNIT).printed
    assert alone["a"] + alone["c"] == 2
    both = round_footing(exact, [earlier, [Sum("z", ("a", "c"))]], UNIT)
    assert both.misses == ()
    assert both.printed["a"] + both.printed["c"] == 1


def mended(printed: Exact, exact: Exact, sums: Sequence[Sum]) -> Mender:
    """A mender that has done what it can."""
    mender = Mender(printed, exact, UNIT, [coefficients(s.total, s.parts) for s in sums])
    mender.mend()
    return mender


def test_the_shortest_chain_is_taken() -> None:
    """One figure that stands in no other sum is turned rather than three that do."""
    exact: Exact = {"t": 100, "a": 50, "b": 50, "u": 100, "c": 50}
    printed: Exact = {"t": 1, "a": 1, "b": 1, "u": 1, "c": 0}
    mended(printed, exact, [Sum("t", ("a", "b")), Sum("u", ("a", "c"))])
    assert printed == {"t": 1, "a": 1, "b": 0, "u": 1, "c": 0}


def test_what_no_rounding_mends_is_left_as_it_was() -> None:
    """Three halves in pairs cannot foot: the figures stay, so that the miss can be listed."""
    exact: Exact = {"a": 50, "b": 50, "c": 50, "ab": 100, "bc": 100, "ac": 100}
    printed: Exact = {"a": 1, "b": 0, "c": 1, "ab": 1, "bc": 1, "ac": 1}
    before = dict(printed)
    mended(printed, exact, [Sum("ab", ("a", "b")), Sum("bc", ("b", "c")), Sum("ac", ("a", "c"))])
    assert printed == before
