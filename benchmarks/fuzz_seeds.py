"""Seed files for fuzz.py, and the ways to damage them."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

_SIE5 = Path(__file__).parent.parent / "tests" / "sie" / "filer"

Seed = tuple[str, bytes]
"""The kind of file, and its bytes."""

_HEAD = """\
#FLAGGA 0
#PROGRAM "Test" 1.0
#FORMAT PC8
#GEN 20220115 "AN"
#SIETYP 4
#ORGNR 222000-2634
#ADRESS "A" "B" "C" "D"
#FNAMN "Förbundet Åäö"
#RAR 0 20210101 20211231
#RAR -1 20200101 20201231
#OMFATTN 20211231
#KPTYP EUBAS97
#KONTO 1930 "Bank"
#KTYP 1930 T
#SRU 1930 7281
#KONTO 3981 "Bidrag från regionen"
#KONTO 5010 "Lokalhyra"
#ENHET 5010 "st"
#DIM 6 "Projekt"
#UNDERDIM 20 "Delprojekt" 6
#OBJEKT 6 "P1" "Projekt ett"
#OBJEKT 20 "01" "Del ett"
"""
_BALANCES = """\
#IB 0 1930 100.50
#UB 0 1930 -99.50
#UB -1 1930 100.50
#OIB 0 1930 {6 "P1"} 10.00
#RES 0 3981 -1000.00 3
#PSALDO 0 202101 3981 {} -1000.00
#PSALDO 0 202101 3981 {6 "P1"} -500.00
#PBUDGET 0 202101 5010 {} 800.00
"""
_VOUCHERS = """\
#VER "A" 1 20210104 "Bidrag \\"kvartal 1\\"" 20210105 AN
{
#TRANS 1930 {} 1000.00
#TRANS 3981 {6 "P1"} -1000.00 20210104 "Text" 2 "AN"
}
#VER B 12 20210305 "Hyra"
{
   #TRANS 5010 {"6" "P1" 20 "01"} 800
   #BTRANS 5010 {} 700.00
   #RTRANS 1930 {} -800.00
   #TRANS 1930 {} -800.00
}
#VER "" "" 20210401
{
}
"""
_FILES = (
    _HEAD + _BALANCES + _VOUCHERS,
    _HEAD + _BALANCES,
    "#FLAGGA 0\n#FNAMN F\n" + _VOUCHERS,
    "#FLAGGA 0\n#SIETYP 4\n#FNAMN F\n#RAR 0 20210101 20211231\n"
    + "".join(
        f'#VER A {n} 202101{n:02} "Verifikation {n}"\n{{\n#TRANS 1930 {{}} {n}.00\n'
        f"#TRANS 3981 {{}} -{n}.00\n}}\n"
        for n in range(1, 9)
    ),
    "#FLAGGA 0\n#KSUMMA\n#FNAMN F\n#KONTO 1930 Bank\n#KSUMMA 123456\n",
)
_ENCODINGS = ("cp437", "cp437", "utf-8", "cp1252", "utf-16", "utf-8-sig")
_ENCODINGS_OF_5 = ("utf-8", "iso-8859-1", "utf-16")
_LARGEST = 10_000
_WORDS = """
#VER #TRANS #RTRANS #BTRANS #IB #PSALDO #KONTO #KSUMMA #UNKNOWN #SIETYP #OBJEKT #DIM
{ } {} " "" \\" \\ - + . , 0 1e9 -0.00 0.005 20210230 2021-01-04 99999999 DIFF åäö %PDF
<Sie> </Sie> <Account/> <LedgerEntry </LedgerEntry> b="&amp;" <!DOCTYPE <![CDATA[ &#1; <Overstrike/>
"""
_BLANKS = (" ", "\t", "\n", "\r", "\r\n", "\n\n", "\n{\n", "\n}\n", "\0", "\x1a", "\x0c", "\x1c")
_BYTES = "efbbbf fffe feff c3a5 c3 e5e4f6 8684 e2809e eda080 f4908080 b2 ff 85 " + "39" * 40
_PIECES = (
    *(word.encode("cp437") for word in (*_WORDS.split(), *_BLANKS)),
    *map(bytes.fromhex, _BYTES.split()),
)


def seeds(samples: Path | None = None) -> list[Seed]:
    """Our own files in every encoding, and pieces of real ones if there are any."""
    own = [("sie", text.encode(coding, "replace")) for text in _FILES for coding in _ENCODINGS]
    texts = [(_SIE5 / "export.sie").read_text("utf-8"), (_SIE5 / "order.sie").read_text("latin-1")]
    own += [("sie5", text.encode(coding)) for text in texts for coding in _ENCODINGS_OF_5]
    paths = sorted(samples.iterdir()) if samples is not None else []
    real = [("sie", path.read_bytes()) for path in paths if path.suffix.lower() in (".se", ".si")]
    return own + real


def damaged(known: Sequence[Seed], chance: Random) -> Seed:
    """A seed, cut to size and damaged in one to ten places."""
    kind, data = known[chance.randrange(len(known))]
    pieces = bytearray(_slice(data, chance))
    for _ in range(chance.randrange(1, 11)):
        _DAMAGES[chance.randrange(len(_DAMAGES))](pieces, known, chance)
    return kind, bytes(pieces[:_LARGEST])


def _slice(data: bytes, chance: Random) -> bytes:
    """Some whole lines: mostly few, as most of what goes wrong does so within them."""
    size = _LARGEST if chance.random() < 0.01 else chance.randrange(50, 700)
    if len(data) <= size:
        return data
    start = chance.randrange(len(data) - size) if chance.random() < 0.5 else 0
    return data[data.rfind(b"\n", 0, start) + 1 : start + size]


def _place(data: bytearray, chance: Random) -> int:
    return chance.randrange(len(data) + 1)


def _insert(data: bytearray, _: Sequence[Seed], chance: Random) -> None:
    at = _place(data, chance)
    data[at:at] = _PIECES[chance.randrange(len(_PIECES))]


def _replace(data: bytearray, _: Sequence[Seed], chance: Random) -> None:
    at = _place(data, chance)
    data[at : at + chance.randrange(1, 6)] = _PIECES[chance.randrange(len(_PIECES))]


def _flip(data: bytearray, _: Sequence[Seed], chance: Random) -> None:
    at = _place(data, chance)
    data[at : at + 1] = chance.randbytes(1)


def _delete(data: bytearray, _: Sequence[Seed], chance: Random) -> None:
    at = _place(data, chance)
    del data[at : at + chance.choice((1, 1, 2, 8, 60))]


def _repeat(data: bytearray, _: Sequence[Seed], chance: Random) -> None:
    at = _place(data, chance)
    piece = data[at : at + chance.randrange(1, 80)]
    data[at:at] = piece * chance.choice((1, 2, 2, 30))


def _splice(data: bytearray, known: Sequence[Seed], chance: Random) -> None:
    _, other = known[chance.randrange(len(known))]
    start, at = chance.randrange(len(other)), _place(data, chance)
    data[at:at] = other[start : start + chance.randrange(1, 200)]


def _swap_lines(data: bytearray, _: Sequence[Seed], chance: Random) -> None:
    lines = data.split(b"\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    data[:] = b"\n".join(lines)


def _truncate(data: bytearray, _: Sequence[Seed], chance: Random) -> None:
    del data[_place(data, chance) :]


_DAMAGES = (
    *(_insert, _insert, _replace, _replace, _flip, _flip, _delete, _delete),
    *(_repeat, _splice, _swap_lines, _truncate),
)
