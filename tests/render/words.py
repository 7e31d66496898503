"""Reading a Word file back: its words in order, its tables, its parts."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn


def opened(data: bytes) -> Any:
    """The file as python-docx sees it."""
    return docx.Document(BytesIO(data))


def text_of(data: bytes) -> str:
    """All words of the body and the footnotes, a paragraph a line, without break opportunities."""
    with ZipFile(BytesIO(data)) as archive:
        names = [n for n in ("word/document.xml", "word/footnotes.xml") if n in archive.namelist()]
        roots = [opened(data).element.body] + [_parsed(archive.read(name)) for name in names[1:]]
    lines = (_words(paragraph) for root in roots for paragraph in root.iter(qn("w:p")))
    return "\n".join(lines).replace("\u200b", "")


def tables_of(data: bytes) -> list[list[list[str]]]:
    """The cells of the rows of each table, in order; the heads of columns are its first row."""
    tables = opened(data).element.body.iter(qn("w:tbl"))
    return [[_cells(row) for row in table.iter(qn("w:tr"))] for table in tables]


def cells_of(data: bytes) -> list[list[str]]:
    """The cells of every table's rows, in order."""
    return [row for table in tables_of(data) for row in table]


def part(data: bytes, name: str) -> str:
    """A part of the file as text."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def _parsed(data: bytes) -> Any:
    from docx.oxml import parse_xml  # noqa: PLC0415 only here

    return parse_xml(data)


def _cells(row: Any) -> list[str]:
    return [_words(cell) for cell in row.iter(qn("w:tc"))]


def _words(element: Any) -> str:
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for each in element.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        yield (each.text or "") if re.search(r"}t$", each.tag) else "\n"
