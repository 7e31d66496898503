"""Listings as tables (huvudbok och grundbok): the books themselves, LKBR 3 kap. 3 §."""

from collections.abc import Iterable, Iterator

from finsam_ledger.core.account import Account
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.period import Period
from finsam_ledger.core.voucher import Line, Voucher
from finsam_ledger.reports.document import (
    Cell,
    Day,
    Role,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.voucher_rows import corrected_words, debit_credit, kronor
from finsam_ledger.statements.listing import (
    AccountLedger,
    LedgerLine,
    general_ledger,
    journal_entries,
)
from finsam_ledger.terms import Text

_BLANK = Words("")
_SOURCE = "LKBR 3 kap. 3 §"
_GENERAL_LEDGER = Text("Huvudbok", "General ledger")
_JOURNAL = Text("Grundbok", "Journal")
_OPENING = Text("Ingående saldo", "Opening balance")
_CLOSING = Text("Utgående saldo", "Closing balance")
_TOTAL = Text("Summa", "Total")
_REGISTERED = Text("registrerad", "registered")
_DAY = Text("Datum", "Date")
_VOUCHER = Text("Verifikation", "Voucher")
_ACCOUNT = Text("Konto", "Account")
_OBJECTS = Text("Objekt", "Objects")
_TEXT = Text("Text", "Text")
_SIDES = (Text("Debet", "Debit"), Text("Kredit", "Credit"))
_BALANCE = Text("Saldo", "Balance")


def general_ledger_table(ledger: Ledger, period: Period, lang: str) -> Table:
    """Every used account with its lines and running balance (huvudbok).

    Args:
        ledger: The books.
        period: The days to show.
        lang: "sv" or "en".

    Returns:
        A heading an account, its opening balance, its lines in order of day, and a total row with
        the sums of debit and credit and the closing balance. Amounts in kronor and öre.
    """
    accounts = general_ledger(ledger, period)
    return Table(
        "general_ledger",
        _GENERAL_LEDGER.lang(lang),
        _columns(lang, (_DAY, _VOUCHER, _TEXT), (*_SIDES, _BALANCE)),
        tuple(row for account in accounts for row in _account(account, period, ledger, lang)),
        "kr",
        _SOURCE,
    )


def journal_table(ledger: Ledger, period: Period, lang: str) -> Table:
    """Every voucher with its lines in the order they were registered (grundbok).

    Args:
        ledger: The books.
        period: The days to show.
        lang: "sv" or "en".

    Returns:
        A heading a voucher with number, day, text, day of registration and who registered it; its
        lines; and at the end the sums of debit and credit. Amounts in kronor and öre.
    """
    vouchers = tuple(journal_entries(ledger, period))
    lines = [line for voucher in vouchers for line in voucher.lines]
    objects = any(line.objects for line in lines)
    words = (_ACCOUNT, _OBJECTS, _TEXT) if objects else (_ACCOUNT, _TEXT)
    sums = (kronor(sum(line.ore for line in lines if line.ore > 0)),) * len(_SIDES)
    total: list[Cell] = [Words(_TOTAL.lang(lang)), *[_BLANK] * (len(words) - 1), *sums]
    return Table(
        "journal",
        _JOURNAL.lang(lang),
        _columns(lang, words, _SIDES),
        (
            *_vouchers(vouchers, ledger, lang, objects=objects),
            TableRow(tuple(total), Role.TOTAL, 0),
        ),
        "kr",
        _SOURCE,
    )


def _columns(lang: str, words: Iterable[Text], numbers: Iterable[Text]) -> tuple[TableColumn, ...]:
    return (
        *(TableColumn(text.lang(lang)) for text in words),
        *(TableColumn(text.lang(lang), numeric=True) for text in numbers),
    )


def _account(
    account: AccountLedger, period: Period, ledger: Ledger, lang: str
) -> Iterator[TableRow]:
    yield TableRow((Words(_name(account.account)),), Role.HEADING)
    opening = (_BLANK, _BLANK, kronor(account.opening_ore))
    yield TableRow((Day(period.start), _BLANK, Words(_OPENING.lang(lang)), *opening))
    for line in account.lines:
        yield TableRow(
            _ledger_line(line, corrected_words(ledger.corrections_of(line.voucher), lang))
        )
    debit = sum(line.ore for line in account.lines if line.ore > 0)
    credit = sum(-line.ore for line in account.lines if line.ore < 0)
    sums = (kronor(debit), kronor(credit), kronor(account.closing_ore))
    yield TableRow((Day(period.end), _BLANK, Words(_CLOSING.lang(lang)), *sums), Role.TOTAL)


def _ledger_line(line: LedgerLine, corrected: str) -> tuple[Cell, ...]:
    day, name = Day(line.voucher.event_day), Words(line.voucher.name)
    text = Words(", ".join(part for part in (line.text, corrected) if part))
    return (day, name, text, *debit_credit(line.ore), kronor(line.balance_ore))


def _vouchers(
    vouchers: Iterable[Voucher], ledger: Ledger, lang: str, *, objects: bool
) -> Iterator[TableRow]:
    accounts = ledger.accounts
    for voucher in vouchers:
        corrected = corrected_words(ledger.corrections_of(voucher), lang)
        yield TableRow((Words(_voucher_name(voucher, corrected, lang)),), Role.HEADING)
        for line in voucher.lines:
            account = accounts.get(line.account, Account(line.account))
            words = [_name(account), *([_codes(line)] if objects else []), line.text]
            yield TableRow((*map(Words, words), *debit_credit(line.ore)))


def _voucher_name(voucher: Voucher, corrected: str, lang: str) -> str:
    registered = " ".join(
        part
        for part in (voucher.registered.isoformat() if voucher.registered else "", voucher.sign)
        if part
    )
    note = f"({_REGISTERED.lang(lang)} {registered})" if registered else ""
    parts = (voucher.name, voucher.event_day.isoformat(), voucher.text, corrected)
    return f"{', '.join(part for part in parts if part)} {note}".rstrip()


def _codes(line: Line) -> str:
    return ", ".join(f"{ref.dimension}:{ref.code}" for ref in line.objects)


def _name(account: Account) -> str:
    return f"{account.number} {account.name}".strip()
