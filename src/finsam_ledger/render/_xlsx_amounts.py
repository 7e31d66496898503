"""The sums that a workbook's formulas add up (saldon): one column a source and span of days.

A figure's terms become SUMIFS over those columns. What the formula gives is computed here as well,
from the same cells, so that a formula is written only where it gives the figure.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from attrs import define, field, frozen

from finsam_ledger.reports.report import Report
from finsam_ledger.statements.columns import DifferenceSource, LedgerSource, Source
from finsam_ledger.statements.figure import Term, Terms
from finsam_ledger.statements.layout import ObjectSelection
from finsam_ledger.terms import Text

BALANCES, OBJECTS = Text("Saldon", "Balances"), Text("Saldon per objekt", "Balances by object")
FIRST_ROW = 7
"""The first row of accounts on both sheets, counted from 1 as in formulas."""
_PLAIN = re.compile(r"[^0-9A-Za-zÅÄÖåäö]")
_WORD = re.compile(r"[A-Za-z][A-Za-z_ ]*[A-Za-z]")
_NUMBER = re.compile(r"[1-9][0-9]{0,14}")
_OTHER = Text("Övrigt", "Other")
_NAMES = {
    "actual": Text("Utfall", "Actual"),
    "opening": Text("Utfall", "Actual"),
    "movement": Text("Utfall", "Actual"),
    "closing": Text("Utfall", "Actual"),
    "previous": Text("Föregående år", "Previous year"),
    "budget": Text("Budget", "Budget"),
    "year_budget": Text("Budget", "Budget"),
    "forecast": Text("Prognos", "Forecast"),
}


class Piece(NamedTuple):
    """A part of a formula with its sign (led)."""

    sign: int
    text: str


class Sum(NamedTuple):
    """A formula's parts, and the öre that they come to on the debit side (summa)."""

    ore: int
    pieces: tuple[Piece, ...] = ()

    def times(self, sign: int) -> "Sum":
        """The same with its sign kept or turned."""
        return Sum(sign * self.ore, tuple(Piece(sign * s, text) for s, text in self.pieces))

    def and_(self, other: "Sum") -> "Sum":
        """Both together."""
        return Sum(self.ore + other.ore, self.pieces + other.pieces)


class ObjectRow(NamedTuple):
    """A row of the sheet by object (objektrad)."""

    account: str
    dimension: str
    code: str


class Window(NamedTuple):
    """A column of sums (saldokolumn): what a source says of some days; from the first if None."""

    origin: int
    start: date | None
    end: date


@frozen
class Origin:
    """A source and the name that its columns have (källa)."""

    source: Source
    name: str


