"""Pictures of the report's figures (diagram), each with its data; only of what is known."""

from collections.abc import Iterator, Sequence
from datetime import date

from finsam_ledger.checks.law import Measured
from finsam_ledger.checks.laws import equity_ceiling
from finsam_ledger.numbers import format_number, half_up
from finsam_ledger.reports.bar_chart import BarChart, Series
from finsam_ledger.reports.document import (
    Heading,
    Media,
    Number,
    Picture,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.columns import LedgerSource
from finsam_ledger.statements.evaluate import source_of
from finsam_ledger.statements.figure import Figure, Statement, StatementRow, Term
from finsam_ledger.terms import Text

_TITLE = Text("Diagram", "Charts")
_COST = Text("Kostnad per verksamhet", "Cost by activity")
_CONTRIBUTIONS = Text("Bidrag per medlem", "Contributions by member")
_EQUITY = Text("Eget kapital mot rekommenderat tak", "Equity against the recommended ceiling")
_LIQUIDITY = Text("Kassa och bank vid månadens slut", "Cash and bank at the end of each month")
_CHART = Text("Stapeldiagram", "Bar chart")
_SAME = Text("Alla tal står i tabellen intill.", "All figures are in the table beside.")
_ENDS = Text("Störst och minst", "Largest and least")
_AMOUNT = Text("Belopp", "Amount")
_CASH = "cash"
_AGREED = ("agreed", "year_agreed")


def picture_blocks(report: Report, lang: str, level: int) -> Iterator[Heading | Picture]:
    """The pictures that the report has figures for, under a heading (diagram).

    Args:
        report: What was computed.
        lang: "sv" or "en".
        level: The level of the heading.
    """
    made = (_costs, _contributions, _equity, _liquidity)
    pictures = [found for make in made if (found := make(report, lang)) is not None]
    if pictures:
        yield Heading(_TITLE.lang(lang), level, "pictures")
        yield from pictures


def _costs(report: Report, lang: str) -> Picture | None:
    """Cost by activity against budget (verksamheternas kostnad)."""
    statement = _find(report, "operations")
    if statement is None:
        return None
    columns = [i for i, c in enumerate(statement.columns) if c.id in ("actual", "budget")]
    columns.sort(key=lambda i: statement.columns[i].id)
    return _of_statement(report, statement, columns, ("chart_costs", _COST), lang)


def _contributions(report: Report, lang: str) -> Picture | None:
    """What the members have paid against what they have agreed (medlemsbidrag)."""
    statement = _find(report, "contributions")
    ids = [column.id for column in statement.columns] if statement else []
    agreed = next((name for name in _AGREED if name in ids), "")
    if statement is None or not agreed or "actual" not in ids:
        return None
    columns = [ids.index("actual"), ids.index(agreed)]
    return _of_statement(report, statement, columns, ("chart_contributions", _CONTRIBUTIONS), lang)


def _of_statement(
    report: Report,
    statement: Statement,
    columns: Sequence[int],
    named: tuple[str, Text],
    lang: str,
) -> Picture | None:
    """The printed figures of the rows that have something to show on the statement's side."""
    sign = -1 if statement.id == "contributions" else 1
    rows = [(row, _values(row, columns, sign)) for row in statement.rows if row.kind == "accounts"]
    shown = [(row, values) for row, values in rows if any((v or 0) > 0 for v in values)]
    labels = tuple(row.label.lang(lang) for row, _ in shown)
    series = tuple(
        Series(statement.columns[i].label.lang(lang), tuple(values[j] for _, values in shown))
        for j, i in enumerate(columns)
    )
    unit = statement.unit_or(report.unit).value
    return _picture(named, labels, series, unit, lang) if shown else None


def _values(row: StatementRow, columns: Sequence[int], sign: int) -> tuple[int | None, ...]:
    """What the columns print of a row: debit positive, or credit where the sign turns it."""
    printed = [(i, row.figures[i].printed) for i in columns]
    return tuple(None if value is None else sign * row.shown(i, value) for i, value in printed)


def _equity(report: Report, lang: str) -> Picture | None:
    """Equity beside the largest that is recommended (trappan), as the rule computed it."""
    verdicts = (v for v in report.verdicts if v.rule.code == equity_ceiling.RULE.code)
    steps = [step for verdict in verdicts for step in verdict.assessment.steps]
    known = [s for s in steps if isinstance(s.value, int) and s.measured is Measured.ORE]
    ceilings = [step for step in known if step.label == equity_ceiling.STEP_OF_CEILING]
    if not ceilings:
        return None
    chosen = (known[0], ceilings[0])
    values = tuple(half_up(s.value, report.unit.ore) for s in chosen if isinstance(s.value, int))
    labels = tuple(step.label.lang(lang) for step in chosen)
    series = (Series(_AMOUNT.lang(lang), values),)
    return _picture(("chart_equity", _EQUITY), labels, series, report.unit.value, lang)


def _liquidity(report: Report, lang: str) -> Picture | None:
    """Cash and bank at the end of each month, where the books tell of the days between."""
    statement = _find(report, "balance_sheet")
    row = next((r for r in statement.rows if r.key == _CASH), None) if statement else None
    ids = [column.id for column in statement.columns] if statement else []
    if statement is None or row is None or "actual" not in ids:
        return None
    figure, unit = row.figures[ids.index("actual")], statement.unit_or(report.unit)
    sums = _month_ends(report, statement, figure)
    labels = tuple(f"{end}" for end in sums)
    series = (Series(row.label.lang(lang), tuple(half_up(s, unit.ore) for s in sums.values())),)
    named = ("chart_liquidity", _LIQUIDITY)
    return _picture(named, labels, series, unit.value, lang) if sums else None


def _month_ends(report: Report, statement: Statement, figure: Figure) -> dict[date, int]:
    """The accounts of a balance at each month's end of the period; empty for a single month."""
    columns = {column.id: column for column in statement.columns}
    specs = report.sources.get(statement.id, ())
    source = source_of(specs, columns["actual"]) if specs else None
    ends = [month.end for month in report.period.months()]
    if not isinstance(source, LedgerSource) or len(ends) < 2:  # noqa: PLR2004 one is no course
        return {}
    accounts = {term.account for term in figure.terms}
    return {end: sum(source.value(Term(n, None, end)) or 0 for n in accounts) for end in ends}


def _find(report: Report, name: str) -> Statement | None:
    return next((each for each in report.statements if each.id == name), None)


def _picture(
    named: tuple[str, Text],
    labels: tuple[str, ...],
    series: tuple[Series, ...],
    unit: str,
    lang: str,
) -> Picture:
    name, words = named
    title = f"{words.lang(lang)}, {unit}"
    alt = _in_words(title, labels, series, lang)
    data = BarChart(title, alt, labels, series, lang).svg()
    table = _table(f"{name}_data", words.lang(lang), labels, series, unit)
    return Picture(name, data, Media.SVG, alt, title, table)


def _in_words(title: str, labels: tuple[str, ...], series: tuple[Series, ...], lang: str) -> str:
    """What the picture shows: the largest and the least of its first series (alternativtext)."""
    pairs = [(v, name) for v, name in zip(series[0].values, labels, strict=True) if v is not None]
    shown = " / ".join(each.name for each in series)
    ends = dict.fromkeys((max(pairs), min(pairs))) if pairs else ()
    told = ", ".join(f"{name} {format_number(value, lang=lang)}" for value, name in ends)
    start = f"{_CHART.lang(lang)}: {title} ({shown})."
    return f"{start} {_ENDS.lang(lang)}: {told}. {_SAME.lang(lang)}"


def _table(
    name: str, caption: str, labels: tuple[str, ...], series: tuple[Series, ...], unit: str
) -> Table:
    heads = (TableColumn(""), *(TableColumn(each.name, numeric=True) for each in series))
    rows = tuple(
        TableRow((Words(label), *(Number(each.values[i]) for each in series)))
        for i, label in enumerate(labels)
    )
    return Table(name, caption, heads, rows, unit, outlined=False)
