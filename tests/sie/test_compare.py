"""Two files compared, several merged: nothing missed, nothing booked twice."""

from collections import Counter
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_ledger import sie
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.sie import Change, SieBook
from finsam_ledger.testing import ledgers

DAY = date(2022, 1, 15)
HEAD = (
    '#GEN 2021{}\n#ORGNR 222000-2634\n#RAR 0 20210101 20211231\n#KONTO 1930 "Bank"\n#KONTO 3981 B\n'
)
VER = '#VER {} 2021{} "{}"\n{{\n#TRANS 1930 {{}} {}\n#TRANS 3981 {{}} -{}\n}}\n'


def _file(name: str, *vouchers: str, head: str = HEAD.format("0601")) -> SieBook:
    return sie.read((head + "".join(vouchers)).encode(), name=name)


def _ver(number: str, day: str, text: str = "", kronor: int = 5) -> str:
    return VER.format(number, day, text, kronor, kronor)


def _written(ledger: Ledger, name: str) -> SieBook:
    return sie.read(sie.export(ledger, generated=DAY).data, name=name)


def _codes(book: SieBook) -> list[str]:
    return [finding.code for finding in book.findings]


@settings(max_examples=30)
@given(ledgers(vouchers=5))
def test_a_file_is_the_same_as_itself(ledger: Ledger) -> None:
    """No difference, and every voucher is counted as the same."""
    book = _written(ledger, "a.se")
    found = sie.compare(book, book)
    assert found.is_same
    assert found.same_vouchers == len(ledger.journal)


@settings(max_examples=30)
@given(ledgers(vouchers=6), st.integers(0, 6), st.integers(0, 6))
def test_every_difference_is_found(ledger: Ledger, first: int, second: int) -> None:
    """Two halves of the same books: what the one lacks is added or removed, nothing is changed."""
    count = len(ledger.journal)
    halves = [_part(ledger, 0, min(first, count)), _part(ledger, min(second, count), count)]
    one, other = (_written(half, "a.se") for half in halves)
    found = sie.compare(one, other)
    names = [{v.name for v in half.journal} for half in halves]
    told = {change: {v.key for v in found.vouchers if v.change is change} for change in Change}
    assert told[Change.REMOVED] == names[0] - names[1]
    assert told[Change.ADDED] == names[1] - names[0]
    assert not told[Change.CHANGED]
    assert found.same_vouchers == len(names[0] & names[1])
    back = sie.compare(other, one)
    assert [v.key for v in back.vouchers if v.change is Change.ADDED] == [
        v.key for v in found.vouchers if v.change is Change.REMOVED
    ]


def _part(ledger: Ledger, first: int, last: int) -> Ledger:
    journal = Journal().append(list(ledger.journal)[first:last])
    return evolve(ledger, journal=journal, balances=None)


def test_what_has_changed_is_named() -> None:
    """Fields and lines of a voucher, an account's name and kind, a balance, a fact."""
    before = _file("a.se", _ver("A 1", "0104", "Hyra"), _ver("A 2", "0105"), _ver("A 3", "0106"))
    after = _file(
        "b.se",
        *(_ver("A 1", "0104", "Hyra", 6), _ver("A 2", "0107", "Ny"), _ver("B 9", "0106")),
        head=HEAD.format("0901").replace("Bank", "Plusgiro") + "#IB 0 1930 7\n",
    )
    found = sie.compare(before, after)
    told = {v.key: [(f.name, f.before, f.after) for f in v.fields] for v in found.vouchers}
    line = "1930 {}\N{NO-BREAK SPACE}".replace("\N{NO-BREAK SPACE}", "")
    assert told["A 1"][0] == ("line", line.format("5,00"), line.format("6,00"))
    assert told["A 2"] == [("day", "2021-01-05", "2021-01-07"), ("text", "", "Ny")]
    assert told["A 3"] == [("number", "A 3", "B 9")]
    (account,) = found.accounts
    assert (account.key, account.fields[0].before, account.fields[0].after) == (
        "1930",
        "Bank",
        "Plusgiro",
    )
    balances = {b.key: {f.name: (f.before, f.after) for f in b.fields} for b in found.balances}
    assert balances["1930"] == {"opening": ("", 700), "closing": (1500, 2300)}
    assert [fact.name for fact in found.facts] == []


def test_vouchers_without_numbers_are_compared_by_content() -> None:
    """Two alike in the one and three in the other: one is added."""
    alike = _ver('"" ""', "0104", "Kaffe")
    found = sie.compare(_file("a.si", alike * 2), _file("b.si", alike * 3))
    assert [v.change for v in found.vouchers] == [Change.ADDED]
    assert found.same_vouchers == 2


