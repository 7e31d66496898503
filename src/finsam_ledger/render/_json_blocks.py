"""Blocks as plain values (dokumentets block som data), for JSON."""

from collections.abc import Iterable
from typing import Any, assert_never

from finsam_ledger.reports.document import (
    Block,
    Cell,
    Contents,
    Day,
    Frame,
    Heading,
    ItemList,
    Number,
    PageBreak,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Signatures,
    Table,
    TitlePage,
    Words,
)
from finsam_ledger.reports.inline import Emphasis, Footnote, Inline, LineBreak, Link, Plain, Value

Json = dict[str, Any]


def block_json(block: Block) -> Json:
    """A block as plain values (block), its kind under "kind".

    Args:
        block: Any block. The bytes of a picture are left out; its kind and words are there.

    >>> block_json(Heading("Mål", 3))
    {'kind': 'heading', 'text': 'Mål', 'level': 3}
    """
    return _frame(block) if isinstance(block, Frame) else _prose(block)


def _prose(block: Prose) -> Json:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level}
        case Paragraph():
            return {"kind": "paragraph", "content": _content(block.content)}
        case ItemList():
            items = [list(map(block_json, item)) for item in block.items]
            return {"kind": "list", "ordered": block.ordered, "start": block.start, "items": items}
        case Quote():
            return {"kind": "quote", "blocks": list(map(block_json, block.blocks))}
        case Table():
            return {"kind": "table", **table_json(block)}
        case Picture():
            data = block_json(block.table) if block.table else None
            words = {"alt": block.alt, "caption": block.caption, "table": data}
            return {"kind": "picture", "media": block.media.value, **words}
        case _:
            assert_never(block)


def _frame(block: Frame) -> Json:
    match block:
        case TitlePage():
            lines = {"organisation": block.organisation, "lines": list(block.lines)}
            return {"kind": "title_page", "title": block.title, **lines}
        case Contents():
            return {"kind": "contents", "title": block.title, "depth": block.depth}
        case Signatures():
            people = [{"name": each.name, "role": each.role} for each in block.people]
            return {"kind": "signatures", "place": block.place, "people": people}
        case PageBreak():
            return {"kind": "page_break"}
        case _:
            assert_never(block)


def table_json(table: Table) -> Json:
    """A table as plain values (tabell); numbers are whole numbers of its smallest unit."""
    return {
        "id": table.id,
        "title": table.caption,
        "source": table.source,
        "columns": [{"label": each.label, "numeric": each.numeric} for each in table.columns],
        "rows": [
            {"kind": row.role.value, "cells": [_cell(cell) for cell in row.cells]}
            for row in table.rows
        ],
    }


def _content(content: Iterable[Inline]) -> list[Json]:
    return list(map(_inline, content))


def _inline(each: Inline) -> Json:
    match each:
        case Plain():
            return {"kind": "text", "text": each.text}
        case Emphasis():
            kind = "strong" if each.strong else "emphasis"
            return {"kind": kind, "content": _content(each.content)}
        case Link():
            return {"kind": "link", "target": each.target, "content": _content(each.content)}
        case Value():
            number = {"value": each.value, "decimals": each.decimals, "unit": each.unit}
            return {"kind": "figure", "figure": each.link, **number}
        case Footnote():
            return {"kind": "footnote", "content": _content(each.content)}
        case LineBreak():
            return {"kind": "line_break"}
        case _:
            assert_never(each)


def _cell(cell: Cell) -> str | int | None:
    match cell:
        case Words():
            return cell.text
        case Number():
            return cell.value
        case Day():
            return cell.day.isoformat() if cell.day else None
        case _:
            assert_never(cell)
