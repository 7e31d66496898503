"""The data that the script of a page reads (sidans data): everything once, pointed at by index.

``script/data.js`` reads the lists and says what stands where in them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias

from attrs import define

from finsam_ledger.core.citation import cited
from finsam_ledger.render._cells import SEPARATORS, clean
from finsam_ledger.reports.key_figure import EXACT_DECIMALS, exact_share
from finsam_ledger.reports.kinds._key_figures import unit_of
from finsam_ledger.reports.kinds._statements import ORE_DECIMALS, caption, unit_word
from finsam_ledger.reports.origin_words import WORDS, stated_words
from finsam_ledger.reports.origins import FigureOrigin, KeyOrigin, Origins, PartOrigin
from finsam_ledger.reports.report import Report
from finsam_ledger.reports.traced_vouchers import TracedLine, TracedVoucher
from finsam_ledger.reports.voucher_rows import corrected_words
from finsam_ledger.statements.columns import DifferenceSource
from finsam_ledger.statements.evaluate import ColumnSpec, source_of
from finsam_ledger.statements.figure import Column, Statement, StatementRow
from finsam_ledger.terms import Text

Json: TypeAlias = Any
_NONE = -1
_WORDS = {
    "ties": Text("Avstämningar", "Tie-outs"),
    "agrees": Text("Stämmer", "Agrees"),
    "misses": Text("Avviker", "Differs"),
    "agrees_with": Text("Stämmer med", "Agrees with"),
    "misses_with": Text("Avviker från", "Differs from"),
    "columns": Text("Samma rad i de andra kolumnerna", "The same row in the other columns"),
    "column": Text("Kolumn", "Column"),
    "to_page": Text("Visa talet på sidan", "Show the figure on the page"),
    "more": Text("Visa fler ({shown} av {all} visas)", "Show more ({shown} of {all} shown)"),
    "lines": Text("Hela verifikationen", "The whole voucher"),
    "own_line": Text("Raden som du kom från", "The line that you came from"),
    "debit": Text("Debet", "Debit"),
    "credit": Text("Kredit", "Credit"),
    "debited": Text("Omslutning", "Debited"),
    "found": Text("{n} verifikationer hittades", "{n} vouchers found"),
    "found_one": Text("{n} verifikation hittades", "{n} voucher found"),
}


@define(slots=False)
class PageData:
    """Makes the lists.

    Args:
        report: The report.
        origins: The origins of the figures on the page.
        lang: "sv" or "en".
    """

    report: Report
    origins: Origins
    lang: str

    def made(self) -> Json:
        """The data; without vouchers ``booked`` is null."""
        group, point = SEPARATORS[self.lang]
        traced, words = self.origins.traced, {**WORDS, **_WORDS}
        return {
            "group": group,
            "point": point,
            "exactDecimals": EXACT_DECIMALS,
            "words": {name: text.lang(self.lang) for name, text in words.items()},
            "accounts": [[number, clean(name)] for number, name in self.origins.accounts],
            "statements": list(map(self._statement, self._statements)),
            "rows": [self._row(statement, row) for statement, row in self._rows],
            "figures": list(map(self._figure, self.origins.figures.values())),
            "keyFigures": list(map(self._key_figure, self.origins.key_figures.values())),
            "shares": [[s.account, s.ore, s.forward, s.lines] for s in self.origins.shares],
            "ties": list(self._ties()),
            "vouchers": list(self._vouchers()),
            "booked": None if traced is None else traced.booked,
            "sets": [[]] if traced is None else traced.sets,
        }

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The index of each figure by its address (talens nummer); key figures come after."""
        addresses = (*self.origins.figures, *self.origins.key_figures)
        return {address: i for i, address in enumerate(addresses)}

    @cached_property
    def _statements(self) -> Sequence[Statement]:
        """The statements that figures stand in, each once."""
        figures = self.origins.figures.values()
        return tuple({each.statement.id: each.statement for each in figures}.values())

    @cached_property
    def _rows(self) -> Sequence[tuple[Statement, StatementRow]]:
        return [(each, row) for each in self._statements for row in each.rows if row.figures]

    @cached_property
    def _row_places(self) -> Mapping[tuple[str, str], int]:
        return {(statement.id, row.key): i for i, (statement, row) in enumerate(self._rows)}

    def _statement(self, statement: Statement) -> Json:
        """Title, unit, decimals, heads, columns made of others, and what is said of typed ones."""
        specs = self.report.sources[statement.id]
        return [
            clean(caption(statement, self.lang)),
            unit_word(statement, self.report.unit),
            ORE_DECIMALS if statement.exact else 0,
            [clean(column.label.lang(self.lang)) for column in statement.columns],
            [i for i, each in enumerate(statement.columns) if _is_made(each, specs)],
            [clean(stated_words(column.stated, self.lang)) for column in statement.columns],
        ]

    def _row(self, statement: Statement, row: StatementRow) -> Json:
        """Statement, words, the rows that it sums, and its figure in each column."""
        addresses = (f"{statement.id}.{row.key}.{column.id}" for column in statement.columns)
        return [
            self._statements.index(statement),
            clean(row.label.lang(self.lang)),
            [self._row_places[statement.id, part] for part in row.parts],
            [self.places.get(address, _NONE) for address in addresses],
        ]

    def _figure(self, origin: FigureOrigin) -> Json:
        """Row, column, exact and printed, side, rounding, and each account's share."""
        row, i, figure = origin.row, origin.column, origin.figure
        return [
            self._row_places[origin.statement.id, row.key],
            i,
            row.shown(i, figure.ore or 0),
            figure.printed,
            row.shown(i, 1),
            row.shown(i, origin.rounding),
            _shares(origin.shares),
        ]

    def _key_figure(self, origin: KeyOrigin) -> Json:
        """Words, unit, decimals, printed, exact, source, and the parts above and below the line."""
        each, value = origin.key_figure, origin.key_figure.values[origin.column]
        label = each.columns[origin.column].label.lang(self.lang)
        return [
            clean(f"{each.spec.title.lang(self.lang)}, {label}"),
            unit_of(each, self.report.unit),
            each.decimals,
            value.printed,
            exact_share(value) if each.is_share else None,
            clean(cited(each.spec.source).lang(self.lang)),
            list(map(self._part, origin.numerator)),
            list(map(self._part, origin.denominator)),
        ]

    def _part(self, origin: PartOrigin) -> Json:
        """Words, value, whether it is days, its figure on the page, side, and shares."""
        part = origin.part
        return [
            clean(part.label.lang(self.lang)),
            part.value,
            part.figure is None,
            self.places.get(part.place, _NONE),
            -1 if part.turned else 1,
            _shares(origin.shares),
        ]

    def _ties(self) -> Iterator[Json]:
        """Whether it agrees, its words, and the figures of its two sides."""
        for tie in self.report.tie_outs:
            sides = [
                [self.places.get(a, _NONE) for a in s.split(" + ")] for s in (tie.left, tie.right)
            ]
            if all(_NONE not in side for side in sides):
                yield [tie.ok, clean(tie.title.lang(self.lang)), *sides]

    def _vouchers(self) -> Iterator[Json]:
        """Name, day, text, line of the file, by what it is corrected, lines, and the whole one."""
        traced = self.origins.traced
        for i, voucher in enumerate(traced.vouchers if traced else ()):
            made = self._voucher(voucher)
            whole = traced.whole[i] if traced else i
            yield made if whole == i else [*made, whole]

    def _voucher(self, voucher: TracedVoucher) -> list[Json]:
        return [
            clean(voucher.name),
            voucher.day.isoformat(),
            clean(voucher.text),
            voucher.source_line,
            clean(corrected_words(voucher.corrected, self.lang)),
            [self._line(line) for line in voucher.lines],
        ]

    def _line(self, line: TracedLine) -> Json:
        """Account, amount, and where it has them its own text and objects."""
        text, objects = clean(line.text), clean(line.objects)
        words = [text, objects] if objects else [text] if text else []
        return [self._accounts[line.account], line.ore, *words]

    @cached_property
    def _accounts(self) -> Mapping[str, int]:
        return {number: i for i, (number, _) in enumerate(self.origins.accounts)}


def _is_made(column: Column, specs: Sequence[ColumnSpec]) -> bool:
    """Whether a column is the sum or difference of others, which tell where it comes from."""
    return bool(column.parts) or isinstance(source_of(specs, column), DifferenceSource)


def _shares(shares: Sequence[tuple[int, int]]) -> Json:
    """Indexes of shares, one that is turned with its -1."""
    return [share if weight == 1 else [share, weight] for share, weight in shares]
