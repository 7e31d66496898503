"""The kinds of documents: what each holds, in which order, and in which words."""

import pytest
from attrs import evolve

from finsam_ledger.errors import UnknownNameError
from finsam_ledger.reports.document import (
    Document,
    Heading,
    Number,
    Paragraph,
    Role,
    Table,
    TableColumn,
    Words,
)
from finsam_ledger.reports.kind import all_kinds, kind_named
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.layout import Side
from finsam_ledger.statements.tie_out import TieOut
from finsam_ledger.terms import Text


def built(report: Report, kind: str, lang: str = "sv") -> Document:
    """The document of a kind."""
    return kind_named(kind).build(report, lang)


def table(document: Document, name: str) -> Table:
    """The table of an id."""
    return next(block for block in document.blocks if isinstance(block, Table) and block.id == name)


def outline(document: Document) -> list[str]:
    """Headings and captions in order."""
    return [
        block.text if isinstance(block, Heading) else block.caption
        for block in document.blocks
        if isinstance(block, Heading | Table)
    ]


def paragraphs(document: Document) -> list[str]:
    """The paragraphs in order."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_all_kinds_are_found_under_their_command_names() -> None:
    """One file a kind, found by discovery; helpers are not taken for kinds."""
    assert set(all_kinds()) == {
        "arsredovisning", "bokslut", "delarsrapport", "kontroll", "rapport", "revisor",
    }  # fmt: skip


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    """The message lists the names."""
    with pytest.raises(UnknownNameError, match="Välj bland arsredovisning, bokslut, delarsr"):
        kind_named("budget")


def test_rapport_has_statements_notes_listings_and_what_failed(report: Report) -> None:
    """The order in which a reader needs it."""
    assert outline(built(report, "rapport")) == [
        "Delårsrapport", "Resultaträkning", "Balansräkning", "Saldobalans", "Not 1 Fordringar",
        "Huvudbok", "Avstämningar som inte stämmer", "Avrundning",
        "Tal som avrundningen har justerat", "Anmärkningar", "Att se över",
    ]  # fmt: skip


def test_rapport_tells_the_outcome_first(report: Report) -> None:
    """Whose report, which days, and whether anything is wrong, before any figure."""
    assert paragraphs(built(report, "rapport"))[:3] == [
        "Samordningsförbundet Exempel, organisationsnummer 222000-1111",
        "Period 2021-01-01–2021-08-31",
        "1 av 4 avstämningar stämmer inte. Kontroller: 1 fel, 1 varning, 1 upplysning.",
    ]


def test_rapport_counts_information_without_listing_it(report: Report) -> None:
    """Errors and warnings are listed; a note for information is only counted."""
    rows = table(built(report, "rapport"), "findings").rows
    headings = [row.cells[0] for row in rows if row.role is Role.HEADING]
    assert headings == [Words("Fel"), Words("Varningar")]


def test_rapport_without_anything_to_tell_is_short(report: Report) -> None:
    """No empty tables: no tie-outs, adjustments or findings give no section but the last."""
    quiet = evolve(report, tie_outs=(), adjustments=(), findings=(), listings=(), notes=())
    document = built(quiet, "rapport")
    assert outline(document)[-2:] == ["Saldobalans", "Anmärkningar"]
    assert paragraphs(document)[-1] == "Inga anmärkningar."


def test_bokslut_adds_all_tie_outs_the_rule_and_the_books(report: Report) -> None:
    """What an auditor asks for stands last."""
    document = built(report, "bokslut")
    assert outline(document)[6:] == [
        "Avstämningar", "Tal som ska stämma överens", "Avrundning",
        "Tal som avrundningen har justerat", "Anmärkningar", "Att se över", "Bokföringen",
        "Omfattning", "Filer",
    ]  # fmt: skip
    assert paragraphs(document)[-1].endswith("sha256:" + "cd" * 32)
    assert any("till tusental kronor" in text for text in paragraphs(document))


def test_bokslut_of_books_made_in_python_has_no_files(report: Report) -> None:
    """Without files, digest and tie-outs those parts are left out, in words where needed."""
    books = evolve(report.books, files=())
    bare = evolve(report, books=books, digest="", tie_outs=())
    document = built(bare, "bokslut", "en")
    assert outline(document)[-1] == "Size"
    assert "No tie-outs were made." in paragraphs(document)


def test_figures_tell_their_address_and_unit(report: Report) -> None:
    """A figure in thousands has no decimals; every figure links to its own address."""
    statement = table(built(report, "rapport"), "balance_sheet")
    assert statement.unit == "tkr"
    assert statement.columns[:2] == (TableColumn(""), TableColumn("Not"))
    assert statement.rows[3].cells == (
        Words("Kassa och bank"),
        Words(""),
        Number(1500, 0, "balance_sheet.cash.actual"),
        Number(1600, 0, "balance_sheet.cash.previous"),
    )


def test_an_exact_statement_is_shown_in_kronor_and_ore(report: Report) -> None:
    """Printed öre are shown with two decimals, whatever the unit of the report."""
    statement = table(built(report, "rapport"), "trial_balance")
    assert statement.unit == "kr"
    assert statement.rows[0].cells[2] == Number(-9_999_950, 2, "trial_balance.1930.movement")


def test_an_unknown_figure_stays_unknown(report: Report) -> None:
    """A missing comparison is no number, never zero."""
    row = table(built(report, "rapport"), "income_statement").rows[-1]
    assert row.cells[2] == Number(None, 0, "income_statement.result.previous")


def test_the_last_total_is_the_outermost(report: Report) -> None:
    """Result and totals of both sides are grand totals; rows of a plain list are not indented."""
    document = built(report, "rapport")
    assert [row.level for row in table(document, "income_statement").rows] == [1, 1, 1, 0]
    assert [row.level for row in table(document, "note_receivables").rows] == [1, 0]
    assert [row.level for row in table(document, "balance_sheet").rows][:5] == [0, 1, 2, 2, 0]


def test_a_statement_without_rows_is_an_empty_table(report: Report) -> None:
    """Nothing breaks where a layout has hidden every row."""
    empty = evolve(report.statements[0], rows=())
    document = built(evolve(report, statements=(empty,)), "rapport")
    assert table(document, "income_statement").rows == ()


def test_a_failed_tie_out_names_both_sides_and_the_difference(report: Report) -> None:
    """The note that misses its line by one krona: both amounts, what they are, the way there."""
    (row,) = table(built(report, "rapport"), "tie_outs").rows
    assert row.cells == (
        Words("Not 1 är sin rad, 2021-08-31\nNot 1 Fordringar: Summa ≠ Balansräkning: Fordringar"),
        Words("avviker"),
        Number(12_340_149, 2, "note_receivables.total.actual"),
        Number(12_340_049, 2, "balance_sheet.receivables.actual"),
        Number(100, 2),
    )


def test_tie_outs_are_shown_on_the_side_of_their_row(report: Report) -> None:
    """An amount on the credit side is positive, and the two less each other the difference."""
    left = "income_statement.result.actual"
    tie = TieOut("x", Text("A", "A"), left, "elsewhere.row.actual", 300, 1)
    (row,) = table(built(evolve(report, tie_outs=(tie,)), "bokslut"), "tie_outs").rows
    assert row.cells[2:] == (
        Number(10_125_595, 2, left),
        Number(10_125_895, 2),
        Number(-300, 2),
        Number(-1),
    )
    assert row.cells[0] == Words(
        "A, 2021-08-31\nResultaträkning: Årets resultat ≠ elsewhere.row.actual"
    )


def test_a_figure_on_a_side_of_its_own_is_shown_so_everywhere(report: Report) -> None:
    """A deviation has the sign that its statement prints, not that of the other figures."""
    statement = report.statements[0]
    *others, result = statement.rows
    turned = evolve(result, figures=tuple(evolve(f, side=Side.DEBIT) for f in result.figures))
    changed = statement.with_rows((*others, turned))
    tie = TieOut("x", Text("A", "A"), "income_statement.result.actual", "elsewhere.row.actual", 0)
    statements = (changed, *report.statements[1:])
    document = built(evolve(report, statements=statements, tie_outs=(tie,)), "bokslut")
    (row,) = table(document, "tie_outs").rows
    assert row.cells[2] == Number(turned.shown(0, turned.figures[0].ore or 0), 2, tie.left)
    assert row.cells[2] == Number(-10_125_595, 2, tie.left)


def test_a_tie_out_of_unknown_figures_shows_its_difference_only(report: Report) -> None:
    """Figures that no statement has are named by address, their amounts unknown."""
    tie = TieOut("x", Text("A", "A"), "no.such.figure", "nor.this.one", 5)
    (row,) = table(built(evolve(report, tie_outs=(tie,)), "bokslut"), "tie_outs").rows
    assert row.cells[0] == Words("A\nno.such.figure ≠ nor.this.one")
    assert row.cells[2:] == (Number(None, 2), Number(None, 2), Number(5, 2))


def test_an_adjusted_figure_is_told_with_its_own_rounding(report: Report) -> None:
    """Exact, by itself and printed, on the row's side, linked to the figure."""
    (row,) = table(built(report, "rapport"), "rounding_adjusted").rows
    words, exact, natural, printed = row.cells
    assert isinstance(words, Words)
    assert words.text.startswith("Resultaträkning: ")
    assert isinstance(exact, Number)
    assert isinstance(natural, Number)
    assert isinstance(printed, Number)
    assert exact.decimals == 2
    assert abs((natural.value or 0) - (printed.value or 0)) == 1
    assert printed.link.startswith("income_statement.")


