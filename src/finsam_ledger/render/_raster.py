"""Pictures as dots (rasterbilder), for formats that cannot draw SVG."""

from finsam_ledger.errors import MissingExtraError
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
    svg = picture.data.decode("utf-8", "replace")
    return typst.compile(
        _DRAWING, format="png", ppi=_PPI, sys_inputs={"svg": svg}, ignore_system_fonts=True
    )
