"""Finds the extensions of a folder (upptäckt), and imports public names on first use."""

from collections.abc import Callable, Mapping, Sequence
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


def lazy_names(package: str, homes: Mapping[str, Sequence[str]]) -> Callable[[str], object]:
    """A ``__getattr__`` for a package whose public names are imported when first used.

    Args:
        package: The package's name.
        homes: The names that each of its modules gives.

    Returns:
        A function that imports a name, or raises AttributeError for one that nobody gives.

    >>> lazy_names("finsam_ledger", {"version": ["VERSION"]})("VERSION").count(".")
    2
    """
    home_of = {name: home for home, names in homes.items() for name in names}

    def find(name: str) -> object:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{home_of[name]}"), name)

    return find
