"""Words in Markdown as blocks (text i Markdown): CommonMark, tables, footnotes, never HTML."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from attrs import Factory, define, evolve, field, frozen

from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.errors import MissingExtraError, UnknownNameError
from finsam_ledger.reports.comments import without_comments
from finsam_ledger.reports.document import (
    Block,
    Cell,
    Heading,
    ItemList,
    Media,
    Number,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Role,
    Table,
    TableColumn,
    TableRow,
    Words,
)
from finsam_ledger.reports.inline import (
    Emphasis,
    Footnote,
    Inline,
    LineBreak,
    Link,
    Plain,
    Value,
    plain_text,
)
from finsam_ledger.reports.insertions import Insertions
from finsam_ledger.terms import Text

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode as Node

_BRACES = re.compile(r"\{\{(.*?)\}\}")
_BRACE = re.compile(r"\{\{|\}\}")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_SIGNS = {b"\x89PNG": Media.PNG, b"\xff\xd8\xff": Media.JPEG}
_SVG_WITHIN = 1000


_Told = tuple[Text, Text | None]
_RAW_HTML = (
    Text("texten har HTML, som skrivs ut som den står", "the text has HTML, printed as it stands"),
    Text("Skriv med Markdown i stället, eller ta bort det", "Write Markdown instead, or remove it"),
)
_OPEN_BRACES = (
    Text("klamrar utan par, som skrivs ut som de står", "braces without a pair, printed as is"),
    Text("Skriv nyckeltal som {{resultat}}", "Write key figures as {{resultat}}"),
)
_FOOTNOTE_RING = (
    Text("en fotnot hänvisar till sig själv", "a footnote refers to itself"),
    Text("Ta bort hänvisningen inne i noten", "Remove the reference within the note"),
)
_NO_PICTURE = (
    Text(
        "bilden ”{name}” finns inte eller kan inte läsas",
        'the picture "{name}" is not there or cannot be read',
    ),
    Text(
        "Lägg bilden där texten säger, räknat från textfilens mapp",
        "Put the picture where the text says, counted from the folder of the text",
    ),
)
_NO_MEDIA = (
    Text(
        "bilden ”{name}” är varken SVG, PNG eller JPEG",
        'the picture "{name}" is neither SVG, PNG nor JPEG',
    ),
    Text("Spara den som SVG, PNG eller JPEG", "Save it as SVG, PNG or JPEG"),
)
_NO_ALT = (
    Text("bilden ”{name}” saknar beskrivning", 'the picture "{name}" has no description'),
    Text(
        "Skriv inom hakparentesen vad bilden visar: ![Vad den visar](bild.png)",
        "Write within the brackets what it shows: ![What it shows](picture.png)",
    ),
)


@frozen
class Markdown:
    """A file of words (textfil).

    Args:
        text: Its Markdown.
        where: Its name, for messages.
        pictures: The bytes of the pictures that it names, those that could be read.
    """

    text: str
    where: str
    pictures: Mapping[str, bytes] = field(factory=dict, repr=False)


@define
class MarkdownReader:
    """Turns a file of words into blocks and tells what must be looked at (läsning av Markdown).

    Args:
        file: The file.
        figures: What ``{{name}}`` stands for.
        findings: What was found, filled while it reads.
    """

    file: Markdown
    figures: Insertions
    findings: list[Finding] = Factory(list)
    _notes: "dict[int, Node]" = field(factory=dict, init=False)
    _open: set[int] = field(factory=set, init=False)
    _after: list[Block] = field(factory=list, init=False)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the file; its headings are counted from 1 without gaps.

        Raises:
            MissingExtraError: markdown-it-py is not installed.
        """
        tree = parse(self.file.text)
        for block in (node for node in tree.children if node.type == "footnote_block"):
            self._notes = {note.meta["id"]: note for note in block.children}
        return _without_gaps(tuple(self._blocks(tree.children)))

    def _blocks(self, nodes: "Sequence[Node]") -> Iterator[Block]:
        for node in nodes:
            yield from self._block(node)
            yield from self._after
            self._after.clear()

    def _block(self, node: "Node") -> Iterator[Block]:
        match node.type:
            case "heading":
                yield Heading(plain_text(self._line(node)), int(node.tag[1]))
            case "paragraph" | "bullet_list" | "ordered_list":
                yield from self._flow(node)
            case "blockquote":
                yield Quote(tuple(part for each in node.children for part in self._flow(each)))
            case "table":
                yield self._table(node)
            case "fence" | "code_block":
                yield _code(node.content)
            case "hr":
                yield PageBreak()

    def _flow(self, node: "Node") -> Iterator[Paragraph | ItemList]:
        """Paragraphs and lists; what else stands in a list or quotation gives its words."""
        if node.type in ("bullet_list", "ordered_list"):
            items = tuple(
                tuple(part for each in item.children for part in self._flow(each))
                for item in node.children
            )
            ordered = node.type == "ordered_list"
            yield ItemList(items, ordered, int(str(node.attrs.get("start", 1))))
        elif node.type in ("fence", "code_block"):
            yield _code(node.content)
        else:
            lines = (self._line(each) for each in node.walk() if each.type == "inline")
            yield from (Paragraph(line) for line in lines if line)

    def _line(self, node: "Node") -> tuple[Inline, ...]:
        """The words of a block, wherever they stand in it."""
        if node.type == "inline":
            return tuple(self._inlines(node.children, _Place(node.map[0] + 1 if node.map else 1)))
        return tuple(each for child in node.children for each in self._line(child))

    def _inlines(self, nodes: "Sequence[Node]", place: "_Place") -> Iterator[Inline]:
        for node in nodes:
            match node.type:
                case "text" | "code_inline":
                    yield from self._words(node.content, place)
                case "softbreak":
                    place.line += 1
                    yield Plain(" ")
                case "hardbreak":
                    place.line += 1
                    yield LineBreak()
                case "image":
                    self._picture(node, place)
                case _:
                    yield from self._marked(node, place)

    def _marked(self, node: "Node", place: "_Place") -> Iterator[Inline]:
        if node.type in ("em", "strong"):
            yield Emphasis(tuple(self._inlines(node.children, place)), node.type == "strong")
        elif node.type == "link":
            href = str(node.attrs["href"])
            target = f"#{self.figures.target(href[1:])}" if href.startswith("#") else href
            yield Link(tuple(self._inlines(node.children, place)), target)
        elif node.type == "footnote_ref":
            yield self._footnote(node, place)

    def _footnote(self, node: "Node", place: "_Place") -> Inline:
        """A note where it is referred to; within itself the reference stays as it is written."""
        number, label = node.meta["id"], f"[^{node.meta.get('label', '')}]"
        if number in self._open:
            self._found("footnote_ring", Severity.WARNING, place, _FOOTNOTE_RING, label)
            return Plain(label)
        self._open.add(number)
        words = self._line(self._notes[number])
        self._open.remove(number)
        return Footnote(words)

    def _words(self, text: str, place: "_Place") -> Iterator[Inline]:
        """Words with the figures that are named in braces."""
        self._look_at(text, place)
        for i, part in enumerate(_BRACES.split(text)):
            if i % 2:
                yield self._value(part, place)
            elif part:
                yield Plain(part)

    def _value(self, name: str, place: "_Place") -> Inline:
        """The figure of a name; a name that nothing has stays as it is written, and is told."""
        try:
            return self.figures.inline(name)
        except UnknownNameError as error:
            what = (error.what, error.remedy)
            braces = f"{{{{{name}}}}}"
            self._found("unknown_figure", Severity.ERROR, place, what, braces)
            return Plain(braces)

    def _look_at(self, text: str, place: "_Place") -> None:
        if _TAG.search(text):
            self._found("raw_html", Severity.WARNING, place, _RAW_HTML, text)
        if _BRACE.search(_BRACES.sub("", text)):
            self._found("open_braces", Severity.WARNING, place, _OPEN_BRACES, text)

    def _table(self, node: "Node") -> Table:
        head, *bodies = node.children
        cells = head.children[0].children
        columns = tuple(TableColumn(plain_text(self._line(c)), _is_right(c)) for c in cells)
        rows = (row for body in bodies for row in body.children)
        return Table("", "", columns, tuple(map(self._row, rows)), outlined=False)

    def _row(self, node: "Node") -> TableRow:
        lines = [self._line(cell) for cell in node.children]
        strong = [isinstance(each, Emphasis) and each.strong for each in lines[0]]
        role = Role.TOTAL if strong and all(strong) else Role.BODY
        return TableRow(tuple(map(_cell, lines)), role)

    def _picture(self, node: "Node", place: "_Place") -> None:
        """Keeps a picture for after its paragraph; one that is missing leaves its words there."""
        name, alt = unquote(str(node.attrs["src"])), node.content.strip()
        data = self.file.pictures.get(name, b"")
        media = media_of(data)
        if media is None:
            what = _NO_MEDIA if name in self.file.pictures else _NO_PICTURE
            self._found("picture_missing", Severity.ERROR, place, _named(what, name))
            self._after.append(Paragraph(f"[{alt or name}]"))
            return
        if not alt:
            self._found("picture_alt", Severity.WARNING, place, _named(_NO_ALT, name))
        title = str(node.attrs.get("title", ""))
        self._after.append(Picture(name, data, media, alt or PurePosixPath(name).stem, title))

    def _found(
        self,
        code: str,
        severity: Severity,
        place: "_Place",
        what: _Told,
        record: str = "",
    ) -> None:
        found = Finding(
            code, severity, what[0], what[1], file=self.file.where, line=place.line, record=record
        )
        self.findings.append(found)


