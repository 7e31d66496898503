"""Nothing is lost between books and file: case 39 as properties over the whole vocabulary."""

from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger import sie
from finsam_ledger.core.account import Account
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.sie import Balance, SieBook, SieInfo
from finsam_ledger.testing import (
    SieBooks,
    ledgers,
    odd_texts,
    sie_books,
    sie_vocabulary,
)

_DAY = date(2022, 1, 15)
_CHANGES = {
    *("transliterated", "unknown_character", "control_replaced", "text_cut", "final_backslash"),
    "misread",
}
_NONE = ReportedBalances()


def _rewritten(book: SieBook, receiver: sie.Receiver = sie.LOSSLESS) -> sie.Written:
    kind = book.info.sie_type
    return sie.export(book.ledger, sie_type=kind, info=book.info, generated=_DAY, receiver=receiver)


def _vocabulary(book: SieBook) -> dict[str, object]:
    return sie_vocabulary(book.ledger, book.info)


def _given(books: SieBooks, again: SieBook) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was given and what came back, without the year's balances, which are computed."""
    before, after = sie_vocabulary(books.ledger, books.info), _vocabulary(again)
    for side in (before, after):
        reported: Any = side["reported"]
        this_year = ReportedBalances(budget=reported.get(0, _NONE).budget)
        side["reported"] = (this_year, reported.get(-1, _NONE))
        opening: Any = side["opening"]
        side["opening"] = {number: ore for number, ore in opening.items() if ore}
    return before, after


@settings(max_examples=30)
@given(sie_books())
def test_case_39_reading_gives_what_was_written(books: SieBooks) -> None:
    """read(write(x)) is x: names, kinds, units, codes, years, objects, budgets, every line."""
    data = sie.write(books.ledger, info=books.info, generated=_DAY)
    before, after = _given(books, sie.read(data))
    assert after == before


@settings(max_examples=30)
@given(sie_books())
def test_case_39_a_file_written_anew_is_the_same_file(books: SieBooks) -> None:
    """What was read and is written without loss reads the same, says nothing, and is stable."""
    first = sie.read(sie.write(books.ledger, info=books.info, generated=_DAY))
    written = _rewritten(first)
    again = sie.read(written.data)
    assert written.findings == ()
    assert _vocabulary(again) == _vocabulary(first)
    assert again.ledger.reported == first.ledger.reported
    assert _rewritten(again).data == written.data


@settings(max_examples=30)
@given(sie_books(), st.sampled_from(["1", "2", "3", "4E", "4I"]), st.booleans())
def test_case_39_every_type_reads_back_as_it_is(books: SieBooks, kind: str, sealed: bool) -> None:  # noqa: FBT001 drawn
    """No type has a record that it must not have or lacks one; a seal is right."""
    receiver = sie.Receiver(checksum=sealed)
    written = sie.export(
        books.ledger, info=books.info, sie_type=kind, generated=_DAY, receiver=receiver
    )
    book = sie.read(written.data, name=f"bok.{'SI' if kind == '4I' else 'SE'}")
    assert not {"missing_record", "forbidden_record"} & {f.code for f in book.findings}
    assert (book.info.checksum is not None) is sealed
    assert book.info.checksum is None or book.info.checksum.matches
    assert book.info.sie_type == kind
    lines = written.data.decode("cp437").split("\r\n")
    assert not any(line.endswith(" -0.00") for line in lines)
    assert sie.repair(written.data).data == written.data


@given(odd_texts(), odd_texts(), st.sampled_from([None, 1, 50]))
def test_case_39_any_text_can_be_exported(name: str, text: str, limit: int | None) -> None:
    """Whatever the texts hold, the file reads; what changed is told, and the rest is the same."""
    lines = (Line("1930", 5, text=text), Line("3981", -5))
    ledger = _small(name).post(VoucherDraft(date(2021, 1, 4), lines, text=text))
    written = sie.export(ledger, generated=_DAY, receiver=sie.Receiver(max_text=limit))
    book = sie.read(written.data)
    voucher = book.ledger.journal.voucher(0)
    assert (voucher.text, voucher.lines[0].ore) == (voucher.lines[0].text, 5)
    told = {finding.code for finding in written.findings}
    same = (voucher.text, book.ledger.accounts["1930"].name) == (text, name)
    assert same or told & _CHANGES
    assert limit is None or len(voucher.text) <= limit
    if not told and limit is None:
        assert sie.write(ledger, generated=_DAY) == written.data


@given(odd_texts())
def test_case_39_exact_or_refused(text: str) -> None:
    """The exact writer gives back the very text, or refuses it."""
    try:
        data = sie.write(_small(text), generated=_DAY)
    except ValueRefusedError as error:
        assert "#KONTO 1930" in str(error)  # noqa: PT017 the record is named
    else:
        assert sie.read(data).ledger.accounts["1930"].name == text


def _small(name: str) -> Ledger:
    book = sie.read(b"#SIETYP 4\n#FNAMN F\n#RAR 0 20210101 20211231\n")
    accounts = {"1930": Account("1930", name), "3981": Account("3981", "Bidrag")}
    return evolve(book.ledger, accounts=accounts)


@settings(max_examples=30)
@given(ledgers(vouchers=6))
def test_months_and_objects_of_type_3_add_up(ledger: Ledger) -> None:
    """Months sum to the year's movement, and the months of an object to the object's."""
    written = sie.export(ledger, sie_type="3", generated=_DAY)
    book = sie.read(written.data)
    months = book.ledger.reported[0].period_movements if book.ledger.reported else {}
    for number in ledger.used_accounts:
        total = sum(ore for (account, _), ore in months.items() if account == number)
        assert total == ledger.balances.movement(number, ledger.year)
    per_object = {(key.account, key.objects[-1].code): 0 for key in book.info.object_balances}
    for key, ore in book.info.object_balances.items():
        if key.label == "PSALDO":
            per_object[key.account, key.objects[-1].code] += ore
    for dimension in ("1", "6"):
        for code, balances in ledger.by_object(dimension).items():
            for number in balances.accounts() if code else ():
                expected = balances.movement(number, ledger.year)
                assert per_object.get((number, code), 0) == expected