@settings(max_examples=40)
@given(ledgers(vouchers=6), st.integers(0, 6), st.integers(0, 6))
def test_overlapping_files_merge_into_the_books(ledger: Ledger, one: int, other: int) -> None:
    """Each voucher is booked once, and what was in both files is told with the number."""
    first, last = sorted((min(one, len(ledger.journal)), min(other, len(ledger.journal))))
    parts = [_part(ledger, 0, last), _part(ledger, first, len(ledger.journal))]
    files = [_written(part, name) for part, name in zip(parts, ("a.se", "b.se"), strict=True)]
    merged = sie.merge(files)
    assert merged.ledger.balances == _written(ledger, "c.se").ledger.balances
    assert Counter(v.name for v in merged.ledger.journal) == Counter(v.name for v in ledger.journal)
    told = [f.evidence["count"] for f in merged.findings if f.code == "merge_duplicate"]
    same = files[0].info.sha256 == files[1].info.sha256
    assert told == ([last - first] if last > first and not same else [])
    assert ("same_file" in _codes(merged)) is same


def test_vouchers_without_numbers_merge_by_content() -> None:
    """As many as the file with most of them has."""
    alike = _ver('"" ""', "0104", "Kaffe")
    files = [_file("a.si", alike * 2), _file("b.si", alike * 3), _file("c.si", alike)]
    assert len(sie.merge(files).ledger.journal) == 3


def test_the_later_file_is_believed() -> None:
    """One voucher, two amounts: an error with both names, and the file written last is booked."""
    early = _file("juni.se", _ver("A 1", "0104"))
    late = _file("sept.se", _ver("A 1", "0104", kronor=7), head=HEAD.format("0901"))
    for files in ((early, late), (late, early)):
        merged = sie.merge(files)
        (finding,) = [f for f in merged.findings if f.code == "merge_conflict"]
        assert finding.evidence["believed"] == "sept.se"
        assert merged.ledger.journal.voucher(0).lines[0].ore == 700


def _part_year(name: str, start: str, end: str, opening: int, *vouchers: str) -> SieBook:
    head = HEAD.format("0601").replace("20210101 20211231", f"2021{start} 2021{end}")
    return _file(name, *vouchers, head=f"{head}#IB 0 1930 {opening}\n#IB 0 3981 -{opening}\n")


def test_part_years_follow_one_another() -> None:
    """Years of four months each join into one, and the openings are seen to follow."""
    spring = _part_year("var.se", "0101", "0430", 10, _ver("A 1", "0104"))
    summer = _part_year("sommar.se", "0501", "0831", 15, _ver("A 2", "0604"))
    merged = sie.merge([summer, spring])
    assert str(merged.ledger.year) == "2021-01-01–2021-08-31"
    assert merged.ledger.opening == {"1930": 1000, "3981": -1000}
    assert merged.ledger.balances.closing("1930", merged.ledger.year) == 2000
    assert not {"merge_gap", "merge_opening", "merge_overlap"} & set(_codes(merged))


def test_what_does_not_follow_is_told() -> None:
    """A month that no file covers, and an opening that the months before do not lead to."""
    spring = _part_year("var.se", "0101", "0331", 10, _ver("A 1", "0104"))
    summer = _part_year("sommar.se", "0501", "0831", 99, _ver("A 2", "0604"))
    merged = sie.merge([spring, summer])
    told = {f.code: f for f in merged.findings}
    assert told["merge_gap"].evidence["first"] == "2021-04-01"
    assert told["merge_opening"].difference_ore in (8400, -8400)


def test_days_in_common_are_told() -> None:
    """Two files of the year, each with vouchers of March."""
    files = [
        _file("a.se", _ver("A 1", "0104"), _ver("A 2", "0320")),
        _file("b.se", _ver("A 3", "0301"), _ver("A 4", "0604")),
    ]
    (finding,) = [f for f in sie.merge(files).findings if f.code == "merge_overlap"]
    assert (finding.evidence["first"], finding.evidence["last"]) == ("2021-03-01", "2021-03-20")


def test_a_file_given_twice_counts_once() -> None:
    """Told as the same file; the books are those of the one."""
    book = _file("a.se", _ver("A 1", "0104"))
    merged = sie.merge([book, book])
    assert "same_file" in _codes(merged)
    assert merged.ledger == book.ledger


def test_what_cannot_be_merged_is_refused() -> None:
    """No files, and files of two associations."""
    with pytest.raises(ValueRefusedError, match="inga filer"):
        sie.merge([])
    other = _file("b.se", head=HEAD.format("0601").replace("222000-2634", "222000-1111"))
    with pytest.raises(ValueRefusedError, match="222000-1111, 222000-2634"):
        sie.merge([_file("a.se"), other])
