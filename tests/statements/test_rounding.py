"""Rounding: printed parts add up to printed totals, each within one unit, öre untouched."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.numbers import half_up
from finsam_ledger.statements.printing import Adjustment, Printed
from finsam_ledger.statements.rounding import (
    Rounded,
    Rounding,
    Sum,
    Unit,
    round_each,
    round_footing,
)
from finsam_ledger.testing import (
    DrawnReport,
    both_sides_agree,
    ore,
    printed_parts_foot,
    printed_within_one_unit,
    reports,
    same_quantity_prints_the_same,
)

units = st.sampled_from([unit.ore for unit in Unit])
rules = st.sampled_from(Rounding)
Exact = dict[Hashable, int]


@st.composite
def trees(draw: st.DrawFn, name: str = "t", depth: int = 3) -> tuple[Exact, list[Sum]]:
    """A random tree of sums that hold exactly, its root named ``name``."""
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        return {name: draw(ore())}, []
    exact: Exact = {}
    sums: list[Sum] = []
    parts = [f"{name}.{i}" for i in range(draw(st.integers(1, 4)))]
    for part in parts:
        below, more = draw(trees(part, depth - 1))
        exact |= below
        sums += more
    return {**exact, name: sum(exact[part] for part in parts)}, [*sums, Sum(name, tuple(parts))]


def feet(rounded: Rounded, sums: Sequence[Sum]) -> bool:
    """Whether every printed total is the sum of its printed parts."""
    printed = rounded.printed
    return all(printed[s.total] == sum(printed[p] for p in s.parts) for s in sums)


@given(ore() | st.integers(), units)
def test_half_up_is_symmetric_and_nearest(amount: int, unit: int) -> None:
    """Nearest unit, halves away from zero, the same on both sides of zero."""
    value = half_up(amount, unit)
    assert half_up(-amount, unit) == -value
    assert abs(Fraction(amount, unit) - value) <= Fraction(1, 2)
    if 2 * abs(amount) % unit == 0 and amount % unit:
        assert abs(value * unit) > abs(amount)


@given(trees(), units, st.randoms(use_true_random=False))
def test_footing_always_foots(tree: tuple[Exact, list[Sum]], unit: int, random: object) -> None:
    """Any tree, in any order of its sums: parts add up, cells are near, the root is half up."""
    exact, sums = tree
    random.shuffle(sums)  # type: ignore[attr-defined]
    rounded = round_footing(exact, [sums], unit)
    assert rounded.misses == ()
    assert feet(rounded, sums)
    assert rounded.printed.keys() == exact.keys()
    near(rounded.printed, exact, unit)
    root = "t"
    assert rounded.printed[root] == half_up(exact[root], unit)
    moved = {n for n, value in exact.items() if rounded.printed[n] != half_up(value, unit)}
    assert set(rounded.adjusted) == moved


def near(printed: Mapping[Hashable, int], exact: Exact, unit: int) -> None:
    """Each cell is its exact value rounded up or down; whole units are unchanged."""
    for name, amount in exact.items():
        assert abs(printed[name] * unit - amount) < unit
        assert amount % unit or printed[name] * unit == amount


@given(trees("a"), trees("b"), units)
def test_a_second_column_keeps_what_the_first_printed(
    first: tuple[Exact, list[Sum]], second: tuple[Exact, list[Sum]], unit: int
) -> None:
    """A quantity of an earlier column stays as it was when a later one sums it with others."""
    exact = {**first[0], **second[0], "both": first[0]["a"] + second[0]["b"]}
    later = [*second[1], Sum("both", ("a", "b"))]
    rounded = round_footing(exact, [first[1] or [Sum("a", ("a",))], later], unit)
    assert rounded.misses == ()
    assert feet(rounded, [*first[1], *later])
    near(rounded.printed, exact, unit)
    if first[1]:
        assert rounded.printed["a"] == half_up(exact["a"], unit)


@given(st.lists(ore(), min_size=1, max_size=6), units, st.data())
def test_one_total_split_in_two_ways_foots_both(
    leaves: list[int], unit: int, data: st.DataObject
) -> None:
    """A line split on accounts in the statement and again in a note, one part in common."""
    total, cut = sum(leaves), data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.lists(ore(), max_size=4))
    rest = total - leaves[cut] - sum(other)
    exact: Exact = {f"a{i}": amount for i, amount in enumerate(leaves)}
    exact |= {f"b{i}": amount for i, amount in enumerate(other)}
    exact |= {"t": total, "rest": rest}
    first = Sum("t", tuple(f"a{i}" for i in range(len(leaves))))
    second = Sum("t", (f"a{cut}", *(f"b{i}" for i in range(len(other))), "rest"))
    rounded = round_footing(exact, [[first, second]], unit)
    near(rounded.printed, exact, unit)
    assert feet(rounded, [first])
    assert rounded.misses == ()


def test_sums_that_no_rounding_satisfies_are_listed() -> None:
    """Three equal parts in pairs cannot foot with whole totals: the miss is told, not hidden."""
    exact: Exact = {"a": 50, "b": 50, "c": 50, "ab": 100, "bc": 100, "ac": 100}
    sums = [Sum("ab", ("a", "b")), Sum("bc", ("b", "c")), Sum("ac", ("a", "c"))]
    rounded = round_footing(exact, [sums], 100)
    near(rounded.printed, exact, 100)
    assert [miss.total for miss in rounded.misses] == ["ac"]


def test_a_ring_of_sums_ends() -> None:
    """Two quantities that are each other's only part are one and the same amount."""
    exact: Exact = {"a": 150, "b": 150}
    rounded = round_footing(exact, [[Sum("a", ("b",)), Sum("b", ("a",))]], 100)
    assert rounded.printed == {"a": 2, "b": 2}
    assert rounded.misses == ()


