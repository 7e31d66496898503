"""Strict TOML into attrs classes (inställningsfiler): unknown keys and wrong types are refused.

Every message names file, line, key and remedy, and all trouble of a file is told at once.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from finsam_ledger.errors import ConfigurationError, FinsamError
from finsam_ledger.terms import Text

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")
Path = tuple[str | int, ...]
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?")
_DECODE_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_TYPE_NAMES = {"str": "text", "int": "heltal", "bool": "true eller false", "date": "datum"}


def toml_key(name: str, **options: Any) -> Any:
    """An attrs field that TOML writes under a Swedish name (nyckel).

    Args:
        name: The key as it stands in the file.
        options: What ``attrs.field`` takes.
    """
    return attrs.field(metadata={"toml": name}, **options)


def load(cls: type[T], text: str, where: str) -> T:
    """A value of an attrs class from TOML text (läs inställningar).

    Args:
        cls: The attrs class; its fields are named with ``toml_key``.
        text: The TOML text.
        where: The file's name, for messages.

    Returns:
        The value.

    Raises:
        ConfigurationError: The text is no TOML, a key is unknown or missing, or a value is of the
            wrong kind; the message tells every place by file and line.
    """
    data = _parse(text, where)
    try:
        return _converter().structure(data, cls)
    except Exception as error:  # noqa: BLE001 cattrs raises what the classes raise, gathered
        raise _refusal(error, text, where) from None


def _parse(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _DECODE_PLACE.search(str(error))
        rows = text.rstrip().splitlines()
        line = place.group(1) if place and place.group(1) else str(len(rows))
        row = rows[min(int(line), len(rows)) - 1].strip()
        raise ConfigurationError(
            Text(f"raden går inte att läsa som TOML: {row}", f"the line is no TOML: {row}"),
            Text(
                "Kontrollera citattecken, likhetstecken och att datum finns, t.ex. 2021-08-31 "
                'och namn = "text"',
                'Check quotes, equal signs and that dates exist, e.g. 2021-08-31 and name = "text"',
            ),
            f"{where} rad {line}",
        ) from None


@cache
def _converter() -> "Converter":
    from cattrs import Converter  # noqa: PLC0415 only when a TOML file is read
    from cattrs.gen import make_dict_structure_fn, override  # noqa: PLC0415

    converter = Converter(forbid_extra_keys=True, prefer_attrib_converters=True)

    def structure_attrs(cls: type) -> Any:
        names = {
            a.name: override(rename=a.metadata.get("toml", a.name), omit=not a.init)
            for a in attrs.fields(cls)
        }
        return make_dict_structure_fn(
            cls,
            converter,
            _cattrs_forbid_extra_keys=True,
            **names,  # type: ignore[arg-type]
        )

    converter.register_structure_hook_factory(attrs.has, structure_attrs)
    for kind in (str, int, bool, date):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook_func(lambda cls: cls == int | str, _exactly(int, str))
    converter.register_structure_hook_func(_is_tuple_type, _tuple_hook(converter))
    return converter


def _exactly(*kinds: type) -> Any:
    def structure(value: object, _: object) -> object:
        if type(value) not in kinds or isinstance(value, datetime):
            expected = " eller ".join(_TYPE_NAMES[kind.__name__] for kind in kinds)
            english = " or ".join(kind.__name__ for kind in kinds)
            raise ConfigurationError(
                Text(
                    f"{_shown(value)} är fel slags värde, väntade {expected}",
                    f"{_shown(value)} is the wrong kind of value, expected {english}",
                )
            )
        return value

    return structure


def _is_tuple_type(cls: Any) -> bool:
    return getattr(cls, "__origin__", None) is tuple


def _tuple_hook(converter: "Converter") -> Any:
    def structure(value: object, cls: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ConfigurationError(
                Text(
                    f"{_shown(value)} ska vara en lista inom hakparenteser",
                    f"{_shown(value)} must be a list in brackets",
                )
            )
        return tuple(converter.structure(value, list[cls.__args__[0]]))

    return structure


def _shown(value: object) -> str:
    return f"”{value}”" if isinstance(value, str) else f"{value}"


def _refusal(error: Exception, text: str, where: str) -> ConfigurationError:
    problems = sorted(
        {(line_of(text, path), what.sv, what.en) for path, what in _problems(error, (), None)}
    )
    first = problems[0][0]
    more_sv = "".join(f"\n  rad {line}: {sv}" for line, sv, _ in problems[1:])
    more_en = "".join(f"\n  line {line}: {en}" for line, _, en in problems[1:])
    return ConfigurationError(
        Text(problems[0][1] + more_sv, problems[0][2] + more_en), None, f"{where} rad {first}"
    )


def _problems(error: BaseException, path: Path, cls: type | None) -> Iterator[tuple[Path, Text]]:
    from cattrs.errors import (  # noqa: PLC0415
        BaseValidationError,
        ClassValidationError,
        ForbiddenExtraKeysError,
    )

    if isinstance(error, BaseValidationError):
        owner = error.cl if isinstance(error, ClassValidationError) else cls
        for inner in error.exceptions:
            yield from _problems(inner, path + _step(inner, owner), owner)
    elif isinstance(error, ForbiddenExtraKeysError):
        for extra in sorted(error.extra_fields):
            yield (*path, extra), _unknown_key(extra, _keys(error.cl))
    elif isinstance(error, KeyError):
        key = str(error.args[0])
        yield path[:-1], Text(f"nyckeln ”{key}” saknas", f'the key "{key}" is missing')
    elif isinstance(error, FinsamError):
        yield path, Text(error.text("sv"), error.text("en"))
    else:
        yield path, Text(f"värdet går inte att använda ({error})", f"unusable value ({error})")


def _step(error: BaseException, cls: type | None) -> Path:
    from cattrs.errors import AttributeValidationNote, IterableValidationNote  # noqa: PLC0415

    for note in getattr(error, "__notes__", ()):
        if isinstance(note, IterableValidationNote):
            return (note.index,)
        if isinstance(note, AttributeValidationNote):
            return (_toml_name(cls, note.name),)
    return ()


def _toml_name(cls: type | None, name: str) -> str:
    if cls is None or not attrs.has(cls):
        return name
    field = attrs.fields_dict(cls).get(name)
    return name if field is None else str(field.metadata.get("toml", name))


def _keys(cls: type) -> list[str]:
    return [field.metadata.get("toml", field.name) for field in attrs.fields(cls) if field.init]


def _unknown_key(key: str, known: Sequence[str]) -> Text:
    near = get_close_matches(key, known, 1)
    hint_sv = f"Menade du ”{near[0]}”?" if near else f"Nycklarna här är {', '.join(known)}"
    hint_en = f'Did you mean "{near[0]}"?' if near else f"The keys here are {', '.join(known)}"
    return Text(f"okänd nyckel ”{key}”. {hint_sv}", f'unknown key "{key}". {hint_en}')


def line_of(text: str, path: Path) -> int:
    r"""The line of TOML text where a key or table stands (rad), counted from 1.

    >>> line_of("a = 1\n[[rad]]\nx = 1\n[[rad]]\nx = 2\n", ("rad", 1, "x"))
    5
    """
    best, best_depth = 1, 0
    for number, place in _places(text):
        depth = len(place)
        if depth > best_depth and path[:depth] == place:
            best, best_depth = number, depth
    return best


@lru_cache(maxsize=4)
def _places(text: str) -> tuple[tuple[int, Path], ...]:
    """The number and the key or table of each line, found once however many are asked for."""
    found: list[tuple[int, Path]] = []
    here: Path = ()
    counts: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.fullmatch(line)
        if header:
            here = _table(header, counts)
        key = line.partition("=")[0].strip().strip('"')
        found.append((number, here if header or "=" not in line else (*here, *key.split("."))))
    return tuple(found)


def _table(header: "re.Match[str]", counts: dict[Path, int]) -> Path:
    here: Path = ()
    names = [name.strip().strip('"') for name in header.group(2).split(".")]
    for i, name in enumerate(names):
        here = (*here, name)
        if i == len(names) - 1 and header.group(1) == "[[":
            counts[here] = counts.get(here, -1) + 1
        if here in counts:
            here = (*here, counts[here])
    return here
