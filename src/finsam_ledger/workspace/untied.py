"""Figures that must be looked at, as findings: those that do not agree, and the unclassified."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from finsam_ledger.checks.difference import Explained, Share, explain_difference
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.numbers import format_ore
from finsam_ledger.statements.evaluate import ColumnSpec, source_of
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


@frozen
class Untied:
    """Explains the tie-outs of a report that do not hold (avvikande avstämningar).

    Args:
        statements: The statements and notes of the report.
        columns: The sources of their columns, by statement id.
        ledger: The books.
    """

    statements: Sequence[Statement]
    columns: Mapping[str, Sequence[ColumnSpec]]
    ledger: Ledger

    def findings(self, ties: Sequence[TieOut]) -> Iterator[Finding]:
        """A finding for each tie-out that does not hold.

        Args:
            ties: The tie-outs of the report.

        Returns:
            An error where the amounts differ, with the fewest accounts or vouchers that account
            for it; a warning where only the printed figures do.
        """
        for tie in ties:
            if tie.difference_ore:
                sv, en = (f"{format_ore(tie.difference_ore, lang)} kr" for lang in ("sv", "en"))
                yield _finding(tie, Severity.ERROR, Text(sv, en), _REMEDY, self.explained(tie))
            elif tie.printed_difference:
                amount = f"{tie.printed_difference}"
                words = Text(f"{amount} i tryck", f"{amount} in print")
                yield _finding(tie, Severity.WARNING, words, _ROUNDED, Explained(0))

    def explained(self, tie: TieOut) -> Explained:
        """The fewest accounts that one side counts and the other does not (förklaring).

        Where each account counts on one side only, as between the two sides of a balance sheet, the
        accounts tell nothing: then vouchers that do not hold are sought.
        """
        others = [place for place in tie.right.split(" + ") if place]
        left, right = self._accounts(tie.left), self._accounts(*others)
        if left.keys() & right.keys():
            numbers = sorted({*left, *right})
            shares = [Share(n, left.get(n, 0) - right.get(n, 0)) for n in numbers]
            return explain_difference(tie.difference_ore, shares)
        return explain_difference(tie.difference_ore, self._behind_the_balance())

    def _behind_the_balance(self) -> Iterator[Share]:
        for draft in self.ledger.rejected:
            yield Share(draft.name, draft.difference_ore)
        for number, ore in sorted(self.ledger.opening.items()):
            yield Share(f"ingående balans {number}", ore)

    def _accounts(self, *places: str) -> Mapping[str, int]:
        """What each account gives to the figures at some addresses, öre."""
        found = defaultdict[str, int](int)
        for place in places:
            statement_id, key, column = place.split(".")
            statement = next(s for s in self.statements if s.id == statement_id)
            i = [c.id for c in statement.columns].index(column)
            source = source_of(self.columns[statement_id], statement.columns[i])
            for term in statement.row(key).figures[i].terms:
                found[term.account] += (source.value(term) or 0) * term.weight
        return found


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


def _finding(
    tie: TieOut, severity: Severity, amount: Text, remedy: Text, explained: Explained
) -> Finding:
    words = explained.words()
    sv, en = (f"; {w}" if w else "" for w in (words.sv, words.en))
    return Finding(
        "tie_out",
        severity,
        Text(
            f"{tie.title.sv}: nej, det skiljer {amount.sv} ({tie.left} mot {tie.right}){sv}",
            f"{tie.title.en}: no, they differ by {amount.en} ({tie.left} and {tie.right}){en}",
        ),
        remedy,
        _SOURCE,
        difference_ore=tie.difference_ore,
        evidence={
            "left": tie.left,
            "right": tie.right,
            **({"explained": words.sv, "rest_ore": explained.rest_ore} if words.sv else {}),
        },
    )
