"""A figure taken apart as a document (varifrån ett tal kommer), for the command ``visa``."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from finsam_ledger.core.account import Account
from finsam_ledger.reports.document import (
    Block,
    Cell,
    Day,
    Document,
    Heading,
    Number,
    Paragraph,
    Role,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.origin_words import WORDS, stated_words
from finsam_ledger.reports.voucher_rows import corrected_words
from finsam_ledger.statements.explain import AccountSource, Explanation, LineSource
from finsam_ledger.statements.figure import Figure, Statement, StatementRow
from finsam_ledger.statements.layout import Side
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text

_ORE_DECIMALS = 2
_BLANK = Words("")


def explanation_document(
    statement: Statement,
    row: StatementRow,
    column: int,
    explanation: Explanation,
    unit: Unit,
    lang: str,
) -> Document:
    """Where a figure comes from, down to the vouchers (varifrån talet kommer).

    Args:
        statement: The rounded statement or note that the figure stands in.
        row: Its row.
        column: The index of its column; ``find_figure`` gives all three.
        explanation: The figure taken apart.
        unit: The unit of the report.
        lang: "sv" or "en".

    Returns:
        The printed and the exact figure; the rows that a total sums; each account; its vouchers;
        and last that the bottom and the rounding give exactly the printed figure. A figure that
        somebody typed tells its source in place of accounts and vouchers.
    """
    shown = _Shown(statement, row, column, explanation, unit, lang)
    return Document(shown.title, lang, tuple(shown.blocks()), statement.title.lang(lang))


@frozen
class _Shown:
    """The figure with what decides how it is shown."""

    statement: Statement
    row: StatementRow
    column: int
    explanation: Explanation
    unit: Unit
    lang: str

    @property
    def title(self) -> str:
        label = self.statement.columns[self.column].label
        parts = (self.statement.title, self.row.label, label)
        return ", ".join(part.lang(self.lang) for part in parts)

    def blocks(self) -> Iterator[Block]:
        yield Heading(self.title, 1)
        yield Paragraph(self._lead())
        yield self._figures("figure", WORDS["figure"], (self.row,))
        if self.row.parts:
            yield self._figures("parts", WORDS["parts"], map(self.statement.row, self.row.parts))
        if self.explanation.accounts:
            yield self._accounts()
        if any(account.lines for account in self.explanation.accounts):
            yield self._vouchers()
        yield self._proof()

    def _lead(self) -> str:
        """The side that all amounts are shown on; of a typed figure where it is from."""
        if self._stated:
            return f"{self._stated}. {WORDS['stated_only'].lang(self.lang)}"
        own = self.row.figures[self.column].side or self.row.side
        side = WORDS["debit_side"] if own is Side.DEBIT else WORDS["credit_side"]
        return side.lang(self.lang)

    def _table(
        self, name: str, caption: Text, columns: tuple[TableColumn, ...], rows: Iterable[TableRow]
    ) -> Table:
        return Table(name, caption.lang(self.lang), columns, tuple(rows))

    def _figures(self, name: str, caption: Text, rows: Iterable[StatementRow]) -> Table:
        columns = (
            self._words(WORDS["row"]),
            self._amount(WORDS["exact"]),
            self._amount(WORDS["printed"], self._unit),
        )
        made = (self._figure_row(row) for row in rows)
        return self._table(name, caption, columns, made)

    def _figure_row(self, row: StatementRow) -> TableRow:
        figure: Figure = row.figures[self.column]
        exact = None if figure.ore is None else row.shown(self.column, figure.ore)
        link = f"{self.statement.id}.{row.key}.{self.statement.columns[self.column].id}"
        printed = Number(figure.printed, self._decimals, link)
        return TableRow((Words(row.label.lang(self.lang)), Number(exact, _ORE_DECIMALS), printed))

    def _accounts(self) -> Table:
        columns = (
            self._words(WORDS["account"]),
            self._amount(WORDS["amount"]),
            self._amount(WORDS["forward"]),
        )
        return self._table("accounts", WORDS["accounts"], columns, self._account_rows())

    def _account_rows(self) -> Iterator[TableRow]:
        accounts = self.explanation.accounts
        for each in accounts:
            cells = (self._kronor(each.ore), self._kronor(each.brought_forward))
            yield TableRow((Words(_name(each.account)), *cells))
        total = self._kronor(sum(each.ore for each in accounts))
        forward = self._kronor(sum(each.brought_forward for each in accounts))
        yield TableRow((Words(WORDS["total"].lang(self.lang)), total, forward), Role.TOTAL)

    def _vouchers(self) -> Table:
        words = (self._words(each) for each in (WORDS["voucher"], WORDS["day"], WORDS["text"]))
        columns = (*words, self._amount(WORDS["amount"]), self._words(WORDS["place"]))
        rows = (row for each in self.explanation.accounts for row in self._account_lines(each))
        return self._table("vouchers", WORDS["vouchers"], columns, rows)

    def _account_lines(self, each: AccountSource) -> Iterator[TableRow]:
        yield TableRow((Words(_name(each.account)),), Role.HEADING)
        if each.brought_forward:
            text = Words(WORDS["no_vouchers"].lang(self.lang))
            amount = self._kronor(each.brought_forward)
            yield TableRow((_BLANK, _BLANK, text, amount, _BLANK))
        for line in each.lines:
            yield TableRow(self._line(line))
        total = Words(f"{WORDS['total'].lang(self.lang)} {each.account.number}")
        yield TableRow((_BLANK, _BLANK, total, self._kronor(each.ore), _BLANK), Role.TOTAL)

    def _line(self, line: LineSource) -> tuple[Cell, ...]:
        place = f"{WORDS['line'].lang(self.lang)} {line.source_line}" if line.source_line else ""
        corrected = corrected_words(line.corrected_by, self.lang)
        text = ", ".join(part for part in (line.text, corrected) if part)
        head = (Words(line.voucher.name), Day(line.voucher.event_day), Words(text))
        return (*head, self._kronor(line.ore), Words(place))

    def _proof(self) -> Table:
        """What stands at the bottom and the rounding, which give the printed figure."""
        leaves, rounding = self.explanation.leaves_ore, self.explanation.rounding_ore
        parts = (*self._bottom(), (WORDS["rounding"].lang(self.lang), rounding))
        rows = (TableRow((Words(text), self._kronor(ore))) for text, ore in parts)
        total = (Words(self._printed_words()), self._kronor(leaves + rounding))
        columns = (TableColumn(""), self._amount(WORDS["amount"]))
        return self._table(
            "proof", WORDS["proof"], columns, (*rows, TableRow(total, Role.TOTAL, 0))
        )

    def _bottom(self) -> tuple[tuple[str, int], ...]:
        leaves = self.explanation.leaves_ore
        if self._stated:
            return ((self._stated, leaves),)
        forward = sum(each.brought_forward for each in self.explanation.accounts)
        return (
            (WORDS["without"].lang(self.lang), forward),
            (WORDS["booked"].lang(self.lang), leaves - forward),
        )

    @property
    def _stated(self) -> str:
        """Where the figure was typed from, empty for one that is computed."""
        return stated_words(self.explanation.stated, self.lang)

    def _printed_words(self) -> str:
        words = WORDS["printed_figure"].lang(self.lang)
        return words if self._unit == Unit.KR.value else f"{words}, {self._unit}"

    @property
    def _unit(self) -> str:
        own = self.statement.unit_or(self.unit)
        return Unit.KR.value if self.statement.exact else own.value

    @property
    def _decimals(self) -> int:
        return _ORE_DECIMALS if self.statement.exact else 0

    def _kronor(self, ore: int) -> Number:
        return Number(self.row.shown(self.column, ore), _ORE_DECIMALS)

    def _words(self, text: Text) -> TableColumn:
        return TableColumn(text.lang(self.lang))

    def _amount(self, text: Text, unit: str = "kr") -> TableColumn:
        return TableColumn(f"{text.lang(self.lang)}, {unit}", numeric=True)


def _name(account: Account) -> str:
    return f"{account.number} {account.name}".strip()
