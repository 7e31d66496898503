"""The sheets that all formulas add up (saldon), one row an account, or an account and object."""

from collections.abc import Callable, Sequence
from functools import partial

from finsam_ledger.render._xlsx_amounts import (
    BALANCES,
    FIRST_ROW,
    OBJECTS,
    Amounts,
    ObjectRow,
    Window,
    column_letters,
    is_number,
)
from finsam_ledger.render._xlsx_book import Sheet
from finsam_ledger.terms import Text

_ACCOUNT, _NAME = Text("Konto", "Account"), Text("Benämning", "Name")
_KEY, _DIMENSION, _OBJECT = (
    Text("Nyckel", "Key"),
    Text("Dimension", "Dimension"),
    Text("Objekt", "Object"),
)
_ABOUT = Text(
    "Kronor ur bokföringen, debet plus och kredit minus. Alla uppställningar räknar härifrån.",
    "Kronor from the books, debit plus and credit minus. All statements add up from here.",
)
_UNTIL, _DURING = Text("Saldo {end}", "Balance {end}"), Text("{start}–{end}", "{start}–{end}")
_TOTAL = Text("Summa", "Total")
_DECIMALS = 2


def write_balances(sheet: Sheet, amounts: Amounts, names: dict[str, str]) -> None:
    """The sheet of accounts (saldon)."""
    lang = amounts.lang
    _lead(sheet, BALANCES.lang(lang), lang)
    heads = (_ACCOUNT.lang(lang), _NAME.lang(lang))
    _heads(sheet, amounts, heads, amounts.windows)
    for account in amounts.accounts:
        _account(sheet, account)
        sheet.text(1, names.get(account, ""), sheet.book.label(1, "body"))
        _values(sheet, 2, amounts.windows, partial(_of_account, amounts, account))
        sheet.row += 1
    _totals(sheet, amounts, len(amounts.accounts))
    widths = [10.0, 44.0, *(22.0 for _ in amounts.windows)]
    sheet.set_up(widths, (FIRST_ROW - 1, 2), lang)


def write_objects(sheet: Sheet, amounts: Amounts) -> None:
    """The sheet of accounts by object (saldon per objekt)."""
    lang = amounts.lang
    _lead(sheet, OBJECTS.lang(lang), lang)
    heads = tuple(each.lang(lang) for each in (_ACCOUNT, _KEY, _DIMENSION, _OBJECT))
    _heads(sheet, amounts, heads, amounts.object_windows)
    for row in amounts.objects:
        _object(sheet, amounts, row)
    widths = [10.0, 12.0, 12.0, 14.0, *(22.0 for _ in amounts.object_windows)]
    sheet.set_up(widths, (FIRST_ROW - 1, 4), lang)


def _object(sheet: Sheet, amounts: Amounts, row: ObjectRow) -> None:
    _account(sheet, row.account)
    key = amounts.keys[row.dimension, row.code]
    for column, words in enumerate((key, row.dimension, row.code), 1):
        sheet.text(column, words, sheet.book.label(1, "body"))
    _values(sheet, 4, amounts.object_windows, lambda window: amounts.object_value(window, row))
    sheet.row += 1


def _lead(sheet: Sheet, title: str, lang: str) -> None:
    sheet.text(0, title, sheet.book.named("title"))
    sheet.row += 1
    sheet.text(0, _ABOUT.lang(lang), sheet.book.style(font_size=9))
    sheet.row = FIRST_ROW - 3


def _heads(sheet: Sheet, amounts: Amounts, heads: Sequence[str], windows: Sequence[Window]) -> None:
    """Two rows: whose sums they are, and of which days."""
    for column, head in enumerate(heads):
        sheet.text(column, "", sheet.book.style(bg_color="#eef2f5"))
        sheet.made.write_string(sheet.row + 1, column, head, sheet.book.named("head"))
    for column, window in enumerate(windows, len(heads)):
        days = _DURING if window.start else _UNTIL
        words = days.lang(amounts.lang).format(start=window.start, end=window.end)
        name = amounts.origins[window.origin].name
        sheet.text(
            column,
            name,
            sheet.book.style(bold=True, bg_color="#eef2f5", align="right", text_wrap=True),
        )
        sheet.made.write_string(sheet.row + 1, column, words, sheet.book.named("head_number"))
    sheet.row = FIRST_ROW - 1


def _account(sheet: Sheet, account: str) -> None:
    style = sheet.book.style(num_format="0", align="left")
    if is_number(account):
        sheet.made.write_number(sheet.row, 0, int(account), style)
    else:
        sheet.text(0, account, style)


def _of_account(amounts: Amounts, account: str, window: Window) -> int | None:
    return amounts.value(window, account)


def _values(
    sheet: Sheet, first: int, windows: Sequence[Window], value: Callable[[Window], int | None]
) -> None:
    style = sheet.book.number(_DECIMALS)
    for column, window in enumerate(windows, first):
        ore = value(window)
        if ore is not None:
            sheet.number(column, ore, _DECIMALS, style)


def _totals(sheet: Sheet, amounts: Amounts, count: int) -> None:
    """The sum of each column, below an empty row that keeps it out of the formulas."""
    sheet.row += 1
    sheet.text(0, _TOTAL.lang(amounts.lang), sheet.book.label(1, "total"))
    sheet.text(1, "", sheet.book.label(1, "total"))
    style = sheet.book.number(_DECIMALS, "total")
    for column, window in enumerate(amounts.windows, 2):
        total = sum(amounts.value(window, account) or 0 for account in amounts.accounts)
        letters = column_letters(column)
        cells = f"{letters}{FIRST_ROW}:{letters}{FIRST_ROW + max(count, 1) - 1}"
        sheet.formula(column, f"ROUND(SUM({cells}),{_DECIMALS})", total, _DECIMALS, style)
