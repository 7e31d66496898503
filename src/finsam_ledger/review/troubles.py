"""What can be wrong with the tables themselves (fel i underlaget): findings that name the place."""

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.terms import Text

_SAME_FIGURES = Text(
    "Rätta raden; resten av tabellen är granskad ändå",
    "Mend the row; the rest of the table is reviewed anyway",
)


def unreadable(file: str, what: Text, remedy: Text, line: int = 0) -> Finding:
    """A file, or a part of it, that cannot be read (oläsbart)."""
    return Finding("unreadable", Severity.ERROR, what, remedy, file=file, line=line)


def ragged_row(file: str, table: str, row: int, label: str, found: int, wanted: int) -> Finding:
    """A row with more or fewer cells than the table has columns (ojämn rad)."""
    return Finding(
        "ragged_row",
        Severity.ERROR,
        Text(
            f"{table}, rad {row} ”{label}”: raden har {found} fält, tabellen har {wanted} kolumner",
            f'{table}, row {row} "{label}": the row has {found} cells, the table {wanted} columns',
        ),
        _SAME_FIGURES,
        file=file,
        evidence={"table": table, "row": row, "cells": found, "columns": wanted},
    )


def not_a_number(file: str, table: str, row: int, column: str, printed: str) -> Finding:
    """A cell in a column of figures that is no number (inget tal)."""
    return Finding(
        "not_a_number",
        Severity.ERROR,
        Text(
            f"{table}, rad {row}, kolumn ”{column}”: ”{printed}” är inget tal",
            f'{table}, row {row}, column "{column}": "{printed}" is no number',
        ),
        Text(
            "Skriv talet med siffror, eller lämna tomt om inget är tryckt",
            "Write the number in digits, or leave the cell blank where nothing is printed",
        ),
        file=file,
        evidence={"table": table, "row": row, "column": column, "printed": printed},
    )


def unknown_unit(file: str, table: str, unit: str, assumed: str) -> Finding:
    """A unit that is none (okänd enhet)."""
    return Finding(
        "unknown_unit",
        Severity.ERROR,
        Text(
            f"{table}: enheten ”{unit}” är okänd; tabellen är läst som {assumed}",
            f'{table}: the unit "{unit}" is unknown; the table is read as {assumed}',
        ),
        Text("Skriv kr, tkr, kkr eller mkr", "Write kr, tkr, kkr or mkr"),
        file=file,
        evidence={"table": table, "unit": unit},
    )


def same_id(file: str, table: str) -> Finding:
    """Two tables that go by one name (samma id)."""
    return Finding(
        "same_id",
        Severity.WARNING,
        Text(
            f"två tabeller heter ”{table}”; båda är granskade",
            f'two tables are called "{table}"; both are reviewed',
        ),
        Text("Ge dem var sitt id", "Give each an id of its own"),
        file=file,
        evidence={"table": table},
    )


def no_figures(file: str, table: str) -> Finding:
    """A table in which no column of figures can be found (inga tal)."""
    return Finding(
        "no_figures",
        Severity.WARNING,
        Text(f"{table}: inga kolumner med tal", f"{table}: no columns of figures"),
        Text(
            "Se efter att kolumnerna har rubriker och att talen är siffror",
            "See that the columns have heads and that the figures are digits",
        ),
        file=file,
        evidence={"table": table},
    )
