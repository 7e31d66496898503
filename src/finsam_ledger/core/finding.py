"""What an accountant must look at (iakttagelse): a value, collected and never raised."""

from collections.abc import Iterable, Mapping
from enum import IntEnum

from attrs import field, frozen

from finsam_ledger.terms import Text


class Severity(IntEnum):
    """How bad a finding is (allvarlighetsgrad); errors give exit status 1."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def term(self) -> Text:
        """The word that people see."""
        return _SEVERITY_TERMS[self]


_SEVERITY_TERMS = {
    Severity.INFO: Text("upplysning", "info"),
    Severity.WARNING: Text("varning", "warning"),
    Severity.ERROR: Text("fel", "error"),
}

Evidence = Mapping[str, str | int]


@frozen
class Finding:
    """Something in the user's data that must be looked at (iakttagelse).

    Args:
        code: Stable name, lower case with underscores.
        severity: Error, warning or info.
        message: What is found and where, with the figures.
        remedy: What to do about it.
        source: Law or standard with paragraph, for instance "SIE 4B §5.7"; empty when none.
        file: The file it stands in, empty when there is none.
        line: The line of that file, counted from 1; 0 when there is none.
        record: The text of that line, or the voucher, that it is about.
        difference_ore: How much it is about, when it is an amount.
        evidence: Further facts by name, for JSON.

    >>> Finding("empty", Severity.INFO, Text("inga verifikationer", "no vouchers")).severity.name
    'INFO'
    """

    code: str
    severity: Severity
    message: Text
    remedy: Text | None = None
    source: str = ""
    file: str = ""
    line: int = 0
    record: str = ""
    difference_ore: int | None = None
    evidence: Evidence = field(factory=dict)

    @property
    def where(self) -> str:
        """File and line as people write them, "bok.se rad 12"; empty when unknown."""
        place = f"rad {self.line}" if self.line else ""
        return " ".join(part for part in (self.file, place) if part)


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The highest severity among the findings, None when there are none."""
    return max((finding.severity for finding in findings), default=None)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error (exit status 1)."""
    return worst(findings) is Severity.ERROR
