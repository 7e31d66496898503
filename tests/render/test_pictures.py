"""Pictures that are broken or hostile: one clear message, or a picture and nothing more."""

import pytest

from finsam_ledger.errors import UnprintableError
from finsam_ledger.render.format import format_named
from finsam_ledger.reports.document import Document, Heading, Media, Picture
from finsam_ledger.reports.report import Report
from tests.render.webpages import Page

BROKEN = {
    "png": (b"\x89PNG\r\n\x1a\n garbage", Media.PNG),
    "short": (b"\x89PNG\r\n\x1a\n", Media.PNG),
    "jpeg": (b"\xff\xd8\xff\xe0aaaa", Media.JPEG),
    "svg": (b"<svg <<<", Media.SVG),
    "file": (
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        Media.SVG,
    ),
}
SCRIPT = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(1)">'
    b'<script>alert(1)</script><rect width="9" height="9"/></svg>'
)


def document(data: bytes, media: Media) -> Document:
    """A document of a picture."""
    return Document("T", "sv", (Heading("T", 1), Picture("b.x", data, media, "Bild")))


@pytest.mark.parametrize("name", ["pdf", "docx"])
@pytest.mark.parametrize(("data", "media"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_picture_stops_its_format_only(
    report: Report, name: str, data: bytes, media: Media
) -> None:
    """A message that names the picture, with a remedy; no file of the computer is read."""
    with pytest.raises(UnprintableError, match="bilden ”") as caught:
        format_named(name).render(report, document(data, media))
    assert caught.value.remedy is not None


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("<text y='9'>\N{GRINNING FACE}</text>", "har tecken som typsnitten saknar"),
        ("<image href='http://example.org/a.png' width='9' height='9'/>", "hämtar en annan bild"),
        ("<path d=", "är trasig"),
    ],
)
def test_what_is_wrong_with_a_drawing_is_told(report: Report, content: str, why: str) -> None:
    """No font of the computer helps and nothing is fetched: each has a remedy of its own."""
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{content}</svg>'
    with pytest.raises(UnprintableError, match=why):
        format_named("pdf").render(report, document(drawing.encode(), Media.SVG))


def test_a_script_in_a_picture_never_runs(report: Report) -> None:
    """HTML shows it as an image, where scripts are dead; PDF and Word draw it."""
    made = document(SCRIPT, Media.SVG)
    page = Page(format_named("html").render(report, made))
    assert "script" not in {tag for tag, _ in page.tags}
    (image,) = page.all("img")
    assert str(image["src"]).startswith("data:image/svg+xml;base64,")
    assert b"alert" not in format_named("pdf").render(report, made)
    assert format_named("docx").render(report, made)
