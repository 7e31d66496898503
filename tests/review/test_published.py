"""The five printed reports: every error a careful reader finds, and nothing else called error."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from finsam_ledger.core.finding import Severity
from finsam_ledger.review.remarks import Remark
from finsam_ledger.review.review import Review
from finsam_ledger.workspace.review import review_files

FOLDER = Path(__file__).parent / "published"
FINDINGS = tomllib.loads((FOLDER / "findings.toml").read_text("utf-8"))["finding"]
REPORTS = sorted({finding["report"] for finding in FINDINGS})
Facts = tuple[str, str, str]

# What a finding of findings.toml is about: code, table, and the row or column that it names.
MEANT: dict[str, tuple[Facts, ...]] = {
    "not 8 mot balansräkningen": (("figures_differ", "balansräkning", "Uppl kostnader"),),
    "text: förbrukat av budgeten": (("text_differs", "text", "used of budget"),),
    "summa kostnader (administration + rehabilitering)": (
        ("budget_unbalanced", "budget.intäkter", "Summa intäkter"),
    ),
    "tryckta andelar 17 % + 82 %": (("shares_differ", "budget.kostnader", ""),),
    "nettokostnad och finansnetto, Totalt, utfall: tecken": (
        ("wrong_figure", "nettokostnad och finansnetto", "utfall jan-aug"),
    ),
    "nettokostnad och finansnetto, Totalt, aktuell budget helår": (
        ("sum_differs", "nettokostnad och finansnetto", "aktuell budget helår"),
    ),
    "ekonomisk sammanfattning, 2. Bidrag": (
        ("wrong_figure", "ekonomisk sammanfattning", "2. Bidrag"),
    ),
    "nettokostnad utfall": (("figures_differ", "nettokostnad och finansnetto", "Totalt"),),
    "nettokostnad budget jan-aug": (("figures_differ", "nettokostnad och finansnetto", "Totalt"),),
    "nettokostnad budget helår": (("figures_differ", "nettokostnad och finansnetto", "Totalt"),),
    "Utökat AKTIV": (("figures_differ", "verksamhet.Utökat AKTIV", "Totalt"),),
    "balansrapport, Årets resultat": (("columns_differ", "balansrapport", "Årets resultat"),),
    "balansrapport, S:a Eget kapital": (("columns_differ", "balansrapport", "S:a Eget kapital"),),
    "balansrapport, Upplupna kostnader": (("columns_differ", "balansrapport", "Upplupna"),),
    "balansrapport, S:a Kortfristiga skulder": (
        ("columns_differ", "balansrapport", "S:a Kortfristiga skulder"),
    ),
    "notreferenser": (
        ("note_reference", "finansieringsanalys", "kortfristiga skulder"),
        ("note_reference", "balansräkning", "Avsättning pensioner"),
    ),
}


@pytest.fixture(scope="module")
def reviewed() -> Callable[[str], Review]:
    """The review of a report by its name, each made once."""
    made = {name: review_files(FOLDER / f"{name}.toml") for name in REPORTS}
    return made.__getitem__


def meant(finding: dict[str, Any]) -> tuple[Facts, ...]:
    """What our review must say of a finding."""
    return next(facts for where, facts in MEANT.items() if finding["where"].startswith(where))


def says(remark: Remark, facts: Facts) -> bool:
    """Whether a remark is the one that is meant."""
    code, table, rest = facts
    evidence = remark.finding.evidence
    named = f"{evidence.get('label', '')} {evidence.get('column', '')}"
    return remark.finding.code == code and evidence.get("table", table) == table and rest in named


@pytest.mark.parametrize("finding", [f for f in FINDINGS if f["kind"] == "error"], ids=str)
def test_every_error_is_found(finding: dict[str, Any], reviewed: Callable[[str], Review]) -> None:
    """Each error of findings.toml is an error of ours, about the same figures and amount."""
    errors = reviewed(finding["report"]).of(Severity.ERROR)
    for facts in meant(finding):
        found = [remark for remark in errors if says(remark, facts)]
        assert found, [remark.finding.message.sv for remark in errors]
        told = (
            "\n".join(
                "\n".join([remark.finding.message.sv, *(r.sv for r in remark.reasons)])
                for remark in found
            )
            .replace("\u00a0", "")
            .replace("−", "-")
        )
        for key in ("printed", "follows"):
            assert key not in finding or f"{abs(finding[key])}" in told


@pytest.mark.parametrize("report", REPORTS)
def test_nothing_else_is_called_an_error(report: str, reviewed: Callable[[str], Review]) -> None:
    """Every error of ours stands in findings.toml."""
    errors = [f for f in FINDINGS if f["report"] == report and f["kind"] == "error"]
    wanted = [facts for finding in errors for facts in meant(finding)]
    for remark in reviewed(report).of(Severity.ERROR):
        assert any(says(remark, facts) for facts in wanted), remark.finding.message.sv


ROUNDED = {
    "molndal-2016-08": [("PERIODENS RESULTAT", 1), ("Totalt", 1000), ("3. Resultat efter", 547)],
    "varend-2021-08": [("Bidrag från Region Kronoberg", 1000)],
    "norra-vastmanland-2014": [
        ("Verksamhetens nettokostnader", 1000),
        ("Summa", 1000),
        ("Summa", 2),
        ("Summa kortfristiga fordringar", 1000),
        ("Summa eget kapital", 1000),
        ("Summa kortfristiga skulder", 1000),
    ],
}


@pytest.mark.parametrize("report", REPORTS)
def test_rounding_is_called_rounding(report: str, reviewed: Callable[[str], Review]) -> None:
    """What findings.toml calls rounding is information, with the same differences."""
    told = [
        (str(remark.finding.evidence["label"]), abs(remark.finding.difference_ore or 0) // 100)
        for remark in reviewed(report).of(Severity.INFO)
        if remark.finding.code == "rounding"
    ]
    for label, kronor in ROUNDED.get(report, []):
        assert any(row.startswith(label) and amount == kronor for row, amount in told), told
    assert bool(told) == (report in ROUNDED)


def test_lost_cells_are_called_lost(reviewed: Callable[[str], Review]) -> None:
    """The two cells that the scan lost are named as blank, and are no errors."""
    remarks = reviewed("varend-2021-08").of(Severity.WARNING)
    assert [remark.finding.code for remark in remarks] == ["lost_figure", "lost_figure"]
    assert [remark.finding.difference_ore for remark in remarks] == [5_000_00, 2_000_00]
    assert "”Nya pilotprojekt”" in remarks[0].reasons[-1].sv


def test_nearly_every_figure_is_reached(reviewed: Callable[[str], Review]) -> None:
    """Most printed figures of the five reports take part in a relation that was tried."""
    reviews = [reviewed(name) for name in REPORTS]
    assert sum(r.reached for r in reviews) * 100 >= 95 * sum(r.figures for r in reviews)
