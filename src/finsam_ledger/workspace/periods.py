"""The columns of a report (kolumner): their labels, and which source measures each."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import assert_never

from attrs import evolve, frozen

from finsam_ledger.bookkeeping.counter_entries import cash_books
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.period import Period
from finsam_ledger.errors import ConfigurationError
from finsam_ledger.statements.columns import (
    DifferenceSource,
    LedgerSource,
    ReportedSource,
    Source,
    previous_year_end,
    reported_over,
    same_period_before,
)
from finsam_ledger.statements.evaluate import ColumnSpec
from finsam_ledger.statements.figure import Column
from finsam_ledger.statements.layout import Covers, Measure, ObjectSelection
from finsam_ledger.statements.stated import StatedYear
from finsam_ledger.terms import Text

_MONTHS_SV = (
    "jan",
    "feb",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "aug",
    "sept",
    "okt",
    "nov",
    "dec",
)
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


class ColumnKind(StrEnum):
    """A column that a report may have (kolumnslag); the value is what bokslut.toml writes."""

    ACTUAL = "utfall"
    PREVIOUS = "foregaende"
    BUDGET = "budget"
    YEAR_BUDGET = "arsbudget"
    DEVIATION = "avvikelse"
    FORECAST = "prognos"


STANDARD_COLUMNS = (ColumnKind.ACTUAL, ColumnKind.PREVIOUS)


@frozen
class DeclaredColumn:
    """A column of one's own (egen kolumn): certain objects, or the whole that such columns share.

    Args:
        id: Its name, which statements ask for and ``visa`` finds it by.
        label: What is printed above it.
        kind: What is measured: outcome, budget, ….
        objects: Only lines on these objects; None takes every line.
        parts: The columns that it is the sum of. It shows every line, and a tie-out proves that the
            parts sum to it.
    """

    id: str
    label: Text
    kind: ColumnKind
    objects: ObjectSelection | None = None
    parts: tuple[str, ...] = ()


def known_column(name: str, known: Iterable[str]) -> None:
    """Refuse the name of a column that there is not (okänd kolumn).

    Raises:
        ConfigurationError: There is none of that name; those there are, are told.
    """
    names = list(known)
    if name not in names:
        raise ConfigurationError(
            Text(f"det finns ingen kolumn ”{name}”", f'there is no column "{name}"'),
            Text(
                f"Välj bland {', '.join(names)}, eller beskriv den i [[kolumn]]",
                f"Choose among {', '.join(names)}, or describe it in [[kolumn]]",
            ),
        )


@frozen
class Span:
    """The books and the days that a report's columns are taken over (rapportens tid).

    Args:
        ledger: This year's books.
        period: The days that the report covers.
        previous: Last year's books, when they are at hand.
        budget: The budget as books, when there is one.
        forecast: The expected year as books, when there is one.
        declared: Columns of the report's own.
        earlier: Books of years before last year, as far as they are at hand.
        stated: Years whose books are not at hand, as somebody typed them.
    """

    ledger: Ledger
    period: Period
    previous: Ledger | None = None
    budget: Ledger | None = None
    forecast: Ledger | None = None
    declared: tuple[DeclaredColumn, ...] = ()
    earlier: tuple[Ledger, ...] = ()
    stated: tuple[StatedYear, ...] = ()

    def columns(
        self, covers: Covers, names: Sequence[str], *, equity: bool = False
    ) -> tuple[ColumnSpec, ...]:
        """The columns of a statement, in the order asked for.

        A statement of the balance shows the period's end beside last year's end; every other one
        shows the period beside the same period last year (LKBR 13 kap. 3 §). Budget columns stand
        in statements of the result only, and only when there is a budget; a forecast also in one
        of equity.

        Args:
            covers: What the statement holds.
            names: The columns asked for.
            equity: Whether it is of the result and equity only.

        Raises:
            ConfigurationError: There is no column of a name.
        """
        made = (self._named(name, covers, equity=equity) for name in names)
        found = [spec for spec in made if spec is not None]
        ids = {spec.column.id for spec in found}
        return tuple(_with_parts(spec, ids) for spec in found)

    def _named(self, name: str, covers: Covers, *, equity: bool) -> ColumnSpec | None:
        own = {column.id: column for column in self.declared}
        known_column(name, [*(kind.value for kind in ColumnKind), *own])
        if name not in own:
            return self._column(ColumnKind(name), covers, equity=equity)
        asked = own[name]
        spec = self._column(asked.kind, covers, equity=equity)
        if spec is None:
            return None
        column = Column(asked.id, asked.label, spec.column.favourable, asked.parts)
        return evolve(spec, column=column, objects=asked.objects)

    def _column(self, kind: ColumnKind, covers: Covers, *, equity: bool) -> ColumnSpec | None:
        match kind:
            case ColumnKind.ACTUAL:
                source = self._actual(covers)
                return ColumnSpec(Column("actual", _label(source, covers)), source)
            case ColumnKind.PREVIOUS:
                source = self._before(covers)
                return ColumnSpec(Column("previous", _label(source, covers)), source)
            case ColumnKind.BUDGET | ColumnKind.YEAR_BUDGET | ColumnKind.DEVIATION:
                if self.budget is None or covers is not Covers.RESULT:
                    return None
                return self._budget_column(kind, self.budget)
            case ColumnKind.FORECAST:
                return self._forecast_column() if equity or covers is Covers.RESULT else None
            case _:
                assert_never(kind)

    def _forecast_column(self) -> ColumnSpec | None:
        if self.forecast is None:
            return None
        year = Period(self.ledger.year.start, self.ledger.year.end)
        name = period_label(year)
        label = Text(f"Prognos {name.sv}", f"Forecast {name.en}")
        return ColumnSpec(Column("forecast", label), LedgerSource(self.forecast, year))

    def _budget_column(self, kind: ColumnKind, budget: Ledger) -> ColumnSpec:
        source = LedgerSource(budget, self.period)
        if kind is ColumnKind.DEVIATION:
            label = Text("Avvikelse", "Deviation")
            deviation = DifferenceSource(source, self._actual(Covers.RESULT))
            return ColumnSpec(Column("deviation", label, favourable=True), deviation)
        if kind is ColumnKind.YEAR_BUDGET:
            source = LedgerSource(budget, Period(budget.year.start, budget.year.end))
        name = "year_budget" if kind is ColumnKind.YEAR_BUDGET else "budget"
        label = period_label(source.period)
        return ColumnSpec(Column(name, Text(f"Budget {label.sv}", f"Budget {label.en}")), source)

    def trial_balance(self) -> tuple[ColumnSpec, ...]:
        """The three columns of a saldobalans."""
        source = source_over(self.ledger, self.period)
        return (
            ColumnSpec(Column("opening", Text("Ingående", "Opening")), source, Measure.OPENING),
            ColumnSpec(Column("movement", Text("Period", "Movement")), source, Measure.MOVEMENT),
            ColumnSpec(Column("closing", Text("Utgående", "Closing")), source, Measure.CLOSING),
        )

    def _actual(self, covers: Covers) -> Source:
        if covers is Covers.DIRECT_CASH_FLOW:
            return _cash_source(self.ledger, self.period)
        if covers is Covers.BALANCE:
            return source_over(self.ledger, Period(self.ledger.year.start, self.period.end))
        return source_over(self.ledger, self.period)

    def _before(self, covers: Covers) -> Source:
        if covers is Covers.DIRECT_CASH_FLOW:
            return _cash_source(self.previous, self.period.year_before())
        if covers is Covers.BALANCE:
            return previous_year_end(self.ledger, self.previous)
        return same_period_before(self.ledger, self.previous, self.period)


def _with_parts(spec: ColumnSpec, ids: set[str]) -> ColumnSpec:
    """A column of sums in a statement that lacks one of its parts is a column as any other."""
    parts = spec.column.parts if ids.issuperset(spec.column.parts) else ()
    return evolve(spec, column=evolve(spec.column, parts=parts))


def _cash_source(ledger: Ledger | None, period: Period) -> Source:
    """The counter-entries of cash; of a file with balances and no vouchers nothing is known."""
    if ledger is None or (ledger.reported.get(0) and not len(ledger.journal)):
        return ReportedSource(ReportedBalances(), period)
    return LedgerSource(cash_books(ledger), period)


def source_over(ledger: Ledger, period: Period) -> Source:
    """The vouchers; in a file without any, what it reports of its balances (böckernas källa).

    Args:
        ledger: The books.
        period: The days of their year that are wanted.
    """
    if len(ledger.journal) or not ledger.reported.get(0):
        return LedgerSource(ledger, period)
    return ReportedSource(reported_over(ledger, 0, ledger.year, period), period)


def _label(source: Source, covers: Covers) -> Text:
    if covers is Covers.BALANCE:
        return Text(f"{source.period.end}", f"{source.period.end}")
    return period_label(source.period)


def period_label(period: Period) -> Text:
    """A period as people write it above a column: "2021", "jan–aug 2021" (periodens namn).

    >>> from datetime import date
    >>> period_label(Period(date(2021, 1, 1), date(2021, 8, 31))).sv
    'jan–aug 2021'
    """
    start, end = period.start, period.end
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    if start.year != end.year or not whole:
        return Text(f"{start}–{end}", f"{start}–{end}")
    if (start.month, end.month) == (1, 12):
        return Text(f"{end.year}", f"{end.year}")
    return Text(_range(_MONTHS_SV, period), _range(_MONTHS_EN, period))


def _range(names: tuple[str, ...], period: Period) -> str:
    first, last = names[period.start.month - 1], names[period.end.month - 1]
    return f"{first if first == last else f'{first}–{last}'} {period.end.year}"
