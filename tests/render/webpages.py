"""A web page read back by a parser: its words, its tables, what it would do."""

from html.parser import HTMLParser


class Reader(HTMLParser):
    """Takes the words of the cells of each table, and all words, as a browser shows them."""

    def __init__(self, page: str) -> None:
        """Read the whole page."""
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self._cell = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row, a cell; and what else the page has."""
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        """The end of a cell."""
        self._cell = self._cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        """Words, in a cell or not."""
        if self.lasttag != "style":
            self.words.append(data)
        if self._cell:
            self.tables[-1][-1][-1] += data


def tables_of(data: bytes) -> list[list[list[str]]]:
    """The cells of the rows of each table, in order; the heads of columns are its first row."""
    tables = Reader(data.decode()).tables
    return [[[cell.strip("\n ") for cell in row] for row in table] for table in tables]
