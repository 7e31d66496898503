"""Write the SIE files of an example again: ``python docs/exempel/skapa.py vaxjo-2011``.

The printed reports are published but not the books behind them, so each example has a script that
makes books which come out at the printed figures, and proves it. The scripts are deterministic:
they always write the same bytes, beside the example or in the folder that is given.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from hashlib import sha256
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).parent
SCRIPTS = {script.parent.name: script for script in sorted(FOLDER.glob("*/*skapa_bocker.py"))}


def files_of(name: str) -> Mapping[str, bytes]:
    """The SIE files of an example by name, proved before they are told."""
    script = SCRIPTS[name]
    sys.path.insert(0, str(script.parent))
    files: Mapping[str, bytes] = import_module(script.stem).make_files()
    return files


def main() -> None:
    """Write the files and say what they are."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("name", metavar="EXEMPEL", choices=SCRIPTS)
    parser.add_argument("--ut", metavar="KATALOG", type=Path)
    arguments = parser.parse_args()
    for name, content in files_of(arguments.name).items():
        target = (arguments.ut or FOLDER / arguments.name) / name
        target.write_bytes(content)
        print(f"{target}: {len(content)} byte, sha256 {sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
