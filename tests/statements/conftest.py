"""Hypothesis settings of these tests: no deadline, and the same examples each run."""

from hypothesis import settings

settings.register_profile("ci", deadline=None, max_examples=30, derandomize=True)
settings.load_profile("ci")
