"""How the finished document is given out (utgivning): its kind, who signs, what goes with it."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from finsam_ledger.reports.document import Attachment, Signatures


class Vouchers(StrEnum):
    """Which web pages hold the vouchers (verifikationer i html); others open accounts only.

    Vouchers can name people, so the finished document, which anyone may read, has them only where
    it is asked for.
    """

    PAPERS = "arbetspapper"
    ALL = "alla"
    NONE = "inga"


@frozen
class Publication:
    """How the finished document is given out (utgivning).

    Args:
        kind: Which document is made besides the working papers, "arsredovisning"; empty for none.
        signatures: Who sign it, None when nobody does.
        with_checks: Whether tie-outs and findings are printed in it.
        day: The day that it is dated; None dates it on the last day of its period.
        attach: What the PDF holds: "sie" and names of formats.
        books: The files that the books were read from.
        template: A Word file of the association's own to be filled, empty for none.
        with_pictures: Whether its figures are drawn as well.
        vouchers: Which web pages hold the vouchers.
        template_name: What the template's file is called, for messages.
    """

    kind: str = ""
    signatures: Signatures | None = None
    with_checks: bool = False
    day: date | None = None
    attach: tuple[str, ...] = ()
    books: tuple[Attachment, ...] = ()
    template: bytes = field(default=b"", repr=False)
    with_pictures: bool = False
    vouchers: Vouchers = Vouchers.PAPERS
    template_name: str = ""
