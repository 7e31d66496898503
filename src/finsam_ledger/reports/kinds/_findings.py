"""Findings in words (anmärkningar): counts, and a table that says what, where and what to do."""

from collections import Counter
from collections.abc import Iterator, Sequence

from finsam_ledger.core.citation import cited
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.reports.document import (
    Block,
    Cell,
    Heading,
    Number,
    Paragraph,
    Role,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.kinds._statements import ORE_DECIMALS
from finsam_ledger.terms import Text

NO_FINDINGS = Text("Inga anmärkningar", "No findings")
_TITLE = Text("Anmärkningar", "Findings")
_COLUMNS = (
    Text("Vad och åtgärd", "What, and what to do"),
    Text("Var", "Where"),
    Text("Belopp, kr", "Amount, kr"),
)
_LINE = Text("rad", "line")
_REMEDY = Text("Åtgärd", "Remedy")
_SOURCE = Text("Källa", "Source")
_CAPTIONS = {
    Severity.ERROR: Text("Fel", "Errors"),
    Severity.WARNING: Text("Varningar", "Warnings"),
    Severity.INFO: Text("Upplysningar", "For information"),
}
_COUNTED = {
    Severity.ERROR: (Text("fel", "error"), Text("fel", "errors")),
    Severity.WARNING: (Text("varning", "warning"), Text("varningar", "warnings")),
    Severity.INFO: (Text("upplysning", "note"), Text("upplysningar", "notes")),
}


def finding_blocks(
    findings: Sequence[Finding], lang: str, lowest: Severity = Severity.INFO
) -> Iterator[Block]:
    """A heading, the counts, and a table of findings (anmärkningar).

    Args:
        findings: What was found.
        lang: "sv" or "en".
        lowest: The findings below this severity are counted but not listed.
    """
    yield Heading(_TITLE.lang(lang))
    yield Paragraph(f"{counts(findings, lang)}.")
    yield from finding_tables([each for each in findings if each.severity >= lowest], lang)


def counts(findings: Sequence[Finding], lang: str) -> str:
    """How many of each severity, "1 fel, 2 varningar" (antal anmärkningar).

    Args:
        findings: What was found.
        lang: "sv" or "en".

    >>> counts([], "sv")
    'Inga anmärkningar'
    """
    by_severity = Counter(finding.severity for finding in findings)
    told = [
        f"{number} {_COUNTED[severity][number != 1].lang(lang)}"
        for severity, number in sorted(by_severity.items(), reverse=True)
    ]
    return ", ".join(told) or NO_FINDINGS.lang(lang)


def finding_tables(findings: Sequence[Finding], lang: str) -> Iterator[Table]:
    """One table with a heading for each severity, the worst first; none without findings."""
    if not findings:
        return
    amounts = any(finding.difference_ore is not None for finding in findings)
    heads = [TableColumn(text.lang(lang), text is _COLUMNS[2]) for text in _COLUMNS]
    yield Table(
        "findings",
        Text("Att se över", "To look at").lang(lang),
        tuple(heads if amounts else heads[:2]),
        tuple(_rows(findings, lang, amounts=amounts)),
    )


def _rows(findings: Sequence[Finding], lang: str, *, amounts: bool) -> Iterator[TableRow]:
    for severity in sorted(Severity, reverse=True):
        group = [finding for finding in findings if finding.severity is severity]
        if group:
            yield TableRow((Words(_CAPTIONS[severity].lang(lang)),), Role.HEADING)
        for finding in group:
            cells: tuple[Cell, ...] = (Words(_what(finding, lang)), Words(_where(finding, lang)))
            yield TableRow((*cells, _amount(finding)) if amounts else cells)


def _amount(finding: Finding) -> Cell:
    if finding.difference_ore is None:
        return Words("")
    return Number(finding.difference_ore, ORE_DECIMALS)


def _what(finding: Finding, lang: str) -> str:
    """What is found, the record it is about, the remedy and the source, a line each."""
    remedy = finding.remedy.lang(lang) if finding.remedy else ""
    lines = (
        sentence(finding.message.lang(lang)),
        finding.record,
        f"{_REMEDY.lang(lang)}: {sentence(remedy)}" if remedy else "",
        f"{_SOURCE.lang(lang)}: {cited(finding.source).lang(lang)}" if finding.source else "",
    )
    return "\n".join(line for line in lines if line)


def _where(finding: Finding, lang: str) -> str:
    place = f"{_LINE.lang(lang)} {finding.line}" if finding.line else ""
    return "\n".join(part for part in (finding.file, place) if part)


def sentence(text: str) -> str:
    """The words with a capital and a full stop (mening).

    >>> sentence("inga verifikationer")
    'Inga verifikationer.'
    """
    ended = text if text.endswith((".", "?", "!")) else f"{text}."
    return ended[:1].upper() + ended[1:]
