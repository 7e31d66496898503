"""JSON (json): everything that was computed, for programs; öre exact, debit positive.

The shape is a contract, "finsam-ledger/bokslut" version 1: keys are added to it, never changed.
"""

from fractions import Fraction
from json import dumps
from typing import Any

from finsam_ledger.checks.audit import Audit
from finsam_ledger.checks.law import Step, Verdict
from finsam_ledger.core.finding import Finding
from finsam_ledger.render._cells import clean_surrogates
from finsam_ledger.render._json_blocks import block_json, table_json
from finsam_ledger.render.format import Format
from finsam_ledger.reports.document import Document
from finsam_ledger.reports.report import BookFacts, Report, Section
from finsam_ledger.statements.figure import Column, Statement, StatementRow
from finsam_ledger.statements.key_figure import KeyFigure, KeyPart
from finsam_ledger.statements.printing import Adjustment
from finsam_ledger.statements.rounding import Unit
from finsam_ledger.statements.tie_out import TieOut
from finsam_ledger.terms import Text

NAME, VERSION = "finsam-ledger/bokslut", 1
Json = dict[str, Any]


def render(report: Report, document: Document) -> bytes:
    """The report as JSON in UTF-8 (json), the same bytes for the same report.

    Args:
        report: What was computed.
        document: Tells the language of labels and messages.
    """
    text = dumps(bokslut(report, document.lang), ensure_ascii=False, indent=1)
    return (clean_surrogates(text) + "\n").encode()


def bokslut(report: Report, lang: str) -> Json:
    """The report as plain values (bokslut som data).

    Args:
        report: What was computed.
        lang: The language of labels and messages, "sv" or "en".

    Returns:
        The contract's object. Text that is not known is "", a number that is not known None.
        ``key_figures``, ``listings`` and ``sections`` are there only when the report has any.
    """
    key_figures = {
        "key_figures": [_key_figure(each, report.unit, lang) for each in report.key_figures]
    }
    listings = {"listings": [table_json(table) for table in report.listings]}
    sections = {"sections": [_section(each, lang) for each in report.sections]}
    checks = {"checks": [_verdict(verdict, lang) for verdict in report.verdicts]}
    return {
        "format": NAME,
        "version": VERSION,
        "organisation": {"name": report.association.name, "orgnr": report.association.orgnr},
        "period": {
            "start": report.period.start.isoformat(),
            "end": report.period.end.isoformat(),
        },
        "unit": report.unit.value,
        "books": _books(report.books),
        "statements": [_statement(each, report.unit, lang) for each in report.statements],
        "notes": [_note(each, report.unit, lang) for each in report.notes],
        **(key_figures if report.key_figures else {}),
        **(listings if report.listings else {}),
        **(sections if report.sections else {}),
        "tie_outs": [_tie_out(tie, lang) for tie in report.tie_outs],
        "rounding": {
            "rule": report.rounding.value,
            "adjustments": [_adjustment(each) for each in report.adjustments],
        },
        "findings": [finding_json(finding, lang) for finding in report.findings],
        **(checks if report.verdicts else {}),
        "digest": report.digest,
        **({"audit": _audit(report.audit)} if report.audit else {}),
    }


def _books(books: BookFacts) -> Json:
    return {
        "vouchers": books.vouchers,
        "rows": books.rows,
        "accounts": books.accounts,
        "files": [
            {
                "name": file.name,
                "sha256": file.sha256,
                "sie_type": file.sie_type,
                "encoding": file.encoding,
                "program": file.program,
            }
            for file in books.files
        ],
    }


def _statement(statement: Statement, unit: Unit, lang: str) -> Json:
    return {
        "id": statement.id,
        "title": statement.title.lang(lang),
        "source": statement.source,
        "unit": "öre" if statement.exact else statement.unit_or(unit).value,
        "columns": [_column(each, lang) for each in statement.columns],
        "rows": [_row(row, lang) for row in statement.rows],
    }


def _column(column: Column, lang: str) -> Json:
    """A column; one that somebody typed from a printed report names it in "stated_from"."""
    stated = {"stated_from": column.stated.lang(lang)} if column.stated else {}
    return {"id": column.id, "label": column.label.lang(lang), **stated}


