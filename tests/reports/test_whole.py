"""The whole årsredovisning and delårsrapport: order, words, what is missing, who signs."""

from datetime import date

import pytest
from attrs import evolve

from finsam_ledger.checks.topics import TOPICS
from finsam_ledger.core.finding import Severity
from finsam_ledger.core.period import Period
from finsam_ledger.reports.document import (
    Block,
    Contents,
    Document,
    Heading,
    Number,
    PageBreak,
    Paragraph,
    Signatory,
    Signatures,
    Table,
    TitlePage,
    Words,
    outline,
)
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.manuscript import Manuscript, written
from finsam_ledger.reports.markdown import Markdown
from finsam_ledger.reports.publication import Publication
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.figure import Column, Figure, Statement, StatementRow
from finsam_ledger.statements.key_figure import KeyFigure, KeyFigureSpec, KeyValue
from finsam_ledger.statements.key_figure_file import shipped_key_figures
from finsam_ledger.statements.layout import Side
from finsam_ledger.terms import Text

SIGN = Signatures((Signatory("Förnamn Efternamn", "ordförande"),))


def statement(name: str, title: str, *rows: StatementRow) -> Statement:
    """A statement of one column."""
    return Statement(name, Text(title, title), (Column("actual", Text("2021", "2021")),), rows)


