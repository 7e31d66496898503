"""HTML (html): one file that needs nothing else, for screen, printer and screen reader.

Without its script the page reads and prints the same; with it each figure opens its origin.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from finsam_ledger.errors import MissingExtraError
from finsam_ledger.render import _html_view as view
from finsam_ledger.render._cells import clean
from finsam_ledger.render._html_origins import PageOrigins, page_origins
from finsam_ledger.render._html_table import TableView
from finsam_ledger.render.format import Format
from finsam_ledger.reports.document import Document
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text

if TYPE_CHECKING:
    from jinja2 import Template

_FOLDER = "finsam_ledger.render"
_MANY_TABLES = 3
_WORDS = {
    "skip": Text("Till innehållet", "Skip to content"),
    "contents": Text("Innehåll", "Contents"),
    "source": Text("Källa", "Source"),
    "refers": Text("Hör till", "Belongs to"),
    "unit": Text("Belopp i", "Amounts in"),
    "table": Text("Tabell", "Table"),
    "page": Text("Sida", "Page"),
    "place": Text("Ort och datum:", "Place and date:"),
    "footnotes": Text("Fotnoter", "Footnotes"),
    "back": Text("Tillbaka till fotnot", "Back to footnote"),
    "hint": Text(
        "Klicka på ett tal för att se varifrån det kommer. Med tangentbord: Tabb går till en "
        "tabell, piltangenterna mellan dess tal, Retur öppnar. ✓ betyder att talet stämmer med "
        "ett annat.",
        "Click a figure to see where it comes from. By keyboard: Tab goes to a table, the arrow "
        "keys between its figures, Enter opens. ✓ means that the figure agrees with another.",
    ),
    "search": Text("Sök bland verifikationerna", "Search the vouchers"),
    "field": Text(
        "Text, verifikationsnummer, konto, datum eller belopp",
        "Text, voucher number, account, date or amount",
    ),
    "one_back": Text("Tillbaka", "Back"),
    "close": Text("Stäng", "Close"),
}
_SCRIPTS = (
    "data", "tables", "dialog", "voucher", "figure", "key_figure", "page", "search", "start",
)  # fmt: skip


def render(report: Report, document: Document) -> bytes:
    """The document as a page of HTML in UTF-8 (webbsida), whose figures open their origins.

    Args:
        report: What was computed, with the books that figures are taken apart by.
        document: What is to be read. Without a list of contents of its own it gets one when it
            has more than three tables.

    Raises:
        MissingExtraError: jinja2 is not installed.
    """
    return _page(document, page_origins(report, document))


def render_page(document: Document) -> bytes:
    """A document as a page of HTML, also one that is about no books (webbsida).

    Args:
        document: What is to be read.

    Raises:
        MissingExtraError: jinja2 is not installed.
    """
    return _page(document, None)


def _page(document: Document, origins: PageOrigins | None) -> bytes:
    blocks = view.block_views(document, origins.places if origins else {})
    tables = [i for i, block in enumerate(blocks) if isinstance(block, TableView)]
    has_contents = any(isinstance(block, view.ContentsView) for block in blocks)
    many = len(tables) > _MANY_TABLES and not has_contents
    page = _template().render(
        title=clean(document.title),
        subject=clean(document.subject),
        lang=document.lang,
        blocks=blocks,
        contents=view.contents(blocks) if many else (),
        has_contents=has_contents,
        first_table=min(tables, default=0),
        texts={name: text.lang(document.lang) for name, text in _WORDS.items()},
        css=_read("document.css"),
        origins=origins,
        script=_script() if origins else "",
        policy=_policy(_script() if origins else ""),
    )
    return page.encode()


@cache
def _script() -> str:
    """The files of the script as one block of their own, whose names nothing else sees."""
    parts = "\n".join(_read(f"script/{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n{{\n{parts}}}\n'


def _policy(script: str) -> str:
    """What a browser lets the page do (Content-Security-Policy): run its own script, and no more.

    Nothing is fetched from anywhere, and a script that came from a text in the books is not run.
    """
    digest = b64encode(sha256(script.encode()).digest()).decode()
    own = f"'sha256-{digest}'" if script else "'none'"
    parts = ("default-src 'none'", "style-src 'unsafe-inline'", "img-src data:")
    return "; ".join((*parts, f"script-src {own}", "base-uri 'none'", "form-action 'none'"))


def _template() -> "Template":
    try:
        from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 an extra
    except ImportError:
        raise MissingExtraError(
            Text("HTML kräver jinja2, som inte är installerat", "HTML needs jinja2"),
            Text(
                "Kör pip install jinja2, som ingår i tillvalet html",
                "Run pip install jinja2, which the extra html brings",
            ),
        ) from None
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["css_text"] = css_text
    return environment.from_string(_read("document.html.j2"))


def css_text(text: str) -> str:
    r"""The text inside a CSS string (css-text): all but letters and digits escaped.

    >>> css_text("</style>")
    '\\3c \\2f style\\3e '
    """
    return "".join(char if char.isalnum() else f"\\{ord(char):x} " for char in text)


def _read(name: str) -> str:
    return files(_FOLDER).joinpath(name).read_text("utf-8")


FORMAT = Format("html", ".html", render, "text/html")
