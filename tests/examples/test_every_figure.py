"""Every printed figure of every example folder comes from its vouchers: leaves and rounding.

The folders are found, not listed, so a new example is held to the same from its first day.
"""

from collections.abc import Iterator
from pathlib import Path

from finsam_ledger.statements.explain import explain
from finsam_ledger.statements.key_figure import KeyPart, parts_of
from finsam_ledger.workspace.closing import Closing
from finsam_ledger.workspace.show import explain_figure
from tests.examples.made import FOLDERS, closing_of, folders


def places(closing: Closing) -> Iterator[tuple[str, int]]:
    """Each known figure's address and what is printed, in öre on the debit side."""
    report = closing.report
    for statement in (*report.statements, *report.notes):
        unit = 1 if statement.exact else statement.unit_or(report.unit).ore
        for row in statement.rows:
            for i, figure in enumerate(row.figures):
                if figure.printed is not None:
                    place = f"{statement.id}.{row.key}.{statement.columns[i].id}"
                    yield place, row.shown(i, figure.printed) * unit


@folders
def test_leaves_and_rounding_are_the_printed_figure(folder: Path) -> None:
    """For all figures of statements, notes, cash flow, budget, forecast and contributions."""
    closing, checked = closing_of(folder), 0
    for place, printed in places(closing):
        found = closing.explain(place)
        assert found.leaves_ore == found.figure.ore, place
        assert found.leaves_ore + found.rounding_ore == printed, place
        checked += 1
    assert checked == sum(
        figure.ore is not None
        for statement in (*closing.report.statements, *closing.report.notes)
        for row in statement.rows
        for figure in row.figures
    )


@folders
def test_a_key_figure_is_its_parts_and_they_are_their_vouchers(folder: Path) -> None:
    """Each part is the sum of its leaves, and the ratio of the sums is what is printed."""
    closing = closing_of(folder)
    for key_figure in closing.report.key_figures:
        for part in parts_of(key_figure):
            if part.figure is not None:
                assert part.value == leaves(closing, part), part.place
        for value in key_figure.values:
            parts = (*value.numerator, *value.denominator)
            assert (value.printed is None) == any(part.value is None for part in parts)
            if value.printed is None:
                continue
            upper = sum(part.value or 0 for part in value.numerator)
            lower = sum(part.value or 0 for part in value.denominator)
            unit = closing.report.unit.ore
            scale = 100 * 10**key_figure.decimals if key_figure.is_share else 1
            whole = lower if key_figure.is_share else unit
            assert abs(value.printed * whole - upper * scale) * 2 <= whole


def leaves(closing: Closing, part: KeyPart) -> int:
    """The sum of a part's vouchers and opening balances, with its sign."""
    assert part.figure is not None
    assert part.source is not None
    found = explain(part.figure, part.source, closing.books.ledger, 0)
    return -found.leaves_ore if part.turned else found.leaves_ore


@folders
def test_visa_prints_each_kind_of_figure(folder: Path) -> None:
    """The first figure of each statement, and every key figure, as the command shows them."""
    closing = closing_of(folder)
    first = {place.partition(".")[0]: place for place, _ in reversed([*places(closing)])}
    keys = [f"nyckeltal.{each.spec.id}" for each in closing.report.key_figures]
    for place in (*first.values(), *keys):
        assert explain_figure(closing, place).blocks[-1]


def test_the_examples_are_found() -> None:
    """The five printed reports; a search that finds nothing would prove nothing."""
    assert {"varend-2021-08", "vaxjo-2011", "molndal-2016-08"} <= {f.name for f in FOLDERS}
