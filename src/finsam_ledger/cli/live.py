"""A report that follows its files (levande rapport): made, shown, and made anew on each change."""

import gc
import webbrowser
from datetime import datetime
from pathlib import Path
from time import perf_counter, sleep

from attrs import define, evolve, field

from finsam_ledger.cli.page_server import Board, Shown, serving
from finsam_ledger.cli.terminal import finding_counts, say
from finsam_ledger.core.finding import Finding, Severity
from finsam_ledger.errors import FinsamError
from finsam_ledger.reports.report import Report
from finsam_ledger.terms import Text
from finsam_ledger.workspace.folder import config_text, run
from finsam_ledger.workspace.publish import publish
from finsam_ledger.workspace.shelf import Shelf
from finsam_ledger.workspace.watching import Watch

_POLL_SECONDS = 0.05
_HTML = ("html",)


@define
class Live:
    """A report that follows its files (levande rapport).

    Args:
        folder: Holds bokslut.toml.
        out: Where the pages are written.
        lang: "sv" or "en".
    """

    folder: Path
    out: Path
    lang: str = "sv"
    board: Board = field(factory=Board, init=False)
    _shelf: Shelf = field(factory=Shelf, init=False)
    _watch: Watch = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._watch = Watch(self.folder)

    def run(self, *, opens_browser: bool) -> int:
        """Make and show the report until Ctrl-C (kör); gives the exit status 0.

        Raises:
            UnreadableInputError: The folder has no bokslut.toml.
        """
        config_text(self.folder)
        try:
            with serving(self.board, self.lang) as address:
                self.make()
                self._say(f"{address} – sluta med Ctrl-C", f"{address} – leave with Ctrl-C")
                if opens_browser:
                    webbrowser.open(address)
                while True:
                    self.follow()
                    sleep(_POLL_SECONDS)
        except KeyboardInterrupt:
            self._say("\nAvslutat.", "\nEnded.")
            return 0

    def follow(self) -> bool:
        """Make the report anew if it is due (följ med); gives whether it was."""
        due = self._watch.is_due()
        if due:
            self.make()
        return due

    def make(self) -> None:
        """Make the report and show it (gör om); trouble leaves the last one that was made."""
        self._watch.begin()
        started, clock = perf_counter(), f"{datetime.now().astimezone():%H:%M:%S}"
        try:
            report = run(self.folder, read=self._shelf.books).report
            published = publish(report, self.out, _HTML, self.lang)
            for error in published.failed:
                raise error
        except FinsamError as error:
            words = f"{clock}  {error.text(self.lang)}"
            self.board.put(evolve(self.board.shown, words=words, is_trouble=True))
        else:
            words = self._told(report, clock, round((perf_counter() - started) * 1000))
            pages = {path.name: path for path in published.paths}
            self.board.put(Shown(self.board.shown.version + 1, words, pages=pages))
        say(self.board.shown.words)
        gc.collect()  # the command runs without the collector, and this one runs for long

    def _told(self, report: Report, clock: str, milliseconds: int) -> str:
        """What the report came to, and each finding that has a place to go to."""
        took = f"{milliseconds} ms"
        counts = finding_counts(report.findings, self.lang)
        head = Text(f"{clock}  gjord på {took}: {counts}", f"{clock}  made in {took}: {counts}")
        places = [found for found in report.findings if _is_told(found)]
        lines = (f"  {x.where or '–'}: {x.message.lang(self.lang)}" for x in places)
        return "\n".join([head.lang(self.lang), *lines])

    def _say(self, sv: str, en: str) -> None:
        say(Text(sv, en).lang(self.lang))


def _is_told(found: Finding) -> bool:
    """Errors, and warnings of a text that is being written."""
    written = found.file.endswith(".md") and found.severity is Severity.WARNING
    return written or found.severity is Severity.ERROR
