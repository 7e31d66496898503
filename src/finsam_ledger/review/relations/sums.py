"""Rows that are totals of other rows (summor): above or below their parts, one inside another.

A table is read from the top. Rows wait in a stack until a row is believed to be their total, which
then waits in their place. What a row is the total of is decided by its words, by where its parts
would stand, and by how many columns agree.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from attrs import Factory, define, frozen

from finsam_ledger.review.grid import Grid, Terms, grid_of, plus, rows_of
from finsam_ledger.review.identity import Claim, Figures, Outcome, Tally, Verdict, tally
from finsam_ledger.review.relation import Relation
from finsam_ledger.review.slips import is_slip
from finsam_ledger.terms import Text

_KIND = "sums"
_FEW = 5
_ENOUGH = 4
_SURE_OF_PLAIN = 2
# What speaks for a total, in bits: its words, where its parts stand, and what speaks against it.
_STATED, _SUM, _RESULT, _PLAIN = 14, 8, 4, -16
_OPENED, _NATURAL, _BEHIND_TOTAL, _ELSEWHERE, _NOT_ALL = 6, 4, 3, -2, -18
_MINUS_COST, _MINUS_OTHER, _MIXED_SUM = 1, 4, 12
_LEFT_OUT = 8
_SLIP = 3
_SWAPPED = 8
_SIZE = 4
_ABOVE = 22


@frozen
class _Option:
    """What a row may be the total of (möjlighet), and how strongly that is believed."""

    terms: Terms
    taken: int
    belief: int
    tally: Tally
    swapped: int = 0
    recognised: bool = False


@define
class _Parser:
    """Reads the rows of a table from the top (radläsare)."""

    grid: Grid
    hidden: frozenset[int] = frozenset()
    stack: list[int] = Factory(list)
    totals: set[int] = Factory(set)
    floor: int = 0

    def claims(self) -> Iterator[Claim]:
        """A claim for every row that is believed to be a total."""
        for row in range(len(self.grid.values)):
            if row in self.hidden or self.grid.roles[row].memo:
                continue
            if self.grid.heading(row):
                self.floor = len(self.stack)
                continue
            option = self._best(row)
            if option is not None:
                identities = self.grid.identities(_KIND, row, option.terms)
                yield Claim(_KIND, identities, option.belief)
                del self.stack[len(self.stack) - option.taken :]
                self.floor = min(self.floor, len(self.stack))
                self.totals.add(row)
            elif self.grid.roles[row].total and self._is_zero(row):
                self._pass_zeros(row)
            self.stack.append(row)

    def _is_zero(self, row: int) -> bool:
        return not any(self.grid.values[row])

    def _pass_zeros(self, row: int) -> None:
        """A total of nothing: its parts proved nothing, but are no part of the next total."""
        while self.stack and self.stack[-1] not in self.totals and self._is_zero(self.stack[-1]):
            self.stack.pop()
        self.floor = min(self.floor, len(self.stack))
        self.totals.add(row)

    def _best(self, row: int) -> _Option | None:
        options = [option for option in self._options(row) if self._credible(row, option)]
        return max(options, key=lambda option: option.belief, default=None)

    def _options(self, row: int) -> Iterator[_Option]:
        role = self.grid.roles[row]
        named = role.total or role.result or row in self.grid.stated
        natural = self._natural(row)
        sums = [0] * len(self.grid.steps)
        for taken in range(1, len(self.stack) + 1):
            added = self.grid.values[self.stack[-taken]]
            sums = [one + (value or 0) for one, value in zip(sums, added, strict=True)]
            if taken > 1 or named:
                near = taken in natural or self.grid.near_sums(row, sums, taken)
                elsewhere = _NOT_ALL if row in self.grid.stated else _ELSEWHERE
                prior = natural.get(taken, elsewhere) + self._word_prior(row)
                yield from self._of_window(row, taken, prior, natural=taken in natural, near=near)

    def _of_window(
        self, row: int, taken: int, prior: int, *, natural: bool, near: bool
    ) -> Iterator[_Option]:
        """What a row may be the total of among the last rows that wait."""
        window = self.stack[-taken:]
        if near:
            yield self._option(row, plus(window), taken, prior)
        for terms, cost in self._signs(row, window):
            if self.grid.near(row, terms) or (natural and terms[0][0] > 0):
                yield self._option(row, terms, taken, prior - cost)
        if natural and len(window) > 2:  # noqa: PLR2004 something must be left
            yield from self._without_one(row, window, prior)

    def _word_prior(self, row: int) -> int:
        role = self.grid.roles[row]
        if row in self.grid.stated:
            return _STATED
        return _SUM if role.total else _RESULT if role.result else _PLAIN

    def _from_opening(self, row: int) -> int:
        """How many rows wait since the opening of what this row is the closing of, 0 if none."""
        roles, words = self.grid.roles, self.grid.words
        if roles[row].closing and not roles[row].opening:
            for taken, each in enumerate(reversed(self.stack), 1):
                if roles[each].opening and words[each] == words[row] and words[row]:
                    return taken
        return 0

    def _natural(self, row: int) -> dict[int, int]:
        """How many waiting rows a total would naturally take, with how natural that is."""
        since = self._from_opening(row)
        return {**self._by_place(), **({since: _OPENED} if since > (not self.grid.whole) else {})}

    def _by_place(self) -> dict[int, int]:
        run = 0
        while run < len(self.stack) and self.stack[-1 - run] not in self.totals:
            run += 1
        totals = run
        while totals < len(self.stack) and self.stack[-1 - totals] in self.totals:
            totals += 1
        section = len(self.stack) - self.floor
        found = {len(self.stack): 1, section: 2, totals: 2}
        if run:
            found[run] = _NATURAL
            if run < len(self.stack):
                found[run + 1] = max(found.get(run + 1, 0), _BEHIND_TOTAL)
        else:
            found[totals] = _NATURAL
            found[1] = max(found.get(1, 0), 1)
        return found

    def _signs(self, row: int, window: Sequence[int]) -> Iterator[tuple[Terms, int]]:
        """The window with every pattern of signs that is worth trying, and its cost."""
        if self._word_prior(row) == _PLAIN:
            return
        if len(window) > 1:
            cost = _MIXED_SUM if self.grid.roles[row].total else _MINUS_COST
            yield tuple((-1 if self.grid.roles[each].cost else 1, each) for each in window), cost
        if len(window) <= _FEW and not self.grid.roles[row].total:
            for signs in product((1, -1), repeat=len(window)):
                terms = tuple(zip(signs, window, strict=True))
                if any(sign < 0 and not self._may_turn(each) for sign, each in terms):
                    continue
                yield terms, sum(self._minus(each) for sign, each in terms if sign < 0)

    def _may_turn(self, row: int) -> bool:
        """Whether a minus would not just undo a slip: on a cost, or where two columns tell."""
        told = sum(bool(value) for value in self.grid.values[row])
        return self.grid.roles[row].cost or told >= _SURE_OF_PLAIN

    def _minus(self, row: int) -> int:
        return _MINUS_COST if self.grid.roles[row].cost else _MINUS_OTHER

    def _without_one(self, row: int, window: Sequence[int], prior: int) -> Iterator[_Option]:
        """A natural window less a row that is no part of it, if two columns say so alike."""
        outcomes = [self.grid.outcome(row, plus(window), c) for c in range(len(self.grid.steps))]
        for left in window:
            values = self.grid.values[left]
            agreeing = sum(
                outcome is not None and -outcome.difference == value
                for outcome, value in zip(outcomes, values, strict=True)
                if value
            )
            if agreeing >= _SURE_OF_PLAIN:
                terms = plus(each for each in window if each != left)
                yield self._option(row, terms, len(window), prior - _LEFT_OUT)

    def _option(self, row: int, terms: Terms, taken: int, prior: int) -> _Option:
        outcomes = self.grid.outcomes(row, terms)
        counted = tally(outcomes)
        search = (len(self.stack) or 1).bit_length()
        broken = [each for each in outcomes if each.verdict is Verdict.BROKEN]
        slips = _SLIP * sum(is_slip(each.printed, each.follows) for each in broken)
        swapped = len(broken) if _are_swapped(broken) else 0
        belief = prior + counted.bits + slips + _SWAPPED * swapped - search
        recognised = bool(swapped or slips) or all(map(_of_a_size, broken))
        return _Option(terms, taken, belief, counted, swapped, recognised)

    def _credible(self, row: int, option: _Option) -> bool:
        if not option.tally.tried:
            return False
        if self.grid.overview:
            needed = self._needed(row, option.terms)
            return not option.tally.broken and option.tally.strong >= needed
        if self._by_words(row, option):
            return True
        telling = option.tally.strong + option.swapped
        enough = option.belief >= _ENOUGH and telling >= self._needed(row, option.terms)
        return enough and option.tally.broken <= option.tally.holds + option.swapped

    def _needed(self, row: int, terms: Terms) -> int:
        """How many columns must agree: two where words do not tell, or signs might be slips."""
        role = self.grid.roles[row]
        named = role.total or role.result or row in self.grid.stated
        odd = any(sign < 0 and not self.grid.roles[each].cost for sign, each in terms)
        return 1 if named and not odd else _SURE_OF_PLAIN

    def _by_words(self, row: int, option: _Option) -> bool:
        """Whether the words alone make it a total, though no column agrees."""
        role, natural = self.grid.roles[row], self._natural(row).get(option.taken, 0)
        if natural == _OPENED and not option.tally.strong:
            return all(sign > 0 for sign, _ in option.terms)
        if role.total or row in self.grid.stated:
            likely = option.tally.strong or option.recognised or self.grid.whole
            return bool(likely) and natural >= _NATURAL and all(s > 0 for s, _ in option.terms)
        return role.bottom and self.grid.complete and self._behind_the_last_total(option)

    def _behind_the_last_total(self, option: _Option) -> bool:
        """Whether it takes the last total, if there is one, and every row behind it."""
        window = self.stack[-option.taken :]
        before = self.stack[: -option.taken]
        whole = all(each in self.totals for each in before)
        return whole and (not before or any(each in self.totals for each in window))


def _of_a_size(outcome: Outcome) -> bool:
    """Whether the parts come near enough to the total for it to be theirs at all."""
    total, parts = outcome.printed, outcome.follows
    return total * parts > 0 and max(abs(total), abs(parts)) <= _SIZE * min(abs(total), abs(parts))


def _are_swapped(broken: Sequence[Outcome]) -> bool:
    """Whether two columns miss the same amount in opposite ways: two cells have changed places."""
    differences = sorted(each.difference for each in broken)
    return len(broken) == 2 and differences[0] == -differences[1]  # noqa: PLR2004 a pair


def _above(grid: Grid) -> Iterator[tuple[int, Terms, int]]:
    """Rows that are the totals of the rows below them, from the bottom of the table."""
    taken: set[int] = set()
    for row in reversed(range(len(grid.values))):
        below = _waiting_below(grid, row, taken)
        found = _best_below(grid, row, below)
        if row == 0 and found is None and _heads_the_table(grid, below):
            found = (len(below), _ENOUGH)
        if found:
            taken.update(below[: found[0]])
            yield row, plus(below[: found[0]]), found[1]


def _waiting_below(grid: Grid, row: int, taken: set[int]) -> list[int]:
    """The rows below, down to a heading or total, that are parts of nothing yet."""
    below = []
    for each in range(row + 1, len(grid.values)):
        if grid.heading(each) or grid.roles[each].total:
            break
        if each not in taken and not grid.roles[each].memo:
            below.append(each)
    return below


def _best_below(grid: Grid, row: int, below: Sequence[int]) -> tuple[int, int] | None:
    """How many of the rows below a row is the total of, and how strongly that is believed."""
    best: tuple[int, int] | None = None
    sums = [0] * len(grid.steps)
    for count, each in enumerate(below, 1):
        sums = [one + (value or 0) for one, value in zip(sums, grid.values[each], strict=True)]
        if count == 1 or not grid.near_sums(row, sums, count):
            continue
        counted = tally(grid.outcomes(row, plus(below[:count])))
        strong = counted.strong >= _SURE_OF_PLAIN and not counted.broken
        belief = counted.bits - _ABOVE // 2
        if strong and counted.bits >= _ABOVE and (best is None or belief > best[1]):
            best = (count, belief)
    return best


def _heads_the_table(grid: Grid, below: Sequence[int]) -> bool:
    """Whether the first row is called a total, the only one, of about that size (summa överst)."""
    others = any(role.total for role in grid.roles[1:])
    if grid.overview or others or not grid.roles[0].total or len(below) <= 1:
        return False
    return all(map(_of_a_size, grid.outcomes(0, plus(below))))


def _claims(figures: Figures) -> Iterator[Claim]:
    for table in range(len(figures.report.tables)):
        grid = grid_of(figures, table)
        plain = list(_Parser(grid).claims())
        above = [each for each in _above(grid) if not _chance(each[0], each[1], plain, figures)]
        parts = frozenset(row for _, terms, _ in above for _, row in terms)
        for total, terms, belief in above:
            yield Claim(_KIND, grid.identities(_KIND, total, terms), belief)
        yield from _Parser(grid, parts).claims() if parts else plain


def _chance(total: int, terms: Terms, claims: Sequence[Claim], figures: Figures) -> bool:
    """Whether a row equals the rows below by chance: all of them take part in one proved sum."""
    rows = {total, *rows_of(terms)}
    return any(
        rows <= {place.row for place in claim.identities[0].places}
        and tally(map(figures.outcome, claim.identities)).holds
        for claim in claims
    )


RELATION = Relation(_KIND, Text("summor av rader", "totals of rows"), claims=_claims)