@define
class Amounts:
    """All sums that the formulas need, and the formulas over them (saldon).

    Args:
        accounts: The accounts, a row each, sorted.
        objects: The rows of the sheet by object.
        lang: "sv" or "en".
        origins: The sources, in the order that they are first met.
        windows: The columns of the sheet of accounts, as formulas ask for them.
        object_windows: The columns of the sheet by object.
        keys: What each object is found by: SUMIFS would take "<5" or "1*" for a condition.
    """

    accounts: tuple[str, ...]
    objects: tuple[ObjectRow, ...]
    lang: str
    origins: list[Origin] = field(factory=list)
    windows: list[Window] = field(factory=list)
    object_windows: list[Window] = field(factory=list)
    keys: dict[tuple[str, str], str] = field(init=False)

    @keys.default
    def _named(self) -> dict[tuple[str, str], str]:
        taken: dict[str, tuple[str, str]] = {}
        for row in self.objects:
            plain = f"{_PLAIN.sub('_', row.dimension)}|{_PLAIN.sub('_', row.code)}"
            held = taken.get(plain.casefold(), (row.dimension, row.code))
            is_taken = held != (row.dimension, row.code)
            taken[(f"{plain}|{len(taken)}" if is_taken else plain).casefold()] = row[1:]
        return {found: key for key, found in taken.items()}

    @classmethod
    def of(cls, report: Report, lang: str) -> "Amounts":
        """The accounts and objects of every figure of a report; columns come with the formulas."""
        terms = list(_terms(report))
        accounts = sorted({term.account for term in terms}, key=account_order)
        made = cls(tuple(accounts), _object_rows(terms), lang)
        for statement in (*report.statements, *report.notes):
            for spec in report.sources.get(statement.id, ()):
                name = _NAMES.get(spec.column.id, spec.column.label).lang(lang)
                made.meet(spec.source, name, statement.title.lang(lang))
        return made

    def meet(self, source: Source, name: str, place: str) -> None:
        """Name a source by the column where it is first met; a name taken tells its statement."""
        if isinstance(source, DifferenceSource) or self._known(source) is not None:
            return
        names = {origin.name for origin in self.origins}
        self.origins.append(Origin(source, name if name not in names else f"{name}, {place}"))

    def sum_of(self, source: Source, terms: Terms) -> Sum | None:
        """The formula of a figure's terms and what it comes to.

        None when a part is not known, or an account's number is not one that conditions can find.
        """
        if not all(_is_found(term.account) for term in terms):
            return None
        if isinstance(source, DifferenceSource):
            first, second = self.sum_of(source.first, terms), self.sum_of(source.second, terms)
            return first.and_(second.times(-1)) if first and second else None
        groups: dict[tuple[Term, ObjectSelection | None], list[str]] = {}
        for term in sorted(terms, key=_term_order):
            groups.setdefault((term._replace(account="", objects=None), term.objects), []).append(
                term.account
            )
        found = Sum(0)
        for (days, objects), accounts in groups.items():
            part = self._group(source, days, objects, accounts)
            if part is None:
                return None
            found = found.and_(part.times(days.weight))
        return found

    def value(self, window: Window, account: str) -> int | None:
        """The öre of a cell on the sheet of accounts."""
        source = self.origins[window.origin].source
        return source.value(Term(account, window.start, window.end))

    def object_value(self, window: Window, row: ObjectRow) -> int | None:
        """The öre of a cell on the sheet by object."""
        objects = ObjectSelection(row.dimension, frozenset({row.code}))
        source = self.origins[window.origin].source
        return source.value(Term(row.account, window.start, window.end, objects))

    def _known(self, source: Source) -> int | None:
        found = (i for i, each in enumerate(self.origins) if _same(each.source, source))
        return next(found, None)

    def _window(self, source: Source, days: Term) -> Window:
        self.meet(source, _OTHER.lang(self.lang), f"{len(self.origins) + 1}")
        return Window(self._known(source) or 0, days.start, days.end)

    def _group(
        self, source: Source, days: Term, objects: ObjectSelection | None, accounts: Sequence[str]
    ) -> Sum | None:
        window = self._window(source, days)
        if objects is None:
            return self._whole(window, accounts)
        chosen = self._chosen(window, objects, accounts)
        if chosen is None or not objects.exclude:
            return chosen
        whole = self._whole(window, accounts)
        return whole.and_(chosen.times(-1)) if whole else None

    def _whole(self, window: Window, accounts: Sequence[str]) -> Sum | None:
        ore = _total(self.value(window, account) for account in accounts)
        if ore is None:
            return None
        sheet = _Sheet(BALANCES.lang(self.lang), len(self.accounts))
        column = sheet.column(2 + _index(self.windows, window))
        texts = (f"SUMIFS({column},{each})" for each in self._criteria(sheet, accounts))
        return Sum(ore, tuple(Piece(1, text) for text in texts))

    def _chosen(
        self, window: Window, objects: ObjectSelection, accounts: Sequence[str]
    ) -> Sum | None:
        wanted, codes = set(accounts), objects.codes
        rows = [
            row
            for row in self.objects
            if row.account in wanted and row.dimension == objects.dimension and row.code in codes
        ]
        ore = _total(self.object_value(window, row) for row in rows)
        if ore is None:
            return None
        sheet = _Sheet(OBJECTS.lang(self.lang), len(self.objects))
        column = sheet.column(4 + _index(self.object_windows, window))
        keys = list(dict.fromkeys(f'"{self.keys[row.dimension, row.code]}"' for row in rows))
        only = keys[0] if len(keys) == 1 else f"{{{','.join(keys)}}}"
        texts = [
            f"SUMIFS({column},{each},{sheet.column(1)},{only})"
            for each in (self._criteria(sheet, accounts) if keys else ())
        ]
        many = len(keys) > 1
        pieces = (Piece(1, f"SUMPRODUCT({text})" if many else text) for text in texts)
        return Sum(ore, tuple(pieces))

    def _criteria(self, sheet: "_Sheet", accounts: Sequence[str]) -> Iterator[str]:
        """Conditions for runs of accounts that stand one after another, or are words."""
        places, column = {n: i for i, n in enumerate(self.accounts)}, sheet.column(0)
        yield from (f'{column},"{each}"' for each in accounts if not is_number(each))
        for first, last in _runs(sorted(places[n] for n in accounts if is_number(n))):
            low, high = self.accounts[first], self.accounts[last]
            yield f'{column},">={low}",{column},"<={high}"' if low != high else f"{column},{low}"


