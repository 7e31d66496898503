"""How a book file is told from other files (igenkänning), without loading SQLite."""

MAGIC = b"SQLite format 3\x00"
"""How every SQLite file begins (filens första byte)."""


def is_store(data: bytes) -> bool:
    """Whether a file is SQLite, by its first bytes (bokfil).

    >>> is_store(b"#FLAGGA 0")
    False
    """
    return data.startswith(MAGIC)
