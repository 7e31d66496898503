"""What is found of SIE files as documents for people (dokument): review, comparison, changes."""

from collections.abc import Iterator, Sequence

from finsam_ledger.core.finding import Finding
from finsam_ledger.reports.document import (
    Block,
    Cell,
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
from finsam_ledger.reports.kinds._findings import counts, finding_tables
from finsam_ledger.sie.book import SieBook
from finsam_ledger.sie.comparison import Comparison, Difference, FieldChange, Value
from finsam_ledger.terms import Text

_REVIEW = Text("Granskning av {}", "Review of {}")
_COMPARISON = Text("Jämförelse av {} och {}", "Comparison of {} and {}")
_CHANGES = Text("Rensning av {}", "Cleaning of {}")
_SAME = Text("Filerna säger samma sak.", "The files say the same.")
_SAME_VOUCHERS = Text(
    "{} verifikationer är lika i båda filerna.", "{} vouchers are the same in both files."
)
_FACTS = Text("Filen", "The file")
_FACT, _VALUE = Text("Uppgift", "Fact"), Text("Värde", "Value")
_BEFORE, _AFTER = Text("I den första", "In the first"), Text("I den andra", "In the second")
_GROUPS = {
    "facts": Text("Filernas uppgifter", "Facts of the files"),
    "accounts": Text("Konton", "Accounts"),
    "balances": Text("Saldon, kr", "Balances, kr"),
    "vouchers": Text("Verifikationer", "Vouchers"),
}
_FIELDS = {
    "name": Text("namn", "name"),
    "orgnr": Text("organisationsnummer", "organisation number"),
    "year": Text("räkenskapsår", "fiscal year"),
    "sie_type": Text("SIE-typ", "SIE type"),
    "covers_until": Text("omfattar till", "covers until"),
    "program": Text("program", "program"),
    "currency": Text("valuta", "currency"),
    "chart": Text("kontoplanstyp", "chart type"),
    "kind": Text("kontotyp", "account kind"),
    "opening": Text("ingående", "opening"),
    "closing": Text("utgående enligt verifikationerna", "closing by the vouchers"),
    "stated_opening": Text("filens #IB", "the file's #IB"),
    "stated_closing": Text("filens #UB", "the file's #UB"),
    "stated_result": Text("filens #RES", "the file's #RES"),
    "number": Text("nummer", "number"),
    "day": Text("datum", "date"),
    "text": Text("text", "text"),
    "registered": Text("registrerad", "registered"),
    "sign": Text("signatur", "signature"),
    "line": Text("rad", "line"),
    "removed_line": Text("struken rad", "struck line"),
}
_CHECKSUM = {True: Text("stämmer", "agrees"), False: Text("stämmer inte", "is wrong")}
_DECIMALS = 2


def review_document(book: SieBook, lang: str = "sv") -> Document:
    """What a file is, and what must be looked at in it (granskning).

    Args:
        book: The file, read.
        lang: "sv" or "en".
    """
    title = _REVIEW.lang(lang).format(book.info.name)
    blocks: tuple[Block, ...] = (
        Heading(title, 1),
        _facts(book, lang),
        Paragraph(f"{counts(book.findings, lang)}."),
        *finding_tables(book.findings, lang),
    )
    return Document(title, lang, blocks, book.ledger.association.name)


def _facts(book: SieBook, lang: str) -> Table:
    info, ledger = book.info, book.ledger
    checksum = "" if info.checksum is None else _CHECKSUM[info.checksum.matches].lang(lang)
    facts = (
        (Text("Organisation", "Organisation"), ledger.association.name),
        (Text("Organisationsnummer", "Organisation number"), ledger.association.orgnr),
        (Text("Räkenskapsår", "Fiscal year"), str(ledger.year)),
        (Text("SIE-typ", "SIE type"), info.sie_type),
        (Text("Program", "Program"), info.program),
        (Text("Skapad", "Made"), f"{info.generated or ''} {info.generated_by}".strip()),
        (Text("Omfattar till", "Covers until"), str(info.covers_until or "")),
        (Text("Teckenkodning", "Encoding"), info.encoding),
        (Text("Kontoplanstyp", "Chart type"), info.kptyp),
        (Text("Valuta", "Currency"), info.currency),
        (Text("Kontrollsumma", "Checksum"), checksum),
        (Text("Konton", "Accounts"), str(len(ledger.accounts))),
        (Text("Verifikationer", "Vouchers"), str(book.vouchers)),
        (Text("Varav inte bokförbara", "Of which not bookable"), str(len(ledger.rejected))),
        (Text("Konteringsrader", "Lines"), str(book.rows)),
    )
    rows = (_row(name.lang(lang), value) for name, value in facts if value)
    columns = (TableColumn(_FACT.lang(lang)), TableColumn(_VALUE.lang(lang)))
    return Table("file", _FACTS.lang(lang), columns, tuple(rows))


def _row(*words: str) -> TableRow:
    return TableRow(tuple(map(Words, words)))


def changes_document(name: str, findings: Sequence[Finding], lang: str = "sv") -> Document:
    """What cleaning a file changed (rensning).

    Args:
        name: The file's name.
        findings: One for each change.
        lang: "sv" or "en".
    """
    title = _CHANGES.lang(lang).format(name)
    head: tuple[Block, ...] = (Heading(title, 1), Paragraph(f"{counts(findings, lang)}."))
    return Document(title, lang, (*head, *finding_tables(findings, lang)))


def comparison_document(comparison: Comparison, lang: str = "sv") -> Document:
    """What differs between two files, a table for each group (jämförelse).

    Args:
        comparison: The differences.
        lang: "sv" or "en".
    """
    title = _COMPARISON.lang(lang).format(*comparison.names)
    same = _SAME_VOUCHERS.lang(lang).format(comparison.same_vouchers)
    blocks: list[Block] = [Heading(title, 1), Paragraph(same)]
    if comparison.is_same:
        blocks.append(Paragraph(_SAME.lang(lang)))
    if comparison.facts:
        rows = tuple(_change(field, lang) for field in comparison.facts)
        blocks.append(_table("facts", rows, lang))
    for name in ("accounts", "balances", "vouchers"):
        found: tuple[Difference, ...] = getattr(comparison, name)
        if found:
            blocks.append(_table(name, tuple(_rows(found, lang)), lang))
    return Document(title, lang, tuple(blocks))


def _table(name: str, rows: tuple[TableRow, ...], lang: str) -> Table:
    numeric = name == "balances"
    heads = (TableColumn(_FACT.lang(lang)), *_sides(lang, numeric=numeric))
    return Table(name, _GROUPS[name].lang(lang), heads, rows)


def _sides(lang: str, *, numeric: bool) -> Iterator[TableColumn]:
    for text in (_BEFORE, _AFTER):
        yield TableColumn(text.lang(lang), numeric)


def _rows(found: Sequence[Difference], lang: str) -> Iterator[TableRow]:
    for each in found:
        head = f"{each.key}, {each.change.term.lang(lang)}"
        yield TableRow((Words(head),), Role.HEADING)
        yield from (_change(field, lang) for field in each.fields)


def _change(field: FieldChange, lang: str) -> TableRow:
    name, _, year = field.name.partition(" ")
    label = f"{_FIELDS[name].lang(lang)} {year}".strip()
    return TableRow((Words(label), _cell(field.before), _cell(field.after)))


def _cell(value: Value) -> Cell:
    return Number(value, _DECIMALS) if isinstance(value, int) else Words(value)
