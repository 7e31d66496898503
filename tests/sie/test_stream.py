"""A file read a block at a time gives what the whole file gives, in memory that stays the same."""

import random
import re
import tracemalloc
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from finsam_ledger import sie
from finsam_ledger.errors import UnreadableInputError
from finsam_ledger.sie import SieBook, SieTotals
from tests.sie.drawn import FILES, HEAD
from tests.sie.test_samples import each_sample, sample_bytes

_ENCODINGS = st.sampled_from(["cp437", "utf-8", "utf-8-sig", "cp1252", "utf-16"])
_BLOCKS = st.sampled_from([1, 2, 3, 7, 50, 1000, 1 << 20])
_ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def _agree(data: bytes, block: int) -> None:
    """Streaming, by vouchers and by totals, gives what reading the whole file gives."""
    try:
        book = sie.read(data, name="a.se")
    except UnreadableInputError as error:
        with pytest.raises(UnreadableInputError, match=re.escape(str(error))):
            sie.stream_totals(BytesIO(data), name="a.se", block=block)
        return
    _same_totals(sie.stream_totals(BytesIO(data), name="a.se", block=block, dimensions="6"), book)
    parts = list(sie.stream_blocks(BytesIO(data), block=block))
    assert [v for part in parts for v in part.journal] == list(book.ledger.journal)
    assert tuple(d for part in parts for d in part.rejected) == book.ledger.rejected


def _same_totals(totals: SieTotals, book: SieBook) -> None:
    ledger = book.ledger
    assert totals.findings == book.findings
    assert totals.info == book.info
    for name in ("association", "year", "accounts", "dimensions", "objects", "reported"):
        assert getattr(totals, name) == getattr(ledger, name)
    assert totals.balances == ledger.balances
    assert totals.by_object == {"6": ledger.by_object("6")}
    counts = (book.vouchers, book.rows, len(ledger.rejected))
    assert (totals.vouchers, totals.rows, totals.rejected) == counts


@given(FILES, _ENCODINGS, _ENDS, _BLOCKS)
@example(HEAD + "#KSUMMA\n" * 3, "cp437", "\n", 5)
@example(HEAD.replace("F\n", "Å\x84Ã¥\n\x1a"), "cp1252", "\r\n", 9)
@example(
    HEAD + '#DIM 20 A\n#UNDERDIM 21 B 20\n#OUB 0 1930 {21 "0107"} 1\n#OUB 0 1930 {21 "02"} 1\n'
    "#VER A 1 20210104\n{\n#TRANS 1930 {20 1} 0\n#TRANS 1930 {21 2} 0\n}\n"
    "#VER A 2 20210104\n{\n#TRANS 1930 {20 01 21 07} 0\n#TRANS 1930 {20 0 21 2} 0\n}\n",
    "cp437",
    "\n",
    5,
)
@example("", "cp437", "\n", 5)
@example("<html>", "cp437", "\n", 3)
def test_case_40_streaming_gives_what_the_whole_file_gives(
    text: str, encoding: str, end: str, block: int
) -> None:
    """Vouchers, totals, findings and facts are the same, wherever the bytes are cut."""
    _agree(text.replace("\n", end).encode(encoding, "replace"), block)


@given(FILES, st.randoms(use_true_random=False), _BLOCKS)
def test_streaming_damaged_files(text: str, chance: random.Random, block: int) -> None:
    """The same of files with bytes lost, changed and added."""
    data = bytearray(text.encode("cp437", "replace"))
    for _ in range(chance.randrange(12)):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    _agree(bytes(data), block)


@each_sample
def test_streaming_real_files(sample: dict[str, Any]) -> None:
    """The same of every sample file, in blocks of 4 kB."""
    _agree(sample_bytes(sample), 4096)


def _many(vouchers: int) -> bytes:
    rows = "{{\n#TRANS 1930 {{6 P{}}} {}.00\n#TRANS 3981 {{}} -{}.00\n}}\n"
    return (
        HEAD
        + "".join(
            f'#VER A {n} 2021{1 + n % 12:02}04 "Verifikation {n}"\n{rows.format(n % 3, n, n)}'
            for n in range(1, vouchers + 1)
        )
    ).encode()


def _peak(vouchers: int) -> int:
    data = _many(vouchers)
    tracemalloc.start()
    try:
        sie.stream_totals(BytesIO(data), block=1 << 14, dimensions="6")
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_case_40_memory_does_not_grow_with_the_file() -> None:
    """Four times the vouchers take nearly the same memory, not four times as much."""
    _peak(10)
    assert _peak(8000) < 1.5 * _peak(2000)


def test_totals_by_month_and_project() -> None:
    """An account's movement by month, and a project's, as a person would add them up."""
    totals = sie.stream_totals(BytesIO(_many(24)), dimensions=["6"])
    assert totals.months("1930")["202103"] == (2 + 14) * 100
    assert sum(totals.months("1930").values()) == sum(range(1, 25)) * 100
    of_project = totals.by_object["6"]["P1"]
    assert of_project.movement("1930", totals.year) == sum(range(1, 25, 3)) * 100


class _Pipe(RawIOBase):
    """A stream that can only be read forwards."""

    def __init__(self, data: bytes) -> None:
        self._rest = data

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        taken = self._rest[: len(buffer)]
        self._rest = self._rest[len(taken) :]
        buffer[: len(taken)] = taken
        return len(taken)


def test_a_path_and_a_pipe_will_do(tmp_path: Path) -> None:
    """A file by its path is named after it; a stream that cannot be rewound is read as well."""
    path = tmp_path / "bok.se"
    path.write_bytes(_many(5))
    assert sie.stream_totals(path).info.name == "bok.se"
    assert len(list(sie.stream_vouchers(str(path)))) == 5
    assert len(list(sie.stream_vouchers(_Pipe(_many(5))))) == 5  # type: ignore[arg-type]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """The refusal names the path."""
    with pytest.raises(UnreadableInputError, match=r"saknas\.se"):
        sie.stream_totals(tmp_path / "saknas.se")