def row(key: str, ore: int, side: Side = Side.DEBIT) -> StatementRow:
    """A row of one figure."""
    figure = (Figure(ore, printed=ore // 100_000),)
    return StatementRow(key, Text(key, key), "accounts", side, figures=figure)


OVERVIEW = statement(
    "overview", "Flerårsöversikt", row("assets", 300_000_00),
    row("equity", -200_000_00, Side.CREDIT),
)  # fmt: skip
OPERATIONS = statement("operations", "Driftredovisning", row("administration", 10_000_00))
BALANSKRAV = statement("balanskrav", "Balanskravsutredning", row("result", 10_000_00))


def full(report: Report, kind: str = "arsredovisning", **texts: str) -> Report:
    """The report with statements of its own, words, and somebody who signs."""
    with_more = evolve(report, statements=(*report.statements, OVERVIEW, OPERATIONS, BALANSKRAV))
    files = {topic: Markdown(text, f"{topic}.md") for topic, text in texts.items()}
    return written(with_more, Manuscript(files, Publication(kind, SIGN)))


def built(report: Report, kind: str = "arsredovisning", lang: str = "sv") -> Document:
    """The finished document."""
    return kind_named(kind).build(report, lang)


def headings(document: Document) -> list[tuple[int, str]]:
    """Levels and words of headings and captions, the title apart."""
    return [(entry.level, entry.text) for entry in outline(document)]


ALL = {topic.key: f"Ord om {topic.key}." for topic in TOPICS}


def test_the_parts_stand_in_their_order(report: Report) -> None:
    """Foreword, förvaltningsberättelse, statements, notes, driftredovisning, signatures."""
    assert headings(built(full(report, **ALL))) == [
        (2, "Förord"),
        (2, "Förvaltningsberättelse"),
        (3, "Översikt över verksamhetens utveckling"),
        (3, "Viktiga förhållanden för resultat och ekonomisk ställning"),
        (3, "Händelser av väsentlig betydelse"),
        (3, "Styrning och uppföljning av verksamheten"),
        (3, "God ekonomisk hushållning och ekonomisk ställning"),
        (3, "Balanskravsresultat"),
        (3, "Väsentliga personalförhållanden"),
        (3, "Förväntad utveckling"),
        (2, "Resultaträkning"),
        (2, "Balansräkning"),
        (2, "Noter"),
        (3, "Redovisningsprinciper"),
        (3, "Not 1 Fordringar"),
        (2, "Driftredovisning"),
        (2, "Underskrifter"),
    ]


def test_it_opens_with_a_title_page_and_contents(report: Report) -> None:
    """Whose report, which days, which number; then the contents on a page of their own."""
    blocks = built(full(report)).blocks
    assert blocks[0] == TitlePage(
        "Delårsrapport",
        "Samordningsförbundet Exempel",
        ("1 januari–31 augusti 2021", "Organisationsnummer 222000-1111"),
    )
    assert blocks[1:3] == (PageBreak(), Contents("Innehåll"))


def test_every_text_stands_once(report: Report) -> None:
    """Nothing that somebody wrote is left out or told twice."""
    blocks = built(full(report, **ALL)).blocks
    words = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert sorted(words) == sorted(ALL.values())


def test_what_is_computed_of_a_topic_stands_with_it(report: Report) -> None:
    """Överblick and balanskravsutredning are tables within the förvaltningsberättelse."""
    document = built(full(report, balanskrav="Ord."))
    names = [
        block.text if isinstance(block, Heading) else block.id
        for block in document.blocks
        if isinstance(block, Heading | Table)
    ]
    assert names[:5] == [
        "Förvaltningsberättelse", "Översikt över verksamhetens utveckling", "overview",
        "Balanskravsresultat", "balanskrav",
    ]  # fmt: skip


def test_the_overview_tells_the_equity_ratio(report: Report) -> None:
    """Equity as per cent of assets, one decimal, from exact figures."""
    table = next(b for b in built(full(report)).blocks if isinstance(b, Table))
    assert table.rows[-1].cells == (Words("Soliditet, %"), Number(667, 1))
    without = evolve(full(report), statements=(statement("overview", "Ö", row("cash", 5)),))
    (plain,) = (b for b in built(without).blocks if isinstance(b, Table) and b.id == "overview")
    assert len(plain.rows) == 1


def test_saldobalans_and_working_papers_are_not_printed(report: Report) -> None:
    """The public document holds no trial balance, listing, finding or source of a layout."""
    tables = [b for b in built(full(report)).blocks if isinstance(b, Table)]
    assert {table.id for table in tables} == {
        "overview", "balanskrav", "income_statement", "balance_sheet", "note_receivables",
        "operations",
    }  # fmt: skip
    assert not any(table.source for table in tables)


def test_checks_are_printed_if_wished(report: Report) -> None:
    """Tie-outs and findings stand last, on a page of their own."""
    publication = evolve(full(report).publication, with_checks=True)
    document = built(evolve(full(report), publication=publication))
    assert headings(document)[-3][1] == "Tal som ska stämma överens"
    assert "Anmärkningar" in [text for _, text in headings(document)]


@pytest.mark.parametrize(
    ("lang", "words"), [("sv", "Växjö 28 mars 2022"), ("en", "Växjö 28 March 2022")]
)
def test_the_day_of_signing_is_in_the_documents_language(
    report: Report, lang: str, words: str
) -> None:
    """Place as written, the day in words; either may be missing."""
    signed = evolve(SIGN, place="Växjö")
    publication = evolve(full(report).publication, signatures=signed, day=date(2022, 3, 28))
    blocks = built(evolve(full(report), publication=publication), lang=lang).blocks
    assert [b.place for b in blocks if isinstance(b, Signatures)] == [words]
    dateless = evolve(full(report), publication=evolve(publication, day=None))
    assert [b.place for b in built(dateless).blocks if isinstance(b, Signatures)] == ["Växjö"]


def test_the_equity_ratio_stands_once(report: Report) -> None:
    """The overview has it for all its years; one of the user's own making stays a key figure."""
    ratio = shipped_key_figures()["soliditet"]
    column = Column("actual", Text("2021", "2021"))
    made = KeyFigure(ratio, (column,), (KeyValue((), (), 686),))
    for spec, times in ((ratio, 0), (evolve(ratio, numerator=ratio.denominator), 1)):
        asked = evolve(full(report), key_figures=(evolve(made, spec=spec),))
        tables = [b for b in built(asked).blocks if isinstance(b, Table) and b.id == "key_figures"]
        assert len(tables) == times
    without = [each for each in report.statements if each.id != "overview"]
    alone = evolve(report, statements=tuple(without), key_figures=(made,))
    assert [b.id for b in built(alone).blocks if isinstance(b, Table)].count("key_figures") == 1


def test_without_words_and_signatures_there_are_statements_only(report: Report) -> None:
    """No empty chapters."""
    bare = written(report, Manuscript())
    assert headings(built(bare)) == [
        (2, "Resultaträkning"), (2, "Balansräkning"), (2, "Noter"), (3, "Not 1 Fordringar"),
    ]  # fmt: skip
    empty = evolve(bare, statements=(), notes=())
    assert headings(built(empty)) == []


def test_comments_on_the_budget_stand_after_its_table_or_alone(report: Report) -> None:
    """With and without a driftredovisning."""

    def after(blocks: tuple[Block, ...]) -> Block:
        return blocks[next(i for i, b in enumerate(blocks) if b == Paragraph("Ord.")) - 1]

    table = after(built(full(report, drift="Ord.")).blocks)
    assert isinstance(table, Table)
    assert table.id == "operations"
    alone = evolve(full(report, drift="Ord."), statements=())
    assert after(built(alone).blocks) == Heading("Driftredovisning", 2)


def test_a_heading_of_ones_own_replaces_that_of_the_topic(report: Report) -> None:
    """A first heading alone on its level; its sub-headings come right below it."""
    document = built(full(report, oversikt="# Vårt år\n\nOrd.\n\n## Mål\n\nMer."))
    assert headings(document)[:3] == [
        (2, "Förvaltningsberättelse"), (3, "Vårt år"), (4, "Mål"),
    ]  # fmt: skip
    several = built(full(report, oversikt="# Ett\n\nOrd.\n\n# Två"))
    assert [text for _, text in headings(several)][1:4] == [
        "Översikt över verksamhetens utveckling", "Ett", "Två",
    ]  # fmt: skip


def test_a_note_of_words_stands_among_the_notes(report: Report) -> None:
    """Its heading in the contents, its paragraphs below."""
    note = evolve(report.notes[0], number="2", title=Text("Ansvar", "Liability"))
    words = evolve(note, text=Text("Ett.\n\nTvå.", "One."), rows=(), columns=())
    document = built(evolve(full(report), notes=(*report.notes, words)))
    assert (3, "Not 2 Ansvar") in headings(document)
    assert Paragraph("Två.") in document.blocks


def test_key_figures_stand_with_the_financial_position(report: Report) -> None:
    """As a table below the words about it, with its heading also where nobody has written."""
    columns = (Column("actual", Text("2021", "2021")),)
    spec = KeyFigureSpec("soliditet", Text("Soliditet", "Equity ratio"), ("a",), ("b",))
    figure = KeyFigure(spec, columns, (KeyValue((), (), 686),))
    document = built(evolve(full(report), key_figures=(figure,)))
    blocks = [b for b in document.blocks if isinstance(b, Heading | Table)]
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Table) and b.id == "key_figures")
    before = blocks[at - 1]
    assert isinstance(before, Heading)
    assert before.text == "God ekonomisk hushållning och ekonomisk ställning"


