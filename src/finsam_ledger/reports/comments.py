"""Comments in a file of words (kommentarer): for those who write, never printed."""

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"^ {0,3}<!--((?:(?!-->).)*+)-->[ \t]*+\r?$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
TO_DO = "ATT GÖRA"
"""What a comment begins with that is to be told until it is taken away (att göra)."""


def without_comments(text: str) -> str:
    r"""The words that are printed (utan kommentarer), every line where it was.

    Args:
        text: Markdown. A comment stands on lines of its own: ``<!-- … -->``.

    >>> without_comments("# Året\n<!-- Skriv\nhär -->\nVi gjorde.")
    '# Året\n\n\nVi gjorde.'
    """
    return _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)


def to_do(text: str) -> Iterator[tuple[int, str]]:
    r"""The comments that begin with ATT GÖRA (kvar att göra), each with its line.

    >>> list(to_do("Ett.\n<!-- ATT GÖRA: läs\nigenom -->"))
    [(2, 'läs igenom')]
    """
    for found in _COMMENT.finditer(text):
        words = " ".join(found.group(1).split())
        if words.startswith(TO_DO):
            yield text.count("\n", 0, found.start()) + 1, words.removeprefix(TO_DO).lstrip(": ")


def is_unwritten(text: str) -> bool:
    r"""Whether a file holds headings and comments only (oskriven).

    >>> is_unwritten("# Året\n<!-- Skriv här -->\n"), is_unwritten("# Året\nVi gjorde.")
    (True, False)
    """
    lines = without_comments(text).splitlines()
    return all(not line.strip() or _HEADING.match(line) for line in lines)
