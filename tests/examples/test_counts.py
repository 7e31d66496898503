"""How many printed figures of each published report come out of its example: one line a report.

What is printed and what is right stands in the TOML beside each report's own test, which also
proves why an error is one; here they are only counted.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from finsam_ledger.workspace.closing import Closing
from finsam_ledger.workspace.folder import run
from tests.examples import (
    test_molndal_2016_08,
    test_norra_vastmanland_2014,
    test_varend_2021_08,
    test_varend_budget_2015,
    test_vaxjo_2011,
)

EXAMPLES = Path(__file__).parent.parent.parent / "docs" / "exempel"
Pairs = Callable[[Closing], Iterable[tuple[object, object]]]


class Count(NamedTuple):
    """What a report prints: how much comes out equal, and how much is an error that is put right.

    The rest comes out otherwise for a reason that the report's own test tells.
    """

    equal: int
    printed: int
    replaced: int


def of_molndal(closing: Closing) -> Iterator[tuple[object, object]]:
    """What is printed beside what comes out."""
    for cell in test_molndal_2016_08.CELLS:
        yield cell.printed, closing.figure(cell.place).printed


def of_norra_vastmanland(closing: Closing) -> Iterator[tuple[object, object]]:
    """What is printed beside what comes out."""
    for cell in test_norra_vastmanland_2014.every_cell(closing):
        yield cell.printed, cell.shown


def of_varend(closing: Closing) -> Iterator[tuple[object, object]]:
    """What is printed beside what comes out."""
    return ((fact, found) for _, fact, found in test_varend_2021_08.pairs(closing))


def of_budget(closing: Closing) -> Iterator[tuple[object, object]]:
    """What is printed beside what comes out."""
    return ((fact, found) for _, fact, found in test_varend_budget_2015.pairs(closing))


def of_vaxjo(closing: Closing) -> Iterator[tuple[object, object]]:
    """What is printed beside what comes out."""
    return ((fact, found) for _, fact, found in test_vaxjo_2011.pairs(closing))


COUNTS: dict[str, tuple[Pairs, Count]] = {
    "molndal-2016-08": (of_molndal, Count(224, 248, 24)),
    "norra-vastmanland-2014": (of_norra_vastmanland, Count(238, 239, 0)),
    "varend-2021-08": (of_varend, Count(58, 58, 0)),
    "varend-budget-2015": (of_budget, Count(61, 63, 2)),
    "vaxjo-2011": (of_vaxjo, Count(80, 82, 2)),
}


@pytest.mark.parametrize("name", COUNTS)
def test_the_count_of_a_report(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures equal, figures printed and errors replaced are as many as they are said to be."""
    pairs, expected = COUNTS[name]
    found = list(pairs(run(EXAMPLES / name)))
    equal = sum(fact == own for fact, own in found)
    assert (equal, len(found)) == expected[:2]
    line = f"{equal} equal of {len(found)} printed, {expected.replaced} errors replaced"
    with capsys.disabled():
        sys.stdout.write(f"\n{name}: {line}\n")


def test_every_example_is_counted() -> None:
    """No example folder is left out."""
    assert {path.parent.name for path in EXAMPLES.glob("*/bokslut.toml")} == set(COUNTS)
