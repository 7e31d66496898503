"""Watching a bokslut folder (bevakning): when what its report is made of has changed."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from attrs import define, field

from finsam_ledger.errors import FinsamError
from finsam_ledger.workspace.config import FILE_NAME, parse_config
from finsam_ledger.workspace.folder import config_text
from finsam_ledger.workspace.inputs import book_names, input_names

_Stamps = Mapping[str, tuple[int, int] | None]


@define
class Watch:
    """A folder that is looked at again and again (bevakad mapp).

    Files are looked at by time and size, not read. A change is told when it has come to rest, so
    that a file that is being saved is not read half.

    Args:
        folder: Holds bokslut.toml.
    """

    folder: Path
    names: tuple[str, ...] = field(default=(FILE_NAME,), init=False)
    _made_of: _Stamps | None = field(default=None, init=False)
    _last: _Stamps | None = field(default=None, init=False)

    def is_due(self) -> bool:
        """Whether the report is to be made anew (dags att göra om): changed, and now at rest."""
        now = self._stamps()
        at_rest, self._last = now == self._last, now
        return at_rest and now != self._made_of

    def begin(self) -> None:
        """Note what the report is about to be made of (underlag), right before it is read.

        While bokslut.toml cannot be read, the files that it named before are watched.
        """
        with suppress(FinsamError):
            config = parse_config(config_text(self.folder))
            beside = (f"{name}-wal" for name in book_names(config))  # the newest of an own book
            self.names = (*input_names(self.folder, config), *beside)
        self._made_of = self._last = self._stamps()

    def _stamps(self) -> _Stamps:
        return {name: _stamp(self.folder / name) for name in self.names}


def _stamp(path: Path) -> tuple[int, int] | None:
    """When a file was written and its size; None when it is not there."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
