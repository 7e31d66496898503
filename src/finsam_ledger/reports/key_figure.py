"""A key figure taken apart as a document (varifrån ett nyckeltal kommer), for ``visa``."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from attrs import frozen

from finsam_ledger.core.citation import cited
from finsam_ledger.core.ledger import Ledger
from finsam_ledger.numbers import half_up
from finsam_ledger.reports.document import (
    Block,
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
from finsam_ledger.reports.origin_words import WORDS
from finsam_ledger.statements.explain import explain
from finsam_ledger.statements.key_figure import PERCENT, KeyFigure, KeyPart, KeyValue
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text

_ORE_DECIMALS = 2
EXACT_DECIMALS = 6
"""The decimals that a share is told with before it is rounded (decimaler)."""
_MORE = Text(
    "Ett tal som står i bokslutet kan visas för sig, ner till verifikationerna, med den adress som "
    "står under det.",
    "A figure of the closing can be shown by itself, down to the vouchers, by the address below.",
)


def key_figure_document(
    key_figure: KeyFigure, column: int, books: Ledger, unit: Unit, lang: str
) -> Document:
    """A key figure in its figures, and each of those in its accounts (nyckeltalet i sina delar).

    Args:
        key_figure: The key figure.
        column: The index of its column.
        books: The books, which name the accounts.
        unit: The unit of the report.
        lang: "sv" or "en".
    """
    shown = _Shown(key_figure, key_figure.values[column], books, unit, lang)
    title = f"{key_figure.spec.title.lang(lang)}, {key_figure.columns[column].label.lang(lang)}"
    source = (
        (Paragraph(cited(key_figure.spec.source).lang(lang)),) if key_figure.spec.source else ()
    )
    return Document(title, lang, (Heading(title, 1), *source, *shown.blocks()), title)


@frozen
class _Shown:
    key_figure: KeyFigure
    value: KeyValue
    books: Ledger
    unit: Unit
    lang: str

    def blocks(self) -> Iterator[Block]:
        first = WORDS["numerator"] if self.key_figure.is_share else WORDS["key_amount"]
        yield self._parts("numerator", first, self.value.numerator)
        if self.key_figure.is_share:
            yield self._parts("denominator", WORDS["denominator"], self.value.denominator)
        yield self._proof()
        yield Paragraph(_MORE.lang(self.lang))

    def _parts(self, name: str, caption: Text, parts: Sequence[KeyPart]) -> Table:
        days = all(part.figure is None for part in parts)
        unit = WORDS["days"].lang(self.lang) if days else "kr"
        heads = (TableColumn(WORDS["part"].lang(self.lang)), TableColumn(unit, numeric=True))
        rows = [row for part in parts for row in self._part(part)]
        total = (Words(WORDS["total"].lang(self.lang)), self._number(_sum(parts), parts))
        return Table(name, caption.lang(self.lang), heads, (*rows, TableRow(total, Role.TOTAL, 0)))

    def _part(self, part: KeyPart) -> Iterator[TableRow]:
        """The figure, and the accounts that it consists of."""
        label = Words(f"{part.label.lang(self.lang)}\n{part.place}")
        yield TableRow((label, self._number(part.value, [part])))
        if part.figure is None or part.source is None or part.figure.ore is None:
            return
        origin = explain(part.figure, part.source, self.books, part.figure.ore)
        for each in origin.accounts:
            name = f"{each.account.number} {each.account.name}".strip()
            ore = -each.ore if part.turned else each.ore
            yield TableRow((Words(name), Number(ore, _ORE_DECIMALS)), level=2)

    def _proof(self) -> Table:
        label = f"{WORDS['printed'].lang(self.lang)}, {'%' if self._share else self.unit.value}"
        printed = Number(self.value.printed, self.key_figure.decimals)
        rows = [TableRow((Words(label), printed), Role.TOTAL, 0)]
        exact = exact_share(self.value)
        if self._share and exact is not None:
            share = Words(WORDS["share"].lang(self.lang))
            rows.insert(0, TableRow((share, Number(exact, EXACT_DECIMALS))))
        heads = (TableColumn(""), TableColumn("", numeric=True))
        return Table("proof", WORDS["key_proof"].lang(self.lang), heads, tuple(rows))

    @property
    def _share(self) -> bool:
        return self.key_figure.is_share

    def _number(self, value: int | None, parts: Sequence[KeyPart]) -> Number:
        """An amount in kronor and öre, or a number of days."""
        days = all(part.figure is None and part.value is not None for part in parts)
        return Number(value, 0 if days else _ORE_DECIMALS)


def exact_share(value: KeyValue) -> int | None:
    """A share in percent times ten to the power of ``EXACT_DECIMALS`` (andel före avrundning)."""
    upper, lower = _sum(value.numerator), _sum(value.denominator)
    if upper is None or not lower:
        return None
    scaled = Fraction(upper, lower) * PERCENT * 10**EXACT_DECIMALS
    return half_up(scaled.numerator, scaled.denominator)


def _sum(parts: Sequence[KeyPart]) -> int | None:
    values = [part.value for part in parts]
    return None if None in values else sum(value for value in values if value is not None)
