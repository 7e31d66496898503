"""Reading a file piece by piece (läsning i delar), so that its size does not matter.

The file is gone through twice: once to see what its bytes are, once to read them. What is asked of
all vouchers together, when the last is read, is asked of those few that decide the answer: the
``Witnesses`` are kept, all others are let go.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO, TypeAlias

from attrs import Factory, define, field, frozen

from finsam_ledger.core.columns import Columns
from finsam_ledger.core.dimension import RESERVED_DIMENSIONS
from finsam_ledger.core.journal import Journal
from finsam_ledger.core.voucher import VoucherDraft
from finsam_ledger.errors import UnreadableInputError
from finsam_ledger.sie.book import SieBook
from finsam_ledger.sie.build import build_book
from finsam_ledger.sie.checksum import RunningChecksum
from finsam_ledger.sie.decode import Mender, detect, texts
from finsam_ledger.sie.fast import read_fast
from finsam_ledger.sie.lines import Books
from finsam_ledger.sie.notes import Notes, limit_for
from finsam_ledger.sie.reader import (
    collector_paused,
    file_info,
    has_records,
    not_sie,
    refuse_junk,
    silent,
)
from finsam_ledger.sie.witnesses import Witnesses
from finsam_ledger.terms import Text

Source: TypeAlias = "str | Path | BinaryIO"
"""A file by its path, or a binary stream; one that cannot be rewound is copied to disk first."""
BLOCK = 1 << 20
_VER = "\n#VER"
_LONGEST = 1 << 23


@frozen
class Block:
    """Some vouchers of a file, in its order (block): those that hold, and those that do not."""

    journal: Journal
    rejected: tuple[VoucherDraft, ...] = ()


@contextmanager
def opened(source: Source, name: str, block: int) -> Iterator["PieceReader"]:
    """A reader of a file, which is closed at the end if it was opened here (öppna).

    Args:
        source: Path or binary stream.
        name: The file's name; empty takes that of the path.
        block: How many bytes are read at a time.

    Raises:
        UnreadableInputError: The file cannot be opened.
    """
    if isinstance(source, str | Path):
        with _open(Path(source)) as file:
            yield PieceReader(file, name or Path(source).name, block)
    elif source.seekable():
        yield PieceReader(source, name, block)
    else:
        with tempfile.TemporaryFile() as copy:
            copyfileobj(source, copy, block)
            copy.seek(0)
            yield PieceReader(copy, name, block)


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        why = error.strerror or str(error)
        raise UnreadableInputError(
            Text(f"filen kan inte läsas ({why})", f"the file cannot be read ({why})"),
            Text("Kontrollera sökvägen", "Check the path"),
            str(path),
        ) from None


@define
class PieceReader:
    """Reads a file from where it stands to its end, piece by piece (delläsare).

    Args:
        file: A binary stream that can be rewound.
        name: The file's name.
        block: How many bytes are read at a time.
    """

    file: BinaryIO
    name: str
    block: int = BLOCK
    _books: Books = field(default=Factory(lambda self: Books.empty(self.name), takes_self=True))
    _witnesses: Witnesses = field(factory=Witnesses)
    _checksum: RunningChecksum = field(factory=RunningChecksum)
    _encoding: str = ""
    _digest: str = ""

    def blocks(self) -> Iterator[Block]:
        """Read all of it, once, and give its vouchers as they come.

        Raises:
            UnreadableInputError: It is no SIE file at all.
        """
        start = self.file.tell()
        self._survey()
        self.file.seek(start)
        is_sie = False
        for chunk, line in self._chunks():
            is_sie = is_sie or has_records(chunk)
            with collector_paused():
                read_fast(chunk, self._books, silent, line)
            yield self._taken()
        if not is_sie:
            raise not_sie(self.name)
        self._books.vouchers.end(closed=False)
        yield self._taken()

    def _survey(self) -> None:
        """The first time through: what its bytes are, how many, and their hash."""
        digest, size = hashlib.sha256(), 0

        def seen() -> Iterator[bytes]:
            nonlocal size
            for block in self._raw():
                if not size and (block.strip() or len(block) < self.block):
                    refuse_junk(block, self.name)
                digest.update(block)
                size += len(block)
                yield block

        self._encoding = detect(seen())
        if not size:
            refuse_junk(b"", self.name)
        self._digest = digest.hexdigest()
        self._books.notes.limit = limit_for(size)

    def _raw(self) -> Iterator[bytes]:
        return iter(partial(self.file.read, self.block), b"")

    def _chunks(self) -> Iterator[tuple[str, int]]:
        """Pieces of text that end where a voucher begins, each with its first line."""
        notes = Notes(self.name, self._books.notes.limit)
        mender, rest, line = Mender(self._encoding, notes), "", 1
        for text in texts(self._raw(), self._encoding):
            self._checksum.take(text)
            rest += mender.mended(text)
            cut = len(rest) if len(rest) > _LONGEST else rest.rfind(_VER) + 1
            if cut:
                yield rest[:cut], line
                line += rest.count("\n", 0, cut)
                rest = rest[cut:]
        yield rest, line
        mender.tell()
        self._books.notes.put_first(notes)

    def _taken(self) -> Block:
        """The vouchers read since the last time, which are let go here."""
        vouchers = self._books.vouchers
        columns, rejected = vouchers.columns, tuple(vouchers.rejected)
        vouchers.columns, vouchers.rejected = Columns(), []
        self._witnesses.take(columns, rejected, self._tree())
        return Block(Journal.proved(columns), rejected)

    def _tree(self) -> frozenset[str]:
        """The dimensions that lie below or above another."""
        known = (*RESERVED_DIMENSIONS, *self._books.header.dimensions.values())
        below = [dimension for dimension in known if dimension.parent]
        return frozenset(number for dim in below for number in (dim.number, dim.parent))

    def book(self) -> SieBook:
        """All but the vouchers, when all are read; in their place stand the witnesses."""
        books, vouchers = self._books, self._books.vouchers
        vouchers.columns, vouchers.rejected = self._witnesses.columns, self._witnesses.rejected
        checksum = self._checksum.verify(books.notes)
        info = file_info(books, self._encoding, self.name, self._digest, checksum)
        return build_book(books, info, None)