def test_sums_that_miss_are_told_where_each_figure_is_rounded_alone(report_each: Report) -> None:
    """The other rule moves no figure but lists the total that its parts do not give."""
    document = built(report_each, "bokslut")
    (row,) = table(document, "rounding_miss").rows
    assert row.cells[0] == Words("Resultaträkning: Årets resultat, 2021-08-31")
    assert row.cells[2:] == (Number(100), Number(101, link="income_statement.result.actual"))
    assert any("var för sig" in text or "för sig till" in text for text in paragraphs(document))


def test_an_adjustment_elsewhere_is_named_by_its_address(report: Report) -> None:
    """A place that no statement has still stands in the list."""
    moved = evolve(report.adjustments[0], place="no.such.place")
    document = built(evolve(report, adjustments=(moved,)), "rapport")
    assert table(document, "rounding_adjusted").rows[0].cells[0] == Words("no.such.place")


def test_kontroll_lists_findings_only_with_remedy_and_place(report: Report) -> None:
    """Severity, what, the record, what to do, the source, file and line, and the amount."""
    document = built(report, "kontroll")
    assert outline(document) == ["Kontroll av bokföringen", "Att se över"]
    rows = table(document, "findings").rows
    assert [row.cells[0] for row in rows if row.role is Role.HEADING] == [
        Words("Fel"), Words("Varningar"), Words("Upplysningar"),
    ]  # fmt: skip
    assert rows[1].cells == (
        Words(
            "Verifikation A 12 balanserar inte: raderna summerar till 1,00 kr.\n"
            '#VER "A" "12" 20210504 "Kaffe <script>alert(1)</script>"\n'
            "Åtgärd: Rätta beloppen så att debet och kredit blir lika.\n"
            "Källa: SIE 4B §5.11"
        ),
        Words("2021.se\nrad 112"),
        Number(100, 2),
    )


