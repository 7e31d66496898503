"""Notes (noter): what a statement line consists of, with a rest row so that it always ties."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from finsam_ledger.core.chart import AccountRange
from finsam_ledger.errors import LayoutError
from finsam_ledger.statements.columns import Source
from finsam_ledger.statements.evaluate import ColumnSpec
from finsam_ledger.statements.figure import Figure, Statement, StatementRow, Term, Terms
from finsam_ledger.statements.layout import ObjectSelection, Side
from finsam_ledger.terms import Text

_REST = Text("Övrigt", "Other")


@frozen
class NoteRow:
    """A row of a note (notrad): accounts of the line, or those of its lines on certain objects.

    Args:
        label: What is printed.
        accounts: Intervals of accounts; none means every account of the line.
        objects: Only lines on these objects; None takes every line.
    """

    label: Text
    accounts: tuple[AccountRange, ...] = ()
    objects: ObjectSelection | None = None


@frozen
class NoteSpec:
    """A note as declared (not).

    Args:
        id: Its name, "note_income".
        title: What is printed above it.
        ties_to: The statement rows that it specifies, "income_statement.operating_income".
        rows: Its rows.
        rest: What the rest is called, when the rows do not cover the line.
        side: The side shown positive; None takes the line's own.
    """

    id: str
    title: Text
    ties_to: tuple[str, ...]
    rows: tuple[NoteRow, ...]
    rest: Text = _REST
    side: Side | None = None


def evaluate_note(
    spec: NoteSpec, number: int, statements: Sequence[Statement], columns: Sequence[ColumnSpec]
) -> Statement:
    """A note with its figures (not med tal): its rows and rest sum to exactly the line.

    Args:
        spec: The note.
        number: The number that it is printed with.
        statements: The statements that it may specify lines of.
        columns: The columns with their sources.

    Raises:
        LayoutError: The note names a row that no statement has, or takes something twice.
    """
    lines = [_line(spec, place, statements) for place in spec.ties_to]
    side = spec.side or lines[0][1].side
    made = [_figures(spec, lines, spec_column) for spec_column in columns]
    labels = [*(row.label for row in spec.rows), spec.rest]
    rows = [
        StatementRow(f"row_{i + 1}", label, "accounts", side, 2, tuple(f[i] for f in made))
        for i, label in enumerate(labels)
    ]
    if not any(figure.ore for figure in rows[-1].figures):
        rows.pop()
    totals = tuple(_line_figure(lines, column) for column in columns)
    total = StatementRow(
        "total", Text("Summa", "Total"), "total", side, 1, totals, tuple(row.key for row in rows)
    )
    return Statement(
        spec.id,
        spec.title,
        tuple(c.column for c in columns),
        (*rows, total),
        number=str(number),
        ties_to=spec.ties_to,
    )


def _line(
    spec: NoteSpec, place: str, statements: Sequence[Statement]
) -> tuple[Statement, StatementRow]:
    statement_id, _, key = place.partition(".")
    for statement in statements:
        if statement.id == statement_id:
            for row in statement.rows:
                if row.key == key and row.kind != "heading":
                    return statement, row
    known = [f"{s.id}.{row.key}" for s in statements for row in s.rows if row.kind != "heading"]
    raise LayoutError(
        Text(
            f"noten ”{spec.title.sv}” hänvisar till raden ”{place}” som inte finns",
            f'note "{spec.title.en}" refers to row "{place}", which does not exist',
        ),
        Text(f"Raderna är {', '.join(known)}", f"The rows are {', '.join(known)}"),
    )


def _line_figure(lines: Sequence[tuple[Statement, StatementRow]], column: ColumnSpec) -> Figure:
    figures = [_column_figure(statement, row, column.column.id) for statement, row in lines]
    terms = frozenset(term for figure in figures for term in figure.terms)
    if any(figure.ore is None for figure in figures):
        return Figure(None, terms)
    return Figure(sum(figure.ore or 0 for figure in figures), terms)


def _column_figure(statement: Statement, row: StatementRow, column: str) -> Figure:
    ids = [candidate.id for candidate in statement.columns]
    return row.figures[ids.index(column)] if column in ids else Figure(None)


def _figures(
    spec: NoteSpec, lines: Sequence[tuple[Statement, StatementRow]], column: ColumnSpec
) -> list[Figure]:
    """The figure of each row and of the rest, in one column."""
    whole = _line_figure(lines, column)
    left = {term.account: term for term in whole.terms}
    taken: dict[str, set[str]] = {}
    figures = []
    for row in spec.rows:
        terms = frozenset(_terms(spec, row, left, taken))
        figures.append(_measured(column.source, terms, known=whole.ore is not None))
    rest = frozenset(_rest(left, taken, spec))
    return [*figures, _measured(column.source, rest, known=whole.ore is not None)]


def _measured(source: Source, terms: Terms, *, known: bool) -> Figure:
    amounts = [source.value(term) for term in terms]
    if not known or any(ore is None for ore in amounts):
        return Figure(None, terms)
    return Figure(sum(ore or 0 for ore in amounts), terms)


def _terms(
    spec: NoteSpec, row: NoteRow, left: dict[str, Term], taken: dict[str, set[str]]
) -> Iterator[Term]:
    for account, term in list(left.items()):
        if row.accounts and not any(account in interval for interval in row.accounts):
            continue
        if row.objects is None:
            if row.accounts and account in taken:
                raise _twice(spec, account)
            del left[account]
            yield term
        else:
            codes = taken.setdefault(account, set())
            if not codes.isdisjoint(row.objects.codes):
                raise _twice(spec, account)
            codes |= row.objects.codes
            yield term._replace(objects=row.objects)


def _twice(spec: NoteSpec, account: str) -> LayoutError:
    return LayoutError(
        Text(
            f"noten ”{spec.title.sv}” tar konto {account} på två rader",
            f'note "{spec.title.en}" takes account {account} on two rows',
        ),
        Text(
            "Låt varje konto och objektkod stå på en rad",
            "Let each account and object code stand on one row",
        ),
    )


def _rest(left: dict[str, Term], taken: dict[str, set[str]], spec: NoteSpec) -> Iterator[Term]:
    dimension = next((row.objects.dimension for row in spec.rows if row.objects), "")
    for account, term in left.items():
        codes = taken.get(account)
        if codes is None:
            yield term
        else:
            yield term._replace(objects=ObjectSelection(dimension, frozenset(codes), exclude=True))


def number_notes(
    specs: Sequence[NoteSpec], statements: Sequence[Statement]
) -> list[tuple[int, NoteSpec]]:
    """The notes in the order in which the statements first refer to them (numrering av noter)."""
    order = [f"{s.id}.{row.key}" for s in statements for row in s.rows]
    first = {
        spec.id: min(
            (order.index(place) for place in spec.ties_to if place in order), default=len(order)
        )
        for spec in specs
    }
    ranked = sorted(specs, key=lambda spec: first[spec.id])
    return list(enumerate(ranked, 1))


def with_references(
    statements: Sequence[Statement], notes: Sequence[Statement]
) -> tuple[Statement, ...]:
    """The statements with the number of its note on each line (nothänvisning)."""
    numbers = {place: note.number for note in notes for place in note.ties_to}
    return tuple(
        statement.with_rows(
            evolve(row, note=numbers.get(f"{statement.id}.{row.key}", "")) for row in statement.rows
        )
        for statement in statements
    )
