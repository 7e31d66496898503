"""SIE 5 gives the model that SIE 4 gives, whatever its encoding; odd files are told and read."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger import sie
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.voucher import Line
from finsam_ledger.errors import UnreadableInputError, ValueRefusedError
from finsam_ledger.sie import SieBook
from finsam_ledger.testing import ledgers
from finsam_ledger.workspace.books import read_books

_FILES = Path(__file__).parent / "filer"
EXPORT = (_FILES / "export.sie").read_text("utf-8")
ENTRY = (_FILES / "order.sie").read_text("iso-8859-1")
SAME_IN_SIE4 = (_FILES / "export.se").read_text("cp437")
"""What the export says, in SIE 4."""
NOON = datetime(2022, 1, 15, 12, tzinfo=UTC)


def _codes(book: SieBook) -> list[str]:
    return [finding.code for finding in book.findings]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16", "utf-8-sig"])
def test_case_41_both_encodings_give_the_same_model(encoding: str) -> None:
    """The same text in either encoding is read right, without a word about it."""
    text = EXPORT.replace("utf-8", encoding.removesuffix("-sig"))
    book = sie.read(text.encode(encoding), name="a.sie")
    assert book.ledger == sie.read(EXPORT.encode(), name="a.sie").ledger
    assert book.ledger.association.name == "Förbundet Åäö"
    assert (book.info.sie_type, _codes(book)) == ("5", ["sie5_signature"])


def test_case_41_an_export_is_what_sie_4_says() -> None:
    """Accounts, years, openings, closings, budget, objects and vouchers are those of SIE 4."""
    new, old = sie.read(EXPORT.encode()), sie.read(SAME_IN_SIE4.encode())
    for name in ("association", "year", "accounts", "opening", "dimensions", "objects", "reported"):
        assert getattr(new.ledger, name) == getattr(old.ledger, name), name
    assert [_content(v) for v in new.ledger.journal] == [_content(v) for v in old.ledger.journal]
    assert new.info.object_balances == old.info.object_balances
    assert (new.info.years, new.info.units, new.info.sru) == (
        old.info.years,
        old.info.units,
        old.info.sru,
    )
    assert (new.info.covers_until, new.info.currency) == (old.info.covers_until, "SEK")


def _content(voucher: object) -> tuple[object, ...]:
    names = ("day", "series", "number", "text", "registered", "sign", "lines", "removed", "added")
    return tuple(getattr(voucher, name) for name in names)


def test_case_41_struck_lines_are_not_booked() -> None:
    """A line with Overstrike is kept with who struck it, outside the sum."""
    voucher = sie.read(EXPORT.encode()).ledger.journal.voucher(1)
    assert voucher.removed == (Line("5010", 70000, sign="BN"),)
    assert sum(line.ore for line in voucher.lines) == 0


def test_a_line_added_after_the_voucher_is_told_apart() -> None:
    """A line with an EntryInfo of another day is booked once and shown as added."""
    voucher = sie.read(EXPORT.encode()).ledger.journal.voucher(1)
    assert voucher.added == (Line("1930", -80000, sign="CN"),)
    assert voucher.added[0] in voucher.lines


def test_a_voucher_order() -> None:
    """``<SieEntry>``: vouchers only, numbers may be missing, the documents are named."""
    book = sie.read(ENTRY.encode("iso-8859-1"), name="order.sie")
    assert book.info.sie_type == "5I"
    (voucher,) = book.ledger.journal
    assert (voucher.series, voucher.number, voucher.text) == ("LEV", "", "Möbler")
    assert voucher.reference == "F 77, dokument 3"
    assert voucher.lines[0].objects == (ObjectRef("1", "10"), ObjectRef("6", "P1"))
    assert _codes(book) == ["sie5_not_kept", "assumed_year"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('xmlns="http://www.sie.se/sie5"', "", "sie5_namespace"),
        ('type="asset"', "", "sie5_attribute"),
        ('type="asset"', 'type="tillgång"', "bad_account_kind"),
        ('primary="true"', "", "sie5_primary"),
        ("<SoftwareProduct", "<Nytt/><SoftwareProduct", "sie5_unknown"),
        ('amount="1500"', 'amount="1500.5"', "unbalanced"),
        ('amount="1500"', 'amount="1e3"', "bad_amount"),
        ('journalDate="2021-01-04"', 'journalDate="2021-02-30"', "bad_date"),
        ('<OpeningBalance month="2021-01"', '<OpeningBalance month="2021-02"', "sie5_other_month"),
        ('<Budget month="2021-03"', "<Budget", "sie5_year_budget"),
        ('id="6" name="Projekt"', 'id="8" name="Projekt"', "sie5_dimension"),
        ('start="2020-01" end="2020-12"', 'start="2022-01" end="2022-12"', "sie5_later_year"),
        ("<EntryInfo", "<LockingInfo/><EntryInfo", "sie5_order"),
        ("<Accounts>", "<Accounts/><Accounts>", "sie5_order"),
        ("SRU", "Nyckeltal", "sie5_not_kept"),
    ],
)
def test_what_strays_from_the_schema_is_told_and_read(old: str, new: str, code: str) -> None:
    """One fault gives its finding, with the line, and the rest of the books."""
    assert old in EXPORT
    text = EXPORT.replace(old, new, 1)
    if code == "sie5_order" and "Accounts" in new:
        text = text.replace("<FileInfo>", "<Dimensions/><FileInfo>")
    book = sie.read(text.encode(), name="a.sie")
    assert code in _codes(book)
    assert book.vouchers == 2
    assert next(f for f in book.findings if f.code == code).line


def test_what_must_be_there_is_missed() -> None:
    """Without signature, file facts and entry facts the file is read, and each is told."""
    text = re.sub(r"(?s)<Signature.*</Signature>|<FileInfo>.*</FileInfo>", "", EXPORT)
    book = sie.read(re.sub("<EntryInfo.*/>", "", text).encode())
    told = [f.evidence["element"] for f in book.findings if f.code == "sie5_element"]
    assert told == ["FileInfo", "EntryInfo"]
    assert "sie5_unsigned" in _codes(book)
    assert book.vouchers == 2


@pytest.mark.parametrize("declared", ["", ' encoding="utf-8"'])
def test_an_encoding_that_is_not_the_declared_one(declared: str) -> None:
    """Latin-1 bytes that say they are UTF-8 are read right, and told."""
    text = EXPORT.replace(' encoding="utf-8"', declared)
    book = sie.read(text.encode("latin-1"))
    assert book.ledger.association.name == "Förbundet Åäö"
    assert "sie5_encoding" in _codes(book)


_BOMB = '<!DOCTYPE Sie [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (f"{_BOMB}]><Sie>&i;</Sie>", "DOCTYPE"),
        ('<!DOCTYPE Sie [<!ENTITY x SYSTEM "file:///etc/passwd">]><Sie>&x;</Sie>', "DOCTYPE"),
        ('<!DOCTYPE Sie SYSTEM "http://127.0.0.1:9/x.dtd"><Sie/>', "DOCTYPE"),
        ("<Sie>" * 40, "djupare"),
        ("<Sie><Journal></Sie>", "rad 1"),
        ("<Sie>&nbsp;</Sie>", "inte hel XML"),
        ("<Other><Sie/></Other>", "roten <Other>"),
        ('<?xml version="1.0" encoding="x-unknown"?><Sie/>', "inte hel XML"),
        ("<html><body>Sie</body></html>", "webbsida"),
    ],
)
def test_case_41_dangerous_and_broken_xml_is_refused(data: str, said: str) -> None:
    """Entities, outside references, depth and broken XML give one clear refusal, and no file."""
    with pytest.raises(UnreadableInputError, match=said):
        sie.read(data.encode(), name="a.sie")


def test_wherever_books_are_read_sie_5_will_do(tmp_path: Path) -> None:
    """``read_books`` takes the file as it takes any other."""
    path = tmp_path / "bok.sie"
    path.write_bytes(EXPORT.encode())
    books = read_books(path)
    assert books.ledger.balances.closing("1930", books.ledger.year) == 80050
    assert books.facts.files[0].sie_type == "5"


@settings(max_examples=40)
@given(ledgers(vouchers=4, full=True), st.sampled_from(["utf-8", "iso-8859-1"]))
def test_what_is_written_reads_back(ledger: Ledger, encoding: str) -> None:
    """Vouchers come back, series by series, but for what the format has no place for."""
    written = sie.export_sie5(ledger, generated=NOON, encoding=encoding)
    book = sie.read(written.data, name="a.sie")
    order = {
        series: place
        for place, series in enumerate(dict.fromkeys(v.series for v in ledger.journal))
    }
    vouchers = sorted(ledger.journal, key=lambda voucher: order[voucher.series])
    assert [_kept(v) for v in book.ledger.journal] == [_kept(v) for v in vouchers]
    allowed = {"assumed_year", "unknown_year", "empty_voucher", "no_vouchers", "account_width"}
    assert set(_codes(book)) <= allowed
    told = {finding.code for finding in written.findings}
    assert ("sie5_no_removed" in told) is any(v.removed for v in ledger.journal)
    assert ("sie5_no_counterparty" in told) is any(v.counterparty for v in ledger.journal)


def _plain(text: str) -> str:
    return re.sub("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]", " ", text)


def _kept(voucher: object) -> tuple[object, ...]:
    day, registered = voucher.event_day, voucher.registered  # type: ignore[attr-defined]
    lines = tuple(
        (line.account, line.ore, line.objects, _plain(line.text), line.day or day)
        for line in voucher.lines  # type: ignore[attr-defined]
    )
    words = (voucher.series, voucher.number, voucher.text, voucher.sign)  # type: ignore[attr-defined]
    return (day, registered or day, *map(_plain, words), lines)


def test_other_encodings_are_not_written() -> None:
    """SIE 5 is UTF-8 or ISO-8859-1."""
    with pytest.raises(ValueRefusedError, match="cp437"):
        sie.export_sie5(sie.read(ENTRY.encode()).ledger, generated=NOON, encoding="cp437")


def test_the_document_is_as_the_schema_has_it() -> None:
    """Elements and attributes in the order and number that ``SieEntry`` demands."""
    written = sie.export_sie5(sie.read(EXPORT.encode()).ledger, generated=NOON, by="AN")
    text = written.data.decode()
    assert '<FileCreation time="2022-01-15T12:00:00Z" by="AN"/>' in text
    assert '<Account id="2099" name="Eget kapital" type="equity"/>' in text
    assert '<JournalEntry id="1" journalDate="2021-01-04" text="Bidrag" referenceId="F 12">' in text
    again = sie.read(written.data)
    assert [f.code for f in again.findings] == ["assumed_year"]
    assert date(2021, 1, 4) in {voucher.event_day for voucher in again.ledger.journal}
