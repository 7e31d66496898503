"""Reading a PDF back: its words, its structure, what a validator says of it."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import page
import pikepdf
import pypdf

# The validator takes compressed data that ends in CR for a wrong /Length; see lengths_are_right.
_FALSE_ALARM = re.compile(r"STREAM-LENGTH-001$")


def text_of(data: bytes) -> str:
    """All words, page after page, without places to break a long word."""
    pages = pypdf.PdfReader(BytesIO(data)).pages
    return "\n".join(each.extract_text() for each in pages).replace("\u200b", "")


def lowest(page: pypdf.PageObject) -> float:
    """How far from the foot of the page the lowest word stands, in points."""
    found: list[float] = []

    def visit(text: str, now: list[float], line: list[float], *_: object) -> None:
        if text.strip():
            found.append(now[3] * line[5] + now[5])

    page.extract_text(visitor_text=visit)
    return min(found)


def failures(data: bytes, profile: str) -> list[str]:
    """What a validator finds against a profile, "ua1", "2a" or "3a"."""
    found = page.validate_pdf_bytes(data, profile=profile).failures
    told = [f"{each.rule_id} {each.message}" for each in found]
    assert not told or lengths_are_right(data)
    return [each for each in told if not _FALSE_ALARM.search(each.split()[0])]


def archive_profile(data: bytes) -> str:
    """The part of PDF/A that a file says it follows: "2a", or "3a" where it holds other files."""
    with pikepdf.open(BytesIO(data)) as pdf:
        facts = pdf.Root.Metadata.read_bytes().decode()
    part, level = (re.search(rf"pdfaid:{name}>(\w)<", facts) for name in ("part", "conformance"))
    assert part is not None
    assert level is not None
    return f"{part[1]}{level[1].lower()}"


def lengths_are_right(data: bytes) -> bool:
    """Whether each compressed stream decompresses to its end."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Filter") == "/FlateDecode":
                decoder = zlib.decompressobj()
                decoder.decompress(each.read_raw_bytes())
                assert decoder.eof
    return True


def elements(data: bytes) -> list[tuple[str, str]]:
    """The structure elements in order, each with its Scope where it has one."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return list(_walk(pdf.Root.StructTreeRoot))


def _walk(parent: Any) -> Iterator[tuple[str, str]]:
    kids = parent.get("/K")
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S).lstrip("/"), _scope(kid.get("/A"))
            yield from _walk(kid)


def _scope(found: Any) -> str:
    each = list(found) if isinstance(found, pikepdf.Array) else [found]
    scopes = [str(a["/Scope"]) for a in each if a is not None and "/Scope" in a]
    return scopes[0].lstrip("/") if scopes else ""
