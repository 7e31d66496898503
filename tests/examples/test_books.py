"""Every example's books are what its script makes: byte for byte, on any machine."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent.parent / "docs" / "exempel"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/bokslut.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_the_script_writes_the_very_same_books(name: str, tmp_path: Path) -> None:
    """Each SIE file of the folder comes out of the script, and no file more."""
    subprocess.run(
        [sys.executable, str(EXAMPLES / "skapa.py"), name, "--ut", str(tmp_path)],
        check=True,
        capture_output=True,
    )
    kept = {path.name: path.read_bytes() for path in (EXAMPLES / name).glob("*.se")}
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert kept
    assert made == kept
