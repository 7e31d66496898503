"""Vouchers from files: what is shown is what is posted, and what is wrong is told by line."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger.bookkeeping.importing import prepare_import
from finsam_ledger.bookkeeping.voucher_file import (
    drafts_from_csv,
    drafts_from_toml,
    row_from_words,
)
from finsam_ledger.bookkeeping.voucher_points import missing_points
from finsam_ledger.core.account import Account
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.voucher import Line, SourceDocument, VoucherDraft
from finsam_ledger.errors import (
    ConfigurationError,
    FinsamError,
    NumberTakenError,
    StalePlanError,
    UnbalancedVoucherError,
)
from finsam_ledger.testing import balanced_drafts
from tests.store.samples import ACCOUNTS, AT, YEAR, draft, new_book

CSV = """\
ver;datum;text;konto;debet;kredit;motpart;fil;projekt;radtext
1;2024-03-04;Papper;5010;400;;Butiken;kvitto.pdf;10;mars
1;;;1930;;400;;;;
2;2024-03-05;Bidrag;1930;1 000,50;;;;;
2;;;3981;;1 000,50;;;;
"""
TOML = """\
[[verifikation]]
datum = 2024-03-04
text = "Papper"
motpart = "Butiken"
filer = ["kvitto.pdf"]
rader = [
  {konto = "5010", debet = "400", projekt = "10", text = "mars"},
  {konto = "1930", kredit = "400"},
]

