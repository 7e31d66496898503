"""What the pages are made of (vy för pdf): a document as plain values, each text as printed."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, assert_never

from attrs import Factory, define

from finsam_ledger.render._cells import address, cell_text, clean, value_text
from finsam_ledger.render._page_columns import (
    breakable,
    heads,
    is_hung,
    is_long,
    printed,
    shares,
    size_of,
)
from finsam_ledger.reports.document import (
    Attachment,
    Block,
    Cell,
    Contents,
    Document,
    Frame,
    Heading,
    ItemList,
    Number,
    PageBreak,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Role,
    Signatures,
    Table,
    TableRow,
    TitlePage,
    Words,
    block_levels,
)
from finsam_ledger.reports.inline import Emphasis, Footnote, Inline, LineBreak, Link, Plain, Value
from finsam_ledger.terms import Text

Json = dict[str, Any]
_TALL = 1200
_DEEPEST = 6
_REGIONS = {"sv": "SE", "en": "GB"}
_WORDS = {
    "refers": Text("Hör till", "Belongs to"),
    "source": Text("Källa", "Source"),
    "figure": Text("Figur", "Figure"),
    "place": Text("Ort och datum", "Place and date"),
}


def page_view(document: Document) -> tuple[Json, dict[str, bytes]]:
    """The document as the template of the pages takes it (vy).

    Args:
        document: What is to be read.

    Returns:
        Plain values, and the bytes of pictures and attachments by the names that those use.
    """
    maker = _Maker(document.lang, frozenset(_ids(document.blocks)))
    pairs = zip(document.blocks, block_levels(document), strict=True)
    blocks = [maker.block(block, level) for block, level in pairs]
    day = document.day
    view = {
        "title": clean(document.title),
        "shown": printed(document.title),
        "author": clean(document.author or document.subject),
        "whose": printed(document.author or document.subject),
        "subject": clean(document.subject),
        "lang": document.lang,
        "region": _REGIONS[document.lang],
        "day": [day.year, day.month, day.day],
        "front": int(any(isinstance(block, TitlePage) for block in document.blocks)),
        "words": {name: text.lang(document.lang) for name, text in _WORDS.items()},
        "blocks": blocks,
        "attachments": [maker.attachment(each) for each in document.attachments],
    }
    return view, maker.data


def _ids(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Table():
                yield from (block.id, *(row.id for row in block.rows))
            case Heading() | Picture():
                yield block.id


@define
class _Maker:
    lang: str
    wanted: frozenset[str]
    used: set[str] = Factory(set)
    data: dict[str, bytes] = Factory(dict)

    def block(self, block: Block, level: int) -> Json:
        return self._frame(block) if isinstance(block, Frame) else self._prose(block, level)

    def _prose(self, block: Prose, level: int) -> Json:
        match block:
            case Heading():
                words = {"text": printed(block.text), "id": self._anchor(block.id)}
                return {"kind": "heading", "level": min(level, _DEEPEST) - 1, **words}
            case Paragraph() | ItemList():
                return self._flow(block)
            case Quote():
                return {"kind": "quote", "blocks": list(map(self._flow, block.blocks))}
            case Table():
                return self._table(block, level)
            case Picture():
                return self._picture(block, level)
            case _:
                assert_never(block)

    def _frame(self, block: Frame) -> Json:
        match block:
            case TitlePage():
                lines = list(map(printed, block.lines))
                return {
                    "kind": "title",
                    "organisation": printed(block.organisation),
                    "lines": lines,
                }
            case Contents():
                return {"kind": "contents", "title": printed(block.title), "depth": block.depth - 1}
            case Signatures():
                people = [{"name": printed(p.name), "role": printed(p.role)} for p in block.people]
                return {"kind": "signatures", "place": printed(block.place), "people": people}
            case PageBreak():
                return {"kind": "break"}
            case _:
                assert_never(block)

    def _flow(self, block: Paragraph | ItemList) -> Json:
        if isinstance(block, Paragraph):
            return {"kind": "paragraph", "content": self._line(block.content)}
        items = [list(map(self._flow, item)) for item in block.items]
        return {"kind": "list", "ordered": block.ordered, "start": block.start, "items": items}

    def _line(self, content: Iterable[Inline]) -> list[Json]:
        return list(map(self._inline, content))

    def _inline(self, each: Inline) -> Json:
        match each:
            case Plain():
                return {"kind": "text", "text": printed(each.text)}
            case Emphasis():
                kind = "strong" if each.strong else "em"
                return {"kind": kind, "children": self._line(each.content)}
            case Link():
                inside = each.target.startswith("#")
                to = self._to(each.target[1:]) if inside else ""
                href = "" if inside else address(each.target)
                return {"kind": "a", "to": to, "href": href, "children": self._line(each.content)}
            case Value():
                to = self._to(each.link.rpartition(".")[0])
                return {"kind": "value", "text": value_text(each, self.lang), "to": to}
            case Footnote():
                return {"kind": "note", "children": self._line(each.content)}
            case LineBreak():
                return {"kind": "break"}
            case _:
                assert_never(each)

    def _table(self, table: Table, level: int) -> Json:
        columns = shares(table, self.lang)
        rows = [self._row(row, len(table.columns)) for row in table.rows]
        for before, row in pairwise(rows):
            row["apart"] = before["role"] == Role.TOTAL and row["role"] == Role.BODY
        return {
            "kind": "table",
            "id": self._anchor(table.id),
            "caption": printed(table.caption),
            "level": min(level, _DEEPEST) - 1 if table.outlined and table.caption else 0,
            "columns": [
                {"numeric": column.numeric, "share": share}
                for column, share in zip(table.columns, columns, strict=True)
            ],
            "heads": heads(table),
            "rows": rows,
            "refers": [
                {"text": printed(each.text), "to": self._to(each.target)} for each in table.refers
            ],
            "source": printed(table.source),
            "long": is_long(table),
            "hung": is_hung(table, self.lang),
            **size_of(table, self.lang),
        }

    def _row(self, row: TableRow, width: int) -> Json:
        cells = [self._cell(row, cell) for cell in row.cells]
        missing = 0 if row.role is Role.HEADING else width - len(cells)
        blank = [{"lines": [""], "to": ""}] * missing
        level = max(0, min(row.level, _DEEPEST))
        return {
            "role": row.role.value,
            "level": min(level, 2) if row.role is Role.HEADING else level,
            "grand": row.role is Role.TOTAL and level == 0,
            "apart": False,
            "broken": any(sum(map(len, cell["lines"])) > _TALL for cell in cells),
            "id": self._anchor(row.id),
            "cells": [*cells, *blank],
        }

    def _cell(self, row: TableRow, cell: Cell) -> Json:
        lines = [breakable(line) for line in cell_text(cell, self.lang).split("\n")]
        to = cell.target if isinstance(cell, Words) else ""
        if isinstance(cell, Number) and cell.link.rpartition(".")[0] != row.id:
            to = cell.link.rpartition(".")[0]
        return {"lines": lines, "to": self._to(to)}

    def _picture(self, block: Picture, level: int) -> Json:
        return {
            "kind": "picture",
            "id": self._anchor(block.id),
            "data": self._kept(block.data),
            "format": block.media.name.lower().replace("jpeg", "jpg"),
            "alt": clean(block.alt),
            "caption": printed(block.caption),
            "table": None if block.table is None else self._table(block.table, level),
        }

    def _to(self, name: str) -> str:
        """The id where something has it, so that no link leads to nothing."""
        return name if name in self.wanted else ""

    def attachment(self, each: Attachment) -> Json:
        relationship = "source" if each.is_source else "data"
        words = {"name": clean(each.name), "description": clean(each.description)}
        data = self._kept(each.data)
        return {**words, "media": each.media, "relationship": relationship, "data": data}

    def _kept(self, data: bytes) -> str:
        name = f"data-{len(self.data)}"
        self.data[name] = data
        return name

    def _anchor(self, name: str) -> str:
        """The name where it is the first of its kind; nothing leads to a second."""
        if name in self.used:
            return ""
        self.used.add(name)
        return name
