"""The balanskravsutredning as a statement (LKBR 11 kap. 10 §; row order of RKR R15's model)."""

from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from finsam_ledger.bookkeeping.balanskrav import AdjustmentKind
from finsam_ledger.core.chart import AccountRange, Chart
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.core.line import CashFlowClass, StatementLine
from finsam_ledger.statements.columns import Source, accounts_of, sum_of, term_of
from finsam_ledger.statements.evaluate import ColumnSpec
from finsam_ledger.statements.figure import Figure, Statement, StatementRow, Terms, merged
from finsam_ledger.statements.layout import Measure, Side, Tie
from finsam_ledger.terms import Text

ID = "balanskrav"
RESULT_RESERVE_SINCE = 2024
"""Resultatreserv replaced resultatutjämningsreserv on 1 January 2024, SFS 2023:642."""
_SOURCE = "LKBR 11 kap. 10–11 §§; RKR R15"
_EARLIER = (AdjustmentKind.EARLIER, AdjustmentKind.REASON)
_LABELS = {
    "result": Text("Årets resultat enligt resultaträkningen", "Result of the income statement"),
    "gains": Text("Samtliga realisationsvinster", "All capital gains"),
    AdjustmentKind.GAIN_EXCEPTED: Text(
        "Realisationsvinster enligt undantagsmöjlighet", "Capital gains excepted"
    ),
    AdjustmentKind.LOSS_EXCEPTED: Text(
        "Realisationsförluster enligt undantagsmöjlighet", "Capital losses excepted"
    ),
    AdjustmentKind.UNREALISED: Text(
        "Orealiserade vinster och förluster i värdepapper", "Unrealised gains and losses"
    ),
    AdjustmentKind.REVERSAL: Text(
        "Återföring av orealiserade vinster och förluster i värdepapper",
        "Reversal of unrealised gains and losses",
    ),
    "adjusted": Text(
        "Årets resultat efter balanskravsjusteringar",
        "Result after balance requirement adjustments",
    ),
    "balanskrav": Text("Årets balanskravsresultat", "Balance requirement result for the year"),
    AdjustmentKind.EARLIER: Text(
        "Balanskravsunderskott från tidigare år", "Deficits of earlier years"
    ),
    AdjustmentKind.REASON: Text(
        "Synnerliga skäl att inte återställa", "Exceptional reasons for not restoring"
    ),
    "to_restore": Text(
        "Balanskravsresultat att återställa", "Balance requirement result to restore"
    ),
}
_NEW_RESERVE = Text("resultatreserv", "the result reserve")
_OLD_RESERVE = Text("resultatutjämningsreserv", "the result equalisation reserve")
_RESERVE = {
    AdjustmentKind.RESERVED: ("Reservering av medel till", "Set aside for"),
    AdjustmentKind.USED: ("Användning av medel från", "Taken from"),
}


@frozen
class Gains:
    """Which accounts hold capital gains (realisationsvinster).

    Args:
        accounts: Their intervals; none takes those that the chart calls disposals.
    """

    accounts: tuple[AccountRange, ...] = ()

    def takes(self, number: str, chart: Chart) -> bool:
        """Whether an account holds them.

        >>> from finsam_ledger.core.charts import chart_named
        >>> Gains().takes("3973", chart_named("bas"))
        True
        """
        if self.accounts:
            return any(number in interval for interval in self.accounts)
        group = chart.group_of(number)
        return group is not None and (group.line, group.cash_flow) == (
            StatementLine.OPERATING_INCOME,
            CashFlowClass.NON_CASH,
        )


def evaluate_balanskrav(
    columns: Sequence[ColumnSpec], ledger: Ledger, gains: Gains | None = None
) -> Statement:
    """The balanskravsutredning with its figures (balanskravsutredning).

    Args:
        columns: The columns, their sources made by ``bookkeeping.balanskrav.balanskrav_books``.
        ledger: The books, whose chart tells result accounts and capital gains.
        gains: Which accounts hold capital gains.

    Returns:
        The rows of LKBR 11 kap. 10 § in order, a surplus positive. Rows of earlier deficits and
        synnerliga skäl stand there only when somebody has declared any.
    """
    return _Maker(tuple(columns), ledger, gains or Gains()).statement()


@frozen
class _Maker:
    columns: tuple[ColumnSpec, ...]
    ledger: Ledger
    gains: Gains

    def statement(self) -> Statement:
        rows = list(self._rows())
        if any(figure.ore for row in rows if row.key in _EARLIER for figure in row.figures):
            rows.append(self._total("to_restore", [rows[-3], *rows[-2:]]))
        else:
            del rows[-2:]
        return Statement(
            ID,
            Text("Balanskravsutredning", "Balance requirement statement"),
            tuple(spec.column for spec in self.columns),
            tuple(rows),
            _SOURCE,
            ties=(Tie("result", ("income_statement.result",)),),
        )

    def _rows(self) -> Iterator[StatementRow]:
        first = [self._result(), self._gains(), *map(self._kept, _BEFORE)]
        adjusted = self._total("adjusted", first)
        reserves = [*map(self._kept, _RESERVE)]
        yield from (*first, adjusted, *reserves)
        yield self._total("balanskrav", [adjusted, *reserves])
        yield from map(self._kept, _EARLIER)

    def _result(self) -> StatementRow:
        return self._accounts("result", lambda number: self.ledger.line_of(number).is_result)

    def _gains(self) -> StatementRow:
        return self._accounts("gains", lambda n: self.gains.takes(n, self.ledger.chart), -1)

    def _accounts(self, key: str, wanted: Callable[[str], bool], weight: int = 1) -> StatementRow:
        figures = []
        for spec in self.columns:
            accounts = [n for n in sorted(accounts_of([spec.source])) if wanted(n)]
            terms = frozenset(
                term_of(spec.source, n, Measure.MOVEMENT, weight=weight) for n in accounts
            )
            figures.append(_figure(spec.source, terms))
        return self._row(key, "accounts", tuple(figures))

    def _kept(self, kind: AdjustmentKind) -> StatementRow:
        figures = tuple(
            _figure(s.source, frozenset({term_of(s.source, kind.account.number, Measure.MOVEMENT)}))
            for s in self.columns
        )
        return self._row(kind, "accounts", figures)

    def _total(self, key: str, parts: Sequence[StatementRow]) -> StatementRow:
        figures = tuple(
            _figure(spec.source, merged(part.figures[i].terms for part in parts))
            for i, spec in enumerate(self.columns)
        )
        return self._row(key, "total", figures, tuple(part.key for part in parts))

    def _row(
        self, key: str, kind: str, figures: tuple[Figure, ...], parts: tuple[str, ...] = ()
    ) -> StatementRow:
        level = 1 if kind == "total" else 2
        return StatementRow(str(key), self._label(key), kind, Side.CREDIT, level, figures, parts)

    def _label(self, key: str) -> Text:
        if key in _LABELS:
            return _LABELS[key]
        new = self.ledger.year.end.year >= RESULT_RESERVE_SINCE
        sv, en = _RESERVE[AdjustmentKind(key)]
        name = _NEW_RESERVE if new else _OLD_RESERVE
        return Text(f"{sv} {name.sv}", f"{en} {name.en}")


_BEFORE = (
    AdjustmentKind.GAIN_EXCEPTED,
    AdjustmentKind.LOSS_EXCEPTED,
    AdjustmentKind.UNREALISED,
    AdjustmentKind.REVERSAL,
)


def _figure(source: Source, terms: Terms) -> Figure:
    return Figure(sum_of(source, terms) if terms else 0, terms)
