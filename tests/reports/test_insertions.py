"""Key figures by name: printed as in the statements, with the right unit and sign."""

import pytest
from attrs import evolve

from finsam_ledger.errors import UnknownNameError
from finsam_ledger.reports.inline import Plain, Value
from finsam_ledger.reports.insertions import Insertions
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.figure import Column
from finsam_ledger.statements.key_figure import KeyFigure, KeyFigureSpec, KeyValue
from finsam_ledger.terms import Text

RESULT = "income_statement.result.actual"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("resultat", Value(101, 0, "tkr", RESULT)),
        ("årets resultat", Value(101, 0, "tkr", RESULT)),
        ("resultaträkning.årets resultat", Value(101, 0, "tkr", RESULT)),
        ("resultat:tal", Value(101, 0, "", RESULT)),
        ("resultat:kr", Value(101_256, 0, "kr", RESULT)),
        ("resultat:mkr", Value(1, 1, "mkr", RESULT)),
        ("balansrakning.kassa_och_bank", Value(1500, 0, "tkr", "balance_sheet.cash.actual")),
        ("kassa", Value(1500, 0, "tkr", "balance_sheet.cash.actual")),
        ("kassa_och_bank", Value(1500, 0, "tkr", "balance_sheet.cash.actual")),
        ("kassa.foregaende", Value(1600, 0, "tkr", "balance_sheet.cash.previous")),
        ("resultat.foregaende", Value(None, 0, "tkr", "income_statement.result.previous")),
        ("not_1.summa", Value(123, 0, "tkr", "note_receivables.total.actual")),
        ("saldobalans.1930.movement", Value(-9_999_950, 2, "kr", "trial_balance.1930.movement")),
        (
            "saldobalans.1930.movement:plus:kr",
            Value(100_000, 0, "kr", "trial_balance.1930.movement"),
        ),
        ("kassa / tillgangar", Value(924, 1, "%")),
        ("resultat.foregaende / kassa", Value(None, 1, "%")),
    ],
)  # fmt: skip
def test_a_figure_is_found_and_formatted(report: Report, name: str, value: Value) -> None:
    """By short name, by statement and row, by column, in another unit, without sign, as a share."""
    assert Insertions(report).inline(name) == value


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("forbund", "Samordningsförbundet Exempel"), ("orgnr", "222000-1111"), ("ar", "2021"),
        ("forra_aret", "2020"), ("slutdag", "31 augusti 2021"),
        ("period", "1 januari–31 augusti 2021"), ("Period", "1 januari–31 augusti 2021"),
    ],
)  # fmt: skip
def test_facts_are_words(report: Report, name: str, words: str) -> None:
    """Whose report and which days."""
    assert Insertions(report).inline(name) == Plain(words)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("resultaat", "Menade du resultat"),
        ("kassa_o_bank", "kassa_och_bank"),
        ("balansrakning.kasa", "balansrakning.kassa_och_bank"),
        ("balansräknig.kassa", "balansrakning"),
        ("resultat:miljoner", "Välj bland kr, tkr, mkr, tal, plus"),
        ("", "resultat"),
    ],
)
def test_an_unknown_name_tells_the_nearest(report: Report, name: str, told: str) -> None:
    """One clear message, never an empty place in the report."""
    with pytest.raises(UnknownNameError) as caught:
        Insertions(report).inline(name)
    assert told in str(caught.value)


def test_key_figures_of_the_report_are_found_by_id_and_title(report: Report) -> None:
    """A share in per cent, an amount in the report's unit, in the first column or another."""
    columns = (Column("actual", Text("2021", "2021")), Column("previous", Text("2020", "2020")))
    share = KeyFigureSpec("soliditet", Text("Soliditet", "Equity ratio"), ("a",), ("b",))
    amount = KeyFigureSpec("kvar", Text("Kvar att använda", "Left"), ("a",))
    values = (KeyValue((), (), 686), KeyValue((), (), None))
    figures = (KeyFigure(share, columns, values), KeyFigure(amount, columns, values))
    inserted = Insertions(evolve(report, key_figures=figures))
    assert inserted.inline("soliditet") == Value(686, 1, "%")
    assert inserted.inline("soliditet.foregaende") == Value(None, 1, "%")
    assert inserted.inline("kvar att använda") == Value(686, 0, "tkr")
    assert inserted.inline("soliditet:tal") == Value(686, 1, "")
    with pytest.raises(UnknownNameError, match="soliditet"):
        inserted.inline("solliditet")


def test_a_report_without_statements_has_facts_only(report: Report) -> None:
    """Nothing breaks where no figure is known."""
    bare = evolve(report, statements=(), notes=())
    assert Insertions(bare).inline("ar") == Plain("2021")
    with pytest.raises(UnknownNameError):
        Insertions(bare).inline("resultat")
