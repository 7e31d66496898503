"""Reading files (läsa filer): bytes, text and layouts, each refusal with its path and remedy."""

import errno
from pathlib import Path

from finsam_ledger.errors import UnreadableInputError
from finsam_ledger.spreadsheet import csv_text
from finsam_ledger.statements.layout import Layout
from finsam_ledger.statements.layout_file import parse_layout
from finsam_ledger.terms import Text


def read_bytes(path: Path, first: int = -1) -> bytes:
    """The bytes of a file (läs fil).

    Args:
        path: The file.
        first: How many of its first bytes; all of them when left out.

    Raises:
        UnreadableInputError: It is not there, is a folder, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(first)
    except (OSError, ValueError) as error:  # a name may hold what no file's can
        raise UnreadableInputError(
            _why_unreadable(path, error),
            Text(
                "Kontrollera sökvägen och att filen får läsas",
                "Check the path and that the file may be read",
            ),
            str(path),
        ) from None


_REASONS = {
    errno.EACCES: Text("rättighet saknas", "permission denied"),
    errno.EPERM: Text("rättighet saknas", "permission denied"),
    errno.ENOENT: Text("platsen finns inte", "no such place"),
    errno.ENOTDIR: Text("en del av sökvägen är ingen mapp", "a part of the path is no folder"),
    errno.EEXIST: Text("där ligger en fil", "a file lies there"),
    errno.ENOSPC: Text("disken är full", "the disk is full"),
    errno.EROFS: Text("platsen är skrivskyddad", "the place is read-only"),
    errno.EISDIR: Text("är en mapp", "is a folder"),
}


def reason(error: OSError) -> Text:
    """Why the system refused, in words (orsak).

    >>> reason(OSError(errno.ENOSPC, "No space left on device")).sv
    'disken är full'
    """
    words = f"{error.strerror or error}"
    return _REASONS.get(error.errno or 0, Text(words, words))


def _why_unreadable(path: Path, error: OSError | ValueError) -> Text:
    if path.is_dir():
        return Text("är en mapp, inte en fil", "is a folder, not a file")
    if isinstance(error, ValueError) or not path.exists():
        return Text("filen finns inte", "there is no such file")
    return Text(
        f"filen kan inte läsas ({reason(error).sv})",
        f"the file cannot be read ({reason(error).en})",
    )


def read_text(path: Path) -> str:
    """The text of a UTF-8 file (läs text).

    Raises:
        UnreadableInputError: It cannot be read, or is not UTF-8.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableInputError(
            Text("filen är inte UTF-8-text", "the file is not UTF-8 text"),
            Text("Spara den som UTF-8 i textredigeraren", "Save it as UTF-8 in the text editor"),
            str(path),
        ) from None


def read_csv(path: Path) -> str:
    """The text of a CSV file, also as Excel saves it (läs CSV).

    Raises:
        UnreadableInputError: It cannot be read.
    """
    return csv_text(read_bytes(path))


def layout_or_file(name: str, folder: Path = Path()) -> str | Layout:
    """A layout by name, or from a TOML file of one's own (uppställning).

    Args:
        name: "resultatrakning", or a path ending in ".toml".
        folder: Where the path begins.

    Raises:
        FinsamError: The file cannot be read, or the layout in it is wrong.
    """
    if not name.endswith(".toml"):
        return name
    path = folder / name
    return parse_layout(read_text(path), path.stem, str(path))
