"""Printed shares (andelar): they follow from the amounts, and together they are a hundred."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import frozen

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.numbers import format_number
from finsam_ledger.review.amounts import Amount, parse_amount
from finsam_ledger.review.identity import Figures
from finsam_ledger.review.labels import key_words, likeness, words_of
from finsam_ledger.review.pairs import totals_of
from finsam_ledger.review.printed import Place, PrintedTable, TextFigure
from finsam_ledger.review.relation import Relation
from finsam_ledger.terms import Text

_KIND = "shares"
_HUNDRED, _HUNDREDTHS = 100, 100
_ALIKE = 75
_SHARE_WORDS = {"share", "andel", "andelen", "percent", "procent"}


@frozen
class _Share:
    """A printed share beside what the amounts give (andel)."""

    label: str
    printed: Amount
    part: int
    whole: int

    @property
    def differs(self) -> bool:
        """Whether it is further from the amounts than rounding makes."""
        scale: int = 10**self.printed.decimals
        off = abs(self.printed.digits * self.whole - _HUNDRED * scale * self.part)
        return 2 * off > abs(self.whole)

    def told(self, lang: str) -> str:
        """The share worked out, "1 100 000 / 6 673 000 = 16,5 %"."""
        tenths = (2000 * self.part + self.whole) // (2 * self.whole)
        part, whole = (format_number(each // 100, 0, lang) for each in (self.part, self.whole))
        share = format_number(Decimal(tenths) / 10, 1, lang)
        return f"{self.label}: {part} / {whole} = {share}\u00a0%"


def _findings(figures: Figures) -> Iterator[Finding]:
    for t, table in enumerate(figures.report.tables):
        shares = _of_table(figures, t, table)
        if shares:
            yield from _beside(table, shares)
    for texts in _sets(figures.report.texts).values():
        yield from _set(texts)
    for text in figures.report.texts:
        yield from _in_text(figures, text)


def _of_table(figures: Figures, t: int, table: PrintedTable) -> list[_Share]:
    totals = totals_of(table)
    if not totals or not table.shares:
        return []
    values = {
        column.label: abs(figures.value(Place(t, totals[-1], c)))
        for c, column in enumerate(table.columns)
    }
    whole = sum(values.get(label, 0) for label in table.shares)
    read = {label: parse_amount(printed) for label, printed in table.shares.items()}
    return [
        _Share(label, amount, values[label], whole)
        for label, amount in read.items()
        if amount is not None and label in values and whole
    ]


def _beside(table: PrintedTable, shares: list[_Share]) -> Iterator[Finding]:
    together = sum(Decimal(s.printed.digits) / 10**s.printed.decimals for s in shares)
    wrong = [share for share in shares if share.differs]
    if not wrong and abs(together - _HUNDRED) * 2 <= len(shares):
        return
    printed = " + ".join(
        f"{Decimal(s.printed.digits) / 10**s.printed.decimals}\u00a0%" for s in shares
    )
    printed = f"{printed} = {together}\u00a0%".replace(".", ",")
    yield Finding(
        "shares_differ",
        Severity.ERROR,
        Text(
            f"{table.name}: tryckta andelar {printed}; beloppen ger "
            + "; ".join(share.told("sv") for share in shares),
            f"{table.called('en')}: printed shares {printed}; the amounts give "
            + "; ".join(share.told("en") for share in shares),
        ),
        file=table.file,
        evidence={"table": table.name, "printed": printed},
    )


def _sets(texts: tuple[TextFigure, ...]) -> Mapping[str, list[TextFigure]]:
    """Percentages in text that were written as one set of shares."""
    sets: defaultdict[str, list[TextFigure]] = defaultdict(list)
    for text in texts:
        name, dot, _ = text.name.partition(".")
        if text.percent and dot and _SHARE_WORDS & {word.rstrip("sr") for word in name.split("_")}:
            sets[name].append(text)
    return sets


def _set(texts: list[TextFigure]) -> Iterator[Finding]:
    together = sum(text.ore for text in texts)
    if len(texts) > 1 and abs(together - _HUNDRED * _HUNDREDTHS) > len(texts) * _HUNDREDTHS // 2:
        name = texts[0].name.partition(".")[0]
        total = format_number(Decimal(together) / _HUNDREDTHS, 2)
        yield Finding(
            "shares_differ",
            Severity.ERROR,
            Text(f"text, {name}: andelarna är {total} %", f"text, {name}: shares are {total} %"),
            evidence={"text": name, "printed": total},
        )


def _in_text(figures: Figures, text: TextFigure) -> Iterator[Finding]:
    """A share in the text whose name is that of one row: row divided by the table's total."""
    words = words_of(text.name.replace("_", " "))
    name = tuple(word for word in words if word not in _SHARE_WORDS)
    if not text.percent or len(name) == len(words):
        return
    shares, label = list(_of_rows(figures, text, name)), " ".join(name)
    if shares and all(share.differs for share in shares):
        yield Finding(
            "text_differs",
            Severity.ERROR,
            Text(
                f"text, ”{label}”: tryckt {text.text} %, beloppen ger {shares[0].told('sv')}",
                f'text, "{label}": printed {text.text} %, the amounts give {shares[0].told("en")}',
            ),
            evidence={"text": text.name, "printed": text.text},
        )


def _of_rows(figures: Figures, text: TextFigure, name: tuple[str, ...]) -> Iterator[_Share]:
    amount = Amount(text.ore, 2)
    for t, table in enumerate(figures.report.tables):
        for r, row in enumerate(table.rows):
            totals = totals_of(table)
            if not totals or likeness(name, key_words(row.label)) < _ALIKE or r in totals:
                continue
            for c in range(len(table.columns)):
                whole = abs(figures.value(Place(t, totals[-1], c)))
                part = abs(figures.value(Place(t, r, c)))
                if whole and part:
                    yield _Share(row.label, evolved(amount, text.decimals), part, whole)


def evolved(amount: Amount, decimals: int) -> Amount:
    """The amount with no more decimals than are printed (utan nollor).

    >>> evolved(Amount(1200, 2), 0)
    Amount(digits=12, decimals=0, percent=False)
    """
    return Amount(amount.digits // 10 ** (amount.decimals - decimals), decimals)


RELATION = Relation(_KIND, Text("andelar", "shares"), findings=_findings)
