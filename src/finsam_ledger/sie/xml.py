"""Reading XML safely (säker XML): the standard library's expat, with all that is dangerous off.

A document type declaration is where entities, and with them every known attack on XML readers,
begin: files that have one are refused. What is left is bounded by the size of the file and by how
deep elements may lie in one another.
"""

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from attrs import Factory, define

from finsam_ledger.errors import UnreadableInputError
from finsam_ledger.terms import Text

LARGEST = 1 << 30
DEEPEST = 32
_BLOCK = 1 << 20
_MARK = " "
_DECLARED = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]+)""")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_REMEDY = Text("Exportera om filen ur bokföringen", "Export the file again from the books")


@define
class Node:
    """An element (element): its name without namespace, its attributes, its children.

    Args:
        name: Its name.
        namespace: Its namespace, empty when it has none.
        attributes: Its attributes.
        line: The line of the file that it begins on.
        children: The elements in it, as far as they are kept.
    """

    name: str
    namespace: str
    attributes: Mapping[str, str]
    line: int
    children: list["Node"] = Factory(list)

    def get(self, name: str) -> str:
        """An attribute without blanks around it, empty when it is missing (attribut)."""
        return self.attributes.get(name, "").strip()

    def words(self, name: str) -> str:
        """An attribute that is text for people: as it is, but without control characters."""
        return _CONTROL.sub(" ", self.attributes.get(name, ""))

    def all(self, name: str) -> list["Node"]:
        """The children of a name (underelement)."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> "Node":
        """The first child of a name; one without attributes when there is none."""
        return next(iter(self.all(name)), Node(name, "", {}, self.line))


def encoding_of(data: bytes) -> tuple[str, str]:
    """The encoding that the bytes are in, and the one that they declare (teckenkodning).

    Valid UTF-8 with a multi-byte character is UTF-8, whatever is declared; bytes that are not
    valid UTF-8 though it is declared, or nothing is, are Windows-1252.

    >>> encoding_of('<?xml version="1.0" encoding="UTF-8"?><a b="å"/>'.encode("latin-1"))
    ('cp1252', 'utf-8')
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16", "utf-16"
    match = _DECLARED.match(data)
    declared = match[1].decode().lower() if match else "utf-8"
    if data.isascii():
        return "utf-8" if declared == "utf-8" else declared, declared
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252" if declared == "utf-8" else declared, declared
    return "utf-8", declared


def parse(
    data: bytes,
    name: str,
    encoding: str,
    start: Callable[[Node], None],
    end: Callable[[], None],
) -> None:
    """Go through a document element by element (genomgång).

    Args:
        data: The document.
        name: Its name, for errors.
        encoding: The encoding that its bytes are in.
        start: Told of each element as it begins.
        end: Told each time that the innermost element ends.

    Raises:
        UnreadableInputError: The document is not well-formed XML, has a document type declaration,
            is larger than 1 GB or deeper than 32 elements.
    """
    if len(data) > LARGEST:
        raise _refused(name, 0, "filen är större än 1 GB", "the file is larger than 1 GB")
    walker = _Walker(name, start, end, expat.ParserCreate(_known(encoding), _MARK))
    try:
        for at in range(0, len(data), _BLOCK):
            walker.parser.Parse(data[at : at + _BLOCK], False)  # noqa: FBT003 as expat has it
        walker.parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise _malformed(name, error) from None


def _known(encoding: str) -> str:
    return "windows-1252" if encoding == "cp1252" else encoding


def _malformed(name: str, error: Exception) -> UnreadableInputError:
    line = error.lineno if isinstance(error, expat.ExpatError) else 0
    why = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else str(error)
    return _refused(
        name, line, f"filen är SIE 5 men inte hel XML ({why})", f"SIE 5, not well-formed ({why})"
    )


def _refused(name: str, line: int, sv: str, en: str) -> UnreadableInputError:
    where = f"{name} rad {line}".strip() if line else name
    return UnreadableInputError(Text(sv, en), _REMEDY, where)


@define
class _Walker:
    name: str
    start: Callable[[Node], None]
    end: Callable[[], None]
    parser: expat.XMLParserType
    depth: int = 0

    def __attrs_post_init__(self) -> None:
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        line = self.parser.CurrentLineNumber
        if self.depth > DEEPEST:
            sv = f"elementen ligger djupare än {DEEPEST} i varandra"
            raise _refused(
                self.name, line, sv, f"elements lie deeper than {DEEPEST} in one another"
            )
        namespace, _, local = name.rpartition(_MARK)
        values = {key.rpartition(_MARK)[2]: text for key, text in attributes.items()}
        self.start(Node(local, namespace, values, line))

    def _end(self, _: str) -> None:
        self.depth -= 1
        self.end()

    def _refuse_doctype(self, *_: object) -> None:
        raise _refused(
            self.name,
            self.parser.CurrentLineNumber,
            "filen har en dokumenttypsdeklaration (DOCTYPE), som SIE 5 inte har och som inte läses",
            "the file has a document type declaration, which SIE 5 has not and which is not read",
        )
