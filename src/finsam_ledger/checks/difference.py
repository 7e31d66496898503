"""A difference explained (förklarad differens): the fewest accounts or vouchers that make it up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from attrs import field, frozen

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.numbers import format_ore
from finsam_ledger.terms import Text

_MOST_PARTS = 4
_MOST_PAIRS = 60_000
"""How many pairs are tried for sets of four; beyond it sets of three are the largest sought."""


class Share(NamedTuple):
    """Something that may be behind a difference (delpost).

    Args:
        name: An account or a voucher, as people write it.
        ore: What it would account for.
    """

    name: str
    ore: int


@frozen
class Explained:
    """What a difference consists of (förklaring av en differens).

    Args:
        difference_ore: The difference.
        parts: The fewest that make up all of it, or the largest part that can be named.
    """

    difference_ore: int
    parts: tuple[Share, ...] = field(default=())

    @property
    def rest_ore(self) -> int:
        """What no part accounts for (oförklarad rest), öre."""
        return self.difference_ore - sum(part.ore for part in self.parts)

    def words(self) -> Text:
        """The parts and the rest in words, empty when there are no parts (förklaring i ord)."""
        if not self.parts:
            return Text("", "")
        sv = ", ".join(f"{part.name} {format_ore(part.ore)} kr" for part in self.parts)
        en = ", ".join(f"{part.name} {format_ore(part.ore, 'en')} kr" for part in self.parts)
        if not self.rest_ore:
            return Text(f"förklaras av {sv}", f"explained by {en}")
        rest = self.rest_ore
        return Text(
            f"förklaras delvis av {sv}; oförklarat {format_ore(rest)} kr",
            f"partly explained by {en}; unexplained {format_ore(rest, 'en')} kr",
        )


def explain_difference(ore: int, candidates: Iterable[Share], most: int = _MOST_PARTS) -> Explained:
    """The fewest candidates that make up a difference (förklara en differens).

    Args:
        ore: The difference.
        candidates: What may be behind it; those that are zero are passed over.
        most: How many parts a set may have. Among many candidates a large set is found by chance.

    Returns:
        A set of at most so many that sums to exactly the difference, the smallest there is; among
        sets of the same size the first in the candidates' order. When no set does, the single
        candidate that leaves the smallest rest, if it leaves less than the difference itself.

    >>> explain_difference(70, [Share("A 1", 50), Share("A 2", 20), Share("A 3", 5)]).parts
    (Share(name='A 1', ore=50), Share(name='A 2', ore=20))
    """
    given = [share for share in candidates if share.ore]
    if not ore or not given:
        return Explained(ore)
    found = next(_exact(ore, given, most), None)
    if found is not None:
        return Explained(ore, found)
    nearest = min(given, key=lambda share: abs(ore - share.ore))
    return Explained(ore, (nearest,) if abs(ore - nearest.ore) < abs(ore) else ())


def possibly(ore: int, candidates: Iterable[Share], most: int = 2) -> Text:
    """What may be behind a difference, at the end of a sentence (möjlig förklaring).

    Args:
        ore: The difference.
        candidates: What may be behind it.
        most: How many parts it may have; few, where there are many candidates.

    Returns:
        "; kan förklaras av …" when the parts give all of it, else nothing.

    >>> possibly(50, [Share("A 1", 50)]).sv.replace("\N{NO-BREAK SPACE}", " ")
    '; kan förklaras av A 1 0,50 kr'
    """
    made = explain_difference(ore, candidates, most)
    if not made.parts or made.rest_ore:
        return Text("", "")
    words = made.words()
    return Text(f"; kan {words.sv}", f"; can be {words.en}")


def _exact(ore: int, given: Sequence[Share], most: int) -> Iterator[tuple[Share, ...]]:
    """Sets that sum to the amount, the smallest first."""
    places = defaultdict[int, list[int]](list)
    for i, share in enumerate(given):
        places[share.ore].append(i)
    few = len(given) * (len(given) - 1) // 2 <= _MOST_PAIRS
    for size in range(1, min(most, _MOST_PARTS - 1 if few else 2) + 1):
        yield from _with_one_more(ore, given, places, size - 1)
    if few and most >= _MOST_PARTS:
        yield from _fours(ore, given)


def _with_one_more(
    ore: int, given: Sequence[Share], places: Mapping[int, Sequence[int]], others: int
) -> Iterator[tuple[Share, ...]]:
    """Each choice of ``others`` candidates, and one after them that gives just what is lacking."""
    for chosen in combinations(range(len(given)), others):
        left = ore - sum(given[i].ore for i in chosen)
        last = next((i for i in places.get(left, ()) if not chosen or i > chosen[-1]), None)
        if last is not None:
            yield (*(given[i] for i in chosen), given[last])


def _fours(ore: int, given: Sequence[Share]) -> Iterator[tuple[Share, ...]]:
    pairs: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, j in combinations(range(len(given)), 2):
        for k, m in pairs.get(ore - given[i].ore - given[j].ore, ()):
            if len({i, j, k, m}) == _MOST_PARTS:
                yield tuple(given[n] for n in sorted((i, j, k, m)))
        pairs[given[i].ore + given[j].ore].append((i, j))


def vouchers_by_account(
    ledger: Ledger, accounts: Iterable[str], period: Period
) -> Mapping[str, Sequence[Share]]:
    """What each voucher moves on each of certain accounts (verifikationernas andel).

    Args:
        ledger: The books.
        accounts: The accounts; all of them are gathered in one pass over the journal.
        period: The days whose vouchers count.

    Returns:
        The vouchers of each account in order of the journal.
    """
    columns = ledger.journal.columns
    wanted = {columns.accounts[n]: n for n in accounts if n in columns.accounts}
    if not wanted:  # right books ask for nothing, and are not read through
        return {}
    moved = defaultdict[tuple[int, int], int](int)
    days, vouchers = ledger.journal.row_days(), ledger.journal.row_vouchers()
    first, last = period.start.toordinal(), period.end.toordinal()
    for account, ore, day, voucher in zip(
        columns.account, columns.ore, days, vouchers, strict=False
    ):
        if account in wanted and first <= day <= last:
            moved[account, voucher] += ore
    found = defaultdict[str, list[Share]](list)
    for (account, voucher), ore in moved.items():
        name = f"{columns.series[voucher]} {columns.number[voucher]}".strip()
        found[wanted[account]].append(Share(name or f"(rad {columns.source_line[voucher]})", ore))
    return found
