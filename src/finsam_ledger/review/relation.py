"""What a relation between printed figures is (sambandsslag), and finding them all."""

from collections.abc import Callable, Iterable
from functools import cache

from attrs import frozen

from finsam_ledger.core.finding import Finding
from finsam_ledger.discovery import discover
from finsam_ledger.review.identity import Claim, Figures
from finsam_ledger.terms import Text


@frozen
class Relation:
    """A way in which printed figures hang together (sambandsslag), one file each in ``relations``.

    Args:
        name: Stable name.
        title: What people call its cases, in the plural.
        claims: The structures of this kind that are believed of a report.
        findings: What the relation finds by itself, where figures are not sums of figures.
    """

    name: str
    title: Text
    claims: Callable[[Figures], Iterable[Claim]] = lambda _: ()
    findings: Callable[[Figures], Iterable[Finding]] = lambda _: ()


@cache
def relations() -> tuple[Relation, ...]:
    """All relations, in order of file name (alla sambandsslag)."""
    from finsam_ledger.review import relations as folder  # noqa: PLC0415 found when first wanted

    return discover(folder, "RELATION", Relation)
