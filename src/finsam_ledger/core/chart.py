"""Charts of accounts (kontoplaner) as data: intervals of accounts and what they mean."""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from attrs import Attribute, field, frozen

from finsam_ledger.core.account import Account, AccountKind
from finsam_ledger.core.line import CashFlowClass, StatementLine
from finsam_ledger.errors import ValueRefusedError
from finsam_ledger.terms import Text

_WIDTH = 20
RESULT_CLASSES = frozenset("345678")


@frozen
class AccountRange:
    """An interval of account numbers by their leading digits (kontointervall).

    "30"–"39" holds 3000, 3999 and 398501 alike; "1910"–"1910" one account and its sub-accounts.

    Args:
        first: Leading digits where it begins.
        last: Leading digits where it ends, as many as in ``first``.

    Raises:
        ValueRefusedError: Not digits, of unequal length, or in the wrong order.

    >>> "398501" in AccountRange.parse("3000-3999"), "DIFF" in AccountRange.parse("1-8")
    (True, False)
    """

    first: str
    last: str

    def __attrs_post_init__(self) -> None:
        right = self.first.isdecimal() and self.last.isdecimal()
        if not right or len(self.first) != len(self.last) or self.first > self.last:
            raise ValueRefusedError(
                Text(
                    f"”{self}” är inget kontointervall",
                    f'"{self}" is no interval of accounts',
                ),
                Text(
                    'Skriv till exempel "3000-3999", "39" eller "1930"',
                    'Write for instance "3000-3999", "39" or "1930"',
                ),
            )

    @classmethod
    @cache
    def parse(cls, text: str) -> "AccountRange":
        """The interval written "3000-3999", or "1930" for one account and its sub-accounts."""
        first, dash, last = text.replace("–", "-").replace(" ", "").partition("-")
        return cls(first, last if dash else first)

    @property
    def low(self) -> str:
        """The lowest number, padded for comparison."""
        return self.first.ljust(_WIDTH, "0")

    @property
    def high(self) -> str:
        """The highest number, padded for comparison."""
        return self.last.ljust(_WIDTH, "9")

    def __contains__(self, number: str) -> bool:
        return number.isdecimal() and self.low <= number.ljust(_WIDTH, "0") <= self.high

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}-{self.last}"


@frozen
class AccountGroup:
    """What an interval of a chart means (kontogrupp).

    Args:
        accounts: The interval.
        name: Its name in the chart.
        kind: Asset, liability, income or cost.
        line: The statement line that it belongs to.
        cash_flow: How its movements reach the cash-flow statement.
        source: Where the meaning was read.
        certain: False where the meaning is common practice and not confirmed in the source.

    >>> AccountGroup.of("19", "Kassa och bank", "T", "kassa_och_bank", "likvida_medel").certain
    True
    """

    accounts: AccountRange
    name: str
    kind: AccountKind
    line: StatementLine
    cash_flow: CashFlowClass
    source: str = ""
    certain: bool = True

    @classmethod
    def of(
        cls,
        accounts: str,
        name: str,
        kind: str,
        line: str,
        cash_flow: str,
        source: str = "",
        *,
        certain: bool = True,
    ) -> "AccountGroup":
        """A group from the words that stand in a chart's table."""
        return cls(
            AccountRange.parse(accounts),
            name,
            AccountKind(kind),
            StatementLine(line),
            CashFlowClass(cash_flow),
            source,
            certain,
        )


def _no_overlap(
    chart: "Chart", _: "Attribute[tuple[AccountGroup, ...]]", groups: tuple[AccountGroup, ...]
) -> None:
    for before, after in itertools.pairwise(groups):
        if before.accounts.high >= after.accounts.low:
            raise ValueRefusedError(
                Text(
                    f"kontoplanen {chart.id}: {before.accounts} och {after.accounts} överlappar",
                    f"chart {chart.id}: {before.accounts} and {after.accounts} overlap",
                ),
                Text("Ordna intervallen i stigande ordning", "Put the intervals in rising order"),
            )


@frozen
class Chart:
    """A chart of accounts (kontoplan): what each interval of accounts means.

    Args:
        id: Short name, used in bokslut.toml.
        name: Its name in print.
        source: Where its intervals were read, with the edition.
        groups: The intervals in rising order, none overlapping another.
        signs: Words in account names that tell this chart from another, by interval.

    Raises:
        ValueRefusedError: Two intervals overlap or stand in the wrong order.
    """

    id: str
    name: str
    source: str
    groups: tuple[AccountGroup, ...] = field(validator=_no_overlap, repr=False)
    signs: Mapping[str, tuple[str, ...]] = field(factory=dict, repr=False)
    _lows: tuple[str, ...] = field(init=False, repr=False, eq=False)
    _found: dict[str, AccountGroup | None] = field(factory=dict, init=False, repr=False, eq=False)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001 its protocol
        """What notebooks and Hypothesis show: the name, not all the groups."""
        printer.text(repr(self))

    @_lows.default
    def _padded_lows(self) -> tuple[str, ...]:
        return tuple(group.accounts.low for group in self.groups)

    def group_of(self, number: str) -> AccountGroup | None:
        """The group that an account belongs to; None when it lies outside the chart."""
        if number not in self._found:
            i = bisect_right(self._lows, number.ljust(_WIDTH, "0")) - 1
            inside = i >= 0 and number in self.groups[i].accounts
            self._found[number] = self.groups[i] if inside else None
        return self._found[number]

    def line_of(self, account: Account) -> StatementLine:
        """The statement line of an account; one of the outside lines when the chart lacks it."""
        group = self.group_of(account.number)
        if group is not None:
            return group.line
        result = account.number[:1] in RESULT_CLASSES
        if account.kind is not None:
            result = account.kind.is_result
        return StatementLine.OUTSIDE_RESULT if result else StatementLine.OUTSIDE_BALANCE

    def score(self, accounts: Iterable[Account]) -> int:
        """How many account names speak for this chart and not against it (igenkänning)."""
        return sum(
            any(word in account.name.casefold() for word in words)
            for account in accounts
            for interval, words in self.signs.items()
            if account.number in AccountRange.parse(interval)
        )
