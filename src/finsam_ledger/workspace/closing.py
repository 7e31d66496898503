"""The whole closing as one function of values (bokslut): books × settings → report."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from finsam_ledger.checks import Subject, run_checks
from finsam_ledger.core.association import Association
from finsam_ledger.core.chart import RESULT_CLASSES
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import RESULT_LINES
from finsam_ledger.core.period import Period
from finsam_ledger.errors import ConfigurationError, UnknownNameError, placed
from finsam_ledger.reports.document import Table
from finsam_ledger.reports.manuscript import Manuscript, written
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.evaluate import ColumnSpec, evaluate, trial_balance
from finsam_ledger.statements.figure import Figure, Statement
from finsam_ledger.statements.layout import AccountRow, Covers, Layout, Listing, Measure
from finsam_ledger.statements.layout_file import layout_for
from finsam_ledger.statements.note import NoteSpec, evaluate_note, number_notes, with_references
from finsam_ledger.statements.printing import round_statements
from finsam_ledger.statements.reference import find_figure, find_row
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.statements.tie_out import TieOut, tie_outs
from finsam_ledger.terms import Text
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.digest import digest_of
from finsam_ledger.workspace.periods import STANDARD_COLUMNS, ColumnKind, Span
from finsam_ledger.workspace.untied import untied

if TYPE_CHECKING:
    from finsam_ledger.statements.explain import Explanation

STANDARD = ("resultatrakning", "balansrakning", "saldobalans")


@frozen
class Settings:
    """What to report and how (inställningar för en rapport).

    Args:
        layouts: Names of shipped layouts, or layouts of one's own.
        period: The days to cover; None covers what the books do.
        unit: The unit of the figures.
        rounding: The rule of rounding.
        columns: Which columns, in their order.
        budget: The budget as books (``bookkeeping.budget.budget_books``).
        forecast: The expected year as books (``bookkeeping.forecast.forecast_books``).
        operations: The driftredovisning: rows that take the result apart by project.
        notes: The notes.
        title: The report's title.
        association: Whose report it is, where more is known than the books say.
        lang: The language of listings, "sv" or "en".
        manuscript: What people have written, and how the finished document is given out.
    """

    layouts: tuple[str | Layout, ...] = STANDARD
    period: Period | None = None
    unit: Unit = Unit.KR
    rounding: Rounding = Rounding.FOOTING
    columns: tuple[ColumnKind, ...] = STANDARD_COLUMNS
    budget: Ledger | None = None
    forecast: Ledger | None = None
    operations: NoteSpec | None = None
    notes: tuple[NoteSpec, ...] = ()
    title: Text = Text("Rapport", "Report")
    association: Association | None = None
    lang: str = "sv"
    manuscript: Manuscript = Manuscript()


@frozen
class Closing:
    """A report and where its figures came from (bokslut).

    Args:
        report: The report.
        books: The books.
        columns: The columns with their sources, by statement id.
    """

    report: Report
    books: Books
    columns: Mapping[str, tuple[ColumnSpec, ...]] = field(factory=dict)

    def figure(self, reference: str) -> Figure:
        """A figure by statement, row and perhaps column: "balance_sheet.cash" (tal).

        Raises:
            UnknownNameError: There is none of that name; the nearest are told.
        """
        _, row, i = find_figure(reference, (*self.report.statements, *self.report.notes))
        return row.figures[i]

    def explain(self, reference: str) -> "Explanation":
        """Where a figure comes from, down to the lines of the vouchers (varifrån talet kommer).

        Raises:
            UnknownNameError: There is none of that name, or it is not known.
        """
        from finsam_ledger.statements.explain import explain  # noqa: PLC0415 seldom wanted

        statement, row, i = find_figure(reference, (*self.report.statements, *self.report.notes))
        figure = row.figures[i]
        if figure.ore is None or figure.printed is None:
            raise _not_known(row.label, statement.columns[i].label)
        unit = 1 if statement.exact else statement.unit_or(self.report.unit).ore
        name = statement.columns[i].id
        source = next(c.source for c in self.columns[statement.id] if c.column.id == name)
        return explain(figure, source, self.books.ledger, row.shown(i, figure.printed) * unit)


def close(books: Books, settings: Settings) -> Closing:
    """The whole report from a set of books (bokslut), as the commands and scripts both call it.

    Args:
        books: The books.
        settings: What to report and how.

    Returns:
        Statements and notes with printed figures, tie-outs, findings and a digest.

    Raises:
        FinsamError: A layout or note cannot be followed; nothing is computed then.
    """
    return _Maker(books, settings).closing()


@frozen
class _Maker:
    """The steps of a closing, each a small function of books and settings."""

    books: Books
    settings: Settings

    def closing(self) -> Closing:
        layouts = [self._layout(layout) for layout in self.settings.layouts]
        columns = {layout.id: self._columns(layout) for layout in layouts if not _is_book(layout)}
        made = [
            self._statement(layout, columns[layout.id])
            for layout in layouts
            if layout.id in columns
        ]
        faces = tuple(map(self._compared, made))
        drift, operations = self._operations(faces)
        statements = (*faces, *operations)
        specs, notes = self._notes(faces)
        printed = round_statements(
            (*statements, *notes), self.settings.unit, self.settings.rounding
        )
        done = with_references(printed.statements[: len(statements)], notes)
        notes = printed.statements[len(statements) :]
        ties = tie_outs((*done, *notes))
        report = Report(
            self.settings.association or self.books.ledger.association,
            self.settings.title,
            self.period,
            self.settings.unit,
            self.settings.rounding,
            self.books.facts,
            done,
            notes,
            tuple(self._listings(layouts)),
            printed.adjustments,
            ties,
            self._findings(ties),
        )
        report = evolve(report, digest=digest_of(report, layouts))
        report = written(report, self.settings.manuscript)
        return Closing(report, self.books, columns | drift | specs)

    @property
    def period(self) -> Period:
        period = self.settings.period or self.books.period
        year = self.books.ledger.year
        if not year.covers(period):
            raise ConfigurationError(
                Text(
                    f"perioden {period} ligger inte inom bokföringens räkenskapsår {year}",
                    f"the period {period} is not within the books' fiscal year {year}",
                ),
                Text(
                    "Ändra perioden eller välj en fil för rätt år",
                    "Change the period or choose a file of the right year",
                ),
                self.books.name,
            )
        return period

    @property
    def span(self) -> Span:
        return Span(
            self.books.ledger,
            self.period,
            self.books.previous,
            self.settings.budget,
            self.settings.forecast,
            self.books.earlier,
        )

    def _layout(self, layout: str | Layout) -> Layout:
        if isinstance(layout, Layout):
            return layout
        return layout_for(layout, self.books.ledger.year.end.year)

    def _columns(self, layout: Layout) -> tuple[ColumnSpec, ...]:
        if layout.listing is Listing.ACCOUNTS or layout.three_balances:
            return self.span.trial_balance()
        if layout.years:
            return self.span.years(layout.years)
        return self.span.columns(_measured_as(layout), self.settings.columns)

    def _statement(self, layout: Layout, columns: Sequence[ColumnSpec]) -> Statement:
        make = trial_balance if layout.listing is Listing.ACCOUNTS else evaluate
        return make(layout, columns, self.books.ledger)

    def _compared(self, statement: Statement) -> Statement:
        """Without a comparison column of which nothing at all is known."""
        ids = [column.id for column in statement.columns]
        if "previous" not in ids:
            return statement
        i = ids.index("previous")
        if any(row.figures[i].ore is not None for row in statement.rows if row.figures):
            return statement
        return evolve(
            statement,
            columns=statement.columns[:i] + statement.columns[i + 1 :],
            rows=tuple(
                evolve(row, figures=row.figures[:i] + row.figures[i + 1 :])
                for row in statement.rows
            ),
        )

    def _operations(
        self, statements: Sequence[Statement]
    ) -> tuple[dict[str, tuple[ColumnSpec, ...]], tuple[Statement, ...]]:
        """The driftredovisning (LKBR 10 kap. 1 §), made as a note to the result is."""
        spec = self.settings.operations
        if spec is None:
            return {}, ()
        with placed(spec.where):
            spec = evolve(spec, ties_to=_places(spec, statements))
            columns = self._note_columns(spec, statements)
            return {spec.id: columns}, (evaluate_note(spec, None, statements, columns),)

    def _notes(
        self, statements: Sequence[Statement]
    ) -> tuple[dict[str, tuple[ColumnSpec, ...]], tuple[Statement, ...]]:
        found = []
        for spec in self.settings.notes:
            with placed(spec.where):
                found.append(evolve(spec, ties_to=_places(spec, statements)))
        columns = {spec.id: self._note_columns(spec, statements) for spec in found}
        notes = []
        for number, spec in number_notes(found, statements):
            with placed(spec.where):
                notes.append(evaluate_note(spec, number, statements, columns[spec.id]))
        return columns, tuple(notes)

    def _note_columns(
        self, spec: NoteSpec, statements: Sequence[Statement]
    ) -> tuple[ColumnSpec, ...]:
        """A note has the columns of the statement that it specifies a line of."""
        owner = next(s for s in statements if s.id == spec.ties_to[0].partition(".")[0])
        covers = Covers.BALANCE if owner.balanced else Covers.RESULT
        kept = {column.id for column in owner.columns}
        specs = self.span.columns(covers, self.settings.columns)
        return tuple(spec for spec in specs if spec.column.id in kept)

    def _listings(self, layouts: Sequence[Layout]) -> Iterator[Table]:
        from finsam_ledger.reports.listings import (  # noqa: PLC0415 seldom wanted
            general_ledger_table,
            journal_table,
        )

        tables = {Listing.GENERAL_LEDGER: general_ledger_table, Listing.JOURNAL: journal_table}
        for layout in layouts:
            if layout.listing in tables:
                make = tables[layout.listing]
                yield make(self.books.ledger, self.period, self.settings.lang)

    def _findings(self, ties: Sequence[TieOut]) -> tuple[Finding, ...]:
        ledger, own = self.books.ledger, [x for x in self.settings.layouts if not _is_shipped(x)]
        placed = frozenset(n for n in ledger.accounts for layout in own if _takes(layout, n))
        subject = Subject(ledger, self.period, self.books.previous, self.books.name, placed)
        found = (
            *self.books.findings,
            *new_findings(self.books.findings, run_checks(subject)),
            *untied(ties),
        )
        return tuple(sorted(found, key=lambda finding: -finding.severity))


def new_findings(told: Sequence[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings of the checks that the reader has not told already (utan dubbletter).

    Args:
        told: What reading the file found.
        found: What the checks found in the books.
    """
    lines = {(finding.code, finding.line) for finding in told if finding.line}
    records = {(finding.code, finding.record) for finding in told if not finding.line}
    for finding in found:
        broken = finding.code == "unbalanced" and ("broken_voucher", finding.line) in lines
        known = (finding.code, finding.line) in lines or (finding.code, finding.record) in records
        if not broken and not known:
            yield finding


