"""The workbook of a report (bokslutet som arbetsbok): which sheets it has, and what they say."""

from collections.abc import Iterator, Sequence

from attrs import define, field

from finsam_ledger.render._xlsx_amounts import BALANCES, OBJECTS, Amounts
from finsam_ledger.render._xlsx_balances import write_balances, write_objects
from finsam_ledger.render._xlsx_blocks import LAST_ROW, widths_of, write_block, write_table
from finsam_ledger.render._xlsx_book import Book, Sheet
from finsam_ledger.render._xlsx_proofs import TIE_WIDTHS, write_key_figures, write_tie_outs
from finsam_ledger.render._xlsx_statement import Cells, Span, StatementWriter
from finsam_ledger.reports.document import Block, Document, Heading, Paragraph, Table
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.columns import LedgerSource
from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.key_figure import headings
from finsam_ledger.statements.rounding import Rounding
from finsam_ledger.terms import Text

_CONTENTS, _NOTES = Text("Innehåll", "Contents"), Text("Noter", "Notes")
_KEY_FIGURES, _TIES = Text("Nyckeltal", "Key figures"), Text("Avstämningar", "Tie-outs")
_SHEET, _FORMULAS = Text("Blad", "Sheet"), Text("Så räknar arbetsboken", "How the workbook counts")
_HOW = (
    Text(
        "Exakta kronor är formler över bladet Saldon, summor är formler över sina delar, och "
        "tryckta tal är de exakta avrundade.",
        "Exact kronor are formulas over the sheet Balances, totals are formulas over their parts, "
        "and printed figures are the exact ones rounded.",
    ),
    Text(
        "Ändras ett saldo räknas allt om. Då är arbetsboken inte längre det bokslut som gavs ut.",
        "Change a balance and all is counted again. It is no longer the closing that was given "
        "out.",
    ),
)
_RULES = {
    Rounding.FOOTING: Text(
        "Tryckta delar summerar till tryckta summor. Där det krävde ett annat tal än det avrundade "
        "står skillnaden under Avrundningssteg och ingår i formeln.",
        "Printed parts add up to printed totals. Where that took another figure than the rounded "
        "one, the difference stands under Rounding step and is part of the formula.",
    ),
    Rounding.EACH: Text(
        "Varje tal är avrundat för sig, så tryckta delar kan avvika från tryckta summor.",
        "Each figure is rounded by itself, so printed parts may differ from printed totals.",
    ),
}
_ROUNDED = Text("Öre visas, ingenting är avrundat.", "Öre are shown, nothing is rounded.")
_TIE_TABLE = "tie_outs"
_STATEMENT_HEAD, _NOTES_HEAD = 6, 3
_FRONT_WIDTHS = (60.0, 44.0, 16.0)


