"""What must hold of any printed statement (invarianter för uppställningar)."""

from collections.abc import Hashable, Iterable, Sequence

from finsam_ledger.core.ledger import Ledger
from finsam_ledger.numbers import format_number, format_ore
from finsam_ledger.statements.columns import Source
from finsam_ledger.statements.explain import explain
from finsam_ledger.statements.figure import Figure, Statement, StatementRow
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.statements.tie_out import tie_outs


def printed_parts_foot(statement: Statement) -> None:
    """Printed parts add up to printed totals (tryckta delar ger tryckta summor), also notes'.

    Args:
        statement: A rounded statement or note.

    Raises:
        AssertionError: Some total does not foot; the message gives the figures.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import reports
    >>> @settings(max_examples=5)
    ... @given(reports(vouchers=2))
    ... def foots(report):
    ...     for statement in report.printed().statements: printed_parts_foot(statement)
    >>> foots()
    """
    for row in statement.rows:
        parts = [statement.row(part) for part in row.parts]
        for i, column in enumerate(statement.columns if row.kind == "total" else ()):
            values = [_debit(part, i) for part in parts]
            total = _debit(row, i)
            known = [value for value in values if value is not None]
            if total is not None and len(known) == len(values) and sum(known) != total:
                place = f"{statement.id}.{row.key}.{column.id}"
                shown = " + ".join(map(format_number, known))
                raise AssertionError(f"{place}: {shown} is not {format_number(total)}")


def both_sides_agree(statement: Statement) -> None:
    """The outermost rows of a balance sheet sum to zero, as printed (båda sidor lika).

    Args:
        statement: A rounded statement.

    Raises:
        AssertionError: They do not; the message says by how much.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import reports
    >>> @settings(max_examples=5)
    ... @given(reports(vouchers=2))
    ... def agree(report): both_sides_agree(report.printed().statements[1])
    >>> agree()
    """
    roots = list(statement.roots()) if statement.balanced else []
    for i, column in enumerate(statement.columns):
        values = [_debit(row, i) for row in roots]
        known = [value for value in values if value is not None]
        difference = sum(known)
        if len(known) == len(values) and difference:
            raise AssertionError(
                f"{statement.id}.{column.id}: the sides differ by {format_number(difference)}"
            )


def printed_within_one_unit(statements: Iterable[Statement], unit: Unit) -> None:
    """Each printed figure is less than one unit from its exact amount (inom en enhet).

    Args:
        statements: Rounded statements and notes.
        unit: The unit they are printed in; an exact statement is printed in öre.

    Raises:
        AssertionError: Some figure is further away; the message gives both.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import reports
    >>> @settings(max_examples=5)
    ... @given(reports(vouchers=2))
    ... def near(report): printed_within_one_unit(report.printed().statements, Unit.TKR)
    >>> near()
    """
    for statement in statements:
        step = 1 if statement.exact else statement.unit_or(unit).ore
        for row in statement.rows:
            for i, figure in enumerate(row.figures):
                printed = _debit(row, i)
                if (figure.ore is None) != (printed is None):
                    raise AssertionError(f"{statement.id}.{row.key}: printed {printed}")
                if printed is not None and abs(printed * step - (figure.ore or 0)) >= step:
                    exact = format_ore(figure.ore or 0)
                    raise AssertionError(f"{statement.id}.{row.key}: {exact} printed as {printed}")


def same_quantity_prints_the_same(statements: Iterable[Statement]) -> None:
    """What measures the same prints the same in every statement and column (samma tal överallt).

    Args:
        statements: Rounded statements and notes of one report.

    Raises:
        AssertionError: One quantity is printed in two ways; the message says where.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import reports
    >>> @settings(max_examples=5)
    ... @given(reports(vouchers=2))
    ... def same(report): same_quantity_prints_the_same(report.printed().statements)
    >>> same()
    """
    seen: dict[Hashable, tuple[str, int]] = {}
    for statement in statements:
        for row in statement.rows:
            for i, figure in enumerate(row.figures):
                printed, place = _debit(row, i), f"{statement.id}.{row.key}"
                if printed is None or statement.exact or not figure.terms:
                    continue
                first = seen.setdefault((figure.terms, figure.ore), (place, printed))
                if first[1] != printed:
                    raise AssertionError(f"{first[0]} prints {first[1]}, {place} prints {printed}")


def everything_ties(statements: Sequence[Statement]) -> None:
    """Every pair of figures that must agree does (allt stämmer av).

    Args:
        statements: Rounded statements and notes of one report.

    Raises:
        AssertionError: Some pair does not; the message gives the difference.

    >>> from hypothesis import given, settings
    >>> from finsam_ledger.testing import reports
    >>> @settings(max_examples=5)
    ... @given(reports(vouchers=2))
    ... def ties(report): everything_ties(report.printed().statements)
    >>> ties()
    """
    for tie in tie_outs(statements):
        if not tie.ok:
            raise AssertionError(
                f"{tie.id}: {tie.left} less {tie.right} is {format_ore(tie.difference_ore)} kr, "
                f"as printed {tie.printed_difference}"
            )


def explained_to_the_last_line(
    figure: Figure, source: Source, ledger: Ledger, printed_ore: int
) -> None:
    """What a figure consists of, with the rounding, is what is printed (talet är förklarat).

    Args:
        figure: A figure whose amount is known.
        source: The source of its column.
        ledger: The books.
        printed_ore: The printed value in öre, on the debit side.

    Raises:
        AssertionError: The parts do not give the printed value; the message gives the figures.

    >>> from datetime import date
    >>> from hypothesis import given, settings
    >>> from finsam_ledger.statements.columns import LedgerSource
    >>> from finsam_ledger.statements.figure import Term
    >>> from finsam_ledger.testing import EQUITY_ACCOUNT, ledgers
    >>> @settings(max_examples=10)
    ... @given(ledgers(vouchers=3))
    ... def explained(ledger):
    ...     source = LedgerSource(ledger, ledger.year)
    ...     term = Term(EQUITY_ACCOUNT, None, ledger.year.end)
    ...     figure = Figure(source.value(term), frozenset({term}))
    ...     explained_to_the_last_line(figure, source, ledger, figure.ore)
    >>> explained()
    """
    explanation = explain(figure, source, ledger, printed_ore)
    leaves, rounding = explanation.leaves_ore, explanation.rounding_ore
    if leaves + rounding != printed_ore:
        raise AssertionError(
            f"lines and openings {format_ore(leaves)} kr + rounding {format_ore(rounding)} kr is "
            f"not the printed {format_ore(printed_ore)} kr"
        )


def printed_ore(statement: Statement, row: StatementRow, figure: Figure, unit: Unit) -> int:
    """The printed value in öre on the debit side (det tryckta beloppet).

    Args:
        statement: The rounded statement.
        row: The figure's row.
        figure: A printed figure.
        unit: The unit it is printed in.

    >>> from finsam_ledger.terms import Text
    >>> row, empty = StatementRow("cash", Text("Kassa", "Cash"), "accounts"), Text("", "")
    >>> printed_ore(Statement("s", empty, (), ()), row, Figure(149_900, printed=1), Unit.TKR)
    100000
    """
    step = 1 if statement.exact else statement.unit_or(unit).ore
    return (figure.side or row.side).shown(figure.printed or 0) * step


def _debit(row: StatementRow, i: int) -> int | None:
    printed = row.figures[i].printed
    return None if printed is None else row.shown(i, printed)