def _not_known(row: Text, column: Text) -> UnknownNameError:
    return UnknownNameError(
        Text(
            f"talet för ”{row.sv}” i kolumnen {column.sv} är inte känt",
            f'the figure of "{row.en}" in column {column.en} is not known',
        ),
        Text(
            "Ge föregående års SIE-fil med --foregaende",
            "Give last year's SIE file with --foregaende",
        ),
    )


def _is_shipped(layout: str | Layout) -> bool:
    return isinstance(layout, str)


def _takes(layout: str | Layout, number: str) -> bool:
    rows = layout.rows if isinstance(layout, Layout) else ()
    return any(
        isinstance(row, AccountRow) and any(number in a for a in row.selection.accounts)
        for row in rows
    )


def _measured_as(layout: Layout) -> Covers:
    """A table of results only is measured as the result is, so that it has budget columns too."""
    rows = [row for row in layout.rows if isinstance(row, AccountRow)]
    if layout.covers is Covers.NOTHING and rows and all(map(_is_of_result, rows)):
        return Covers.RESULT
    return layout.covers


def _is_of_result(row: AccountRow) -> bool:
    chosen = row.selection
    by_number = all(accounts.first[0] in RESULT_CLASSES for accounts in chosen.accounts)
    return (
        row.measure is Measure.MOVEMENT
        and not chosen.cash_flow
        and by_number
        and (chosen.lines <= RESULT_LINES)
    )


def _is_book(layout: Layout) -> bool:
    return layout.listing in (Listing.GENERAL_LEDGER, Listing.JOURNAL)


def _places(spec: NoteSpec, statements: Sequence[Statement]) -> tuple[str, ...]:
    found = [find_row(reference, statements) for reference in spec.ties_to]
    return tuple(f"{statement.id}.{row.key}" for statement, row in found)
