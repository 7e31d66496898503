"""The manuscript (manus): what people write, set into the report with its figures."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from attrs import evolve, field, frozen

from finsam_ledger.checks.topics import FIRST_YEAR, TOPICS, Topic
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.errors import ConfigurationError, MissingExtraError
from finsam_ledger.reports.document import Block, Heading
from finsam_ledger.reports.insertions import Insertions
from finsam_ledger.reports.kind import kind_named
from finsam_ledger.reports.markdown import Markdown, MarkdownReader
from finsam_ledger.reports.publication import Publication
from finsam_ledger.reports.report import Report, Section
from finsam_ledger.reports.template import unfilled
from finsam_ledger.terms import Text


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
    findings += [*manuscript.findings, *_unwritten(report, manuscript)]
    made = evolve(report, sections=sections, publication=manuscript.publication)
    findings += _empty_fields(made)
    return evolve(made, findings=_sorted((*report.findings, *findings)))


def _sections(report: Report, manuscript: Manuscript) -> tuple[tuple[Section, ...], list[Finding]]:
    """The topics that somebody has written about; none where Markdown cannot be read."""
    findings: list[Finding] = []
    sections = []
    try:
        for topic in TOPICS:
            if topic.key in manuscript.texts:
                section = _set_in(topic, manuscript.texts[topic.key], Insertions(report), findings)
                text = manuscript.english.get(topic.key)
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
    kind = kind_named(name)
    for topic in TOPICS:
        source = topic.demanded_by(name)
        if source and topic.key not in manuscript.texts:
            yield _missing(topic, source, kind.title)


def _missing(topic: Topic, source: str, title: Text) -> Finding:
    return Finding(
        "missing_section",
        Severity.INFO,
        Text(
            f"{title.sv.lower()}en saknar avsnittet ”{topic.title.sv}”",
            f'the {title.en.lower()} has no section "{topic.title.en}"',
        ),
        Text(
            f'Skriv det i en textfil och ange den i bokslut.toml: [text] {topic.key} = "…"',
            f'Write it in a text file and name it in bokslut.toml: [text] {topic.key} = "…"',
        ),
        source,
        evidence={"topic": topic.key},
    )


def _sorted(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: -finding.severity))
