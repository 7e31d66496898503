"""What a voucher must contain (verifikationens innehåll), LKBR 3 kap. 9 §: the seven points.

A date, an amount and a number a voucher of a book always has; what may be missing is told as
findings. Counterparty and underlag are asked for where somebody outside is paid or pays.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import StatementLine
from finsam_ledger.core.voucher import VoucherDraft
from finsam_ledger.terms import Text

SOURCE = "LKBR 3 kap. 9 §"
_OUTSIDE = {StatementLine.CASH, StatementLine.TRADE_RECEIVABLES, StatementLine.TRADE_PAYABLES}
_SHOWN = 8
_ONE = Text("verifikation", "voucher lacks")
_REMEDY = Text(
    "Komplettera före bokföringen; en bokförd verifikation rättas med en ny",
    "Complete it before posting; a posted voucher is corrected by a new one",
)


class _Point(NamedTuple):
    """A point of the paragraph: what it is called, and whether a voucher lacks it."""

    code: str
    severity: Severity
    name: Text
    lacks: Callable[[VoucherDraft, Ledger], bool]


def _with_outsiders(draft: VoucherDraft, ledger: Ledger) -> bool:
    return any(ledger.line_of(line.account) in _OUTSIDE for line in draft.lines)


def _no_counterparty(draft: VoucherDraft, ledger: Ledger) -> bool:
    return not draft.counterparty and _with_outsiders(draft, ledger)


def _no_reference(draft: VoucherDraft, ledger: Ledger) -> bool:
    return not (draft.reference or draft.documents) and _with_outsiders(draft, ledger)


_POINTS = (
    _Point(
        "voucher_compiled",
        Severity.WARNING,
        Text("när den sammanställdes (punkt 1)", "when it was compiled (point 1)"),
        lambda draft, _: draft.registered is None,
    ),
    _Point(
        "voucher_day",
        Severity.ERROR,
        Text("när händelsen inträffade (punkt 2)", "when the event occurred (point 2)"),
        lambda draft, _: draft.day is None,
    ),
    _Point(
        "voucher_text",
        Severity.WARNING,
        Text("vad den avser (punkt 3)", "what it concerns (point 3)"),
        lambda draft, _: not draft.text.strip(),
    ),
    _Point(
        "voucher_amount",
        Severity.WARNING,
        Text("belopp (punkt 4)", "amount (point 4)"),
        lambda draft, _: not any(line.ore for line in draft.lines),
    ),
    _Point(
        "voucher_counterparty",
        Severity.WARNING,
        Text("motpart (punkt 5)", "counterparty (point 5)"),
        _no_counterparty,
    ),
    _Point(
        "voucher_reference",
        Severity.INFO,
        Text("hänvisning till underlag (punkt 6)", "reference to documents (point 6)"),
        _no_reference,
    ),
    _Point(
        "voucher_number",
        Severity.WARNING,
        Text("verifikationsnummer (punkt 7)", "voucher number (point 7)"),
        lambda draft, _: not draft.number,
    ),
)


def missing_points(drafts: Iterable[VoucherDraft], ledger: Ledger) -> Iterator[Finding]:
    """The points that vouchers lack (brister i verifikationer), one finding a point.

    Args:
        drafts: The vouchers.
        ledger: The books that they are, or are to be, posted in; tells what accounts mean.

    >>> from finsam_ledger.core.association import Association
    >>> from finsam_ledger.core.charts import chart_named
    >>> from finsam_ledger.core.period import FiscalYear
    >>> ledger = Ledger(Association("F"), chart_named("bas"), FiscalYear.calendar(2024))
    >>> [found.code for found in missing_points([VoucherDraft(None, (), "A", "1", "x")], ledger)]
    ['voucher_compiled', 'voucher_day', 'voucher_amount']
    """
    named = [(draft, draft.name or draft.text) for draft in drafts]
    for point in _POINTS:
        lacking = [name for draft, name in named if point.lacks(draft, ledger)]
        if lacking:
            yield _finding(point, lacking)


def _finding(point: _Point, names: list[str]) -> Finding:
    shown = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    many = len(names) > 1
    noun = Text("verifikationer", "vouchers lack") if many else _ONE
    return Finding(
        point.code,
        point.severity,
        Text(
            f"{len(names)} {noun.sv} saknar {point.name.sv}: {shown}",
            f"{len(names)} {noun.en} {point.name.en}: {shown}",
        ),
        _REMEDY,
        SOURCE,
        evidence={"vouchers": len(names)},
    )