def _named(told: _Told, name: str) -> _Told:
    """What is told of a picture, with its name."""
    what, remedy = told
    return Text(what.sv.format(name=name), what.en.format(name=name)), remedy


@define
class _Place:
    """The line that is being read (rad), counted from 1."""

    line: int


def picture_names(text: str) -> tuple[str, ...]:
    """The files of the pictures that Markdown names (bilder), relative to its own folder.

    Raises:
        MissingExtraError: markdown-it-py is not installed.
    """
    nodes = (node for node in parse(text).walk() if node.type == "image")
    return tuple(unquote(str(node.attrs["src"])) for node in nodes)


def parse(text: str) -> "Node":
    """The tree of a text in Markdown (syntaxträd), HTML taken as words, comments left out.

    Raises:
        MissingExtraError: markdown-it-py is not installed.
    """
    try:
        from markdown_it import MarkdownIt  # noqa: PLC0415 an extra
        from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415
        from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError(
            Text(
                "texter kräver markdown-it-py och mdit-py-plugins, som inte är installerade",
                "texts need markdown-it-py and mdit-py-plugins",
            ),
            Text(
                "Kör pip install 'finsam-ledger[text]'",
                "Run pip install 'finsam-ledger[text]'",
            ),
        ) from None
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.use(footnote_plugin, inline=True, move_to_end=True)
    return SyntaxTreeNode(reader.parse(without_comments(text)))


def media_of(data: bytes) -> Media | None:
    """The kind of a picture by its first bytes (bildformat), None when it is none of them.

    >>> media_of(b"<svg xmlns='http://www.w3.org/2000/svg'/>").name
    'SVG'
    """
    for sign, media in _SIGNS.items():
        if data.startswith(sign):
            return media
    return Media.SVG if b"<svg" in data[:_SVG_WITHIN] else None


def _code(text: str) -> Paragraph:
    lines = text.rstrip("\n").split("\n")
    return Paragraph([part for line in lines for part in (LineBreak(), Plain(line))][1:])


def _is_right(cell: "Node") -> bool:
    return "right" in str(cell.attrs.get("style", ""))


def _cell(content: tuple[Inline, ...]) -> Cell:
    """A figure alone stays a number; words with figures in them become words."""
    match content:
        case (Value() as value,) | (Emphasis(content=(Value() as value,)),):
            return Number(value.value, value.decimals, value.link)
        case _:
            return Words(plain_text(content))


def _without_gaps(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    levels = sorted({block.level for block in blocks if isinstance(block, Heading)})
    return tuple(
        evolve(block, level=levels.index(block.level) + 1) if isinstance(block, Heading) else block
        for block in blocks
    )
