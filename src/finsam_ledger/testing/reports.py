"""Strategies for notes and whole reports (noter och hela rapporter)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from finsam_ledger.core.chart import AccountRange
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.statements.columns import LedgerSource
from finsam_ledger.statements.evaluate import ColumnSpec, evaluate, trial_balance
from finsam_ledger.statements.figure import Column, Figure, Statement, StatementRow
from finsam_ledger.statements.layout import Covers, Layout, Measure, ObjectSelection, Side
from finsam_ledger.statements.layout_file import layout_for
from finsam_ledger.statements.note import NoteRow, NoteSpec, evaluate_note, number_notes
from finsam_ledger.statements.printing import Printed, round_statements
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.terms import Text
from finsam_ledger.testing.layouts import columns, layouts
from finsam_ledger.testing.values import PROJECTS, days
from finsam_ledger.testing.vouchers import ledger_pairs

_SHIPPED = {
    Covers.RESULT: ("resultatrakning", "resultatrakning_kort"),
    Covers.BALANCE: ("balansrakning", "balansrakning_kort"),
}


@frozen
class DrawnReport:
    """A report that was drawn, exact and not yet rounded (slumpad rapport).

    Args:
        ledger: The books.
        statements: Statements and notes.
        columns: The columns with their sources, by statement id.
    """

    ledger: Ledger
    statements: tuple[Statement, ...] = field(repr=lambda drawn: f"{list(map(_amounts, drawn))}")
    columns: Mapping[str, tuple[ColumnSpec, ...]] = field(repr=False)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001 its protocol
        """What Hypothesis shows of a failing example."""
        printer.text(repr(self))

    def printed(self, unit: Unit = Unit.TKR, rule: Rounding = Rounding.FOOTING) -> Printed:
        """The report with printed figures (avrundad)."""
        return round_statements(self.statements, unit, rule)

    def figures(
        self, statements: Sequence[Statement]
    ) -> Iterator[tuple[Statement, StatementRow, Figure, ColumnSpec]]:
        """Every figure that is known, with where it stands and its column (alla tal)."""
        for statement in statements:
            specs = self.columns[statement.id]
            for row in statement.rows:
                for figure, spec in zip(row.figures, specs, strict=bool(row.figures)):
                    if figure.ore is not None:
                        yield statement, row, figure, spec


def _amounts(statement: Statement) -> tuple[str, dict[str, list[int | None]]]:
    return statement.id, {row.key: [f.ore for f in row.figures] for row in statement.rows}


@st.composite
def note_specs(draw: DrawFn, statement: Statement, name: str = "note") -> NoteSpec:
    """Notes to a statement (noter): one line or a few, by account, by project, or both.

    Args:
        draw: Given by Hypothesis.
        statement: The statement whose lines they specify; it must have rows of accounts.
        name: The note's id.

    >>> from hypothesis import given, settings, strategies as st
    >>> from finsam_ledger.testing import reports
    >>> @settings(max_examples=5)
    ... @given(st.data(), reports(notes=0))
    ... def tied(data, report):
    ...     spec = data.draw(note_specs(report.statements[0]))
    ...     assert spec.ties_to[0].startswith("income_statement.")
    >>> tied()
    """
    rows = [row for row in statement.rows if row.kind == "accounts"]
    chosen = draw(
        st.lists(st.sampled_from(rows), min_size=1, max_size=3, unique_by=lambda row: row.key)
    )
    if any("memo" in row.key for row in chosen):
        chosen = chosen[:1]
    terms = [term for row in chosen for term in row.figures[0].terms]
    movements = all(term.start is not None for term in terms)
    by_account = draw(_rows_by_account(sorted({term.account[:4] for term in terms})))
    by_object = draw(_rows_by_object()) if movements else []
    return NoteSpec(
        name,
        Text(f"Not {name}", f"Note {name}"),
        tuple(f"{statement.id}.{row.key}" for row in chosen),
        (*by_account, *by_object),
        side=draw(st.none() | st.sampled_from(Side)),
    )


@st.composite
def _rows_by_account(draw: DrawFn, heads: Sequence[str]) -> list[NoteRow]:
    marks = draw(st.lists(st.integers(0, 3), min_size=len(heads), max_size=len(heads)))
    groups = [
        tuple(AccountRange.parse(h) for h, m in zip(heads, marks, strict=True) if m == mark)
        for mark in (1, 2)
    ]
    return [NoteRow(Text(f"Konton {i}", f"Accounts {i}"), g) for i, g in enumerate(groups) if g]


@st.composite
def _rows_by_object(draw: DrawFn) -> list[NoteRow]:
    codes = draw(st.lists(st.sampled_from(("", *PROJECTS, "X")), unique=True, max_size=4))
    cut = draw(st.integers(0, len(codes)))
    parts = [frozenset(part) for part in (codes[:cut], codes[cut:]) if part]
    return [
        NoteRow(Text(f"Projekt {i}", f"Project {i}"), objects=ObjectSelection("6", part))
        for i, part in enumerate(parts)
    ]


def reports(*, notes: int = 2, vouchers: int = 6) -> SearchStrategy[DrawnReport]:
    """Whole reports (rapporter): result, balance, trial balance and notes of random books.

    Layouts are those that the library ships or random ones; last year's books are at hand or not.

    Args:
        notes: The most notes there are.
        vouchers: The most vouchers there are in a year.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import printed_parts_foot
    >>> @settings(max_examples=5)
    ... @given(reports(vouchers=2))
    ... def foots(report):
    ...     for statement in report.printed().statements: printed_parts_foot(statement)
    >>> foots()
    """
    return _reports(notes, vouchers)


@st.composite
def _reports(draw: DrawFn, notes: int, vouchers: int) -> DrawnReport:
    before, ledger = draw(ledger_pairs(vouchers=vouchers))
    previous = before if draw(st.booleans()) else None
    period = Period(ledger.year.start, draw(days(ledger.year)))
    made, specs = [], {}
    for covers in (Covers.RESULT, Covers.BALANCE):
        layout = draw(_any_layout(covers, ledger.year.end.year))
        specs[layout.id] = draw(columns(ledger, previous, covers, period=period))
        made.append(evaluate(layout, specs[layout.id], ledger))
    wanted = [
        draw(note_specs(draw(st.sampled_from(made)), f"note_{i}"))
        for i in range(draw(st.integers(0, notes)))
    ]
    for number, spec in number_notes(wanted, made):
        specs[spec.id] = specs[spec.ties_to[0].partition(".")[0]]
        made.append(evaluate_note(spec, number, made, specs[spec.id]))
    table = layout_for("saldobalans", ledger.year.end.year)
    specs[table.id] = _three_columns(ledger, period)
    made.append(trial_balance(table, specs[table.id], ledger))
    return DrawnReport(ledger, tuple(made), specs)


def _any_layout(covers: Covers, year: int) -> SearchStrategy[Layout]:
    shipped = st.sampled_from(_SHIPPED[covers]).map(lambda name: layout_for(name, year))
    return shipped | layouts(covers)


def _three_columns(ledger: Ledger, period: Period) -> tuple[ColumnSpec, ...]:
    source = LedgerSource(ledger, period)
    return tuple(
        ColumnSpec(Column(measure.name.lower(), Text(measure, measure)), source, measure)
        for measure in (Measure.OPENING, Measure.MOVEMENT, Measure.CLOSING)
    )
