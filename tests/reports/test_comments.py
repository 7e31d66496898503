"""Comments in texts: never printed, every other line untouched, what is left to do is told."""

from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.checks.topics import TOPICS
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.reports.comments import is_unwritten, to_do, without_comments
from finsam_ledger.reports.document import Paragraph
from finsam_ledger.reports.insertions import Insertions
from finsam_ledger.reports.manuscript import Manuscript, written
from finsam_ledger.reports.markdown import Markdown, MarkdownReader, picture_names
from finsam_ledger.reports.publication import Publication
from finsam_ledger.reports.report import Report

words = st.text(st.characters(codec="utf-8", exclude_characters="<>\r\n"), max_size=12)
comments = st.lists(words.filter(lambda line: "--" not in line), min_size=1, max_size=3).map(
    lambda lines: "<!--" + "\n".join(lines) + "-->"
)
parts = st.lists(st.tuples(st.booleans(), words, comments), max_size=6)


@given(parts)
def test_only_comments_go_and_every_line_stays_where_it_was(
    drawn: list[tuple[bool, str, str]],
) -> None:
    """Lines of words are kept, at the same numbers, so that findings name the right line."""
    text = "\n".join(comment if hidden else line for hidden, line, comment in drawn)
    kept = "\n".join(
        "\n" * comment.count("\n") if hidden else line for hidden, line, comment in drawn
    )
    assert without_comments(text) == kept


@given(parts)
def test_texts_of_windows_are_read_as_others(drawn: list[tuple[bool, str, str]]) -> None:
    """What ends its lines with a carriage return too has the same comments on the same lines."""
    text = "\n".join(comment if hidden else line for hidden, line, comment in drawn)
    of_windows = text.replace("\n", "\r\n")
    assert without_comments(of_windows).replace("\r", "") == without_comments(text)
    assert is_unwritten(of_windows) == is_unwritten(text)
    assert list(to_do(of_windows)) == list(to_do(text))


@given(comments, words.filter(str.strip), comments)
def test_words_after_a_comment_are_never_lost(first: str, line: str, last: str) -> None:
    """A comment ends where it ends, also with words on that line and a comment further down."""
    text = f"{first} {line}\n\nMer.\n\n"
    assert without_comments(f"{text}{last}") == text + "\n" * last.count("\n")


def test_a_comment_prints_nothing_and_its_picture_is_not_sought(report: Report) -> None:
    """Neither words, figures nor pictures of a comment reach the document; nothing is told."""
    text = "Ett.\n\n<!-- Skriv {{inget}} <b>\n![](bild.png) -->\n\nTvå."
    reader = MarkdownReader(Markdown(text, "a.md"), Insertions(report))
    assert reader.blocks() == (Paragraph("Ett."), Paragraph("Två."))
    assert (reader.findings, picture_names(text)) == ([], ())


def test_what_is_left_to_do_is_told_by_line() -> None:
    """A comment that begins with ATT GÖRA, wherever it stands."""
    text = "<!-- vanlig -->\n# Ett\n\n  <!-- ATT GÖRA: läs\nigenom -->\n<!-- ATT GÖRA -->"
    assert list(to_do(text)) == [(4, "läs igenom"), (6, "")]


def test_a_heading_and_a_comment_are_nothing_written() -> None:
    """Such a file counts as missing; one word more does not."""
    assert is_unwritten("# Året\n\n<!-- Vad hände? -->\n")
    assert is_unwritten("")
    assert not is_unwritten("# Året\n\n<!-- Vad hände? -->\nMycket.")
    assert not is_unwritten("#hej")


def _told(report: Report, text: str) -> tuple[Report, list[Finding]]:
    texts = {topic.key: Markdown(text, f"text/{topic.key}.md") for topic in TOPICS}
    made = written(report, Manuscript(texts, Publication("arsredovisning")))
    return made, [f for f in made.findings if f.code in ("missing_section", "text_to_do")]


def test_an_unwritten_file_gives_no_heading_and_is_told_as_missing(report: Report) -> None:
    """The remedy names the file where it is to be written."""
    made, found = _told(report, "# Rubrik\n<!-- Skriv här. -->\n")
    assert made.sections == ()
    demanded = [topic for topic in TOPICS if topic.annual]
    assert [f.remedy.sv for f in found if f.remedy] == [
        f"Skriv det i text/{topic.key}.md" for topic in demanded
    ]


def test_a_text_to_be_revised_warns_until_the_comment_is_gone(report: Report) -> None:
    """Last year's words are printed, but not unnoticed."""
    made, found = _told(report, "<!-- ATT GÖRA: förra årets text -->\nOrd.")
    assert len(made.sections) == len(found) == len(TOPICS)
    assert {(f.code, f.severity, f.line) for f in found} == {("text_to_do", Severity.WARNING, 1)}
    assert _told(report, "Ord.")[1] == []
