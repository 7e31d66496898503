"""The whole report as it is printed (hela redovisningen), annual and interim alike."""

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from finsam_ledger.checks.topics import TOPICS
from finsam_ledger.numbers import half_up, long_date, long_span
from finsam_ledger.reports.document import (
    Block,
    Contents,
    Document,
    Heading,
    Number,
    PageBreak,
    Role,
    Signatures,
    Table,
    TableRow,
    TitlePage,
    Words,
)
from finsam_ledger.reports.kinds._facts import document, text_note
from finsam_ledger.reports.kinds._findings import finding_blocks
from finsam_ledger.reports.kinds._key_figures import key_figure_tables
from finsam_ledger.reports.kinds._pictures import picture_blocks
from finsam_ledger.reports.kinds._statements import stated_source, statement_table
from finsam_ledger.reports.kinds._tie_outs import all_tie_outs
from finsam_ledger.reports.report import Report, Section
from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.key_figure_file import shipped_key_figures
from finsam_ledger.terms import Text

_CHAPTER, _TOPIC = 2, 3
_WITH_TOPIC = {"oversikt": "overview", "balanskrav": "balanskrav"}
_WITH_KEY_FIGURES = "hushallning"
_LATER = ("operations", "investments", "budget", "forecast", "contributions")
_NEVER = ("trial_balance",)
_PERMILLE = 1000
_RATIO = "soliditet"
_CONTENTS = Text("Innehåll", "Contents")
_NOTES = Text("Noter", "Notes")
_SIGNATURES = Text("Underskrifter", "Signatures")
_ORGNR = Text("Organisationsnummer", "Organisation number")
_SOLIDITY = Text("Soliditet, %", "Equity ratio, %")


def whole_report(report: Report, lang: str, management: Text) -> Document:
    """The report from title page to signatures (hela redovisningen).

    Args:
        report: What was computed and written.
        lang: "sv" or "en".
        management: The heading of its förvaltningsberättelse.

    Returns:
        Title page, contents, foreword, förvaltningsberättelse with its topics in order, statements,
        notes, driftredovisning and what else follows up the budget, signatures, and checks if they
        are wished. What nobody has written and nothing is known of is left out.
    """
    blocks = _Whole(report, lang, management).blocks()
    return evolve(document(report, report.title.lang(lang), lang, blocks), is_public=True)


