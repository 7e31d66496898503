"""Placement (täckning): which accounts each row takes, proved before any figure is computed."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from attrs import frozen

from finsam_ledger.core.line import AccountHome, CashFlowClass, StatementLine
from finsam_ledger.errors import LayoutError
from finsam_ledger.statements.layout import AccountRow, Covers, Layout, Measure, TotalRow
from finsam_ledger.terms import Text

Homes: TypeAlias = Mapping[str, AccountHome]
_BOTH = frozenset({Measure.OPENING, Measure.MOVEMENT})
_SHOWN = 8


@frozen
class Placement:
    """The accounts of each account row, by row key (placering)."""

    accounts: Mapping[str, tuple[str, ...]]

    def of(self, row: AccountRow) -> tuple[str, ...]:
        """The accounts of a row, in order of number."""
        return self.accounts[row.key]


def place(layout: Layout, accounts: Iterable[str], homes: Homes) -> Placement:
    """Which accounts each row of a layout takes (placering), proved to cover what it must.

    A layout that covers the result holds the movement of every result account exactly once; one
    that covers the balance holds the opening and the movement of every account exactly once
    (a closing balance is both). Any layout sums an account once in a total.

    Args:
        layout: The layout.
        accounts: The accounts that are used.
        homes: Where each account goes.

    Returns:
        The accounts by row.

    Raises:
        LayoutError: An account stands in two rows, or in none; all of them are named.
    """
    return _placed(layout, frozenset((number, homes[number]) for number in accounts))


@lru_cache(maxsize=256)
def _placed(layout: Layout, placed_homes: frozenset[tuple[str, AccountHome]]) -> Placement:
    """Proved once for each layout and set of accounts: posting a voucher seldom changes them."""
    homes = dict(placed_homes)
    used = sorted(homes)
    rows = [row for row in layout.rows if isinstance(row, AccountRow)]
    chosen = {row.key: tuple(n for n in used if row.selection.takes(n, homes[n])) for row in rows}
    counted = [row for row in rows if not row.memo]
    problems = _problems(layout, counted, chosen, used, homes)
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
    homes: Homes,
) -> list[Text]:
    if layout.covers in (Covers.CASH_FLOW, Covers.DIRECT_CASH_FLOW):
        return _cash_flow_problems(rows, chosen, used, homes)
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
    missing = [n for n in used if any((n, m) not in held for m in _demanded(layout, homes[n].line))]
    if missing:
        problems.append(_missing(missing))
    return problems


def _cash_flow_problems(
    rows: list[AccountRow], chosen: Mapping[str, tuple[str, ...]], used: list[str], homes: Homes
) -> list[Text]:
    """Every movement but that of cash itself counts once in all, with the other sign."""
    net = Counter[str]()
    for row in rows:
        if row.measure is Measure.MOVEMENT:
            net.update(dict.fromkeys(chosen[row.key], -1 if row.reverse else 1))
    wrong = [n for n in used if net[n] != (0 if homes[n].cash_flow is CashFlowClass.CASH else -1)]
    return [_miscounted(wrong)] if wrong else []


def _miscounted(wrong: list[str]) -> Text:
    named = ", ".join(wrong[:_SHOWN]) + _more(len(wrong))
    return Text(
        f"konton vars rörelse inte räknas precis en gång i kassaflödet: {named}",
        f"accounts whose movement does not count exactly once in the cash flow: {named}",
    )


def _together(layout: Layout) -> dict[str, Hashable]:
    """What each row must not share accounts with: all rows, or only those of its outermost total.

    A layout that need not cover anything may show an account in many rows, but sum it once, or once
    and once turned, as depreciation is added to the investments and taken from the assets.
    """
    rows = [row for row in layout.rows if isinstance(row, AccountRow)]
    if layout.covers is not Covers.NOTHING:
        return dict.fromkeys((row.key for row in rows), "")
    above = {p: row.key for row in layout.rows if isinstance(row, TotalRow) for p in row.parts}
    return {row.key: (_top(row.key, above), row.selection.objects, row.reverse) for row in rows}


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
