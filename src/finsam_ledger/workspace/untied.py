"""Figures that must be looked at, as findings: those that do not agree, and the unclassified."""

from collections.abc import Iterator, Sequence

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.numbers import format_ore
from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.tie_out import TieOut
from finsam_ledger.terms import Text

_SOURCE = "LKBR 4 kap. 2 §"
_CLASSIFIED = "LKBR 8 kap. 1 §"
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


def unclassified(statements: Sequence[Statement]) -> Iterator[Finding]:
    """A finding for each amount that a cash-flow statement could not classify (ej klassificerat).

    Args:
        statements: The statements of a report; a row with the key "unclassified" is told.
    """
    for statement in statements:
        for row in statement.rows:
            ore = row.figures[0].ore if row.key == "unclassified" and row.figures else None
            if ore:
                yield _unclassified(statement, row.shown(0, ore))


def _unclassified(statement: Statement, ore: int) -> Finding:
    title = statement.title
    return Finding(
        "unclassified_cash_flow",
        Severity.WARNING,
        Text(
            f"{title.sv}: {format_ore(ore)} kr kunde inte klassificeras och står på en egen rad",
            f"{title.en}: {format_ore(ore, 'en')} kr could not be classified; a row of its own",
        ),
        Text(
            "Placera kontona i kontoplanen eller i en egen uppställning; finsam-ledger visa på "
            "raden säger vilka de är",
            "Place the accounts in the chart or in a layout of your own; finsam-ledger visa of the "
            "row says which they are",
        ),
        _CLASSIFIED,
        difference_ore=ore,
        evidence={"statement": statement.id},
    )


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
