"""What an output format is (format), and finding them all."""

from collections.abc import Callable
from functools import cache

from attrs import frozen

from finsam_ledger.discovery import discover
from finsam_ledger.errors import UnknownNameError
from finsam_ledger.reports.document import Document
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text


@frozen
class Format:
    """An output format (format), one file each in ``formats``.

    Args:
        name: What the user writes after ``--format``.
        suffix: The ending of a file in this format, ".html".
        render: Makes the bytes from what was computed and the document made of it.
        media: What the bytes are, as mail and browsers name it.
        is_data: Whether it holds what was computed, the same whatever document is made of it.
    """

    name: str
    suffix: str
    render: Callable[[Report, Document], bytes]
    media: str = "application/octet-stream"
    is_data: bool = False


@cache
def all_formats() -> dict[str, Format]:
    """All formats by name (alla format)."""
    from finsam_ledger.render import formats as folder  # noqa: PLC0415 found when first wanted

    return {found.name: found for found in discover(folder, "FORMAT", Format)}


def format_named(name: str) -> Format:
    """The format of a name.

    Raises:
        UnknownNameError: There is none; the message lists those there are.
    """
    known = all_formats()
    if name not in known:
        raise UnknownNameError(
            Text(f"formatet ”{name}” finns inte", f'there is no format "{name}"'),
            Text(f"Välj bland {', '.join(known)}", f"Choose among {', '.join(known)}"),
        )
    return known[name]
