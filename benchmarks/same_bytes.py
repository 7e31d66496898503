"""The same bytes from every Python: each example in all formats, from a new venv of each.

    python benchmarks/same_bytes.py [PYTHON ...]

Without names it takes every Python from 3.11 on that pyenv has, or that stands on the path. Each
venv gets ``finsam-ledger[all]``, nothing else, with the versions of libraries that are installed
where this runs. Every run has its own seed of hashes, time zone, language, folder, an empty home
and a path without programs. Ends with status 1 if some file differs from the first run's. Word and
Excel files that differ in bytes alone were packed by another zlib; that is told as well.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import distributions
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile, is_zipfile

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted(path.parent for path in (ROOT / "docs" / "exempel").glob("*/bokslut.toml"))
LEAST = (3, 11)
ZONES = ("Pacific/Kiritimati", "America/Los_Angeles", "UTC", "Europe/Stockholm")
LANGUAGES = ("C", "sv_SE.UTF-8", "tr_TR.UTF-8", "en_US.UTF-8")
Digests = dict[str, tuple[str, str]]
"""What the bytes of each file come to, and what it holds when it is unpacked."""


def pythons() -> Iterator[str]:
    """The Pythons of this computer that the library supports, one of each version."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [str(path) for path in sorted(versions.glob("3.*/bin/python"))]
    found += filter(None, (shutil.which(f"python3.{minor}") for minor in range(LEAST[1], 20)))
    seen: set[str] = set()
    for python in found:
        version = told(python, "import platform; print(platform.python_version())")
        numbers = tuple(int(part) for part in re.findall(r"\d+", version)[:2])
        if numbers >= LEAST and version not in seen:
            seen.add(version)
            yield python


def told(python: str | Path, code: str) -> str:
    """What a line of Python prints; nothing where the Python does not run."""
    done = subprocess.run([python, "-c", code], check=False, capture_output=True, text=True)
    return done.stdout.strip()


def versions_here() -> str:
    """The libraries of this Python with their versions, as pip takes constraints."""
    found = {each.metadata["Name"]: each.version for each in distributions()}
    return "".join(f"{name}=={found[name]}\n" for name in sorted(found) if name != "finsam-ledger")


def new_venv(python: str, folder: Path) -> Path:
    """A venv with the library, its extras and nothing else; its Python."""
    subprocess.run([python, "-m", "venv", folder], check=True)
    limits = folder / "constraints.txt"
    limits.write_text(versions_here(), "utf-8")
    made = folder / "bin" / "python"
    command = [
        str(made),
        "-m",
        "pip",
        "install",
        "-qq",
        "--disable-pip-version-check",
        "-c",
        str(limits),
    ]
    subprocess.run([*command, f"{ROOT}[all]"], check=True)
    return made


def surroundings(turn: int, home: Path) -> dict[str, str]:
    """The variables of a run, other ones each turn: no program and no font can be found."""
    home.mkdir()
    zone, language = ZONES[turn % len(ZONES)], LANGUAGES[turn % len(LANGUAGES)]
    nothing = str(home / "ingenting")
    return {
        "PYTHONHASHSEED": str(turn + 1),
        "TZ": zone,
        "LANG": language,
        "LC_ALL": language,
        "HOME": str(home),
        "PATH": nothing,
        "FONTCONFIG_FILE": nothing,
        "FONTCONFIG_PATH": nothing,
    }


def made_by(python: Path, turn: int, folder: Path) -> Digests:
    """The digest of every file of every example, by "example/file"."""
    books = folder / ("mapp" * (turn + 1))
    variables = surroundings(turn, folder / "hem")
    found: Digests = {}
    for example in EXAMPLES:
        shutil.copytree(example, books / example.name, ignore=shutil.ignore_patterns("ut"))
        out = folder / "ut" / example.name
        command = [str(python), "-m", "finsam_ledger.cli", "bokslut", str(books / example.name)]
        done = subprocess.run(
            [*command, "--format", "alla", "--ut", str(out)],
            env=variables, cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 1), done.stderr
        for path in sorted(out.iterdir()):
            found[f"{example.name}/{path.name}"] = (digest(path.read_bytes()), digest(parts(path)))
    return found


def digest(data: bytes) -> str:
    """SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def parts(path: Path) -> bytes:
    """What a file holds: the unpacked parts of an archive, else its own bytes."""
    if not is_zipfile(path):
        return path.read_bytes()
    with ZipFile(path) as archive:
        return b"".join(name.encode() + archive.read(name) for name in archive.namelist())


def differing(first: Digests, other: Digests, which: int) -> list[str]:
    """The files that are not the same in both: 0 in bytes, 1 in what they hold."""
    names = sorted(first.keys() | other.keys())
    nothing = ("", "")
    return [n for n in names if first.get(n, nothing)[which] != other.get(n, nothing)[which]]


def compare(names: Sequence[str], folder: Path) -> int:
    """Print what each Python made beside what the first made; 1 if anything differs."""
    first: Digests = {}
    worst = 0
    for turn, name in enumerate(names):
        python = new_venv(name, folder / f"venv-{turn}")
        place = folder / f"korning-{turn}"
        place.mkdir()
        found = made_by(python, turn, place)
        first = first or found
        wrong, otherwise = (differing(first, found, which) for which in (0, 1))
        worst = max(worst, bool(wrong))
        version = told(python, "import sys, zlib; print(sys.version.split()[0], 'zlib', "
                               "zlib.ZLIB_RUNTIME_VERSION)")  # fmt: skip
        print(
            f"{version}: {len(found)} files, {len(wrong)} differ from the first in bytes, "
            f"{len(otherwise)} in what they hold", *wrong,
        )  # fmt: skip
    return worst


def main() -> int:
    """Read the command line and compare."""
    parser = argparse.ArgumentParser(description="same bytes from every Python")
    parser.add_argument("pythons", nargs="*", metavar="PYTHON", help="default: all that are found")
    names = parser.parse_args().pythons or list(pythons())
    with TemporaryDirectory() as work:
        return compare(names, Path(work))


if __name__ == "__main__":
    sys.exit(main())
