"""Closing the year (bokslut): the year's result is moved to equity, once, by a plan.

What the plan moves is what is left: the sum of all result accounts and of what has been moved
already. So a year that is closed gives an empty plan, and one that was closed before a late
voucher moves the rest.

Source: LKBR 3 kap. 5 § and 4 kap. 4 §.
"""

from collections.abc import Iterator

from attrs import evolve, frozen

from finsam_ledger.bookkeeping.book_view import CLOSING_SERIES
from finsam_ledger.bookkeeping.plan import Plan, Proposal, make_plan
from finsam_ledger.core.account import Account
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import StatementLine
from finsam_ledger.core.voucher import Line, VoucherDraft
from finsam_ledger.errors import ConfigurationError, ValueRefusedError
from finsam_ledger.numbers import format_ore
from finsam_ledger.terms import Text

_SOURCE = "LKBR 3 kap. 5 §, 4 kap. 4 §"
_RESULT_WORDS = ("årets resultat",)


@frozen
class ClosingAccounts:
    """Where the year's result is moved (konton för årets resultat).

    Args:
        transfer: The account that takes it out of the resultaträkning, BAS 8999.
        equity: The account of equity that it is moved to, BAS 2099.
        how: How they were found, as the plan tells it.
        retained: The account of equity that last year's result is moved on to, BAS 2091 or 2060;
            empty leaves it where it stands.

    >>> ClosingAccounts("8999", "2099").equity
    '2099'
    """

    transfer: str
    equity: str
    how: Text = Text("angivna", "given")
    retained: str = ""


def closing_accounts(
    ledger: Ledger, transfer: str = "", equity: str = "", retained: str = ""
) -> ClosingAccounts:
    """The accounts that the year's result is moved between (konton för årets resultat).

    Args:
        ledger: The books.
        transfer: The account in the resultaträkning, empty to look for it in the chart.
        equity: The account of equity, empty to look for it by its name in the books.
        retained: The account of equity for last year's result, empty to leave it; never looked for.

    Returns:
        Those given, and those of which the books have exactly one.

    Raises:
        ConfigurationError: The books have none or several; they are listed, none is guessed.
    """
    given = bool(transfer and equity)
    return ClosingAccounts(
        transfer or _only(ledger, StatementLine.RESULT_TRANSFER, _TRANSFER),
        equity or _only(ledger, StatementLine.EQUITY, _EQUITY),
        Text("angivna", "given") if given else Text("funna i böckerna", "found in the books"),
        retained,
    )


@frozen
class _Wanted:
    """An account that is looked for: what it is, by which option it is given, words of its name."""

    what: Text
    option: str
    words: tuple[str, ...] = ()

    def fits(self, account: Account) -> bool:
        name = account.name.casefold()
        return not self.words or any(word in name for word in self.words)


_TRANSFER = _Wanted(
    Text("konto för årets resultat i resultaträkningen", "account of the result in the statement"),
    "resultatkonto",
)
_EQUITY = _Wanted(
    Text("eget kapital-konto för årets resultat", "equity account of the year's result"),
    "kapitalkonto",
    _RESULT_WORDS,
)

_RETAINED = _Wanted(
    Text("eget kapital-konto för balanserat resultat", "equity account of retained earnings"),
    "balanserat",
)


def _only(ledger: Ledger, line: StatementLine, wanted: _Wanted) -> str:
    on_line = [a for a in ledger.accounts.values() if ledger.lines[a.number] is line]
    found = [account for account in on_line if wanted.fits(account)]
    if len(found) == 1:
        return found[0].number
    listed = ", ".join(f"{a.number} {a.name}".strip() for a in sorted(on_line, key=_number))
    raise ConfigurationError(
        Text(
            f"böckerna har {len(found) or 'inget'} {wanted.what.sv} ({listed or 'inga konton'})",
            f"the books have {len(found) or 'no'} {wanted.what.en} ({listed or 'no accounts'})",
        ),
        Text(f"Ange vilket med --{wanted.option}", f"Say which with --{wanted.option}"),
    )


def _number(account: Account) -> str:
    return account.number


def unmoved_result(ledger: Ledger) -> int:
    """What is left of the year's result to move to equity, in öre, debit positive (kvar att föra).

    >>> from finsam_ledger.core.association import Association
    >>> from finsam_ledger.core.charts import chart_named
    >>> from finsam_ledger.core.period import FiscalYear
    >>> unmoved_result(Ledger(Association("A"), chart_named("bas"), FiscalYear.calendar(2024)))
    0
    """
    closing = ledger.balances.closing
    left = (n for n in ledger.used_accounts if _is_left(ledger.lines[n]))
    return sum(closing(number, ledger.year) for number in left)


def _is_left(line: StatementLine) -> bool:
    return line.is_result or line is StatementLine.RESULT_TRANSFER


