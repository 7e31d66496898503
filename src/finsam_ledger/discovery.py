"""Finds the extensions of a folder (upptäckt): one file each, nothing else is edited."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def discover(package: ModuleType, constant: str, kind: type[T]) -> tuple[T, ...]:
    """The constants named ``constant`` in the modules of ``package``, in order of file name.

    Args:
        package: The folder that holds one extension a file.
        constant: The name that each file gives its extension, for instance ``CHECK``.
        kind: The type that each of them must have.

    Returns:
        One value a file. Modules whose name begins with an underscore are helpers, not extensions.

    Raises:
        TypeError: A file lacks the constant or has something else in it (our own mistake).
    """
    found = []
    for info in iter_modules(package.__path__, f"{package.__name__}."):
        if info.name.rpartition(".")[2].startswith("_"):
            continue
        value = getattr(import_module(info.name), constant, None)
        if not isinstance(value, kind):
            raise TypeError(f"{info.name} must define {constant}: {kind.__name__}")
        found.append(value)
    return tuple(found)
