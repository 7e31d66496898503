"""Figures set into words (infogade tal): ``{{resultat}}`` becomes what is printed of it."""

from collections.abc import Iterator
from difflib import get_close_matches

from attrs import evolve, frozen

from finsam_ledger.errors import UnknownNameError
from finsam_ledger.numbers import half_up, long_date, long_span
from finsam_ledger.reports.inline import Inline, Plain, Value
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.figure import Statement, StatementRow
from finsam_ledger.statements.reference import find_figure, fold
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text

_ALIASES = {
    "resultat": "income_statement.result",
    "arets_resultat": "income_statement.result",
    "periodens_resultat": "income_statement.result",
    "intakter": "income_statement.operating_income",
    "kostnader": "income_statement.operating_costs",
    "eget_kapital": "balance_sheet.equity",
    "tillgangar": "balance_sheet.assets",
    "kassa": "balance_sheet.cash",
}
_COLUMNS = {
    "utfall": "actual",
    "foregaende": "previous",
    "arsbudget": "year_budget",
    "avvikelse": "deviation",
    "prognos": "forecast",
}
_UNITS = {"kr": (100, 0), "tkr": (100_000, 0), "mkr": (10_000_000, 1)}
_BARE, _UNSIGNED = "tal", "plus"
_FORMATS = (*_UNITS, _BARE, _UNSIGNED)
_PERMILLE = 1000
_EXACT_DECIMALS = 2

Found = tuple[Statement, StatementRow, int]


@frozen
class Insertions:
    """Finds what a report calls by name (infogade tal).

    Args:
        report: The report, its figures rounded.
        lang: The language of the words around, "sv" or "en".
    """

    report: Report
    lang: str = "sv"

    def inline(self, expression: str) -> Inline:
        """What stands between the braces, as it is printed.

        Args:
            expression: A fact ("forbund", "period"), a figure ("resultat",
                "balansrakning.kassa_och_bank.foregaende"), one figure as a share of another
                ("not_2.administration / kostnader"); then perhaps ":kr", ":tkr", ":mkr", ":tal"
                (without unit) or ":plus" (without sign).

        Raises:
            UnknownNameError: Nothing has that name; the nearest are told.
        """
        name, *formats = (part.strip() for part in expression.split(":"))
        fact = self._facts.get(fold(name))
        if fact is not None:
            return Plain(fact)
        key_figure = self._key_figure(name)
        if key_figure is not None:
            return _formatted(key_figure, None, formats)
        part, slash, whole = name.partition(" / ")
        if slash:
            return self._share(self._find(part), self._find(whole))
        found = self._find(name)
        return _formatted(self._printed(found), _shown_ore(found), formats)

    def target(self, name: str) -> str:
        """The id that a link to a statement or note means: "#balansrakning" or its own id."""
        for statement in (*self.report.statements, *self.report.notes):
            numbered = {f"not_{statement.number}"} if statement.number else set()
            if fold(name) in {fold(statement.title.sv), *numbered}:
                return statement.id
        return name

    @property
    def _facts(self) -> dict[str, str]:
        period, association = self.report.period, self.report.association
        return {
            "forbund": association.name,
            "orgnr": association.orgnr,
            "ar": f"{period.end.year}",
            "forra_aret": f"{period.end.year - 1}",
            "slutdag": long_date(period.end, self.lang),
            "period": long_span(period.start, period.end, self.lang),
        }

    def _key_figure(self, name: str) -> Value | None:
        """A key figure of the report by id or title, in a column or in the first."""
        first, dot, column = name.partition(".")
        for each in self.report.key_figures:
            if fold(first) not in (fold(each.spec.id), fold(each.spec.title.sv)):
                continue
            ids = [_COLUMNS.get(fold(column), fold(column)) if dot else each.columns[0].id]
            for shown, value in zip(each.columns, each.values, strict=True):
                if shown.id in ids:
                    unit = "%" if each.is_share else self.report.unit.value
                    return Value(value.printed, each.decimals, unit)
        return None

    def _find(self, name: str) -> Found:
        first, *rest = name.strip().split(".")
        first = _ALIASES.get(fold(first), first)
        if rest:
            rest[-1] = _COLUMNS.get(fold(rest[-1]), rest[-1])
        reference = ".".join((first, *rest))
        statements = (*self.report.statements, *self.report.notes)
        if "." not in first:
            owner = next((s.id for s in statements if _has_row(s, first)), "")
            reference = f"{owner}.{reference}" if owner else reference
            if not owner and not rest:
                raise self._unknown(name)
        return find_figure(reference, statements)

    def _unknown(self, name: str) -> UnknownNameError:
        key_figures = (each.spec.id for each in self.report.key_figures)
        known = sorted({*self._facts, *_ALIASES, *key_figures, *self._rows()})
        near = get_close_matches(fold(name), known, 3, 0.5) or list(_ALIASES)
        return UnknownNameError(
            Text(f"nyckeltalet ”{name}” finns inte", f'there is no key figure "{name}"'),
            Text(f"Menade du {' eller '.join(near)}?", f"Did you mean {' or '.join(near)}?"),
        )

    def _rows(self) -> Iterator[str]:
        for statement in (*self.report.statements, *self.report.notes):
            yield from (fold(row.label.sv) for row in statement.rows if row.kind != "heading")

    def _printed(self, found: Found) -> Value:
        statement, row, i = found
        unit = Unit.KR if statement.exact else statement.unit_or(self.report.unit)
        decimals = _EXACT_DECIMALS if statement.exact else 0
        address = f"{statement.id}.{row.key}.{statement.columns[i].id}"
        return Value(row.figures[i].printed, decimals, unit.value, address)

    def _share(self, part: Found, whole: Found) -> Value:
        """One exact figure as per cent of another with one decimal, whatever their signs."""
        first, second = _shown_ore(part), _shown_ore(whole)
        if first is None or not second:
            return Value(None, 1, "%")
        return Value(half_up(_PERMILLE * abs(first), abs(second)), 1, "%")


def _shown_ore(found: Found) -> int | None:
    _, row, i = found
    ore = row.figures[i].ore
    return None if ore is None else row.shown(i, ore)


def _has_row(statement: Statement, name: str) -> bool:
    return any(
        fold(name) in (fold(row.key), fold(row.label.sv))
        for row in statement.rows
        if row.kind != "heading"
    )


def _formatted(value: Value, ore: int | None, formats: list[str]) -> Value:
    """The figure in the last unit asked for; the sign is taken away last."""
    for each in formats:
        if each not in _FORMATS:
            raise UnknownNameError(
                Text(f"talformatet ”{each}” finns inte", f'there is no number format "{each}"'),
                Text(f"Välj bland {', '.join(_FORMATS)}", f"Choose among {', '.join(_FORMATS)}"),
            )
        if each in _UNITS:
            size, decimals = _UNITS[each]
            number = None if ore is None else half_up(ore, size)
            value = evolve(value, value=number, decimals=decimals, unit=each)
    if _BARE in formats:
        value = evolve(value, unit="")
    if _UNSIGNED in formats and value.value is not None:
        value = evolve(value, value=abs(value.value))
    return value
