"""What a kind of document is (dokumentslag), and finding them all."""

from collections.abc import Callable
from functools import cache

from attrs import frozen

from finsam_ledger.discovery import discover
from finsam_ledger.errors import UnknownNameError
from finsam_ledger.reports.document import Document
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text


@frozen
class Kind:
    """A kind of document (dokumentslag), one file each in ``kinds``.

    Args:
        name: What scripts call it, the same as the command that makes it.
        title: What people call it.
        build: Makes the document in a language, "sv" or "en", of what was computed.
        finished: Whether it is the finished document, that a board signs and the public reads.
    """

    name: str
    title: Text
    build: Callable[[Report, str], Document]
    finished: bool = False


@cache
def all_kinds() -> dict[str, Kind]:
    """All kinds by name (alla dokumentslag)."""
    from finsam_ledger.reports import kinds  # noqa: PLC0415 found when first wanted

    return {kind.name: kind for kind in discover(kinds, "KIND", Kind)}


def kind_named(name: str) -> Kind:
    """The kind of a name (dokumentslag).

    Args:
        name: "rapport", "bokslut" or "kontroll".

    Raises:
        UnknownNameError: There is none; the message lists those there are.

    >>> kind_named("kontroll").title.sv
    'Kontroll av bokföringen'
    """
    known = all_kinds()
    if name not in known:
        raise UnknownNameError(
            Text(f"dokumentet ”{name}” finns inte", f'there is no document "{name}"'),
            Text(f"Välj bland {', '.join(known)}", f"Choose among {', '.join(known)}"),
        )
    return known[name]
