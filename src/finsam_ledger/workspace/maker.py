"""How a closing is made (bokslutets steg): statements, notes, rounding, tie-outs, findings."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from finsam_ledger.checks import Subject
from finsam_ledger.core.finding import Finding
from finsam_ledger.core.period import Period
from finsam_ledger.errors import ConfigurationError, placed
from finsam_ledger.reports.document import Table
from finsam_ledger.reports.manuscript import written
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.contributions import evaluate_contributions
from finsam_ledger.statements.evaluate import ColumnSpec, evaluate, trial_balance
from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.key_figure import KeyFigure
from finsam_ledger.statements.layout import Covers, Layout, Listing, Side, Sign
from finsam_ledger.statements.layout_file import layout_for
from finsam_ledger.statements.note import (
    NoteSpec,
    evaluate_note,
    number_notes,
    text_note,
    with_references,
)
from finsam_ledger.statements.printing import round_statements
from finsam_ledger.statements.reference import find_row
from finsam_ledger.statements.tie_out import TieOut, tie_outs
from finsam_ledger.terms import Text
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.contributions import contribution_columns
from finsam_ledger.workspace.digest import digest_of
from finsam_ledger.workspace.findings import all_findings
from finsam_ledger.workspace.key_figures import KEY_FIGURE_LAYOUTS, Made, key_figures
from finsam_ledger.workspace.law import agreed, investigate, judged
from finsam_ledger.workspace.measured import compared, is_book, is_of_equity, measured_as, takes
from finsam_ledger.workspace.periods import ColumnKind, Span
from finsam_ledger.workspace.settings import Settings
from finsam_ledger.workspace.stated_years import StatedYears
from finsam_ledger.workspace.statement_options import with_options
from finsam_ledger.workspace.untied import Untied
from finsam_ledger.workspace.years import year_columns


@frozen
class Maker:
    """The steps of a closing, each a small function of books and settings (bokslutets steg).

    Args:
        books: The books.
        settings: What to report and how.
        every: Whether statements have every column there is, as key figures need.
    """

    books: Books
    settings: Settings
    every: bool = False

    def made(self) -> Report:
        """The report (rapport), with the columns of each statement and their sources."""
        self._stated.prove()
        made = self.exact()
        printed = round_statements(
            (*made.statements, *made.notes), self.settings.unit, self.settings.rounding
        )
        count = len(made.statements)
        done = with_references(printed.statements[:count], made.notes)
        notes = printed.statements[count:]
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
            tuple(self._listings(made.layouts)),
            printed.adjustments,
            ties,
            self._findings(Untied((*done, *notes), made.columns, self.books.ledger), ties),
            key_figures=self._key_figures(),
            sources=made.columns,
            ledger=self.books.ledger,
            previous=self.books.previous,
        )
        report = self._judged(report)
        report = evolve(report, digest=digest_of(report, made.layouts))
        return written(report, self.settings.manuscript)

    def exact(self) -> Made:
        """Statements and notes to the öre, each with its columns."""
        layouts = self._layouts()
        columns = {layout.id: self._columns(layout) for layout in layouts if not is_book(layout)}
        made = [
            self._statement(layout, columns[layout.id])
            for layout in layouts
            if layout.id in columns
        ]
        faces = tuple(map(compared, made))
        drift, operations = self._operations(faces)
        paid, contributions = self._contributions()
        specs, notes = self._notes(faces)
        required, utredning = self._balanskrav()
        statements = (*faces, *operations, *contributions, *utredning)
        sources = columns | drift | paid | required | specs
        return Made(tuple(layouts), statements, notes, sources)

    def _key_figures(self) -> tuple[KeyFigure, ...]:
        """The key figures, from statements that have every column there is."""
        if not self.settings.key_figures:
            return ()
        columns = tuple(dict.fromkeys((*ColumnKind, *self.settings.columns)))
        layouts = self._every_layout()
        every = evolve(self.settings, columns=columns, layouts=layouts)
        made = evolve(self, settings=every, every=True).exact()
        return key_figures(self.settings, self.span, made)

    def _every_layout(self) -> tuple[str | Layout, ...]:
        own = {layout.id for layout in self._layouts()}
        year = self.books.ledger.year.end.year
        more = (name for name in KEY_FIGURE_LAYOUTS if layout_for(name, year).id not in own)
        return (*self.settings.layouts, *more)

    @property
    def period(self) -> Period:
        """The days that the report covers, proved to be in the books' year (rapportens period)."""
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
        """The books and days that its columns are taken over (rapportens tid)."""
        return Span(
            self.books.ledger,
            self.period,
            self.books.previous,
            self.settings.budget,
            self.settings.forecast,
            self.settings.declared,
            self.books.earlier,
            self.settings.stated,
        )

    @property
    def _stated(self) -> StatedYears:
        return StatedYears(self.span, self._layouts())

    def _layouts(self) -> list[Layout]:
        """The layouts, each with what the report says of it."""
        year = self.books.ledger.year.end.year
        asked = self.settings.layouts
        layouts = [x if isinstance(x, Layout) else layout_for(x, year) for x in asked]
        return with_options(layouts, self.settings.statements, self.settings.sign)

    def _columns(self, layout: Layout) -> tuple[ColumnSpec, ...]:
        if layout.listing is Listing.ACCOUNTS or layout.three_balances:
            return self.span.trial_balance()
        if layout.years:
            return year_columns(self.span, layout)
        with placed(layout.where):
            return self.span.columns(
                measured_as(layout), self._names(layout), equity=is_of_equity(layout)
            )

    def _names(self, layout: Layout) -> tuple[str, ...]:
        """The columns of a statement: its own or the report's, both where all are wanted."""
        asked = self.settings.columns
        if self.every:
            return tuple(dict.fromkeys((*layout.columns, *asked)))
        return layout.columns or asked

    def _statement(self, layout: Layout, columns: Sequence[ColumnSpec]) -> Statement:
        make = trial_balance if layout.listing is Listing.ACCOUNTS else evaluate
        return make(layout, columns, self.books.ledger)

    def _operations(
        self, statements: Sequence[Statement]
    ) -> tuple[dict[str, tuple[ColumnSpec, ...]], tuple[Statement, ...]]:
        """The driftredovisning (LKBR 10 kap. 1 §), made as a note to the result is."""
        spec = self.settings.operations
        if spec is None:
            return {}, ()
        with placed(spec.where):
            turned = self.settings.sign is not Sign.NATURAL
            side = Side.DEBIT if turned else spec.side
            spec = evolve(spec, ties_to=_places(spec, statements), side=side)
            columns = self._note_columns(spec, statements)
            return {spec.id: columns}, (evaluate_note(spec, None, statements, columns),)

    def _contributions(self) -> tuple[dict[str, tuple[ColumnSpec, ...]], tuple[Statement, ...]]:
        """The members' contributions, where it is stated what they have agreed (FinsamL 5 §)."""
        plan = self.settings.contributions
        if plan is None:
            return {}, ()
        with placed(plan.where):
            columns = contribution_columns(self.span, plan)
            statement = evaluate_contributions(plan, columns)
        return {statement.id: columns}, (statement,)

    def _balanskrav(self) -> tuple[dict[str, tuple[ColumnSpec, ...]], tuple[Statement, ...]]:
        """The balanskravsutredning (LKBR 11 kap. 10 §), when it is asked for."""
        facts = self.settings.facts
        if facts is None or not facts.investigated:
            return {}, ()
        statement, columns = investigate(self.span, facts)
        return {statement.id: columns}, (statement,)

    def _judged(self, report: Report) -> Report:
        """The report with what the rules of law conclude of it, when they are asked."""
        facts, plan = self.settings.facts, self.settings.contributions
        if facts is None:
            return report
        return judged(report, self.span, facts if plan is None else agreed(facts, plan))

    def _notes(
        self, statements: Sequence[Statement]
    ) -> tuple[dict[str, tuple[ColumnSpec, ...]], tuple[Statement, ...]]:
        found = []
        for spec in self.settings.notes:
            with placed(spec.where):
                found.append(evolve(spec, ties_to=_places(spec, statements)))
        figured = [spec for spec in found if spec.text is None]
        columns = {spec.id: self._note_columns(spec, statements) for spec in figured}
        notes = []
        for number, spec in number_notes(found, statements):
            with placed(spec.where):
                if spec.text is None:
                    notes.append(evaluate_note(spec, number, statements, columns[spec.id]))
                else:
                    notes.append(text_note(spec, number))
        return columns, tuple(notes)

    def _note_columns(
        self, spec: NoteSpec, statements: Sequence[Statement]
    ) -> tuple[ColumnSpec, ...]:
        """A note has the columns of the statement that it specifies a line of."""
        owner = next(s for s in statements if s.id == spec.ties_to[0].partition(".")[0])
        covers = Covers.BALANCE if owner.balanced else Covers.RESULT
        kept = {column.id for column in owner.columns}
        names = next((self._names(x) for x in self._layouts() if x.id == owner.id), None)
        specs = self.span.columns(covers, names or self.settings.columns)
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

    def _findings(self, untied: Untied, ties: Sequence[TieOut]) -> tuple[Finding, ...]:
        ledger, own = self.books.ledger, [x for x in self.settings.layouts if not _is_shipped(x)]
        placed = frozenset(n for n in ledger.accounts for layout in own if takes(layout, n))
        subject = Subject(
            ledger,
            self.period,
            self.books.previous,
            self.books.name,
            placed,
            self.settings.contributions,
            self.settings.budget,
            frozenset(statement.id for statement in untied.statements),
        )
        told = (*self.books.findings, *self._stated.findings())
        return all_findings(told, subject, untied, ties)


def _is_shipped(layout: str | Layout) -> bool:
    return isinstance(layout, str)


def _places(spec: NoteSpec, statements: Sequence[Statement]) -> tuple[str, ...]:
    found = [find_row(reference, statements) for reference in spec.ties_to]
    return tuple(f"{statement.id}.{row.key}" for statement, row in found)
