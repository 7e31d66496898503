"""The words of a PDF by its structure: what a screen reader reads, cell by cell in its tables."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf

from finsam_ledger.render._cells import clean
from finsam_ledger.render._printable import printable

_PAIR = re.compile(r"<([0-9A-Fa-f]+)> *<([0-9A-Fa-f]+)>")
_RANGE = re.compile(r"<([0-9A-Fa-f]+)> *<([0-9A-Fa-f]+)> *<([0-9A-Fa-f]+)>")
_SECTIONS = re.compile(r"beginbf(char|range)(.*?)endbf", re.DOTALL)
_BREAKS = {"\u200b", "\u00ad"}
# letters that are read from right to left stand in the order in which they are drawn
_LEFTWARD = re.compile("[\u0590-\u08ff]+")
Mark = tuple[tuple[int, int], int]
"""A page and the number of a piece of its content."""
Words = dict[Mark, str]


class Piece(NamedTuple):
    """Marked content: its number on the page, and words that stand for what is drawn."""

    number: int | None
    words: str | None


def shown(text: str) -> str:
    """What a text becomes on a page: what the fonts lack is told by its name in brackets."""
    return printable(clean(text))


def text_of(data: bytes) -> str:
    """All words in reading order, without what stands on each page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return "".join(_text(pdf.Root.StructTreeRoot, None, _words(pdf)))


def tables_of(data: bytes) -> list[list[list[str]]]:
    """The cells of the rows of each table, in order; the heads of columns are its first row."""
    with pikepdf.open(BytesIO(data)) as pdf:
        words = _words(pdf)
        found = [each for each in _below(pdf.Root.StructTreeRoot) if each.S == "/Table"]
        return [list(_rows(table, words)) for table in found]


def _words(pdf: pikepdf.Pdf) -> Words:
    found: Words = {}
    for page in pdf.pages:
        for mark, text in _marked(page):
            found[mark] = found.get(mark, "") + text
    return found


def _rows(table: Any, words: Words) -> Iterator[list[str]]:
    for row in _below(table):
        if row.S == "/TR":
            yield ["".join(_text(cell, None, words)) for cell in _kids(row)]


def _text(element: Any, page: Any, words: Words) -> Iterator[str]:
    """The pieces of an element in reading order, a blank between paragraphs."""
    page = element.get("/Pg", page)
    for kid in _several(element.get("/K")):
        if not isinstance(kid, pikepdf.Dictionary):
            yield words.get((page.objgen, int(kid)), "")
        elif "/MCID" in kid:
            yield words.get((kid.get("/Pg", page).objgen, int(kid.MCID)), "")
        elif "/S" in kid:
            yield from _text(kid, page, words)


def _below(parent: Any) -> Iterator[Any]:
    for kid in _kids(parent):
        yield kid
        yield from _below(kid)


def _kids(parent: Any) -> list[Any]:
    several = _several(parent.get("/K"))
    return [kid for kid in several if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _several(found: Any) -> list[Any]:
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _marked(page: Any) -> Iterator[tuple[Mark, str]]:
    """The text of each marked piece of a page."""
    fonts = {name: _signs(font) for name, font in page.Resources.get("/Font", {}).items()}
    stack: list[Piece] = [Piece(None, None)]
    font: dict[int, str] = {}
    for each in pikepdf.parse_content_stream(page):
        operands, operator = each.operands, str(each.operator)
        if operator in ("BDC", "BMC"):
            stack.append(_opened(operands, stack[-1]))
        elif operator == "EMC":
            ended = stack.pop()
            if ended.number is not None and ended.words and not stack[-1].words:
                yield (page.obj.objgen, ended.number), ended.words
        elif operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator in ("Tj", "TJ") and stack[-1].number is not None and not stack[-1].words:
            yield (page.obj.objgen, stack[-1].number), _shown(operands[0], font)


def _opened(operands: Any, around: "Piece") -> "Piece":
    """The piece that begins: its number, and the words that stand for it where it has any."""
    facts = operands[1] if len(operands) > 1 else None
    if not isinstance(facts, pikepdf.Dictionary):
        return around
    number = int(facts.MCID) if "/MCID" in facts else around.number
    return Piece(number, str(facts.ActualText) if "/ActualText" in facts else around.words)


def _shown(operand: Any, signs: dict[int, str]) -> str:
    strings = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(each) for each in strings if isinstance(each, pikepdf.String))
    numbers = (int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2))
    text = "".join(sign for number in numbers if (sign := signs[number]) not in _BREAKS)
    return _LEFTWARD.sub(lambda found: found.group()[::-1], text)


def _signs(font: Any) -> dict[int, str]:
    """What each code of a font means, from its own table."""
    found: dict[int, str] = {}
    for kind, body in _SECTIONS.findall(font.ToUnicode.read_bytes().decode("latin-1")):
        if kind == "char":
            found |= {int(code, 16): _unicode(text) for code, text in _PAIR.findall(body)}
        for first, last, text in _RANGE.findall(body) if kind == "range" else ():
            start = int(first, 16)
            for code in range(start, int(last, 16) + 1):
                found[code] = chr(ord(_unicode(text)) + code - start)
    return found


def _unicode(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")
