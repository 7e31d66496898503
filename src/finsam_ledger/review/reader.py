"""What reads a format of tables (läsare), and finding the one for a file."""

from collections.abc import Callable
from functools import cache

from attrs import frozen

from finsam_ledger.discovery import discover
from finsam_ledger.errors import UnreadableInputError
from finsam_ledger.review.printed import PrintedReport
from finsam_ledger.terms import Text


@frozen
class Reader:
    """A format that tables are given in (läsare), one file each in ``readers``.

    Args:
        name: What people call the format.
        suffixes: The endings of its files, small letters with the dot.
        read: Makes a report of bytes and the file's name.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], PrintedReport]


@cache
def readers() -> tuple[Reader, ...]:
    """All readers (alla läsare)."""
    from finsam_ledger.review import readers as folder  # noqa: PLC0415 found when first wanted

    return discover(folder, "READER", Reader)


def suffixes() -> tuple[str, ...]:
    """The endings of files that can be reviewed (filändelser)."""
    return tuple(suffix for reader in readers() for suffix in reader.suffixes)


def read_report(data: bytes, file: str) -> PrintedReport:
    """A printed report from the bytes of a file (läs tabeller).

    Args:
        data: The file's content.
        file: Its name; the ending tells the format.

    Raises:
        UnreadableInputError: No reader takes files of that ending.
        MissingExtraError: The reader needs a package that is not installed.
    """
    for reader in readers():
        if file.casefold().endswith(reader.suffixes):
            return reader.read(data, file)
    known = ", ".join(suffixes())
    raise UnreadableInputError(
        Text("filen är av ett slag som inte kan granskas", "this kind of file cannot be reviewed"),
        Text(f"Ge tabellerna som {known}", f"Give the tables as {known}"),
        file,
    )
