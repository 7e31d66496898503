"""The named invariants of whole books (sunda böcker), and telling which of them fail."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from finsam_ledger.core.account import Account
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import StatementLine
from finsam_ledger.errors import FinsamError
from finsam_ledger.numbers import format_ore
from finsam_ledger.testing.invariants import opening_plus_movement_is_closing, sums_to_zero


def numbers_are_unique(ledger: Ledger) -> None:
    """No number of a series is used twice (unika verifikationsnummer), LKBR 3 kap. 9 §.

    Args:
        ledger: The books.

    Raises:
        AssertionError: Some are; the message names them.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def holds(ledger): numbers_are_unique(ledger)
    >>> holds()
    """
    twice = [name for name, times in Counter(_names(ledger)).items() if times > 1]
    _none("used more than once", (" ".join(name) for name in twice))


def numbers_have_no_gaps(ledger: Ledger) -> None:
    """Each series runs from its first number without a gap (obruten nummerserie).

    Args:
        ledger: The books; series with other numbers than whole ones are passed over.

    Raises:
        AssertionError: Numbers are missing; the message names them.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def holds(ledger): numbers_have_no_gaps(ledger)
    >>> holds()
    """
    by_series: dict[str, set[int]] = {}
    for series, number in _names(ledger):
        if number.isdecimal():
            by_series.setdefault(series, set()).add(int(number))
    missing = [
        f"{series} {number}"
        for series, numbers in by_series.items()
        for number in range(min(numbers), max(numbers))
        if number not in numbers
    ]
    _none("missing", missing)


def vouchers_are_in_the_year(ledger: Ledger) -> None:
    """Every voucher is dated in the fiscal year (datum i räkenskapsåret).

    Args:
        ledger: The books.

    Raises:
        AssertionError: Some are not; the message names them with their days.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def holds(ledger): vouchers_are_in_the_year(ledger)
    >>> holds()
    """
    columns = ledger.journal.columns
    first, last = ledger.year.start.toordinal(), ledger.year.end.toordinal()
    days = enumerate(columns.day[: len(ledger.journal)])
    outside = [i for i, day in days if not first <= day <= last]
    _none(f"outside {ledger.year}", (f"{columns.series[i]} {columns.number[i]}" for i in outside))


def accounts_are_in_the_chart(ledger: Ledger) -> None:
    """Every account in use has a place in the chart (konton i kontoplanen).

    Args:
        ledger: The books.

    Raises:
        AssertionError: Some have none; the message names them.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def holds(ledger): accounts_are_in_the_chart(ledger)
    >>> holds()
    """
    used = {*ledger.opening, *ledger.journal.accounts()}
    _none("outside the chart", (n for n in sorted(used) if ledger.chart.group_of(n) is None))


def closing_is_as_reported(ledger: Ledger) -> None:
    """What the books say of their own balances is what the vouchers give (#UB och #RES).

    Args:
        ledger: The books; those that say nothing of this year pass.

    Raises:
        AssertionError: An account differs; the message gives both amounts.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers, with_reported
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def holds(ledger): closing_is_as_reported(with_reported(ledger))
    >>> holds()
    """
    reported = ledger.reported.get(0)
    if not reported:
        return
    said = {**reported.closing, **reported.result}
    for number in sorted({*said, *ledger.used_accounts}):
        booked, told = ledger.balances.closing(number, ledger.year), said.get(number, 0)
        if booked != told:
            raise AssertionError(
                f"account {number}: booked {format_ore(booked)} kr, reported {format_ore(told)} kr"
            )


def _opening_plus_movement(ledger: Ledger) -> None:
    opening_plus_movement_is_closing(ledger, ledger.year)


INVARIANTS: Mapping[str, Callable[[Ledger], None]] = {
    "sums_to_zero": sums_to_zero,
    "opening_plus_movement_is_closing": _opening_plus_movement,
    "numbers_are_unique": numbers_are_unique,
    "numbers_have_no_gaps": numbers_have_no_gaps,
    "vouchers_are_in_the_year": vouchers_are_in_the_year,
    "accounts_are_in_the_chart": accounts_are_in_the_chart,
    "closing_is_as_reported": closing_is_as_reported,
}
"""The invariants of sound books, by name (invarianter)."""


def broken(ledger: Ledger) -> dict[str, str]:
    """The invariants that do not hold of some books, with what each says (brutna invarianter).

    Args:
        ledger: The books, however wrong.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def sound(ledger): assert broken(ledger) == {}
    >>> sound()
    """
    found = {}
    for name, holds in INVARIANTS.items():
        try:
            holds(ledger)
        except (AssertionError, FinsamError) as error:
            found[name] = str(error)
    return found


def belongs_to_result(ledger: Ledger, number: str) -> bool:
    """Whether an account is reported as a result (#RES) rather than a balance (#UB).

    >>> from finsam_ledger.core.association import Association
    >>> from finsam_ledger.core.charts import chart_named
    >>> from finsam_ledger.core.period import FiscalYear
    >>> books = Ledger(Association("A"), chart_named("bas"), FiscalYear.calendar(2024))
    >>> belongs_to_result(books, "3981"), belongs_to_result(books, "1930")
    (True, False)
    """
    line = ledger.chart.line_of(Account(number))
    return line.is_result or line is StatementLine.RESULT_TRANSFER


def _names(ledger: Ledger) -> Iterable[tuple[str, str]]:
    columns, count = ledger.journal.columns, len(ledger.journal)
    return zip(columns.series[:count], columns.number[:count], strict=True)


def _none(what: str, names: Iterable[str]) -> None:
    found = list(names)
    if found:
        raise AssertionError(f"{what}: {', '.join(found)}")
