"""The journal in columns: what is posted reads back, and an old journal never changes."""

from collections.abc import Sequence
from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from finsam_ledger.core.columns import Columns
from finsam_ledger.core.dimension import ObjectRef
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.period import FiscalYear
from finsam_ledger.core.voucher import Line, Voucher, VoucherDraft
from finsam_ledger.errors import UnbalancedVoucherError, ValueRefusedError
from finsam_ledger.testing import balanced_drafts, unbalanced_drafts

YEAR = FiscalYear.calendar(2024)
ACCOUNTS = ("1930", "2440", "3981", "6530", "19301")
DAY = date(2024, 5, 2)
drafts = balanced_drafts(ACCOUNTS, YEAR)
full_drafts = balanced_drafts(ACCOUNTS, YEAR, full=True)
batches = st.lists(drafts.map(VoucherDraft.to_voucher), max_size=5)


def voucher(ore: int, account: str = "1930", **fields: object) -> Voucher:
    """A voucher of two lines."""
    lines = (Line(account, ore), Line("3981", -ore))
    return Voucher(DAY, lines, **fields)  # type: ignore[arg-type]


def without_numbers(vouchers: Sequence[Voucher]) -> list[Voucher]:
    """The vouchers as they were before the journal numbered them."""
    return [evolve(each, series="", number="") for each in vouchers]


@given(unbalanced_drafts(ACCOUNTS, YEAR))
def test_a_voucher_cannot_be_unbalanced(draft: VoucherDraft) -> None:
    """What does not sum to zero is a draft for ever, and the error says by how much."""
    with pytest.raises(UnbalancedVoucherError, match="balanserar inte") as error:
        draft.to_voucher()
    assert error.value.difference_ore == draft.difference_ore != 0


@given(drafts)
def test_a_voucher_cannot_be_undated(draft: VoucherDraft) -> None:
    """Without a day there is no voucher."""
    with pytest.raises(ValueRefusedError, match="saknar datum"):
        evolve(draft, day=None).to_voucher()


@given(full_drafts)
def test_a_voucher_goes_back_to_its_draft(draft: VoucherDraft) -> None:
    """Draft to voucher and back loses no field."""
    assert draft.to_voucher().draft() == draft
    assert draft.to_voucher().event_day == draft.day


@given(st.lists(full_drafts, max_size=6))
def test_what_is_posted_reads_back(posted: list[VoucherDraft]) -> None:
    """Every field of every voucher and line comes back as it was, but for the number it got."""
    journal = Journal().append(draft.to_voucher() for draft in posted)
    for draft, got in zip(posted, journal, strict=True):
        assert got.draft() == evolve(draft, series=got.series, number=got.number)
        assert got.series == (draft.series or "A")
    rows = [line for got in journal for line in got.lines]
    assert [journal.line(i) for i in range(journal.rows)] == rows
    owners = [i for i, got in enumerate(journal) for _ in got.lines]
    assert list(journal.row_vouchers()) == owners
    days = [got.event_day.toordinal() for got in journal for _ in got.lines]
    assert list(journal.row_days()) == days


@given(st.lists(full_drafts, max_size=8))
def test_numbers_have_no_gaps(posted: list[VoucherDraft]) -> None:
    """Each series counts one, two, three in order of registration (LKBR 3 kap. 9 §)."""
    journal = Journal().append(draft.to_voucher() for draft in posted)
    for series in {each.series for each in journal}:
        numbers = [int(each.number) for each in journal if each.series == series]
        assert numbers == list(range(1, len(numbers) + 1))


@given(batches, batches, batches)
def test_an_old_journal_never_changes(
    first: list[Voucher], second: list[Voucher], third: list[Voucher]
) -> None:
    """Whatever grows from a journal, its vouchers, accounts, rows and equality stay the same."""
    old = Journal().append(first)
    seen = (list(old), old.accounts(), old.objects(), old.rows, list(old.row_days()))
    twin = Journal().append(first)
    new = old.append(second)
    fork = old.append(third)
    assert (list(old), old.accounts(), old.objects(), old.rows, list(old.row_days())) == seen
    assert old == twin
    assert without_numbers(list(new)) == [*first, *second]
    assert without_numbers(list(fork)) == [*first, *third]
    assert new.columns is old.columns
    assert (fork.columns is old.columns) == (not second)
    assert fork == Journal().append([*first, *third])


