"""Finding a row or figure by what people call it (hänvisning till en rad)."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache

from finsam_ledger.errors import UnknownNameError
from finsam_ledger.statements.figure import Statement, StatementRow
from finsam_ledger.statements.layout import AccountRow, TotalRow
from finsam_ledger.terms import Text

_COLUMN_WORDS = {
    "actual": "utfall",
    "previous": "foregaende",
    "budget": "budget",
    "year_budget": "arsbudget",
    "deviation": "avvikelse",
    "forecast": "prognos",
}
"""What bokslut.toml calls the columns."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Text as a name without å ä ö and blanks (namnform), the same for NFC and NFD spellings.

    >>> fold("Balansräkning"), fold("Förråd m.m.")
    ('balansrakning', 'forrad_m_m')
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "_", letters).strip("_")


def names_column(word: str) -> bool:
    """Whether a word is one of the columns that a report may have, there or not (kolumnnamn)."""
    return fold(word) in {*_COLUMN_WORDS, *_COLUMN_WORDS.values()}


def find_row(reference: str, statements: Sequence[Statement]) -> tuple[Statement, StatementRow]:
    """The row that a reference names: "balance_sheet.cash" or "balansräkning.kassa och bank".

    Args:
        reference: Statement and row, each by id or by what is printed, joined by a full stop.
            What is somebody's id means that one, also where it is printed elsewhere.
        statements: The statements and notes to look in.

    Raises:
        UnknownNameError: There is no such statement or row; the nearest are told.
    """
    first, _, rest = reference.partition(".")
    candidates = [s for s in statements if fold(first) in _statement_names(s)]
    candidates.sort(key=lambda statement: fold(first) != fold(statement.id))
    if not candidates:
        names = sorted({fold(statement.title.sv) for statement in statements})
        raise unknown_name("rapporten", "report", first, names)
    for statement in candidates:
        named = [r for r in statement.rows if r.kind != "heading" and fold(rest) in row_names(r)]
        if named:
            return statement, min(named, key=lambda row: fold(rest) != fold(row.key))
    names = [
        f"{fold(candidates[0].title.sv)}.{fold(row.label.sv)}"
        for row in candidates[0].rows
        if row.kind != "heading"
    ]
    raise unknown_name("raden", "row", reference, names)


def find_figure(
    reference: str, statements: Sequence[Statement]
) -> tuple[Statement, StatementRow, int]:
    """The row and column that a reference names; without a column the outcome (tal).

    Raises:
        UnknownNameError: There is no such statement, row or column.
    """
    try:
        statement, row = find_row(reference, statements)
    except UnknownNameError:
        head, dot, last = reference.rpartition(".")
        if not dot or "." not in head:
            raise
    else:
        ids = [column.id for column in statement.columns]
        return statement, row, ids.index("actual") if "actual" in ids else 0
    statement, row = find_row(head, statements)
    for i, column in enumerate(statement.columns):
        names = (column.id, column.label.sv, column.label.en, _COLUMN_WORDS.get(column.id, ""))
        if fold(last) in map(fold, names):
            return statement, row, i
    raise unknown_name("kolumnen", "column", last, [column.id for column in statement.columns])


def _statement_names(statement: Statement) -> set[str]:
    names = {fold(statement.id), fold(statement.title.sv), fold(statement.title.en)}
    return names | (
        {f"not_{statement.number}", f"note_{statement.number}"} if statement.number else set()
    )


def row_names(row: StatementRow | AccountRow | TotalRow) -> set[str]:
    """What a row may be called (radens namn): its key, what is printed, an account's number."""
    first = fold(row.label.sv).partition("_")[0]
    account = first if first.isdecimal() and row.label.sv == row.label.en else ""
    return {fold(row.key), fold(row.label.sv), fold(row.label.en), account} - {""}


def unknown_name(sv: str, en: str, name: str, known: Iterable[str]) -> UnknownNameError:
    """The error that a name nothing has calls for, with the nearest ones (okänt namn).

    Args:
        sv: What was named, in Swedish and in the definite form.
        en: The same in English.
        name: The name.
        known: The names there are.
    """
    names = list(known)
    near = get_close_matches(fold(name), names, 3, 0.4) or get_close_matches(name, names, 3, 0.4)
    shown = near or names[:20]
    return UnknownNameError(
        Text(f"{sv} ”{name}” finns inte", f'there is no {en} "{name}"'),
        Text(f"Menade du {' eller '.join(shown)}?", f"Did you mean {' or '.join(shown)}?"),
    )