@frozen
class _Whole:
    report: Report
    lang: str
    management: Text

    def blocks(self) -> Iterator[Block]:
        yield self._title_page()
        yield PageBreak()
        yield Contents(_CONTENTS.lang(self.lang))
        for chapter in (self._foreword(), self._management(), self._faces(), self._notes()):
            yield from _on_new_page(chapter)
        yield from self._later()
        yield from _on_new_page(self._pictures())
        yield from _on_new_page(self._signatures())
        if self.report.publication.with_checks:
            yield from _on_new_page(self._checks())

    def _title_page(self) -> TitlePage:
        association, period = self.report.association, self.report.period
        number = f"{_ORGNR.lang(self.lang)} {association.orgnr}" if association.orgnr else ""
        lines = tuple(filter(None, (long_span(period.start, period.end, self.lang), number)))
        return TitlePage(self.report.title.lang(self.lang), association.name, lines)

    def _foreword(self) -> Iterator[Block]:
        yield from self._section("forord", _CHAPTER)

    def _management(self) -> Iterator[Block]:
        """The förvaltningsberättelse: each topic with its words and what is computed of it."""
        topics = [topic.key for topic in TOPICS if topic.management]
        parts = [part for topic in topics for part in self._topic(topic)]
        if parts:
            yield Heading(self.management.lang(self.lang), _CHAPTER, "management_report")
            yield from parts

    def _topic(self, key: str) -> Iterator[Block]:
        yield from self._section(key, _TOPIC)
        computed = list(self._computed(key))
        if computed and not self._find(key):
            title = next(topic.title for topic in TOPICS if topic.key == key)
            yield Heading(title.lang(self.lang), _TOPIC)
        yield from computed

    def _computed(self, key: str) -> Iterator[Block]:
        """The tables of a topic: its statement, and the key figures with the financial position."""
        for statement in self._statements(_WITH_TOPIC.get(key, "")):
            yield evolve(self._table(statement), outlined=False, level=0)
        if key == _WITH_KEY_FIGURES:
            for table in key_figure_tables(self.report, self.lang, self._told()):
                yield evolve(table, outlined=False)

    def _told(self) -> tuple[str, ...]:
        """The shipped key figure that the overview shows, and for more years."""
        shipped = shipped_key_figures()[_RATIO]
        specs = [evolve(each.spec, title=shipped.title) for each in self.report.key_figures]
        overviews = self._statements(_WITH_TOPIC["oversikt"])
        shown = any(list(_solidity(each, self.lang)) for each in overviews)
        return (_RATIO,) if shown and shipped in specs else ()

    def _faces(self) -> Iterator[Block]:
        apart = (*_LATER, *_NEVER, *_WITH_TOPIC.values())
        for statement in self.report.statements:
            if statement.id not in apart:
                yield self._table(statement)

    def _notes(self) -> Iterator[Block]:
        policies = tuple(self._section("principer", _TOPIC))
        if policies or self.report.notes:
            yield Heading(_NOTES.lang(self.lang), _CHAPTER, "notes")
        yield from policies
        for note in self.report.notes:
            if note.text is None:
                yield evolve(self._table(note), level=_TOPIC)
            else:
                yield from text_note(note, note.text.lang(self.lang), self.lang, _TOPIC)

    def _later(self) -> Iterator[Block]:
        """What follows up the budget, the comments on it after its first table."""
        tables = [self._table(each) for each in self._statements(*_LATER)]
        words = self._find("drift")
        yield from _on_new_page(iter(tables[:1]))
        if words and not tables:
            yield Heading(words.title.lang(self.lang), _CHAPTER)
        yield from _lowered(words, _CHAPTER) if words else ()
        yield from tables[1:]

    def _pictures(self) -> Iterator[Block]:
        if self.report.publication.with_pictures:
            yield from picture_blocks(self.report, self.lang, _CHAPTER)

    def _signatures(self) -> Iterator[Block]:
        if self.report.publication.signatures is not None:
            yield Heading(_SIGNATURES.lang(self.lang), _CHAPTER, "signatures")
            yield self._dated(self.report.publication.signatures)

    def _dated(self, signatures: Signatures) -> Signatures:
        """The place with the day in words."""
        day = self.report.publication.day
        words = long_date(day, self.lang) if day else ""
        return evolve(signatures, place=f"{signatures.place} {words}".strip())

    def _checks(self) -> Iterator[Block]:
        yield from all_tie_outs(self.report, self.lang)
        yield from finding_blocks(self.report.findings, self.lang)

    def _section(self, key: str, level: int) -> Iterator[Block]:
        section = self._find(key)
        if section is not None:
            yield Heading(section.title.lang(self.lang), level, key)
            yield from _lowered(section, level)

    def _find(self, key: str) -> Section | None:
        found = next((each for each in self.report.sections if each.id == key), None)
        return found and evolve(found, blocks=found.blocks_in(self.lang))

    def _statements(self, *names: str) -> Iterator[Statement]:
        for name in names:
            yield from (each for each in self.report.statements if each.id == name)

    def _table(self, statement: Statement) -> Table:
        """The table as a chapter of its own; the law that it follows is for working papers."""
        made = statement_table(statement, self.report, self.lang)
        table = evolve(made, level=_CHAPTER, source=stated_source(statement, self.lang))
        if statement.id != _WITH_TOPIC["oversikt"]:
            return table
        return evolve(table, rows=(*table.rows, *_solidity(statement, self.lang)))


def _solidity(overview: Statement, lang: str) -> Iterator[TableRow]:
    """Equity as per cent of assets with one decimal, where the overview has both (soliditet)."""
    rows = {row.key: row for row in overview.rows}
    if {"equity", "assets"} <= set(rows):
        pairs = zip(rows["equity"].figures, rows["assets"].figures, strict=True)
        cells = (Number(_share(equity.ore, assets.ore), 1) for equity, assets in pairs)
        yield TableRow((Words(_SOLIDITY.lang(lang)), *cells), Role.BODY)


def _share(credit: int | None, debit: int | None) -> int | None:
    return None if credit is None or not debit else half_up(_PERMILLE * -credit, debit)


def _lowered(section: Section, level: int) -> Iterator[Block]:
    """The blocks of a section with its headings below its own."""
    for block in section.blocks:
        yield evolve(block, level=block.level + level) if isinstance(block, Heading) else block


def _on_new_page(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks after a page break, nothing when there are none."""
    for i, block in enumerate(blocks):
        if not i:
            yield PageBreak()
        yield block
