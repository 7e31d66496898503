"""Accounts outside the chart (konton utanför kontoplanen): nobody knows which line they are.

Source: LKBR 5 kap. 2 § and 6 kap. 2 §, which say what lines the statements have.
"""

from collections.abc import Iterator, Sequence

from finsam_ledger.checks._telling import Trouble, account_name, largest_first, listed
from finsam_ledger.checks.check import Check, Subject
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.line import StatementLine
from finsam_ledger.terms import Text

_SOURCE = "LKBR 5 kap. 2 § och 6 kap. 2 §"
_REMEDY = Text(
    "Ange rätt kontoplan (kontoplan i bokslut.toml eller --kontoplan), eller placera kontot i en"
    " egen uppställning",
    "State the right chart (kontoplan in bokslut.toml or --kontoplan), or place the account in a"
    " layout of your own",
)
_OUTSIDE = Trouble(
    "outside_chart",
    Severity.ERROR,
    Text(
        "konto {name} med {amount_ore} finns inte i kontoplanen {chart}; det visas för sig i"
        " {statement}",
        "account {name} with {amount_ore} is not in the chart {chart}; it is shown apart in"
        " {statement}",
    ),
    _REMEDY,
    _SOURCE,
)
_MORE = Trouble(
    "outside_chart",
    Severity.ERROR,
    Text(
        "ytterligare konton ({accounts} st) med tillsammans {amount_ore} finns inte i kontoplanen"
        " {chart}",
        "further accounts ({accounts}) with {amount_ore} together are not in the chart {chart}",
    ),
    _REMEDY,
    _SOURCE,
)
_STATEMENTS = {
    StatementLine.OUTSIDE_RESULT: Text("resultaträkningen", "the income statement"),
    StatementLine.OUTSIDE_BALANCE: Text("balansräkningen", "the balance sheet"),
}


def _run(subject: Subject) -> Iterator[Finding]:
    ledger, chart = subject.ledger, subject.ledger.chart.name

    def tell(item: tuple[str, int]) -> Finding:
        number, ore = item
        return _OUTSIDE.found(
            subject,
            ore=ore,
            name=account_name(ledger.accounts[number]),
            account=number,
            amount_ore=ore,
            chart=chart,
            statement=_STATEMENTS[ledger.lines[number]],
        )

    def rest(more: Sequence[tuple[str, int]]) -> Finding:
        ore = sum(ore for _, ore in more)
        return _MORE.found(subject, ore=ore, accounts=len(more), amount_ore=ore, chart=chart)

    return listed(_amounts(subject), tell, rest)


def _amounts(subject: Subject) -> list[tuple[str, int]]:
    """The accounts outside the chart that reach a statement, with their closing balances."""
    ledger, period = subject.ledger, subject.period
    balances = ledger.balances
    outside = [
        number
        for number in ledger.used_accounts
        if ledger.lines[number].is_outside and number not in subject.placed
    ]
    still = [
        (number, 0)
        for number in outside
        if not balances.closing(number, period) and balances.movement(number, period)
    ]
    return largest_first((n, balances.closing(n, period)) for n in outside) + still


CHECK = Check(
    "outside_chart",
    Text("Alla använda konton finns i kontoplanen", "All used accounts are in the chart"),
    _SOURCE,
    _run,
)