[[verifikation]]
datum = 2024-03-05
text = "Bidrag"
rader = [{konto = "1930", debet = "1 000,50"}, {konto = "3981", kredit = "1 000,50"}]
"""


@settings(max_examples=50)
@given(st.lists(balanced_drafts(ACCOUNTS, YEAR, full=True), max_size=6))
def test_what_is_shown_is_what_is_posted(drafts: list[VoucherDraft]) -> None:
    """The vouchers of the preview, numbers, dates and signatures included, are those posted."""
    book = new_book().register([draft()], by="AN", at=AT)
    shown = prepare_import(book, drafts, by="BO", at=AT)
    after = shown.register_shown(book, shown.code, by="BO")
    assert tuple(after.vouchers_of())[1:] == shown.vouchers
    assert [v.lines for v in shown.vouchers] == [d.lines for d in drafts]
    assert shown.register(book, by="BO", at=AT) == book.register(drafts, by="BO", at=AT)


def test_a_code_is_of_one_preview_only() -> None:
    """Another file, another book or a changed amount has another code, and posts nothing."""
    book = new_book()
    shown = prepare_import(book, [draft()], by="AN", at=AT)
    assert prepare_import(book, [draft()], by="AN", at=AT).code == shown.code
    later = book.register([draft()], by="AN", at=AT)
    others = (
        prepare_import(later, [draft()], by="AN", at=AT),
        prepare_import(book, [draft(ore=1)], by="AN", at=AT),
        prepare_import(book, [draft(counterparty="X")], by="AN", at=AT),
    )
    for other in others:
        with pytest.raises(StalePlanError) as stale:
            other.register_shown(book, shown.code, by="AN")
        assert stale.value.code == other.code
    with pytest.raises(NumberTakenError):
        shown.register(later, by="AN")


def test_accounts_of_the_file_are_laid_up_when_they_are_needed() -> None:
    """An account that only the file names is declared; one that nobody uses is not."""
    lines = (Line("6110", 5), Line("1930", -5))
    known = {number: Account(number, "X") for number in ("6110", "6540", "1930")}
    given = [evolve(draft(), lines=lines)]
    shown = prepare_import(new_book(), given, by="AN", accounts=known, at=AT)
    assert shown.accounts == (Account("6110", "X"),)
    assert shown.register(new_book(), by="AN", at=AT).accounts["6110"].name == "X"
    with pytest.raises(FinsamError, match="6110"):
        prepare_import(new_book(), given, by="AN", at=AT)


def test_what_is_posted_already_is_told() -> None:
    """A voucher of the same day, text and lines is a warning, whatever its number."""
    book = new_book().register([draft()], by="AN", at=AT)
    shown = prepare_import(book, [draft(), draft(ore=7)], by="AN", at=AT)
    (found,) = (f for f in shown.findings if f.code == "posted_before")
    assert "A 2 2024-03-01 ”Hyra” liknar A 1" in found.message.sv


def test_csv_and_toml_say_the_same() -> None:
    """The two formats give the same vouchers, apart from the line they stand on."""
    of_csv, of_toml = drafts_from_csv(CSV, "x.csv"), drafts_from_toml(TOML, "x.toml")
    assert [evolve(d, source_line=0) for d in of_csv] == [evolve(d, source_line=0) for d in of_toml]
    first = of_csv[0]
    assert first.lines[0] == Line("5010", 40_000, (ObjectRef("6", "10"),), "mars")
    assert (first.day, first.text, first.counterparty) == (date(2024, 3, 4), "Papper", "Butiken")
    assert first.documents == (SourceDocument("kvitto.pdf"),)
    assert [d.source_line for d in of_csv] == [2, 4]
    assert [d.source_line for d in of_toml] == [1, 11]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (CSV.replace("ver;datum", "datum"), "rad 1: rubrikraden saknar ver"),
        (CSV.replace("radtext", "radtxt"), "rad 1: rubrikraden har okända radtxt"),
        (CSV.replace("2024-03-04", "4/3"), "rad 2: ”4/3” är inget datum"),
        (CSV.replace("5010;400;", "5010;;"), "rad 2: raden ska ha antingen debet eller kredit"),
        (CSV.replace("5010;400;", "5010;fyra;"), "rad 2: ”fyra”"),
        (CSV.replace("mars", "mars;x"), "rad 2: raden har fler fält"),
        (CSV.replace("5010;400;", "5010;a;").replace("1 000,50;;;", "b;;;"), "rad 5"),
    ],
)
def test_csv_that_cannot_be_followed_is_told_by_line(wrong: str, words: str) -> None:
    """Every row that is wrong is named, with what to write."""
    with pytest.raises(ConfigurationError) as refused:
        drafts_from_csv(wrong, "mars.csv")
    assert words in f"{refused.value}".replace("mars.csv ", "")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (TOML.replace("datum = 2024-03-04", 'datum = "x"'), "datum"),
        (TOML.replace("motpart", "motprat"), "motprat"),
        (TOML.replace('debet = "400"', 'debet = ""'), "rad 1: raden ska ha"),
        (TOML.replace("rader = [{", "rder = [{"), "rder"),
    ],
)
def test_toml_that_cannot_be_followed_is_told(wrong: str, words: str) -> None:
    """Unknown keys, wrong kinds of values and rows without amount are named."""
    with pytest.raises(ConfigurationError, match=r"mars\.toml") as refused:
        drafts_from_toml(wrong, "mars.toml")
    assert words in str(refused.value)


def test_an_unbalanced_file_posts_nothing() -> None:
    """One voucher that does not balance refuses the file, and names the voucher."""
    wrong = drafts_from_csv(CSV.replace("1930;;400", "1930;;401"), "x.csv")
    with pytest.raises(UnbalancedVoucherError, match="A 1 balanserar inte"):
        prepare_import(new_book(), wrong, by="AN")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("5010 12 500,50", Line("5010", 1_250_050)),
        ("1930 5 projekt=10 kst=2", Line("1930", 500, (ObjectRef("6", "10"), ObjectRef("1", "2")))),
        ("1930 5 text=hyra för mars", Line("1930", 500, (), "hyra för mars")),
    ],
)
def test_a_row_in_words(words: str, line: Line) -> None:
    """Account, amount, and what it is booked on."""
    assert row_from_words(words) == line
    assert row_from_words(words, credit=True) == evolve(line, ore=-line.ore)


@pytest.mark.parametrize("words", ["", "1930", "1930 x", "1930 5 projekt", "1930 5 färg=blå"])
def test_a_row_in_words_that_is_not_one(words: str) -> None:
    """The words are quoted, and how to write them."""
    with pytest.raises(FinsamError) as refused:
        row_from_words(words)
    assert f"”{words}”" in str(refused.value)


def test_the_seven_points() -> None:
    """What a voucher lacks of LKBR 3 kap. 9 §, one finding a point; nothing when all is there."""
    book = new_book().register([draft()], by="AN", at=AT)
    ledger = book.ledger()
    assert list(missing_points(book.vouchers_of(), ledger)) == []
    bare = VoucherDraft(None, (Line("1930", 0), Line("5010", 0)))
    found = {f.code: f for f in missing_points([bare], ledger)}
    assert list(found) == [
        "voucher_compiled",
        "voucher_day",
        "voucher_text",
        "voucher_amount",
        "voucher_counterparty",
        "voucher_reference",
        "voucher_number",
    ]
    assert {f.source for f in found.values()} == {"LKBR 3 kap. 9 §"}
    inside = evolve(
        draft(), lines=(Line("5010", 5), Line("2099", -5)), counterparty="", reference=""
    )
    posted = book.register([inside], by="AN", at=AT)
    assert list(missing_points(posted.vouchers_of(), ledger)) == []