@define
class Workbook:
    """Makes the sheets one after another.

    Args:
        report: What was computed.
        document: The working papers, whose words and further tables become sheets as well.
    """

    report: Report
    document: Document
    book: Book = field(init=False)
    amounts: Amounts = field(init=False)
    cells: Cells = field(factory=Cells)

    @book.default
    def _book(self) -> Book:
        return Book(self.document, (BALANCES.lang(self.lang), OBJECTS.lang(self.lang)))

    @amounts.default
    def _amounts(self) -> Amounts:
        return Amounts.of(self.report, self.lang)

    @property
    def lang(self) -> str:
        """The language of the sheets (språk)."""
        return self.document.lang

    @property
    def writer(self) -> StatementWriter:
        """What writes statements and notes (skrivare)."""
        return StatementWriter(
            self.book, self.amounts, self.cells, self.report.unit, self.report.sources
        )

    def made(self) -> bytes:
        """The whole workbook (arbetsboken)."""
        front = self.book.sheet(_CONTENTS.lang(self.lang))
        for statement in self.report.statements:
            self._statement(statement)
        self._notes()
        self._proofs()
        for heading, blocks in self._sections():
            self._section(heading, blocks)
        for table in self.report.listings:
            self._listing(table)
        self._balances()
        self._front(front)
        return self.book.saved()

    def _table(self, name: str) -> Table:
        tables = (block for block in self.document.blocks if isinstance(block, Table))
        return next(table for table in tables if table.id == name)

    def _lead(self, sheet: Sheet, words: str) -> None:
        """Title, whose report it is, and how its figures come about."""
        whose = f"{self.report.association.name}, {self.report.period}"
        for text, style in ((sheet.title, "title"), (whose, "plain"), (words, "plain_small")):
            sheet.text(0, text, self.book.named(style))
            sheet.row += 1

    def _statement(self, statement: Statement) -> None:
        span = Span.of([statement], self.report.unit)
        sheet = self.book.sheet(statement.title.lang(self.lang))
        rule = _ROUNDED if statement.exact else _RULES[self.report.rounding]
        self._lead(sheet, rule.lang(self.lang))
        sheet.row += 1
        table = self._table(statement.id)
        self.writer.write(sheet, statement, table, span)
        if table.source:
            sheet.text(0, table.source, self.book.named("plain_small"))
        sheet.set_up(span.widths, (_STATEMENT_HEAD, 1), self.lang)

    def _notes(self) -> None:
        notes = self.report.notes
        if not notes:
            return
        figured = [note for note in notes if note.text is None]
        sheet = self.book.sheet(_NOTES.lang(self.lang))
        self._lead(sheet, _RULES[self.report.rounding].lang(self.lang))
        span = Span.of(figured or notes, self.report.unit)
        for note in notes:
            sheet.row += 1
            if note.text is None:
                table = self._table(note.id)
                sheet.text(0, table.caption, self.book.named("caption"))
                self.writer.write(sheet, note, table, span)
            else:
                self._words(sheet, note)
        sheet.set_up(span.widths, (_NOTES_HEAD, 1), self.lang)

    def _words(self, sheet: Sheet, note: Statement) -> None:
        """A note of fixed text, as the document has it: a heading and its paragraphs."""
        blocks = self.document.blocks
        start = next(
            i
            for i, block in enumerate(blocks)
            if isinstance(block, Heading) and block.id == note.id
        )
        write_block(sheet, blocks[start])
        for block in blocks[start + 1 :]:
            if not isinstance(block, Paragraph):
                return
            write_block(sheet, block)

    def _proofs(self) -> None:
        if self.report.key_figures:
            sheet = self.book.sheet(_KEY_FIGURES.lang(self.lang))
            self._lead(sheet, "")
            write_key_figures(sheet, self.report, self.amounts, self.cells)
            columns = headings(self.report.key_figures)
            sheet.set_up([64.0, *(17.0 for _ in columns)], (_NOTES_HEAD + 1, 1), self.lang)
        if self.report.tie_outs:
            sheet = self.book.sheet(_TIES.lang(self.lang))
            self._lead(sheet, "")
            table = self._table(_TIE_TABLE)
            write_tie_outs(sheet, self.report.tie_outs, table, self.cells, self.lang)
            sheet.set_up(TIE_WIDTHS, (_NOTES_HEAD + 1, 1), self.lang)

    def _sections(self) -> Iterator[tuple[Heading, Sequence[Block]]]:
        """The parts that have no figures of their own: rounding, findings, law, books."""
        notes = {note.id for note in self.report.notes}
        found: list[tuple[Heading, list[Block]]] = []
        for block in self.document.blocks:
            if isinstance(block, Heading) and block.level > 1 and block.id not in notes:
                found.append((block, []))
            elif found:
                found[-1][1].append(block)
        for heading, blocks in found:
            if not any(isinstance(block, Table) and block.id == _TIE_TABLE for block in blocks):
                yield heading, blocks

    def _section(self, heading: Heading, blocks: Sequence[Block]) -> None:
        sheet = self.book.sheet(heading.text)
        self._lead(sheet, "")
        for block in blocks:
            write_block(sheet, block)
        widths = [widths_of(b) for b in blocks if isinstance(b, Table)]
        sheet.set_up(max(widths, key=sum, default=[*_FRONT_WIDTHS]), (_NOTES_HEAD, 0), self.lang)

    def _listing(self, table: Table) -> None:
        """A listing, on as many sheets as it takes."""
        room = LAST_ROW - _NOTES_HEAD - 3
        for start in range(0, max(len(table.rows), 1), room):
            sheet = self.book.sheet(table.caption)
            self._lead(sheet, "")
            part = Table(table.id, "", table.columns, table.rows[start : start + room])
            write_table(sheet, part)
            widths = [20.0, *(26.0 if not c.numeric else 16.0 for c in table.columns[1:])]
            sheet.set_up(widths, (_NOTES_HEAD + 1, 0), self.lang)

    def _balances(self) -> None:
        if self.amounts.windows:
            sheet = self.book.sheet(BALANCES.lang(self.lang), reserved=True)
            write_balances(sheet, self.amounts, self._account_names())
        if self.amounts.object_windows:
            write_objects(self.book.sheet(OBJECTS.lang(self.lang), reserved=True), self.amounts)

    def _account_names(self) -> dict[str, str]:
        ledgers = [
            o.source.ledger for o in self.amounts.origins if isinstance(o.source, LedgerSource)
        ]
        return {
            number: account.name
            for ledger in reversed(ledgers)
            for number, account in ledger.accounts.items()
        }

    def _front(self, sheet: Sheet) -> None:
        """Whose report it is, how the workbook counts, and a link to each sheet."""
        first = next(i for i, b in enumerate(self.document.blocks) if isinstance(b, Table))
        sheet.text(0, self.document.title, self.book.named("title"))
        sheet.row += 1
        for block in self.document.blocks[1:first]:
            write_block(sheet, block)
        sheet.row += 1
        write_block(sheet, Heading(_FORMULAS.lang(self.lang)))
        for text in (*_HOW, _RULES[self.report.rounding]):
            write_block(sheet, Paragraph(text.lang(self.lang)))
        sheet.row += 1
        sheet.text(0, _SHEET.lang(self.lang), self.book.named("head"))
        for other in self.book.sheets[1:]:
            sheet.row += 1
            sheet.link(0, other)
        sheet.set_up(_FRONT_WIDTHS, None, self.lang)
