"""A pytest plugin: a failing example is not made smaller, since only that it fails is asked."""

from hypothesis.internal.conjecture.engine import ConjectureRunner


def _nothing(_: ConjectureRunner) -> None:
    """Instead of shrinking."""


NAMES = [name for name in dir(ConjectureRunner) if name.startswith("shrink_interesting")]
"""What shrinks, by whichever name the installed version has."""
for _name in NAMES:
    setattr(ConjectureRunner, _name, _nothing)
