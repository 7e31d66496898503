"""The page around the report in a real browser: it shows each new report, wherever one has gone."""

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_ledger.cli.page_server import Board, Shown, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_a_new_report_is_shown_also_to_who_followed_a_link(
    browser: "Browser", tmp_path: Path
) -> None:
    """A link in a text may lead to another site, which the page around may not look into."""
    path, other = tmp_path / "a.html", tmp_path / "b.html"
    other.write_text("<p>En annan plats", "utf-8")
    board = Board(Shown(1, "gjord", pages={"a.html": path}))
    with serving(Board(Shown(1, pages={"b.html": other}))) as elsewhere, serving(board) as address:
        path.write_text(f'<a href="{elsewhere}b.html">Dit</a>', "utf-8")
        page = browser.new_page()
        page.goto(address)
        frame = page.frame_locator("iframe")
        frame.get_by_text("Dit").click()
        frame.get_by_text("En annan plats").wait_for()
        path.write_text("<p>Den nya", "utf-8")
        board.put(Shown(2, "igen", pages={"a.html": path}))
        frame.get_by_text("Den nya").wait_for()
        path.write_text("<p>Den nyaste", "utf-8")
        board.put(Shown(3, "igen", pages={"a.html": path}))
        frame.get_by_text("Den nyaste").wait_for()
        assert page.get_by_role("status").text_content() == "igen"
        page.close()
