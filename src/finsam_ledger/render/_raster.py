"""Pictures as dots (rasterbilder), for formats that cannot draw SVG."""

from finsam_ledger.errors import MissingExtraError, UnprintableError
from finsam_ledger.reports.document import Media, Picture
from finsam_ledger.terms import Text

_PPI = 220
_DRAWING = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 16cm)"""


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
    except typst.TypstError:
        raise broken_picture(picture) from None


def broken_picture(picture: Picture) -> UnprintableError:
    """That a picture cannot be drawn (trasig bild), and which."""
    return UnprintableError(
        Text(f"bilden ”{picture.id}” är trasig", f'the picture "{picture.id}" is broken'),
        Text("Öppna den i ett bildprogram och spara om den", "Open it and save it anew"),
    )
