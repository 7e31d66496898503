"""The one interpreter (tolk): layout × columns → a statement whose figures know their sources."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from attrs import evolve, frozen

from finsam_ledger.core.account import Account
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.errors import LayoutError
from finsam_ledger.statements.columns import Source, accounts_of, sum_of, term_of
from finsam_ledger.statements.figure import (
    Column,
    Figure,
    Statement,
    StatementRow,
    merged,
)
from finsam_ledger.statements.layout import (
    AccountRow,
    Covers,
    HeadingRow,
    Layout,
    Measure,
    ObjectSelection,
    Row,
    Selection,
    Show,
    Side,
    TotalRow,
)
from finsam_ledger.statements.placement import Placement, place
from finsam_ledger.statements.stated import StatedSource
from finsam_ledger.terms import Text


@frozen
class ColumnSpec:
    """A column and where its figures come from (kolumn med källa).

    Args:
        column: The column as printed.
        source: What measures the accounts.
        measure: The measure of every row in this column, where the layout leaves it to the column
            (saldobalans); None takes each row's own.
        objects: Only lines on certain objects (kolumn för en verksamhet); None takes every line.
            Balances are not kept by object and are not known there.
    """

    column: Column
    source: Source
    measure: Measure | None = None
    objects: ObjectSelection | None = None


def source_of(specs: Sequence[ColumnSpec], column: Column) -> Source:
    """What measured a column of a statement, which may have left some of them out (källa)."""
    return next(spec.source for spec in specs if spec.column.id == column.id)


def evaluate(layout: Layout, columns: Sequence[ColumnSpec], ledger: Ledger) -> Statement:
    """A statement from a layout and its columns (uppställning med tal).

    Args:
        layout: The rows.
        columns: The columns with their sources.
        ledger: The books, whose chart says on which line each account belongs.

    Returns:
        The statement, exact to the öre and not yet rounded.

    Raises:
        LayoutError: The layout does not cover what it must; nothing is computed.
        ConfigurationError: A sum that somebody typed is not that of its rows.
    """
    accounts = accounts_of(spec.source for spec in columns)
    placement = place(layout, accounts, {number: ledger.home_of(number) for number in accounts})
    rows: dict[str, StatementRow] = {}
    for row in layout.rows:
        rows[row.key] = _row(row, columns, placement, rows)
    if layout.turned:
        rows = {key: evolve(row, side=Side.DEBIT) for key, row in rows.items()}
    hidden = {row.key for row in layout.rows if _is_hidden(row, rows[row.key])}
    return Statement(
        layout.id,
        layout.title,
        tuple(spec.column for spec in columns),
        tuple(_without(row, hidden) for row in rows.values() if row.key not in hidden),
        layout.source,
        balanced=layout.covers is Covers.BALANCE,
        exact=layout.exact,
        ties=layout.ties,
        unit=layout.unit,
    )


def _row(
    row: Row,
    columns: Sequence[ColumnSpec],
    placement: Placement,
    rows: Mapping[str, StatementRow],
) -> StatementRow:
    match row:
        case HeadingRow():
            return StatementRow(row.key, row.label, "heading", level=row.level)
        case AccountRow():
            accounts = placement.of(row)
            figures = tuple(_account_figure(row, accounts, spec) for spec in columns)
            return StatementRow(
                row.key, row.label, "accounts", row.side, row.level, figures, memo=row.memo
            )
        case TotalRow():
            parts = [rows[part].figures for part in row.parts]
            figures = tuple(
                _sum_figure(row, [figures[i] for figures in parts], spec)
                for i, spec in enumerate(columns)
            )
            return StatementRow(
                row.key, row.label, "total", row.side, row.level, figures, row.parts
            )
        case _:
            assert_never(row)


def _account_figure(row: AccountRow, accounts: Sequence[str], spec: ColumnSpec) -> Figure:
    if isinstance(spec.source, StatedSource):
        return spec.source.figure(row)
    measure = spec.measure or row.measure
    if spec.objects is not None and measure is not Measure.MOVEMENT:
        return Figure(None, side=side_of(spec.column))
    source, objects = spec.source, _both(row, spec)
    weight = -1 if row.reverse else 1
    terms = frozenset(term_of(source, account, measure, objects, weight) for account in accounts)
    known = terms or source.knows(measure)
    return Figure(sum_of(source, terms) if known else None, terms, side=side_of(spec.column))


def _both(row: AccountRow, spec: ColumnSpec) -> ObjectSelection | None:
    """The objects that both a row and its column take."""
    own, column = row.selection.objects, spec.objects
    if own is None or column is None:
        return own or column
    if own.dimension != column.dimension:
        raise LayoutError(
            Text(
                f"raden ”{row.key}” tar objekt i dimension {own.dimension} men kolumnen "
                f"”{spec.column.label.sv}” i dimension {column.dimension}",
                f'row "{row.key}" takes objects of dimension {own.dimension} but column '
                f'"{spec.column.label.en}" of dimension {column.dimension}',
            ),
            Text(
                "Välj objekt i en och samma dimension, eller bara på raden eller kolumnen",
                "Choose objects of one dimension, or on the row or the column only",
            ),
        )
    return own.intersection(column)


def _sum_figure(row: TotalRow, parts: Sequence[Figure], spec: ColumnSpec) -> Figure:
    if isinstance(spec.source, StatedSource):
        return spec.source.total(row, parts)
    return _total_figure(parts, spec)


def _total_figure(parts: Sequence[Figure], spec: ColumnSpec) -> Figure:
    terms, side = merged(figure.terms for figure in parts), side_of(spec.column)
    known = [figure.ore for figure in parts if figure.ore is not None]
    if len(known) == len(parts):
        return Figure(sum(known), terms, side=side)
    return Figure(sum_of(spec.source, terms) if terms else None, terms, side=side)


def side_of(column: Column) -> Side | None:
    """The side that a column's figures are shown on, None where the row decides (sida)."""
    return Side.DEBIT if column.favourable else None


