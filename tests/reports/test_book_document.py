"""What is done in a book is told in words, each kind of entry in both languages."""

import pytest

from finsam_ledger.bookkeeping import acts
from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.entry import KINDS, Entry, Stamp, VoucherRegistered
from finsam_ledger.reports.act_words import act_words
from finsam_ledger.reports.book_document import history_document, vouchers_document
from finsam_ledger.reports.document import Table, Words
from finsam_ledger.terms import Text
from tests.store.samples import AT, NEXT, YEAR, full_book


def whole_book() -> Book:
    """A book with an entry of every kind."""
    book = full_book().change_opening(NEXT, {}, by="AN", why="rättat", at=AT)
    book = book.lock(YEAR, by="AN", at=AT).seal(YEAR, by="AN", at=AT)
    return book.reopen(YEAR, by="BO", why="påpekande", at=AT)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.KIND)
def test_every_kind_of_entry_has_an_act_and_words(kind: type[Entry]) -> None:
    """A new kind is an entry, what it does and what it is called; none of them is forgotten."""
    entries = [entry for entry in whole_book().entries if type(entry) is kind]
    assert entries
    assert kind.KIND
    assert KINDS[kind.KIND] is kind
    for entry in entries:
        words = act_words(entry)
        assert words.sv
        assert words.en
        assert words.sv != words.en
    if kind is not VoucherRegistered:
        assert acts.acted.dispatch(kind) is not acts.acted.dispatch(Entry)


def test_an_unknown_kind_is_our_own_mistake() -> None:
    """An entry that nobody has written an act or words for is refused as such."""
    with pytest.raises(TypeError):
        act_words(Entry(Stamp(AT, "AN")))
    with pytest.raises(TypeError):
        full_book().record([Entry(Stamp(AT, "AN"))])


def cells(table: Table) -> list[list[str]]:
    """A table's words."""
    return [[c.text for c in row.cells if isinstance(c, Words)] for row in table.rows]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_history_is_every_entry_and_every_correction(lang: str) -> None:
    """One row an entry, in order, with number, time, who and program; then the corrections."""
    book = whole_book()
    document = history_document(book, lang)
    history, corrections = (block for block in document.blocks if isinstance(block, Table))
    rows = cells(history)
    assert [row[1] for row in rows] == [str(i) for i in range(1, len(book.entries) + 1)]
    assert {row[3] for row in rows} == {"AN", "BO"}
    assert all(row[4].startswith("finsam-ledger ") for row in rows)
    assert [row[:3] + row[4:] for row in cells(corrections)] == [
        ["A 2", "A 3", "A 4", "BO", "fel belopp"]
    ]


def test_vouchers_are_shown_line_by_line() -> None:
    """Number, day, text; account, debit and credit."""
    book = full_book()
    title = Text("Bokfört", "Posted")
    document = vouchers_document(title, list(book.vouchers_of(YEAR)), book.ledger(YEAR), "sv")
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert cells(table)[0] == ["A 1, 2024-03-01, Hyra"]
    assert cells(table)[1][0] == "5010 Konto 5010 (6:10), mars"
