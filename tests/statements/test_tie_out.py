"""Tie-outs: all hold in sound books, and a changed figure breaks those that depend on it."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.statements.tie_out import TieOut, tie_outs
from finsam_ledger.testing import DrawnReport, everything_ties, reports


@given(reports(), st.sampled_from(Unit))
def test_everything_ties_in_sound_books(report: DrawnReport, unit: Unit) -> None:
    """Exactly and as printed, in every unit, with and without last year's books."""
    everything_ties(report.printed(unit).statements)


def tampered(
    statements: tuple[Statement, ...], place: tuple[int, int, int], change: int
) -> tuple[Statement, ...]:
    """The statements with one figure changed, exact and printed."""
    s, r, c = place
    row = statements[s].rows[r]
    old = row.figures[c]
    new = evolve(
        old, ore=(old.ore or 0) + change, printed=(old.printed or 0) + row.side.shown(change)
    )
    figures = (*row.figures[:c], new, *row.figures[c + 1 :])
    rows = list(statements[s].rows)
    rows[r] = evolve(row, figures=figures)
    changed = list(statements)
    changed[s] = statements[s].with_rows(rows)
    return tuple(changed)


@given(reports(), st.data())
def test_a_changed_figure_breaks_what_depends_on_it(
    report: DrawnReport, data: st.DataObject
) -> None:
    """Exactly the tie-outs that name the figure fail, by the change; all others still hold."""
    statements = report.printed(Unit.KR).statements
    places = [
        (s, r, c)
        for s, statement in enumerate(statements)
        for r, row in enumerate(statement.rows)
        for c, figure in enumerate(row.figures)
        if figure.ore is not None
    ]
    if not places:
        return
    s, r, c = data.draw(st.sampled_from(places))
    change = data.draw(st.integers(1, 9))
    statement = statements[s]
    place = f"{statement.id}.{statement.rows[r].key}.{statement.columns[c].id}"
    broken = tie_outs(tampered(statements, (s, r, c), change))
    assert len(broken) == len(tie_outs(statements))
    for tie in broken:
        assert tie.ok == (place not in named(tie))
        assert abs(tie.difference_ore) == (0 if tie.ok else change)
        assert abs(tie.printed_difference) == abs(tie.difference_ore)


def named(tie: TieOut) -> list[str]:
    """The figures that a tie-out compares."""
    return [tie.left, *tie.right.split(" + ")]


@given(reports())
def test_each_tie_out_has_its_own_name(report: DrawnReport) -> None:
    """Scripts find a tie-out by its id, and its title says what must agree."""
    ties = tie_outs(report.printed().statements)
    assert len({tie.id for tie in ties}) == len(ties)
    assert all(tie.title.sv != tie.title.en for tie in ties)


@given(reports(notes=0))
def test_each_statement_alone_ties_what_it_can(report: DrawnReport) -> None:
    """Without the other statement nothing is compared with it."""
    for statement in report.printed().statements:
        ids = {tie.id for tie in tie_outs([statement])}
        assert all(id_.startswith((f"{statement.id}.sides", "equity.")) for id_ in ids)
