"""Opening balance is last year's closing balance (kontinuitetsprincipen), LKBR 4 kap. 4 §.

Accounts are compared one by one, but equity as one sum together with last year's result, since
the result is moved to equity between the years.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import evolve

from finsam_ledger.checks._telling import LISTED, Trouble, account_name, largest_first, listed
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.checks.difference import Share, possibly, vouchers_by_account
from finsam_ledger.core.account import Account
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger, ReportedBalances
from finsam_ledger.core.line import StatementLine
from finsam_ledger.terms import Text

Amounts: TypeAlias = Mapping[str, int]

_SOURCE = "LKBR 4 kap. 4 §"
_EQUITY = ""
_EQUITY_NAME = Text("eget kapital med föregående års resultat", "equity with last year's result")
_POOLED = (StatementLine.EQUITY, StatementLine.RESULT_TRANSFER)
_BOOKS = Trouble(
    "opening_is_previous_closing",
    Severity.ERROR,
    Text(
        "{name}: ingående balans är {opening_ore} men föregående års utgående balans är"
        " {closing_ore}, differens {difference_ore}{behind}",
        "{name}: the opening balance is {opening_ore} but last year's closing balance is"
        " {closing_ore}, difference {difference_ore}{behind}",
    ),
    Text(
        "Ta över föregående års fastställda utgående balans, eller rätta de böcker som är fel",
        "Take over last year's adopted closing balance, or mend the books that are wrong",
    ),
    _SOURCE,
)
_FILE = evolve(
    _BOOKS,
    severity=Severity.WARNING,
    message=Text(
        "{name}: ingående balans (#IB 0) är {opening_ore} men utgående balans föregående år"
        " (#UB -1) är {closing_ore}, differens {difference_ore}{behind}",
        "{name}: the opening balance (#IB 0) is {opening_ore} but last year's closing balance"
        " (#UB -1) is {closing_ore}, difference {difference_ore}{behind}",
    ),
)
_MORE = Text(
    "ytterligare konton ({accounts} st) har en ingående balans som inte är föregående års utgående,"
    " tillsammans {difference_ore}; alla differenser summerar till {total_ore}",
    "further accounts ({accounts}) have an opening balance that is not last year's closing balance,"
    " together {difference_ore}; all differences sum to {total_ore}",
)


def _run(subject: Subject) -> Iterator[Finding]:
    if subject.previous is not None:
        opening, closing = _pooled(subject, subject.ledger.opening), _closing(subject)
        yield from _compared(subject, _BOOKS, opening, closing)
    elif -1 in subject.ledger.reported and subject.ledger.reported[-1].closing:
        yield from _compared(subject, _FILE, *_reported(subject))


def _closing(subject: Subject) -> Amounts:
    """Last year's closing balances by its books."""
    assert subject.previous is not None  # noqa: S101 the caller has looked
    books = subject.previous
    amounts = {n: books.balances.closing(n, books.year) for n in books.used_accounts}
    return _pooled(subject, amounts)


def _reported(subject: Subject) -> tuple[Amounts, Amounts]:
    """Opening balances, and last year's closing balances by the file (#UB -1, #RES -1).

    Equity that agrees account by account agrees, whatever the file says of last year's result.
    """
    last, opening = subject.ledger.reported[-1], subject.ledger.opening
    equity = {n for n in {*opening, *last.closing} if _line(subject, n) in _POOLED}
    if all(opening.get(n, 0) == last.closing.get(n, 0) for n in equity):
        return _without_equity(subject, opening), _without_equity(subject, last.closing)
    return _pooled(subject, opening), _pooled(subject, _with_result(last))


def _without_equity(subject: Subject, amounts: Amounts) -> Amounts:
    return {number: ore for number, ore in amounts.items() if _key(subject, number) != _EQUITY}


def _with_result(reported: ReportedBalances) -> Amounts:
    return {**reported.closing, **reported.result}


def _pooled(subject: Subject, amounts: Amounts) -> Amounts:
    pooled = defaultdict[str, int](int)
    for number, ore in amounts.items():
        pooled[_key(subject, number)] += ore
    return pooled


def _key(subject: Subject, number: str) -> str:
    line = _line(subject, number)
    return _EQUITY if line in _POOLED or line.is_result else number


def _line(subject: Subject, number: str) -> StatementLine:
    known = subject.ledger.lines.get(number)
    return known or subject.ledger.chart.line_of(_account(subject, number))


def _account(subject: Subject, number: str) -> Account:
    books: tuple[Ledger | None, ...] = (subject.ledger, subject.previous)
    known = (ledger.accounts.get(number) for ledger in books if ledger is not None)
    return next(filter(None, known), Account(number))


def _compared(
    subject: Subject, trouble: Trouble, opening: Amounts, closing: Amounts
) -> Iterator[Finding]:
    numbers = sorted({*opening, *closing})
    differences = largest_first((n, opening.get(n, 0) - closing.get(n, 0)) for n in numbers)
    total = sum(ore for _, ore in differences)
    vouchers = _last_years_vouchers(subject, [number for number, _ in differences[:LISTED]])

    def tell(difference: tuple[str, int]) -> Finding:
        number, ore = difference
        return trouble.found(
            subject,
            ore=ore,
            name=_name(subject, number),
            account=number,
            opening_ore=opening.get(number, 0),
            closing_ore=closing.get(number, 0),
            difference_ore=ore,
            total_ore=total,
            behind=_behind(-ore, vouchers.get(number, ())),
        )

    def rest(more: Sequence[tuple[str, int]]) -> Finding:
        ore, summed = sum(ore for _, ore in more), evolve(trouble, message=_MORE)
        return summed.found(
            subject, ore=ore, accounts=len(more), difference_ore=ore, total_ore=total
        )

    return listed(differences, tell, rest)


def _last_years_vouchers(
    subject: Subject, accounts: Iterable[str]
) -> Mapping[str, Sequence[Share]]:
    """What last year's vouchers moved: one that came after the balances were taken over shows.

    Equity, being many accounts, has none.
    """
    books = subject.previous
    return vouchers_by_account(books, accounts, books.year) if books else {}


def _behind(ore: int, vouchers: Sequence[Share]) -> Text:
    words = possibly(ore, vouchers)
    if not words.sv:
        return words
    return Text(f"{words.sv} (föregående års verifikationer)", f"{words.en} (last year's vouchers)")


def _name(subject: Subject, number: str) -> Text:
    if number == _EQUITY:
        return _EQUITY_NAME
    name = account_name(_account(subject, number))
    return Text(f"konto {name}", f"account {name}")


CHECK = Check(
    "opening_is_previous_closing",
    Text(
        "Ingående balans är föregående års utgående balans",
        "Opening balance is last year's closing balance",
    ),
    _SOURCE,
    _run,
)
