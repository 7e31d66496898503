"""Plan files (budget- och prognosfiler): CSV that people write, told by line where it is wrong."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import TypeVar

from finsam_ledger.core.account import Account, AccountKind
from finsam_ledger.core.dimension import ObjectRef, Objects
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.errors import ConfigurationError, FinsamError
from finsam_ledger.terms import Text

R = TypeVar("R")
COUNTER_ACCOUNT = "BUDGET"
"""What planned amounts are booked against; no statement shows it."""
COUNTER = Account(COUNTER_ACCOUNT, "Budget", AccountKind.LIABILITY)
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_PROJECT = "6"
_SHOWN = 10


def read_rows(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    where: str,
    make: Callable[[Mapping[str, str], int], R],
) -> list[R]:
    """Values from the rows of a table, all trouble told at once (läs rader).

    Args:
        rows: Line number and cells by column.
        where: The file's name, for messages.
        make: Makes a value of a row, or raises.

    Raises:
        ConfigurationError: Some rows cannot be followed; each is told with its line.
    """
    made, problems = [], []
    for line, row in rows:
        try:
            made.append(make(row, line))
        except FinsamError as error:
            problems.append((line, error))
    if problems:
        raise _refused(problems, where)
    return made


def table(text: str, where: str, needed: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows of CSV text by line number, cells by column (tabell).

    Raises:
        ConfigurationError: A column is missing.
    """
    reader = csv.DictReader(StringIO(text.lstrip("\ufeff")), delimiter=";", restval="")
    has_columns(reader.fieldnames or (), where, needed)
    for row in reader:
        yield reader.line_num, {name: (cell or "").strip() for name, cell in row.items() if name}


def has_columns(names: Iterable[str], where: str, needed: Sequence[str]) -> None:
    """Refuse a table that lacks a column that a plan must have (kolumner som måste finnas).

    Raises:
        ConfigurationError: A column is missing.
    """
    given = set(names)
    missing = [name for name in needed if name not in given]
    if not (given >= set(MONTHS) or "belopp" in given):
        missing.append("belopp")
    if missing:
        raise ConfigurationError(
            Text(
                f"första raden saknar {', '.join(missing)}",
                f"the first line lacks {', '.join(missing)}",
            ),
            Text(
                f"Skriv {';'.join(needed)};belopp, eller månaderna jan till dec i stället för "
                "belopp",
                f"Write {';'.join(needed)};belopp, or the months jan to dec instead of belopp",
            ),
            f"{where} rad 1",
        )


def posting(row: Mapping[str, str], books: Ledger) -> tuple[str, Objects, int]:
    """Account, objects and sign of a row of a plan (kontering).

    A year that is opened from predecessors and has no vouchers yet may plan new projects; in any
    other a project that the books do not have is a slip of the pen.

    Raises:
        ConfigurationError: The account is not in the chart, or the project not in the books.
    """
    account, project = row["konto"], row["projekt"]
    group = books.chart.group_of(account)
    if group is None:
        raise ConfigurationError(
            Text(
                f"kontot ”{account}” finns inte i kontoplanen {books.chart.name}",
                f'account "{account}" is not in the chart {books.chart.name}',
            ),
            Text("Rätta kontonumret", "Mend the account number"),
        )
    objects = (ObjectRef(_PROJECT, project),) if project else ()
    begun = len(books.journal) or not books.opening_by
    if objects and objects[0] not in books.objects and begun:
        raise _unknown_project(project, books)
    return account, objects, -1 if group.kind is AccountKind.INCOME else 1


def _unknown_project(project: str, books: Ledger) -> ConfigurationError:
    known = sorted(ref.code for ref in books.objects if ref.dimension == _PROJECT)
    shown = ", ".join(known[:_SHOWN]) + (" …" if len(known) > _SHOWN else "")
    return ConfigurationError(
        Text(
            f"projektet ”{project}” finns inte i bokföringen",
            f'project "{project}" is not in the books',
        ),
        Text(f"Projekten är {shown}", f"The projects are {shown}")
        if known
        else Text("Lämna kolumnen projekt tom; det finns inga projekt", "Leave projekt empty"),
    )


def _refused(problems: Sequence[tuple[int, FinsamError]], where: str) -> ConfigurationError:
    first_line, first = problems[0]
    more_sv = "".join(f"\n  rad {line}: {error.text('sv')}" for line, error in problems[1:])
    more_en = "".join(f"\n  line {line}: {error.text('en')}" for line, error in problems[1:])
    return ConfigurationError(
        Text(first.text("sv") + more_sv, first.text("en") + more_en),
        None,
        f"{where} rad {first_line}",
    )
