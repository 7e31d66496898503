"""The charts of accounts that the library knows (kontoplaner), and which of them books follow."""

import sys
from collections.abc import Iterable, Mapping
from functools import cache

from finsam_ledger.core.account import Account
from finsam_ledger.core.chart import AccountGroup, Chart
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.discovery import discover
from finsam_ledger.errors import UnknownNameError
from finsam_ledger.terms import Text

DEFAULT = "bas"
"""The chart that books are read by when nothing tells (förvald kontoplan)."""

_CLEAR_LEAD = 2
_CLEAR_RATIO = 2


@cache
def charts() -> tuple[Chart, ...]:
    """Every chart in this folder (kontoplaner), in order of file name.

    Returns:
        One chart a file; a new chart is a new file with a ``CHART`` in it.

    >>> [chart.name for chart in charts()]
    ['BAS', 'Kommun-BAS']
    """
    return discover(sys.modules[__name__], "CHART", Chart)


def chart_named(name: str) -> Chart:
    """The chart with a certain short name (kontoplan), as bokslut.toml writes it.

    Args:
        name: Its short name, in whatever case.

    Raises:
        UnknownNameError: No chart is called that; the message lists those that there are.

    >>> chart_named("kommunbas").name
    'Kommun-BAS'
    """
    for chart in charts():
        if chart.id == name.casefold():
            return chart
    raise UnknownNameError(
        Text(f"kontoplanen ”{name}” finns inte", f'there is no chart "{name}"'),
        Text(f"Välj {_choices('eller')}", f"Choose {_choices('or')}"),
    )


def detect(accounts: Mapping[str, Account], kptyp: str = "") -> tuple[Chart, Finding | None]:
    """The chart that a set of books follows (kontoplansigenkänning), by the names of its accounts.

    No number decides by itself: class 7 is personnel in BAS and other costs in Kommun-BAS. What
    the file calls its chart (#KPTYP) weighs as one account, since programs write it always.

    Args:
        accounts: The accounts that the books declare.
        kptyp: What #KPTYP says, empty when nothing.

    Returns:
        The chart, and a warning ``chart_unsure`` when the names do not decide. Books that cannot
        be told are read as BAS.

    >>> detect({"7210": Account("7210", "Löner"), "5010": Account("5010", "Lokalhyra")})[0].id
    'bas'
    """
    scores = {c.id: c.score(accounts.values()) + _declared(c.id, kptyp) for c in charts()}
    best, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    lead = scores[best] - scores[second]
    if lead >= _CLEAR_LEAD and scores[best] >= _CLEAR_RATIO * scores[second]:
        return chart_named(best), None
    return chart_named(DEFAULT), _unsure(scores)


def uncertain(chart: Chart, accounts: Iterable[str]) -> list[AccountGroup]:
    """The groups in use whose meaning is common practice only (obekräftade kontogrupper).

    Args:
        chart: The chart.
        accounts: The numbers of the accounts in use.

    Returns:
        The groups that the chart does not call certain, each once, in order of the chart.

    >>> [group.name for group in uncertain(chart_named("kommunbas"), ["1930", "5010", "1910"])]
    ['Kassa och bank']
    """
    used = {chart.group_of(number) for number in accounts}
    return [group for group in chart.groups if group in used and not group.certain]


def _declared(chart_id: str, kptyp: str) -> bool:
    """Whether #KPTYP speaks for a chart: BAS95, EUBAS97, NE2007, BAS2010 … for BAS (SIE 4)."""
    word = kptyp.casefold()
    if "kommun" in word:
        return chart_id == "kommunbas"
    return chart_id == "bas" and word.startswith(("bas", "eubas", "ne2"))


def _choices(joint: str) -> str:
    return f" {joint} ".join(f'"{chart.id}"' for chart in charts())


def _unsure(scores: Mapping[str, int]) -> Finding:
    count = ", ".join(f"{chart.name} {scores[chart.id]}" for chart in charts())
    name = chart_named(DEFAULT).name
    return Finding(
        "chart_unsure",
        Severity.WARNING,
        Text(
            f"kontonamnen avgör inte vilken kontoplan böckerna följer ({count}); {name} används",
            f"the account names do not tell which chart the books follow ({count}); {name} is used",
        ),
        Text(
            f"Skriv kontoplan = {_choices('eller')} i bokslut.toml, eller ange --kontoplan",
            f"Write kontoplan = {_choices('or')} in bokslut.toml, or give --kontoplan",
        ),
        evidence=dict(scores),
    )
