"""Hypothesis settings of these tests: no deadline, since slow machines are no fault of the code."""

from hypothesis import settings

settings.register_profile("ci", deadline=None, max_examples=30, print_blob=True)
settings.load_profile("ci")