def _note(note: Statement, unit: Unit, lang: str) -> Json:
    ties = {"number": note.number, "ties_to": list(note.ties_to)}
    words = {"text": note.text.lang(lang)} if note.text else {}
    return {**_statement(note, unit, lang), **ties, **words}


def _row(row: StatementRow, lang: str) -> Json:
    return {
        "id": row.key,
        "label": row.label.lang(lang),
        "note": row.note,
        "kind": row.kind,
        "level": row.level,
        "ore": [figure.ore for figure in row.figures],
        "printed": [figure.printed for figure in row.figures],
    }


def _key_figure(each: KeyFigure, unit: Unit, lang: str) -> Json:
    """A key figure with its parts; "printed" is divided by ten to the power of "decimals"."""
    return {
        "id": each.spec.id,
        "label": each.spec.title.lang(lang),
        "source": each.spec.source,
        "unit": "%" if each.is_share else unit.value,
        "decimals": each.decimals,
        "columns": [{"id": c.id, "label": c.label.lang(lang)} for c in each.columns],
        "values": [
            {
                "printed": value.printed,
                "numerator": [_key_part(part) for part in value.numerator],
                "denominator": [_key_part(part) for part in value.denominator],
            }
            for value in each.values
        ],
    }


def _key_part(part: KeyPart) -> Json:
    """A figure in öre, positive as it is counted; or a number of days."""
    return {"figure": part.place, "value": part.value}


def _tie_out(tie: TieOut, lang: str) -> Json:
    return {
        "id": tie.id,
        "title": tie.title.lang(lang),
        "left": tie.left,
        "right": tie.right,
        "difference_ore": tie.difference_ore,
        "printed_difference": tie.printed_difference,
        "ok": tie.ok,
    }


def _adjustment(each: Adjustment) -> Json:
    return {
        "place": each.place,
        "ore": each.ore,
        "printed": each.printed,
        "natural": each.natural,
        "kind": each.kind,
    }


def finding_json(finding: Finding, lang: str) -> Json:
    """A finding as every JSON of ours has it (anmärkning).

    Args:
        finding: What was found.
        lang: "sv" or "en".
    """
    return {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "message": finding.message.lang(lang),
        "remedy": finding.remedy.lang(lang) if finding.remedy else "",
        "source": finding.source,
        "file": finding.file,
        "line": finding.line or None,
        "difference_ore": finding.difference_ore,
        "evidence": dict(sorted(finding.evidence.items())),
    }


def _audit(audit: Audit) -> Json:
    """The vouchers by number; the vouchers themselves stand in the books."""
    lists = {
        "sample": audit.sample,
        "late": audit.late,
        "round": audit.round,
        "corrections": audit.corrections,
    }
    names = {name: [voucher.name for voucher in found] for name, found in lists.items()}
    return {"seed": audit.seed, "population": audit.population, **names}


def _verdict(verdict: Verdict, lang: str) -> Json:
    told = verdict.assessment
    return {
        "code": verdict.rule.code,
        "title": verdict.rule.title.lang(lang),
        "outcome": told.outcome.value,
        "because": told.because.lang(lang),
        "source": verdict.source,
        "doubts": [law.doubt.lang(lang) for law in verdict.laws if law.doubt],
        "steps": [_step(step, lang) for step in told.steps],
        "missing": told.missing.lang(lang) if told.missing else "",
    }


def _step(step: Step, lang: str) -> Json:
    """A share is exact, a fraction as text; öre, days and numbers are whole numbers."""
    value = step.value.lang(lang) if isinstance(step.value, Text) else step.value
    value = str(value) if isinstance(value, Fraction) else value
    label, measured = step.label.lang(lang), step.measured.value
    return {"label": label, "measured": measured, "value": value, "figure": step.figure}


def _section(section: Section, lang: str) -> Json:
    blocks = list(map(block_json, section.blocks_in(lang)))
    return {"id": section.id, "title": section.title.lang(lang), "blocks": blocks}


FORMAT = Format("json", ".json", render, "application/json", is_data=True)
