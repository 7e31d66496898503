"""A web page read back by a parser: its tags, its words, its tables."""

from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input"}
_TAGS = """html head meta title style body a main nav ul li p div table caption thead tbody tr th td
span h1 h2 h3 h4 h5 h6 ol em strong sup br blockquote figure figcaption img header section"""
KNOWN = frozenset(_TAGS.split())
"""Every tag that a page without books may have."""
TRACING = frozenset({"button", "dialog", "input", "label", "script"})
"""What a page has besides, when its figures open."""


class Page(HTMLParser):
    """Reads a page; fails where a tag is not closed by its own end."""

    def __init__(self, page: bytes) -> None:
        """Read the whole page."""
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.tables: list[list[list[str]]] = []
        self.feed(page.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, and where a table, row or cell begins."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        """It must be the one opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the words, those of a cell there; the data of a script are no words."""
        if "script" in self.open:
            return
        self.text.append(data)
        if not {"td", "th"}.isdisjoint(self.open):
            self.tables[-1][-1][-1] += data

    def all(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of every tag of a name."""
        return [attributes for tag, attributes in self.tags if tag == name]


def tables_of(data: bytes) -> list[list[list[str]]]:
    """The cells of the rows of each table, in order; the heads of columns are its first row."""
    tables = Page(data).tables
    return [[[cell.strip("\n ") for cell in row] for row in table] for table in tables]
