"""A table as columns of whole numbers (rutnät), for searching it quickly."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from finsam_ledger.review.identity import Figures, Identity, Outcome, judged
from finsam_ledger.review.labels import RowRole, bare_words, has_word, row_role, words_of
from finsam_ledger.review.printed import Place

Terms = tuple[tuple[int, int], ...]
"""Signs and row numbers."""


@frozen
class Grid:
    """A table as numbers (rutnät).

    Args:
        table: Which table of the report it is.
        values: Its figures in öre by row and column; nothing printed is None.
        steps: The smallest difference of each column.
        roles: What each row's label says that it is.
        words: What each row is about, but for opening and closing.
        stated: The rows that the input itself calls totals.
        complete: Whether it is a statement that leaves no row of its results out.
        whole: Whether it is a statement or note, whose totals have all their parts in it.
        overview: Whether it shows key figures, which are no parts of each other.
    """

    table: int
    values: tuple[tuple[int | None, ...], ...]
    steps: tuple[int, ...]
    roles: tuple[RowRole, ...]
    words: tuple[tuple[str, ...], ...]
    stated: frozenset[int]
    complete: bool = False
    whole: bool = False
    overview: bool = False

    def heading(self, row: int) -> bool:
        """Whether the row has no figures (rubrik)."""
        return all(value is None for value in self.values[row])

    def outcome(self, total: int, terms: Terms, column: int) -> Outcome | None:
        """How a sum of rows comes out in a column; None where no total is printed."""
        printed = self.values[total][column]
        if printed is None:
            return None
        step = self.steps[column]
        known = [(sign, self.values[row][column] or 0, step) for sign, row in terms]
        return judged(printed, step, known)

    def near(self, total: int, terms: Terms) -> bool:
        """Whether rows give the total within rounding in any column: a quick look (nära)."""
        signed = [(sign, self.values[row]) for sign, row in terms]
        sums = [sum(s * (v[c] or 0) for s, v in signed) for c in range(len(self.steps))]
        return self.near_sums(total, sums, len(terms))

    def near_sums(self, total: int, sums: Sequence[int], count: int) -> bool:
        """Whether sums of so many rows are the total within rounding in any column (nära)."""
        return any(
            printed and abs(printed - parts) * 2 <= (count + 1) * step
            for printed, parts, step in zip(self.values[total], sums, self.steps, strict=True)
        )

    def outcomes(self, total: int, terms: Terms) -> list[Outcome]:
        """How a sum of rows comes out in every column (utfall)."""
        found = (self.outcome(total, terms, column) for column in range(len(self.steps)))
        return [each for each in found if each is not None]

    def identities(self, kind: str, total: int, terms: Terms) -> tuple[Identity, ...]:
        """A sum of rows as an identity for each column (samband)."""
        return tuple(
            Identity(
                kind,
                Place(self.table, total, column),
                tuple((sign, Place(self.table, row, column)) for sign, row in terms),
            )
            for column in range(len(self.steps))
            if self.values[total][column] is not None
        )


def grid_of(figures: Figures, table: int) -> Grid:
    """The numbers of a table (rutnät)."""
    printed = figures.report.tables[table]
    title = words_of(printed.title)
    return Grid(
        table,
        tuple(_row(figures, table, row, len(printed.columns)) for row in range(len(printed.rows))),
        tuple(column.step for column in printed.columns),
        tuple(row_role(row.label) for row in printed.rows),
        tuple(bare_words(row.label) for row in printed.rows),
        frozenset(i for i, row in enumerate(printed.rows) if row.total),
        not printed.is_note and has_word(title, "statement", "complete"),
        printed.is_note or has_word(title, "statement", "whole"),
        has_word(title, "table", "overview")
        or (has_word(title, "row", "measure") and not has_word(title, "row", "count"))
        or any(has_word(words_of(row.label), "row", "measure") for row in printed.rows),
    )


def _row(figures: Figures, table: int, row: int, width: int) -> tuple[int | None, ...]:
    places = (Place(table, row, column) for column in range(width))
    return tuple(None if figures.blank(place) else figures.value(place) for place in places)


def grids(figures: Figures) -> list[Grid]:
    """The numbers of every table (rutnät)."""
    return [grid_of(figures, table) for table in range(len(figures.report.tables))]


def plus(rows: Iterable[int]) -> Terms:
    """The rows with the sign plus (plustecken)."""
    return tuple((1, row) for row in rows)


def rows_of(terms: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """The rows of signed rows (rader)."""
    return tuple(row for _, row in terms)
