"""What the rounding did (avrundning): the rule in words, moved figures, sums that miss."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from finsam_ledger.reports.document import (
    Block,
    Heading,
    Number,
    Paragraph,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.kinds._places import Place, places
from finsam_ledger.reports.kinds._statements import ORE_DECIMALS
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.layout import Side
from finsam_ledger.statements.printing import Adjustment
from finsam_ledger.statements.rounding import Rounding, Unit
from finsam_ledger.terms import Text

_TITLE = Text("Avrundning", "Rounding")
_RULES = {
    Rounding.FOOTING: Text(
        "Tryckta delar summerar till tryckta summor. Beloppen summeras först och avrundas sist, "
        "till {unit}; ett tal kan därför vara avrundat åt andra hållet än det skulle bli för sig. "
        "Samma belopp trycks lika överallt.",
        "Printed parts add up to printed totals. Amounts are summed first and rounded last, to "
        "{unit}; a figure may therefore be rounded the other way than it would be by itself. The "
        "same amount is printed the same everywhere.",
    ),
    Rounding.EACH: Text(
        "Varje tal är avrundat för sig till {unit}, halva uppåt. Tryckta delar kan därför avvika "
        "från tryckta summor.",
        "Each figure is rounded by itself to {unit}, halves away from zero. Printed parts may "
        "therefore differ from printed totals.",
    ),
}
_UNITS = {
    Unit.KR: Text("hela kronor", "whole kronor"),
    Unit.TKR: Text("tusental kronor", "thousands of kronor"),
    Unit.KKR: Text("tusental kronor", "thousands of kronor"),
    Unit.MKR: Text("miljoner kronor", "millions of kronor"),
}
_TABLES = {
    "adjusted": (
        Text("Tal som avrundningen har justerat", "Figures that the rounding adjusted"),
        Text("För sig", "By itself"),
    ),
    "miss": (
        Text("Summor som de tryckta delarna inte ger", "Totals that the printed parts do not give"),
        Text("Delarna", "The parts"),
    ),
}


def rounding_blocks(report: Report, lang: str) -> Iterator[Block]:
    """The rule in words and every adjustment (avrundning)."""
    yield Heading(_TITLE.lang(lang))
    yield Paragraph(rule_in_words(report.rounding, report.unit, lang))
    known = places((*report.statements, *report.notes), lang)
    for kind in _TABLES:
        units = dict.fromkeys(each.unit for each in report.adjustments if each.kind == kind)
        for unit in units:
            group = [e for e in report.adjustments if (e.kind, e.unit) == (kind, unit)]
            name = f"rounding_{kind}" if unit is report.unit else f"rounding_{kind}_{unit.value}"
            made = _table(name, kind, group, known, unit, lang)
            several = len(units) > 1
            yield evolve(made, caption=f"{made.caption}, {unit.value}") if several else made


def rule_in_words(rule: Rounding, unit: Unit, lang: str) -> str:
    """The rule of rounding as a reader needs it (avrundningsregel).

    >>> rule_in_words(Rounding.EACH, Unit.KR, "en")[:53]
    'Each figure is rounded by itself to whole kronor, hal'
    """
    return _RULES[rule].lang(lang).format(unit=_UNITS[unit].lang(lang))


def _table(
    name: str,
    kind: str,
    group: Sequence[Adjustment],
    known: Mapping[str, Place],
    unit: Unit,
    lang: str,
) -> Table:
    title, natural = _TABLES[kind]
    heads = (
        Text("Exakt, kr", "Exact, kr").lang(lang),
        f"{natural.lang(lang)}, {unit.value}",
        f"{Text('Tryckt', 'Printed').lang(lang)}, {unit.value}",
    )
    return Table(
        name,
        title.lang(lang),
        (
            TableColumn(Text("Tal", "Figure").lang(lang)),
            *(TableColumn(head, numeric=True) for head in heads),
        ),
        tuple(_row(each, known.get(each.place)) for each in group),
    )


def _row(each: Adjustment, place: Place | None) -> TableRow:
    label = f"{place.label}, {place.column}" if place else each.place
    side = place.side if place else Side.DEBIT
    return TableRow(
        (
            Words(label),
            Number(side.shown(each.ore), ORE_DECIMALS),
            Number(each.natural),
            Number(each.printed, link=each.place),
        )
    )
