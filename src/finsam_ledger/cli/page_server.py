"""Showing pages while they are remade (sidvisning): a server for this computer's own browser only.

It listens on 127.0.0.1 at a port that the system chooses, and answers only who asks for that name,
so that no page on the web can reach it by a name of its own. A browser that shows the report holds
an open stream (server-sent events) and loads the report again when it is told of a new version.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from string import Template
from threading import Condition, Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from attrs import define, field, frozen

from finsam_ledger.errors import OutputError
from finsam_ledger.terms import Text

_HOST = "127.0.0.1"
_KEEP_ALIVE_SECONDS = 10
_REPORT = Text("Rapporten", "The report")
_ENDED = Text(
    "finsam-ledger är avslutat. Sidan är den senaste som gjordes.",
    "finsam-ledger has ended. The page is the last that was made.",
)


@frozen
class Shown:
    """What a browser is told (visat läge).

    Args:
        version: Counts the reports that were made; 0 before the first.
        words: What last happened.
        is_trouble: Whether that was that no report could be made.
        pages: The files of the last report, by name.
    """

    version: int = 0
    words: str = ""
    is_trouble: bool = False
    pages: Mapping[str, Path] = field(factory=dict)

    @property
    def message(self) -> bytes:
        """The same as the stream says it (meddelande)."""
        content = {
            "version": self.version,
            "words": self.words,
            "trouble": self.is_trouble,
            "pages": list(self.pages),
        }
        return f"data: {json.dumps(content)}\n\n".encode()


@define
class Board:
    """What is shown now, for those who wait for the next (anslag)."""

    shown: Shown = Shown()
    _changed: Condition = field(factory=Condition, init=False)

    def put(self, shown: Shown) -> None:
        """Show something new, and wake who waits (anslå)."""
        with self._changed:
            self.shown = shown
            self._changed.notify_all()

    def after(self, seen: Shown | None) -> Shown:
        """What is shown when it is no longer what was seen, or after a while (nästa)."""
        with self._changed:
            self._changed.wait_for(lambda: self.shown is not seen, _KEEP_ALIVE_SECONDS)
            return self.shown


class PageServer(ThreadingHTTPServer):
    """The server (sidserver)."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, board: Board, lang: str) -> None:
        """Listen at a free port of this computer."""
        self.board = board
        self.frame = _frame(lang)
        super().__init__((_HOST, 0), _Handler)

    @cached_property
    def address(self) -> str:
        """Where the browser finds it (adress)."""
        return f"http://{_HOST}:{self.server_port}/"

    @property
    def names(self) -> tuple[str, ...]:
        """The names that it answers to (värdnamn)."""
        return f"{_HOST}:{self.server_port}", f"localhost:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of what went wrong (fel), unless it is that a browser left, as they always may."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: PageServer

    def do_GET(self) -> None:
        name = unquote(urlsplit(self.path).path).removeprefix("/")
        if self.headers.get("Host") not in self.server.names:
            self.send_error(403)
        elif name == "changes":
            self._stream()
        elif not name:
            self._send(self.server.frame)
        elif (page := self._page(name)) is not None:
            self._send(page)
        else:
            self.send_error(404)

    def _page(self, name: str) -> bytes | None:
        """A page that is shown, None when there is none or somebody took its file away."""
        path = self.server.board.shown.pages.get(name)
        try:
            return path.read_bytes() if path else None
        except OSError:
            return None

    def _send(self, page: bytes) -> None:
        self._head("text/html; charset=utf-8")
        self.wfile.write(page)

    def _stream(self) -> None:
        """Tell each change until the browser leaves."""
        self._head("text/event-stream")
        seen = None
        while True:
            shown = self.server.board.after(seen)
            self.wfile.write(b": \n\n" if shown is seen else shown.message)
            seen = shown

    def _head(self, media: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@contextmanager
def serving(board: Board, lang: str = "sv") -> Iterator[str]:
    """Serve what a board shows (visa sidor); gives the address, and stops at the end.

    Raises:
        OutputError: This computer has no port for it.
    """
    with _listening(board, lang) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.address
        finally:
            server.shutdown()


def _frame(lang: str) -> bytes:
    """The page around the report, which reloads it."""
    page = Template(files("finsam_ledger.cli").joinpath("page.html").read_text("utf-8"))
    words = {"report": _REPORT.lang(lang), "ended": _ENDED.lang(lang)}
    return page.substitute(lang=lang, **words).encode()


def _listening(board: Board, lang: str) -> PageServer:
    try:
        return PageServer(board, lang)
    except OSError as error:
        raise OutputError(
            Text(f"sidan går inte att visa: {error.strerror}", f"no page: {error.strerror}"),
            Text("Kör finsam-ledger bokslut i stället", "Run finsam-ledger bokslut instead"),
            _HOST,
        ) from None