@frozen
class _Sheet:
    name: str
    rows: int

    def column(self, index: int) -> str:
        """The cells of a column as formulas write them."""
        letters = column_letters(index)
        name = f"'{self.name}'" if " " in self.name else self.name
        return f"{name}!${letters}${FIRST_ROW}:${letters}${FIRST_ROW + max(self.rows, 1) - 1}"


def column_letters(index: int) -> str:
    """The letters of a column (kolumnbokstäver), counted from 0.

    >>> column_letters(0), column_letters(26)
    ('A', 'AA')
    """
    before, last = divmod(index, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)


def is_number(account: str) -> bool:
    """Whether a spreadsheet holds the account as a number without changing it (kontonummer).

    >>> is_number("1930"), is_number("0930"), is_number("19A")
    (True, False, False)
    """
    return bool(_NUMBER.fullmatch(account))


def _is_found(account: str) -> bool:
    """Whether a condition finds the account and no other; declared amounts have words for one."""
    return is_number(account) or bool(_WORD.fullmatch(account))


def account_order(account: str) -> tuple[bool, int, str]:
    """Numbers by size, as conditions compare them, and after them what is no number (ordning)."""
    return (not is_number(account), int(account) if is_number(account) else 0, account)


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Places that follow one another as first and last.

    >>> list(_runs([1, 2, 3, 7]))
    [(1, 3), (7, 7)]
    """
    start = 0
    for i in range(1, len(places) + 1):
        if i == len(places) or places[i] != places[i - 1] + 1:
            yield places[start], places[i - 1]
            start = i


def _total(values: Iterable[int | None]) -> int | None:
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _index(windows: list[Window], window: Window) -> int:
    if window not in windows:
        windows.append(window)
    return windows.index(window)


def _same(one: Source, other: Source) -> bool:
    """Whether two sources are of the same books; comparing whole ledgers would be slow."""
    if isinstance(one, LedgerSource) and isinstance(other, LedgerSource):
        return one.ledger is other.ledger
    return type(one) is type(other) and one == other


def _terms(report: Report) -> Iterator[Term]:
    for statement in (*report.statements, *report.notes):
        for row in statement.rows:
            for figure in row.figures:
                yield from figure.terms
    for key_figure in report.key_figures:
        for value in key_figure.values:
            for part in (*value.numerator, *value.denominator):
                yield from part.figure.terms if part.figure else ()


def _object_rows(terms: Iterable[Term]) -> tuple[ObjectRow, ...]:
    rows = {
        ObjectRow(term.account, term.objects.dimension, code)
        for term in terms
        if term.objects is not None
        for code in term.objects.codes
    }
    return tuple(
        sorted(rows, key=lambda row: (row.dimension, row.code, account_order(row.account)))
    )


def _term_order(term: Term) -> tuple[str, tuple[bool, int, str]]:
    account, rest = term.order
    return rest, account_order(account)
