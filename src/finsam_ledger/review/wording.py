"""Figures and sums in words (ordalydelse), so that a reader can redo them by hand."""

from decimal import Decimal

from attrs import frozen

from finsam_ledger.numbers import format_number
from finsam_ledger.review.identity import Figures, Identity
from finsam_ledger.review.printed import Place, PrintedColumn
from finsam_ledger.terms import Text

_MOST_TERMS = 16
_SHOWN = 3


@frozen
class Wording:
    """Tells figures and identities (berättar), in the unit that they are printed in."""

    figures: Figures

    def column(self, place: Place) -> PrintedColumn:
        """The column of a place (kolumn)."""
        return self.figures.report.tables[place.table].columns[place.column]

    def amount(self, ore: int, place: Place, lang: str = "sv") -> str:
        """An amount as the column of a place prints them (belopp)."""
        column = self.column(place)
        unit = int(column.unit.ore)
        decimals = column.decimals
        while decimals < 3 and ore * 10**decimals % unit:  # noqa: PLR2004 never finer than that
            decimals += 1
        value = Decimal(ore) / unit
        return format_number(value if decimals else int(value), decimals, lang)

    def unit(self, place: Place) -> str:
        """The unit of a place (enhet)."""
        return self.column(place).unit.value

    def figure(self, place: Place, lang: str = "sv") -> str:
        """The figure at a place (talet)."""
        return self.amount(self.figures.value(place), place, lang)

    def where(self, place: Place) -> Text:
        """The place in words (platsen)."""
        return self.figures.report.told(place)

    def sum_of(self, identity: Identity, lang: str) -> str:
        """The parts written out, "948 + 78 − 5 = 1 021" (uträkning)."""
        parts = [(s, p) for s, p in identity.parts if self.figures.value(p)]
        texts = [self._term(i, sign, place, lang) for i, (sign, place) in enumerate(parts)]
        if len(texts) > _MOST_TERMS:
            texts = [*texts[:_SHOWN], f"… ({len(parts)})", *texts[-_SHOWN:]]
        follows = self.amount(self.figures.outcome(identity).follows, identity.total, lang)
        return f"{' '.join(texts) or '0'} = {follows}"

    def _term(self, i: int, sign: int, place: Place, lang: str) -> str:
        value = self.figures.value(place)
        minus = (value < 0) != (sign < 0)
        factor = f"{abs(sign)} × " if abs(sign) > 1 else ""
        size = f"{factor}{self.amount(abs(value), place, lang)}"
        if i == 0:
            return f"−{size}" if minus else size
        return f"− {size}" if minus else f"+ {size}"

    def reason(self, identity: Identity) -> Text:
        """An identity as an argument: what gives what, with the figures (skäl)."""
        return Text(self._reason(identity, "sv"), self._reason(identity, "en"))

    def both_sides(self, identity: Identity) -> Text:
        """An identity with what is printed on either side, for one that fails (båda sidor)."""
        if not _is_pair(identity):
            return self.reason(identity)
        return Text(self._pair(identity, "sv"), self._pair(identity, "en"))

    def _pair(self, identity: Identity, lang: str) -> str:
        head = self.column(identity.total).label
        own = self.figure(identity.total, lang)
        if identity.total in self.figures.corrected:
            printed = self.figures.report.cell(identity.total).text
            put_right = "put right from" if lang == "en" else "rättat från"
            own = f"{own} ({put_right} {printed})"
        against = "against" if lang == "en" else "mot"
        return f"{head or '·'}: {own} {against} {self._reason(identity, lang)}"

    def _reason(self, identity: Identity, lang: str) -> str:
        english = lang == "en"
        total = identity.total
        names = self._names(identity, lang)
        if _is_pair(identity):
            place = identity.parts[0][1]
            if place.table == total.table and place.column == total.column:
                row = self.figures.report.tables[place.table].rows[place.row].label
                return f"{'row' if english else 'raden'} ”{row}”: {self.figure(place, lang)}"
            other = f"{self.where(place).lang(lang)}: {self.figure(place, lang)}"
            unit = self.unit(place) if self.unit(place) != self.unit(total) else ""
            turned = _TURNED.lang(lang) if identity.parts[0][0] < 0 else ""
            return " ".join(part for part in (other, unit, turned) if part)
        word = "printed" if english else "tryckt"
        return f"{names}: {self.sum_of(identity, lang)}, {word} {self.figure(total, lang)}"

    def _names(self, identity: Identity, lang: str) -> str:
        tables = self.figures.report.tables
        total, parts = identity.total, [place for _, place in identity.parts]
        if all(p.table == total.table and p.row == total.row for p in parts):
            columns = tables[total.table].columns
            signs = [
                ("− " if s < 0 else "+ ") if i or s < 0 else ""
                for i, (s, _) in enumerate(identity.parts)
            ]
            heads = " ".join(
                f"{sign}{columns[p.column].label}" for sign, p in zip(signs, parts, strict=True)
            )
            return f"{heads} = {columns[total.column].label}"
        labels = [f"”{tables[p.table].rows[p.row].label}”" for p in (parts[0], parts[-1])]
        span = f"{labels[0]}–{labels[1]}" if len(parts) > 2 else " + ".join(dict.fromkeys(labels))  # noqa: PLR2004
        away = "" if parts[0].table == total.table else f" ({tables[parts[0].table].name})"
        joined = "rows" if lang == "en" else "raderna"
        return f"{joined} {span}{away}"


def _is_pair(identity: Identity) -> bool:
    return len(identity.parts) == 1 and abs(identity.parts[0][0]) == 1


_TURNED = Text("(omvänt tecken)", "(sign turned)")
