"""The manuscript (manus): what people write, set into the report with its figures."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from attrs import evolve, field, frozen

from finsam_ledger.checks.topics import FIRST_YEAR, TOPICS, Topic
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.errors import ConfigurationError, MissingExtraError
from finsam_ledger.reports.comments import is_unwritten, to_do
from finsam_ledger.reports.document import Block, Heading
from finsam_ledger.reports.insertions import Insertions
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.markdown import Markdown, MarkdownReader
from finsam_ledger.reports.publication import Publication
from finsam_ledger.reports.report import Report, Section
from finsam_ledger.reports.template import unfilled
from finsam_ledger.terms import Text

_TAKE_AWAY = Text("Ta bort kommentaren när det är gjort", "Take the comment away when it is done")
_UNWRITTEN = Text("Skriv det i {0}", "Write it in {0}")
_NOT_NAMED = Text(
    'Skriv det i en textfil och ange den i bokslut.toml: [text] {0} = "…"',
    'Write it in a text file and name it in bokslut.toml: [text] {0} = "…"',
)


@frozen
class Manuscript:
    """What people add to the figures (manus).

    Args:
        texts: The file of each topic, by the topic's key.
        english: The same in English, for those topics that have it.
        findings: What reading the files found.
        publication: How the finished document is given out.
    """

    texts: Mapping[str, Markdown] = field(factory=dict)
    publication: Publication = Publication()
    findings: tuple[Finding, ...] = ()
    english: Mapping[str, Markdown] = field(factory=dict)

    @property
    def written(self) -> Mapping[str, Markdown]:
        """The files that hold more than headings and comments, by topic (skrivna texter)."""
        return _written(self.texts)

    @property
    def written_english(self) -> Mapping[str, Markdown]:
        """Those in English; what is not written there is printed in Swedish."""
        return _written(self.english)


def _written(files: Mapping[str, Markdown]) -> Mapping[str, Markdown]:
    return {topic: file for topic, file in files.items() if not is_unwritten(file.text)}


def written(report: Report, manuscript: Manuscript) -> Report:
    """The report with its words (rapport med text), figures in braces set in.

    Args:
        report: The report, its figures rounded.
        manuscript: What people have written.

    Returns:
        The same report with sections, publication and the findings about them. What cannot be set
        in is told as a finding; the rest of the report is made.
    """
    sections, findings = _sections(report, manuscript)
    findings += [*manuscript.findings, *_unwritten(report, manuscript), *_to_do(manuscript)]
    made = evolve(report, sections=sections, publication=manuscript.publication)
    findings += _empty_fields(made)
    return evolve(made, findings=_sorted((*report.findings, *findings)))


def _sections(report: Report, manuscript: Manuscript) -> tuple[tuple[Section, ...], list[Finding]]:
    """The topics that somebody has written about; none where Markdown cannot be read."""
    findings: list[Finding] = []
    sections = []
    texts, translated = manuscript.written, manuscript.written_english
    try:
        for topic in TOPICS:
            if topic.key in texts:
                section = _set_in(topic, texts[topic.key], Insertions(report), findings)
                text = translated.get(topic.key)
                if text is not None:
                    other = _set_in(topic, text, Insertions(report, "en"), findings)
                    title = Text(section.title.sv, other.title.en)
                    section = evolve(section, title=title, english=other.blocks)
                sections.append(section)
    except MissingExtraError as error:
        return (), [Finding("missing_extra", Severity.ERROR, error.what, error.remedy)]
    return tuple(sections), findings


def _set_in(
    topic: Topic, text: Markdown, insertions: Insertions, findings: list[Finding]
) -> Section:
    """A topic with the words of a file; what is wrong with them is added to the findings."""
    reader = MarkdownReader(text, insertions)
    section = _section(topic, reader.blocks())
    findings += reader.findings
    return section


def _empty_fields(report: Report) -> Iterator[Finding]:
    """The fields of a template that stay empty; one that is unusable is told by its format."""
    if report.publication.kind and report.publication.template:
        document = kind_named(report.publication.kind).build(report, "sv")
        with suppress(ConfigurationError):
            yield from unfilled(report, document)


def _section(topic: Topic, blocks: tuple[Block, ...]) -> Section:
    """A topic with its words; a first heading alone on its level replaces the topic's own."""
    match blocks:
        case (Heading(text=text, level=1), *rest) if not _has_first_level(rest):
            lowered = (evolve(b, level=b.level - 1) if isinstance(b, Heading) else b for b in rest)
            return Section(topic.key, Text(text, text), tuple(lowered))
        case _:
            return Section(topic.key, topic.title, blocks)


def _has_first_level(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, Heading) and block.level == 1 for block in blocks)


def _unwritten(report: Report, manuscript: Manuscript) -> Iterator[Finding]:
    """The topics that law asks for and nobody has written about."""
    name = manuscript.publication.kind
    if not name or report.period.end.year < FIRST_YEAR:
        return
    kind, texts = kind_named(name), manuscript.written
    for topic in TOPICS:
        source = topic.demanded_by(name)
        if source and topic.key not in texts:
            yield _missing(topic, source, kind.title, manuscript.texts.get(topic.key))


def _to_do(manuscript: Manuscript) -> Iterator[Finding]:
    """The comments that say what is left to do with a text."""
    for file in (*manuscript.written.values(), *manuscript.written_english.values()):
        for line, words in to_do(file.text):
            what = Text(f"kvar att göra: {words}", f"left to do: {words}")
            yield Finding("text_to_do", Severity.WARNING, what, _TAKE_AWAY, "", file.where, line)


def _missing(topic: Topic, source: str, title: Text, file: Markdown | None) -> Finding:
    unwritten = _UNWRITTEN if file else _NOT_NAMED
    name = file.where if file else topic.key
    return Finding(
        "missing_section",
        Severity.INFO,
        Text(
            f"{title.sv.lower()}en saknar avsnittet ”{topic.title.sv}”",
            f'the {title.en.lower()} has no section "{topic.title.en}"',
        ),
        Text(unwritten.sv.format(name), unwritten.en.format(name)),
        source,
        evidence={"topic": topic.key},
    )


def _sorted(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: -finding.severity))
