"""Vouchers from files (verifikationer in): SIE, TOML or CSV by content, their documents hashed."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from attrs import evolve

from finsam_ledger import sie
from finsam_ledger.bookkeeping.book import Book
from finsam_ledger.bookkeeping.importing import Import, prepare_import
from finsam_ledger.bookkeeping.voucher_file import drafts_from_csv, drafts_from_toml
from finsam_ledger.core.account import Account
from finsam_ledger.core.voucher import SourceDocument, VoucherDraft
from finsam_ledger.workspace.files import read_bytes, read_csv, read_text


class VoucherInput(NamedTuple):
    """What a file of vouchers holds (inläst): the drafts, and the accounts that it names."""

    drafts: tuple[VoucherDraft, ...]
    accounts: Mapping[str, Account] = {}


def read_vouchers(path: Path, *, keep_numbers: bool = False) -> VoucherInput:
    """The vouchers of a file (läs verifikationer): SIE 4, TOML or CSV.

    Args:
        path: The file. Documents that it names are files beside it; each is read and hashed.
        keep_numbers: Whether vouchers of an SIE file keep their numbers. Without, the book numbers
            them, and the number they had stands in their reference.

    Raises:
        UnreadableInputError: The file, or a document that it names, cannot be read.
        ConfigurationError: Its rows or keys cannot be followed.
    """
    data = read_bytes(path)
    if data.lstrip()[:1] == b"#" and b"#VER" in data.upper():
        return _from_sie(data, path, keep_numbers=keep_numbers)
    if path.suffix.lower() == ".toml":
        drafts = drafts_from_toml(read_text(path), str(path))
    else:
        drafts = drafts_from_csv(read_csv(path), str(path))
    own = (evolve(hashed(draft, path.parent), source_line=0) for draft in drafts)
    return VoucherInput(tuple(own))


def prepared(book: Book, given: VoucherInput, *, by: str) -> Import:
    """What registering a file's vouchers would do to a book (förberedd inläsning).

    Raises:
        FinsamError: One of them cannot be posted.
    """
    return prepare_import(book, given.drafts, by=by, accounts=given.accounts)


def _from_sie(data: bytes, path: Path, *, keep_numbers: bool) -> VoucherInput:
    ledger = sie.read(data, name=path.name).ledger
    drafts = [*(voucher.draft() for voucher in ledger.journal), *ledger.rejected]
    own = (_own(draft, path.name, keep_number=keep_numbers) for draft in drafts)
    return VoucherInput(tuple(own), ledger.accounts)


def _own(draft: VoucherDraft, name: str, *, keep_number: bool) -> VoucherDraft:
    """A voucher of another program's file: where it comes from stands in its reference."""
    origin = f"verifikation {draft.name} i {name}" if draft.name else name
    number = draft.number if keep_number else ""
    return evolve(draft, number=number, reference=draft.reference or origin, source_line=0)


def hashed(draft: VoucherDraft, folder: Path) -> VoucherDraft:
    """A draft whose documents are files, with the hash of each (underlag med kontrollsumma).

    Args:
        draft: The draft; documents that have a hash are left as they are.
        folder: Where their names begin.

    Raises:
        UnreadableInputError: A file cannot be read.
    """
    return evolve(draft, documents=tuple(_hashed(draft.documents, folder)))


def _hashed(documents: Iterable[SourceDocument], folder: Path) -> Iterable[SourceDocument]:
    for document in documents:
        data = b"" if document.sha256 else read_bytes(folder / document.name)
        digest = document.sha256 or hashlib.sha256(data).hexdigest()
        yield SourceDocument(document.name, digest)
