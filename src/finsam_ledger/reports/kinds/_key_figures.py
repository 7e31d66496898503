"""Key figures as a table (nyckeltal): shares in percent, amounts in the report's unit."""

from collections.abc import Collection, Iterator, Sequence

from finsam_ledger.reports.document import Number, Table, TableColumn, TableRow, Words
from finsam_ledger.reports.report import Report
from finsam_ledger.statements.key_figure import KeyFigure, headings
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.terms import Text

TITLE = Text("Nyckeltal", "Key figures")
ID = "key_figures"


def key_figure_tables(report: Report, lang: str, told: Collection[str] = ()) -> Iterator[Table]:
    """One table of all key figures; none when there are none (nyckeltal).

    Args:
        report: What was computed.
        lang: "sv" or "en".
        told: The key figures that stand elsewhere in the document.
    """
    shown = [each for each in report.key_figures if each.spec.id not in told]
    if shown:
        labels = headings(shown)
        heads = (TableColumn(each.lang(lang), numeric=True) for each in labels)
        rows = (_row(each, labels, report.unit, lang) for each in shown)
        yield Table(ID, TITLE.lang(lang), (TableColumn(""), *heads), tuple(rows))


def unit_of(key_figure: KeyFigure, unit: Unit) -> str:
    """What a key figure is counted in (enhet): percent, or the report's unit."""
    return "%" if key_figure.is_share else unit.value


def _row(each: KeyFigure, labels: Sequence[Text], unit: Unit, lang: str) -> TableRow:
    label = f"{each.spec.title.lang(lang)}, {unit_of(each, unit)}"
    cells = {
        column.label: Number(value.printed, each.decimals, f"{ID}.{each.spec.id}.{column.id}")
        for column, value in zip(each.columns, each.values, strict=True)
    }
    return TableRow((Words(label), *(cells.get(heading, Words("")) for heading in labels)))
