"""Write varend-2021.se: invented books that come out at a printed delårsrapport.

Samordningsförbundet Värend has published its report for January-August 2021, but not its books.
This script makes books that give the same figures, so that the example can show the whole way
from vouchers to report. It is deterministic: the same script always writes the same bytes.

Run it with no arguments; the file is written beside it.
"""

import hashlib
from pathlib import Path

import underlag
from bok import Book, prove
from siefil import as_sie
from verifikationer import all_vouchers

TARGET = Path(__file__).with_name("varend-2021.se")


def make_book() -> Book:
    """The whole book, proved to balance."""
    book = Book(underlag.ACCOUNTS, underlag.PROJECTS, underlag.OPENING, all_vouchers())
    prove(book)
    return book


def main() -> None:
    """Write the file and say what it holds."""
    book = make_book()
    content = as_sie(book).encode("cp437")
    TARGET.write_bytes(content)
    rows = sum(len(voucher.rows) for voucher in book.vouchers)
    print(f"{TARGET.name}: {len(book.vouchers)} verifikationer, {rows} rader")
    print(f"sha256 {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
