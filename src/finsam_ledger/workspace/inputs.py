"""What files a closing is made of (underlag): the settings and all that they name."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from posixpath import normpath

from finsam_ledger.errors import FinsamError
from finsam_ledger.reports.markdown import picture_names
from finsam_ledger.workspace.config import FILE_NAME, Config
from finsam_ledger.workspace.files import read_text


def input_names(folder: Path, config: Config) -> tuple[str, ...]:
    """The files that a folder's closing depends on (underlag), as bokslut.toml names them.

    Args:
        folder: Where they lie.
        config: Names them.

    Returns:
        Each once: bokslut.toml, the books, budget and forecast, registers, layouts of its own, the
        template, the texts and their pictures. They need not be there.
    """
    return tuple(dict.fromkeys(filter(None, _names(folder, config))))


def book_names(config: Config) -> tuple[str, ...]:
    """The files that the books are read from (bokföringens filer), this year's first."""
    return tuple(
        filter(None, (config.file, config.previous, *config.predecessors, *config.earlier))
    )


def _names(folder: Path, config: Config) -> Iterator[str]:
    yield FILE_NAME
    yield from book_names(config)
    yield from (config.budget, config.forecast, *config.registers, config.document.template)
    yield from (name for name in config.layouts if name.endswith(".toml"))
    for name in config.text_files:
        yield name
        with suppress(FinsamError):  # told when the text is set in
            pictures = picture_names(read_text(folder / name))
            yield from (normpath(f"{PurePosixPath(name).parent}/{each}") for each in pictures)
