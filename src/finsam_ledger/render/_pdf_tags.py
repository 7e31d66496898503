"""Row headers in a tagged PDF (radrubriker): the first cell of each row heads the row.

Typst marks only the heads of columns. A screen reader needs the heads of rows as well, so the first
cell of each body row becomes TH with Scope Row (ISO 32000-1 14.8.5.7). ``Headers`` of other cells
are dropped, since scopes then decide.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Dictionary, Object


def with_row_headers(data: bytes) -> bytes:
    """The same PDF with row headers (radrubriker), the same bytes for the same input.

    Args:
        data: A tagged PDF.
    """
    from pikepdf import ObjectStreamMode, Pdf  # noqa: PLC0415 an extra

    out = BytesIO()
    with Pdf.open(BytesIO(data)) as pdf:
        for cells in _body_rows(pdf.Root.StructTreeRoot):
            for i, cell in enumerate(cells):
                _mark(cell, is_head=not i)
        pdf.save(out, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _body_rows(root: "Object") -> "Iterator[list[Dictionary]]":
    from pikepdf import Name  # noqa: PLC0415

    stack = [root]
    while stack:
        for element in _elements(stack.pop()):
            stack.append(element)
            if Name.TBody == element.S:
                yield from map(_elements, _elements(element))


def _mark(cell: "Dictionary", *, is_head: bool) -> None:
    from pikepdf import Array, Dictionary, Name  # noqa: PLC0415

    if cell.S == Name.TH:
        return
    kept = [each for each in _attributes(cell) if each.get("/O") != Name.Table]
    table = next((a for a in _attributes(cell) if a.get("/O") == Name.Table), None)
    table = Dictionary(O=Name.Table) if table is None else table
    if "/Headers" in table:
        del table["/Headers"]
    if is_head:
        cell.S = Name.TH
        table.Scope = Name.Row
    if len(table.keys()) > 1:
        kept.append(table)
    if kept:
        cell.A = Array(kept)
    elif "/A" in cell:
        del cell["/A"]


def _elements(parent: "Object") -> "list[Dictionary]":
    """The structure elements right below another."""
    return [kid for kid in _several(parent.get("/K")) if "/S" in kid]


def _attributes(element: "Dictionary") -> "list[Dictionary]":
    return _several(element.get("/A"))


def _several(found: Any) -> "list[Dictionary]":
    """The dictionaries of what may be one, several or none."""
    from pikepdf import Array, Dictionary  # noqa: PLC0415

    each = list(found) if isinstance(found, Array) else [found]
    return [one for one in each if isinstance(one, Dictionary)]
