"""The printed budget of Värend comes out of its predecessors' books and a CSV, figure for figure.

Two printed shares are errors: there the closing gives what the amounts of the same table say.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from finsam_ledger.core.finding import Severity
from finsam_ledger.workspace.closing import Closing
from finsam_ledger.workspace.folder import run

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / "docs" / "exempel" / "varend-budget-2015"
PRINTED: dict[str, Any] = tomllib.loads((HERE / "varend-budget-2015.toml").read_text("utf-8"))
STATEMENTS: dict[str, Any] = PRINTED["statements"]


@pytest.fixture(scope="module")
def closing() -> Closing:
    """The closing of the example folder."""
    return run(FOLDER)


def share(closing: Closing, name: str) -> int | None:
    """A share of the costs in tenths of a percent."""
    return next(
        each.values[0].printed for each in closing.report.key_figures if each.spec.id == name
    )


def asked(closing: Closing) -> dict[str, int | None]:
    """What each party is asked for; the budget prints contributions with minus."""
    (note,) = closing.report.notes
    rows = [row for row in note.rows if row.kind != "total"]
    return {row.label.sv: -(row.figures[0].printed or 0) for row in rows}


def pairs(closing: Closing) -> Iterator[tuple[str, int, int | None]]:
    """Every printed figure: where it stands, what is printed, what comes out."""
    for statement_id, facts in STATEMENTS.items():
        statement = closing.report.statement(statement_id)
        for key, _, *cells in facts["rows"]:
            for column, cell in zip(facts["columns"], cells, strict=True):
                place = f"{statement_id}.{key}.{column}"
                yield place, cell, statement.figure(key, column).printed
    for name, fact in PRINTED["shares"].items():
        yield name, fact["printed"], share(closing, name)
    (each,) = set(asked(closing).values())
    yield "per_party", PRINTED["per_party"]["printed"], each


@pytest.mark.parametrize("statement_id", STATEMENTS)
def test_every_printed_row(closing: Closing, statement_id: str) -> None:
    """Each table has the printed rows, labels and figures in order, and no row more."""
    facts, statement = STATEMENTS[statement_id], closing.report.statement(statement_id)
    found = [
        [row.key, row.label.sv, *(statement.figure(row.key, c).printed for c in facts["columns"])]
        for row in statement.rows
    ]
    assert found == facts["rows"]


def test_every_figure_is_as_printed_or_a_known_error(closing: Closing) -> None:
    """Of 63 printed figures 61 come out as printed; the two shares are put right."""
    every = list(pairs(closing))
    equal = [place for place, fact, found in every if fact == found]
    replaced = {place: found for place, fact, found in every if fact != found}
    assert (len(every), len(equal)) == (63, 61)
    assert replaced == {name: fact["right"] for name, fact in PRINTED["shares"].items()}


def test_each_party_is_asked_for_the_same(closing: Closing) -> None:
    """The note to the contributions has the four parties, each with the printed amount."""
    facts = PRINTED["per_party"]
    assert asked(closing) == dict.fromkeys(facts["parties"], facts["printed"])


def test_the_total_column_is_the_whole_budget(closing: Closing) -> None:
    """What the two columns of costs hold is all of it, on each row."""
    costs = closing.report.statement("budget_costs")
    for row in costs.rows:
        administration, rehabilitation, total = (figure.ore or 0 for figure in row.figures)
        assert administration + rehabilitation == total


def test_the_deficit_is_told(closing: Closing) -> None:
    """The one finding says that 15 000 kr are not covered, and of what: a warning, no error."""
    (finding,) = closing.report.findings
    facts = PRINTED["missing"]
    assert finding.code == "budget_balanced"
    assert finding.severity is Severity.WARNING
    assert finding.difference_ore == 100 * (facts["costs"] - facts["income"])
    (verdict,) = (v for v in closing.report.verdicts if v.rule.code == "budget_balanced")
    income, costs, _, equity, missing = (step.value for step in verdict.assessment.steps)
    assert costs == 100 * facts["costs"]
    assert (income, equity) == (5_400_000_00, 1_258_000_00)
    assert 100 * facts["income"] == 5_400_000_00 + 1_258_000_00
    assert missing == finding.difference_ore
    assert closing.figure("budget.equity_closing").printed == -15_000


def test_the_year_opens_with_what_both_predecessors_closed_with(closing: Closing) -> None:
    """The opening is nowhere typed: it is the sum of two files, the result moved to equity."""
    ledger = closing.books.ledger
    assert len(ledger.journal) == 0
    assert set(ledger.opening_by) == {"alvesta-2014.se", "vaxjo-2014.se"}
    for account, ore in ledger.opening.items():
        assert ore == sum(brought.get(account, 0) for brought in ledger.opening_by.values())
    assert sum(ledger.opening.values()) == 0


def test_what_a_predecessor_brought_in_leads_to_its_vouchers(closing: Closing) -> None:
    """The surplus is the opening of 2014 and the vouchers on equity, with the lines of its file."""
    found = closing.explain("budget_income.surplus_alvesta")
    (account,) = found.accounts
    (line,) = account.lines
    assert line.text == "Omföring av årets resultat, bokslut 2014"
    assert line.voucher.series == "alvesta-2014 A"
    assert line.source_line > 1
    assert account.brought_forward + line.ore == found.figure.ore == -619_000_00


def test_everything_ties(closing: Closing) -> None:
    """All tie-outs hold: both tables with the summary, the columns with their sum, the note."""
    ties = closing.report.tie_outs
    assert [tie for tie in ties if not tie.ok] == []
    assert {tie.id for tie in ties} == {
        "budget_income.income.year_budget",
        "budget_costs.costs.year_budget",
        "budget_costs.costs.year_budget.columns",
        "note_contributions.year_budget",
    }
