"""Placement (täckning): which accounts each row takes, proved before any figure is computed."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeAlias

from attrs import frozen

from finsam_ledger.core.line import StatementLine
from finsam_ledger.errors import LayoutError
from finsam_ledger.statements.layout import AccountRow, Covers, Layout, Measure, TotalRow
from finsam_ledger.terms import Text

Lines: TypeAlias = Mapping[str, StatementLine]
_BOTH = frozenset({Measure.OPENING, Measure.MOVEMENT})
_SHOWN = 8


@frozen
class Placement:
    """The accounts of each account row, by row key (placering)."""

    accounts: Mapping[str, tuple[str, ...]]

    def of(self, row: AccountRow) -> tuple[str, ...]:
        """The accounts of a row, in order of number."""
        return self.accounts[row.key]


def place(layout: Layout, accounts: Iterable[str], lines: Lines) -> Placement:
    """Which accounts each row of a layout takes (placering), proved to cover what it must.

    A layout that covers the result holds the movement of every result account exactly once; one
    that covers the balance holds the opening and the movement of every account exactly once
    (a closing balance is both). Any layout sums an account once in a total.

    Args:
        layout: The layout.
        accounts: The accounts that are used.
        lines: The statement line of each account.

    Returns:
        The accounts by row.

    Raises:
        LayoutError: An account stands in two rows, or in none; all of them are named.
    """
    used = sorted(accounts)
    rows = [row for row in layout.rows if isinstance(row, AccountRow)]
    chosen = {row.key: tuple(n for n in used if row.selection.takes(n, lines[n])) for row in rows}
    counted = [row for row in rows if not row.memo]
    problems = _problems(layout, counted, chosen, used, lines)
    if problems:
        raise LayoutError(
            Text("; ".join(text.sv for text in problems), "; ".join(text.en for text in problems)),
            Text(
                "Varje konto ska stå på exakt en rad: ändra konton eller linjer i uppställningen",
                "Each account must stand on exactly one row: change konton or linjer in the layout",
            ),
            layout.where or layout.name,
        )
    return Placement(chosen)


def _problems(
    layout: Layout,
    rows: list[AccountRow],
    chosen: Mapping[str, tuple[str, ...]],
    used: list[str],
    lines: Lines,
) -> list[Text]:
    where: dict[tuple[str, Measure, Hashable], list[str]] = {}
    together = _together(layout)
    for row in rows:
        for number in chosen[row.key]:
            for measure in _BOTH if row.measure is Measure.CLOSING else {row.measure}:
                where.setdefault((number, measure, together[row.key]), []).append(row.key)
    twice = {n: keys for (n, _, _), keys in where.items() if len(keys) > 1}
    problems = []
    if twice:
        problems.append(_twice(twice))
    held = {(number, measure) for number, measure, _ in where}
    missing = [n for n in used if any((n, m) not in held for m in _demanded(layout, lines[n]))]
    if missing:
        problems.append(_missing(missing))
    return problems


def _together(layout: Layout) -> dict[str, Hashable]:
    """What each row must not share accounts with: all rows, or only those of its outermost total.

    A layout that need not cover anything may show an account in many rows, but sum it once.
    """
    rows = [row for row in layout.rows if isinstance(row, AccountRow)]
    if layout.covers is not Covers.NOTHING:
        return dict.fromkeys((row.key for row in rows), "")
    above = {p: row.key for row in layout.rows if isinstance(row, TotalRow) for p in row.parts}
    return {row.key: (_top(row.key, above), row.selection.objects) for row in rows}


def _top(key: str, above: Mapping[str, str]) -> str:
    return _top(above[key], above) if key in above else key


def _demanded(layout: Layout, line: StatementLine) -> frozenset[Measure]:
    if layout.covers is Covers.BALANCE:
        return _BOTH
    if layout.covers is Covers.RESULT and line.is_result:
        return frozenset({Measure.MOVEMENT})
    return frozenset()


def _twice(twice: Mapping[str, list[str]]) -> Text:
    named = sorted(twice.items())
    sv = ", ".join(f"{n} (”{'” och ”'.join(keys)}”)" for n, keys in named[:_SHOWN])
    en = ", ".join(f"""{n} ("{'" and "'.join(keys)}")""" for n, keys in named[:_SHOWN])
    return Text(
        f"konton på två rader: {sv}{_more(len(named))}",
        f"accounts on two rows: {en}{_more(len(named))}",
    )


def _missing(missing: list[str]) -> Text:
    named = ", ".join(missing[:_SHOWN]) + _more(len(missing))
    return Text(f"konton på ingen rad: {named}", f"accounts on no row: {named}")


def _more(count: int) -> str:
    return f" … (+{count - _SHOWN})" if count > _SHOWN else ""
