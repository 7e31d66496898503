"""Writing results (skriva resultat): to a temporary file first, then renamed, never half."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from finsam_ledger.errors import OutputError
from finsam_ledger.terms import Text
from finsam_ledger.workspace.files import reason

_READABLE = 0o644


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
        for temporary, _ in made:
            temporary.unlink(missing_ok=True)
        raise OutputError(
            Text(
                f"det går inte att skriva här: {reason(error).sv}",
                f"cannot write here: {reason(error).en}",
            ),
            Text(
                "Välj en annan mapp med --ut, eller ge rätt att skriva i den",
                "Choose another folder with --ut, or allow writing in it",
            ),
            str(folder),
        ) from None
    return [path for _, path in made]


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
