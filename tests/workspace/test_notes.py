"""Notes of fixed text and by counterparty, in every format, and what their keys refuse."""

import json
from datetime import date

import pytest
from hypothesis import given

from finsam_ledger.core.account import Account
from finsam_ledger.core.association import Association
from finsam_ledger.core.charts import chart_named
from finsam_ledger.core.dimension import COUNTERPARTY, ObjectRef
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.render.format import format_named
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.testing import ledgers
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.closing import Closing, close
from finsam_ledger.workspace.config import parse_config
from finsam_ledger.workspace.settings import Settings

HEAD = """\
[organisation]
namn = "Förbundet"
[bocker]
fil = "bok.se"
[rapport]
titel = "Bokslut"
start = 2024-01-01
slut = 2024-12-31
uppstallningar = ["resultatrakning"]
kolumner = ["utfall"]
"""
NOTES = """\
[[not]]
id = "note_costs"
rubrik = "Köpta tjänster"
till = ["resultatrakning.verksamhetens_kostnader"]
sida = "debet"
rest = "Övriga leverantörer"
rad = [
  { rubrik = "Växjö kommun", motpart = ["Växjö kommun"] },
  { rubrik = "Revisorn", motpart = ["Revisorn AB"] },
]
[[not]]
id = "note_principles"
rubrik = "Redovisningsprinciper"
text = \"\"\"
Lagen om kommunal bokföring
och redovisning följs.

Intäkter periodiseras.
\"\"\"
text_en = "The law is followed."
[[not]]
id = "note_income"
rubrik = "Bidragen"
till = ["resultatrakning.verksamhetens_intakter"]
text = "Medlemmarna betalar efter avtal."
"""
BOOKS = Ledger(
    Association("Förbundet"),
    chart_named("bas"),
    FiscalYear.calendar(2024),
    {n: Account(n) for n in ("1930", "3981", "6420", "6550")},
    objects={ObjectRef("9", "17"): "Revisorn AB"},
).post(
    VoucherDraft(date(2024, 1, 5), (Line("1930", 900_00), Line("3981", -900_00))),
    VoucherDraft(
        date(2024, 2, 1),
        (Line("6550", 300_00), Line("1930", -300_00)),
        counterparty="Växjö kommun",
    ),
    VoucherDraft(
        date(2024, 3, 1),
        (Line("6420", 200_00, (ObjectRef("9", "17"),)), Line("1930", -200_00)),
    ),
    VoucherDraft(date(2024, 4, 1), (Line("6550", 50_00), Line("1930", -50_00))),
)


def made(notes: str = NOTES) -> Closing:
    """A closing with these notes."""
    config = parse_config(HEAD + notes)
    settings = Settings(config.layouts, config.period, columns=config.columns, notes=config.notes)
    return close(Books.of(BOOKS), settings)


def test_a_note_by_counterparty_divides_its_line() -> None:
    """By the voucher's own other party, or the supplier of the line; the rest has none."""
    note = made().report.statement("note_costs")
    rows = [(row.label.sv, row.figures[0].printed) for row in note.rows]
    assert rows == [
        ("Växjö kommun", 300),
        ("Revisorn", 200),
        ("Övriga leverantörer", 50),
        ("Summa", 550),
    ]
    assert [line.ore for line in made().explain("note_costs.row_2").accounts[0].lines] == [200_00]


def test_text_notes_are_numbered_among_the_others() -> None:
    """First the one that no line refers to, then in the order of the lines, which refer to them."""
    closing = made()
    assert [(note.number, note.id) for note in closing.report.notes] == [
        ("1", "note_principles"),
        ("2", "note_income"),
        ("3", "note_costs"),
    ]
    income = closing.report.statement("income_statement")
    assert (income.row("operating_income").note, income.row("operating_costs").note) == ("2", "3")
    assert all(tie.ok for tie in closing.report.tie_outs)


@pytest.mark.parametrize("name", ["text", "html", "json"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_text_notes_are_in_every_format(name: str, lang: str) -> None:
    """The heading with its number and the words; a line's number leads there."""
    report = made().report
    document = kind_named("bokslut").build(report, lang)
    text = format_named(name).render(report, document).decode()
    words = "Lagen om kommunal bokföring" if lang == "sv" else "The law is followed."
    assert words in text
    if name == "html":
        assert 'id="note_income"' in text
        assert 'href="#note_income"' in text
    if name == "json":
        note = json.loads(text)["notes"][0]
        assert (note["number"], note["rows"], note["text"][:4]) == ("1", [], words[:4])


@given(ledgers(full=True))
def test_counterparties_divide_every_movement(ledger: Ledger) -> None:
    """Whatever the books: what was booked with each other party is all that was booked."""
    by_party = ledger.by_object(COUNTERPARTY)
    for number in ledger.used_accounts:
        parts = sum(balances.movement(number, ledger.year) for balances in by_party.values())
        assert parts == ledger.balances.movement(number, ledger.year)
    assert {v.counterparty for v in ledger.journal if v.lines} <= by_party.keys()


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ('id = "n"\nrubrik = "N"\n', "varken till eller text"),
        ('id = "n"\nrubrik = "N"\ntext = "T"\nrad = [{ rubrik = "R" }]\n', "både text och rader"),
        (
            """id = "n"\nrubrik = "N"\ntill = ["resultatrakning.resultat"]
rad = [{ rubrik = "R", motpart = ["A"], objekt = { dimension = "6", koder = ["1"] } }]\n""",
            "både objekt och motpart",
        ),
    ],
)
def test_notes_that_cannot_be_followed(note: str, words: str) -> None:
    """Each is told with the file and the line of the note."""
    with pytest.raises(ConfigurationError, match=words) as refused:
        parse_config(f"{HEAD}[[not]]\n{note}")
    assert refused.value.where.startswith("bokslut.toml rad ")