def close_year(ledger: Ledger, accounts: ClosingAccounts, series: str = CLOSING_SERIES) -> Plan:
    """The plan that moves the year's result to equity (omföring av årets resultat).

    Where an account for retained earnings is given, last year's result is first moved there.

    Args:
        ledger: The books, with everything else of the year posted.
        accounts: Where the result is moved.
        series: The series of the voucher.

    Returns:
        One voucher on the last day of the year, or none when the result is moved; and one on the
        first day for last year's.

    Raises:
        ValueRefusedError: The books hold vouchers that do not balance, their opening balances do
            not sum to zero, or the accounts are not of the kind they must be.
    """
    _refuse_unsound(ledger)
    _refuse_accounts(ledger, accounts)
    known = {
        accounts.retained: Account(accounts.retained, "Balanserat resultat"),
        accounts.transfer: Account(accounts.transfer, "Årets resultat"),
        accounts.equity: Account(accounts.equity, "Årets resultat"),
    }

    def propose(books: Ledger) -> Iterator[Proposal]:
        if accounts.retained:
            yield from _disposition(books, accounts, series)
        yield from _transfer(books, accounts, series)

    plan = make_plan(ledger, propose, accounts=known)
    return evolve(plan, findings=(*plan.findings, *_not_moved(plan.post(ledger), accounts)))


def _transfer(ledger: Ledger, accounts: ClosingAccounts, series: str) -> Iterator[Proposal]:
    left = unmoved_result(ledger)
    if not left:
        return
    lines = (Line(accounts.transfer, -left), Line(accounts.equity, left))
    result = format_ore(-left)
    reason = Text(
        f"Årets resultat {result} kr förs till eget kapital; konton {accounts.how.sv}",
        f"The result {result} kr is moved to equity; accounts {accounts.how.en}",
    )
    draft = VoucherDraft(
        ledger.year.end, lines, series, text=_text(ledger), reference="resultaträkningen"
    )
    yield Proposal(draft, reason, _SOURCE)


def _text(ledger: Ledger) -> str:
    """The text of the voucher; a later one, after late vouchers, is numbered so that it differs."""
    columns, count = ledger.journal.columns, len(ledger.journal)
    base = f"Årets resultat {ledger.year.end.year}"
    earlier = sum(text.startswith(base) for text in columns.text[:count])
    return f"{base}, tillägg {earlier}" if earlier else base


def _refuse_unsound(ledger: Ledger) -> None:
    opening = sum(ledger.opening.values())
    if ledger.rejected or opening:
        count = len(ledger.rejected)
        raise ValueRefusedError(
            Text(
                f"året kan inte stängas: {count} verifikationer balanserar inte och ingående"
                f" balanser summerar till {format_ore(opening)} kr",
                f"the year cannot be closed: {count} vouchers do not balance and the opening"
                f" balances sum to {format_ore(opening)} kr",
            ),
            Text("Rätta bokföringen först", "Mend the books first"),
        )


def _refuse_accounts(ledger: Ledger, accounts: ClosingAccounts) -> None:
    wanted = (
        (accounts.transfer, StatementLine.RESULT_TRANSFER, _TRANSFER),
        (accounts.equity, StatementLine.EQUITY, _EQUITY),
        (accounts.retained, StatementLine.EQUITY, _RETAINED),
    )
    for number, line, what in wanted:
        if number and ledger.line_of(number) is not line:
            raise ValueRefusedError(
                Text(
                    f"konto {number} är inget {what.what.sv} i {ledger.chart.name}",
                    f"account {number} is no {what.what.en} in {ledger.chart.name}",
                ),
                Text(f"Ange ett annat med --{what.option}", f"Give another with --{what.option}"),
            )


def _last_result(ledger: Ledger, accounts: ClosingAccounts) -> int:
    """What last year's result still is on the account that this year's comes to."""
    if not ledger.opening.get(accounts.equity):
        return 0
    moved = sum(
        ledger.balances.closing(number, ledger.year)
        for number in ledger.used_accounts
        if ledger.lines[number] is StatementLine.RESULT_TRANSFER
    )
    return ledger.balances.closing(accounts.equity, ledger.year) + moved


def _disposition(ledger: Ledger, accounts: ClosingAccounts, series: str) -> Iterator[Proposal]:
    still = _last_result(ledger, accounts)
    if still:
        lines = (Line(accounts.equity, -still), Line(accounts.retained, still))
        year = ledger.year.start.year - 1
        reason = Text(
            f"Föregående års resultat {format_ore(-still)} kr förs till balanserat resultat",
            f"Last year's result {format_ore(-still, 'en')} kr is moved to retained earnings",
        )
        text = f"Föregående års resultat {year}"
        draft = VoucherDraft(ledger.year.start, lines, series, text=text, reference="fjolårets bok")
        yield Proposal(draft, reason, _SOURCE)


def _not_moved(ledger: Ledger, accounts: ClosingAccounts) -> Iterator[Finding]:
    still = _last_result(ledger, accounts)
    if still:
        amount = format_ore(-still)
        yield Finding(
            "last_result_not_moved",
            Severity.WARNING,
            Text(
                f"föregående års resultat {amount} kr står kvar på {accounts.equity}, där årets"
                " resultat också ska stå",
                f"last year's result {amount} kr still stands on {accounts.equity}, where this"
                " year's is to stand too",
            ),
            Text(
                "Ange kontot för balanserat resultat med --balanserat, om inte kontot ska ha båda",
                "Give the account of retained earnings with --balanserat, unless the account is to"
                " hold both",
            ),
            _SOURCE,
            difference_ore=still,
        )
