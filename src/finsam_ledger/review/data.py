"""A review as plain values (granskning som data), for JSON; keys are added, never changed."""

from typing import Any

from finsam_ledger.core.finding import Severity
from finsam_ledger.review.identity import Verdict
from finsam_ledger.review.printed import Place, PrintedReport
from finsam_ledger.review.remarks import Remark
from finsam_ledger.review.review import Review

NAME, VERSION = "finsam-ledger/granskning", 1
Json = dict[str, Any]


def review_data(found: Review, lang: str = "sv") -> Json:
    """The review as the contract's object (granskning som data).

    Args:
        found: The review.
        lang: The language of messages, "sv" or "en".
    """
    report = found.report
    return {
        "format": NAME,
        "version": VERSION,
        "entity": report.entity,
        "kind": report.kind,
        "files": list(dict.fromkeys(table.file for table in report.tables if table.file)),
        "tables": [table.name for table in report.tables if not table.is_text],
        "figures": found.figures,
        "figures_in_relations": found.reached,
        "errors": len(found.of(Severity.ERROR)),
        "relations": {
            kind: {verdict.value: counts.get(verdict, 0) for verdict in Verdict}
            for kind, counts in found.proved.items()
        },
        "findings": [_finding(remark, report, lang) for remark in found.remarks],
    }


def _finding(remark: Remark, report: PrintedReport, lang: str) -> Json:
    finding = remark.finding
    return {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "message": finding.message.lang(lang),
        "remedy": finding.remedy.lang(lang) if finding.remedy else "",
        "reasons": [reason.lang(lang) for reason in remark.reasons],
        "places": [_place(place, report) for place in remark.places],
        "printed": remark.printed.lang(lang),
        "follows": remark.follows.lang(lang),
        "file": finding.file,
        "line": finding.line or None,
        "difference_ore": finding.difference_ore,
        "evidence": dict(sorted(finding.evidence.items())),
    }


def _place(place: Place, report: PrintedReport) -> Json:
    table = report.tables[place.table]
    row = table.rows[place.row]
    return {
        "table": table.name,
        "row": row.number,
        "label": row.label,
        "column": table.columns[place.column].label,
    }
