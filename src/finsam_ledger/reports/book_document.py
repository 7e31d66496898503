"""What is done in a book, as documents (bokens handlingar): vouchers, history, verification."""

from collections.abc import Iterator, Sequence

from finsam_ledger.bookkeeping import entry as e
from finsam_ledger.bookkeeping.book_view import BookView
from finsam_ledger.bookkeeping.correction import Correction
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Voucher
from finsam_ledger.reports.act_words import act_words
from finsam_ledger.reports.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.kinds._findings import finding_blocks
from finsam_ledger.reports.voucher_rows import voucher_columns, voucher_rows
from finsam_ledger.terms import Text

_HISTORY = Text("Behandlingshistorik", "Processing history")
_HEADS = (
    Text("Vad", "What"),
    Text("Nr", "No."),
    Text("När", "When"),
    Text("Vem", "Who"),
    Text("Program", "Program"),
)
_CORRECTED = Text("Rättelser", "Corrections")
_CORRECTED_HEADS = (
    Text("Rättad", "Corrected"),
    Text("Upphävd med", "Reversed by"),
    Text("Ersatt med", "Replaced by"),
    Text("När", "When"),
    Text("Vem", "Who"),
    Text("Varför", "Why"),
)


def vouchers_document(
    title: Text,
    vouchers: Sequence[Voucher],
    ledger: Ledger,
    lang: str,
    findings: Sequence[Finding] = (),
) -> Document:
    """Vouchers in a table, and what must be looked at (verifikationer).

    Args:
        title: What is done with them.
        vouchers: The vouchers.
        ledger: Their books.
        lang: "sv" or "en".
        findings: What must be looked at.
    """
    rows = tuple(row for voucher in vouchers for row in voucher_rows(voucher, ledger.accounts))
    subject = ledger.association.name
    table = Table("vouchers", subject, voucher_columns(lang), rows, "kr")
    blocks: list[Block] = [Heading(title.lang(lang), 1), table]
    if findings:
        blocks += finding_blocks(findings, lang)
    return Document(title.lang(lang), lang, tuple(blocks), subject)


def history_document(book: BookView, lang: str) -> Document:
    """All that was done to a book, by whom, when and with what (behandlingshistorik).

    Args:
        book: The book.
        lang: "sv" or "en".
    """
    name = book.association.name
    rows = tuple(_act_row(i, entry, lang) for i, entry in enumerate(book.entries, 1))
    blocks: list[Block] = [
        Heading(_HISTORY.lang(lang), 1),
        Table("history", name, _columns(_HEADS, lang), rows, source="LKBR 3 kap. 11 §"),
    ]
    corrections = tuple(_correction_row(one) for one in book.all_corrections())
    if corrections:
        heads, title = _columns(_CORRECTED_HEADS, lang), _CORRECTED.lang(lang)
        blocks.append(Table("corrections", title, heads, corrections, source="LKBR 3 kap. 7 §"))
    return Document(_HISTORY.lang(lang), lang, tuple(blocks), name)


def _columns(heads: Sequence[Text], lang: str) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(head.lang(lang)) for head in heads)


def _act_row(number: int, entry: e.Entry, lang: str) -> TableRow:
    stamp = entry.stamp
    when = f"{stamp.at:%Y-%m-%d %H:%M:%S}"
    cells = (act_words(entry).lang(lang), str(number), when, stamp.by, stamp.program)
    return TableRow(tuple(map(Words, cells)))


def _correction_row(one: Correction) -> TableRow:
    when, replaced = f"{one.stamp.at:%Y-%m-%d %H:%M:%S}", one.replaced_by
    words = (
        f"{one.original}",
        f"{one.reversed_by}",
        "–" if replaced is None else f"{replaced}",
        when,
        one.stamp.by,
        one.why,
    )
    return TableRow(tuple(map(Words, words)))


def verification_document(
    book_name: str, findings: Sequence[Finding], facts: Sequence[Text], lang: str
) -> Document:
    """What verifying a book file found (verifiering).

    Args:
        book_name: The file.
        findings: What is wrong.
        facts: What was held against what.
        lang: "sv" or "en".
    """
    title = Text(f"Verifiering av {book_name}", f"Verification of {book_name}").lang(lang)
    return Document(title, lang, tuple(_verified(title, findings, facts, lang)), book_name)


def _verified(
    title: str, findings: Sequence[Finding], facts: Sequence[Text], lang: str
) -> Iterator[Block]:
    yield Heading(title, 1)
    yield from (Paragraph(fact.lang(lang)) for fact in facts)
    yield from finding_blocks(findings, lang)
