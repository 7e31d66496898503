"""Intervals of the chart whose meaning is custom are told, so that the user can look."""

from datetime import date

from attrs import evolve

from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.finding import Severity
from tests.checks.books import ledger, paid, run

CODE = "uncertain_intervals"


def test_confirmed_intervals_give_no_finding() -> None:
    """The accounts of the small books are all confirmed in BAS."""
    assert run(CODE, ledger(paid(date(2021, 5, 4)))) == []


def test_intervals_that_follow_custom_are_told_once() -> None:
    """One information for all of them, with their names; unused ones are not told."""
    books = evolve(ledger(paid(date(2021, 5, 4))), chart=chart_named("kommunbas"))
    (finding,) = run(CODE, books)
    assert finding.severity is Severity.INFO
    assert "19 Kassa och bank" in finding.message.sv
    assert "13" not in finding.message.sv
