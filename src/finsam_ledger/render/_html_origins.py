"""What a page holds so that its figures can be opened (ursprung i sidan): JSON in a script tag."""

import json
import re
from collections.abc import Mapping

from attrs import frozen

from finsam_ledger.render._cells import number_text
from finsam_ledger.render._html_data import Json, PageData
from finsam_ledger.reports.document import Document, Table
from finsam_ledger.reports.origins import MOST_LINES, Origins, number_of_lines, origins_of
from finsam_ledger.reports.publication import Vouchers
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text

_LARGEST = 2**53 - 1
"""The largest whole number that a browser holds exactly (Number.MAX_SAFE_INTEGER)."""
_DANGEROUS = re.compile("[<>&\u2028\u2029]")
_LEFT_OUT = Text("Verifikationerna är utelämnade.", "The vouchers are left out.")
_TOO_MANY = Text(
    "Böckerna har fler än {most} rader, så verifikationerna är utelämnade. Kommandot "
    "finsam-ledger visa visar dem.",
    "The books have more than {most} lines, so the vouchers are left out. The command "
    "finsam-ledger visa shows them.",
)


@frozen
class PageOrigins:
    """What a page needs so that its figures can be opened (sidans ursprung).

    Args:
        data: JSON that can stand within a script tag.
        places: The index of each figure by its address.
        note: Why vouchers are left out, empty where they are not.
    """

    data: str
    places: Mapping[str, int]
    note: str = ""

    @property
    def can_search(self) -> bool:
        """Whether there are vouchers to search among."""
        return not self.note


def page_origins(report: Report, document: Document) -> PageOrigins | None:
    """The origins of the figures that a document prints (ursprung i sidan).

    Args:
        report: The report, with the sources of its figures.
        document: What is shown of it.

    Returns:
        None where nothing can be opened: no figure is known, or an amount is larger than a browser
        can hold.
    """
    statements = [block.id for block in document.blocks if isinstance(block, Table)]
    note = _note(report, document)
    origins = origins_of(report, statements, vouchers=not note)
    if not (origins.figures or origins.key_figures) or _all_amounts(origins) > _LARGEST:
        return None
    data = PageData(report, origins, document.lang)
    return PageOrigins(script_json(data.made()), data.places, note)


def script_json(data: Json) -> str:
    r"""JSON in which nothing can end the script that it stands in (json i sidan).

    >>> script_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _DANGEROUS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _note(report: Report, document: Document) -> str:
    """Why vouchers are left out: nobody wants them there, or they are too many."""
    choice = report.publication.vouchers
    if choice is Vouchers.NONE or (choice is Vouchers.PAPERS and document.is_public):
        return _LEFT_OUT.lang(document.lang)
    if number_of_lines(report) > MOST_LINES:
        most = number_text(MOST_LINES, 0, document.lang)
        return _TOO_MANY.lang(document.lang).format(most=most)
    return ""


def _all_amounts(origins: Origins) -> int:
    """All amounts together, more than the script can come to by adding some of them."""
    amounts = [abs(share.ore) + abs(share.forward) for share in origins.shares]
    amounts += [abs(each.figure.ore or 0) + abs(each.rounding) for each in origins.figures.values()]
    vouchers = origins.traced.vouchers if origins.traced else ()
    amounts += [abs(line.ore) for voucher in vouchers for line in voucher.lines]
    return sum(amounts)
