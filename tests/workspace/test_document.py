"""The finished document out of a folder: its settings, its files, and what may be wrong in them."""

import json
import shutil
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from finsam_ledger.cli import main
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.errors import ConfigurationError, UnreadableInputError
from finsam_ledger.render.format import format_named
from finsam_ledger.reports.document import Paragraph, Picture, Signatory, Signatures
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.publication import Vouchers
from finsam_ledger.workspace.closing import Closing
from finsam_ledger.workspace.config import Config, parse_config
from finsam_ledger.workspace.folder import run
from finsam_ledger.workspace.publish import Published, publish
from tests.render.test_docx import template

EXAMPLE = Path(__file__).parents[2] / "docs" / "exempel" / "varend-2021-08"
SHORT = """
[organisation]
namn = "Förbundet"
[bocker]
fil = "a.se"
[rapport]
titel = "Årsredovisning"
start = 2021-01-01
slut = 2021-12-31
"""
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x04\x00\x00\x00\xb5"
    b"\x1c\x0c\x02\x00\x00\x00\x0bIDATx\xdac\xfc\xff\x1f\x00\x03\x03\x02\x00\xef\xa2\xa7[\x00\x00"
    b"\x00\x00IEND\xaeB`\x82"
)


def config(more: str) -> Config:
    """Short settings with something more."""
    return parse_config(SHORT + more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example that a test may change."""
    made = tmp_path / "bokslut"
    shutil.copytree(EXAMPLE, made, ignore=shutil.ignore_patterns("*.py", "ut"))
    return made


def change(folder: Path, old: str, new: str, name: str = "bokslut.toml") -> None:
    """Replace a text in a file of the folder, which must be there."""
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


WORDS = {
    "missing_extra", "missing_section", "picture_alt", "picture_missing", "raw_html", "open_braces",
    "template_tag", "text_unreadable", "unknown_figure",
}  # fmt: skip


def of_words(closing: Closing) -> list[Finding]:
    """What was found in the words and in what is to be printed, not in the books."""
    return [finding for finding in closing.report.findings if finding.code in WORDS]


def published(closing: Closing, folder: Path, *names: str) -> Published:
    """The report, written in formats."""
    return publish(closing.report, folder / "ut", names)


def test_the_document_and_its_signatories_are_read() -> None:
    """Kind, place and day, attachments, template, who signs."""
    asked = config(
        '[dokument]\nslag = "arsredovisning"\nort = "Växjö"\ndatum = 2022-03-28\n'
        'kontroller = true\nbilagor = ["sie", "json"]\nmall = "mall.docx"\n'
        '[[dokument.undertecknare]]\nnamn = "A B"\nfunktion = "ordförande"\n'
    ).document
    assert (asked.kind, asked.with_checks, asked.attach, asked.template) == (
        "arsredovisning", True, ("sie", "json"), "mall.docx",
    )  # fmt: skip
    assert asked.signatures == Signatures((Signatory("A B", "ordförande"),), "Växjö")
    assert asked.day == date(2022, 3, 28)


def test_without_them_only_working_papers_are_made() -> None:
    """Nothing new is asked of those who want statements only."""
    plain = config("")
    assert (plain.document.kind, plain.document.signatures, dict(plain.texts)) == ("", None, {})


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('[dokument]\nslag = "bokslut"', ["bokslut.toml rad 11", "arsredovisning, delarsrapport"]),
        (
            '[dokument]\nslag = "delarsrapport"\nbilagor = ["pdf"]',
            ["rad 12", "bilagan ”pdf” finns inte", "sie, "],
        ),
        ('[text]\noversikt = "a.md"\nutvekling = "b.md"', ["rad 12", "”utvekling”", "utveckling"]),
        ("[text]\noversikt = 5", ["rad 11", "text"]),
        ('[text]\n[text_en]\noversikt = "a.md"', ["rad 12", "”oversikt” har ingen svensk text"]),
        ('[text_en]\nutvekling = "b.md"', ["rad 11", "”utvekling”", "utveckling"]),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_followed_are_told(more: str, told: list[str]) -> None:
    """File, line, what, and the nearest that can."""
    with pytest.raises(ConfigurationError) as caught:
        config(more)
    assert all(words in str(caught.value) for words in told), str(caught.value)


def test_json_holds_the_words_with_their_figures(folder: Path) -> None:
    """Sections in order, figures by address."""
    (path,) = published(run(folder), folder, "json").paths
    sections = json.loads(path.read_bytes())["sections"]
    assert [section["id"] for section in sections] == [
        "handelser", "hushallning", "balanskrav", "utveckling", "principer",
    ]  # fmt: skip
    figures = [
        inline["figure"]
        for block in sections[1]["blocks"]
        for inline in block["content"]
        if inline["kind"] == "figure"
    ]
    assert figures[0] == "income_statement.result.actual"


def test_the_pdf_holds_the_books_and_the_data(folder: Path) -> None:
    """What is attached is the very file that was read, and the very JSON that is written."""
    change(folder, 'slag = "delarsrapport"', 'slag = "delarsrapport"\nbilagor = ["sie", "json"]')
    paths = {path.name: path for path in published(run(folder), folder, "pdf", "json").paths}
    with pikepdf.open(BytesIO(paths["delarsrapport.pdf"].read_bytes())) as opened:
        attached = {name: each.get_file().read_bytes() for name, each in opened.attachments.items()}
    assert attached == {
        "varend-2021.se": (folder / "varend-2021.se").read_bytes(),
        "bokslut.json": paths["bokslut.json"].read_bytes(),
    }
    with pikepdf.open(paths["bokslut.pdf"]) as opened:
        assert not opened.attachments


def test_english_words_are_in_the_english_edition_only(folder: Path) -> None:
    """With their figures and days as English has them; what is not translated stays Swedish."""
    words = "# What happened\n\nThe result was {{resultat}} on {{slutdag}}, {{missing}}."
    (folder / "text" / "events.md").write_text(words, "utf-8")
    change(folder, "[text]", '[text_en]\nhandelser = "text/events.md"\n\n[text]')
    closing = run(folder)
    report = closing.report
    texts = {
        lang: format_named("text").render(report, kind_named("delarsrapport").build(report, lang))
        for lang in ("sv", "en")
    }
    english, swedish = texts["en"].decode(), texts["sv"].decode()
    assert "What happened" in english
    assert "The result was 617\N{NO-BREAK SPACE}tkr on 31 August 2021" in english
    assert "Periodens resultat är 617" in english
    assert "What happened" not in swedish
    assert "Händelser av väsentlig betydelse" in swedish
    sections = json.loads(
        format_named("json").render(report, kind_named("bokslut").build(report, "en"))
    )
    assert sections["sections"][0]["title"] == "What happened"
    (told,) = of_words(closing)
    assert (told.code, told.file, told.line) == ("unknown_figure", "text/events.md", 3)


def test_an_english_text_that_is_missing_is_told_and_the_swedish_stands(folder: Path) -> None:
    """File and key are named; the edition has the Swedish words in its place."""
    change(folder, "[text]", '[text_en]\nhandelser = "text/events.md"\n\n[text]')
    closing = run(folder)
    (told,) = of_words(closing)
    assert (told.code, told.record) == ("text_unreadable", '[text_en] handelser = "text/events.md"')
    document = kind_named("delarsrapport").build(closing.report, "en")
    assert "Sam SIP" in format_named("text").render(closing.report, document).decode()


def test_a_missing_text_is_an_error_and_the_rest_is_made(folder: Path) -> None:
    """The accountant learns which file of which topic; every format is written."""
    (folder / "text" / "handelser.md").unlink()
    closing = run(folder)
    told = {finding.code: finding for finding in closing.report.findings}
    assert told["text_unreadable"].severity is Severity.ERROR
    assert told["text_unreadable"].file == "text/handelser.md"
    assert told["text_unreadable"].record == '[text] handelser = "text/handelser.md"'
    assert told["missing_section"].evidence["topic"] == "handelser"
    assert not published(closing, folder, "text", "html").failed


def test_a_figure_that_does_not_exist_is_an_error_of_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command tells it, writes the files all the same, and says 1."""
    change(folder, "{{not_2.spik}}", "{{not_2.spikk}}", "text/handelser.md")
    assert main(["bokslut", str(folder), "--format", "text,html"]) == 1
    assert "text/handelser.md rad 3: raden ”not_2.spikk” finns inte" in capsys.readouterr().out
    assert "{{not_2.spikk}}" in (folder / "ut" / "delarsrapport.txt").read_text("utf-8")
    (finding,) = of_words(run(folder))
    assert (finding.where, finding.code) == ("text/handelser.md rad 3", "unknown_figure")


def test_pictures_are_read_from_the_folder_of_the_text(folder: Path) -> None:
    """One that is there is shown; one that is not is told."""
    (folder / "text" / "bild.png").write_bytes(PNG)
    text = folder / "text" / "utveckling.md"
    text.write_text("![Prick](bild.png)\n\n![Borta](nej/borta.svg)\n", "utf-8")
    closing = run(folder)
    section = next(each for each in closing.report.sections if each.id == "utveckling")
    picture, missing = section.blocks
    assert isinstance(picture, Picture)
    assert (picture.data, picture.alt) == (PNG, "Prick")
    assert missing == Paragraph("[Borta]")
    (told,) = of_words(closing)
    assert "nej/borta.svg" in told.message.sv
    assert not published(closing, folder, "pdf", "docx", "html").failed


def test_without_markdown_it_figures_are_made_and_the_remedy_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words are left out, not the report."""
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    report = run(folder).report
    assert report.sections == ()
    (finding,) = (each for each in report.findings if each.code == "missing_extra")
    assert finding.remedy is not None
    assert "finsam-ledger[text]" in finding.remedy.sv


def test_a_template_is_filled_and_its_empty_fields_told(folder: Path) -> None:
    """By tags; the working papers do not use it."""
    (folder / "mall.docx").write_bytes(template("balansrakning", "nagot_annat"))
    change(folder, 'slag = "delarsrapport"', 'slag = "delarsrapport"\nmall = "mall.docx"')
    closing = run(folder)
    (finding,) = of_words(closing)
    assert (finding.code, finding.evidence) == ("template_tag", {"tag": "nagot_annat"})
    assert not published(closing, folder, "docx").failed


def test_a_template_without_controls_stops_word_only(folder: Path) -> None:
    """One clear message; the other formats are written."""
    (folder / "mall.docx").write_bytes(template())
    change(folder, 'slag = "delarsrapport"', 'slag = "delarsrapport"\nmall = "mall.docx"')
    done = published(run(folder), folder, "docx", "text")
    assert [path.name for path in done.paths] == [
        "bokslut.docx", "bokslut.txt", "delarsrapport.txt",
    ]  # fmt: skip
    (error,) = done.failed
    assert "innehållskontroller" in str(error)


def test_a_template_that_is_not_there_is_refused(folder: Path) -> None:
    """Before anything is written."""
    change(folder, 'slag = "delarsrapport"', 'slag = "delarsrapport"\nmall = "borta.docx"')
    with pytest.raises(UnreadableInputError, match=r"borta\.docx"):
        run(folder)


def test_two_runs_write_the_same_files_byte_for_byte(folder: Path) -> None:
    """Data once, what is read for each document, in every format there is."""
    first = {p.name: p.read_bytes() for p in published(run(folder), folder, "alla").paths}
    assert sorted(first) == [
        "bokslut.csv", "bokslut.docx", "bokslut.html", "bokslut.json", "bokslut.pdf",
        "bokslut.txt", "bokslut.xlsx", "delarsrapport.docx", "delarsrapport.html",
        "delarsrapport.pdf", "delarsrapport.txt",
    ]  # fmt: skip
    again = {p.name: p.read_bytes() for p in published(run(folder), folder, "alla").paths}
    assert [name for name in first if first[name] != again[name]] == []


@pytest.mark.parametrize("choice", list(Vouchers))
def test_which_pages_hold_vouchers(folder: Path, choice: Vouchers) -> None:
    """``verifikationer_i_html`` under [rapport]: the papers, the finished document too, or none."""
    change(folder, "[rapport]", f'[rapport]\nverifikationer_i_html = "{choice.value}"')
    pages = publish(run(folder).report, folder / "ut", ["html"]).paths
    held = ["Utbetald momsersättning" in path.read_text("utf-8") for path in pages]
    assert held == {
        Vouchers.PAPERS: [True, False], Vouchers.ALL: [True, True], Vouchers.NONE: [False, False],
    }[choice]  # fmt: skip


def test_an_unknown_choice_of_vouchers_is_told_with_the_known_ones() -> None:
    """File and line, the word, and the words there are."""
    with pytest.raises(ConfigurationError, match="arbetspapper, alla, inga") as refused:
        parse_config(SHORT + 'verifikationer_i_html = "nej"\n')
    assert "bokslut.toml rad 10" in refused.value.text()
