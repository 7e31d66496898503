"""Figures that should agree and do not, as findings (avstämningar som inte stämmer)."""

from collections.abc import Iterator, Sequence

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.numbers import format_ore
from finsam_ledger.statements.tie_out import TieOut
from finsam_ledger.terms import Text

_SOURCE = "LKBR 4 kap. 2 §"
_REMEDY = Text(
    "Se övriga anmärkningar: en obalanserad verifikation eller ingående balans är den vanligaste "
    "orsaken, i en egen uppställning en summa som inte tar med alla rader",
    "See the other findings: an unbalanced voucher or opening balance is the usual cause, in a "
    "layout of your own a total that does not count all rows",
)
_ROUNDED = Text(
    "Beloppen är exakt lika; skillnaden kommer av att tryckta tal redan låses av andra summor",
    "The amounts are exactly equal; the difference comes from printed figures that other sums fix",
)


def untied(ties: Sequence[TieOut]) -> Iterator[Finding]:
    """A finding for each tie-out that does not hold (avvikelser i avstämningar).

    Args:
        ties: The tie-outs of a report.

    Returns:
        An error where the amounts differ, a warning where only the printed figures do.
    """
    for tie in ties:
        if tie.difference_ore:
            sv, en = (f"{format_ore(tie.difference_ore, lang)} kr" for lang in ("sv", "en"))
            yield _finding(tie, Severity.ERROR, Text(sv, en), _REMEDY)
        elif tie.printed_difference:
            amount = f"{tie.printed_difference}"
            words = Text(f"{amount} i tryck", f"{amount} in print")
            yield _finding(tie, Severity.WARNING, words, _ROUNDED)


def _finding(tie: TieOut, severity: Severity, amount: Text, remedy: Text) -> Finding:
    return Finding(
        "tie_out",
        severity,
        Text(
            f"{tie.title.sv}: nej, det skiljer {amount.sv} ({tie.left} mot {tie.right})",
            f"{tie.title.en}: no, they differ by {amount.en} ({tie.left} and {tie.right})",
        ),
        remedy,
        _SOURCE,
        difference_ore=tie.difference_ore,
        evidence={"left": tie.left, "right": tie.right},
    )