@given(trees(), units)
def test_each_by_itself_lists_exactly_its_misses(tree: tuple[Exact, list[Sum]], unit: int) -> None:
    """Every figure is its own half-up rounding, and the sums listed are those that do not add."""
    exact, sums = tree
    rounded = round_each(exact, sums, unit)
    assert rounded.printed == {name: half_up(value, unit) for name, value in exact.items()}
    assert rounded.adjusted == ()
    differences = {
        s.total: rounded.printed[s.total] - sum(rounded.printed[p] for p in s.parts) for s in sums
    }
    assert {m.total: m.difference for m in rounded.misses} == {
        total: difference for total, difference in differences.items() if difference
    }


@pytest.mark.parametrize(("unit", "expected"), [("kr", 100), ("tkr", 10**5), ("mkr", 10**8)])
def test_units(unit: str, expected: int) -> None:
    """Kronor, thousands and millions; kkr is another word for thousands."""
    assert Unit(unit).ore == expected
    assert Unit.KKR.ore == Unit.TKR.ore


@given(reports(), st.sampled_from(Unit))
def test_whole_reports_foot(report: DrawnReport, unit: Unit) -> None:
    """Every statement and note of random books adds up as printed, both sides of it agree."""
    printed = report.printed(unit)
    for statement in printed.statements:
        printed_parts_foot(statement)
        both_sides_agree(statement)
    printed_within_one_unit(printed.statements, unit)
    same_quantity_prints_the_same(printed.statements)
    assert {each.kind for each in printed.adjustments} <= {"adjusted"}


@given(reports(), st.sampled_from(Unit), rules)
def test_rounding_never_touches_ore(report: DrawnReport, unit: Unit, rule: Rounding) -> None:
    """The exact amounts, rows and columns are those from before the rounding."""
    printed = report.printed(unit, rule)
    for before, after in zip(report.statements, printed.statements, strict=True):
        assert after.columns == before.columns
        for old, new in zip(before.rows, after.rows, strict=True):
            assert [f.ore for f in new.figures] == [f.ore for f in old.figures]
            assert (new.key, new.parts) == (old.key, old.parts)


@given(reports(), st.sampled_from(Unit), rules)
def test_every_adjustment_is_listed(report: DrawnReport, unit: Unit, rule: Rounding) -> None:
    """The list has every figure that is not its own rounding, with both values, and no other."""
    printed = report.printed(unit, rule)
    listed = {each.place: each for each in printed.adjustments if each.kind == "adjusted"}
    for place, amount, value, own in cells(printed, unit):
        if value == own:
            assert place not in listed
        else:
            assert listed[place] == Adjustment(place, amount, value, own, "adjusted", unit)
    missed = {each.place: each for each in printed.adjustments if each.kind == "miss"}
    assert rule is Rounding.EACH or not missed
    assert rule is Rounding.FOOTING or not listed
    assert set(missed) == set(unfooted(printed))


def cells(printed: Printed, unit: Unit) -> Iterator[tuple[str, int, int, int]]:
    """Place, öre, printed value and own rounding of every figure in units."""
    for statement in printed.statements:
        for row in statement.rows if not statement.exact else ():
            for i, figure in enumerate(row.figures):
                if figure.ore is not None and figure.printed is not None:
                    place = f"{statement.id}.{row.key}.{statement.columns[i].id}"
                    own = row.side.shown(half_up(figure.ore, unit.ore))
                    yield place, figure.ore, figure.printed, own


def unfooted(printed: Printed) -> Iterator[str]:
    """The places of printed totals that are not the sum of their printed parts."""
    for statement in printed.statements:
        for column in statement.columns:
            for row in statement.rows:
                parts = [statement.figure(part, column.id).printed for part in row.parts]
                total = statement.figure(row.key, column.id) if row.figures else None
                if row.kind != "total" or total is None or None in (*parts, total.printed):
                    continue
                sides = [statement.row(part).side for part in row.parts]
                shown = sum(s.shown(p or 0) for s, p in zip(sides, parts, strict=True))
                if row.side.shown(total.printed or 0) != shown:
                    yield f"{statement.id}.{row.key}.{column.id}"


@given(reports(notes=0))
def test_an_exact_statement_is_printed_in_ore(report: DrawnReport) -> None:
    """The trial balance shows öre whatever the unit."""
    table = report.printed(Unit.MKR).statements[-1]
    assert table.exact
    assert all(f.printed == f.ore for row in table.rows for f in row.figures)


def test_whole_amounts_that_are_parts_of_one_another_make_no_ring() -> None:
    """Two equal totals, each a part of the other beside something that is zero."""
    exact: Exact = {"a": 300, "b": 300, "nothing": 0, "x": 140, "y": 160}
    sums = [Sum("a", ("b", "nothing")), Sum("b", ("a", "nothing")), Sum("b", ("x", "y"))]
    rounded = round_footing(exact, [sums], 100)
    assert rounded.printed == {"a": 3, "b": 3, "nothing": 0, "x": 1, "y": 2}
    assert rounded.misses == ()
