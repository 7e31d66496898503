"""Figures of different tables that are the same quantity (samma tal), as a line and its note.

What speaks for it is a note's number, the likeness of labels and titles, the columns that agree,
and whether other pairs of the same sort agree. Units and signs may differ.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from finsam_ledger.review.alignment import agrees, aligned
from finsam_ledger.review.identity import Claim, Figures, Identity, Outcome, Tally, Verdict, tally
from finsam_ledger.review.labels import column_key
from finsam_ledger.review.pairs import Basis, Pair, candidate_pairs
from finsam_ledger.review.printed import Place
from finsam_ledger.review.relation import Relation
from finsam_ledger.review.slips import is_slip
from finsam_ledger.terms import Text

_KIND = "links"
_ENOUGH = 6
_ALIKE, _TITLE_ALIKE = 60, 80
_SLIP, _CLOSE_BY = 4, ((200, 7), (50, 5), (20, 3))
_ALL_BROKEN, _EACH_BROKEN = 4, 2
_CROSSED = 8
_SIBLING, _MOST_SIBLINGS = 4, 10


@frozen
class _Link:
    """A pair of rows with its columns (par av rader)."""

    pair: Pair
    identities: tuple[Identity, ...]
    tally: Tally
    near: int
    belief: int
    company: int = 0

    @property
    def group(self) -> tuple[object, ...]:
        """Pairs of the same sort, which speak for each other (syskon)."""
        pair = self.pair
        if pair.basis in (Basis.LABEL, Basis.NOTE_ROW):
            return (pair.basis, pair.one.table, pair.other.table)
        return (pair.basis, pair.other.table if pair.basis is Basis.TITLE else 0)

    @property
    def holds(self) -> bool:
        """Whether every column agrees, and one of them tells something."""
        return bool(self.tally.strong) and not self.tally.broken


def _link(figures: Figures, pair: Pair, columns: Sequence[tuple[int, int]]) -> _Link:
    places = [(pair.one.at(a), pair.other.at(b)) for a, b in columns]
    sign = _sign(figures, places)
    identities = tuple(
        Identity(_KIND, one, ((_own_sign(figures, one, other, sign), other),), loose=True)
        for one, other in places
        if not figures.blank(one) and not figures.blank(other)
    )
    outcomes = [figures.outcome(each) for each in identities]
    near = [
        _nearness(each.printed, each.follows) for each in outcomes if each.verdict is Verdict.BROKEN
    ]
    near += [_CROSSED] * _crossed(outcomes)
    counted = tally(outcomes)
    doubt = counted.bits if counted.holds else -_ALL_BROKEN - _EACH_BROKEN * counted.broken
    belief = pair.prior + doubt + sum(near)
    some = min(counted.broken, sum(each > 0 for each in near))
    return _Link(pair, identities, counted, some, belief)


def _crossed(outcomes: Sequence[Outcome]) -> int:
    """How many columns have each other's figures: the cells have changed places."""
    broken = [each for each in outcomes if each.verdict is Verdict.BROKEN]
    wanted = {(each.printed, each.follows) for each in broken}
    return sum((each.follows, each.printed) in wanted for each in broken)


def _own_sign(figures: Figures, one: Place, other: Place, sign: int) -> int:
    """The pair's sign; a deviation may be turned or not where its figures are."""
    column = figures.report.tables[one.table].columns[one.column]
    if column_key(column.label).kind == "deviation":
        return -1 if figures.value(one) * figures.value(other) < 0 else 1
    return sign


def _sign(figures: Figures, places: Iterable[tuple[Place, Place]]) -> int:
    """Plus, or minus when most pairs that agree in size, else most pairs, have turned signs."""
    votes = 0
    for one, other in places:
        product = figures.value(one) * figures.value(other)
        weight = 10 if agrees(figures, one, other) else 1
        votes += weight * ((product > 0) - (product < 0))
    return -1 if votes < 0 else 1


def _nearness(printed: int, right: int) -> int:
    difference, size = abs(printed - right), max(abs(printed), abs(right))
    close = next((bits for part, bits in _CLOSE_BY if difference * part <= size), 0)
    return max(close, _SLIP if is_slip(printed, right) else 0)


def _links(figures: Figures) -> list[_Link]:
    """Every pair of rows that may be the same, with the columns that their tables share."""
    by_tables: defaultdict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in candidate_pairs(figures.report):
        by_tables[pair.one.table, pair.other.table].append(pair)
    links = []
    for (one, other), pairs in by_tables.items():
        rows = [(pair.one.row, pair.other.row) for pair in pairs]
        columns = aligned(figures, one, other, rows)
        links += [_link(figures, pair, columns) for pair in pairs]
    return [link for link in links if link.tally.tried]


def _with_siblings(links: Sequence[_Link]) -> Iterator[_Link]:
    """The links, believed more where others of their sort agree, less where they do not."""
    holding = Counter(link.group for link in links if link.holds)
    failing = Counter(link.group for link in links if not link.tally.holds)
    for link in links:
        good = holding[link.group] - link.holds
        bad = failing[link.group] - (not link.tally.holds)
        extra = min(_MOST_SIBLINGS, _SIBLING * good) if good > bad else 0
        yield evolve(link, belief=link.belief + extra, company=good - bad)


def _believed(link: _Link) -> bool:
    if link.belief < _ENOUGH:
        return False
    if not link.tally.broken:
        return link.tally.strong > 0
    if link.pair.basis in (Basis.LABEL, Basis.NOTE_ROW):
        near = link.tally.strong == 1 and link.near == link.tally.broken
        return link.company >= 0 and (link.tally.strong > 1 or near)
    if link.tally.strong:
        return link.tally.broken <= link.tally.holds
    return link.pair.likeness >= (_ALIKE if link.pair.basis is Basis.NOTE else _TITLE_ALIKE)


def _claims(figures: Figures) -> Iterator[Claim]:
    links = sorted(_with_siblings(_links(figures)), key=_rank)
    taken: set[tuple[Place, int, str]] = set()
    for link in links:
        pair = link.pair
        by_note = pair.basis in (Basis.NOTE, Basis.NOTE_ROW)
        why = "note" if by_note else pair.basis.value
        ends = (
            (pair.one.at(0), pair.other.table, why),
            (pair.other.at(0), pair.one.table, why),
        )
        free = not taken.intersection(ends[:1] if by_note else ends)
        if _believed(link) and (free or (link.holds and not by_note)):
            taken.update(ends)
            yield Claim(_KIND, link.identities, link.belief)


def _rank(link: _Link) -> tuple[bool, bool, int]:
    """Those that hold first, then totals of notes before their rows, then by belief."""
    return (not link.holds, link.pair.basis is Basis.NOTE_ROW, -link.belief)


RELATION = Relation(
    _KIND, Text("tal som återkommer i flera tabeller", "figures in several tables"), claims=_claims
)
