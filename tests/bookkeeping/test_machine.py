"""The state machine over the library's own book, and tools with planted bugs that it finds."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from finsam_ledger.core.period import FiscalYear, Period
from finsam_ledger.testing import BookMachine, LibraryTool, Tool

FEW = settings(
    max_examples=200,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
)


class Machine(BookMachine):
    """The library's own book."""


TestTheBook = Machine.TestCase
TestTheBook.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)


class Forgets(LibraryTool):
    """Loses its last voucher in a crash."""

    def crash(self) -> None:
        """Comes back with all but the last entry."""
        book = self.book
        kept = book.entries[:-1] if len(book.entries) > 3 else book.entries
        self.book = type(book)(book.chart, book.association, book.closing_series).record(kept)


class Doubles(LibraryTool):
    """Counts the first day of the year twice."""

    def balance(self, account: str, year: FiscalYear, day: date) -> int:
        """Wrong when something is posted on the first day."""
        first = super().balance(account, year, year.start)
        return super().balance(account, year, day) + first


class NoLock(LibraryTool):
    """Says that a month is locked and does not lock it."""

    def lock(self, month: Period) -> None:
        """Does nothing."""


class LosesAnOre(LibraryTool):
    """Rounds what is accrued to whole kronor."""

    def accrue(self, ore: int, cost: str, prepaid: str, day: date, period: Period) -> None:
        """What was left of the krona stays on the balance account."""
        super().accrue(ore, cost, prepaid, day, period)
        if ore % 100:
            self.post(period.end, {prepaid: ore % 100, cost: -(ore % 100)}, "Avrundning")


class ClosesTwice(LibraryTool):
    """Moves the result again when it is closed again."""

    closed = 0

    def close(self, year: FiscalYear) -> None:
        """The second time moves an öre more."""
        super().close(year)
        self.closed += 1
        if self.closed > 1:
            self.post(year.end, {"8999": 1, "2099": -1}, "Igen")


class Accepts(LibraryTool):
    """Takes what does not balance, silently mended."""

    def post(self, day: date, lines: "dict[str, int]", text: str) -> str:  # type: ignore[override]
        """The first line gives way."""
        first = next(iter(lines))
        return super().post(day, {**lines, first: lines[first] - sum(lines.values())}, text)


@pytest.mark.parametrize(
    ("tool", "said"),
    [
        (Forgets, " are not | off by |är inte låst"),
        (Doubles, " off by "),
        (NoLock, "should have refused|posted in a locked month|är inte låst"),
        (LosesAnOre, " after an accrual: "),
        (ClosesTwice, " moves not "),
        (Accepts, "did what it should have refused"),
    ],
)
def test_a_planted_bug_is_found(tool: Callable[[], Tool], said: str) -> None:
    """Each of these tools is wrong in one way, and the machine says in which."""

    class Planted(BookMachine):
        """The machine over the wrong tool."""

        def new_tool(self) -> Tool:
            """The wrong one."""
            return tool()

    with pytest.raises(AssertionError, match=said):
        run_state_machine_as_test(Planted, settings=FEW)