def test_missing_topics_are_named_with_their_paragraph(report: Report) -> None:
    """What LKBR 11 kap. asks for and nobody has written, for information."""
    written_about = {"oversikt": "Ord.", "personal": "Ord."}
    missing = [f for f in full(report, **written_about).findings if f.code == "missing_section"]
    assert [str(finding.evidence["topic"]) for finding in missing] == [
        "viktiga_forhallanden", "handelser", "styrning", "hushallning", "balanskrav",
        "utveckling", "principer",
    ]  # fmt: skip
    assert {finding.severity for finding in missing} == {Severity.INFO}
    assert missing[0].source == "LKBR 11 kap. 2 §"
    assert missing[0].message.sv.startswith("årsredovisningen saknar avsnittet ”Viktiga")


def test_an_interim_report_is_asked_for_less(report: Report) -> None:
    """Only what RKR R17 is known to ask for."""
    interim = full(report, "delarsrapport")
    missing = [str(f.evidence["topic"]) for f in interim.findings if f.code == "missing_section"]
    assert missing == ["handelser", "hushallning", "balanskrav", "utveckling"]
    assert headings(built(interim, "delarsrapport"))[0] == (2, "Förenklad förvaltningsberättelse")


@pytest.mark.parametrize("year", [2011, 2018])
def test_the_paragraphs_hold_from_their_first_year(report: Report, year: int) -> None:
    """Before 2019 another act was in force; its list is not known here."""
    old = evolve(report, period=Period(date(year, 1, 1), date(year, 12, 31)))
    assert not [f for f in full(old).findings if f.code == "missing_section"]


def test_working_papers_ask_for_no_topics(report: Report) -> None:
    """Who only wants statements is not nagged."""
    assert written(report, Manuscript()).findings == report.findings


def test_it_is_dated_by_the_report_itself(report: Report) -> None:
    """On the day stated, or else the last of the period; never on the day it is made."""
    assert built(full(report)).day == date(2021, 8, 31)
    publication = evolve(full(report).publication, day=date(2021, 10, 1))
    assert built(evolve(full(report), publication=publication)).day == date(2021, 10, 1)


def test_the_english_edition_has_english_headings(report: Report) -> None:
    """Labels and dates; the words are as they were written."""
    document = built(full(report, handelser="Ord."), lang="en")
    assert (3, "Significant events") in headings(document)
    assert isinstance(document.blocks[0], TitlePage)
    assert document.blocks[0].lines[0] == "1 January–31 August 2021"
