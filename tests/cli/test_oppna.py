"""``oppna``: the report in the browser, made anew when its files change, only on this computer."""

import json
import os
import shutil
import signal
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from socket import SO_LINGER, SOL_SOCKET, create_connection
from struct import pack
from threading import Thread
from threading import enumerate as enumerate_threads
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from finsam_ledger.cli import live, page_server
from finsam_ledger.cli.live import Live
from finsam_ledger.cli.page_server import Board, Shown, serving
from tests.cli.commands import EXAMPLE, Shell

_WAIT = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example that a test may change."""
    made = tmp_path / "bokslut"
    shutil.copytree(EXAMPLE, made, ignore=shutil.ignore_patterns("*.py", "ut"))
    return made


def add(folder: Path, words: str, name: str = "text/handelser.md") -> None:
    """Write more in a text."""
    path = folder / name
    path.write_text(path.read_text("utf-8") + words, "utf-8")


def made(folder: Path) -> Live:
    """A report that is made once."""
    following = Live(folder, folder / "ut")
    following.make()
    return following


def page(following: Live) -> str:
    """The finished document as it is shown."""
    return following.board.shown.pages["delarsrapport.html"].read_text("utf-8")


def test_a_saved_text_gives_a_new_page(folder: Path) -> None:
    """Nothing is made while nothing changes."""
    following = made(folder)
    assert not following.follow()
    add(folder, "\n\nEtt nytt stycke.\n")
    assert [following.follow(), following.follow(), following.follow()] == [False, True, False]
    assert "Ett nytt stycke." in page(following)
    assert following.board.shown.version == 2


def test_trouble_is_told_and_the_last_page_stays(folder: Path) -> None:
    """Also when what is wrong is mended again."""
    following = made(folder)
    before = page(following)
    settings = folder / "bokslut.toml"
    right = settings.read_text("utf-8")
    settings.write_text(right.replace("enhet =", "enhett ="), "utf-8")
    following.make()
    assert (following.board.shown.is_trouble, following.board.shown.version) == (True, 1)
    assert "rad 104: okänd nyckel ”enhett”" in following.board.shown.words
    assert page(following) == before
    settings.write_text(right, "utf-8")
    following.make()
    assert (following.board.shown.is_trouble, following.board.shown.version) == (False, 2)


def test_what_is_wrong_in_a_text_is_told_by_its_line(folder: Path) -> None:
    """A figure that does not exist is an error, HTML a warning; the page is made."""
    add(folder, "\n\n{{resultatt}} <b>\n")
    words = made(folder).board.shown.words
    assert "text/handelser.md rad 9: nyckeltalet ”resultatt” finns inte" in words
    assert "text/handelser.md rad 9: texten har HTML" in words


def test_a_folder_that_is_wrong_from_the_start_can_be_mended(folder: Path) -> None:
    """There is no page before, and one after."""
    (folder / "varend-2021.se").rename(folder / "annan.se")
    following = made(folder)
    assert (following.board.shown.version, dict(following.board.shown.pages)) == (0, {})
    (folder / "annan.se").rename(folder / "varend-2021.se")
    assert [following.follow(), following.follow()] == [False, True]
    assert "Delårsredovisning" in page(following)


def test_a_page_that_cannot_be_made_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package that makes pages the message says what to install."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    shown = made(folder).board.shown
    assert (shown.is_trouble, "pip install jinja2" in shown.words) == (True, True)


def test_a_computer_without_a_port_is_told(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is shown, and what to do instead is said."""

    def refuse(*_: object) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(page_server, "PageServer", refuse)
    result = shell("oppna", folder, "--utan-webblasare")
    assert (result.status, "Kör finsam-ledger bokslut" in result.err) == (2, True)


def test_there_must_be_a_folder(shell: Shell, tmp_path: Path) -> None:
    """Without bokslut.toml there is nothing to watch."""
    result = shell("oppna", tmp_path, "--utan-webblasare")
    assert (result.status, "mappen saknar bokslut.toml" in result.err) == (2, True)


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[tuple[Board, str]]:
    """A board with a page, served."""
    path = tmp_path / "a.html"
    path.write_text("<p>åäö", "utf-8")
    (tmp_path / "hemlig.txt").write_text("x")
    board = Board(Shown(1, "gjord", pages={"a.html": path}))
    with serving(board) as address:
        yield board, address


def get(address: str, path: str, host: str = "") -> HTTPResponse:
    """The answer to a request, perhaps for another name."""
    place = urlsplit(address).netloc
    connection = HTTPConnection(place, timeout=_WAIT)
    connection.request("GET", path, headers={"Host": host or place})
    return connection.getresponse()