def test_kontroll_without_findings_says_so(report: Report) -> None:
    """The words "Inga anmärkningar" and no table."""
    document = built(evolve(report, findings=()), "kontroll")
    assert paragraphs(document)[-1] == "Inga anmärkningar."
    assert outline(document) == ["Kontroll av bokföringen"]


def test_kontroll_without_amounts_has_no_column_for_them(report: Report) -> None:
    """Two columns are enough when no finding is about an amount."""
    document = built(evolve(report, findings=report.findings[1:]), "kontroll", "en")
    assert [column.label for column in table(document, "findings").columns] == [
        "What, and what to do", "Where",
    ]  # fmt: skip


def test_counts_speak_of_one_and_many(report: Report) -> None:
    """One error, two errors; the worst first."""
    error, warning, note = report.findings
    many = evolve(report, findings=(note, warning, warning, error, error))
    assert paragraphs(built(many, "kontroll"))[-1] == "2 fel, 2 varningar, 1 upplysning."
    assert paragraphs(built(many, "kontroll", "en"))[-1] == "2 errors, 2 warnings, 1 note."


def test_an_association_without_number_is_named_alone(report: Report) -> None:
    """No empty "organisationsnummer"."""
    unknown = evolve(report, association=evolve(report.association, orgnr=""))
    assert paragraphs(built(unknown, "rapport"))[0] == "Samordningsförbundet Exempel"


@pytest.mark.parametrize("kind", ["rapport", "bokslut", "kontroll"])
def test_documents_say_their_language_and_subject(report: Report, kind: str) -> None:
    """Metadata follows the report, in both languages."""
    for lang in ("sv", "en"):
        document = built(report, kind, lang)
        assert (document.lang, document.title) == (lang, outline(document)[0])
        assert document.subject == "Samordningsförbundet Exempel 2021-01-01–2021-08-31"
