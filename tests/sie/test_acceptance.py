"""The acceptance cases of the reader and the writer all have tests that bear their numbers."""

import re
from pathlib import Path

CASES = range(1, 42)


def test_every_acceptance_case_has_a_test() -> None:
    """Cases 1–41: encoding, syntax, vouchers, whole files, checksum, writing, streaming, SIE 5."""
    text = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    ranges = re.findall(r"def test_case_([0-9]{2})(?:_to_([0-9]{2}))?_", text)
    named = {n for first, last in ranges for n in range(int(first), int(last or first) + 1)}
    assert set(CASES) - named == set()
