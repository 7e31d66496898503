"""Books that are kept while their files stay the same (bokhylla), for who reports repeatedly."""

from hashlib import sha256
from pathlib import Path

from attrs import define, field

from finsam_ledger.store.magic import is_store
from finsam_ledger.workspace.books import Books
from finsam_ledger.workspace.config import Config
from finsam_ledger.workspace.files import read_bytes
from finsam_ledger.workspace.folder import Progress, books_of
from finsam_ledger.workspace.inputs import book_names


@define
class Shelf:
    """The books that were read last (bokhylla); read anew when a byte of their files is another.

    A book of the library's own is always read anew: what was posted last may lie beside its file.
    """

    _key: object = field(default=None, init=False)
    _books: Books | None = field(default=None, init=False)

    def books(self, folder: Path, config: Config, progress: Progress | None = None) -> Books:
        """What ``books_of`` gives (böckerna), read or kept.

        Args:
            folder: Where the files lie.
            config: Names them.
            progress: Told the share that is read, 0 to 1.

        Raises:
            FinsamError: A file cannot be read, or they are not of the years that they should be.
        """
        files = {name: read_bytes(folder / name) for name in book_names(config)}
        if any(map(is_store, files.values())):
            return books_of(folder, config, progress)
        digests = tuple((name, sha256(data).digest()) for name, data in files.items())
        roles = (config.file, config.previous, config.predecessors, config.earlier)
        key = (folder, config.association, config.chart, roles, digests)
        if self._books is None or key != self._key:
            self._books, self._key = books_of(folder, config, progress), key
        return self._books
