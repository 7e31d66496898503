"""Small printed reports for the tests, written as a person pastes them."""

from finsam_ledger.core.finding import Severity
from finsam_ledger.review.printed import PrintedReport
from finsam_ledger.review.reader import read_report
from finsam_ledger.review.review import Review, review


def csv(text: str) -> PrintedReport:
    """A report from CSV text, its indentation dropped."""
    lines = (line.strip() for line in text.strip().splitlines())
    return read_report("\n".join(lines).encode(), "tabeller.csv")


def reviewed(text: str) -> Review:
    """The review of CSV text."""
    return review(csv(text))


def codes(found: Review, severity: Severity = Severity.ERROR) -> list[str]:
    """The codes of the remarks of a severity."""
    return [remark.finding.code for remark in found.of(severity)]