def test_only_the_pages_are_served(shown: tuple[Board, str]) -> None:
    """No other file of the folder, however it is asked for."""
    _, address = shown
    assert get(address, "/a.html").read().decode() == "<p>åäö"
    assert b"<iframe" in get(address, "/").read()
    for path in ("/hemlig.txt", "/../hemlig.txt", "/%2e%2e/hemlig.txt", "/a.html/", "/ut/a.html"):
        assert get(address, path).status == 404


def test_only_this_computer_is_answered(shown: tuple[Board, str]) -> None:
    """A name of somebody else's that leads here is refused; the server is at 127.0.0.1."""
    _, address = shown
    assert urlsplit(address).hostname == "127.0.0.1"
    assert get(address, "/a.html", "example.org").status == 403
    assert get(address, "/a.html", f"localhost:{urlsplit(address).port}").status == 200


@pytest.mark.parametrize(("lang", "words"), [("sv", "är avslutat"), ("en", "has ended")])
def test_the_page_around_speaks_the_language(lang: str, words: str) -> None:
    """Also what it says when the command has ended."""
    with serving(Board(), lang) as address:
        page = get(address, "/").read().decode()
    assert f'<html lang="{lang}">' in page
    assert words in page


def told(stream: HTTPResponse) -> dict[str, object]:
    """The next message of the stream."""
    while not (line := stream.readline()).startswith(b"data: "):
        assert line, "the stream ended"
    message = json.loads(line.removeprefix(b"data: "))
    assert isinstance(message, dict)
    return message


def test_a_browser_is_told_at_once_and_of_each_change(shown: tuple[Board, str]) -> None:
    """What is shown when it comes, then every new thing."""
    board, address = shown
    stream = get(address, "/changes")
    assert told(stream) == {"version": 1, "words": "gjord", "trouble": False, "pages": ["a.html"]}
    board.put(Shown(2, "igen"))
    assert told(stream)["version"] == 2


def answering() -> set[Thread]:
    """The threads that answer somebody now."""
    return {each for each in enumerate_threads() if "process_request_thread" in each.name}


@pytest.mark.parametrize("path", ["/a.html", "/changes"])
def test_a_browser_that_leaves_is_not_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    """It may leave in the midst of a page, as when a newer one is loaded; nothing is printed."""
    large = tmp_path / "a.html"
    large.write_bytes(b" " * 50_000_000)
    board = Board(Shown(1, "x" * 50_000_000, pages={"a.html": large}))
    with serving(board) as address:
        place, others = urlsplit(address).netloc, answering()
        browser = create_connection((urlsplit(address).hostname, urlsplit(address).port), _WAIT)
        browser.sendall(f"GET {path} HTTP/1.1\r\nHost: {place}\r\n\r\n".encode())
        assert browser.recv(1)
        (own,) = answering() - others
        browser.setsockopt(SOL_SOCKET, SO_LINGER, pack("ii", 1, 0))  # leave at once
        browser.close()
        own.join(_WAIT)
    assert capsys.readouterr().err == ""


def test_a_page_that_somebody_took_away_is_not_found(shown: tuple[Board, str]) -> None:
    """The file may be removed while it is shown; the browser is told, and the terminal is not."""
    board, address = shown
    board.shown.pages["a.html"].unlink()
    assert get(address, "/a.html").status == 404


@pytest.mark.parametrize("flags", [(), ("--utan-webblasare",)])
def test_the_browser_is_opened_if_it_is_wanted(
    shell: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch, flags: tuple[str, ...]
) -> None:
    """Once, at the address that is printed; Ctrl-C leaves with status 0."""
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(live, "sleep", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    result = shell("oppna", folder, *flags)
    assert result.status == 0
    assert [address in result.out for address in opened] == [True] * (not flags)


def test_the_command_shows_follows_and_ends(folder: Path) -> None:
    """From start to Ctrl-C, status 0, as a person runs it."""
    command = [sys.executable, "-m", "finsam_ledger.cli", "oppna", str(folder)]
    process = subprocess.Popen(
        [*command, "--utan-webblasare"], stdout=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    lines = iter(process.stdout.readline, "")
    address = next(line for line in lines if line.startswith("http")).split()[0]
    with urlopen(f"{address}changes", timeout=_WAIT) as stream:  # noqa: S310 our own server
        first = told(stream)
        add(folder, "\n\nEtt nytt stycke.\n")
        assert told(stream)["version"] == 2
    with urlopen(f"{address}delarsrapport.html", timeout=_WAIT) as answer:  # noqa: S310
        assert "Ett nytt stycke." in answer.read().decode()
    process.send_signal(signal.SIGINT)
    assert process.wait(_WAIT) == 0
    assert first["pages"] == ["bokslut.html", "delarsrapport.html"]
    assert "Avslutat." in process.stdout.read()
    process.stdout.close()
