"""Notes (noter): what a statement line consists of, with a rest row so that it always ties."""

from collections import Counter
from collections.abc import Sequence

from attrs import define, evolve, field, frozen

from finsam_ledger.core.chart import AccountRange
from finsam_ledger.errors import LayoutError
from finsam_ledger.statements.columns import sum_of
from finsam_ledger.statements.evaluate import ColumnSpec, side_of
from finsam_ledger.statements.figure import Figure, Statement, StatementRow, Term, Terms, merged
from finsam_ledger.statements.layout import ObjectSelection, Side
from finsam_ledger.statements.rounding import Unit
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
        where: File and line where it is declared, for messages.
        unit: Its own unit, None for that of the report.
        text: The words of a note of fixed text, which has no rows and takes no line apart; the
            lines that it names refer to it all the same.
    """

    id: str
    title: Text
    ties_to: tuple[str, ...]
    rows: tuple[NoteRow, ...]
    rest: Text = _REST
    side: Side | None = None
    where: str = field(default="", eq=False)
    unit: Unit | None = None
    text: Text | None = None


def evaluate_note(
    spec: NoteSpec,
    number: int | None,
    statements: Sequence[Statement],
    columns: Sequence[ColumnSpec],
) -> Statement:
    """A note with its figures (not med tal): its rows and rest sum to exactly the line.

    Args:
        spec: The note.
        number: The number that it is printed with; None for a statement of its own that is made
            the same way (driftredovisning).
        statements: The statements that it may specify lines of.
        columns: The columns with their sources.

    Raises:
        LayoutError: The note names a row that no statement has, takes something twice, or divides
            a balance by objects.
    """
    lines = [_line(spec, place, statements) for place in spec.ties_to]
    side = spec.side or lines[0][1].side
    totals = tuple(_line_figure(spec, lines, column) for column in columns)
    made = [_figures(spec, *pair) for pair in zip(totals, columns, strict=True)]
    labels = [*(row.label for row in spec.rows), spec.rest]
    rows = [
        StatementRow(f"row_{i + 1}", label, "accounts", side, 2, tuple(f[i] for f in made))
        for i, label in enumerate(labels)
    ]
    if not any(figure.ore for figure in rows[-1].figures):
        rows.pop()
    total = StatementRow(
        "total", Text("Summa", "Total"), "total", side, 1, totals, tuple(row.key for row in rows)
    )
    return Statement(
        spec.id,
        spec.title,
        tuple(c.column for c in columns),
        (*rows, total),
        number="" if number is None else str(number),
        ties_to=spec.ties_to,
        unit=spec.unit,
    )


def text_note(spec: NoteSpec, number: int) -> Statement:
    """A note of fixed text (textnot): numbered among the others, without figures.

    Args:
        spec: The note, which has a text.
        number: The number that it is printed with.
    """
    return Statement(
        spec.id, spec.title, (), (), number=str(number), ties_to=spec.ties_to, text=spec.text
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


def _line_figure(
    spec: NoteSpec, lines: Sequence[tuple[Statement, StatementRow]], column: ColumnSpec
) -> Figure:
    figures = [_column_figure(statement, row, column.column.id) for statement, row in lines]
    each = [term for figure in figures for term in figure.terms]
    terms = merged(figure.terms for figure in figures)
    accounts = Counter(term.account for term in terms if term.objects is None)
    shared = sorted({n for n, times in (Counter(each) | accounts).items() if times > 1}, key=str)
    if shared:
        raise _shared_lines(spec, shared[0])
    if any(figure.ore is None for figure in figures):
        return Figure(None, terms, side=side_of(column.column))
    return Figure(sum(figure.ore or 0 for figure in figures), terms, side=side_of(column.column))


def _column_figure(statement: Statement, row: StatementRow, column: str) -> Figure:
    ids = [candidate.id for candidate in statement.columns]
    return row.figures[ids.index(column)] if column in ids else Figure(None)


def _figures(spec: NoteSpec, whole: Figure, column: ColumnSpec) -> list[Figure]:
    """The figure of each row and of the rest, in one column."""
    shares = [_Share(spec, term) for term in sorted(whole.terms, key=str)]
    figures = []
    for row in spec.rows:
        taken = [share.take(row) for share in shares]
        terms = frozenset(term for term in taken if term is not None)
        figures.append(_measured(column, terms, known=whole.ore is not None))
    rest = frozenset(share.rest for share in shares if share.rest is not None)
    return [*figures, _measured(column, rest, known=whole.ore is not None)]


def _measured(column: ColumnSpec, terms: Terms, *, known: bool) -> Figure:
    ore = sum_of(column.source, terms) if known else None
    return Figure(ore, terms, side=side_of(column.column))


@define
class _Share:
    """An account of the line and what rows have not taken of it yet."""

    spec: NoteSpec
    term: Term
    rest: Term | None = field()

    @rest.default
    def _all(self) -> Term:
        return self.term

    def take(self, row: NoteRow) -> Term | None:
        """What a row takes of the account; a row that names no accounts takes of what is left."""
        named = any(self.term.account in interval for interval in row.accounts)
        if row.accounts and not named:
            return None
        if self.rest is None and not named:
            return None
        if row.objects is not None:
            return self._take_objects(row.objects)
        if self.rest != self.term:
            raise _twice(self.spec, self.term.account)
        self.rest = None
        return self.term

    def _take_objects(self, wanted: ObjectSelection) -> Term:
        if self.term.start is None or self.term.objects is not None:
            raise _only_movements(self.spec, self.term.account)
        left = None if self.rest is None else _less(self.rest.objects, wanted)
        if left is None:
            raise _twice(self.spec, self.term.account)
        self.rest = self.term._replace(objects=left)
        return self.term._replace(objects=wanted)


def _less(left: ObjectSelection | None, wanted: ObjectSelection) -> ObjectSelection | None:
    """What is left of the objects without the wanted ones; None if they are not all there."""
    if left is None:
        return evolve(wanted, exclude=not wanted.exclude)
    if left.dimension != wanted.dimension:
        return None
    if left.exclude and not wanted.exclude and left.codes.isdisjoint(wanted.codes):
        return evolve(left, codes=left.codes | wanted.codes)
    if left.exclude and wanted.exclude and left.codes <= wanted.codes:
        return ObjectSelection(left.dimension, wanted.codes - left.codes)
    if not left.exclude and not wanted.exclude and wanted.codes <= left.codes:
        return evolve(left, codes=left.codes - wanted.codes)
    return None


def _twice(spec: NoteSpec, account: str) -> LayoutError:
    return LayoutError(
        Text(
            f"noten ”{spec.title.sv}” tar konto {account} på två rader",
            f'note "{spec.title.en}" takes account {account} on two rows',
        ),
        Text(
            "Låt varje konto och objektkod stå på en rad, med koder ur en och samma dimension",
            "Let each account and object code stand on one row, the codes of one dimension",
        ),
    )


def _only_movements(spec: NoteSpec, account: str) -> LayoutError:
    return LayoutError(
        Text(
            f"noten ”{spec.title.sv}” delar konto {account} på objekt, men raden visar dess saldo "
            "eller redan bara vissa objekt",
            f'note "{spec.title.en}" divides account {account} by objects, but the line shows its '
            "balance, or certain objects only",
        ),
        Text(
            "Dela raden på konton; per objekt finns bara periodens rörelser",
            "Divide the line by accounts; only the period's movements are kept by object",
        ),
    )


def _shared_lines(spec: NoteSpec, what: str | Term) -> LayoutError:
    account = what if isinstance(what, str) else what.account
    return LayoutError(
        Text(
            f"noten ”{spec.title.sv}” hänvisar till rader som båda har konto {account}",
            f'note "{spec.title.en}" refers to lines that both have account {account}',
        ),
        Text(
            "Hänvisa till rader som inte delar konton",
            "Refer to lines that do not share accounts",
        ),
    )


def number_notes(
    specs: Sequence[NoteSpec], statements: Sequence[Statement]
) -> list[tuple[int, NoteSpec]]:
    """The notes in the order in which the statements first refer to them (numrering av noter).

    Notes of fixed text that no line refers to, as the accounting principles, come first.
    """
    order = [f"{s.id}.{row.key}" for s in statements for row in s.rows]
    first = {
        spec.id: min(
            (order.index(place) for place in spec.ties_to if place in order),
            default=len(order) if spec.ties_to else -1,
        )
        for spec in specs
    }
    ranked = sorted(specs, key=lambda spec: first[spec.id])
    return list(enumerate(ranked, 1))


def with_references(
    statements: Sequence[Statement], notes: Sequence[Statement]
) -> tuple[Statement, ...]:
    """The statements with the number of its note on each line (nothänvisning)."""
    numbers: dict[str, list[str]] = {}
    for note in notes:
        for place in note.ties_to:
            numbers.setdefault(place, []).append(note.number)
    return tuple(
        statement.with_rows(
            evolve(row, note=", ".join(numbers.get(f"{statement.id}.{row.key}", ())))
            for row in statement.rows
        )
        for statement in statements
    )
