"""The same input gives the same bytes, whatever else is different where and when it is made."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.examples.made import files_of, folders

OTHER = {
    "PYTHONHASHSEED": "20210831",
    "TZ": "Pacific/Kiritimati",
    "LANG": "tr_TR.UTF-8",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "PATH": "",
    "FONTCONFIG_FILE": "/ingenting",
}
LONG_AGO = 86_400 * 365


def digests(files: dict[str, bytes]) -> dict[str, str]:
    """What the bytes of each file come to."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


@folders
def test_another_process_elsewhere_makes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Another seed of hashes, zone, language, coding, folder, age of files; no programs or fonts.

    The command is run as a person would, on a copy of the folder under another name, and every
    file of every format is as the one made in this process.
    """
    copy = tmp_path / "En annan mapp åäö" / "bokslut"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("ut"))
    for path in copy.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    home = tmp_path / "hem"
    home.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "finsam_ledger.cli", "bokslut", ".", "--format", "alla"],
        cwd=copy, env={**OTHER, "HOME": str(home)}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr.decode()
    made = {path.name: path.read_bytes() for path in (copy / "ut").iterdir()}
    assert digests(made) == digests(files_of(folder))