def _is_hidden(row: Row, made: StatementRow) -> bool:
    if isinstance(row, HeadingRow) or row.show is Show.ALWAYS:
        return False
    return not any(figure.ore for figure in made.figures)


def _without(row: StatementRow, hidden: set[str]) -> StatementRow:
    return evolve(row, parts=tuple(part for part in row.parts if part not in hidden))


def trial_balance(layout: Layout, columns: Sequence[ColumnSpec], ledger: Ledger) -> Statement:
    """One row an account and their sum (saldobalans), in order of number.

    Args:
        layout: Its title, source and unit; its rows come from the books.
        columns: The columns, each with its measure.
        ledger: The books, which name the accounts.
    """
    accounts = sorted(accounts_of(spec.source for spec in columns))
    rows = [_account_line(ledger, number, columns) for number in accounts]
    figures = tuple(
        _total_figure([row.figures[i] for row in rows], spec) for i, spec in enumerate(columns)
    )
    total = StatementRow(
        "total", Text("Summa", "Total"), "total", figures=figures, parts=tuple(accounts)
    )
    return Statement(
        layout.id,
        layout.title,
        tuple(spec.column for spec in columns),
        (*rows, total),
        layout.source,
        exact=layout.exact,
        unit=layout.unit,
    )


def _account_line(ledger: Ledger, number: str, columns: Sequence[ColumnSpec]) -> StatementRow:
    label = f"{number} {ledger.accounts.get(number, Account(number)).name}".strip()
    row = AccountRow(number, Text(label, label), Selection(), Measure.CLOSING, Side.DEBIT)
    figures = tuple(_account_figure(row, (number,), spec) for spec in columns)
    return StatementRow(number, row.label, "accounts", row.side, row.level, figures)
