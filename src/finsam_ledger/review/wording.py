"""Figures and sums in words (ordalydelse), so that a reader can redo them by hand."""

from decimal import Decimal

from attrs import frozen

from finsam_ledger.numbers import format_number
from finsam_ledger.review.identity import Figures, Identity
from finsam_ledger.review.labels import has_word, words_of
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
        unit = int(self.figures.report.unit(place).ore)
        decimals = self.column(place).decimals
        while decimals < 3 and ore * 10**decimals % unit:  # noqa: PLR2004 never finer than that
            decimals += 1
        value = Decimal(ore) / unit
        return format_number(value if decimals else int(value), decimals, lang)

    def unit(self, place: Place) -> str:
        """The unit of a place (enhet); what is counted has none."""
        title = words_of(self.figures.report.tables[place.table].title)
        counted = has_word(title, "row", "count")
        return "" if counted else self.figures.report.unit(place).value

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

    def reason(self, identity: Identity, about: Place | None = None) -> Text:
        """An identity as an argument: what gives what, with the figures (skäl).

        Args:
            identity: The identity.
            about: The figure that it is an argument about; the total when not said.
        """
        about = about or identity.total
        return Text(*(self._reason(identity, about, lang) for lang in ("sv", "en")))

    def both_sides(self, identity: Identity) -> Text:
        """An identity with what is printed on either side, for one that fails (båda sidor)."""
        if not _is_pair(identity):
            return self.reason(identity)
        return Text(*(self._pair(identity, lang) for lang in ("sv", "en")))

    def _pair(self, identity: Identity, lang: str) -> str:
        total = identity.total
        own = self.figure(total, lang)
        if total in self.figures.corrected:
            put_right = _PUT_RIGHT.lang(lang)
            own = f"{own} ({put_right} {self.figures.report.cell(total).text})"
        head = self.column(total).label or self.unit(total)
        return f"{head}: {own} {_AGAINST.lang(lang)} {self._reason(identity, total, lang)}"

    def _reason(self, identity: Identity, about: Place, lang: str) -> str:
        if _is_pair(identity):
            return self._other(identity, about, lang)
        printed = f"{_PRINTED.lang(lang)} {self.figure(identity.total, lang)}"
        return f"{self._names(identity, lang)}: {self.sum_of(identity, lang)}, {printed}"

    def _other(self, identity: Identity, about: Place, lang: str) -> str:
        """The other figure of a pair: where it stands, and what is printed there."""
        (sign, part), total = identity.parts[0], identity.total
        place, own = (total, part) if about == part else (part, total)
        figure = self.figure(place, lang)
        if (place.table, place.column) == (own.table, own.column):
            row = self.figures.report.tables[place.table].rows[place.row].label
            return f"{_ROW.lang(lang)} {quoted(row, lang)}: {figure}"
        unit = self.unit(place) if self.unit(place) != self.unit(own) else ""
        turned = _TURNED.lang(lang) if sign < 0 else ""
        words = (f"{self.where(place).lang(lang)}: {figure}", unit, turned)
        return " ".join(word for word in words if word)

    def _names(self, identity: Identity, lang: str) -> str:
        """What gives what: heads of columns, or the first and last of the rows."""
        total, parts = identity.total, [place for _, place in identity.parts]
        if all((part.table, part.row) == (total.table, total.row) for part in parts):
            return self._heads(identity)
        tables = self.figures.report.tables
        if len({(part.table, part.row) for part in parts}) == 1:
            table = tables[parts[0].table]
            heads = " + ".join(table.columns[part.column].label for part in parts)
            label = quoted(table.rows[parts[0].row].label, lang)
            return f"{table.called(lang)}, {label}, {heads}"
        labels = [quoted(tables[part.table].rows[part.row].label, lang) for part in parts]
        span = f"{labels[0]}–{labels[-1]}" if len(parts) > _PAIR else " + ".join(labels)
        away = "" if parts[0].table == total.table else f" ({tables[parts[0].table].called(lang)})"
        return f"{_ROWS.lang(lang)} {span}{away}"

    def _heads(self, identity: Identity) -> str:
        columns = self.figures.report.tables[identity.total.table].columns
        words = []
        for i, (sign, part) in enumerate(identity.parts):
            mark = "− " if sign < 0 else "+ " if i else ""
            words.append(f"{mark}{columns[part.column].label}")
        return f"{' '.join(words)} = {columns[identity.total.column].label}"


def quoted(words: str, lang: str) -> str:
    """Words in the quotes of a language (citat).

    >>> quoted("Summa", "sv"), quoted("Summa", "en")
    ('”Summa”', '"Summa"')
    """
    return f'"{words}"' if lang == "en" else f"”{words}”"


def _is_pair(identity: Identity) -> bool:
    return len(identity.parts) == 1 and abs(identity.parts[0][0]) == 1


_PAIR = 2
_TURNED = Text("(omvänt tecken)", "(sign turned)")
_PUT_RIGHT = Text("rättat från", "put right from")
_AGAINST = Text("mot", "against")
_PRINTED = Text("tryckt", "printed")
_ROW = Text("raden", "row")
_ROWS = Text("raderna", "rows")