_FILE = (
    "#FLAGGA 0\n#PROGRAM P 1\n#FORMAT PC8\n#GEN 20220101\n#SIETYP 4\n#FNAMN F\n"
    "#RAR 0 20210101 20211231\n#KONTO 1930 Bank\n#KONTO 3981 Bidrag\n#MOMSKOD 3981 10\n"
    "#IB 0 1930 5 3\n#UB 0 1930 9\n#PSALDO 0 202101 1930 {} 4 2\n"
    '#VER A 1 20210104\n{\n#TRANS 1930 {} 1\n#FORGN x "y z"\n#TRANS 3981 {} -1\n}\n'
)


def test_unknown_records_are_kept_on_request() -> None:
    """Each stays in its voucher, or outside; without the request they are told and gone."""
    book = sie.read(_FILE.encode(), keep_unknown=True)
    assert book.info.unknown == (
        ("#MOMSKOD 3981 10", 10, 0),
        ('#FORGN x "y z"', 17, 14),
    )
    text = _rewritten(book).data.decode("cp437")
    assert '#KONTO 3981 "Bidrag"\r\n#MOMSKOD 3981 10\r\n#IB' in text
    assert '#TRANS 3981 {} -1.00\r\n#FORGN x "y z"\r\n}' in text
    again = sie.read(text.encode("cp437"), keep_unknown=True)
    assert _vocabulary(again) == _vocabulary(book)
    assert "FORGN" not in _rewritten(book, sie.Receiver()).data.decode("cp437")
    assert sie.read(_FILE.encode()).info.unknown == ()


def test_stated_balances_or_those_of_the_vouchers() -> None:
    """A file written anew repeats what was stated; an export says what the vouchers give."""
    book = sie.read(_FILE.encode())
    verbatim, computed = _rewritten(book), _rewritten(book, sie.Receiver())
    assert sie.read(verbatim.data).ledger.reported[0].closing == {"1930": 900}
    this_year = sie.read(computed.data).ledger.reported[0]
    assert (this_year.closing, this_year.result) == ({"1930": 600}, {"3981": -100})
    assert this_year.period_movements == {("1930", "202101"): 100, ("3981", "202101"): -100}
    told = {(f.code, f.evidence.get("account"), f.difference_ore) for f in computed.findings}
    assert told == {("balance_recomputed", "1930", -300), ("balance_recomputed", "3981", -100)}
    vouchers_only = sie.export(book.ledger, sie_type="4I", info=book.info, generated=_DAY)
    assert {f.code for f in vouchers_only.findings} == {"not_in_type"}


def test_quantities_stay_with_the_balances_they_belong_to() -> None:
    """A quantity is kept with its balance, and left out where the balance is another."""
    book = sie.read(_FILE.encode())
    key = Balance("IB", 0, "1930")
    assert book.info.quantities == {key: "3", Balance("PSALDO", 0, "1930", "202101"): "2"}
    assert sie.read(_rewritten(book).data).info.quantities == book.info.quantities
    again = sie.read(_rewritten(book, sie.Receiver()).data).info.quantities
    assert again == {key: "3"}


def test_what_the_file_did_not_state_and_must_is_told() -> None:
    """Type 2 must say which years and how far they reach; a lossless copy says no more."""
    book = sie.read(b"#SIETYP 2\n#FNAMN F\n#GEN 20220110\n#UB -1 1930 5\n#IB 0 1930 5\n")
    export = sie.export(book.ledger, sie_type="2", info=book.info, generated=_DAY)
    told = {f.evidence["record"] for f in export.findings if f.code == "added_record"}
    assert told == {"#RAR 0", "#RAR -1", "#OMFATTN"}
    again = sie.read(_rewritten(book).data)
    assert (again.info.years, again.info.covers_until) == ({}, None)


def test_the_same_balance_in_both_spellings_is_told() -> None:
    """Joined or not, it is one balance: the first counts."""
    text = (
        '#DIM 20 "A"\n#UNDERDIM 21 "G" 20\n#OBJEKT 20 "01" "N"\n'
        '#OUB 0 1930 {21 "0102"} 3\n#OUB 0 1930 {20 "01" 21 "02"} 4\n'
    )
    book = sie.read(f"#SIETYP 3\n#RAR 0 20210101 20211231\n{text}".encode())
    assert list(book.info.object_balances.values()) == [300]
    assert "duplicate_balance" in {finding.code for finding in book.findings}


def test_no_opening_balance_is_told_from_no_statement() -> None:
    """Books that open at nought beside last year's closing balances stay at nought."""
    ledger = evolve(_small("Bank"), reported={-1: ReportedBalances(closing={"1930": 5})})
    book = sie.read(sie.write(ledger, generated=_DAY))
    assert (book.ledger.opening, book.info.derived_opening) == ({"1930": 0}, False)
    assert book.info.years[-1] == (date(2020, 1, 1), date(2020, 12, 31))


def test_info_alone_says_no_more_than_it_holds() -> None:
    """Facts made in Python are no file: a lossless export of them still has the ledger's year."""
    data = sie.write(_small("Bank"), info=SieInfo(), generated=_DAY, receiver=sie.LOSSLESS)
    assert sie.read(data).ledger.year.start == date(2021, 1, 1)
