"""The shell that the command's tests use."""

import pytest

from tests.cli.commands import Shell


@pytest.fixture
def shell(capfdbinary: pytest.CaptureFixture[bytes]) -> Shell:
    """Runs commands and keeps what they print."""
    return Shell(capfdbinary)
