"""What the HTML template is given (vy): blocks with anchors, texts and classes, ready to print."""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, assert_never

from attrs import Factory, define, evolve, frozen

from finsam_ledger.render._cells import clean
from finsam_ledger.render._html_inline import InlineMaker, InlineView, id_of
from finsam_ledger.render._html_table import DEEPEST, TableMaker, TableView, ids_of
from finsam_ledger.reports.document import (
    Block,
    Contents,
    Document,
    Frame,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Signatures,
    Table,
    TitlePage,
    block_levels,
)


@frozen
class HeadingView:
    """A heading (rubrik)."""

    anchor: str
    caption: str
    level: int
    kind: str = "heading"


@frozen
class ParagraphView:
    """A paragraph (stycke)."""

    content: tuple[InlineView, ...]
    kind: str = "paragraph"


@frozen
class ListView:
    """A list (lista)."""

    items: "tuple[tuple[ParagraphView | ListView, ...], ...]"
    ordered: bool
    start: int
    kind: str = "list"


@frozen
class QuoteView:
    """A quotation (citat)."""

    blocks: tuple[ParagraphView | ListView, ...]
    kind: str = "quote"


@frozen
class PictureView:
    """A picture (bild) with its bytes in its address, so that the page needs no other file."""

    anchor: str
    address: str
    alt: str
    caption: str
    table: TableView | None
    kind: str = "picture"


@frozen
class TitleView:
    """The title page (titelsida)."""

    caption: str
    organisation: str
    lines: tuple[str, ...]
    kind: str = "title"


@frozen
class ContentsView:
    """The list of contents (innehåll)."""

    caption: str
    depth: int
    entries: "tuple[HeadingView | TableView, ...]" = ()
    kind: str = "contents"


@frozen
class SignaturesView:
    """Room to sign (underskrifter): place, and the name and function of each."""

    place: str
    people: tuple[tuple[str, str], ...]
    kind: str = "signatures"


@frozen
class BreakView:
    """A page break (sidbrytning), for the printer."""

    kind: str = "break"


@frozen
class FootnotesView:
    """All footnotes (fotnoter), at the end of the page."""

    notes: tuple[tuple[InlineView, ...], ...]
    kind: str = "footnotes"


BlockView: TypeAlias = (
    TableView
    | HeadingView
    | ParagraphView
    | ListView
    | QuoteView
    | PictureView
    | TitleView
    | ContentsView
    | SignaturesView
    | BreakView
    | FootnotesView
)


def block_views(document: Document, figures: Mapping[str, int]) -> tuple[BlockView, ...]:
    """The blocks of a document as the template takes them (vyer), its footnotes last.

    Args:
        document: The document.
        figures: The index of each figure that can be opened, by its address.
    """
    maker = _Maker(InlineMaker(document.lang, frozenset(_ids(document.blocks))), figures)
    pairs = zip(document.blocks, block_levels(document), strict=True)
    views = [maker.block(block, level) for block, level in pairs]
    made = tuple(_filled(view, views) for view in views)
    notes = maker.inline.notes
    return (*made, FootnotesView(tuple(notes))) if notes else made


def contents(blocks: Iterable[BlockView], depth: int = 2) -> tuple[HeadingView | TableView, ...]:
    """The headings and tables below the title, down to a level (innehåll)."""
    titled = (block for block in blocks if isinstance(block, HeadingView | TableView))
    return tuple(block for block in titled if 1 < block.level <= depth and block.caption)


def _filled(view: BlockView, views: Sequence[BlockView]) -> BlockView:
    """A list of contents with its entries, which come after it."""
    if not isinstance(view, ContentsView):
        return view
    return evolve(view, entries=contents(views, view.depth))


def _ids(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        match block:
            case Table():
                yield from ids_of(block)
            case Heading(id=name) | Picture(id=name) if name:
                yield name


@define
class _Maker:
    inline: InlineMaker
    figures: Mapping[str, int]
    used: set[str] = Factory(set)

    def block(self, block: Block, level: int) -> BlockView:
        return self._frame(block) if isinstance(block, Frame) else self._prose(block, level)

    def _prose(self, block: Prose, level: int) -> BlockView:
        match block:
            case Heading():
                anchor = self._anchor(block.id or "section")
                return HeadingView(anchor, clean(block.text), min(level, DEEPEST))
            case Paragraph() | ItemList():
                return self._flow(block)
            case Quote():
                return QuoteView(tuple(map(self._flow, block.blocks)))
            case Table():
                return self._table(block, level)
            case Picture():
                return self._picture(block, level)
            case _:
                assert_never(block)

    def _frame(self, block: Frame) -> BlockView:
        match block:
            case TitlePage():
                lines = tuple(map(clean, block.lines))
                return TitleView(clean(block.title), clean(block.organisation), lines)
            case Contents():
                return ContentsView(clean(block.title), block.depth)
            case Signatures():
                people = tuple((clean(each.name), clean(each.role)) for each in block.people)
                return SignaturesView(clean(block.place), people)
            case PageBreak():
                return BreakView()
            case _:
                assert_never(block)

    def _flow(self, block: Paragraph | ItemList) -> ParagraphView | ListView:
        if isinstance(block, Paragraph):
            return ParagraphView(self.inline.views(block.content))
        items = tuple(tuple(map(self._flow, item)) for item in block.items)
        return ListView(items, block.ordered, block.start)

    def _table(self, table: Table, level: int) -> TableView:
        return TableMaker(self.inline, self._anchor, self.figures).view(table, min(level, DEEPEST))

    def _picture(self, block: Picture, level: int) -> PictureView:
        data = b64encode(block.data).decode()
        return PictureView(
            self._anchor(block.id),
            f"data:{block.media.value};base64,{data}",
            clean(block.alt),
            clean(block.caption),
            None if block.table is None else self._table(block.table, level),
        )

    def _anchor(self, name: str) -> str:
        """The name as an id that nothing else on the page has."""
        wanted, number = id_of(name) or "table", 1
        anchor = wanted
        while anchor in self.used:
            number += 1
            anchor = f"{wanted}-{number}"
        self.used.add(anchor)
        return anchor
