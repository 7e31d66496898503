"""The digest (fingeravtryck): the same inputs, layouts and library give the same one anywhere."""

import json
from collections.abc import Sequence
from hashlib import sha256

from finsam_ledger.reports.report import Report
from finsam_ledger.statements.figure import Statement
from finsam_ledger.statements.layout import Layout, TotalRow
from finsam_ledger.version import VERSION


def digest_of(report: Report, layouts: Sequence[Layout]) -> str:
    """Fingerprint of what went into a report and of every figure in it (fingeravtryck).

    Args:
        report: The report, without digest.
        layouts: The layouts that it was made with.

    Returns:
        "sha256:" and 64 hexadecimal digits.
    """
    content: dict[str, object] = {
        "version": VERSION,
        "files": [[file.name, file.sha256] for file in report.books.files],
        "period": [report.period.start.isoformat(), report.period.end.isoformat()],
        "unit": report.unit.value,
        "rounding": report.rounding.value,
        "layouts": [_rows(layout) for layout in layouts],
        "figures": [_figures(statement) for statement in (*report.statements, *report.notes)],
    }
    if report.key_figures:
        content["key_figures"] = [
            [each.spec.id, *(value.printed for value in each.values)] for each in report.key_figures
        ]
    stated = [
        [statement.id, column.id, column.stated.sv]
        for statement in report.statements
        for column in statement.columns
        if column.stated
    ]
    if stated:
        content["stated"] = stated
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{sha256(text.encode()).hexdigest()}"


def _rows(layout: Layout) -> list[object]:
    rows = [
        [row.key, row.label.sv, list(row.parts) if isinstance(row, TotalRow) else []]
        for row in layout.rows
    ]
    return [layout.name, layout.id, rows]


def _figures(statement: Statement) -> list[object]:
    rows = [
        [row.key, *([figure.ore, figure.printed] for figure in row.figures)]
        for row in statement.rows
    ]
    return [statement.id, rows]
