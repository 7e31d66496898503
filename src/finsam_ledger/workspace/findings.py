"""All findings of a closing (anmärkningar): what reading, checking and tying out found."""

from collections.abc import Iterator, Sequence

from finsam_ledger.checks import Subject, run_checks
from finsam_ledger.core.finding import Finding
from finsam_ledger.statements.tie_out import TieOut
from finsam_ledger.workspace.untied import Untied, unclassified


def all_findings(
    told: Sequence[Finding],
    subject: Subject,
    untied: Untied,
    ties: Sequence[TieOut],
) -> tuple[Finding, ...]:
    """What must be looked at, the worst first (anmärkningar).

    Args:
        told: What reading the files found.
        subject: What the checks look at.
        untied: Explains the tie-outs that do not hold.
        ties: The tie-outs of the report.
    """
    found = (
        *told,
        *new_findings(told, run_checks(subject)),
        *untied.findings(ties),
        *unclassified(untied.statements),
    )
    return tuple(sorted(found, key=lambda finding: -finding.severity))


def new_findings(told: Sequence[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    """The findings of the checks that the reader has not told already (utan dubbletter).

    Args:
        told: What reading the file found.
        found: What the checks found in the books.
    """
    lines = {(finding.code, finding.line) for finding in told if finding.line}
    records = {(finding.code, finding.record) for finding in told if not finding.line}
    for finding in found:
        broken = finding.code == "unbalanced" and ("broken_voucher", finding.line) in lines
        known = (finding.code, finding.line) in lines or (finding.code, finding.record) in records
        if not broken and not known:
            yield finding
