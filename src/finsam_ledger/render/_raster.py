"""Pictures that are drawn (bilder): as dots for formats that cannot draw SVG, and what is wrong."""

from finsam_ledger.errors import MissingExtraError, UnprintableError
from finsam_ledger.reports.document import Media, Picture
from finsam_ledger.terms import Text

_PPI = 220
_DRAWING = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 16cm)"""
_PAGE = b"""#set document(date: datetime(year: 2000, month: 1, day: 1), title: "x")
#image(
  bytes(sys.inputs.data.codepoints().map(str.to-unicode)), format: sys.inputs.media, alt: "x",
)"""
_BROKEN = (
    Text("är trasig", "is broken"),
    Text("Öppna den i ett bildprogram och spara om den", "Open it and save it anew"),
)
_REASONS = {
    "could not be displayed": (
        Text("har tecken som typsnitten saknar", "has signs that the fonts lack"),
        Text(
            "Gör om texten till kurvor, eller spara som PNG", "Turn words to paths, or save as PNG"
        ),
    ),
    "linked image": (
        Text("hämtar en annan bild", "fetches another picture"),
        Text("Bädda in den andra bilden, eller spara som PNG", "Embed it, or save as PNG"),
    ),
}


def png_of(picture: Picture) -> bytes:
    """The bytes of a picture as Word can hold it (rasterbild): PNG or JPEG.

    Args:
        picture: Drawn by typst where it is SVG.

    Raises:
        MissingExtraError: It is SVG and typst is not installed.
        UnprintableError: It is SVG that cannot be drawn.
    """
    if picture.media is not Media.SVG:
        return picture.data
    try:
        import typst  # noqa: PLC0415 an extra
    except ImportError:
        raise MissingExtraError(
            Text(
                "bilder i SVG kräver typst, som inte är installerat",
                "pictures in SVG need typst, which is not installed",
            ),
            Text(
                "Kör pip install typst, som ingår i tillvalet pdf",
                "Run pip install typst, which the extra pdf brings",
            ),
        ) from None
    inputs = {"svg": picture.data.decode("utf-8", "replace")}
    try:
        return typst.compile(
            _DRAWING, format="png", ppi=_PPI, sys_inputs=inputs, ignore_system_fonts=True
        )
    except typst.TypstError as error:
        raise broken_picture(picture, str(error)) from None


def unprintable_picture(picture: Picture) -> UnprintableError | None:
    """What stops a picture from being printed on a page (otryckbar bild), None if nothing does."""
    import typst  # noqa: PLC0415 an extra

    media = picture.media.name.lower().replace("jpeg", "jpg")
    inputs = {"data": picture.data.decode("latin-1"), "media": media}
    try:
        typst.compile(_PAGE, sys_inputs=inputs, pdf_standards=["a-2a"], ignore_system_fonts=True)
    except typst.TypstError as error:
        return broken_picture(picture, str(error))
    return None


def broken_picture(picture: Picture, why: str = "") -> UnprintableError:
    """That a picture cannot be drawn (trasig bild), which, and how to mend it.

    Args:
        picture: The picture.
        why: What the drawing program says.
    """
    told, remedy = next((words for sign, words in _REASONS.items() if sign in why), _BROKEN)
    name = picture.id
    return UnprintableError(
        Text(f"bilden ”{name}” {told.sv}", f'the picture "{name}" {told.en}'), remedy
    )
