"""Which level each heading and caption stands on (rubriknivåer)."""

from finsam_ledger.reports.document import Document, Heading


def caption_levels(document: Document) -> list[int]:
    """The level of each block (rubriknivå): a caption is one below the heading above it.

    Args:
        document: The document. A paragraph gets the level of a caption in its place.

    >>> caption_levels(Document("A", "sv", (Heading("A", 1), Heading("B"), Heading("C"))))
    [1, 2, 2]
    """
    levels, above = [], 1
    for block in document.blocks:
        if isinstance(block, Heading):
            above = block.level
        levels.append(above if isinstance(block, Heading) else above + 1)
    return levels
