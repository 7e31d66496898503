"""Writing results (skriva resultat): to a temporary file first, then renamed, never half."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from finsam_ledger.errors import OutputError
from finsam_ledger.terms import Text
from finsam_ledger.workspace.files import reason

_READABLE = 0o644
_ELSEWHERE = Text(
    "Välj en annan mapp med --ut, eller ge rätt att skriva i den",
    "Choose another folder with --ut, or allow writing in it",
)
_OTHER_NAME = Text(
    "Välj en annan plats, eller ge rätt att skriva där",
    "Choose another place, or allow writing there",
)


def write_all(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files into a folder: all of them, or none if one cannot be written (skriv filer).

    Args:
        folder: Made if it is not there.
        files: The bytes by file name.

    Returns:
        The paths, in the order given.

    Raises:
        OutputError: The folder cannot be made or written in; nothing is left behind.
    """
    made: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            made.append((_temporary(folder, data), folder / name))
        for temporary, path in made:
            temporary.replace(path)
    except OSError as error:
        raise _unwritable(folder, error, _ELSEWHERE) from None
    finally:
        for temporary, _ in made:
            temporary.unlink(missing_ok=True)
    return [path for _, path in made]


def make_folder(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """A new folder with files (ny mapp): whole, or not there at all.

    Args:
        folder: It must not be there, or be empty.
        files: The bytes by name, "text/a.md" in a folder within.

    Returns:
        The paths, in the order given.

    Raises:
        OutputError: Something is there already, or it cannot be written; nothing is left behind.
    """
    folder = Path(os.path.normpath(folder))  # "ny/.." has no name of its own
    prove_free(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent, prefix=".skrivs-") as beside:
            made = Path(beside) / folder.name
            for name, data in files.items():
                write_all((made / name).parent, {Path(name).name: data})
            _moved(made, folder)
    except OSError as error:
        raise _unwritable(folder, error, _OTHER_NAME) from None
    return [folder / name for name in files]


def prove_free(folder: Path) -> None:
    """Refuse a place where there is something already (upptagen plats); an empty folder is free.

    Raises:
        OutputError: There is a file, or a folder that holds something or cannot be read.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise _taken(folder)
    except OSError as error:
        raise _unwritable(folder, error, _OTHER_NAME) from None


def _moved(made: Path, folder: Path) -> None:
    """Into place at once; into an empty folder that somebody may stand in, piece by piece."""
    if not folder.exists():
        made.rename(folder)
        return
    pieces = [(piece, folder / piece.name) for piece in sorted(made.iterdir())]
    try:
        for piece, place in pieces:
            piece.rename(place)
    except OSError:
        for piece, place in pieces:
            if not piece.exists():
                place.rename(piece)
        raise


def _taken(folder: Path) -> OutputError:
    return OutputError(
        Text("här finns redan något", "something is here already"),
        Text(
            "Välj ett nytt namn; en mapp som har något i sig ändras aldrig",
            "Choose a new name; a folder that has something in it is never changed",
        ),
        str(folder),
    )


def _unwritable(folder: Path, error: OSError, remedy: Text) -> OutputError:
    return OutputError(
        Text(
            f"det går inte att skriva här: {reason(error).sv}",
            f"cannot write here: {reason(error).en}",
        ),
        remedy,
        str(folder),
    )


def _temporary(folder: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=folder, prefix=".skrivs-")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(_READABLE)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path
