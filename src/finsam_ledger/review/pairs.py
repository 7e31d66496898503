"""Rows of different tables that may be the same quantity (par av rader), and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import evolve, frozen

from finsam_ledger.review.labels import key_words, likeness, row_role, synonym
from finsam_ledger.review.printed import Place, PrintedReport, PrintedTable

_START = 3
_COMMON = 200
_ALIKE = 75
_TITLE_ALIKE = 60
_SAME = 100
_NOTE_ALIKE = 50
_WORDS = 2
_NOTE_PRIOR, _LABEL_PRIOR = 2, -3


class Basis(StrEnum):
    """Why two rows may be the same (grund)."""

    NOTE = "note"
    NOTE_ROW = "note_row"
    TITLE = "title"
    LABEL = "label"


@frozen
class RowPlace:
    """A row of a table (radens plats)."""

    table: int
    row: int

    def at(self, column: int) -> Place:
        """A figure of the row (tal i raden)."""
        return Place(self.table, self.row, column)


@frozen
class Pair:
    """Two rows that may be the same quantity (par).

    Args:
        one: A row.
        other: A row of another table.
        basis: Why.
        likeness: How alike their words are, 0 to 100.
        prior: How strongly the words speak for it, in bits.
    """

    one: RowPlace
    other: RowPlace
    basis: Basis
    likeness: int
    prior: int


def candidate_pairs(report: PrintedReport) -> list[Pair]:
    """All pairs of rows worth trying, each once, by its best reason (möjliga par)."""
    best: dict[tuple[RowPlace, RowPlace], Pair] = {}
    for pair in (*_by_note(report), *_by_words(report)):
        if pair.one.table > pair.other.table:
            turned = evolve(pair, one=pair.other, other=pair.one)
            pair = turned if pair.basis is not Basis.TITLE else pair  # noqa: PLW2901
        key = min(
            (pair.one, pair.other), (pair.other, pair.one), key=lambda x: (x[0].table, x[0].row)
        )
        if key not in best or best[key].prior < pair.prior:
            best[key] = pair
    return list(best.values())


def title_words(table: PrintedTable) -> tuple[str, ...]:
    """The words that tell what a table is about (rubrikens ord): what stands after the last dot.

    >>> title_words(PrintedTable("verksamhet.Balder", "verksamhet.Balder", (), ()))
    ('balder',)
    """
    return key_words(table.title.rpartition(".")[2])


def totals_of(table: PrintedTable) -> list[int]:
    """The rows that stand for the whole table: its own last total (tabellens summarader)."""
    stated = [i for i, row in enumerate(table.rows) if row.total]
    if stated:
        return stated
    named = [i for i, row in enumerate(table.rows) if row_role(row.label).total]
    if table.is_note and not named and table.rows:
        return [len(table.rows) - 1]
    return named[-1:]


def is_part_only(table: PrintedTable) -> bool:
    """Whether the table only shows a part of something ("därav medlemsbidrag") (delspecifikation).

    >>> is_part_only(PrintedTable("n", "därav medlemsbidrag", (), ()))
    True
    """
    return row_role(table.title).memo


def _by_note(report: PrintedReport) -> Iterator[Pair]:
    notes: defaultdict[str, list[int]] = defaultdict(list)
    for t, table in enumerate(report.tables):
        if table.number:
            notes[table.number].append(t)
    for t, table in enumerate(report.tables):
        for r, row in enumerate(table.rows):
            for n in notes.get(row.note, ()):
                if n != t:
                    yield from _note_pairs(report, RowPlace(t, r), n)


def _note_pairs(report: PrintedReport, line: RowPlace, n: int) -> Iterator[Pair]:
    note = report.tables[n]
    label = report.tables[line.table].rows[line.row].label
    words = key_words(label)
    alone = sum(row.note == note.number for row in report.tables[line.table].rows) == 1
    totals = [] if is_part_only(note) else totals_of(note)
    for r, row in enumerate(note.rows):
        alike = likeness(words, key_words(row.label))
        if r in totals:
            alike = max(alike, likeness(words, key_words(note.title)))
            bonus = (5 if alike >= _TITLE_ALIKE else 0) + (1 if alone else -4)
            yield Pair(line, RowPlace(n, r), Basis.NOTE, alike if alone else 0, _NOTE_PRIOR + bonus)
        elif alike >= _NOTE_ALIKE:
            yield Pair(line, RowPlace(n, r), Basis.NOTE_ROW, alike, _NOTE_PRIOR)


def _by_words(report: PrintedReport) -> Iterator[Pair]:
    entries = list(_entries(report))
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for i, (_, words, _, _) in enumerate(entries):
        for word in {word[:_START] for word in words}:
            starts[word].append(i)
    for i, (place, words, title, change) in enumerate(entries):
        lists = [starts[word[:_START]] for word in words]
        near = {j for found in lists if len(found) <= _COMMON for j in found if j > i or title}
        for j in near:
            other, other_words, other_title, other_change = entries[j]
            both = change == other_change and not (title and other_title)
            if other.table != place.table and both:
                alike = likeness(words, other_words)
                yield from _word_pair(place, other, alike, len(words), title=title or other_title)


def _word_pair(
    one: RowPlace, other: RowPlace, alike: int, words: int, *, title: bool
) -> Iterable[Pair]:
    if alike < (_TITLE_ALIKE if title else _ALIKE):
        return ()
    exact = alike == _SAME
    if title:
        prior = (4 if exact else 1) + (2 if words >= _WORDS and exact else 0)
        return (Pair(one, other, Basis.TITLE, alike, prior),)
    prior = _LABEL_PRIOR + (4 if exact else 0) + (2 if words >= _WORDS and exact else 0)
    return (Pair(one, other, Basis.LABEL, alike, prior),)


def _entries(report: PrintedReport) -> Iterator[tuple[RowPlace, tuple[str, ...], bool, bool]]:
    """Each row with its words; the total of a table also goes by the table's title.

    Whether the words are a title's, and whether they tell of a change, comes with them.
    """
    for t, table in enumerate(report.tables):
        totals = [] if is_part_only(table) else totals_of(table)
        for r, row in enumerate(table.rows):
            words = key_words(row.label)
            if words:
                yield RowPlace(t, r), synonym(words), False, row_role(row.label).change
            if r in totals and title_words(table):
                yield RowPlace(t, r), title_words(table), True, False
