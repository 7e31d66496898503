"""Whose report, which days and which books (uppgifter om rapporten)."""

import re
from collections.abc import Iterable, Iterator

from finsam_ledger.reports.document import (
    Block,
    Document,
    Heading,
    Number,
    Paragraph,
    Role,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.kinds._findings import counts
from finsam_ledger.reports.kinds._key_figures import key_figure_tables
from finsam_ledger.reports.kinds._statements import caption, statement_table
from finsam_ledger.reports.kinds._tie_outs import tie_out_sentence
from finsam_ledger.reports.report import BookFacts, BookFile, Report
from finsam_ledger.statements.figure import Statement
from finsam_ledger.terms import Text

_ORGNR = Text("organisationsnummer", "organisation number")
_PERIOD = Text("Period", "Period")
_FINDINGS = Text("Kontroller", "Checks")
_BOOKS = Text("Bokföringen", "The books")
_SIZE = Text("Omfattning", "Size")
_FILES = Text("Filer", "Files")
_DIGEST = Text(
    "Fingeravtryck av underlag, uppställningar och tal",
    "Fingerprint of inputs, layouts and figures",
)


def lead(report: Report, title: str, lang: str) -> Iterator[Block]:
    """The title, whose report it is and which days it covers (inledning)."""
    name, orgnr = report.association.name, report.association.orgnr
    yield Heading(title, 1)
    yield Paragraph(f"{name}, {_ORGNR.lang(lang)} {orgnr}" if orgnr else name)
    yield Paragraph(f"{_PERIOD.lang(lang)} {report.period}")


def outcome(report: Report, lang: str) -> Paragraph:
    """What the tie-outs and checks came to, in a sentence or two (utfall)."""
    found = f"{_FINDINGS.lang(lang)}: {counts(report.findings, lang).lower()}."
    ties = f"{tie_out_sentence(report.tie_outs, lang)} " if report.tie_outs else ""
    return Paragraph(f"{ties}{found}")


def tables(report: Report, lang: str) -> Iterator[Block]:
    """Statements, notes, key figures and listings in the order they are read (tabeller)."""
    for statement in (*report.statements, *report.notes):
        if statement.text is None:
            yield statement_table(statement, report, lang)
        else:
            yield from text_note(statement, statement.text.lang(lang), lang)
    yield from key_figure_tables(report, lang)
    yield from report.listings


def text_note(note: Statement, text: str, lang: str, level: int = 2) -> Iterator[Block]:
    """A note of words (textnot): its heading, and a paragraph for each part between blank lines."""
    yield Heading(caption(note, lang), level, note.id)
    for part in re.split(r"\n\s*\n", text.strip()):
        yield Paragraph(" ".join(part.split()))


def document(report: Report, title: str, lang: str, blocks: Iterable[Block]) -> Document:
    """The blocks as a document with its metadata (dokument), dated by the report itself."""
    name = report.association.name
    day = report.publication.day or report.period.end
    return Document(title, lang, tuple(blocks), f"{name} {report.period}", name, day)


def book_blocks(report: Report, lang: str) -> Iterator[Block]:
    """The digest, how much the books hold, and their files (bokföringens uppgifter)."""
    yield Heading(_BOOKS.lang(lang))
    if report.digest:
        yield Paragraph(f"{_DIGEST.lang(lang)}: {report.digest}")
    yield _size(report.books, lang)
    if report.books.files:
        yield _files(report.books, lang)


def _size(books: BookFacts, lang: str) -> Table:
    numbers = (
        (Text("Verifikationer", "Vouchers"), books.vouchers),
        (Text("Konteringsrader", "Lines"), books.rows),
        (Text("Konton", "Accounts"), books.accounts),
    )
    return Table(
        "books",
        _SIZE.lang(lang),
        (TableColumn(""), TableColumn(Text("Antal", "Number").lang(lang), numeric=True)),
        tuple(TableRow((Words(word.lang(lang)), Number(number))) for word, number in numbers),
    )


def _files(books: BookFacts, lang: str) -> Table:
    heads = (Text("Uppgift", "Fact"), Text("Värde", "Value"))
    rows = tuple(row for file in books.files for row in _file(file, lang))
    columns = tuple(TableColumn(head.lang(lang)) for head in heads)
    return Table("files", _FILES.lang(lang), columns, rows)


def _file(file: BookFile, lang: str) -> Iterator[TableRow]:
    facts = (
        (Text("SIE-typ", "SIE type"), file.sie_type),
        (Text("Teckenkodning", "Encoding"), file.encoding),
        (Text("Program", "Program"), file.program),
        (Text("SHA-256", "SHA-256"), file.sha256),
    )
    yield TableRow((Words(file.name),), Role.HEADING)
    for word, value in facts:
        if value:
            yield TableRow((Words(word.lang(lang)), Words(value)))