def test_an_empty_journal_grows_like_any_other() -> None:
    """A fork from an empty journal that has grown begins anew."""
    empty = Journal()
    grown = empty.append([voucher(100, "2440")])
    assert (len(empty), empty.rows, empty.accounts(), empty.objects()) == (0, 0, (), ((),))
    assert empty == Journal()
    assert empty.append([voucher(5)]) == Journal().append([voucher(5)])
    assert grown != empty
    assert grown != "grown"


def test_a_journal_cannot_be_hashed() -> None:
    """Its columns grow, so it is no key of a dict."""
    with pytest.raises(TypeError):
        hash(Journal())


@given(st.lists(st.integers(-(2**80), 2**80), min_size=1, max_size=5))
def test_amounts_beyond_64_bits_are_exact(amounts: list[int]) -> None:
    """Nothing overflows or is rounded, whatever the order of small and huge amounts."""
    journal = Journal().append(map(voucher, amounts))
    assert [each.lines[0].ore for each in journal] == amounts
    again = Journal()
    for ore in amounts:
        again = again.append([voucher(ore)])
    assert again == journal
    journal.prove()


def test_a_fork_before_a_huge_amount_is_an_ordinary_journal() -> None:
    """The column that turned into a list for one voucher does not follow into other journals."""
    old = Journal().append([voucher(7)])
    old.append([voucher(2**70)])
    assert old == Journal().append([voucher(7)])
    assert old.append([voucher(9)]) == Journal().append([voucher(7), voucher(9)])
    huge = old.append([voucher(2**70), voucher(1)])
    assert old.append([voucher(2**70), voucher(1)]) == huge
    forked = Journal(huge.columns, 2).append([voucher(3)])
    assert [each.lines[0].ore for each in forked] == [7, 2**70, 3]


@given(batches.filter(bool), st.data())
def test_a_used_number_is_refused_and_nothing_is_added(
    posted: list[Voucher], data: st.DataObject
) -> None:
    """A number that a series has is refused, within a batch too, and the journal is as before."""
    journal = Journal().append(posted)
    taken = data.draw(st.sampled_from(list(journal)))
    before = list(journal)
    with pytest.raises(ValueRefusedError, match=f"{taken.name} är redan använt"):
        journal.append([voucher(1), taken])
    with pytest.raises(ValueRefusedError, match="B 7 är redan använt"):
        journal.append([voucher(1, series="B", number="7"), voucher(2, series="B", number="7")])
    assert list(journal) == before
    assert len(journal.columns.series) == len(before)


def test_given_numbers_are_counted_on_from() -> None:
    """The next number of a series follows its highest; a number in words is not counted."""
    given_numbers = [voucher(1, series="B", number="41"), voucher(1, series="B", number="X")]
    journal = Journal().append([*given_numbers, voucher(1, series="B"), voucher(1)])
    assert [each.name for each in journal] == ["B 41", "B X", "B 42", "A 1"]


def test_a_failed_append_does_no_harm() -> None:
    """A line that cannot be kept leaves no half voucher behind for the next one to stumble on."""
    journal = Journal().append([voucher(7)])
    bad = Line("1930", 0, [ObjectRef("6", "1")])  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        journal.append([Voucher(DAY, (bad,))])
    assert list(journal.append([voucher(9)])) == list(Journal().append([voucher(7), voucher(9)]))


def test_columns_that_do_not_balance_make_no_journal() -> None:
    """Columns that somebody filled are proved: the first voucher that fails is named."""
    columns = Columns()
    columns.append(voucher(5, series="A", number="1"))
    columns.append(voucher(5, series="A", number="2"))
    columns.ore[2] += 1
    with pytest.raises(UnbalancedVoucherError, match="A 2 balanserar inte") as error:
        Journal(columns)
    assert error.value.difference_ore == 1
    assert len(Journal(columns, 1)) == 1


def test_a_voucher_without_lines_uses_up_its_number() -> None:
    """An empty voucher is kept: the number was used."""
    journal = Journal().append([Voucher(DAY, ()), voucher(1)])
    assert [(each.name, len(each.lines)) for each in journal] == [("A 1", 0), ("A 2", 2)]
